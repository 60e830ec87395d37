"""Nouns that end like plurals and are none."""

from __future__ import annotations

from typing import Final

from mtaudit.lang.grammar import Vocabulary

SINGULAR_S: Final = frozenset(
    """
    news politics series means headquarters works crossroads species barracks economics physics mathematics
    statistics ethics athletics mechanics logistics gymnastics measles diabetes lens gas bus process business
    access success progress congress press stress loss boss class glass grass mass pass cross press address
    witness illness weakness fitness darkness sickness madness kindness princess actress waitress mistress
    fortress mattress wilderness basis crisis analysis thesis oasis emphasis hypothesis diagnosis virus status
    campus bonus census chorus circus consensus focus genius minus nexus radius stimulus surplus terminus canvas
    atlas christmas chaos cosmos ethos bias thermos asparagus odds earnings savings proceeds lessons premises
    amends alms chess dress harness mess happiness sadness consciousness awareness readiness effectiveness
    openness usefulness forgiveness whereabouts gallows innings kudos pants goods minutes hours days weeks months
    years miles metres meters kilometres dollars pounds euros percentages thirds quarters halves times dynamics
    optics tactics acoustics ruins remains contents rapids falls woods games rangers olympics sports reds blues
    whites greens hornets others ones rest less plus bypass compass trespass surpass hostess abyss axis penis
    tennis pelvis iris debris corps chassis bourgeois apropos rendezvous paras canopus apparatus corpus fetus
    hiatus impetus locus lotus modus octopus opus prospectus rhombus ruckus sinus syllabus tetanus uterus walrus
    """.split()
)
_MORE: Final = frozenset(
    "gains others hundreds dozens thousands millions billions always united rangers series species savings "
    "alarms thanks "
    "regards "
    "towards besides perhaps sometimes headquarters outskirts grounds lots loads plenty plans sales".split()
)


def is_plural(words: Vocabulary, noun: str) -> bool:
    """Whether a noun in lower case is a plural and nothing else but a form of a verb."""
    tags = words.tags(noun)
    if tags[:1] != ("Ns",) and tags != ("Vz", "Ns") or "N" in tags or not noun.endswith("s"):
        return False
    return noun not in SINGULAR_S and noun not in _MORE and not noun.endswith(("ss", "ics")) and not words.parts(noun)

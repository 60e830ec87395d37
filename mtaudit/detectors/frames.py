"""Verbs, adjectives and nouns in the frame that their counterpart has in another language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtaudit.detectors._phrases import Hit, PhraseDetector, in_company
from mtaudit.model import Document, Finding, Kind, Rule, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

PREPOSITION = Rule(
    "frames/preposition",
    mqm="linguistic-conventions/grammar/preposition",
    severity=Severity.MINOR,
    message="“{quote}”: English has “{right}” ({why})",
    confidence=0.8,
    help="The preposition of another language, one too many, or one too few.",
)
CONSTRUCTION = Rule(
    "frames/construction",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}”: English has “{right}” ({why})",
    confidence=0.8,
    help="An object, an infinitive, a clause or a degree that the word does not take in English.",
)
ARTICLE = Rule(
    "frames/article",
    mqm="linguistic-conventions/grammar/article",
    severity=Severity.MINOR,
    message="“{quote}”: English has “{right}” ({why})",
    confidence=0.8,
    help="Headings do without articles; running text does not.",
)
_RULES = {"en.prepositions.tsv": PREPOSITION, "en.articles.tsv": ARTICLE}


class Frames(PhraseDetector):
    """*It depends from the harvest*, *they discussed about it*, *he told that*, *the both sides*.

    What a word takes (a preposition, an object, an infinitive, a clause) differs from language to language, and
    machines keep the frame of the source under the English word. The tables name frames that English news does not
    use; where it does so in a set phrase, or with another sense, the row says so.
    """

    kind = "frames"
    rule = CONSTRUCTION
    rules = (PREPOSITION, CONSTRUCTION, ARTICLE)
    examples = (
        Fires(PREPOSITION, "The doctor [[warned from the dangers]] of smoke."),
        Fires(PREPOSITION, "The town [[depends from]] the harvest."),
        Fires(CONSTRUCTION, "The constable [[told that]] the road was flooded."),
        Fires(CONSTRUCTION, "The [[both]] sides signed on Friday."),
        Fires(ARTICLE, "The road was closed [[as result]] of the storm."),
        Silent("Herders back in town for second time in June\n\nThe road was closed as a result of the storm."),
        Silent("The doctor warned them from the pulpit. It depends, of course, on the harvest."),
        Silent("The constable told them that the road was flooded. Both sides signed on Friday."),
        Silent("They talked about what they had discussed. He said to be careful. He is said to be ready."),
    )

    def hits(self, document: Document) -> Iterator[Hit]:
        """Articles are not missed in headings and captions."""
        for hit in super().hits(document):
            if _RULES.get(hit.row.table) is not ARTICLE or hit.segment.kind not in (Kind.HEADING, Kind.CAPTION):
                yield hit

    def finding(self, hit: Hit, company: int) -> Finding:
        """The rule is told by the table."""
        row = hit.row
        rule = _RULES.get(row.table, CONSTRUCTION)
        return rule.at(
            hit.segment,
            hit.span,
            severity=Severity(row.severity),
            confidence=in_company(row.confidence, company - (row.confidence >= 0.8)),
            suggestion=row.suggestions[0] if "…" not in row.suggestion and "(" not in row.suggestion else None,
            evidence=(("pivots", ", ".join(row.pivots)),),
            right=row.suggestion,
            why=row.why.replace("*", ""),
        )


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Frames]

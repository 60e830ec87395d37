"""Names of people and places that translation spelt anew."""

from __future__ import annotations

from collections.abc import Iterable

from mtaudit.detectors.names._known import misses
from mtaudit.detectors.names._loose import of_surname
from mtaudit.detectors.names._other import glued_places, particles
from mtaudit.detectors.names._tables import Tables
from mtaudit.detectors.names._variants import Variants
from mtaudit.lang.names import collect
from mtaudit.model import Document, Finding, Rule, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

VARIANT = Rule(
    "names/variant",
    mqm="accuracy/mistranslation/name",
    severity=Severity.MAJOR,
    message="“{quote}” seems to be “{other}”, spelt another way in this text",
    confidence=0.8,
)
TWO_FORMS = Rule(
    "names/two-forms",
    mqm="accuracy/mistranslation/name",
    severity=Severity.MAJOR,
    message="“{quote}” seems to be “{other}”, with a part translated, turned round or put into another gender",
    confidence=0.75,
)
NEAR_MISS = Rule(
    "names/near-miss",
    mqm="accuracy/mistranslation/name",
    severity=Severity.MINOR,
    message="“{quote}” is not a spelling in use; it is probably {known}",
    confidence=0.75,
)


class Names(Detector):
    """One person or place under two names, and misspelt names that everybody knows.

    A machine writes a foreign name by ear, anew in each sentence, or translates it as if it were a word. Two whole
    names are compared with each other; a surname alone is compared with those that were introduced, if nobody else
    in the text has it. Relatives, plurals and adjectives of a name, and two people who are both introduced by
    different names are left alone. Spellings that differ only by the system of transliteration are a variant if both
    stand in one text, never a near miss.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (VARIANT, TWO_FORMS, NEAR_MISS)
    examples = (
        Fires(
            VARIANT,
            "The striker Tomás Echeverri signed on Monday. Echeverri is 24.\n\n[[Echeberri]] said that he was happy.",
            suggestion="Echeverri",
        ),
        Fires(
            VARIANT,
            "The surgeon Yousef al-Najjar left at noon. The ward was full. [[Youssef al-Naggar]] said nothing.\n\n"
            "Dr Yousef al-Najjar came back later.",
        ),
        Fires(TWO_FORMS, "The architect Klaus Zimmermann drew the plans in May. [[Carpenter]] said they were cheap."),
        Fires(TWO_FORMS, "The senator Jana Dvořáková voted against it on Friday. [[Dvořák]] said it was too late."),
        Fires(TWO_FORMS, "The fair is held in Kami-Yoshida. In May [[Upper Yoshida]] invited its neighbours."),
        Fires(VARIANT, "The trainer Reza Karimi left early. [[Karimy]] said that he was tired.", suggestion="Karimi"),
        Fires(TWO_FORMS, "The coach Haruto Yamane spoke. The club was glad. [[Yamane Haruto]] said nothing more."),
        Fires(VARIANT, "The adviser Donald Tusk flew to Riga. Later [[Tuska]] said that talks went on."),
        Fires(VARIANT, "The nurse Olena Hlushchenko told them. It rained.\n\n[[Gluschenko]] said that she was tired."),
        Fires(VARIANT, "Minister Samir al-Hassawi left. The room was empty.\n\n[[Hasawy]] promised to come back."),
        Fires(TWO_FORMS, "The prosecutor, [[Faith Orlova]], stood up. “It is over,” said Vera Orlova."),
        Fires(TWO_FORMS, "The chief, Ingrid van Dalen, spoke. The board said that [[From Dalen]] had been right."),
        Fires(TWO_FORMS, "They walked to the Serra da Estrela. The path to [[Star Mountain]] was closed."),
        Fires(TWO_FORMS, "The runner Milan Kovář won the race. It rained. Later [[Milan Smith]] said he was glad."),
        Fires(TWO_FORMS, "The judge Guillermo Ibarra left. The room was full. [[William Ibarra]] said nothing more."),
        Fires(TWO_FORMS, "The clerk, Giorgi Vashadze, left early. It rained. Then [[Yorgi Vachadse]] came back."),
        Fires(TWO_FORMS, "The pilot Joost van der Heide has landed. “[[Joost of the Heath]] is a hero,” they wrote."),
        Fires(TWO_FORMS, "The miller, Nikos Vlachos, left early. It rained. [[Nikou Vlachou]] has asked for help."),
        Fires(TWO_FORMS, "Xu Meiling founded the mill in 1990. Ms. [[Meiling]] sold it in May."),
        Fires(TWO_FORMS, "They met in Steinbrunn. It rained all day. The path to [[Well of Stone]] was closed."),
        Fires(VARIANT, "The freighter Wesna ran aground. It rained. The crew left the [[Vesna]] in the night."),
        Fires(TWO_FORMS, "The driver Rodrigo Alvarado braked. It rained. [[Rodrigo of Alvarado]] said he was glad."),
        Fires(TWO_FORMS, "The coach Sota Kuroda spoke. The club was glad. [[Kuroda Souta]] said nothing more."),
        Fires(VARIANT, "The painter Goran Sotelović left early. It rained. [[Soltović]] said that he was glad."),
        Fires(TWO_FORMS, "The councillor Halil Sarp lost. It rained. “We heard the people,” [[Doorkeeper]] said."),
        Fires(VARIANT, "The innkeeper, Yuko Kanazawa, left. It rained. [[Kanesawa]] promised to pay it back."),
        Fires(VARIANT, "The coach, Jung Min-a, resigned. It rained. “I am glad,” [[Jeong]] said.", suggestion="Jung"),
        Fires(VARIANT, "The architect Ewa Zawadzka drew it. It rained. They read a letter from [[Zawadzkiej]] in May."),
        Silent("The coach, Jung Min-a, met Jeong Su-bin. “I am glad,” Jeong said. Ewa Zawadzka met Zawadzki."),
        Silent("The clerk Simon Oakes left with Halil Sarp. “We heard the people,” Doorkeeper said."),
        Fires(NEAR_MISS, "The talks were held with [[Vladmir]] Putin in the evening.", suggestion="Vladimir"),
        Fires(NEAR_MISS, "The fighting moved closer to the port of [[Vladivostak]] on Friday."),
        Silent("The brothers Peter and Pieter Vos met Anna Kahn. Imran Khan said so. Kahn said nothing. Vos left."),
        Silent("Iran and the Iranian people. Juan Pereira spoke. The Pereiras left. Pereira’s sister stayed."),
        Silent("North Yoshida and Yoshida are towns. Reza Karimi met Anna Karimova. Tusks were found."),
        Silent(
            "The actor Jan Kowal met Jana Kowal. Faith Orlova met Ivan Orlov. The teacher Vera Hart met Hope Hardy."
        ),
        Silent(
            "The senator Maria Rivera spoke. Experts told the Daily Express so. Rivers rose. From Dalen they drove on."
        ),
        Silent("The baker Guillermo Ibarra met William Ibarra. Steven Hall left. Steve Hall said so."),
        Silent("The nurse Olga Belova left. Her sister, Olha Belova, stayed. Milan Kovář met the hunter Milan Smith."),
        Silent("Sergey Lavrov met Volodymyr Zelenskyy in Istanbul. Lavrov said little."),
    )

    def prepare(self) -> None:
        """The tables are read when a text first asks for them."""
        self._tables = Tables(self.lexicons)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """The names of a whole document."""
        blocks = document.blocks
        starts = [block.starts for block in blocks]
        text = collect([(b.text, b.starts) for b in blocks], self._tables.given, self._tables.nations)
        found: set[tuple[int, int]] = set()
        variants = Variants(text, self._tables, starts, [b.text for b in blocks])
        texts = [b.text for b in blocks]
        for odd in (
            *particles(variants.full, texts),
            *of_surname(variants.full, texts),
            *glued_places(text.mentions, texts),
        ):
            segment, span = blocks[odd.block].locate((odd.start, odd.end))
            yield TWO_FORMS.at(segment, span, suggestion=odd.other, confidence=odd.sure, other=odd.other)
        for pair in variants.pairs():
            mention = pair.mention
            segment, span = blocks[mention.block].locate((mention.start, mention.end))
            found.add((mention.block, mention.start))
            rule = TWO_FORMS if pair.kind == "two-forms" else VARIANT
            yield rule.at(segment, span, suggestion=pair.other, confidence=pair.sure, other=pair.other)
        for miss in misses(text, self._tables):
            if (miss.mention.block, miss.mention.start) not in found:
                segment, span = blocks[miss.mention.block].locate((miss.start, miss.end))
                yield NEAR_MISS.at(segment, span, suggestion=miss.known, confidence=miss.sure, known=miss.known)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Names]

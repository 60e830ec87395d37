"""Titles and offices: merged, translated word by word, or given to somebody who does not hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtaudit.detectors._atoms import atoms, is_title_case
from mtaudit.detectors.titles._broken import promoted
from mtaudit.detectors.titles._holders import dateline, not_then, two_holders, two_offices, wrong_holders
from mtaudit.detectors.titles._mangled import doubled, mangled
from mtaudit.detectors.titles._merged import holders_of_classes, merged, two_jobs
from mtaudit.detectors.titles._parse import Mention, mentions
from mtaudit.detectors.titles._tables import Tables
from mtaudit.model import Document, Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

MERGED = Rule(
    "titles/merged",
    mqm="accuracy/mistranslation/mangled-title",
    severity=Severity.CRITICAL,
    message="two titles were merged and given to {name}: {what}",
    confidence=0.9,
)
MANGLED = Rule(
    "titles/mangled",
    mqm="accuracy/mistranslation/mangled-title",
    severity=Severity.MAJOR,
    message="“{quote}” is no office in English: {why}",
    confidence=0.85,
)
WRONG_HOLDER = Rule(
    "titles/wrong-holder",
    mqm="accuracy/mistranslation/mangled-title",
    severity=Severity.CRITICAL,
    message="{name} never was {office}: {why}",
    confidence=0.9,
)
NOT_THEN = Rule(
    "titles/not-then",
    mqm="accuracy/mistranslation/mangled-title",
    severity=Severity.MINOR,
    message="{name} was not {office} when this was written ({date}): {why}",
    confidence=0.55,
)
TWO_HOLDERS = Rule(
    "titles/two-holders",
    mqm="accuracy/mistranslation/mangled-title",
    severity=Severity.MAJOR,
    message="the text gives the office of {office} to two people: {name} here, {other} elsewhere",
    confidence=0.7,
)
TWO_OFFICES = Rule(
    "titles/two-offices",
    mqm="accuracy/mistranslation/mangled-title",
    severity=Severity.MAJOR,
    message="the text gives {name} two offices: {office} here, {other} elsewhere",
    confidence=0.6,
)
DOUBLED = Rule(
    "titles/doubled",
    mqm="fluency/duplication",
    severity=Severity.MINOR,
    message="the title “{title}” stands twice",
    confidence=0.9,
)


class Titles(Detector):
    """Offices that no English reader would recognise, and offices that the person does not hold.

    Machine translation joins two offices into one, carries the words of a title over one by one, and puts a name
    under the title next to it. The detector reads noun phrases of office and name, compares them with tables of
    offices, bodies and holders, and with the other offices that the text gives. Offices that one person may hold
    together (prime minister and defence minister), former, acting and deputy holders, lists of counterparts and
    company titles are left alone; what the tables do not know stays silent.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (MERGED, MANGLED, WRONG_HOLDER, NOT_THEN, TWO_HOLDERS, TWO_OFFICES, DOUBLED)
    examples = (
        Fires(MERGED, "On Monday [[U.S. Secretary of State and Treasury Omar Benali]] flew to Rabat."),
        Fires(MERGED, "The vote was led by [[Education Minister and World Bank Farid Haddad]], aides said."),
        Fires(MERGED, "[[UNESCO Director Europol Anna Kowalska]] opened the session."),
        Fires(
            MERGED,
            "[[President and Health Minister Laura Medina]] spoke. Health minister Pedro Rojas stayed away.",
        ),
        Fires(
            MANGLED,
            "The raid was ordered by [[Governor of Home Affairs Mirela Popa]].",
            suggestion="Interior Minister Mirela Popa",
        ),
        Fires(MANGLED, "The [[Minister of the Exterior]] wrote to his colleague.", suggestion="foreign minister"),
        Fires(
            MANGLED, "[[Peruvian Chancellor]] Rosa Quispe met the ambassador.", suggestion="Peruvian Foreign Minister"
        ),
        Fires(MANGLED, "[[Police speaker]] Jens Krause confirmed the arrest."),
        Fires(MANGLED, "The [[African Union Deputy Commission Chief, Salif Traore]], left early."),
        Fires(MANGLED, "Questions went to the [[Counselor of Public Works and Ports, Marta Ruiz]], on Friday."),
        Fires(MANGLED, "[[Deputy Mayor on Questions of Housing Oleg Petrov]] denied it."),
        Fires(MANGLED, "The truce was signed by [[Head of the Pillars General Tariq Hassan]]."),
        Fires(MANGLED, "[[Director Mayor Paolo Ricci]] opened the fair."),
        Fires(MANGLED, "[[Head of the Lviv Council Governor Taras Bondar]] replied."),
        Fires(MANGLED, "He met [[Minister of Blankets Lucía Torres]] at noon."),
        Fires(MANGLED, "[[Substitute of the Governor Ivan Orlov]] agreed.", suggestion="deputy"),
        Fires(MANGLED, "The [[President of the Court Supreme, Ana Lima]], abstained."),
        Fires(MANGLED, "Talks were led by [[Secretary Municipal of Health Bruno Alves]]."),
        Fires(MANGLED, "[[Colonel Staff Tariq Hassan]] read the statement.", suggestion="Colonel"),
        Fires(MANGLED, "The ward was opened by the [[vice-syndic Carlo Neri]]."),
        Fires(MANGLED, "The [[President of the Hall, Laura Medina]], sent them out."),
        Fires(MANGLED, "[[Minister Finance Ivan Petrov]] came late."),
        Fires(MANGLED, "[[Chancellor Bavaria Anna Huber]] came late."),
        Fires(MANGLED, "[[Supervisory Board Karin Vogel]] said that it was over."),
        Fires(MANGLED, "[[Weapon of Gendarmes Captain Marco Rossi]] led the search."),
        Fires(MANGLED, "[[Undersecretary of Minister of Roads Hassan Karimi]] agreed."),
        Fires(MANGLED, "[[School Director and Ministry Elena Ivanova]] agreed."),
        Fires(MANGLED, "[[Director of Youth Affairs Manager Mehmet Kaya]] agreed."),
        Fires(MANGLED, "[[Spokesman Police Ana Popescu]] agreed."),
        Fires(MANGLED, "The [[chief doctor of regional sanitary Viktor Petrov]] agreed."),
        Fires(MANGLED, "[[Director-Mayor Paolo Ricci]] agreed, and so did [[General Major Ivan Petrov]]."),
        Fires(
            MERGED,
            "The club’s president, Ada Rossi, stood up. The [[President and Youth Trainer Claudio Ricci]] sat down.",
        ),
        Fires(MANGLED, "The [[Inspector Lady]], Anna Firth, left early. The [[rector lady]] of the school stayed."),
        Fires(MANGLED, "The [[Surveyor of the General]] left early, and so did the [[Trainer Manager Technical]]."),
        Fires(MANGLED, "The [[Great of the harbour office]], Anna Firth, left early."),
        Fires(MANGLED, "The [[head of the Guard National]] said so. The [[Ambassador Excellency]] left early."),
        Fires(MANGLED, "The [[Minister of Labour and Vice Presidency]], Anna Firth, left early."),
        Fires(MANGLED, "Harbin’s [[alcalde of the City mayor]] left. The [[town persecutor]], Anna Firth, stayed."),
        Fires(MANGLED, "The [[Rector of the Interior Secretary Minister]], Anna Firth, left early."),
        Fires(MANGLED, "[[Vice Secretary Bureau Mayor Ivan Petrov]] left. [[Finance Prime Minister Anna Firth]] came."),
        Fires(MANGLED, "[[Minister of Ties Director General of Rivers Ivan Petrov]] left early."),
        Fires(MANGLED, "Captain Ivan Petrov spoke. The [[Captain General]] said that it was late."),
        Fires(MANGLED, "[[Secretary the General]] of the union left. The [[director in general]] of the mill stayed."),
        Fires(MANGLED, "The [[Mister]] of Finance left. The [[Minister of Industrial and Commercial]] said nothing."),
        Fires(MANGLED, "The [[Chief of the Rule]] left. The [[Under Secretary State]] for Roads stayed."),
        Fires(MANGLED, "[[Chief Mantri]] Rao left early."),
        Fires(WRONG_HOLDER, "The letter was signed by [[German Chancellor Emmanuel Macron]] on Friday."),
        Fires(WRONG_HOLDER, "Talks with [[Spanish Prime Minister Narendra Modi]] went on."),
        Fires(NOT_THEN, "LONDON, March 3, 2015 (News) - [[British Prime Minister Tony Blair]] left for Paris."),
        Fires(
            TWO_HOLDERS,
            "Norwegian Finance Minister Kari Dahl spoke first. Norwegian Finance Minister Kari Dahl smiled. "
            "Later [[Norwegian Finance Minister Arvid Moe]] declined to answer.",
        ),
        Fires(
            TWO_OFFICES,
            "Health Minister Ilse Brandt spoke on Monday. In the evening [[Interior Minister Ilse Brandt]] flew home.",
        ),
        Fires(DOUBLED, "We thank [[Mr. Mr]]. Alvarez for his visit."),
        Silent(
            "U.S. Secretary of State Antony J. Blinken and Defense Secretary Lloyd J. Austin III travelled to Kyiv."
        ),
        Silent("Former German Chancellor Angela Merkel met French President Emmanuel Macron and his wife."),
        Silent("President and Chief Executive Officer Jane Doe thanked the president and Finance Minister John Roe."),
        Silent("Prime Minister and Defence Minister Xavier Bettel, a professor and director of the institute, agreed."),
        Silent("The health minister and World Health Organization Director-General Tedros Adhanom Ghebreyesus spoke."),
        Silent(
            "The Governor of the Bank of England Andrew Bailey and Commander in Chief General Oleksandr Syrskyi met."
        ),
        Silent("Deputy Mayor for Housing Vicki Been met Secretary of State for Wales Jo Stevens."),
        Silent("Minister for Women Marise Payne, Director of the Mint Ed Moy, Head of Governor Andy Beshear’s team."),
        Silent("Chief of the General Staff General Roly Walker thanked Chief Minister Omar Abdullah."),
        Silent("President Director Ahmad Yani, Attorney General Pam Bondi and Mayor President Sharon Broome agreed."),
        Silent("The Minister of Industrial and Commercial Affairs told the Secretary the General Assembly was late."),
        Silent("No director in general likes it. The Ministry of Economic, Social and Cultural Affairs left early."),
        Silent("Governor Lady Anna Firth, the Lord Mayor, the Inspector of the General Hospital and Ms Roe left."),
        Silent("Minister Plenipotentiary Anna Firth, the Notary Public and the Chief of Staff left. Dr Roe spoke."),
        Silent("Captain Ivan Petrov met Captain General Luis Ramos. The Captain General left early."),
        Silent("Head of State President Anna Firth met Bank of England Governor Andrew Bailey."),
        Silent(
            "President and Chief Executive Tim Cook spoke. The president, Ana Ruiz, listened to Mr. Justice James Roe."
        ),
        Silent(
            "Lieutenant General John Roe, General of the Army Omar Bradley, Chief of Staff General Mark Milley came."
        ),
        Silent(
            "For the Board, Anna Firth said so. Inspector General Police Ahmed Khan and House Speaker John Roe left."
        ),
        Silent(
            "Deputy Assistant Secretary of State for Central Asian Affairs Anna Firth met Secretary-Treasurer John Roe."
        ),
        Silent("Indian Prime Minister Anna Firth and Governor-General Major General John Roe left early."),
        Silent("The Parliamentary Secretary responsible for water, Anna Firth, met Deputy Minister John Roe."),
        Silent("Lady Mayoress Anna Firth and Mayoress Jane Smith came with Village Elder Juma Hassan."),
        Silent(
            "LONDON, March 3, 2006 (News) - British Prime Minister Tony Blair left for Paris. Dr. Dr. Hans Maier came."
        ),
    )

    def prepare(self) -> None:
        """Indexes are made when a text first asks for them."""
        self._tables = Tables(self.lexicons)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """All titles of a text, sentence by sentence, then against each other."""
        sentences = [(s, found) for s in document.segments for found in (atoms(s.target),) if not is_title_case(found)]
        named = [m for s, found in sentences for m in mentions(s, found, self._tables)]
        findings = [*self._merged(sentences, named), *self._mangled(sentences), *self._against_table(document, named)]
        taken = {f.segment: f for f in findings if f.severity is Severity.CRITICAL}
        for finding in self._against_each_other(named):
            rival = taken.get(finding.segment)
            if rival is None or finding.span.end <= rival.span.start or rival.span.end <= finding.span.start:
                findings.append(finding)
        return findings

    def _merged(self, sentences: list[tuple[Segment, tuple]], named: list[Mention]) -> Iterator[Finding]:  # type: ignore[type-arg]
        held = holders_of_classes(named)
        for segment, found in sentences:
            for fault in merged(found, self._tables, held):
                span = (found[fault.start].start, found[fault.end - 1].end)
                yield MERGED.at(segment, span, confidence=fault.sure, name=fault.name, what=fault.what)
        for number, fault in two_jobs([found for _, found in sentences], self._tables):
            segment, found = sentences[number]
            span = (found[fault.start].start, found[fault.end - 1].end)
            yield MERGED.at(
                segment, span, severity=Severity.MAJOR, confidence=fault.sure, name=fault.name, what=fault.what
            )

    def _mangled(self, sentences: list[tuple[Segment, tuple]]) -> Iterator[Finding]:  # type: ignore[type-arg]
        for segment, found in sentences:
            ends = 0
            for fault in sorted(mangled(segment.target, found, self._tables), key=lambda f: (f.start, -f.end)):
                if fault.start < ends:
                    continue
                ends = fault.end
                grave = Severity.CRITICAL if fault.critical else None
                span = (fault.start, fault.end)
                yield MANGLED.at(
                    segment, span, severity=grave, confidence=fault.sure, suggestion=fault.right or None, why=fault.why
                )
        for number, start, end, known in promoted([found for _, found in sentences], self._tables):
            segment, found = sentences[number]
            why = f"the text has {known}"
            yield MANGLED.at(
                segment, (found[start].start, found[end - 1].end), severity=Severity.CRITICAL, confidence=0.8, why=why
            )
        for segment, found in sentences:
            if segment.kind is not Kind.SUBTITLE:
                for start, end, title in doubled(found):
                    yield DOUBLED.at(segment, (start, end), title=title)

    def _against_table(self, document: Document, named: list[Mention]) -> Iterator[Finding]:
        date = dateline(document)
        for wrong in wrong_holders(named, self._tables, date):
            m = wrong.mention
            yield WRONG_HOLDER.at(
                m.segment, m.span, confidence=wrong.sure, name=m.shown_name, office=_office(m), why=wrong.why,
                suggestion=f"{wrong.known} {m.shown_name}" if wrong.known else None,
            )  # fmt: skip
        if date:
            for wrong in not_then(named, self._tables, date):
                m = wrong.mention
                yield NOT_THEN.at(
                    m.segment, m.span, confidence=wrong.sure, name=m.shown_name, office=_office(m), why=wrong.why,
                    date=date,
                )  # fmt: skip

    def _against_each_other(self, named: list[Mention]) -> Iterator[Finding]:
        for odd, usual in two_holders(named, self._tables):
            yield TWO_HOLDERS.at(
                odd.segment, odd.span, office=_office(odd), name=odd.shown_name, other=usual.shown_name
            )
        for odd, usual in two_offices(named, self._tables):
            yield TWO_OFFICES.at(
                odd.segment, odd.span, office=_office(odd), name=odd.shown_name, other=usual.shown_office
            )


def _office(mention: Mention) -> str:
    """The office as the table names it, with its country if the text gives one."""
    return f"{mention.office.name} ({mention.place})" if mention.place else mention.office.name


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Titles]

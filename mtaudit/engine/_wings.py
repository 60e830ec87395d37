"""What the modules of the wings bring: their size in bytes, and kind, class and attributes of each class in them.

Made by `python -m mtaudit.testing.wings`; not to be edited.
"""

# ruff: noqa
from typing import Any

MODULES: dict[str, tuple[int, tuple[tuple[str, str, dict[str, Any]], ...]]] = {
    'mtaudit.detectors.acronyms': (
        33087,
        (
            ('detector', 'Acronyms', {'rules': (('acronyms/mismatch', 'terminology/acronym-mismatch', 'major', '“{acronym}” does not abbreviate “{name}”: {why}', 0.85, '', '0.1', ()), ('acronyms/foreign', 'terminology/acronym-mismatch', 'major', '“{acronym}” are the initials of “{name}” in another language; English uses {english}', 0.9, '', '0.1', ()), ('acronyms/two-expansions', 'terminology/inconsistent', 'major', '“{acronym}” is {name} here and {other} elsewhere in the text', 0.75, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.article': (
        6501,
        (
            ('detector', 'Article', {'rules': (('article/wrong', 'linguistic-conventions/grammar', 'minor', '“{article}” before “{word}”, which begins with a {sound} sound', 0.9, 'Often the trace of a word that was replaced behind its article.', '0.1', ()),), 'needs': 0, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.articles': (
        6544,
        (
            ('detector', 'Articles', {'rules': (('articles/missing', 'linguistic-conventions/grammar/article', 'minor', '“{quote}”: “the” is missing', 0.8, 'Languages without articles leave them out; English has one before these words.', '0.1', ()), ('articles/extra', 'linguistic-conventions/grammar/article', 'minor', '“{quote}”: English has no article here', 0.8, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.aspect': (
        13393,
        (
            ('detector', 'Aspect', {'rules': (('aspect/duration', 'accuracy/mistranslation/aspect', 'critical', '“{quote}”: what ends or begins does so at one moment, not for a length of time', 0.85, '', '0.1', ()), ('aspect/time', 'linguistic-conventions/grammar/tense', 'major', '“{quote}”: the tense of the verb does not go with “{time}”', 0.8, '', '0.1', ()), ('aspect/garbled', 'linguistic-conventions/grammar/tense', 'major', '“{quote}” is no verb form of English', 0.85, '', '0.1', ()), ('aspect/since', 'linguistic-conventions/grammar/tense', 'minor', '“{quote}”: what has lasted since then stands in the perfect', 0.75, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.attribution': (
        11557,
        (
            ('detector', 'Attribution', {'rules': (('attribution/inverted', 'linguistic-conventions/word-order', 'major', '“{quote}”: the speaker stands behind the verb and its adverbials, as in another language', 0.8, '', '0.1', ()), ('attribution/place', 'linguistic-conventions/grammar', 'major', '“{quote}”: the verb has no subject; English says who spoke, not where', 0.8, '', '0.1', ()), ('attribution/day', 'linguistic-conventions/grammar', 'minor', '“{quote}”: English says “on {day}” of a day in the past', 0.7, '', '0.1', ()), ('attribution/verb-first', 'linguistic-conventions/word-order', 'major', '“{quote}”: the verb stands before its subject', 0.85, '', '0.1', ()), ('attribution/hearsay', 'accuracy/mistranslation', 'major', '“{quote}”: told as a condition; the source only reports what is said (“is said to have …”)', 0.7, 'French, Spanish and Italian mark hearsay by the conditional; in English it says that nothing happened.', '0.1', ()), ('attribution/told', 'linguistic-conventions/grammar', 'minor', '“{quote}”: “told” asks for somebody who is told; English has “said”', 0.85, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.capitals': (
        8936,
        (
            ('detector', 'Capitals', {'rules': (('capitals/middle', 'linguistic-conventions/spelling/capitalization', 'minor', '“{quote}” has a capital in the middle of a sentence', 0.75, 'What stood in bold or in a link was translated as a sentence of its own.', '0.1', ()), ('capitals/small', 'linguistic-conventions/spelling/capitalization', 'minor', '“{quote}” is written “{right}” in English', 0.85, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.carried': (
        8495,
        (
            ('detector', 'Carried', {'rules': (('carried/place', 'accuracy/untranslated', 'major', '“{quote}” is called {right} in English', 0.8, '', '0.1', ()), ('carried/abbreviation', 'accuracy/untranslated', 'major', '“{quote}” is an abbreviation of another language: {right}', 0.85, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.clauses': (
        24297,
        (
            ('detector', 'Clauses', {'rules': (('clauses/verb-first', 'linguistic-conventions/word-order', 'major', '“{quote}”: the verb stands before its subject, as in another language', 0.8, 'Arabic, Russian and Spanish begin sentences with the verb.', '0.1', ()), ('clauses/verb-second', 'linguistic-conventions/word-order', 'major', '“{quote}”: the verb stands in second place, before its subject, as in another language', 0.8, 'German, Dutch and the Scandinavian languages keep the verb in second place; Turkish and Russian may end with the subject.', '0.1', ()), ('clauses/verb-last', 'linguistic-conventions/word-order', 'major', '“{quote}”: the verb stands at the end of its clause, as in another language', 0.8, 'German, Turkish, Japanese, Korean, Persian and Hindi end clauses with the verb.', '0.1', ()), ('clauses/subject', 'accuracy/omission', 'major', '“{quote}”: the clause has no subject', 0.8, 'Spanish, Italian, Polish, Japanese, Chinese and others leave the subject out.', '0.1', ()), ('clauses/that', 'linguistic-conventions/grammar', 'major', '“{quote} …”: a clause with “that” stands as a sentence, without a main clause', 0.75, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.collocations': (
        1320,
        (
            ('detector', 'Collocations', {'rules': (('collocations/odd', 'style/collocation', 'minor', '“{quote}” is not how English says it: “{right}” ({why})', 0.75, 'A verb and its noun, an adjective and its noun, or a preposition that English does not put together.', '0.1', ()),), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.comparison': (
        9689,
        (
            ('detector', 'Comparison', {'rules': (('comparison/than', 'linguistic-conventions/grammar', 'minor', '“{quote}”: no comparative stands before “than”', 0.8, 'Turkish, Hindi, Korean, Japanese and Chinese leave the adjective as it is.', '0.1', ()), ('comparison/doubled', 'linguistic-conventions/grammar', 'minor', '“{quote}”: the comparison is made twice', 0.85, '', '0.1', ()), ('comparison/more', 'linguistic-conventions/grammar', 'minor', '“{quote}”: short adjectives take -er and -est', 0.7, 'Romance languages, Turkish, Arabic and Russian compare with a word of its own.', '0.1', ()), ('comparison/as', 'linguistic-conventions/grammar', 'minor', '“{quote}” is not how English compares', 0.75, 'German, Dutch and Swedish have one word for *as* and *than*.', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.confusions': (
        7366,
        (
            ('detector', 'Confusions', {'rules': (('confusions/elsewhere', 'accuracy/mistranslation/wrong-sense', 'major', '“{quote}”: the rest of the text speaks of {seen}; probably “{right}” ({why})', 0.8, 'Two words that one word of the source stands for; the document shows which is meant.', '0.1', ()),), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.consistency': (
        9390,
        (
            ('detector', 'Consistency', {'rules': (('consistency/target', 'terminology/inconsistent-use-of-terminology', 'minor', 'the same source was translated in another way: “{first}”', 0.7, '', '0.1', ()), ('consistency/source', 'accuracy/mistranslation', 'minor', 'the same translation stands for another source: “{first}”', 0.6, '', '0.1', ())), 'needs': 21, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': True}),
        ),
    ),
    'mtaudit.detectors.contradiction': (
        4269,
        (
            ('detector', 'Contradiction', {'rules': (('contradiction/x-not-x', 'accuracy/mistranslation/self-contradiction', 'critical', '“{quote}” says one thing and denies it: one of the two was translated wrongly', 0.9, '', '0.1', ()),), 'needs': 0, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.cut': (
        9363,
        (
            ('detector', 'Cut', {'rules': (('cut/end', 'linguistic-conventions/grammar', 'major', 'no sentence ends in “{word}”: the rest was lost', 0.85, '', '0.1', ()), ('cut/speaker', 'linguistic-conventions/grammar', 'major', '“{quote}” behind a quotation says neither who speaks nor to whom: the rest was lost', 0.85, '', '0.1', ()), ('cut/title', 'linguistic-conventions/grammar', 'major', 'the stop of “{title}” was taken for the end of the sentence: the name was lost', 0.85, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.dates': (
        14691,
        (
            ('detector', 'Dates', {'rules': (('dates/day', 'linguistic-conventions/grammar', 'minor', '“{quote}”: English says “{right}”', 0.8, '', '0.1', ()), ('dates/year', 'linguistic-conventions/grammar', 'minor', '“{quote}”: English says “{right}”', 0.85, '', '0.1', ()), ('dates/clock', 'locale-conventions/time-format', 'minor', '“{quote}”: English says “{right}”', 0.8, '', '0.1', ()), ('dates/calendar', 'locale-conventions/date-format', 'minor', '“{quote}” is a date of another calendar: readers of English need the common one', 0.7, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.determiners': (
        16217,
        (
            ('detector', 'Determiners', {'rules': (('determiners/stacked', 'linguistic-conventions/grammar/article', 'minor', '“{quote}”: an English noun takes one of these words, not two', 0.85, 'Romance languages have an article before possessives and pronouns; a replaced word leaves its own behind.', '0.1', ()), ('determiners/amount', 'linguistic-conventions/grammar', 'minor', '“{quote}” is not how English tells an amount', 0.85, '', '0.1', ()), ('determiners/uncounted', 'linguistic-conventions/grammar/agreement', 'minor', '“{quote}”: this noun is not counted in English', 0.85, 'Advice, news, research, equipment and others have a plural in most languages of Europe.', '0.1', ()), ('determiners/missing', 'linguistic-conventions/grammar/article', 'minor', '“{quote}”: “a” is missing', 0.8, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.doubled': (
        11309,
        (
            ('detector', 'Doubled', {'rules': (('doubled/subject', 'linguistic-conventions/grammar', 'minor', '“{pronoun}” repeats the subject of the sentence', 0.8, '', '0.1', ()), ('doubled/letter', 'linguistic-conventions/spelling', 'minor', '“{quote}”: the big first letter of the layout is still glued to the word', 0.9, '', '0.1', ()), ('doubled/word', 'accuracy/mistranslation', 'minor', '“{quote}”: two words of the source became the same word', 0.8, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.duplicates': (
        11546,
        (
            ('detector', 'Duplicates', {'rules': (('duplicates/passage', 'accuracy/addition', 'minor', '{count} of this document {stand} here a second time', 0.95, '', '0.1', ()), ('duplicates/headline', 'non-translation/web-furniture', 'minor', 'the headline is repeated in the body', 0.85, '', '0.1', ()), ('duplicates/again', 'accuracy/addition', 'minor', 'says in other words what the sentence before it says: one sentence translated twice', 0.8, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.endmark': (
        7200,
        (
            ('detector', 'Endmark', {'rules': (('endmark/question', 'accuracy/mistranslation', 'major', '{what}', 0.85, '', '0.1', ()), ('endmark/missing', 'linguistic-conventions/punctuation', 'minor', 'the {side_name} ends with “{mark}”, the translation without a mark', 0.85, '', '0.1', ())), 'needs': 8, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.entities': (
        12293,
        (
            ('detector', 'Entities', {'rules': (('entities/swapped', 'accuracy/mistranslation/entity', 'major', '“{quote}”: everywhere else this text speaks of {other} {noun}, and of {country} nowhere', 0.75, '', '0.1', ()), ('entities/speaker', 'accuracy/mistranslation/entity', 'major', '“{quote}” speaks once, between statements of {other}: it is probably the same ministry', 0.6, '', '0.1', ()), ('entities/own-fire', 'accuracy/mistranslation/entity', 'major', '“{quote}”: one side repels itself; one of the two is the other side', 0.85, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.epithets': (
        3699,
        (
            ('detector', 'Epithets', {'rules': (('epithets/nation', 'linguistic-conventions/grammar', 'minor', '“{quote}”: English does not set this adjective before a name; write {right}', 0.75, '', '0.1', ()),), 'needs': 0, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.false_friends': (
        4868,
        (
            ('detector', 'FalseFriends', {'rules': (('false-friends/sense', 'accuracy/mistranslation/wrong-sense', 'major', '“{quote}” looks like “{theirs}” of the source, which means “{suggestion}”', 0.8, '', '0.1', ()),), 'needs': 1, 'source_langs': ('de', 'es', 'fr', 'it', 'pt'), 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.formats': (
        20108,
        (
            ('detector', 'Formats', {'rules': (('formats/thousands', 'locale-conventions/number-format', 'minor', '“{quote}”: a point between thousands; English has “{right}”', 0.85, '', '0.1', ()), ('formats/date', 'locale-conventions/date-format', 'minor', '“{quote}” is a date as other languages write it', 0.8, '', '0.1', ()), ('formats/day', 'accuracy/untranslated', 'major', '“{quote}” is a day or month of another language: {right}', 0.85, '', '0.1', ()), ('formats/twice', 'style/collocation', 'minor', '“{quote}”: English names the day or says “{word}”, not both', 0.75, 'Arabic, Hebrew, German and Russian give both.', '0.1', ()), ('formats/unit', 'accuracy/mistranslation/unit', 'major', '“{quote}”: energy is counted in {right}', 0.85, '', '0.1', ()), ('formats/era', 'locale-conventions/calendar', 'major', '“{quote}”: the year of another calendar, about {right}', 0.8, '', '0.1', ()), ('formats/amount', 'linguistic-conventions/grammar', 'minor', '“{quote}”: English says “{right}”', 0.85, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.forms': (
        24382,
        (
            ('detector', 'Forms', {'rules': (('forms/verb', 'linguistic-conventions/grammar', 'major', '“{quote}”: this form of the verb cannot stand here', 0.85, '', '0.1', ()), ('forms/number', 'linguistic-conventions/grammar/agreement', 'minor', '“{quote}”: number does not agree', 0.85, 'Chinese, Japanese, Turkish and others leave a noun in the singular behind a number, or have one form for both.', '0.1', ()), ('forms/time', 'linguistic-conventions/grammar/preposition', 'minor', '“{quote}”: English says “{suggestion}”', 0.8, '', '0.1', ()), ('forms/tense', 'linguistic-conventions/grammar/tense', 'major', '“{quote}” is told as present, the rest of the sentence as past', 0.75, '', '0.1', ()), ('forms/relative', 'linguistic-conventions/grammar', 'major', '“{quote}”: English does not join a relative clause so', 0.8, 'Arabic, Hebrew and Persian repeat the object of a relative clause as a pronoun; many languages have one word for who and which.', '0.1', ()), ('forms/doubled', 'linguistic-conventions/grammar', 'minor', '“{quote}”: a plural by doubling, as in Indonesian or Malay', 0.85, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.fragments': (
        18979,
        (
            ('detector', 'Fragments', {'rules': (('fragments/broken', 'linguistic-conventions/grammar', 'major', 'a sentence begins in lower case after a full stop: one sentence was broken in two', 0.85, '', '0.1', ()), ('fragments/stranded', 'linguistic-conventions/grammar', 'major', '“{quote}” stands alone as a sentence: it was torn from the one before', 0.8, '', '0.1', ()), ('fragments/dash', 'linguistic-conventions/grammar', 'minor', 'a dash stands where English has a verb', 0.75, 'Russian and Ukrainian have no “is”: a dash stands between the subject and what it is.', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.frames': (
        3744,
        (
            ('detector', 'Frames', {'rules': (('frames/preposition', 'linguistic-conventions/grammar/preposition', 'minor', '“{quote}”: English has “{right}” ({why})', 0.8, 'The preposition of another language, one too many, or one too few.', '0.1', ()), ('frames/construction', 'linguistic-conventions/grammar', 'minor', '“{quote}”: English has “{right}” ({why})', 0.8, 'An object, an infinitive, a clause or a degree that the word does not take in English.', '0.1', ()), ('frames/article', 'linguistic-conventions/grammar/article', 'minor', '“{quote}”: English has “{right}” ({why})', 0.8, 'Headings do without articles; running text does not.', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.furniture': (
        6122,
        (
            ('detector', 'Furniture', {'rules': (('furniture/line', 'non-translation/web-furniture', 'minor', 'part of the page, not of the article ({what})', 0.9, '', '0.1', ()), ('furniture/inside', 'non-translation/web-furniture', 'minor', '“{quote}”: a part of the page inside the text', 0.85, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.glued': (
        8567,
        (
            ('detector', 'Glued', {'rules': (('glued/words', 'linguistic-conventions/spelling', 'minor', '“{quote}”: the space between “{left}” and “{right}” was lost', 0.9, 'Machines translate what stands inside a link or a bold tag by itself and put it back without its spaces.', '0.1', ()), ('glued/sentence', 'linguistic-conventions/punctuation', 'minor', 'no space between two sentences', 0.8, '', '0.1', ()), ('glued/torn', 'linguistic-conventions/spelling', 'minor', "“{quote}”: the hyphen of a line's end is still in the word", 0.9, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.government': (
        15424,
        (
            ('detector', 'Government', {'rules': (('government/missing', 'linguistic-conventions/grammar/preposition', 'minor', '“{quote}”: English says “{suggestion}”', 0.8, '', '0.1', ()), ('government/preposition', 'linguistic-conventions/grammar/preposition', 'minor', '“{quote}” is not the preposition of this verb: “{suggestion}”', 0.75, '', '0.1', ()), ('government/adjective', 'linguistic-conventions/grammar/preposition', 'minor', '“{quote}”: English says “{suggestion}”', 0.85, 'The preposition behind an adjective differs from language to language and is seldom translated.', '0.1', ()), ('government/noun', 'linguistic-conventions/grammar/preposition', 'minor', '“{quote}”: English says “{suggestion}”', 0.8, '', '0.1', ()), ('government/deadline', 'linguistic-conventions/grammar/preposition', 'minor', '“until” with what must be done at one moment: “by”', 0.8, 'German *bis*, Russian *до*, Polish *do*, Spanish *hasta* and others mean both *until* and *by*.', '0.1', ()), ('government/form', 'linguistic-conventions/grammar', 'minor', '“{quote}” is not how English says it', 0.8, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.hallucination': (
        6437,
        (
            ('detector', 'Hallucination', {'rules': (('hallucination/loop', 'accuracy/mistranslation/hallucination', 'critical', '“{unit}” is repeated {times} times: the translation ran into a loop', 0.95, '', '0.1', ()), ('hallucination/oscillation', 'accuracy/mistranslation/hallucination', 'critical', 'the text comes back to “{unit}” again and again ({times} times)', 0.85, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.idioms': (
        1145,
        (
            ('detector', 'Idioms', {'rules': (('idioms/calque', 'accuracy/mistranslation/idiom', 'major', '“{quote}” is a foreign idiom word by word: “{right}” ({why})', 0.85, 'A saying that makes no sense, or another sense, in English.', '0.1', ()),), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.institutions': (
        23187,
        (
            ('detector', 'Institutions', {'rules': (('institutions/misnamed', 'terminology/wrong-name', 'major', '“{quote}” is a word-for-word name; English calls it {right}: {why}', 0.85, '', '0.1', ()), ('institutions/two-names', 'terminology/inconsistent', 'major', '“{quote}” seems to be what the text calls {right} elsewhere: {why}', 0.8, '', '0.1', ()), ('institutions/half-translated', 'accuracy/untranslated', 'major', 'the name is half translated: “{word}” was left in another language', 0.85, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.leftover': (
        14228,
        (
            ('detector', 'Leftover', {'rules': (('leftover/word', 'accuracy/untranslated', 'major', '“{quote}” is no English word; it looks {language}', 0.75, '', '0.1', ()), ('leftover/unknown', 'accuracy/untranslated', 'minor', '“{quote}” is no English word: it may have been left untranslated', 0.7, 'No word list has it, and no ending, prefix or second word explains it.', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.linkwords': (
        27649,
        (
            ('detector', 'LinkWords', {'rules': (('linkwords/extra', 'linguistic-conventions/grammar/preposition', 'minor', '“{quote}”: one preposition too many: “{suggestion}”', 0.85, 'Romance and Slavic prepositions are often two words; one of them stayed.', '0.1', ()), ('linkwords/missing', 'linguistic-conventions/grammar/preposition', 'minor', '“{quote}”: a word is missing: “{suggestion}”', 0.85, '', '0.1', ()), ('linkwords/time', 'linguistic-conventions/grammar/preposition', 'minor', '“{quote}”: English says “{suggestion}”', 0.8, '', '0.1', ()), ('linkwords/pair', 'linguistic-conventions/grammar', 'minor', '“{quote}” and what it goes with are no pair in English', 0.8, 'Chinese, Vietnamese, Arabic and Persian mark both clauses; English marks one.', '0.1', ()), ('linkwords/not', 'linguistic-conventions/grammar', 'major', '“{quote}”: English denies a verb with “do not”', 0.8, 'Most languages put their *not* right before the verb.', '0.1', ()), ('linkwords/degree', 'linguistic-conventions/word-order', 'minor', '“{quote}”: English says “{suggestion}”', 0.85, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.locale': (
        16446,
        (
            ('detector', 'Locale', {'rules': (('locale/number', 'locale-conventions/number-format', 'minor', '“{quote}” is written as in another language', 0.85, '', '0.1', ()), ('locale/quotes', 'locale-conventions/punctuation', 'minor', '“{quote}” are quotation marks of another language', 0.8, '', '0.1', ()), ('locale/homoglyph', 'linguistic-conventions/spelling/script', 'major', '“{quote}” mixes letters of two scripts that look alike: {letters}', 0.9, 'Search engines and spell checkers do not find such a word.', '0.1', ()), ('locale/script', 'accuracy/untranslated', 'major', '“{quote}” was left in another script', 0.85, '', '0.1', ()), ('locale/foreign-word', 'accuracy/untranslated', 'major', '“{quote}” was left in another language', 0.75, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.logic': (
        16629,
        (
            ('detector', 'Logic', {'rules': (('logic/opposed', 'accuracy/mistranslation/polarity', 'critical', '“{quote}” does not go with “{other}”: {why}; a negation was probably lost or added', 0.8, 'Two statements of the text about the same thing exclude each other.', '0.1', ()), ('logic/reversed', 'accuracy/mistranslation/polarity', 'critical', '“{quote}” says the opposite of what is so: {why}', 0.8, 'A cause and its effect, or a condition and its consequence, are set the wrong way round.', '0.1', ()), ('logic/denied', 'accuracy/mistranslation/polarity', 'critical', '“{quote}” affirms what the same text says is denied (“{other}”): a negation was probably lost', 0.75, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.markup': (
        10007,
        (
            ('detector', 'Markup', {'rules': (('markup/placeholder', 'design-and-markup/placeholder', 'critical', '{what} placeholder {token}', 0.95, '', '0.1', ()), ('markup/tag', 'design-and-markup/markup', 'major', '{what} tag {token}', 0.9, '', '0.1', ()), ('markup/address', 'accuracy/mistranslation', 'major', '{what} address {token}', 0.9, '', '0.1', ()), ('markup/handle', 'accuracy/omission', 'minor', '{what} hashtag or handle {token}', 0.8, '', '0.1', ())), 'needs': 8, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.misspelt': (
        3770,
        (
            ('detector', 'Misspelt', {'rules': (('misspelt/word', 'linguistic-conventions/spelling', 'minor', '“{quote}” is misspelt: {suggestion}', 0.85, '', '0.1', ()),), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.modality': (
        8084,
        (
            ('detector', 'Modality', {'rules': (('modality/changed', 'accuracy/mistranslation', 'major', '“{quote}” is {what}; the source has {other} (“{cue}”)', 0.7, '', '0.1', ()), ('modality/hearsay', 'accuracy/mistranslation', 'major', 'the source tells it as hearsay (“{cue}”), the translation as a fact', 0.6, '', '0.1', ())), 'needs': 1, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.names': (
        88529,
        (
            ('detector', 'Names', {'rules': (('names/variant', 'accuracy/mistranslation/name', 'major', '“{quote}” seems to be “{other}”, spelt another way in this text', 0.8, '', '0.1', ()), ('names/two-forms', 'accuracy/mistranslation/name', 'major', '“{quote}” seems to be “{other}”, with a part translated, turned round or put into another gender', 0.75, '', '0.1', ()), ('names/near-miss', 'accuracy/mistranslation/name', 'minor', '“{quote}” is not a spelling in use; it is probably {known}', 0.75, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.names_source': (
        39232,
        (
            ('detector', 'SourceNames', {'rules': (('source-names/changed', 'accuracy/mistranslation/named-entity', 'critical', '“{quote}” is not among the names of the source ({theirs})', 0.8, '', '0.1', ()), ('source-names/added', 'accuracy/addition', 'major', 'the name “{quote}” has no counterpart in the source', 0.7, '', '0.1', ()), ('source-names/dropped', 'accuracy/omission', 'major', 'the name “{theirs}” of the source is missing', 0.7, '', '0.1', ())), 'needs': 1, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.negation': (
        8931,
        (
            ('detector', 'Negation', {'rules': (('negation/dropped', 'accuracy/mistranslation/polarity', 'critical', 'the {other} says no (“{cue}”), the translation does not', 0.85, '', '0.1', ()), ('negation/invented', 'accuracy/mistranslation/polarity', 'critical', '“{quote}”: the {other} has no such negation', 0.85, '', '0.1', ())), 'needs': 8, 'source_langs': None, 'target_langs': ('ar', 'bg', 'bs', 'ca', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fa', 'fi', 'fr', 'he', 'hr', 'hu', 'id', 'is', 'it', 'ja', 'ko', 'nb', 'nl', 'nn', 'no', 'pl', 'pt', 'ro', 'ru', 'sk', 'sr', 'sv', 'tr', 'uk', 'vi', 'zh'), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.nouns': (
        19695,
        (
            ('detector', 'Nouns', {'rules': (('nouns/article', 'linguistic-conventions/grammar/article', 'minor', '“{quote}”: an article is missing', 0.8, 'Many languages have no articles, others leave them out where English does not.', '0.1', ()), ('nouns/number', 'linguistic-conventions/grammar/agreement', 'minor', '“{quote}”: number does not agree', 0.85, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.numbers': (
        21774,
        (
            ('detector', 'Numbers', {'rules': (('numbers/changed', 'accuracy/mistranslation/number', 'critical', '“{quote}” where the {where} has “{other}”', 0.92, '', '0.1', ()), ('numbers/scale', 'accuracy/mistranslation/number', 'critical', '“{quote}” where the {where} has “{other}”: the order of magnitude differs', 0.9, '', '0.1', ()), ('numbers/date', 'accuracy/mistranslation/date-time', 'major', 'the date or time “{quote}” differs from “{other}” in the {where}', 0.9, '', '0.1', ()), ('numbers/unit', 'accuracy/mistranslation/unit-conversion', 'major', '“{quote}”: the unit differs from “{other}” in the {where}', 0.8, '', '0.1', ()), ('numbers/currency', 'accuracy/mistranslation/unit-conversion', 'major', '“{quote}”: the currency differs from “{other}” in the {where}', 0.85, '', '0.1', ()), ('numbers/dropped', 'accuracy/omission', 'major', '“{other}” of the {where} is missing', 0.75, '', '0.1', ()), ('numbers/added', 'accuracy/addition', 'major', '“{quote}” has no counterpart in the {where}', 0.75, '', '0.1', ())), 'needs': 8, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.omission': (
        12407,
        (
            ('detector', 'Omission', {'rules': (('omission/sentence', 'accuracy/omission', 'major', 'not translated: “{theirs}”', 0.85, '', '0.1', ()), ('omission/content', 'accuracy/omission', 'major', 'the translation is {percent} % shorter than a translation of this {side_name} usually is', 0.8, '', '0.1', ()), ('omission/words', 'accuracy/omission', 'major', 'nothing in the translation stands for “{theirs}”', 0.8, '', '0.1', ())), 'needs': 8, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
            ('detector', 'Addition', {'rules': (('addition/content', 'accuracy/addition', 'major', 'the translation is {percent} % longer than a translation of this {side_name} usually is', 0.8, '', '0.1', ()), ('addition/words', 'accuracy/addition', 'major', 'nothing in the source stands for “{quote}”', 0.8, '', '0.1', ())), 'needs': 8, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.opposites': (
        7435,
        (
            ('detector', 'Opposites', {'rules': (('opposites/reversed', 'accuracy/mistranslation/polarity', 'major', '“{quote}”, where the source says “{theirs}”: the contrary', 0.75, '', '0.1', ()), ('opposites/refused', 'accuracy/mistranslation/polarity', 'major', '“{quote}”: nothing in the source is denied, refused or missing', 0.75, '', '0.1', ())), 'needs': 1, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.order': (
        21070,
        (
            ('detector', 'Order', {'rules': (('order/verb', 'linguistic-conventions/word-order', 'major', '“{quote}”: the verb stands where another language puts it', 0.8, '', '0.1', ()), ('order/noun', 'linguistic-conventions/word-order', 'minor', '“{quote}”: the nouns stand in an order that English does not have', 0.75, '', '0.1', ()), ('order/article', 'linguistic-conventions/grammar/article', 'minor', '“{quote}”: English has no article here', 0.75, '', '0.1', ()), ('order/subject', 'linguistic-conventions/grammar', 'major', '“{quote}”: {head} cannot do that; the parts of the sentence were mixed up', 0.8, '', '0.1', ()), ('order/agreement', 'linguistic-conventions/grammar/agreement', 'minor', '“{quote}”: number does not agree', 0.8, '', '0.1', ()), ('order/form', 'linguistic-conventions/grammar', 'minor', '“{quote}” is not how English says it', 0.8, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.pairs': (
        9906,
        (
            ('detector', 'Pairs', {'rules': (('pairs/quote', 'linguistic-conventions/punctuation', 'minor', 'quotation mark without a partner', 0.8, '', '0.1', ()), ('pairs/bracket', 'linguistic-conventions/punctuation', 'minor', 'bracket without a partner', 0.8, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.placing': (
        17685,
        (
            ('detector', 'Placing', {'rules': (('placing/object', 'linguistic-conventions/word-order', 'minor', '“{quote}”: nothing stands between an English verb and its short object', 0.75, 'German, Dutch, French and the Slavic languages put time and place before the object.', '0.1', ()), ('placing/question', 'linguistic-conventions/word-order', 'minor', '“{quote}” is the order of a question, in a statement', 0.8, '', '0.1', ()), ('placing/inverted', 'linguistic-conventions/word-order', 'minor', '“{quote}”: the verb stands before its subject, as in another language', 0.8, '', '0.1', ()), ('placing/last', 'linguistic-conventions/word-order', 'minor', '“{quote}”: the verb stands behind its object, as in another language', 0.8, 'German, Dutch, Turkish, Japanese, Korean and Hindi end the clause with the verb.', '0.1', ()), ('placing/adjective', 'linguistic-conventions/word-order', 'minor', '“{quote}”: the adjective stands behind its noun', 0.8, 'Romance and Celtic languages, Arabic, Persian, Indonesian and Vietnamese put most adjectives behind the noun.', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.polarity': (
        20943,
        (
            ('detector', 'Polarity', {'rules': (('polarity/stranded', 'accuracy/mistranslation/polarity', 'critical', '“{quote}” asks for a negation, and there is none: “not” or “no” was probably lost', 0.8, '', '0.1', ()), ('polarity/doubled', 'accuracy/mistranslation/polarity', 'major', '“{quote}” denies twice: one of the negations was carried over from the other language', 0.75, 'Many languages deny twice, or put an empty negation after until, fear or prevent. English means both.', '0.1', ()), ('polarity/concession', 'accuracy/mistranslation/polarity', 'critical', '“{quote}”, “{clause}”: {why}; the statement was probably the opposite', 0.75, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.pronouns': (
        100946,
        (
            ('detector', 'Pronouns', {'rules': (('pronouns/gender', 'accuracy/mistranslation/pronoun', 'major', '“{quote}” can only mean {person}', 0.8, '', '0.1', ()), ('pronouns/name', 'accuracy/mistranslation/name', 'minor', '“{quote}” is the name of {gender}, but all pronouns for this person say otherwise', 0.7, '', '0.1', ()), ('pronouns/referent', 'accuracy/mistranslation/pronoun', 'minor', '“{quote}”: nobody has been named yet who could have said this, only institutions', 0.7, '', '0.1', ()), ('pronouns/thing', 'accuracy/mistranslation/pronoun', 'major', '“{quote}” goes on with a thing: English says “it”', 0.75, '', '0.1', ()), ('pronouns/resumptive', 'fluency/grammar', 'minor', '“{quote}” repeats what the relative pronoun says already', 0.85, '', '0.1', ()), ('pronouns/form', 'accuracy/mistranslation/pronoun', 'major', '“{quote}” does not fit: {why}', 0.75, 'A pronoun whose clause allows no such person, number or case.', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.punctuation': (
        13701,
        (
            ('detector', 'Punctuation', {'rules': (('punctuation/doubled', 'linguistic-conventions/punctuation', 'minor', 'doubled punctuation “{quote}”', 0.9, '', '0.1', ()), ('punctuation/spacing', 'linguistic-conventions/punctuation', 'minor', 'white space {where}', 0.85, '', '0.1', ()), ('punctuation/foreign', 'locale-conventions/punctuation', 'minor', '“{quote}” is a mark of another script', 0.9, '', '0.1', ()), ('punctuation/comma', 'linguistic-conventions/punctuation', 'minor', '“{quote}”: {why}', 0.8, 'German, Polish, Czech and Russian set a comma before every clause.', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.quantities': (
        276866,
        (
            ('detector', 'Quantities', {'rules': (('quantities/sum', 'accuracy/mistranslation/number', 'critical', '“{quote}” does not add up: {why}', 0.85, '', '0.1', ()), ('quantities/parts', 'accuracy/mistranslation/number', 'critical', '“{quote}”: {why}', 0.85, 'A part that is larger than its whole: a number or a unit was mistranslated.', '0.1', ()), ('quantities/percent', 'accuracy/mistranslation/number', 'major', '“{quote}”: {why}', 0.8, '', '0.1', ()), ('quantities/direction', 'accuracy/mistranslation/number', 'critical', '“{quote}”: {why}', 0.85, '', '0.1', ()), ('quantities/conversion', 'accuracy/mistranslation/unit', 'major', '“{quote}” is converted wrongly: {why}', 0.85, '', '0.1', ()), ('quantities/unit', 'accuracy/mistranslation/unit', 'major', '“{quote}” has the wrong unit: {why}', 0.8, '', '0.1', ()), ('quantities/date', 'accuracy/mistranslation/date', 'major', '“{quote}” cannot be: {why}', 0.8, '', '0.1', ()), ('quantities/age', 'accuracy/mistranslation/number', 'major', '“{quote}”: {why}', 0.8, '', '0.1', ()), ('quantities/count', 'accuracy/mistranslation/number', 'critical', '“{quote}”, but the text speaks of “{other}” before', 0.8, 'The same digits in another order, or a digit more or less, for the same people or things.', '0.1', ()), ('quantities/runoff', 'accuracy/mistranslation/number', 'critical', '{quote} is more than half of the vote, yet the text speaks of a run-off', 0.75, '', '0.1', ()), ('quantities/magnitude', 'accuracy/mistranslation/number', 'major', '“{quote}” cannot be: {why}', 0.8, 'A size, weight or count that nothing of the kind has: a decimal sign or a unit was carried over wrongly.', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.quotemarks': (
        2989,
        (
            ('detector', 'QuoteMarks', {'rules': (('quotemarks/turned', 'locale-conventions/punctuation', 'minor', 'an opening quotation mark where the quotation ends', 0.85, '', '0.1', ()), ('quotemarks/glued', 'linguistic-conventions/punctuation', 'minor', 'no space {where} the quotation mark', 0.85, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.reference_content': (
        5209,
        (
            ('detector', 'ReferenceContent', {'rules': (('reference-content/omitted', 'accuracy/omission', 'major', '“{suggestion}” of the reference is missing here', 0.7, '', '0.1', ()), ('reference-content/less', 'accuracy/omission', 'minor', 'nothing here stands for “{suggestion}” of the reference', 0.5, '', '0.1', ()), ('reference-content/broken', 'linguistic-conventions/grammar', 'minor', 'a word seems to be missing around here; the reference has none of these words side by side', 0.5, '', '0.1', ()), ('reference-content/added', 'accuracy/addition', 'minor', 'the reference has nothing for “{quote}”', 0.5, '', '0.1', ())), 'needs': 2, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.reference_difference': (
        5030,
        (
            ('detector', 'ReferenceDifference', {'rules': (('reference-difference/wording', 'accuracy/mistranslation', 'major', 'the reference, otherwise nearly the same text, has “{right}” here', 0.8, '', '0.1', ()),), 'needs': 6, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.reference_form': (
        9059,
        (
            ('detector', 'ReferenceForm', {'rules': (('reference-form/question', 'accuracy/mistranslation', 'major', 'a question, but a statement in the reference', 0.9, '', '0.1', ()), ('reference-form/statement', 'accuracy/mistranslation', 'major', 'a statement, but a question in the reference', 0.7, '', '0.1', ()), ('reference-form/order', 'linguistic-conventions/word-order', 'critical', 'the words are out of order', 0.85, '', '0.1', ()), ('reference-form/foreign', 'accuracy/untranslated', 'critical', '“{quote}” is left in another language', 0.9, '', '0.1', ()), ('reference-form/misspelt', 'linguistic-conventions/spelling', 'minor', '“{quote}” is no word; the reference has “{suggestion}”', 0.8, '', '0.1', ()), ('reference-form/doubled', 'linguistic-conventions/grammar', 'minor', '“{quote}” says a word twice; the reference does not', 0.9, '', '0.1', ()), ('reference-form/mark', 'linguistic-conventions/punctuation', 'minor', '“{quote}” stands between words that follow each other in the reference', 0.7, '', '0.1', ())), 'needs': 2, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.reference_meaning': (
        6952,
        (
            ('detector', 'ReferenceMeaning', {'rules': (('reference-meaning/antonym', 'accuracy/mistranslation', 'critical', "“{quote}” is the opposite of the reference's “{suggestion}”", 0.85, '', '0.1', ()), ('reference-meaning/name', 'accuracy/mistranslation/named-entity', 'major', '“{quote}” stands where the reference has “{suggestion}”', 0.7, '', '0.1', ()), ('reference-meaning/other', 'accuracy/mistranslation', 'minor', '“{quote}” stands where the reference has “{suggestion}”', 0.5, '', '0.1', ()), ('reference-meaning/number', 'accuracy/mistranslation/number', 'critical', '“{quote}”, but “{suggestion}” in the reference', 0.8, '', '0.1', ()), ('reference-meaning/gender', 'accuracy/mistranslation/gender', 'critical', '“{quote}”, but “{suggestion}” in the reference', 0.85, '', '0.1', ())), 'needs': 2, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.remains': (
        11587,
        (
            ('detector', 'Remains', {'rules': (('remains/start', 'accuracy/omission', 'major', 'the translation begins with “{quote}”, as if in the middle of a sentence; the source does not', 0.85, '', '0.1', ()), ('remains/break', 'linguistic-conventions/grammar', 'major', 'a sentence begins with “{word}”, in small letters: what stood before it was lost', 0.8, '', '0.1', ()), ('remains/word', 'linguistic-conventions/grammar', 'minor', '“{word}” stands twice in a row', 0.85, '', '0.1', ()), ('remains/letter', 'linguistic-conventions/spelling', 'minor', '“{quote}” stands alone: part of a word that was lost or torn apart', 0.75, '', '0.1', ()), ('remains/spaces', 'linguistic-conventions/punctuation', 'minor', 'two spaces in a row, nowhere so in the source', 0.7, 'A word was taken out between them, or put in with a space of its own.', '0.1', ()), ('remains/edge', 'linguistic-conventions/punctuation', 'minor', 'white space at the {where} of the translation, and none at the {where} of the source', 0.8, 'Programs that join strings show the space; in running text it tells that the end was edited.', '0.1', ())), 'needs': 1, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.repetition': (
        12292,
        (
            ('detector', 'Repetition', {'rules': (('repetition/word', 'linguistic-conventions/grammar', 'minor', '“{word}” stands twice in a row', 0.9, '', '0.1', ()), ('repetition/phrase', 'accuracy/addition', 'minor', '“{phrase}” stands twice in a row', 0.85, '', '0.1', ()), ('repetition/loop', 'accuracy/mistranslation/hallucination', 'major', '“{phrase}” is repeated {times} times: the translation ran into a loop', 0.95, '', '0.1', ()), ('repetition/tautology', 'accuracy/addition', 'minor', '“{quote}” says {kind} twice', 0.85, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.roles': (
        11353,
        (
            ('detector', 'Roles', {'rules': (('roles/thing', 'accuracy/mistranslation/wrong-sense', 'major', '“{quote}” is a thing, in the place of a person', 0.8, "A machine that takes the word for somebody's work in its other sense makes lawyers avocados, coaches trains.", '0.1', ()),), 'needs': 0, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.scores': (
        6589,
        (
            ('detector', 'Scores', {'rules': (('scores/result', 'locale-conventions/number-format', 'minor', '“{quote}”: English writes a result as {right}', 0.85, '', '0.1', ()), ('scores/minute', 'linguistic-conventions/grammar', 'minor', '“{quote}”: English says “in the {right} minute”', 0.9, '', '0.1', ()), ('scores/club', 'linguistic-conventions/grammar/article', 'minor', '“{quote}”: clubs have no article in English', 0.8, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.selection': (
        5729,
        (
            ('detector', 'Selection', {'rules': (('selection/misfit', 'accuracy/mistranslation/wrong-sense', 'major', '“{quote}” does not fit here; English has “{right}” ({why})', 0.75, 'A noun in a place that English fills with a few words only, or with words for another kind of thing.', '0.1', ()),), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.shouted': (
        4809,
        (
            ('detector', 'Shouted', {'rules': (('shouted/copied', 'accuracy/untranslated', 'major', '“{quote}” stands there in English: its capitals were taken for those of a name', 0.8, '', '0.1', ()), ('shouted/lowered', 'style/register', 'minor', 'the source shouts in capitals (“{theirs}”), the translation does not', 0.6, 'Machine translation knows few sentences in capitals: compare the meaning, too.', '0.1', ())), 'needs': 1, 'source_langs': ('en',), 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.source_gender': (
        6228,
        (
            ('detector', 'SourceGender', {'rules': (('source-gender/changed', 'accuracy/mistranslation/gender', 'major', '“{quote}”: the source speaks of {whom} (“{cue}”)', 0.75, '', '0.1', ()),), 'needs': 1, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.syntax': (
        23295,
        (
            ('detector', 'Syntax', {'rules': (('syntax/tense', 'linguistic-conventions/grammar/tense', 'minor', '“{quote}” does not go with the time that is told', 0.75, 'Many languages use a perfect or a present where English needs the simple past.', '0.1', ()), ('syntax/agreement', 'linguistic-conventions/grammar/agreement', 'minor', '“{quote}”: the verb does not agree with its subject', 0.8, '', '0.1', ()), ('syntax/article', 'linguistic-conventions/grammar/article', 'minor', '“{quote}”: English has no article here', 0.75, '', '0.1', ()), ('syntax/preposition', 'linguistic-conventions/grammar/preposition', 'minor', '“{quote}” is not the preposition or conjunction that English has here', 0.75, '', '0.1', ()), ('syntax/object', 'linguistic-conventions/grammar', 'minor', '“{quote}” says again what the relative clause is about', 0.8, '', '0.1', ()), ('syntax/order', 'linguistic-conventions/grammar/word-order', 'minor', '“{quote}” is the word order of another language', 0.75, '', '0.1', ()), ('syntax/piece', 'linguistic-conventions/grammar/fragment', 'minor', '“{quote}” begins a piece of the sentence before it', 0.75, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.terminology': (
        15631,
        (
            ('detector', 'Terminology', {'rules': (('terminology/missing', 'terminology/inconsistent-with-terminology-resource', 'major', '“{term}” of the source should be “{wanted}” here', 0.8, '', '0.1', ()), ('terminology/forbidden', 'terminology/inconsistent-with-terminology-resource', 'major', 'the glossary forbids “{quote}”{instead}', 0.9, '', '0.1', ()), ('terminology/protected', 'accuracy/do-not-translate', 'major', '“{term}” must stay as it is', 0.9, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': True}),
        ),
    ),
    'mtaudit.detectors.titles': (
        167643,
        (
            ('detector', 'Titles', {'rules': (('titles/merged', 'accuracy/mistranslation/mangled-title', 'critical', 'two titles were merged and given to {name}: {what}', 0.9, '', '0.1', ()), ('titles/mangled', 'accuracy/mistranslation/mangled-title', 'major', '“{quote}” is no office in English: {why}', 0.85, '', '0.1', ()), ('titles/wrong-holder', 'accuracy/mistranslation/mangled-title', 'critical', '{name} never was {office}: {why}', 0.9, '', '0.1', ()), ('titles/not-then', 'accuracy/mistranslation/mangled-title', 'minor', '{name} was not {office} when this was written ({date}): {why}', 0.55, '', '0.1', ()), ('titles/two-holders', 'accuracy/mistranslation/mangled-title', 'major', 'the text gives the office of {office} to two people: {name} here, {other} elsewhere', 0.7, '', '0.1', ()), ('titles/two-offices', 'accuracy/mistranslation/mangled-title', 'major', 'the text gives {name} two offices: {office} here, {other} elsewhere', 0.6, '', '0.1', ()), ('titles/doubled', 'fluency/duplication', 'minor', 'the title “{title}” stands twice', 0.9, '', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.toxicity': (
        6272,
        (
            ('detector', 'Toxicity', {'rules': (('toxicity/dropped', 'accuracy/omission', 'major', 'the source swears (“{theirs}”), the translation {how}', 0.7, '', '0.1', ()), ('toxicity/added', 'accuracy/addition', 'critical', '“{quote}” is offensive, and nothing in the source is', 0.8, '', '0.1', ()), ('toxicity/softened', 'accuracy/omission', 'minor', 'the source is rude (“{theirs}”), the translation is not or is less so', 0.55, '', '0.1', ())), 'needs': 1, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.untranslated': (
        31439,
        (
            ('detector', 'Untranslated', {'rules': (('untranslated/copied', 'accuracy/untranslated', 'major', 'the source stands untranslated', 0.95, '', '0.1', ()), ('untranslated/words', 'accuracy/untranslated', 'major', '“{quote}” is a word of the source that was not translated', 0.92, '', '0.1', ()), ('untranslated/language', 'accuracy/untranslated/wrong-language', 'critical', 'the text is in another language ({found}) than it should be ({wanted})', 0.9, '', '0.1', ()), ('untranslated/script', 'accuracy/untranslated', 'major', '“{quote}” is {script} script in a text that is written otherwise', 0.85, '', '0.1', ())), 'needs': 0, 'source_langs': None, 'target_langs': None, 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.verbless': (
        12894,
        (
            ('detector', 'Verbless', {'rules': (('verbless/sentence', 'accuracy/omission', 'major', 'the sentence has no finite verb of its own: a main clause of the source was lost', 0.75, '', '0.1', ()),), 'needs': 1, 'source_langs': ('en',), 'target_langs': ('de',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.verbs': (
        30413,
        (
            ('detector', 'Verbs', {'rules': (('verbs/agreement', 'linguistic-conventions/grammar/agreement', 'minor', '“{quote}”: the verb does not agree with its subject', 0.8, '', '0.1', ()), ('verbs/form', 'linguistic-conventions/grammar', 'minor', '“{quote}”: this form of the verb cannot stand here', 0.8, '', '0.1', ()), ('verbs/since', 'linguistic-conventions/grammar/tense', 'minor', '“{quote}”: what has lasted since then stands in the perfect', 0.75, 'German, French, Spanish and the Slavic languages use the present for what began earlier and goes on.', '0.1', ())), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.detectors.wrong_sense': (
        1636,
        (
            ('detector', 'WrongSense', {'rules': (('wrong-sense/trap', 'accuracy/mistranslation/wrong-sense', 'major', '“{quote}” seems to be the wrong sense: probably “{right}” ({why})', 0.8, 'A word or fixed term translated by its other sense, or word by word.', '0.1', ()),), 'needs': 4, 'source_langs': None, 'target_langs': ('en',), 'experimental': False, 'options': False}),
        ),
    ),
    'mtaudit.readers.docx': (
        12059,
        (
            ('reader', 'DocxReader', {'name': 'docx', 'suffixes': ('.docx',), 'shared_suffixes': (), 'bilingual': False, 'description': 'Word documents: paragraphs, tables, notes; without deletions under track changes', 'annotates': 'comments', 'places': 'line and column', 'streams': False, 'sniffs': True, 'options': False}),
        ),
    ),
    'mtaudit.readers.html': (
        8683,
        (
            ('reader', 'HtmlReader', {'name': 'html', 'suffixes': ('.html', '.htm', '.xhtml'), 'shared_suffixes': (), 'bilingual': False, 'description': "HTML and XHTML: the article's text, without scripts, navigation and hidden parts", 'annotates': '<mark title> around each finding', 'places': 'line and column', 'streams': False, 'sniffs': True, 'options': False}),
        ),
    ),
    'mtaudit.readers.jsonl': (
        6661,
        (
            ('reader', 'JsonLinesReader', {'name': 'jsonl', 'suffixes': ('.jsonl', '.ndjson'), 'shared_suffixes': (), 'bilingual': True, 'description': 'JSON Lines with id, source, target, reference, source_lang, target_lang, document', 'annotates': '', 'places': 'line and column', 'streams': True, 'sniffs': True, 'options': False}),
        ),
    ),
    'mtaudit.readers.lines': (
        3350,
        (
            ('reader', 'LinesReader', {'name': 'lines', 'suffixes': (), 'shared_suffixes': (), 'bilingual': False, 'description': 'one segment a line, parallel to the lines of source and reference (only with --input-format)', 'annotates': '', 'places': 'line and column', 'streams': True, 'sniffs': False, 'options': False}),
        ),
    ),
    'mtaudit.readers.markdown': (
        9561,
        (
            ('reader', 'MarkdownReader', {'name': 'markdown', 'suffixes': ('.md', '.markdown', '.mkd'), 'shared_suffixes': (), 'bilingual': False, 'description': 'Markdown (CommonMark, tables), without front matter, code and link targets', 'annotates': '', 'places': 'line and column', 'streams': False, 'sniffs': True, 'options': False}),
        ),
    ),
    'mtaudit.readers.odt': (
        6719,
        (
            ('reader', 'OdtReader', {'name': 'odt', 'suffixes': ('.odt', '.ott'), 'shared_suffixes': (), 'bilingual': False, 'description': 'OpenDocument text: paragraphs, tables, notes; without deletions under track changes', 'annotates': '', 'places': 'line and column', 'streams': False, 'sniffs': True, 'options': False}),
        ),
    ),
    'mtaudit.readers.po': (
        15030,
        (
            ('reader', 'PoReader', {'name': 'po', 'suffixes': ('.po', '.pot'), 'shared_suffixes': (), 'bilingual': True, 'description': 'gettext catalogues with plurals, contexts, fuzzy and obsolete entries', 'annotates': 'comments of the translator', 'places': 'line and column', 'streams': False, 'sniffs': True, 'options': True}),
        ),
    ),
    'mtaudit.readers.qt_ts': (
        7083,
        (
            ('reader', 'QtTsReader', {'name': 'qt-ts', 'suffixes': (), 'shared_suffixes': ('.ts',), 'bilingual': True, 'description': 'Qt Linguist TS (plural forms, length variants, contexts)', 'annotates': '', 'places': 'line and column', 'streams': True, 'sniffs': True, 'options': True}),
        ),
    ),
    'mtaudit.readers.srt': (
        3008,
        (
            ('reader', 'SrtReader', {'name': 'srt', 'suffixes': ('.srt',), 'shared_suffixes': (), 'bilingual': False, 'description': 'SubRip subtitles, sentences joined over cues', 'annotates': '', 'places': 'line and column', 'streams': False, 'sniffs': True, 'options': False}),
        ),
    ),
    'mtaudit.readers.table': (
        7196,
        (
            ('reader', 'TsvReader', {'name': 'tsv', 'suffixes': ('.tsv', '.tab'), 'shared_suffixes': (), 'bilingual': True, 'description': 'tab-separated with named columns (id, source, target, reference …)', 'annotates': '', 'places': 'line and column', 'streams': True, 'sniffs': True, 'options': False}),
            ('reader', 'CsvReader', {'name': 'csv', 'suffixes': ('.csv',), 'shared_suffixes': (), 'bilingual': True, 'description': 'comma- or semicolon-separated with named columns (id, source, target, reference …)', 'annotates': '', 'places': 'line and column', 'streams': True, 'sniffs': True, 'options': False}),
        ),
    ),
    'mtaudit.readers.text': (
        1634,
        (
            ('reader', 'TextReader', {'name': 'text', 'suffixes': ('.txt', '.text'), 'shared_suffixes': (), 'bilingual': False, 'description': 'plain text, paragraphs and sentences', 'annotates': '', 'places': 'line and column', 'streams': False, 'sniffs': False, 'options': False}),
        ),
    ),
    'mtaudit.readers.tmx': (
        10317,
        (
            ('reader', 'TmxReader', {'name': 'tmx', 'suffixes': ('.tmx',), 'shared_suffixes': (), 'bilingual': True, 'description': 'TMX 1.1 to 1.4 and 2.0 translation memories', 'annotates': '', 'places': 'line and column', 'streams': True, 'sniffs': True, 'options': False}),
        ),
    ),
    'mtaudit.readers.vtt': (
        3784,
        (
            ('reader', 'VttReader', {'name': 'vtt', 'suffixes': ('.vtt',), 'shared_suffixes': (), 'bilingual': False, 'description': 'WebVTT subtitles, sentences joined over cues', 'annotates': '', 'places': 'line and column', 'streams': False, 'sniffs': True, 'options': False}),
        ),
    ),
    'mtaudit.readers.wmt': (
        12107,
        (
            ('reader', 'WmtReader', {'name': 'wmt', 'suffixes': ('.sgm', '.sgml'), 'shared_suffixes': ('.xml',), 'bilingual': True, 'description': 'WMT: srcset/refset/tstset, and dataset with src, ref and hyp', 'annotates': '', 'places': 'line and column', 'streams': True, 'sniffs': True, 'options': True}),
        ),
    ),
    'mtaudit.readers.xliff': (
        5875,
        (
            ('reader', 'XliffReader', {'name': 'xliff', 'suffixes': ('.xlf', '.xliff', '.sdlxliff', '.mxliff', '.mqxliff'), 'shared_suffixes': (), 'bilingual': True, 'description': 'XLIFF 1.2 and 2.x, with SDLXLIFF, MXLIFF and MQXLIFF', 'annotates': 'ITS 2.0 localization quality issues; notes in the dialects of tools', 'places': 'line and column', 'streams': True, 'sniffs': True, 'options': True}),
        ),
    ),
    'mtaudit.readers.xlsx': (
        3586,
        (
            ('reader', 'XlsxReader', {'name': 'xlsx', 'suffixes': ('.xlsx', '.xlsm'), 'shared_suffixes': (), 'bilingual': True, 'description': 'workbooks with named columns (id, source, target, reference …)', 'annotates': '', 'places': 'sheet and row', 'streams': False, 'sniffs': True, 'options': False}),
        ),
    ),
    'mtaudit.scorers.comet': (
        100521,
        (
            ('scorer', 'CometScorer', {'name': 'comet', 'default': False, 'cost': 'heavy', 'description': 'COMET, with a model from this machine (needs the extra comet)', 'options': True}),
        ),
    ),
    'mtaudit.scorers.overlap': (
        8080,
        (
            ('scorer', 'ChrfScorer', {'name': 'chrf', 'default': False, 'cost': 'light', 'description': "chrF++ against the reference, equal to sacrebleu's", 'options': True}),
            ('scorer', 'BleuScorer', {'name': 'bleu', 'default': False, 'cost': 'light', 'description': "BLEU against the reference, sacrebleu's", 'options': True}),
            ('scorer', 'TerScorer', {'name': 'ter', 'default': False, 'cost': 'light', 'description': "TER against the reference, sacrebleu's; lower is better", 'options': False}),
        ),
    ),
    'mtaudit.scorers.quality': (
        13179,
        (
            ('scorer', 'Quality', {'name': 'quality', 'default': True, 'cost': 'light', 'description': '100 less MQM penalties, oddness of the text and distance from the reference', 'options': False}),
        ),
    ),
    'mtaudit.reporters.checkstyle': (
        3383,
        (
            ('reporter', 'CheckstyleReporter', {'name': 'checkstyle', 'description': 'Checkstyle XML, for build servers and review tools', 'options': False}),
        ),
    ),
    'mtaudit.reporters.csv_report': (
        2553,
        (
            ('reporter', 'CsvReporter', {'name': 'csv', 'description': 'a row for each finding, for spreadsheets', 'options': False}),
        ),
    ),
    'mtaudit.reporters.github': (
        4971,
        (
            ('reporter', 'GithubReporter', {'name': 'github', 'description': 'annotations for GitHub Actions, the worst first', 'options': False}),
        ),
    ),
    'mtaudit.reporters.gitlab': (
        3491,
        (
            ('reporter', 'GitlabReporter', {'name': 'gitlab', 'description': 'Code Quality report of GitLab', 'options': False}),
        ),
    ),
    'mtaudit.reporters.html': (
        15519,
        (
            ('reporter', 'HtmlReporter', {'name': 'html', 'description': 'one page for editors: the articles with their findings, overview and plots; works offline', 'options': True}),
        ),
    ),
    'mtaudit.reporters.json_report': (
        2585,
        (
            ('reporter', 'JsonReporter', {'name': 'json', 'description': 'everything, as one JSON object (mtaudit-report/1)', 'options': False}),
        ),
    ),
    'mtaudit.reporters.jsonl': (
        1540,
        (
            ('reporter', 'JsonLinesReporter', {'name': 'jsonl', 'description': 'one JSON line for each document, then a summary line', 'options': False}),
        ),
    ),
    'mtaudit.reporters.junit': (
        5102,
        (
            ('reporter', 'JunitReporter', {'name': 'junit', 'description': 'JUnit XML, for build servers', 'options': False}),
        ),
    ),
    'mtaudit.reporters.markdown': (
        5689,
        (
            ('reporter', 'MarkdownReporter', {'name': 'markdown', 'description': 'a summary for a job or a pull request', 'options': False}),
        ),
    ),
    'mtaudit.reporters.rdjson': (
        3836,
        (
            ('reporter', 'RdjsonReporter', {'name': 'rdjson', 'description': 'diagnostics for reviewdog', 'options': False}),
        ),
    ),
    'mtaudit.reporters.sarif': (
        16780,
        (
            ('reporter', 'SarifReporter', {'name': 'sarif', 'description': 'SARIF 2.1.0, for code scanning', 'options': False}),
        ),
    ),
    'mtaudit.reporters.terminal': (
        18277,
        (
            ('reporter', 'TerminalReporter', {'name': 'terminal', 'description': 'findings in their sentences, a summary and the verdict', 'options': True}),
        ),
    ),
}

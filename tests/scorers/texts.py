"""German sentences, English translations of them by two imagined systems, and references: made up for these tests."""

ROWS: list[tuple[str, str, str, str]] = [
    (
        "Der Bäcker öffnet seinen Laden schon um fünf Uhr.",
        "The baker opens his shop as early as five o'clock.",
        "The baker already opens his store at five.",
        "The baker closes his shop at five o'clock.",
    ),
    (
        "Niemand wusste, wo der Schlüssel lag.",
        "Nobody knew where the key was.",
        "No one knew where the key lay.",
        "Everybody knew where the key was lying.",
    ),
    (
        "Die Brücke wurde 1987 gebaut.",
        "The bridge was built in 1987.",
        "The bridge was built in 1987.",
        "The bridge built.",
    ),
    (
        "Im Winter fährt der Bus nur zweimal am Tag, und manchmal fällt er ganz aus.",
        "In winter the bus runs only twice a day, and sometimes it does not run at all.",
        "In the winter the bus only goes twice daily, and sometimes it is cancelled.",
        "Im Winter fährt der Bus nur zweimal am Tag, und manchmal fällt er ganz aus.",
    ),
    (
        "Meine Schwester spielt Geige, mein Bruder hört lieber zu.",
        "My sister plays the violin; my brother would rather listen.",
        "My sister plays violin, my brother prefers to listen.",
        "My sister plays violins, my brother hears better.",
    ),
    ("Danke!", "Thank you!", "Thanks!", "Thank!"),
    (
        "Der Arzt riet ihr, weniger Kaffee zu trinken und früher schlafen zu gehen.",
        "The doctor advised her to drink less coffee and to go to bed earlier.",
        "The doctor told her to drink less coffee and go to sleep earlier.",
        "The doctor advised him to drink more coffee, and sleep.",
    ),
    (
        "Auf dem Markt kosten die Äpfel heute 2,50 € das Kilo.",
        "At the market, apples cost €2.50 a kilo today.",
        "On the market the apples cost €2.50 per kilo today.",
        "At the market the apples cost 250 euros the kilo today.",
    ),
    (
        "„Kommst du mit?“, fragte sie leise.",
        "“Are you coming along?” she asked softly.",
        "“Are you coming?” she asked quietly.",
        "“Come with”, she asked silent.",
    ),
    (
        "Das Dorf liegt am Rand eines großen Waldes, den kaum jemand betritt.",
        "The village lies at the edge of a great forest that hardly anyone enters.",
        "The village is on the edge of a big forest which hardly anybody enters.",
        "The village lies on the edge of a large forest, that everybody enters.",
    ),
    (
        "Wir haben den Zug verpasst, weil die Uhr falsch ging.",
        "We missed the train because the clock was wrong.",
        "We missed the train because the clock was wrong.",
        "We have missed the train, because the watch false went.",
    ),
    (
        "Seit Montag regnet es ohne Pause.",
        "It has been raining without a break since Monday.",
        "It has rained non-stop since Monday.",
        "Since Monday it rains without pause.",
    ),
]
"""Source, reference, first system, second system."""

SENTENCES = [text for row in ROWS for text in row]

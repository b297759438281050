"""Sentences as they are written down at a round table, with the hints that they get: the words each is about."""

from typing import Final

from cop_session.coaching.hints import About

LABEL, DIAGNOSIS, CHILD, FAMILY = About.LABEL, About.DIAGNOSIS, About.OTHER_CHILD, About.FAMILY

Expected = tuple[tuple[About, str], ...]

DUTCH: Final[list[tuple[str, Expected]]] = [
    # What Lena is or has.
    ("Lena is lui", ((LABEL, "is lui"),)),
    ("Lena is vaak erg onrustig in de klas", ((LABEL, "is vaak erg onrustig"),)),
    ("Is snel afgeleid", ((LABEL, "Is snel afgeleid"),)),
    ("ze is niet gemotiveerd voor rekenen", ((LABEL, "is niet gemotiveerd"),)),
    ("Lena is een zwakke lezer", ((LABEL, "is een zwakke lezer"),)),
    ("Het is een lief meisje. Ze is wel traag.", ()),
    ("Ze is traag.", ((LABEL, "is traag"),)),
    ("Lena heeft faalangst", ((LABEL, "heeft faalangst"),)),
    ("Lena heeft bij rekenen veel faalangst.", ((LABEL, "heeft bij rekenen veel faalangst"),)),
    ("Lena heeft moeite met begrijpend lezen", ((LABEL, "heeft moeite met"),)),
    ("heeft weinig zelfvertrouwen", ((LABEL, "heeft weinig zelfvertrouwen"),)),
    ("Ze heeft een kort lontje", ((LABEL, "heeft een kort lontje"),)),
    ("kan niet stilzitten", ((LABEL, "kan niet stilzitten"),)),
    ("Lena kan zich moeilijk concentreren na de middag", ((LABEL, "kan zich moeilijk concentreren"),)),
    ("Tijdens de kring kan Lena niet lang stil zitten", ((LABEL, "kan Lena niet lang stil zitten"),)),
    ("In de klas is Lena druk", ((LABEL, "is Lena druk"),)),
    ("Lena leest graag, maar is heel onzeker", ((LABEL, "is heel onzeker"),)),
    ("We herhalen de regels omdat ze koppig is", ((LABEL, "koppig is"),)),
    ("onze zoon luistert nooit", ((LABEL, "luistert nooit"),)),
    ("Lena werkt niet mee", ((LABEL, "werkt niet mee"),)),
    ("Lena stoort de les", ((LABEL, "stoort de les"),)),
    ("Dit kind is agressief en Lena is brutaal", ((LABEL, "is agressief"), (LABEL, "is brutaal"))),
    # A diagnosis.
    ("Lena heeft ADHD", ((DIAGNOSIS, "ADHD"),)),
    ("rekening houden met haar autisme", ((DIAGNOSIS, "autisme"),)),
    ("voor een kind met ASS is dat veel", ((DIAGNOSIS, "ASS"),)),
    ("extra tijd wegens dyslexie", ((DIAGNOSIS, "dyslexie"),)),
    ("dyslexiesoftware gebruiken", ((DIAGNOSIS, "dyslexiesoftware"),)),
    ("Koen vraagt een attest dyscalculie aan", ((DIAGNOSIS, "dyscalculie"),)),
    ("typen in plaats van schrijven (DCD)", ((DIAGNOSIS, "DCD"),)),
    ("Lena is hoogbegaafd", ((DIAGNOSIS, "hoogbegaafd"),)),
    ("kinderen met TOS krijgen pictogrammen", ((DIAGNOSIS, "TOS"),)),
    ("Gilles de la Tourette uitleggen aan de klas", ((DIAGNOSIS, "Gilles de la Tourette"),)),
    ("gezien de hechtingsstoornis", ((DIAGNOSIS, "hechtingsstoornis"),)),
    ("Koen geeft ’s middags de rilatine", ((DIAGNOSIS, "rilatine"),)),
    # Another child.
    ("Lena leest voor aan haar broertje Emre", ((CHILD, "Emre"),)),
    ("Lena zit naast Yara", ((CHILD, "Yara"),)),
    ("ze leest samen met Noah", ((CHILD, "Noah"),)),
    ("ruzie met Kjeld op de speelplaats", ((CHILD, "Kjeld"),)),
    ("klasgenoten: leesmaatje Bo en Wiebe", ((CHILD, "Bo"), (CHILD, "Wiebe"))),
    ("Lena wordt geplaagd door Seppe Claes", ((CHILD, "Seppe"),)),
    ("de groene kaart werkt ook bij Noahs groepje", ((CHILD, "Noahs"),)),
    # Family matters.
    ("sinds de scheiding slaapt ze slecht", ((FAMILY, "sinds de scheiding"),)),
    ("de ouders zijn sinds vorig jaar gescheiden", ((FAMILY, "ouders zijn sinds vorig jaar gescheiden"),)),
    ("er is vaak ruzie thuis", ((FAMILY, "ruzie thuis"),)),
    ("mama is al lang ziek", ((FAMILY, "mama is al lang ziek"),)),
    ("het gezin heeft schulden", ((FAMILY, "schulden"),)),
    ("jeugdhulp komt elke week langs", ((FAMILY, "jeugdhulp"),)),
    ("de politie kwam vorige week aan de deur", ((FAMILY, "politie"),)),
    ("haar opa is overleden", ((FAMILY, "overleden"),)),
    ("Veilig Thuis is gebeld", ((FAMILY, "Veilig Thuis"),)),
    # More than one.
    (
        "Lena is lui sinds de scheiding, net als zus Elif",
        ((LABEL, "is lui"), (FAMILY, "sinds de scheiding"), (CHILD, "Elif")),
    ),
]

ENGLISH: Final[list[tuple[str, Expected]]] = [
    ("Lena is lazy", ((LABEL, "is lazy"),)),
    ("She is very easily distracted", ((LABEL, "is very easily distracted"),)),
    ("cannot sit still", ((LABEL, "cannot sit still"),)),
    ("Lena has a lot of difficulty with reading", ((LABEL, "has a lot of difficulty with"),)),
    ("Lena struggles with spelling", ((LABEL, "struggles with"),)),
    ("Lena has ADHD", ((DIAGNOSIS, "ADHD"),)),
    ("more time because of dyslexia", ((DIAGNOSIS, "dyslexia"),)),
    ("Lena reads to her brother Emre", ((CHILD, "Emre"),)),
    ("her parents got divorced", ((FAMILY, "divorced"),)),
    ("the police came by", ((FAMILY, "police"),)),
]

ORDINARY_DUTCH: Final = [
    "Lena heeft instructie nodig die kort is en met een voorbeeld begint.",
    "Lena heeft een leerkracht nodig die merkt wanneer ze onrustig is",
    "Lena heeft een rustige plek nodig omdat ze snel afgeleid is",
    "Om niet afgeleid te zijn, heeft Lena een plaats vooraan nodig.",
    "Lena heeft weinig woorden en veel structuur nodig",
    "Lena heeft een kind nodig dat niet te druk is",
    "De opdracht is moeilijk; Annelies maakt ze korter",
    "Op woensdag is de klas druk, dan leest Lena in de gang",
    "Lena is druk bezig met haar spreekbeurt",
    "Is Lena onrustig, dan mag ze een rondje lopen",
    "Als Lena niet kan stilzitten, kiest ze een wiebelkussen",
    "Koen luistert niet alleen, hij noteert ook",
    "Lena luistert met Serkan naar het luisterboek",
    "Annelies is onzeker over de toets",
    "Papa kan niet komen op vrijdag",
    "Lena is sterk in tekenen",
    "Wanneer is Lena onrustig?",
    "Lena ziet een kaart: “ik ben lui” mag weg",
    "Lena zegt: ‘ik heb ADHD, denk ik’",
    "Koen bekijkt Bingel samen met Lena",
    "Annelies oefent met Lena op Kurzweil en Smartschool",
    "Naast Nederlands ook Frans en Turks",
    "Noah heet het boek dat Lena kiest",
    "juf Emma van de opvang leest mee",
    "Ilse belt Sofie Peeters van het CLB",
    "Lena’s boekentas staat klaar; Koens schrift ook",
    "Lena leest thuis vlot voor aan haar broertje",
    "een duidelijke scheiding tussen werk en pauze",
    "ouders en Annelies zitten in gescheiden lokalen",
    "Fatma zorgt dat ze veilig thuis komt",
    "Lena maakt geen ruzie meer op de speelplaats",
    "mama helpt bij ruzie op de speelplaats",
    "Bij ziekte van Koen neemt Ilse het over",
    "Als mama ziek is, leest papa voor",
    "het boek kost geld: Koen bekijkt het budget",
    "de teksten worden opgenomen door Annelies",
    "een groene kaart op de bank, in de klas",
    "Naar het asiel met de klas op 3 maart",
    "een tas met een kaart van papa’s auto",
    "twee keer per week 20 minuten, Ilse en Annelies",
]

ORDINARY_ENGLISH: Final = [
    "Lena needs tasks that are not too difficult",
    "Lena needs a teacher who notices when she is restless",
    "When she is anxious she may leave the room",
    "The text is difficult for the whole class",
    "Koen is slow to answer his mail",
    "Odd numbers first, then add the rest",
    "Lena reads on Monday, in May and in English",
    "Miss Emma from the library joins in",
]

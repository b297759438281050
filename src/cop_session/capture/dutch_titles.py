"""The Dutch words for people, of Flanders and of the Netherlands together."""

from typing import Final

from cop_session.capture.names import key
from cop_session.capture.titles import Tongue, keys, titles
from cop_session.roundtable.words import Presence, Role

WORDS: Final = Tongue(
    titles=titles(
        (
            Role.TEACHER,
            "leerkracht, klasleerkracht, groepsleerkracht, leraar, lerares",
            "juf, juffrouw, meester, titularis, klastitularis",
            "leerkrachten, juffen",
        ),
        (
            Role.CARE_COORDINATOR,
            "zorgcoördinator, zoco, zorgcoördinator (zoco), intern begeleider, IB'er, IB, kwaliteitscoördinator, KC'er,"
            "KC, IB'er / kwaliteitscoördinator, intern begeleider / kwaliteitscoördinator",
            "zorgco, sib, zorgcoach",
            "",
        ),
        (Role.CARE_TEACHER, "zorgleerkracht, RT'er", "zorgjuf, zorgmeester, RT, remedial teacher", "zorgleerkrachten"),
        (
            Role.PARENT,
            "ouder",
            "mama, moeder, mam, mams, papa, vader, pap, paps, plusmama, pluspapa, plusouder, stiefmoeder, stiefvader,"
            "pleegmama, pleegpapa, pleegmoeder, pleegvader, pleegouder, voogd",
            "ouders, pleegouders",
        ),
        (Role.PUPIL, "leerling", "", ""),
        (
            Role.EXTERNAL_SUPPORTER,
            "leerondersteuner, leerondersteuner (leersteuncentrum), consulent, consulent samenwerkingsverband",
            "ondersteuner, leersteun, leersteuncentrum, ambulant begeleider, begeleider samenwerkingsverband, SWV,"
            "consulent SWV",
            "leerondersteuners",
        ),
        (Role.GUIDANCE_CENTRE, "CLB-medewerker, CLB, medewerker begeleidingsdienst", "CLB-anker", ""),
        (Role.EDUCATIONAL_PSYCHOLOGIST, "orthopedagoog", "ortho, psycholoog, schoolpsycholoog, gedragsdeskundige", ""),
        (Role.SPEECH_THERAPIST, "logopedist, logopediste", "logo", ""),
        (Role.HEAD, "directie", "directeur, directrice, schoolleider, adjunct-directeur", ""),
        (Role.LIAISON, "brugfiguur", "", ""),
        (Role.CONFIDANT, "vertrouwenspersoon", "", ""),
        (Role.OTHER, "andere", "", ""),
        (Role.INTERPRETER, "tolk", "", ""),
    ),
    same=(
        keys("mama, moeder, mam, mams"),
        keys("papa, vader, pap, paps"),
        keys("juf, juffrouw"),
        keys("directeur, directrice, directie"),
    ),
    everybody=keys("allen, iedereen, allemaal, wij allemaal, iedereen samen, wij allen"),
    loose={key(word): Role.TEACHER for word in ("klas", "de klas")},
    before=keys("de, het, onze, ons, mevrouw, mevr, mw, meneer, dhr, heer"),
    separators=keys("en"),
    presence={
        key(word): presence
        for presence, row in (
            (Presence.TELEPHONE, "telefoon, telefonisch, per telefoon, via telefoon, belt in, aan de telefoon, online"),
            (Presence.ABSENT, "afwezig, verontschuldigd, niet aanwezig, kan niet komen"),
            (Presence.AT_TABLE, "ja, aanwezig, aan tafel, ter plaatse"),
        )
        for word in row.split(",")
    },
    from_words=keys("vanaf, van, om, komt om, komt vanaf"),
    until_words=keys("tot, tot en met, weg om, vertrekt om"),
    home=keys("eigen adres, adres, woont"),
)

"""The Dutch words for people, of Flanders and of the Netherlands together."""

import re
from typing import Final

from cop_session.domain import family
from cop_session.domain.codes import Presence, Role
from cop_session.reading.words.name_normalisation import key
from cop_session.reading.words.role_words import Tongue, explained, keys, stepped, titles

# Whatever a parent is called at a Dutch table, it is a parent.
_MOTHER: Final = "mama, mamma, moeder, moeke, mam, mams, maman, mère, mum, mom, mummy, mother"
_FATHER: Final = "papa, pappa, vader, vake, pap, paps, père, dad, daddy, father"
_GUARDIAN: Final = (
    "parent, voogd, verzorger, verzorgster, ouder/verzorger, opvoedingsverantwoordelijke, wettelijk vertegenwoordiger"
)
_PARENTS: Final = "mama, moeder, papa, vader, ouder"
_STEP: Final = "plus, bonus, stief"
_FOSTER: Final = ("pleeg", "adoptie", "mee", "co")

WORDS: Final = Tongue(
    titles=titles(
        (
            Role.TEACHER,
            "leerkracht, klasleerkracht, groepsleerkracht, leraar, lerares, lkr, lkt, leerkr",
            "juf, juffrouw, juffie, klasjuf, meester, klasmeester, mentor, titularis, klastitularis, kleuterjuf,"
            "kleuterleidster, turnjuf,"
            "turnleerkracht, vakleerkracht, co-teacher",
            "leerkrachten, juffen, leraren",
        ),
        (
            Role.CARE_COORDINATOR,
            "zorgcoördinator, zoco, zorgcoördinator (zoco), intern begeleider, IB'er, IB, kwaliteitscoördinator, KC'er,"
            "KC, IB'er / kwaliteitscoördinator, intern begeleider / kwaliteitscoördinator",
            "zorgco, sib, zorgcoach, zorgcoörd, zorgcoord, zorgcoördinatrice",
            "",
        ),
        (Role.CARE_TEACHER, "zorgleerkracht, RT'er", "zorgjuf, zorgmeester, RT, remedial teacher", "zorgleerkrachten"),
        (
            Role.PARENT,
            "ouder",
            ", ".join((_MOTHER, _FATHER, _GUARDIAN, stepped(", ".join((_STEP, *_FOSTER)), _PARENTS))),
            "ouders, parents, verzorgers, ouders/verzorgers," + stepped(f"{_STEP}, pleeg, adoptie", "ouders"),
        ),
        (Role.PUPIL, "leerling", "", ""),
        (
            Role.EXTERNAL_SUPPORTER,
            "leerondersteuner, leerondersteuner (leersteuncentrum), consulent, consulent samenwerkingsverband",
            "leerond, ondersteuner, ondersteunster, leersteuner, leersteunster, leerondersteunster, LO, AB'er, AB,"
            "consulente, leersteun, leersteuncentrum, ambulant begeleider, ambulant begeleidster,"
            "begeleider samenwerkingsverband, SWV,"
            "consulent SWV",
            "leerondersteuners",
        ),
        (
            Role.GUIDANCE_CENTRE,
            "CLB-medewerker, CLB, medewerker begeleidingsdienst",
            "CLB-anker, CLB'er, CLB-medewerkster",
            "",
        ),
        (
            Role.EDUCATIONAL_PSYCHOLOGIST,
            "orthopedagoog",
            "orthopedagoge, ortho, psycholoog, psychologe, schoolpsycholoog, schoolpsychologe, gedragsdeskundige",
            "",
        ),
        (Role.SPEECH_THERAPIST, "logopedist, logopediste", "logo", ""),
        (Role.HEAD, "directie", "dir, directeur, directrice, schoolleider, schoolleidster, adjunct-directeur", ""),
        (Role.LIAISON, "brugfiguur", "", ""),
        (Role.CONFIDANT, "vertrouwenspersoon", "", ""),
        (
            Role.OTHER,
            "andere",
            "stagiair, stagiaire, vervanger, vervangster, kinesist, kinesiste, kine, ergotherapeut, ergotherapeute,"
            "ergo, psychiater,"
            "kinderpsychiater, therapeut, therapeute, arts, CLB-arts, kinderarts, schoolarts, verpleegkundige,"
            "maatschappelijk werker,"
            "schoolmaatschappelijk werker, thuisbegeleider, gezinsbegeleider, leerlingbegeleider, jeugdconsulent,"
            "busbegeleider, busbegeleidster, thuisbegeleidster, gezinsbegeleidster, leerlingbegeleidster, coach,"
            "lkr LO, leerkracht LO, lkr lichamelijke opvoeding, leerkracht lichamelijke opvoeding, lkr turnen,"
            "turnleraar,"
            "gymleraar, gymjuf, gymmeester, zwemleraar, zwemjuf, muziekleraar, godsdienstleerkracht,"
            + family.DUTCH
            + ","
            + stepped(", ".join(family.STEP), "oma, opa, zus, broer"),
            "grootouders",
        ),
        (Role.INTERPRETER, "tolk", "", ""),
    ),
    same=(
        keys(_MOTHER),
        keys(_FATHER),
        keys(stepped(_STEP, "mama, moeder")),
        keys(stepped(_STEP, "papa, vader")),
        *(keys(stepped(one, couple)) for one in _FOSTER for couple in ("mama, moeder", "papa, vader")),
        keys(family.GRANDMOTHER),
        keys(family.GRANDFATHER),
        keys("nonkel, oom"),
        keys("kinesist, kinesiste, kine"),
        keys("ergotherapeut, ergotherapeute, ergo"),
        keys("therapeut, therapeute"),
        keys("juf, juffrouw, juffie, klasjuf"),
        keys("meester, klasmeester"),
        keys("directeur, directrice, directie"),
    ),
    women=keys(_MOTHER)
    | keys("juf, juffrouw, directrice, logopediste, lerares, psychologe, orthopedagoge, oma, tante"),
    men=keys(_FATHER) | keys("meester, directeur, leraar, opa, nonkel, oom"),
    general=keys(
        "klastitularis, titularis, mentor, zorgco, zorgcoörd, zorgcoord, zorgcoördinatrice, ondersteuner,"
        "ondersteunster,"
        "leersteuner, leersteunster, leerondersteunster, LO, AB'er, AB, consulente, ambulant begeleider, CLB'er,"
        "ambulant begeleidster, CLB-anker, CLB-medewerkster, orthopedagoge, ortho, psycholoog, psychologe,"
        "schoolpsycholoog,"
        "schoolpsychologe, logo, dir, directeur, directrice, schoolleider, schoolleidster, leersteun, leersteuncentrum"
    ),
    everybody=keys("allen, iedereen, allemaal, wij allemaal, iedereen samen, wij allen"),
    loose={key(word): Role.TEACHER for word in ("klas", "de klas")},
    explained=explained(
        care_coordinator="zorg op school, extra hulp op school",
        care_teacher="zorg in de klas, extra hulp in de klas",
        external_supporter="hulp van buiten de school",
        guidance_centre="begeleidingsdienst",
        educational_psychologist="helpt bij leren",
        speech_therapist="helpt bij praten en taal",
        liaison="brug tussen school en thuis",
        confidant="steun voor het gezin",
    ),
    before=keys("de, het, onze, ons, mijn, beide"),
    which=keys(
        "grote, kleine, oudste, oudere, jongste, jongere, biologische, echte, nieuwe, eerste, tweede, ex, lieve"
    ),
    either=keys("opvoeder, opvoedster"),
    owned=keys("van, v, vd"),
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
    leaving=keys(
        "mag weg, mag dan weg, mag dan gaan, mag gaan, gaat dan weg, gaat dan, dan weg, moet dan weg, vertrekt dan"
    ),
    late=re.compile(r"(?:(?:komt|is|wordt) )?(?:ongeveer )?(.+?) (?:later|te laat)"),
    first=re.compile(r"(?:(?:alleen|enkel|blijft) )?(?:de |het )?eerste (.+)"),
    stretches={
        "kwartier": 15,
        "een kwartier": 15,
        "half uur": 30,
        "een half uur": 30,
        "halfuur": 30,
        "een halfuur": 30,
    },
    home=keys("eigen adres, adres, woont"),
)

"""The patterns for Dutch, of Flanders and of the Netherlands together."""

import re
from typing import Final

from cop_session.coaching.pattern_builder import Saying, WatchedLanguage, choice, words

_HOW: Final = choice(
    "heel, erg, zeer, nogal, vrij, wat, te, echt, gewoon, zo, ook, nog, een, een beetje, best, snel, vlug, gauw, soms,"
    "vaak, dikwijls, altijd, meestal, steeds, voortdurend, constant, enorm, ontzettend, super, bijzonder, thuis, nu,"
    "momenteel, duidelijk, op zich, gemakkelijk, makkelijk, veel, grote, sterke, ernstige, zware"
)
_WHERE: Final = r"(?:in|op|bij|tijdens|voor)\s+(?:(?:de|het|een)\s+)?\w+"
_BETWEEN: Final = rf"(?:(?:{_WHERE}|{_HOW})\s+){{0,4}}"

_IS: Final = choice(
    "lui, luier, dom, traag, trager, agressief, agressiever, brutaal, onbeleefd, ongehoorzaam, onhandelbaar, koppig,"
    "verwend, gemakzuchtig, laks, onverschillig, ongemotiveerd, ongeïnteresseerd, ongeconcentreerd, hyperactief,"
    "impulsief, onrustig, chaotisch, slordig, onhandig, onzelfstandig, onvolwassen, kinderachtig, asociaal, egoïstisch,"
    "jaloers, manipulatief, vervelend, stout, ondeugend, opstandig, dwars, eigenwijs, achterlijk, zwak, lastig,"
    "moeilijk, faalangstig, angstig, onzeker, verlegen, teruggetrokken, gesloten, dromerig, verstrooid, storend,"
    "hooggevoelig, hoogsensitief, overgevoelig, afgeleid, overprikkeld",
    r"druk(?!\s+(?:bezig|doende|aan|in\s+de\s+weer|met))",
    "niet gemotiveerd, niet geconcentreerd, niet zelfstandig, niet sociaal, niet weerbaar, niet leergierig,"
    "snel boos, snel kwaad, vlug boos, vlug kwaad",
    "geen gemakkelijk kind, geen makkelijk kind, geen gemakkelijke leerling, geen makkelijke leerling",
    r"(?:zwakke|zwak|trage|traag|slechte|slecht|moeilijke|moeilijk|lastige|lastig|drukke|druk|vreemde|vreemd)"
    r"\s+(?:kind|kindje|leerling|lezer|rekenaar|schrijver|werker|jongen|meisje|geval)",
    "probleemkind, zorgenkind, dromer, druktemaker, treuzelaar, pester, ruziemaker, einzelgänger, klasclown",
)
_LACKING: Final = choice(
    "zelfvertrouwen, motivatie, discipline, concentratie, doorzettingsvermogen, vrienden, vriendjes, vriendinnen,"
    "interesse, inzicht, respect, werkhouding, zelfbeheersing"
)
_HAS: Final = (
    choice(
        r"(?:sterke )?faalangst, faalangsten, (?:concentratie|gedrags|leer|aandachts|taal|motivatie)problemen,"
        r"(?:leer|taal|lees|reken|ontwikkelings)?achterstand, moeite (?:met|om),"
        r"het (?:heel |erg |soms )?(?:moeilijk|lastig) (?:met|om),"
        r"problemen (?:met|bij), kort lontje, woedeaanvallen, driftbuien, woede-uitbarstingen,"
        r"last van (?:faalangst|zenuwen|woedeaanvallen|driftbuien)",
        rf"(?:geen|weinig|te\s+weinig)\s+{_LACKING}",
        r"(?:laag|negatief)\s+zelfbeeld",
        r"(?:lage|slechte|zwakke)\s+(?:werkhouding|concentratie|motivatie|frustratietolerantie)",
    )
    # "Heeft … nodig" is how it should be said.
    + r"(?!\s+(?!en\b)(?:\w+\s+){0,2}nodig)"
)
_HARDLY: Final = r"(?:niet|nooit|moeilijk|amper|nauwelijks)\s+(?:lang\s+|goed\s+|even\s+)?"
_SAYINGS: Final = (
    Saying("(?:is|was|blijft|wordt|lijkt)", _IS),
    Saying("(?:heeft|had|vertoont)", _HAS),
    Saying(
        r"kan(?:\s+zich)?",
        rf"(?:zich\s+)?{_HARDLY}(?:stil\s?zitten|stil\s+blijven\s+zitten|luisteren|concentreren|opletten|samenwerken"
        r"|gedragen|tegen\s+(?:zijn\s+|haar\s+)?verlies)",
    ),
    Saying("luistert", r"(?:niet|nooit|slecht)(?!\s+(?:alleen|mee))"),
    Saying("let", r"(?:niet|nooit|slecht)\s+op"),
    Saying("werkt", r"(?:niet|nooit|slecht)\s+mee"),
    Saying("doet", r"(?:nooit\s+(?:zijn|haar)\s+best|(?:zijn|haar)\s+best\s+niet)"),
    Saying("(?:kampt|worstelt)", r"met(?=\s)"),
    Saying("lijdt", r"aan(?=\s)"),
    Saying("zoekt", r"(?:ruzie|negatieve\s+aandacht)"),
    Saying("stoort", r"(?:de\s+(?:les|klas|groep|anderen|andere\s+kinderen)|anderen)"),
)

_PARENTS: Final = choice("ouders, ouder, mama, papa, moeder, vader, mams, paps")
_KIN: Final = rf"(?:{_PARENTS}|(?:broer|zus)(?:je|tje)?|oma|opa)"
_THEIR: Final = r"(?:(?:de|haar|zijn|hun)\s+)?"
_FAMILY: Final = words(
    r"(?:echt|vecht)scheiding\w*, (?:sinds|na) de scheiding",
    rf"scheiding(?!\s+(?:tussen|van\s+(?!{_THEIR}{_PARENTS})))",
    rf"{_PARENTS}\s+(?:zijn|waren|gaan|gingen|leven|wonen)\s+(?:\w+\s+){{0,4}}(?:gescheiden|uit\s+elkaar)",
    "gescheiden ouders, gescheiden gezin, hoederecht, bezoekrecht, bezoekregeling, omgangsregeling, co-ouderschap,"
    "alimentatie, vechtende ouders, nieuw samengesteld gezin",
    r"thuis (?:is er )?(?:vaak |veel |altijd )?ruzie, ruzies? thuis",
    rf"{_PARENTS}\s+(?:maken|hebben|maakt|heeft)\s+(?:\w+\s+){{0,2}}ruzie",
    rf"ruzies?\s+(?:tussen|van|met)\s+{_THEIR}{_PARENTS}",
    rf"{_KIN}\s+(?:is|was|werd|wordt|zijn|waren)\s+(?:(?:al|lang|langdurig|ernstig|erg|zwaar|heel|chronisch|weer|vaak)"
    r"\s+){0,3}(?:ziek|opgenomen|depressief|werkloos|verslaafd)",
    rf"ziekte\s+van\s+{_THEIR}{_KIN}",
    rf"ernstig\s+zieke?\s+{_KIN}",
    r"kanker, psychiatri\w+, ziekenhuisopname, overleden, overlijden, zelfmoord, zelfdoding, verslaving\w*, verslaafd,"
    r"alcohol\w*, drugs, drugsgebruik",
    r"schulden, schuldhulp\w*, geldproblemen, geldzorgen, geldnood, financiële (?:problemen|zorgen|moeilijkheden),"
    r"armoede, leefloon, ocmw, bijstandsuitkering, voedselbank, werkloos, werkloosheid, uithuiszetting",
    r"jeugdhulp\w*, jeugdzorg\w*, jeugdrecht\w*, jeugdbescherming\w*, kinderbescherming, (?-i:Veilig Thuis),"
    r"vertrouwenscentrum\w*, ondertoezichtstelling, uithuisplaatsing, uit huis geplaatst, pleeggezin, pleegzorg,"
    r"politie, gevangenis, mishandel\w+, misbruik\w*, verwaarlozing, verwaarloosd, huiselijk geweld, partnergeweld,"
    r"geweld thuis, asielprocedure, asielaanvraag, asielcentrum, verblijfsvergunning, geen papieren",
)

_DUTY: Final = r"(?:(?:hun|haar|zijn|de|gemaakte|onze)\s+){0,2}"
_BLAME: Final = words(
    rf"{_PARENTS}\s+(?:werken|werkt)\s+(?:\w+\s+){{0,2}}(?:niet|nooit|slecht|nauwelijks|amper)\s+mee",
    rf"{_PARENTS}\s+(?:willen|wil)\s+(?:\w+\s+){{0,2}}(?:niet|nooit)\s+meewerken",
    rf"{_PARENTS}\s+(?:komen|komt)\s+{_DUTY}afspraken\s+(?:niet|nooit)\s+na",
    rf"{_PARENTS}\s+(?:houden|houdt)\s+zich\s+(?:niet|nooit)\s+aan\s+{_DUTY}afspraken",
    rf"{_PARENTS}\s+(?:komen|komt)\s+(?:nooit|niet)\s+opdagen",
    rf"{_PARENTS}\s+(?:doen|doet)\s+(?:er\s+)?(?:niets|niks|te\s+weinig)(?!\s+(?:liever|anders|beter))",
    rf"{_PARENTS}\s+(?:trekken|trekt)\s+(?:zich|het\s+zich)\s+(?:\w+\s+){{0,2}}niets?\s+aan",
    "liegt, liegen, zoekt aandacht, zoekt altijd aandacht, zoekt steeds aandacht, zoekt voortdurend aandacht,"
    "aandachtszoeker, aandachttrekker, werkt op de zenuwen, eigen schuld, slechte opvoeding, slecht opgevoed",
)

_DIAGNOSIS: Final = words(
    r"adhd\w*(?:['’]er)?, (?-i:ADD), (?-i:ASS), (?-i:ODD), (?-i:NLD), (?-i:TOS), (?-i:DCD), (?-i:IQ), pdd-nos,"
    r"autis\w+, asperger, dyslexie\w*, dyslec\w+, dyscalculie\w*, dysorthografie, dysorthografisch, dyspraxie,"
    r"dyspraktisch, taalontwikkelingsstoornis, ontwikkelingsdysfasie, ontwikkelingsstoornis, hoogbega\w+,"
    r"laagbega\w+, zwakbega\w+, gilles de la tourette, tourette, hechtings(?:stoornis|problematiek|problemen),"
    r"gedragsstoornis, aandachtsstoornis, angststoornis, eetstoornis, leerstoornis, stemmingsstoornis, spraakstoornis,"
    r"depressie, depressief, trauma, ptss, selectief mutisme, epilepsie, diabetes, syndroom van down, downsyndroom,"
    r"(?:verstandelijke|mentale|cognitieve|auditieve|visuele|motorische) (?:beperking|handicap), cerebrale parese,"
    r"rilatine, ritalin, concerta, methylfenidaat, medikinet",
)

_HEALTH: Final = words(
    r"medicatie, medicijn(?:en)?, medicament(?:en)?, geneesmiddel(?:en)?, antidepressiva, insuline\w*, epipen, puffer,"
    r"allergie\w*, allergisch\w*, astma\w*, coeliakie, reuma, migraine, eczeem, obesitas, overgewicht, ondergewicht,"
    r"hartafwijking, hersenletsel, hersenschudding, hersentumor, leukemie, gehoorverlies, slechthorend\w*,"
    r"slechtziend\w*, hoortoestel\w*, cochleair implantaat, rolstoel, incontinent\w*, bedplassen, niet zindelijk,"
    r"anorexia, boulimie, automutilatie, zelfverwonding, suïcid\w*, paniekaanval\w*, angstaanval\w*, psychose,"
    r"(?:wordt|werd|is) geopereerd, operatie, ziekenhuis, hospitalisatie, revalidatie\w*, kinderpsychiat\w+, zwanger"
)

WORDS: Final = WatchedLanguage(
    child=r"(?:hij|zij|ze|(?:het|dit|ons|mijn|hun|haar|zijn)\s+(?:kind|zoontje|dochtertje|meisje|jongetje)"
    r"|(?:de|deze|onze|mijn|hun)\s+(?:leerling|zoon|dochter|jongen|kleuter))",
    between=_BETWEEN,
    sayings=_SAYINGS,
    joining="(?:en|maar)",
    describing=words(
        "als, wanneer, zodra, telkens, indien, of, hoe, waarom, wat, wie, tot, voor, voordat, nadat, zolang, tenzij,"
        "die, dat, waarin, waarop"
    ),
    verb_first=True,
    reason=choice("omdat, doordat, aangezien, vermits"),
    enough=words("nodig, nood aan"),
    diagnosis=_DIAGNOSIS,
    health=_HEALTH,
    family=_FAMILY,
    blame=_BLAME,
    cue=words(
        r"(?:(?:tweeling|half|stief|plus|pleeg)?(?:broer|zus)(?:je|tje)?s?|broers|zussen|neef(?:je)?|nicht(?:je)?"
        r"|vriend(?:je|in|innetje)?s?|klasgeno(?:ot|te|otje)|groepsgeno(?:ot|te|otje)|buurjongen|buurmeisje|leesmaatje"
        r"|rekenmaatje|maatje|buddy|medeleerling|leerling|speelkameraad)",
        "ruzie met, conflict met, conflicten met, gevecht met, vecht met, vechten met, botst met, botsen met,"
        "bevriend met, gepest door, geplaagd door, uitgelachen door, geslagen door, pest, plaagt, slaat, zit naast,"
        "zitten naast, zat naast",
    ),
    joined_names=re.compile(r"\s*(?:en|,|&|\+)\s+"),
    adult=words(
        r"\w*juf, \w*juffrouw, \w*meester, mevrouw, mevr, meneer, mijnheer, dhr, dokter, dr, mama, papa, moeder, vader,"
        r"oma, opa, tante, nonkel, oom, \w*leerkracht, leraar, lerares, \w*ondersteuner, zoco, directeur, directrice,"
        r"\w*coach, trainer, \w*begeleider, \w*begeleidster, logopediste?, kinesiste?, orthopedago\w+, psycholo\w+,"
        r"\w*therapeute?, stagiaire?, \w*medewerker, \w*medewerkster, \w*coördinator, consulente?, collega, tolk, sint"
    ),
    works_for=re.compile(
        r"\s+van\s+(?:het|de)\s+(?:CLB|leersteun\w*|opvang|bib\w*|secretariaat|samenwerkingsverband|SWV)(?!\w)",
        re.IGNORECASE,
    ),
)

"""Words that signal an undeclared name: before a person, before a club or a firm, before a place."""

from typing import Final

_CALLED_TEXT: Final = """
    huisarts kinderarts dokter doktoor advocaat rechter jeugdrechter notaris psycholoog psychologe therapeut
    therapeute kinesist kinesiste kine kinesitherapeut ergotherapeut specialist specialiste tandarts orthodontist
    neuroloog psychiater kinderpsychiater agent inspecteur wijkagent pastoor pater dominee imam diaken trainer
    trainster coach leider leidster scoutsleider chiroleider akela monitor directeur directrice schooldirecteur
    conciergerie concierge secretaresse secretaris buurman buurvrouw buur buurmeisje buurjongen oppas onthaalmoeder
    onthaalouder hond poes kat kater pony paard konijn cavia hamster papegaai baas bazin collega vriend vriendin
    vriendje vriendinnetje lief neef neefje nicht nichtje nonkel oom tante bomma bompa oma opa oma's moeke vake meme
    pepe moemoe grootmoeder grootvader broer broertje zus zusje stiefbroer stiefzus halfbroer halfzus plusmama
    pluspapa peter meter klasgenoot klasgenootje klasgenote juf juffrouw meester mevrouw meneer mijnheer mevr mw dhr
    mr mrs dr drs prof heer logopedist logopediste leerkracht leraar lerares stagiair stagiaire student studente
    tolk begeleider begeleidster consulent consulente ambulant zuster verpleegster verpleegkundige mama papa mam pap
    moeder vader
"""
CALLED: Final = frozenset(_CALLED_TEXT.split())
"""After these comes who it is."""
_ALONE_TEXT: Final = """
    mama papa mam pap moeder vader lief baas coach monitor leider agent meester kat meter peter heer buur ambulant
    hond dokter specialist begeleider begeleidster
"""
CALLED_IN_SMALL: Final = CALLED - frozenset(_ALONE_TEXT.split())
"""After these that is so in small letters too; the others are followed by any word."""
_BODIES_TEXT: Final = """
    restaurant bakkerij bakker slagerij winkel kapper kapsalon firma bedrijf fabriek garage school basisschool
    kleuterschool middenschool hogeschool universiteit atheneum college lyceum instituut internaat ziekenhuis
    kliniek polikliniek kerk moskee parochie tempel synagoge vereniging club voetbalclub voetbalploeg zwemclub
    turnclub turnkring judoclub atletiekclub volleybalclub basketclub hockeyclub tennisclub danschool dansschool
    muziekschool academie scouts chiro ksa klj jeugdbeweging jeugdhuis creche kinderdagverblijf opvang bso kdv
    naschoolse buitenschoolse zorgboerderij manege camping speelplein wijk buurt gehucht cafe frituur residentie
    woonzorgcentrum rusthuis stichting vzw nv bv bvba centrum huis dienst ploeg fanfare harmonie koor jeugdrechtbank
    rechtbank praktijk groepspraktijk organisatie firmas project
"""
BODIES: Final = frozenset(_BODIES_TEXT.split())
"""Words after which a name follows."""
_BEGIN_BODIES_TEXT: Final = """
    az uz zol fc kv sk kfc ksk krc kaa rsc kvc sv vv sc hc bc tc cercle racing royal sporting olympic atletico real
    jong hogeschool universiteit villa residentie stichting scouts chiro gidsen huize
"""
BEGIN_BODIES: Final = BODIES | frozenset(_BEGIN_BODIES_TEXT.split())
"""With these such a name begins."""
_TO_PLACES_TEXT: Final = "in te naar uit nabij richting rond vanuit rondom"
TO_PLACES: Final = frozenset(_TO_PLACES_TEXT.split())
_WITHIN_TEXT: Final = """
    van de den der t ten ter la le el al ben bin von di da dos du vanden vander het
"""
WITHIN: Final = frozenset(_WITHIN_TEXT.split())
"""Words allowed in small letters between the capitals of one name."""

"""The words for relatives who are no parents."""

from typing import Final

from cop_session.capture.names import key
from cop_session.capture.titles import keys, stepped

GRANDMOTHER: Final = "oma, bomma, moemoe, meme, mamie, grootmoeder, grootmama"
GRANDFATHER: Final = "opa, bompa, vava, pepe, papie, grootvader, grootpapa"

DUTCH: Final = ",".join(
    (
        GRANDMOTHER,
        GRANDFATHER,
        stepped("stief, plus, bonus, pleeg, overgroot", "oma, opa"),
        stepped("stief, half, plus, pleeg", "zus, broer"),
        "overgrootmoeder, overgrootvader, grootouder, schoonmoeder, schoonvader, tante, nonkel, oom, peettante,"
        "peetoom, nicht, nichtje, neef, neefje, zus, zusje, broer, broertje, schoonzus, schoonbroer,"
        "familie, familielid, partner, vriend, vriendin, vriendje, vriendinnetje, buurvrouw, buurman, oppas,"
        "onthaalouder",
    )
)
ENGLISH: Final = (
    "grandma, granny, grandmother, grandpa, grandfather, grandparent, aunt, auntie, uncle, cousin, nephew, niece,"
    "sister, brother, godmother, godfather, relative, family, family friend, friend, neighbour, babysitter, childminder"
)
# *Peter* begins a name more often than it says what somebody is.
_KIN: Final = keys(f"{DUTCH}, grootouders, meter, peter, {ENGLISH}")


def is_kin(relation: str) -> bool:
    """Tell whether words such as *oma van vaderskant* or *grote broer* name somebody of a family, in any language."""
    words = key(relation)
    return words in _KIN or any(word in _KIN for word in words.split())

"""The words for relatives who are no parents."""

from typing import Final

from cop_session.capture.names import key
from cop_session.capture.titles import keys

_KIN: Final = keys(
    "oma, bomma, moemoe, meme, opa, bompa, vava, pepe, grootmoeder, grootvader, grootouder, grootouders,"
    "tante, nonkel, oom, nicht, neef, zus, zusje, broer, broertje, stiefzus, stiefbroer, halfzus, halfbroer,"
    "plusoma, plusopa, meter, peter, schoonmoeder, schoonvader, familie, familielid, vriend, vriendin, vriendje,"
    "vriendinnetje, buurvrouw, buurman, oppas, onthaalouder,"
    "grandma, granny, grandmother, grandpa, grandfather, grandparent, aunt, auntie, uncle, cousin, nephew, niece,"
    "sister, brother, godmother, godfather, relative, family, family friend, friend, neighbour, babysitter, childminder"
)


def is_kin(relation: str) -> bool:
    """Tell whether words such as *oma van vaderskant* or *grote broer* name somebody of a family, in any language."""
    words = key(relation)
    return words in _KIN or any(word in _KIN for word in words.split())

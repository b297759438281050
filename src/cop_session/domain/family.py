"""The pupil's family: the parents, and relatives by the words for them."""

import re
from typing import Final

from cop_session.domain.codes import Role
from cop_session.domain.primitives.text_rules import bare
from cop_session.domain.state import Participant

GRANDMOTHER: Final = "oma, bomma, moemoe, meme, mamie, grootmoeder, grootmama"
GRANDFATHER: Final = "opa, bompa, vava, pepe, papie, grootvader, grootpapa"
DUTCH: Final = (
    f"{GRANDMOTHER}, {GRANDFATHER}, overgrootmoeder, overgrootvader, grootouder, schoonmoeder, schoonvader, tante,"
    "nonkel, oom, peettante, peetoom, meter, nicht, nichtje, neef, neefje, zus, zusje, broer, broertje, schoonzus,"
    "schoonbroer, familie, familielid, partner, vriend, vriendin, vriendje, vriendinnetje, buurvrouw, buurman,"
    "oppas, onthaalouder"
)
STEP: Final = ("stief", "plus", "bonus", "pleeg", "half", "overgroot")
"""Prefixes of a word for a relative."""
ENGLISH: Final = (
    "grandma, granny, grandmother, grandpa, grandfather, grandparent, aunt, auntie, uncle, cousin, nephew, niece,"
    "sister, brother, godmother, godfather, relative, family, family friend, friend, neighbour, babysitter, childminder"
)
_WORD: Final = re.compile(r"[^\W_]+")
# *Peter* begins a name more often than it names a role, so it is no title.
_NEAR: Final = frozenset(_WORD.findall(f"{DUTCH} grootouders peter mama papa moeder vader mum dad {ENGLISH}"))
_KIN: Final = _NEAR | {f"{step}{word}" for step in STEP for word in ("oma", "opa", "zus", "broer")}


def is_kin(relation: str) -> bool:
    """Tell whether words such as *oma van vaderskant* or *grote broer* name a family member, in any language."""
    return not _KIN.isdisjoint(_WORD.findall(bare(relation)))


def of_the_family(one: Participant) -> bool:
    """Tell whether a participant is a parent or another relative."""
    return one.role is Role.PARENT or (one.role is Role.OTHER and is_kin(one.relation))

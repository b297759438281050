"""Which words are ordinary Dutch words: what is one of these and begins a sentence is no name, or not only a name."""

import lzma
from functools import lru_cache
from importlib.resources import files
from typing import Final

_LONGEST: Final = 10
"""The length of the longest words in the list."""
_HALF: Final = 5
"""The length that each half of a longer word has at least."""

# Names that somebody at school may well have, and words that somebody at school may well say.
_BOTH: Final = """
    roos mei wit storm bloem joy ster sterre fleur bloemen lente winter zomer zon zonne zoet lief lieve linde iris
    jasmijn amber merel hazel robijn kat bas wolf vos beer leeuw haas mus haan valk arend zwaan duif bever das otter
    mees vink specht uil jong oud groot klein lang kort dik stout stil goed best vroom braaf sterk snel rap
    bruin groen zwart rood blauw geel goud zilver grijs rozen bakker visser kok koning keizer prins graaf ridder
    jager meester schilder smid molen timmerman metser boer slager kuiper brouwer dekker snijder post bos berg meer
    dam dijk veld heuvel kamp hof straat plein poort kerk toren brug steen huis woud beek bron oever zee strand duin
    land stad dorp weide akker kust noord zuid oost west vrede hoop trouw moed vreugde genade gratie dag nacht week
    maand augustus hemel regen sneeuw wind wolk vuur water maan lot faith grace hope summer pepper lucky happy sunny
    beau blij jade ruby daisy poppy honing peer appel kers olijf druif boon tuin park kasteel engels duits frans
    spaans wals vlaming pols hand hart voet vinger haar baard krul kroon ring bel klok pen vriend buur broeders
    schaap schaapkens lam stier ever draak held engel paus bisschop monnik abt heer vader moeder zus broers wouters
    jacht tak eik berk wilg olm vis snoek zalm aal haring kool raap peen look prei rogge tarwe mout hop
"""
ALSO_WORDS: Final = frozenset(_BOTH.split())
"""Names that are words too, bare: which of both is meant only somebody who reads it can tell."""

_ABBREVIATIONS_TEXT: Final = """
    ab add adhd asl ass avi ao ap bo bso btw caw cd ck clb dcd dmt dvd eb ehbo gc gh go gt gv hb hv iac ib ict iep
    iq ka kc kg ko kv la lb lo lt lvs mc mdo ml mo ms mt mz nl nld nt odd ok okan opp ov pc pg pi po pr pv rk rt sbo
    se sen so st swv tl tos tv vb vbs vclb vo wo ww zc zoco
"""
ABBREVIATIONS: Final = frozenset(_ABBREVIATIONS_TEXT.split())
"""What two or three capitals stand for at school, besides somebody's initials."""


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    text = lzma.decompress((files("cop_session.training") / "words_nl.txt.xz").read_bytes()).decode()
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=8192)
def is_ordinary(word: str) -> bool:
    """Tell whether a word, in lower case without accents, is an ordinary one; a long one may be two of them."""
    words = _words()
    if word in words:
        return True
    halves = range(_HALF, len(word) - _HALF + 1) if len(word) > _LONGEST else ()
    return any(word[:cut] in words and word[cut:] in words for cut in halves)

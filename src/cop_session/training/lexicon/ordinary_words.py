"""Ordinary Dutch words: a sentence-initial word found here is not a name, or not only a name."""

import lzma
from functools import lru_cache
from importlib.resources import files
from typing import Final

LONGEST_LISTED: Final = 10
"""The length of the longest words in the list."""
_HALF: Final = 5
"""The length that each half of a longer word has at least."""
_PART: Final = 3
"""The same of a word in small letters, which is hardly ever a name."""
_ENDINGS: Final = ("s", "en", "n", "je", "jes", "tje", "tjes", "t", "d", "te", "de", "e", "er", "ers", "st", "ste")

# Names that are common at school, and also words that are common at school.
_BOTH: Final = """
    aal abt akker al amber appel arend augustus baard bakker bas beau beek beer bel ben berg berk best bever
    bisschop blauw blij bloem bloemen boer boon bos braaf broeders broers bron brouwer brug bruin buur dag daisy dam
    das dekker dijk dik do door dorp draak druif duif duin duits eik engel engels ever faith fleur frans geel genade
    goed goud graaf grace gratie grijs groen groot haan haar haas hand happy haring hart hazel heer held hemel hen
    heuvel hof honing hoop hop hope huis iris jacht jade jager jasmijn jet jong joy kamp kan kasteel kat keizer kerk
    kers klein klok kok koning kool kort kroon krul kuiper kust lam land lang leeuw lente lief lieve linde look lot
    lucky maan maand meer mees meester mei merel metser moed moeder molen monnik mout mus nacht noord oever olijf
    olm oost otter oud park paus peen peer pen pepper plein pols poort poppy post prei prins raap rap regen ridder
    ring robijn rogge rood roos rozen ruby schaap schaapkens schilder slager smid sneeuw snel snijder snoek spaans
    specht stad staf steen ster sterk sterre stier stil storm stout straat strand summer sunny tak tarwe timmerman
    ton toren trouw trui tuin uil vader valk veld vinger vink vis visser vlaming voet vos vrede vreugde vriend vroom
    vuur wals water week weide west wil wilg wind winter wit wolf wolk woud wouters zalm zee zilver zoet zomer zon
    zonne zuid zus zwaan zwart toon frank ernst roman trees ken schipper ruiter molenaar pascal ria
"""
ALSO_WORDS: Final = frozenset(_BOTH.split())
"""Names that are words too, bare: only a reader can tell which of both is meant."""

_ABBREVIATIONS_TEXT: Final = """
    ab add adhd asl ass avi ao ap baso bo bsn bso btw caw cd ck clb dcd dmt dvd eb ehbo gc gh go gt gv hb hv iac iban
    ib ict iep iq ka kc kg ko kv la lb lo lt lvs mc mdo ml mo ms mt mz nl nld nt obs odd ok okan opp ov pc pg pi po pr
    pv rk rt sbo se sen so st swv tl tos tv vb vbs vclb vo wo ww zc zoco
"""
ABBREVIATIONS: Final = frozenset(_ABBREVIATIONS_TEXT.split())
"""School abbreviations of two or three capitals, which are not a person's initials."""


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
    # Neither half is longer than the longest word in the list.
    first, last = max(_HALF, len(word) - LONGEST_LISTED), min(len(word) - _HALF, LONGEST_LISTED)
    halves = range(first, last + 1) if len(word) > LONGEST_LISTED else ()
    return any(word[:cut] in words and word[cut:] in words for cut in halves)


@lru_cache(maxsize=8192)
def is_made_of_words(word: str) -> bool:
    """Tell whether a word in small letters is an ordinary one, or made of some: *zorgklas*, *brugfiguur*."""
    if is_ordinary(word):
        return True
    words = _words()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _PART and word.removesuffix(ending) in words:
            return True
    return any(
        word[:cut] in words
        and (is_made_of_words(rest) if len(rest := word[cut:].removeprefix("s")) > LONGEST_LISTED else rest in words)
        for cut in range(_PART, len(word) - _PART + 1)
    )

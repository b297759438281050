"""Find the names of a session in a text, in any form, and return their replacements."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, takewhile
from random import Random
from typing import Final

from cop_session.domain.primitives.text_rules import bare
from cop_session.training.lexicon.common_first_names import FIRST_NAMES
from cop_session.training.lexicon.ordinary_words import ALSO_WORDS, is_ordinary
from cop_session.training.names import name_forms as forms
from cop_session.training.names.identifiers import addresses, tokens
from cop_session.training.names.initials import Initials
from cop_session.training.names.known_names import PARTICLES, WORD, Entity, KnownName, alone, parts_of
from cop_session.training.names.name_words import NameWord, cased, name_words
from cop_session.training.names.pseudonyms import NamePart, Pseudonyms
from cop_session.training.names.sentence_context import begins_sentence, does_something, opened, owns
from cop_session.training.names.unknown_names import strangers
from cop_session.training.redaction.reidentification_risk import Told, traits
from cop_session.training.redaction.review_questions import GONE

_GAP: Final = re.compile(r"[\s.'’\-‑]{0,3}\Z")
_S: Final = re.compile(r"['’]s(?!\w)")
_APOSTROPHE: Final = re.compile(r"['’](?=\s+\w)")
_TITLED: Final = re.compile(
    r"(?<!\w)(?:(?:mevr|mw|dhr|dr)\.?|juf|juffrouw|meester|mevrouw|meneer|mijnheer|mama|papa|oma|opa|tante|nonkel|oom|bomma|bompa"
    r"|broer|broertje|zus|zusje|vriend|vriendin|vriendje|neef|neefje|nicht|nichtje|leerkracht|coach|leraar|lerares"
    r"|collega|dokter|logopediste?|klasgenoot|klasgenootje|buur|directeur|directrice)\s+\Z",
    re.IGNORECASE,
)
_PARTS: Final = {
    Entity.SCHOOL: NamePart.SCHOOL,
    Entity.TOWN: NamePart.TOWN,
    Entity.BODY: NamePart.BODY,
    Entity.STREET: NamePart.STREET,
}
_ADJECTIVE: Final = re.compile(r"(?:a|e|r|n|l)*(?:s|se|sen|er|ers|aar|aars|aren|enaar|enaars|zaan|nees)")
_LEAST_COMPOUND: Final = 4
_LONGEST_APART: Final = 4
"""In how many words a last name is written that is known as one."""
_LEAST_WITHIN: Final = 5
_SHORT: Final = 3
_FAR_BACK: Final = 40
_NAMES_ALONE: Final = FIRST_NAMES - ALSO_WORDS
_WORDS_KEPT: Final = 65_536
"""Of how many words it is remembered whose name they are a form of: more than a session of any length tells."""
_LONGEST_NAME: Final = 30
"""In words; of a longer name each word is known on its own."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at `start:end` and its replacement; a `sure` hit needs no review.

    `letters` marks a person's initials, `stranger` holds an undeclared name, `likely` marks a name that the text after
    it shows not to be a word.
    """

    start: int
    end: int
    out: str
    sure: bool = True
    letters: bool = False
    stranger: str = ""
    likely: bool = False


@dataclass(frozen=True, slots=True)
class _Target:
    part: NamePart
    key: tuple[str, ...]
    near: bool
    rest: tuple[str, ...] = ()
    """The last name, for a whole name."""
    turned: bool = False
    """Whether the last name comes first."""
    stranger: str = ""
    """The undeclared name, as it was written."""
    doubtful: bool = False
    """Whether that may be no name at all."""


class Recognition:
    """Knows the names of one session; its random names differ from every word in `texts`."""

    def __init__(self, known: Iterable[KnownName], texts: Iterable[str], chance: Random) -> None:
        self._traits: dict[str, list[Told]] = {}
        self._no_words: dict[str, list[tuple[int, int]]] = {}
        said = list(texts)
        self._said = {bare(word) for text in said for word in WORD.findall(text)}
        self._targets: dict[tuple[str, ...], _Target] = {}
        self._initials = Initials()
        for one in sorted(known, key=lambda one: not one.near):
            self._learn(one)
        self.names = Pseudonyms(chance, self._may_be)
        self._take_stock()
        for stranger in strangers(said, self._taken):
            told = KnownName(stranger.name, stranger.sort)
            self._learn(told, _Target(NamePart.FIRST, (), True, stranger=stranger.name, doubtful=not stranger.sure))
        self._take_stock()
        # Drawn only now: a name drawn before may look like one of these.
        self.names = Pseudonyms(chance, self._may_be)

    def _take_stock(self) -> None:
        """Build the lookup tables for single words from all the learnt names."""
        self._longest = min(max(_LONGEST_APART, *map(len, self._targets), 0), _LONGEST_NAME)
        # By their first word: most words begin no name of several.
        self._lengths: dict[str, set[int]] = {}
        for words in self._targets:
            self._lengths.setdefault(words[0], set()).add(len(words))
        single = sorted(words[0] for words in self._targets if len(words) == 1)
        # *Van de Putte* is Vandeputte too, so a particle may begin a name that is known as one word.
        self._joined = {one: found for one in PARTICLES if (found := [word for word in single if word.startswith(one)])}
        self._single = {words[0]: target for words, target in self._targets.items() if len(words) == 1 and target.near}
        # Slips and nicknames of undeclared names are not searched: there may be thousands of such names.
        self._own = {word: target for word, target in self._single.items() if not target.stranger}
        self._told = {part: [word for word, one in self._own.items() if one.part is part] for part in NamePart}
        self._small = {
            way: target
            for word, target in self._single.items()
            if target.part is NamePart.FIRST and len(word) > 1
            for way in forms.diminutives(word)
        }
        self._stems = sorted((word for word in self._own if len(word) >= _LEAST_COMPOUND), key=len, reverse=True)
        self._derived = lru_cache(maxsize=_WORDS_KEPT)(self._read)
        self.within = lru_cache(maxsize=_WORDS_KEPT)(self._within)

    def _taken(self, text: str) -> Iterator[tuple[int, int]]:
        yield from self.no_words(text)
        yield from ((start, end) for _, start, end, _ in self.traits(text))
        yield from ((hit.start, hit.end) for hit in self.hits(text))

    def _learn(self, known: KnownName, like: _Target | None = None) -> None:
        """Learn a name; `like` marks it as an undeclared one."""
        parts, near = parts_of(known), known.near
        told = like or _Target(NamePart.FIRST, (), near)
        if known.sort is not Entity.PERSON:
            article = known.sort is not Entity.TOWN and parts.last[:1] in (("de",), ("het",), ("t",), ("den",))
            core = parts.own if article else parts.last
            if core and (len(core) > 1 or len(core[0]) > 1):
                target = replace(told, part=_PARTS[known.sort], key=core)
                ways = [core, ("".join(core),), *((word,) for word in alone(parts, known.sort))]
                for way in ways:
                    self._targets.setdefault(way, target)
                self._initials.learn_body(core, [bare(word) for word in WORD.findall(known.name)], target.part)
            return
        own = parts.own
        last = replace(told, part=NamePart.LAST, key=own) if own else None
        if parts.first:
            first = replace(told, key=parts.first)
            if like is None or len(parts.first[0]) > 1:
                self._targets.setdefault(parts.first, first)
                self._targets.setdefault(("".join(parts.first),), first)
            if len(own) > 1 and near:
                # *Mei Lin* of Mei Lin Chen.
                self._targets.setdefault(parts.first + own[:1], first)
            if own:
                whole = replace(told, key=parts.first, rest=own)
                self._targets.setdefault(parts.first + parts.last, whole)
                if parts.turned:
                    self._targets.setdefault(parts.last + parts.first, replace(whole, turned=True))
            if near:
                for word in parts.first if len(parts.first) > 1 else ():
                    if len(word) > 2:
                        self._targets.setdefault((word,), first)
                if like is None:
                    self._initials.learn(parts.first, own, known.name)
        if last and (near or len(parts.last) > 1):
            self._targets.setdefault(parts.last, last)
        if last and near:
            for way in (own, ("".join(parts.last),), *((word,) for word in alone(parts, Entity.PERSON))):
                self._targets.setdefault(way, last)

    def _may_be(self, word: str) -> bool:
        """Tell whether a made-up name occurs in no text and resembles no real one."""
        fresh = word not in self._said and (word,) not in self._targets
        return fresh and not any(self._derived(way) for way in (word, bare(forms.diminutive(word))))

    def traits(self, text: str) -> list[Told]:
        """Return the rare traits in a text; each text is scanned once."""
        if text not in self._traits:
            self._traits[text] = traits(text)
        return self._traits[text]

    def no_words(self, text: str) -> list[tuple[int, int]]:
        """Return the positions of addresses in a text, and then of its other tokens; each text is scanned once."""
        if text not in self._no_words:
            self._no_words[text] = [*addresses(text), *tokens(text)]
        return self._no_words[text]

    def hits(self, text: str) -> list[Hit]:
        """Return the names in a text from left to right; they do not overlap."""
        tokens = name_words(text)
        lengths, derived = self._lengths, self._derived
        found: list[Hit] = []
        at = 0
        while at < len(tokens):
            word = tokens[at].word
            # Of most words nothing has to be made: this is asked of every word of every text, more than once.
            if word not in lengths and word not in self._joined and not derived(word):
                at += 1
                continue
            hit, used = self._at(text, tokens, at, found[-1] if found else None)
            if hit:
                found.append(hit)
            at += used
        letters = self._initials.hits(text, found, self.names)
        found += [Hit(start, end, out, sure, letters=True) for start, end, out, sure in letters]
        return sorted(found, key=lambda hit: hit.start)

    def _at(self, text: str, tokens: list[NameWord], at: int, before: Hit | None) -> tuple[Hit | None, int]:
        for length in self._spans(tokens, at):
            row = tokens[at : at + length]
            target = self._target(tuple(one.word for one in row))
            if target and all(_GAP.match(text[one.end : two.start]) for one, two in pairwise(row)):
                hit = self._as_said(text, row, target, before)
                return hit, length
        token = tokens[at]
        derived = self._derived(token.word)
        if derived:
            target, out_of = derived
            return self._as_derived(text, token, target, out_of), 1
        return None, 1

    def _spans(self, tokens: list[NameWord], at: int) -> list[int]:
        """Return how many words from here on may be one name, the most first."""
        most = min(self._longest, len(tokens) - at)
        lengths = {one for one in self._lengths.get(tokens[at].word, ()) if one <= most}
        lengths.update(self._joined_spans(tokens, at, most))
        return sorted(lengths, reverse=True)

    def _joined_spans(self, tokens: list[NameWord], at: int, most: int) -> Iterator[int]:
        """Yield how many words from a particle on may be a name that is known as one word."""
        joined = tokens[at].word
        known = self._joined.get(joined, ())
        for length in range(2, most + 1):
            if not known:
                return
            joined += tokens[at + length - 1].word
            place = bisect_left(known, joined)
            if place == len(known) or not known[place].startswith(joined):
                return
            yield length

    def _target(self, words: tuple[str, ...]) -> _Target | None:
        """Return the target of these words; *Van de Putte* is Vandeputte too."""
        found = self._targets.get(words)
        if found is None and len(words) > 1 and words[0] in PARTICLES:
            found = self._targets.get(("".join(words),))
        return found

    def _as_said(self, text: str, row: list[NameWord], target: _Target, before: Hit | None) -> Hit | None:
        """Return a hit on a name as written, with its possessive; none for an undeclared name in lower case."""
        said = [one for one in row if one.word not in PARTICLES] or row
        capital = said[-1].text[0].isupper()
        if not target.near and not all(one.text[0].isupper() for one in said):
            return None
        if target.stranger and not capital and all(is_ordinary(one.word) for one in said):
            return None
        start, end = row[0].start, row[-1].end
        out = self._name(target, said[-1])
        if (found := _S.match(text, end)) or (
            said[-1].word[-1] in "sxz" and (found := _APOSTROPHE.match(text, end)) and not opened(text, start)
        ):
            end, out = found.end(), forms.possessive(out)
        follows = before is not None and before.sure and not before.letters and text[before.end : start].strip() == ""
        sure = self._is_sure(text, row, said, target, capital=capital) or (capital and follows)
        likely = said[-1].word in _NAMES_ALONE and does_something(text, end)
        return Hit(start, end, out, sure and not target.doubtful, stranger=target.stranger, likely=likely)

    def _is_sure(self, text: str, row: list[NameWord], said: list[NameWord], target: _Target, *, capital: bool) -> bool:
        words = [one.word for one in said]
        doubtful = all(word in ALSO_WORDS for word in words)
        if target.part is not NamePart.FIRST or target.rest or not capital:
            plain = capital or bool(target.rest) or target.part is not NamePart.FIRST
            doubtful = doubtful or all(is_ordinary(word) and (plain or word not in FIRST_NAMES) for word in words)
        if len(said) > 1 and all(one.text[0].isupper() for one in said):
            return True
        # *Ik ben*, *hij wil*: so short, a word is more likely than a name in small letters.
        short = len(words[0]) <= _SHORT and not capital and is_ordinary(words[0])
        doubtful = doubtful or (len(words) == 1 and short)
        if not doubtful or _TITLED.search(text[max(0, row[0].start - _FAR_BACK) : row[0].start]):
            return True
        if not capital:
            return False
        # In capitals throughout, a heading looks like a name.
        shouted = len(said[-1].text) > 1 and said[-1].text.isupper()
        begins = len(row) == 1 and begins_sentence(text, row[0].start)
        return not shouted and not (begins and (target.stranger or not does_something(text, row[-1].end)))

    def _as_derived(self, text: str, token: NameWord, target: _Target, out_of: str) -> Hit | None:
        ordinary = is_ordinary(token.word)
        capital = token.text[0].isupper()
        inside = capital and not begins_sentence(text, token.start)
        if out_of == "clip" and not capital:
            # A clipped name is only believed with its capital.
            return None
        if ordinary and not (out_of in ("small", "owned") or inside or (capital and out_of in ("nick", "clip"))):
            return None
        if target.stranger and ordinary and not inside:
            return None
        match out_of:
            case "nick":
                doubtful = token.word in ALSO_WORDS
            case "small":
                doubtful = ordinary and not capital
            case "typo":
                doubtful = ordinary or token.word in FIRST_NAMES
            case "owned":
                doubtful = ordinary and not capital
            case _:
                doubtful = ordinary
        out, end = self._derived_name(token, target, out_of), token.end
        if out_of != "owned" and (found := _S.match(text, end)):
            end, out = found.end(), forms.possessive(out)
        owned = out_of == "owned" and owns(text, end)
        return Hit(token.start, end, out, not doubtful and not target.doubtful, stranger=target.stranger, likely=owned)

    def instead(self, stranger: str) -> str:
        """Return the replacement for the whole of an undeclared name."""
        hit = next(iter(self.hits(stranger)), None)
        return hit.out if hit else GONE

    def _name(self, target: _Target, like: NameWord) -> str:
        name = self.names.of(target.part, target.key)
        if target.rest:
            names = (name, self.names.of(NamePart.LAST, target.rest))
            name = " ".join(reversed(names) if target.turned else names)
        return cased(name, like.text)

    def _derived_name(self, token: NameWord, target: _Target, out_of: str) -> str:
        name = self.names.of(target.part, target.key)
        match out_of:
            case "owned":
                name = forms.possessive(name)
            case "small":
                name = forms.diminutive(name, flemish=token.word.endswith(("ke", "ken", "kes")))
            case "adjective":
                name += "se" if token.word.endswith("se") else "s" if token.word.endswith("s") else "er"
            case "joined":
                stem = next(word for word in self._stems if token.word.startswith(word))
                name += token.text[len(stem) :].lower()
            case _:
                pass
        return cased(name, token.text)

    def _read(self, word: str) -> tuple[_Target, str] | None:
        """Return whose name a bare word is a form of, and which form."""
        if len(word) < 2:
            return None
        owned = forms.without_possessive(word)
        if owned and owned in self._single:
            return self._single[owned], "owned"
        for way in filter(None, (word, owned)):
            if way in self._small:
                return self._small[way], "small"
        for name in self._told[NamePart.FIRST]:
            for way in filter(None, (word, owned)):
                if way in forms.nicknames(name):
                    return self._single[name], "nick"
        for name, target in self._own.items():
            if forms.is_mistyped(word, name) or (owned and forms.is_mistyped(owned, name)):
                return target, "typo"
        for name in self._told[NamePart.TOWN]:
            same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, word, strict=False)))
            if same >= max(4, len(name) - 2) and _ADJECTIVE.fullmatch(word[same:]):
                return self._single[name], "adjective"
        for name in self._stems:
            if word.startswith(name) and len(word) >= len(name) + 3 and is_ordinary(word[len(name) :]):
                return (self._single[name], "joined") if not is_ordinary(word) else None
        for name in self._told[NamePart.FIRST]:
            if forms.is_clipped(word, name):
                return self._single[name], "clip"
        return None

    def _within(self, token: str) -> str | None:
        """Return a word with made-up names for the real ones hidden in it, None if it hides none."""
        word = bare(token)
        hidden = [name for name in self._own if _LEAST_WITHIN <= len(name) < len(word) and name in word]
        if not hidden or is_ordinary(word):
            return None
        name = max(hidden, key=len)
        out = self.names.of(self._single[name].part, self._single[name].key)
        return cased(word.replace(name, bare(out)), token)

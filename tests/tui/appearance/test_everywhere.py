"""Every screen, dialog and step, in three languages and three looks: one language at a time, and readable."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rich.color import Color
from textual.pilot import Pilot

from cop_session.config import Settings
from cop_session.paths import samples
from tests.generated import messages
from tests.tui.support.walk import NAMES, WORD, in_front, segments, walk

LEAST = {"dark": 4.5, "light": 4.5, "high-contrast": 7.0}
"""What text has to stand out from its background: as WCAG asks for at AA and, in high contrast, at AAA."""

LOOKS = {"nl_BE": ("dark", "conditions"), "nl_NL": ("light", "0-5"), "en": ("high-contrast", "conditions")}
_WORD = re.compile(r"[^\W\d_]{3,}")
_LINES = re.compile(r"[─-▟▸●○·…›‹❯│|]+")


@dataclass
class Seen:
    """What stood where, and how well it stood out."""

    texts: dict[str, str] = field(default_factory=dict)
    faint: dict[str, list[tuple[float, str]]] = field(default_factory=dict)
    least: float = 4.5

    def look(self, place: str, pilot: Pilot[Any]) -> None:
        self.texts[place] = in_front(pilot)
        found = sorted(
            (round(ratio, 2), segment.text.strip())
            for _, _, segment in segments(pilot)
            if _LINES.sub("", segment.text).strip()
            and segment.style
            and (ratio := contrast(segment.style.color, segment.style.bgcolor)) < self.least
        )
        if found:
            self.faint[place] = found[:4]


def luminance(color: Color) -> float:
    triplet = color.get_truecolor()
    channels = [part / 255 for part in triplet]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(text: Color | None, background: Color | None) -> float:
    """The contrast ratio of WCAG, 1 to 21."""
    assert text is not None
    assert background is not None
    darker, lighter = sorted((luminance(text), luminance(background)))
    return (lighter + 0.05) / (darker + 0.05)


def walked(folder: Path, locale: str) -> Seen:
    theme, scale = LOOKS[locale]
    seen = Seen(least=LEAST[theme])
    asyncio.run(walk(folder, Settings(locale=locale, theme=theme, scale=scale), seen.look))
    return seen


def words(text: str) -> Iterator[str]:
    yield from (one.lower() for one in _WORD.findall(text))


def vocabulary(texts: Iterator[object]) -> set[str]:
    forms = (form for text in texts for form in (text if isinstance(text, tuple | list) else [text]))
    return {word for form in forms for word in words(re.sub(r"\{.*?\}", " ", str(form)))}


@cache
def english() -> frozenset[str]:
    return frozenset(vocabulary(message.id for message in messages.entries(messages.extracted())))


@cache
def written_in(locale: str) -> frozenset[str]:
    return frozenset(vocabulary(message.string for message in messages.entries(messages.read(locale))))


def spoken(locale: str) -> frozenset[str]:
    return english() | written_in("en") if locale == "en" else written_in("nl_BE") | written_in("nl_NL")


@pytest.mark.parametrize(
    "locale", [pytest.param(one, marks=() if one == "nl_BE" else pytest.mark.torture) for one in LOOKS]
)
def test_every_place_speaks_one_language_and_can_be_read(tmp_path_factory: pytest.TempPathFactory, locale: str) -> None:
    # A folder without words in its name, because it is on the screen.
    seen = walked(tmp_path_factory.mktemp("q"), locale)
    assert len(seen.texts) > 50
    # What talks say and teach is in their own language; the folder of the workspace has a name too.
    written = ["werkmap", *(one.read_text("utf-8") for one in samples().rglob("*.json"))]
    others = english() | written_in("nl_BE") | written_in("nl_NL")
    foreign = (others - spoken(locale)) - set(words(" ".join([WORD, *NAMES, *written])))
    strange = {place: sorted(set(words(text)) & foreign) for place, text in seen.texts.items()}
    assert {place: found for place, found in strange.items() if found} == {}
    assert seen.faint == {}


FLEMISH = frozenset(
    words(
        "zorgcoördinator zoco leerondersteuner leersteuncentrum CLB zorgleerkracht overlopen luidop enkel nadien "
        "overloop bevragen bevraagd stilaan bib voormiddag namiddag speelplaats leerlingendossier volstaat "
        "stroompanne databank krokusvakantie bezorgdheid bezorgdheden ontwerp poetshulp klusjesman jeugdbeweging"
    )
)


def test_dutch_as_in_the_netherlands_has_no_words_of_flanders() -> None:
    both = [*messages.entries(messages.read("nl_BE")), *messages.entries(messages.read("nl_NL"))]
    said = {(one.context, one.id): one.string for one in both}
    found = {id: string for id, string in said.items() if vocabulary(iter([string])) & FLEMISH}
    assert found == {}

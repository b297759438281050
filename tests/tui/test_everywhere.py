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
from tests import messages
from tests.tui.walk import NAMES, WORD, in_front, segments, walk

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


@pytest.fixture(scope="module", params=list(LOOKS))
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def seen(locale: str, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    return walked(tmp_path_factory.mktemp(locale), locale)


def words(text: str) -> Iterator[str]:
    yield from (one.lower() for one in _WORD.findall(text))


def vocabulary(texts: Iterator[object]) -> set[str]:
    forms = (form for text in texts for form in (text if isinstance(text, tuple | list) else [text]))
    return {word for form in forms for word in words(re.sub(r"\{.*?\}", " ", str(form)))}


@cache
def english() -> frozenset[str]:
    return frozenset(vocabulary(message.id for message in messages.entries(messages.extracted())))


@cache
def dutch(locale: str) -> frozenset[str]:
    return frozenset(vocabulary(message.string for message in messages.entries(messages.read(locale))))


def spoken(locale: str) -> frozenset[str]:
    return english() if locale == "en" else dutch("nl_BE") | dutch("nl_NL")


def test_every_place_speaks_one_language(seen: Seen, locale: str) -> None:
    others = english() | dutch("nl_BE") | dutch("nl_NL")
    written = [sample.read_text("utf-8") for sample in samples().glob("*.cop.json")]
    foreign = (others - spoken(locale)) - set(words(" ".join([WORD, *NAMES, *written])))
    found = {place: sorted(strange) for place, text in seen.texts.items() if (strange := set(words(text)) & foreign)}
    assert found == {}


def test_everything_that_is_said_can_be_read(seen: Seen) -> None:
    assert seen.faint == {}

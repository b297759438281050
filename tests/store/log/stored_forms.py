"""What is stored: kinds of events with their fields, codes, names of drafts and the keys of a bundle.

`python -m tests.store.log.stored_forms` writes down what the program stores today. A session of today has to open in
every program to come, so a line that changes or goes in `stored/forms.json` needs a new version of its event and an
upcaster; a line may only be added together with such a version.
"""

import json
import types
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from cop_session.domain import codes as words
from cop_session.domain.events import Event, Unknown
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.domain.when import Every, When
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from cop_session.i18n import catalogue
from cop_session.store.bundles import bundle
from cop_session.store.log.hash_chain import Stored
from cop_session.tui.forms import session_values
from cop_session.tui.steps.core.draft_names import draft_name, target_of
from cop_session.tui.steps.core.objection_section import ObjectionSection
from cop_session.tui.steps.core.section import TEXT, Moment, Section
from cop_session.tui.steps.sections.step_sections import sections_in
from cop_session.tui.steps.walkthrough import adaptation
from cop_session.tui.steps.walkthrough.poll_fields import ADAPT, POLL

GOLDEN: Final = Path(__file__).with_name("stored") / "forms.json"
_LOCALES: Final = ("nl_BE", "nl_NL", "en")


def stored_forms() -> dict[str, Any]:
    """Return what is stored, as plain values."""
    return {
        "bundle": {"format": bundle.FORMAT, "version": bundle.VERSION, "event": list(Stored._fields)},
        "kinds": {one.KIND: _kind(one) for one in get_args(Event) if one is not Unknown},
        "when": {one.__name__: _fields(one) for one in get_args(When)},
        "codes": {one.__name__: [code.value for code in one] for one in _codes()},
        "drafts": _drafts(),
    }


def _codes() -> list[type[StrEnum]]:
    found = [one for one in vars(words).values() if isinstance(one, type) and issubclass(one, StrEnum)]
    return [*(one for one in found if one not in (StrEnum, words.OpenCode)), Every, Step]


def _kind(event: Any) -> dict[str, Any]:
    added = getattr(event, "WITH_ADDED_CODES", None)
    return {"version": event.VERSION, **({"with added codes": added} if added else {}), "fields": _fields(event)}


def _fields(of: Any) -> dict[str, str]:
    hints = get_type_hints(of)
    return {one.name: _typed(hints[one.name]) + _default(one.default) for one in fields(of)}


def _default(value: Any) -> str:
    return "" if value is MISSING else f" = {value!s}"


def _typed(hint: Any) -> str:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint == When:
        return "When"
    if origin in (Union, types.UnionType):
        return " | ".join(_typed(one) for one in arguments)
    if origin is Literal:
        return " | ".join(map(repr, arguments))
    if origin is tuple:
        return f"[{_typed(arguments[0])}]"
    return "null" if hint is types.NoneType else str(hint.__name__)


def _drafts() -> list[str]:
    """Return the names under which half-typed text is kept, for a new entry and for line 7."""
    form = [session_values.DAY, session_values.HOUR, *(one.value for one in words.Detail)]
    found = {session_values.draft_name(one) for one in form}
    for locale in _LOCALES:
        here = Moment(State(locale=locale), catalogue(locale), date(2026, 11, 24))
        for step in ROUNDTABLE.steps:
            for section in (*sections_in(step, locale), ObjectionSection(7)):
                found |= _of_section(section, here)
    return sorted(found | _of_walkthrough())


def _of_section(section: Section, here: Moment) -> set[str]:
    return {draft_name(target_of(section, row), field.name) for row in (None, 7) for field in section.fields(here)}


def _of_walkthrough() -> set[str]:
    """Return the names for line 7: what person 2 says beside answer 1, and what makes it work."""
    fields = [TEXT, *(one.field.name for one in adaptation.ASPECTS), adaptation.WHY.name, adaptation.REASONS.name]
    targets = [f"line:7:{POLL}:2:1", f"line:7:{ADAPT}", *(f"line:7:{ADAPT}:{way}" for way in words.Way)]
    return {draft_name(target, field) for target in targets for field in fields}


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(stored_forms(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

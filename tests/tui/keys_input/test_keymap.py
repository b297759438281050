"""Own keys: what can be had works and is shown, what cannot is named, and nothing is lost meanwhile."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import DataTable, Input, OptionList, TextArea

import cop_session.tui
from cop_session.config import Settings
from cop_session.domain.codes import Kind
from cop_session.i18n import SUPPORTED, catalogue
from cop_session.tui.keys import keymap
from cop_session.tui.keys.keymap import GROUPS, keymap_of
from cop_session.tui.screens.help_screen import HelpScreen
from tests.generated import keys_page
from tests.tui.support.house import SIZE, house, screen, settled, with_samples
from tests.tui.support.table_driver import table

IDS = [one.id or "" for one in keymap.catalogue()]
ASKED = [
    "f8",
    "f9",
    "f10",
    "F12",
    "ctrl+b",
    "ctrl+h",
    "x",
    "z",
    "?",
    "é",
    "tab",
    "banana",
    "",
    "f4,z",
    "shift+f9",
    "ctrl+c",
]


def classes() -> Iterator[type[DOMNode]]:
    """Every screen and widget of the program."""
    for module in pkgutil.walk_packages(cop_session.tui.__path__, "cop_session.tui."):
        importlib.import_module(module.name)
    waiting: list[type[DOMNode]] = [DOMNode]
    while waiting:
        found = waiting.pop()
        waiting += found.__subclasses__()
        if found.__module__.startswith("cop_session."):
            yield found


def problems(**wanted: str) -> list[tuple[str, str, str]]:
    _, troubles = keymap_of({id.replace("__", "."): keys for id, keys in wanted.items()})
    return [(one.problem, one.id, one.other) for one in troubles]


def test_every_key_has_an_id_of_its_own_and_stands_in_the_catalogue() -> None:
    found = [one for node in classes() for one in node.__dict__.get("BINDINGS", [])]
    assert all(isinstance(one, Binding) for one in found)
    assert {one.id for one in found} - set(IDS) == set()
    assert sorted(IDS) == sorted(set(IDS))
    assert all(one.tooltip for one in keymap.catalogue() if one.description)


def test_the_page_of_keys_names_them_all() -> None:
    # Otherwise: make keys
    assert keys_page.PAGE.read_text("utf-8") == keys_page.page()


def test_without_wishes_nothing_changes() -> None:
    found, troubles = keymap_of({})
    assert (found.changed, troubles) == ({}, ())
    assert found.keys["walk.0"] == ("0", "à")
    assert (found.shown("app.help"), found.shown("home.search"), found.shown("app.quit")) == ("?", "/", "Ctrl+Q")


@pytest.mark.parametrize(
    ("id", "keys", "problem", "other"),
    [
        ("table.undone", "f10", "unknown", ""),
        ("note.submit", "f10", "fixed", ""),
        ("table.undo", "banana", "no_key", ""),
        ("table.undo", "", "no_key", ""),
        ("table.undo", "f10,,f4", "no_key", ""),
        ("table.undo", "ctrl+1", "no_key", ""),
        ("table.undo", "alt+u", "no_key", ""),
        ("table.undo", "ctrl+h", "same", ""),
        ("table.undo", "Ctrl+I", "same", ""),
        ("table.undo", "ctrl+m", "same", ""),
        ("table.undo", "ctrl+c", "reserved", ""),
        ("table.undo", "shift+left", "reserved", ""),
        ("home.new", "enter", "reserved", ""),
        ("table.undo", "u", "typing", ""),
        ("step.read", "u", "typing", ""),
        ("table.undo", "F9", "clash", "table.mine"),
        ("row.strike", "x", "clash", "table.export"),
        ("row.strike", "?", "clash", "app.help"),
        ("home.new", "/", "clash", "home.search"),
        ("ask.back", "ctrl+p", "clash", "app.palette"),
    ],
)
def test_what_cannot_be_had_is_named_and_the_key_stays(id: str, keys: str, problem: str, other: str) -> None:
    found, (trouble,) = keymap_of({id: keys})
    named = f"keys.{id}" if problem == "unknown" else id
    assert (trouble.problem, trouble.id, trouble.other, found.changed) == (problem, named, other, {})
    assert found.keys == keymap_of({})[0].keys
    for locale in SUPPORTED:
        sentence = trouble.sentence(catalogue(locale))
        assert sentence.endswith(".")
        assert "{" not in sentence


@pytest.mark.parametrize(
    ("id", "keys", "had"),
    [
        ("table.undo", "F10", ("f10",)),
        ("table.undo", "f10, ctrl+g", ("f10", "ctrl+g")),
        ("row.strike", "Z", ("Z",)),
        ("home.search", "comma", ("comma",)),
        ("home.new", "é", ("é",)),
        ("confirm.yes", "j", ("j",)),
        ("table.start", "f10", ("f10",)),
        ("table.undo", "f8", ("f8",)),
    ],
)
def test_what_can_be_had_is_had(id: str, keys: str, had: tuple[str, ...]) -> None:
    found, troubles = keymap_of({id: keys})
    assert troubles == ()
    assert found.keys[id] == had


def test_two_keys_may_change_places() -> None:
    found, troubles = keymap_of({"table.undo": "f9", "table.mine": "f8"})
    assert troubles == ()
    assert (found.keys["table.undo"], found.keys["table.mine"]) == (("f9",), ("f8",))


def test_of_two_that_want_one_key_the_first_has_it() -> None:
    found, troubles = keymap_of({"table.undo": "f10", "table.plan": "f10"})
    assert [(one.problem, one.id, one.other) for one in troubles] == [("clash", "table.plan", "table.undo")]
    assert (found.keys["table.undo"], found.keys["table.plan"]) == (("f10",), ("f6",))


def test_a_refusal_that_brings_a_key_back_refuses_who_counted_on_it() -> None:
    assert problems(table__plan="f8", table__undo="f9") == [
        ("clash", "table.undo", "table.mine"),
        ("clash", "table.plan", "table.undo"),
    ]


def test_what_textual_does_with_keys_is_never_taken_away() -> None:
    own = {key.strip() for node in (Input, TextArea, OptionList, DataTable, Screen) for one in node.__dict__["BINDINGS"]
           for key in (one.key if isinstance(one, Binding) else one[0]).split(",")}  # fmt: skip
    had = {key for key in own if not keymap_of({"step.read": key})[1]}
    assert had == set()


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from([*IDS, "nobody.knows"]), st.sampled_from(ASKED), max_size=5))
def test_whatever_is_wished_no_two_keys_are_in_each_others_way(wanted: dict[str, str]) -> None:
    default = keymap_of({})[0].keys
    found, troubles = keymap_of(wanted)
    assert set(found.keys) == set(IDS)
    assert all(found.keys.values())
    assert next(keymap._clashes(found.keys, default, tuple(found.keys)), None) is None
    refused = {one.id.removeprefix("keys.") for one in troubles}
    assert refused <= set(wanted)
    assert all(found.keys[id] == default[id] for id in IDS if id in refused or id not in wanted)


def test_every_group_of_keys_is_known() -> None:
    assert all(isinstance(one, Binding) for group in GROUPS for one in group)


async def test_a_changed_key_works_is_shown_and_the_old_one_is_free(tmp_path: Path) -> None:
    chosen = Settings(keys={"table.undo": "f10", "table.start": "f12", "row.strike": "i"})
    async with table(tmp_path, settings=chosen) as t:
        await t.keys("f8")
        assert len(t.texts(Kind.ACTION)) == 2
        await t.keys("f10")
        assert len(t.texts(Kind.ACTION)) == 1
        await t.keys("f3 f3 f3 f3 f5")
        assert "afsluiten?" in t.seen
        await t.keys("escape f2 f2 f2 f2 escape")
        assert "i schrappen" in t.seen
        await t.keys("f1")
        assert isinstance(t.pilot.app.screen, HelpScreen)
        shown = " ".join(t.seen.split())
        assert "F10 Neem terug wat je laatst deed" in shown
        assert "i Verwijder de woorden voorgoed" in shown
        await t.keys("escape i")
        assert "Deze regel schrappen?" in t.seen


async def test_the_words_on_the_screen_name_the_changed_key(tmp_path: Path) -> None:
    chosen = Settings(keys={"home.new": "z", "app.quit": "f10"})
    async with house(tmp_path, settings=chosen).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert "z  je eerste rondetafelgesprek voorbereiden" in screen(pilot)
        await pilot.press("ctrl+c")
        await settled(pilot)
        assert "Met F10 sluit je af" in screen(pilot)


async def test_home_says_in_one_sentence_which_key_cannot_be_had(tmp_path: Path) -> None:
    with_samples(tmp_path)
    chosen = Settings(keys={"home.new": "x", "table.undo": "ctrl+h"})
    app = house(tmp_path, settings=chosen)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert len(app.troubles) == 2
        shown = " ".join(screen(pilot).split())
        assert "ziet het verschil niet tussen Ctrl+H en een andere toets" in shown
        assert "(zo is er nog één)" in shown
        await pilot.press("n")
        await settled(pilot)
        assert "Nieuw rondetafelgesprek" in screen(pilot)

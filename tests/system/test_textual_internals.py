"""Private names of Textual are used in one folder only, so that a new version of Textual concerns that folder only."""

import ast
from pathlib import Path
from textwrap import dedent
from typing import Final

import textual

from tests.system import textual_privates
from tests.system.textual_privates import PrivateNames, UseFinder

TUI: Final = Path(__file__).parents[2] / "src" / "cop_session" / "tui"
ADAPTER: Final = TUI / "textual_adapter"
TESTS: Final = Path(__file__).parents[1] / "tui" / "textual_adapter"
THEIRS: Final = PrivateNames(
    {"textual.widget.Widget": {"_size", "_on_click"}, "textual.screen.Screen": {"_stack"}},
    frozenset({"_size", "_on_click", "_stack", "_driver"}),
)
OURS: Final = PrivateNames({"ours.Board": {"_rows", "_on_click"}, "ours.Apart": {"_size"}}, frozenset())
LINEAGE: Final = {"ours.Board": {"ours.Board", "textual.widget.Widget"}, "ours.Apart": {"ours.Apart"}}


def found_in(code: str) -> list[str]:
    finder = UseFinder("ours", THEIRS, OURS, LINEAGE)
    finder.visit(ast.parse(dedent(code)))
    return [use.code for use in finder.uses]


def test_private_names_of_textual_are_used_in_the_adapter_only() -> None:
    theirs = textual_privates.private_names(Path(textual.__file__).parent)
    assert textual_privates.uses(TUI, theirs, ADAPTER) == []


def test_the_adapter_knows_nothing_else_of_the_screen() -> None:
    imported = {
        node.module
        for module in ADAPTER.glob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("cop_session")
    }
    assert imported
    assert {name for name in imported if not name.startswith("cop_session.tui.textual_adapter.")} == set()


def test_each_module_of_the_adapter_is_tested_beside_textual() -> None:
    tests = "\n".join(test.read_text("utf-8") for test in TESTS.glob("test_*.py"))
    modules = {module.stem for module in ADAPTER.glob("*.py")} - {"__init__"}
    assert modules
    assert {name for name in modules if f"textual_adapter.{name} import" not in tests} == set()


def test_the_adapter_uses_private_names() -> None:
    theirs = textual_privates.private_names(Path(textual.__file__).parent)
    assert len(theirs.everywhere) > 500
    assert any("._is_mounted" in use.code for use in textual_privates.uses(TUI, theirs, TUI / "themes.py"))


def test_an_attribute_of_a_textual_class_is_found() -> None:
    assert found_in("def f(app):\n    app._driver.write(app._rows)") == ["app._driver"]
    assert found_in("def f(app):\n    return getattr(app, '_driver', None)") == ["getattr(app, '_driver', None)"]


def test_an_import_of_a_private_module_is_found() -> None:
    code = """
        import textual._time
        from textual import _xterm_parser, events
        from textual._context import active_app
        from cop_session import _driver
    """
    assert [line.split()[1] for line in found_in(code)] == ["textual._time", "textual", "textual._context"]


def test_a_name_is_of_textual_where_a_class_inherits_it() -> None:
    code = """
        class Board(Widget):
            def _on_click(self):
                super()._on_click()
                return self._size, self._rows, self._stack

        class Apart:
            def close(self, other):
                return self._size, other._size, self._on_click
    """
    expected = ["Board._on_click", "super()._on_click", "self._size", "self._stack", "self._on_click"]
    assert found_in(code) == expected

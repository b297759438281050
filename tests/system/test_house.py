"""The house: what keeps a stranger finding the room."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.system import oblique_words

ROOT: Final = Path(__file__).parents[2]
SOURCE: Final = ROOT / "src" / "cop_session"
MODULES: Final = sorted(SOURCE.rglob("*.py"))
LONGEST: Final = 40
MOST_FILES: Final = 20
SHARED: Final = {"__init__.py", "conftest.py"}
"""File names that tell by their folder what is in them."""


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def test_a_public_class_has_a_name_of_its_own() -> None:
    names = Counter(
        node.name
        for module in MODULES
        for node in ast.parse(module.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert names["LiveSession"] == 1
    assert {name for name, count in names.items() if count > 1} == set()


def test_a_function_can_be_seen_at_once() -> None:
    # A migration stays what it was when it was written.
    long = {
        f"{module.relative_to(SOURCE)}:{one.name}": lines(one)
        for module in MODULES
        if "versions" not in module.parts
        for one in functions(module)
        if lines(one) > LONGEST
    }
    assert long == {}


@pytest.mark.parametrize("root", ["src/cop_session", "tests", "bench"])
def test_a_folder_can_be_read_at_a_glance(root: str) -> None:
    counted = Counter(path.parent for path in (ROOT / root).rglob("*.py") if "node_modules" not in path.parts)
    assert counted
    assert {str(folder): count for folder, count in counted.items() if count > MOST_FILES} == {}


@pytest.mark.parametrize("root", ["src/cop_session", "tests"])
def test_a_file_name_leads_to_one_file(root: str) -> None:
    names = Counter(path.name for path in (ROOT / root).rglob("*.py") if "node_modules" not in path.parts)
    assert {name for name, count in names.items() if count > 1} <= SHARED


def test_the_files_in_find_the_room_are_there() -> None:
    named = re.findall(r"`([\w/]+\.(?:py|xml))`", (ROOT / "docs" / "find-the-room.md").read_text("utf-8"))
    assert len(named) > 30
    assert [name for name in named if not (SOURCE / name).exists()] == []


def test_docstrings_name_things() -> None:
    words, hits = oblique_words.count([SOURCE], *oblique_words.read_list(oblique_words.LIST))
    assert words.total() > 50_000
    assert oblique_words.rate(words, hits) <= oblique_words.MOST


def test_an_oblique_word_is_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        '"""Says what is  here, `what is` not."""\n\n\ndef told() -> None:\n    """Do it anew."""\n', "utf-8"
    )
    _, hits = oblique_words.count([module], *oblique_words.read_list(oblique_words.LIST))
    assert [(hit.line, hit.term) for hit in sorted(hits)] == [(1, "what is"), (4, "fn:told"), (5, "anew")]

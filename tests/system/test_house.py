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


def test_styles_stand_in_a_file_beside_the_screen() -> None:
    inline = {
        f"{module.relative_to(SOURCE)}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant | ast.JoinedStr)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id in ("CSS", "DEFAULT_CSS")
    }
    assert inline == set()
    files = sorted(SOURCE.rglob("*.tcss"))
    assert len(files) > 20
    assert [path.name for path in files if not path.with_suffix(".py").exists()] == []


def test_the_files_in_find_the_room_are_there() -> None:
    named = re.findall(r"`([\w/]+\.(?:py|tcss|xml))`", (ROOT / "docs" / "find-the-room.md").read_text("utf-8"))
    assert len(named) > 30
    assert [name for name in named if not (SOURCE / name).exists()] == []


@pytest.mark.parametrize(
    ("pattern", "least"),
    [
        ("src/cop_session", 50_000),
        ("README.md", 1_500),
        ("CONTRIBUTING.md", 300),
        ("CHANGELOG.md", 1_500),
        ("docs/*.md", 3_000),
        ("docs/decisions", 15_000),
    ],
)
def test_prose_names_things(pattern: str, least: int) -> None:
    words, hits = oblique_words.count(sorted(ROOT.glob(pattern)), *oblique_words.read_list(oblique_words.LIST))
    assert words.total() > least
    assert oblique_words.rate(words, hits) <= oblique_words.MOST, hits


def test_an_oblique_word_is_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        '"""Says what is  here, `what is` not."""\n\n\ndef told() -> None:\n    """Do it anew."""\n'
        "    # Where\n    # it ends.\n    print('# beside')\n",
        "utf-8",
    )
    page = tmp_path / "page.md"
    page.write_text("# A page\n\n```\nanew\n```\n\nFor whom?\n", "utf-8")
    _, hits = oblique_words.count([module, page], *oblique_words.read_list(oblique_words.LIST))
    found = [(hit.path.name, hit.line, hit.term) for hit in sorted(hits)]
    assert found == [
        ("module.py", 1, "what is"),
        ("module.py", 4, "fn:told"),
        ("module.py", 5, "anew"),
        ("module.py", 6, "where it"),
        ("page.md", 7, "whom"),
    ]


def test_the_list_of_decisions_has_each_page_by_its_title() -> None:
    folder = ROOT / "docs" / "decisions"
    pages = sorted(folder.glob("[0-9]*.md"))
    titles = [re.match(r"# (\d{4}) · (.+)\n", page.read_text("utf-8")) for page in pages]
    assert len(pages) > 70
    assert [
        page.name for page, title in zip(pages, titles, strict=True) if not title or title[1] != page.name[:4]
    ] == []
    listed = re.findall(r"^\| \[\d{4}\]\((.+)\) \| (.+) \|$", (folder / "README.md").read_text("utf-8"), re.MULTILINE)
    assert listed == [(page.name, title[2]) for page, title in zip(pages, titles, strict=True) if title]
    assert [title for _, title in listed if len(title.split()) > 10] == []


def test_links_between_pages_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#:]+)[)#]", page.read_text("utf-8"))]
    assert len(links) > 80
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []

"""No module imports itself by way of others: each can be read without the ones that use it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import grimp
import pytest


def rings(package: str) -> list[list[str]]:
    """Return the modules of each ring of imports, those under TYPE_CHECKING and inside functions included."""
    graph = grimp.build_graph(package, cache_dir=None)
    found = set[frozenset[str]]()
    for module in graph.modules:
        if others := graph.find_upstream_modules(module) & graph.find_downstream_modules(module):
            found.add(frozenset({module, *others}))
    return sorted(sorted(ring) for ring in found)


def test_no_modules_import_each_other() -> None:
    assert rings("cop_session") == []


ONE_WAY: Final = {"top": "from ringed import middle", "middle": "from ringed.low import NAME", "low": "NAME = 1"}
"""Modules of a package whose imports all point the same way."""


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"low": "import ringed.top"}, [["low", "middle", "top"]]),
        ({"low": "def name():\n    from ringed import middle"}, [["low", "middle"]]),
        ({"low": "import typing\nif typing.TYPE_CHECKING:\n    from .middle import NAME"}, [["low", "middle"]]),
        (
            {"middle": "import ringed.top", "low": "import ringed.other", "other": "import ringed.low"},
            [["low", "other"], ["middle", "top"]],
        ),
    ],
)
def test_a_ring_is_found_wherever_the_import_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: Mapping[str, str], found: list[list[str]]
) -> None:
    folder = tmp_path / "ringed"
    folder.mkdir()
    for name, text in {"__init__": "", **ONE_WAY, **changed}.items():
        (folder / f"{name}.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert rings("ringed") == [[f"ringed.{name}" for name in ring] for ring in found]

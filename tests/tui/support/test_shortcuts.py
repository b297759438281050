"""In tests the rules of style sheets are found by a shorter way; what it finds is what Textual finds."""

from pathlib import Path
from typing import Any

import pytest
from textual.css import stylesheet
from textual.css.styles import StylesBase
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.reactive import Reactive

from cop_session.domain.schedule import Step
from tests.tui.support import shortcuts
from tests.tui.support.table_driver import table

Rules = list[tuple[DOMNode, dict[str, Any], dict[str, dict[str, Any]]]]


def found(sheet: Stylesheet, nodes: list[DOMNode]) -> Rules:
    """Find the rules of each widget anew, and once more; return them with those of its parts."""
    for node in nodes:
        node.styles.base.reset()
        for _ in range(2):
            sheet.apply(node)
    return [(node, rules_of(node.styles.base), parts_of(node)) for node in nodes]


def rules_of(styles: StylesBase) -> dict[str, Any]:
    """Return the rules that are set; a layout is made anew each time, so its name stands for it."""
    return {name: str(value) if name == "layout" else value for name, value in styles.get_rules().items()}


def parts_of(node: DOMNode) -> dict[str, dict[str, Any]]:
    """Return the rules of the parts of a widget that style sheets know by a class of their own."""
    return {name: rules_of(styles) for name, styles in node._component_styles.items()}


@pytest.mark.parametrize("step", [Step.NEED, Step.WALKTHROUGH])
async def test_every_widget_has_the_rules_that_textual_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: Step
) -> None:
    async with table(tmp_path, at=step) as t:
        sheet, nodes = t.pilot.app.stylesheet, [*t.pilot.app.screen.walk_children(DOMNode, with_self=True)]
        at_first = [rules_of(node.styles.base) for node in nodes]
        shorter = found(sheet, nodes)
        monkeypatch.setattr(stylesheet, "_check_selectors", shortcuts._MATCH)
        monkeypatch.setattr(Stylesheet, "replace_rules", staticmethod(shortcuts._REPLACE))
        monkeypatch.setattr(Reactive, "__get__", shortcuts._VALUE)
        by_textual = found(sheet, nodes)
        assert len(nodes) > 30
        assert shorter == by_textual
        assert at_first == [rules for _, rules, _ in by_textual]

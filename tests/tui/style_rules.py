"""The rules of style sheets as Textual applies them, in less time; `test_style_rules` compares the two.

Tests of screens spend a quarter of their time on finding the rules of each widget.
"""

from typing import Any

import pytest
from textual.css import stylesheet
from textual.css.match import _check_selectors
from textual.css.model import RuleSet, Selector
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

_READ = Stylesheet._parse_rules
_MATCH = _check_selectors
_REPLACE = Stylesheet.replace_rules
_READ_BEFORE: dict[tuple[object, ...], list[RuleSet]] = {}
"""Rules that were read from style sheets, by their text and the colours of the theme."""


def _read_once(sheet: Stylesheet, css: str, *others: Any, **named: Any) -> list[RuleSet]:
    """Read each style sheet once, not once an app."""
    key = (css, *others, *named.items(), *sheet._variables.items())
    if key not in _READ_BEFORE:
        _READ_BEFORE[key] = _READ(sheet, css, *others, **named)
    return _READ_BEFORE[key]


def _match(selectors: list[Selector], path: list[DOMNode]) -> bool:
    """Look first at the last selector, which the widget itself has to match."""
    return selectors[-1].check(path[-1]) and (len(selectors) == 1 or _MATCH(selectors, path))


def _replace(node: DOMNode, rules: RulesMap, animate: bool = False) -> None:
    """Set rules that changed: each of the same ones would be set once more, by a property that checks it."""
    if node.styles.base._rules == rules:
        node.notify_style_update()
    else:
        _REPLACE(node, rules, animate)


def install(patch: pytest.MonkeyPatch) -> None:
    """Have Textual find rules like this."""
    patch.setattr(Stylesheet, "_parse_rules", _read_once)
    patch.setattr(stylesheet, "_check_selectors", _match)
    patch.setattr(Stylesheet, "replace_rules", staticmethod(_replace))
    # The number of the object, as Textual has it, but without a call into Python for each rule of each widget.
    patch.setattr(RuleSet, "__hash__", object.__hash__)

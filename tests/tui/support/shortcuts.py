"""What Textual does a million times in the tests of screens, by a shorter way to the same result.

`test_shortcuts` compares the rules that are found; the tests of the real program run without.
"""

from typing import Any, Self

import pytest
from textual import message_pump
from textual.css import stylesheet
from textual.css.match import _check_selectors
from textual.css.model import RuleSet, Selector
from textual.css.styles import RenderStyles, RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.reactive import Reactive

_READ = Stylesheet._parse_rules
_MATCH = _check_selectors
_REPLACE = Stylesheet.replace_rules
_VALUE = Reactive.__get__
_READ_BEFORE: dict[tuple[object, ...], list[RuleSet]] = {}
"""Rules that were read from style sheets, by their text and the colours of the theme."""
_COMPUTED: dict[tuple[type, str], bool] = {}
"""Whether a class computes a value, by the name of the method that would."""


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


def _rule(styles: RenderStyles, name: str, default: object = None) -> object:
    """Look a rule up in one call instead of four."""
    inline = styles._inline_styles._rules
    return inline[name] if name in inline else styles._base_styles._rules.get(name, default)  # type: ignore[literal-required]  # any rule, by name


def _value(self: Reactive[Any], owner: Any, owner_type: Any = None) -> Any:
    """Look a value up that is there already and is not computed."""
    if owner is not None and self.internal_name in vars(owner):
        kind = type(owner), self.compute_name
        if kind not in _COMPUTED:
            _COMPUTED[kind] = hasattr(*kind)
        if not _COMPUTED[kind]:
            return vars(owner)[self.internal_name]
    return _VALUE(self, owner, owner_type)


class _Unread:
    """Takes what Textual writes in its log, a line for each message to each widget; nobody reads it here."""

    def __getattr__(self, name: str) -> Self:
        return self

    def __call__(self, *_: object, **named: object) -> Self:
        return self


def install(patch: pytest.MonkeyPatch) -> None:
    """Have Textual take these ways."""
    patch.setattr(Stylesheet, "_parse_rules", _read_once)
    patch.setattr(stylesheet, "_check_selectors", _match)
    patch.setattr(Stylesheet, "replace_rules", staticmethod(_replace))
    # The number of the object, as Textual has it, but without a call into Python for each rule of each widget.
    patch.setattr(RuleSet, "__hash__", object.__hash__)
    patch.setattr(RenderStyles, "get_rule", _rule)
    patch.setattr(Reactive, "__get__", _value)
    patch.setattr(message_pump, "log", _Unread())

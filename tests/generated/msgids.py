"""Find the msgids in the source.

Babel's own extractor silently loses a call whose arguments hold another call
(`t("A {b}", b=t("c"))`), so this one reads the syntax tree.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple


class Msgid(NamedTuple):
    id: str | tuple[str, str]
    context: str | None = None


class NotLiteral(ValueError):
    """A msgid that is put together while the program runs, which no catalogue can hold."""


# Which arguments are literal text, by the name of what is called.
_KEYWORDS: Final = {"t": 1, "msgid": 1, "plural": 2, "context": 2}


def in_folder(folder: Path) -> set[Msgid]:
    """The msgids of every module under `folder`; NotLiteral names the file and line."""
    found: set[Msgid] = set()
    for path in sorted(folder.rglob("*.py")):
        try:
            found.update(in_source(path.read_text("utf-8")))
        except NotLiteral as trouble:
            raise NotLiteral(f"{path}:{trouble}") from None
    return found


def in_source(source: str) -> Iterator[Msgid]:
    """The msgids in one module: `t(…)`, `msgid(…)`, `t.plural(…)` and `t.context(…)`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (keyword := _called(node)) in _KEYWORDS:
            texts = [_literal(argument) for argument in node.args[: _KEYWORDS[keyword]]]
            match keyword, texts:
                case "t" | "msgid", [str(text)]:
                    yield Msgid(text)
                case "plural", [str(one), str(many)]:
                    yield Msgid((one, many))
                case "context", [str(context), str(text)]:
                    yield Msgid(text, context)


def _called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _literal(argument: ast.expr) -> str | None:
    match argument:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr() | ast.BinOp():
            raise NotLiteral(f"{argument.lineno}: a msgid is one literal; values go in as t(…, name=value)")
    return None

"""Oblique words in docstrings, comments and pages: they name a situation instead of a thing.

`oblique_words.txt` lists them.
"""

import ast
import re
import sys
import tokenize
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Final, NamedTuple

LIST: Final = Path(__file__).with_suffix(".txt")
MOST: Final = 4.0
"""Hits in a thousand words."""
_WORD: Final = re.compile(r"[^\W\d_][^\W_]*(?:['’-][^\W_]+)*")
_CODE: Final = re.compile(r"```.*?```|``[^`]*``|`[^`]*`|(?<!\*)\*[^*\n]+\*(?!\*)", re.DOTALL)


class Text(NamedTuple):
    """A text of prose: its file, its first line there and its words."""

    path: Path
    line: int
    prose: str


class Hit(NamedTuple):
    """A term of the list in a text, or as the name of a function."""

    path: Path
    line: int
    term: str


def read_list(path: Path) -> tuple[re.Pattern[str], frozenset[str]]:
    """Return the pattern of the terms in a list, and the names that no function may have."""
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    terms = [line for line in lines if line and not line.startswith(("#", "fn:"))]
    names = frozenset(line[3:] for line in lines if line.startswith("fn:"))
    alternatives = "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<![\w’'-])(?:{alternatives})(?![\w-])", re.IGNORECASE), names


def docstrings(tree: ast.Module, path: Path) -> Iterator[Text]:
    """Yield each docstring of a module: of the module, its classes, functions and documented constants."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        documented = isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for before, statement in zip([None, *body], body, strict=False):
            if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
                continue
            first = before is None and documented
            if isinstance(statement.value.value, str) and (first or isinstance(before, ast.Assign | ast.AnnAssign)):
                yield Text(path, statement.lineno, _CODE.sub(" ", statement.value.value))


def comments(source: str, path: Path) -> Iterator[Text]:
    """Yield each comment of a module; successive lines are one text, so that no term is lost where a line breaks."""
    block: list[str] = []
    first = last = 0
    for token in tokenize.generate_tokens(StringIO(source).readline):
        if token.type != tokenize.COMMENT:
            continue
        line = token.start[0]
        if block and line != last + 1:
            yield Text(path, first, _CODE.sub(" ", "\n".join(block)))
            block = []
        first = first if block else line
        last = line
        block.append(token.string.lstrip("# "))
    if block:
        yield Text(path, first, _CODE.sub(" ", "\n".join(block)))


def functions(tree: ast.Module, path: Path, names: frozenset[str]) -> Iterator[Hit]:
    """Yield each function whose name is on the list."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.strip("_") in names:
            yield Hit(path, node.lineno, f"fn:{node.name.strip('_')}")


def files(paths: list[Path]) -> Iterator[Path]:
    """Yield the Python and Markdown files at paths."""
    for path in paths:
        yield from sorted([*path.rglob("*.py"), *path.rglob("*.md")]) if path.is_dir() else [path]


def rate(words: Counter[Path], hits: Sequence[Hit]) -> float:
    """Return how many hits there are in a thousand words."""
    return 1000 * len(hits) / max(words.total(), 1)


def count(paths: list[Path], terms: re.Pattern[str], names: frozenset[str]) -> tuple[Counter[Path], list[Hit]]:
    """Return the number of words of each file, and every hit."""
    words: Counter[Path] = Counter()
    hits: list[Hit] = []
    for path in files(paths):
        source = path.read_text("utf-8")
        if path.suffix == ".md":
            texts = [Text(path, 1, _CODE.sub(lambda code: "\n" * code[0].count("\n"), source))]
        else:
            tree = ast.parse(source)
            texts = [*docstrings(tree, path), *comments(source, path)]
            hits += functions(tree, path, names)
        for text in texts:
            words[path] += len(_WORD.findall(text.prose))
            for found in terms.finditer(text.prose):
                line = text.line + text.prose.count("\n", 0, found.start())
                hits.append(Hit(path, line, re.sub(r"\s+", " ", found[0]).lower()))
    return words, hits


def main() -> int:
    """Print how many there are, which, and where: `python -m tests.system.oblique_words [PATH…]`, or else in `src`."""
    words, hits = count([Path(one) for one in sys.argv[1:]] or [Path("src")], *read_list(LIST))
    print(f"{len(hits)} oblique words in {words.total()}: {rate(words, hits):.1f} in 1,000")
    for term, number in Counter(hit.term for hit in hits).most_common():
        print(f"{number:5} {term}")
    for hit in sorted(hits):
        print(f"{hit.path}:{hit.line}: {hit.term}")
    return int(rate(words, hits) > MOST)


if __name__ == "__main__":
    sys.exit(main())

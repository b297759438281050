"""Private names of Textual: where its sources define them, and where the package uses them."""

import ast
import importlib
import inspect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Final, NamedTuple

_BY_NAME: Final = ("getattr", "setattr", "hasattr", "delattr")
"""Functions that take the name of an attribute as a string."""
_OF_THE_INSTANCE: Final = ("self", "cls", "super()")


class Use(NamedTuple):
    """A use of a private name of Textual."""

    module: str
    line: int
    code: str


class PrivateNames(NamedTuple):
    """Private names of a package: of each class, by its full name, and of the package as a whole."""

    by_class: Mapping[str, Set[str]]
    everywhere: Set[str]

    def of(self, class_names: Set[str]) -> Set[str]:
        """Return the names that any of these classes defines."""
        return frozenset[str]().union(*(self.by_class.get(name, ()) for name in class_names))


def is_private(name: str) -> bool:
    return name.startswith("_") and name.strip("_") != "" and not name.endswith("__")


def module_name(path: Path) -> str:
    if not (path.parent / "__init__.py").exists():
        return path.stem
    package = module_name(path.parent)
    return package if path.stem == "__init__" else f"{package}.{path.stem}"


def bound_names(body: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    """Yield each name that the body of a module or class binds, with the statement."""
    for statement in body:
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield statement.name, statement
            case ast.Assign():
                yield from ((target.id, statement) for target in statement.targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name, statement


def names_of_class(node: ast.ClassDef) -> set[str]:
    """Return the private names that a class binds in its body, or on its instance in a method."""
    stored = {
        inner.attr
        for inner in ast.walk(node)
        if isinstance(inner, ast.Attribute) and isinstance(inner.ctx, ast.Store) and is_of_instance(inner.value)
    }
    return {name for name in stored.union(name for name, _ in bound_names(node.body)) if is_private(name)}


def is_of_instance(node: ast.expr) -> bool:
    return ast.unparse(node) in _OF_THE_INSTANCE


def private_names(package: Path) -> PrivateNames:
    """Read the private names of a package from its sources."""
    by_class: dict[str, Set[str]] = {}
    everywhere: set[str] = set()
    for path in package.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        everywhere.update(name for name, _ in bound_names(tree.body) if is_private(name))
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                by_class[f"{module_name(path)}.{node.name}"] = names_of_class(node)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and is_private(node.attr):
                everywhere.add(node.attr)
    return PrivateNames(by_class, everywhere.union(*by_class.values()))


def lineages(package: Path) -> dict[str, Set[str]]:
    """Return, for each class of a package, its ancestors and those of the classes that it is mixed into."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in package.rglob("*.py"):
        module = importlib.import_module(module_name(path))
        for _, kind in inspect.getmembers(module, inspect.isclass):
            known = {f"{base.__module__}.{base.__qualname__}" for base in kind.__mro__}
            for name in known:
                found[name] |= known
    return dict(found)


class UseFinder(ast.NodeVisitor):
    """Finds the uses of Textual's private names in a module."""

    def __init__(self, module: str, theirs: PrivateNames, ours: PrivateNames, lineage: Mapping[str, Set[str]]) -> None:
        self.module = module
        self.theirs = theirs
        self.ours = ours
        self.lineage = lineage
        self.classes: list[str] = []
        self.defined_here: Set[str] = frozenset()
        self.uses: list[Use] = []

    def found(self, node: ast.stmt | ast.expr, code: str) -> None:
        self.uses.append(Use(self.module, node.lineno, code))

    def known(self, class_name: str) -> Set[str]:
        return self.lineage.get(class_name, frozenset({class_name}))

    def is_theirs(self, name: str, *, of_instance: bool) -> bool:
        """Whether a private name is Textual's: a name that a class of ours inherits is, even if ours defines it too."""
        if name not in self.theirs.everywhere:
            return False
        if of_instance and self.classes:
            known = self.known(self.classes[-1])
            return name in self.theirs.of(known) or name not in self.ours.of(known)
        return name not in self.defined_here

    def visit_Module(self, node: ast.Module) -> None:
        kinds = {f"{self.module}.{inner.name}" for inner in ast.walk(node) if isinstance(inner, ast.ClassDef)}
        self.defined_here = {name for kind in kinds for name in self.ours.of({kind}) - self.theirs.of(self.known(kind))}
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.classes.append(f"{self.module}.{node.name}")
        inherited = self.theirs.of(self.known(self.classes[-1]))
        for name, statement in bound_names(node.body):
            if is_private(name) and name in inherited:
                self.found(statement, f"{node.name}.{name}")
        self.generic_visit(node)
        self.classes.pop()

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if is_private(node.attr) and self.is_theirs(node.attr, of_instance=is_of_instance(node.value)):
            self.found(node, ast.unparse(node))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        match node:
            case ast.Call(func=ast.Name(id=function), args=[_, ast.Constant(value=str(name)), *_]) if (
                function in _BY_NAME and is_private(name) and self.is_theirs(name, of_instance=False)
            ):
                self.found(node, ast.unparse(node))
        self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        self.check_import(node, [f"{node.module}.{alias.name}" for alias in node.names])

    def visit_Import(self, node: ast.Import) -> None:
        self.check_import(node, [alias.name for alias in node.names])

    def check_import(self, node: ast.Import | ast.ImportFrom, names: list[str]) -> None:
        for parts in (name.split(".") for name in names):
            if parts[0] == "textual" and any(map(is_private, parts)):
                self.found(node, ast.unparse(node))


def uses(package: Path, theirs: PrivateNames, allowed: Path) -> list[Use]:
    """Return each use of a private name of Textual in a package, except below the folder `allowed`."""
    ours = private_names(package)
    lineage = lineages(package)
    found: list[Use] = []
    for path in sorted(package.rglob("*.py")):
        if not path.is_relative_to(allowed):
            finder = UseFinder(module_name(path), theirs, ours, lineage)
            finder.visit(ast.parse(path.read_text("utf-8")))
            found += finder.uses
    return found

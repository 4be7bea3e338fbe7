"""No cycle among the modules, also none through imports inside functions or for types only."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import summarizer

PACKAGE = Path(summarizer.__file__).parent
MODULES = {
    ".".join(("summarizer", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): path
    for path in PACKAGE.rglob("*.py")
}


def imported(tree: ast.AST, known: Iterable[str]) -> Iterator[str]:
    """Yield the modules a file imports, wherever in it the import stands."""
    modules = set(known)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module in modules:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in modules else node.module


def cycle(imports: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the modules of one cycle, empty where there is none."""
    try:
        TopologicalSorter({name: set(found) for name, found in imports.items()}).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def test_no_module_imports_itself_through_others() -> None:
    imports = {
        name: set(imported(ast.parse(path.read_text(encoding="utf-8")), MODULES))
        for name, path in MODULES.items()
    }
    assert sum(map(len, imports.values())) > len(MODULES), "the imports were not found"
    assert cycle(imports) == []


@pytest.mark.parametrize(
    "source",
    [
        "from summarizer.b import x",
        "import summarizer.b",
        "from summarizer import b",
        "def f():\n    from summarizer.b import x",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from summarizer.b import x",
    ],
)
def test_a_cycle_is_found_wherever_the_import_stands(source: str) -> None:
    known = ("summarizer", "summarizer.a", "summarizer.b")
    imports = {
        "summarizer.a": list(imported(ast.parse(source), known)),
        "summarizer.b": list(imported(ast.parse("import summarizer.a"), known)),
    }
    assert set(cycle(imports)) == {"summarizer.a", "summarizer.b"}

"""A question is answered in one room: what only that room may do, other files do not do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import summarizer

PACKAGE = Path(summarizer.__file__).parent


def constants(path: Path) -> Iterator[str]:
    """Yield the strings of a file that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    shown = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in shown:
            yield node.value


@cache
def strings() -> list[tuple[str, str]]:
    """The strings of all files, with the file each stands in."""
    return [
        (path.relative_to(PACKAGE).as_posix(), text)
        for path in sorted(PACKAGE.rglob("*.py"))
        for text in constants(path)
    ]


@pytest.mark.parametrize(
    ("what", "rooms"),
    [
        # Several holders are joined and told apart in one module; in places "&" becomes "and".
        (r"\A and \Z", ("names/holders.py", "names/places.py")),
        # Which words negate, which are numbers, weekdays and months stands in the word lists.
        (r"\|(?:nobody|neither|n\S{0,4}'\S?t)\b|\b(?:nobody|neither)\|", ("words/",)),
        (r"\|(?:Tues|tues)|\b(?:monday tuesday|January)\b", ("words/",)),
        (r"\b(?:two\|three|two three four)\b", ("words/",)),
    ],
)
def test_only_one_room_answers(what: str, rooms: tuple[str, ...]) -> None:
    asked = re.compile(what)
    found = [f"{name}: {text[:60]!r}" for name, text in strings() if asked.search(text)]
    assert [one for one in found if not one.startswith(rooms)] == []

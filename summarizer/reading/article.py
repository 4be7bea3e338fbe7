"""Which part of a page is the account: what trafilatura takes for it, and whatever is shown inside of that part.

trafilatura says where the account is. Its text is not taken: it drops words (labels, times, paragraphs in unusual
elements). What a browser shows between them is put back; menus and lists of links inside the account stay out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from summarizer.reading.flow import Block, Flow

_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 4
#: Share of a paragraph's runs of four words that have to stand in the account for it to belong there.
_SHARE = 0.5
#: The account's element holds at least so much of what was found; the rest (a headline above it) is kept on its own.
_MOST = 0.9
#: Above this share of linked characters, an aside or a list is one of links.
_LINKED = 0.5
_MENUS = frozenset(("nav", "button"))
_ROLES = frozenset(("navigation", "search", "menu", "menubar", "toolbar", "tablist", "banner"))
_OUTER = frozenset(("header", "footer", "aside"))
_LISTS = frozenset(("ul", "ol", "section", "div", "dl", "table", "p", "form"))
_SENTENCE = re.compile(r"[.!?…。؟।][”\"»’)]?\s*$")
_FEWEST = 8


@dataclass(frozen=True)
class Account:
    """The paragraphs of the account, and the prose of the page that is not among them."""

    blocks: tuple[Block, ...]
    left_out: tuple[Block, ...]
    root: Any

    @property
    def text(self) -> str:
        """The account as plain text, a blank line between paragraphs."""
        return "\n\n".join(block.text for block in self.blocks)


def account_of(flow: Flow, found: str, body: Any) -> Account:
    """Return the account of a page.

    Args:
        flow: what the page shows.
        found: the text trafilatura takes for the account; where it is empty, everything shown is.
        body: the page's root element.
    """
    places = _Places.of(body)
    kept = _kept(flow.blocks, found)
    finder = _Finder(flow.blocks, kept, places)
    root = finder.grown(finder.smallest(body)) if any(kept) else body
    menus = finder.menus(root)
    chosen: list[Block] = []
    left_out: list[Block] = []
    for block, wanted in zip(flow.blocks, kept, strict=True):
        inside = places.within(block.element, root)
        if wanted or (inside and not places.within_any(block.element, menus)):
            chosen.append(block)
        elif _is_prose(block):
            left_out.append(block)
    return Account(tuple(chosen), tuple(left_out), root)


@dataclass(frozen=True)
class _Places:
    """Where each element begins and ends in its tree, so that asking what lies in what takes no walk."""

    spans: dict[Any, tuple[int, int]]

    @classmethod
    def of(cls, body: Any) -> _Places:
        etree: Any = import_module("lxml.etree")
        spans: dict[Any, tuple[int, int]] = {}
        for place, (event, element) in enumerate(etree.iterwalk(body, events=("start", "end"))):
            begin = place if event == "start" else spans[element][0]
            spans[element] = (begin, place)
        return cls(spans)

    def within(self, element: Any, around: Any) -> bool:
        begin, end = self.spans[around]
        return begin <= self.spans[element][0] <= end

    def within_any(self, element: Any, several: Sequence[Any]) -> bool:
        return any(self.within(element, one) for one in several)


def _kept(blocks: Sequence[Block], found: str) -> list[bool]:
    """Say of each paragraph whether the account found elsewhere has its words."""
    words = _WORD.findall(found.casefold())
    shingles = {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    lines = {" ".join(_WORD.findall(line.casefold())) for line in found.split("\n")}
    return [_has(block, shingles, lines) for block in blocks]


def _has(block: Block, shingles: set[tuple[str, ...]], lines: set[str]) -> bool:
    words = _WORD.findall(block.text.casefold())
    if len(words) < _SHINGLE:
        return bool(words) and " ".join(words) in lines
    runs = [tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]
    return sum(run in shingles for run in runs) >= _SHARE * len(runs)


@dataclass(slots=True)
class _Size:
    """How many characters an element holds: all of them, those of links, those of the account."""

    whole: int = 0
    linked: int = 0
    wanted: int = 0

    def add(self, block: Block, *, wanted: bool) -> None:
        """Add those of a block."""
        self.whole += len(block.text)
        self.linked += block.linked
        self.wanted += len(block.text) if wanted else 0


@dataclass(frozen=True)
class _Finder:
    """The paragraphs of a page, and which of them were found to be of the account."""

    blocks: Sequence[Block]
    kept: Sequence[bool]
    places: _Places

    def smallest(self, body: Any) -> Any:
        """Return the smallest element that holds nearly all of the kept text."""
        weights: dict[Any, int] = {}
        whole = 0
        for block, wanted in zip(self.blocks, self.kept, strict=True):
            if wanted:
                whole += len(block.text)
                for element in (block.element, *block.element.iterancestors()):
                    weights[element] = weights.get(element, 0) + len(block.text)
        root = body
        # What holds others comes before them: the last that is heavy enough is the smallest.
        for element in body.iter():
            if weights.get(element, 0) >= _MOST * whole:
                root = element
        return root

    def grown(self, root: Any) -> Any:
        """Return the largest element around the account that shows only prose, headings and dates beside it."""
        while (parent := root.getparent()) is not None:
            menus = self.menus(parent)
            for block in self.blocks:
                if self.places.within(block.element, parent) and not self.places.within(
                    block.element, root
                ):
                    linked = 2 * block.linked > len(block.text)
                    if linked or self.places.within_any(block.element, menus):
                        return root
            root = parent
        return root

    def menus(self, root: Any) -> list[Any]:
        """Return the elements in the account that hold menus, lists of links and buttons."""
        found = [
            element
            for element, size in self._sizes(root).items()
            if 3 * size.wanted < size.whole and _is_menu(element, size.whole, size.linked)
        ]
        outer: list[Any] = []
        for element in sorted(found, key=lambda one: self.places.spans[one]):
            if not self.places.within_any(element, outer[-1:]):
                outer.append(element)
        return outer

    def _sizes(self, root: Any) -> dict[Any, _Size]:
        """Return the elements inside the root with the size of the text in them."""
        sizes: dict[Any, _Size] = {}
        for block, wanted in zip(self.blocks, self.kept, strict=True):
            if not self.places.within(block.element, root):
                continue
            for element in (block.element, *block.element.iterancestors()):
                if element is root:
                    break
                sizes.setdefault(element, _Size()).add(block, wanted=wanted)
        return sizes


def _is_menu(element: Any, whole: int, linked: int) -> bool:
    role = (element.get("role") or "").lower()
    if element.tag in _MENUS or role in _ROLES:
        return True
    if linked <= _LINKED * whole:
        return False
    several = sum(1 for _ in element.iter("a")) > 2
    return element.tag in _OUTER or role == "complementary" or (several and element.tag in _LISTS)


def _is_prose(block: Block) -> bool:
    words = len(block.text.split())
    return (
        words >= _FEWEST
        and bool(_SENTENCE.search(block.text))
        and 2 * block.linked < len(block.text)
    )

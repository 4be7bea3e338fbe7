"""How much of what a browser shows is read, and how much of what it hides: fifty pages of differing markup.

    python -m benchmarks.reading [--chromium /usr/bin/chromium] [--pages 50] [--verbose]

The browser says of each word whether it is shown: laid out with some size inside of the page, not transparent, not of
the colour of its background, not clipped away, not struck out. Menus, which stand beside the account, count apart.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.reading_pages import pages
from summarizer.reading.read import read_bytes

_WORD = re.compile(r"[^\W_]+")
#: Raised, lowered and dividing characters are read in forms of their own; words are compared without them.
_FOLDED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789", "\u00ad\u200b")
_JUDGE = Path(__file__).with_suffix(".js").read_text(encoding="utf-8").split("\n", 1)[1]


@dataclass
class Tally:
    """Words of some pages, and how many of them were read."""

    shown: int = 0
    shown_read: int = 0
    hidden: int = 0
    hidden_read: int = 0
    beside: int = 0
    beside_read: int = 0
    out_of_order: int = 0
    seconds: float = 0.0
    missing: list[str] = field(default_factory=list[str])
    leaked: list[str] = field(default_factory=list[str])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--verbose", action="store_true", help="print what was missed and leaked")
    given = parser.parse_args()
    tally = Tally()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=["--no-sandbox"])
        tab: Any = browser.new_page()
        for name, markup in pages(given.pages):
            tab.set_content(markup)
            compare(name, markup, tab.evaluate(_JUDGE), tally)
        browser.close()
    report(tally, given.pages)
    if given.verbose:
        print(
            "\n".join(
                [
                    *("missing " + one for one in tally.missing),
                    *("leaked " + one for one in tally.leaked),
                ]
            )
        )


def compare(name: str, markup: str, judged: list[list[str]], tally: Tally) -> None:
    """Add a page to the tally."""
    began = time.perf_counter()
    read = read_bytes(markup.encode(), f"{name}.html").text
    tally.seconds += time.perf_counter() - began
    there = words(read)
    shown, hidden, beside = (Counter(words(" ".join(part))) for part in judged)
    count = Counter(there)
    found = shown & count
    tally.shown += shown.total()
    tally.shown_read += found.total()
    tally.missing += [f"{name}: {word}" for word in (shown - count).elements()]
    leaked = hidden & (count - shown)
    tally.hidden += hidden.total()
    tally.hidden_read += leaked.total()
    tally.leaked += [f"{name}: {word}" for word in leaked.elements()]
    tally.beside += beside.total()
    tally.beside_read += (beside & (count - shown)).total()
    marked = [word for word in there if word.startswith("word")]
    order = [word for word in words(" ".join(judged[0])) if word.startswith("word")]
    tally.out_of_order += sum(1 for a, b in zip(marked, order, strict=False) if a != b)


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared: raised digits plain, marks of notes without their brackets."""
    plain = re.sub(r"\[(\d+)\]", r"\1", text.translate(_FOLDED))
    return [one.lower() for one in _WORD.findall(plain)]


def report(tally: Tally, count: int) -> None:
    print(f"pages {count}, {tally.seconds / count:.3f} seconds a page")
    for name, there, read in (
        ("visible words", tally.shown, tally.shown_read),
        ("hidden and struck words", tally.hidden, tally.hidden_read),
        ("words of menus", tally.beside, tally.beside_read),
    ):
        print(f"{name:24}{there:7}, read {read:6} ({share(read, there)})")
    print(f"marked words out of order {tally.out_of_order}")


def share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.2f}%"


if __name__ == "__main__":
    main()

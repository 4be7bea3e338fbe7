"""How much of what a browser shows is read, and how much of what it hides: fifty pages of differing markup.

    python -m benchmarks.reading [--chromium /usr/bin/chromium] [--pages 50] [--verbose]

The browser says of each word whether it is shown: laid out with some size inside of the page, not transparent, not of
the colour of its background, not clipped away, not struck out. Menus, which stand beside the account, are counted apart.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from benchmarks.reading_pages import pages
from summarizer.reading.read import read_bytes

_WORD = re.compile(r"[^\W_]+")
#: Raised, lowered and dividing characters are read in forms of their own; words are compared without them.
_FOLDED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789", "\u00ad\u200b")
_JUDGE = """() => {
  const shown = [], hidden = [], beside = [];
  const colours = s => (s.match(/[\\d.]+/g) || []).map(Number);
  const ground = el => { for (; el; el = el.parentElement) { const c = colours(getComputedStyle(el).backgroundColor);
    if (c.length < 4 || c[3] > 0.5) return c; } return [255, 255, 255]; };
  const faint = el => { let o = 1; for (; el; el = el.parentElement) { const s = getComputedStyle(el); o *= +s.opacity;
    const f = s.filter.match(/opacity\\(([\\d.]+)/); if (f) o *= +f[1]; } return o < 0.03; };
  const struck = el => { for (; el; el = el.parentElement)
    if (getComputedStyle(el).textDecorationLine.includes('line-through')) return true; return false; };
  const clipped = (el, box) => {
    let [l, t, r, b] = [box.left, box.top, box.right, box.bottom];
    for (; el && el !== document.documentElement; el = el.parentElement) {
      const s = getComputedStyle(el), e = el.getBoundingClientRect();
      if (s.display === 'inline') continue;
      if (s.overflow !== 'visible') { l = Math.max(l, e.left); t = Math.max(t, e.top); r = Math.min(r, e.right); b = Math.min(b, e.bottom); }
      if (/rect\\(0px, 0px, 0px, 0px\\)/.test(s.clip) || /inset\\((50|100)%|circle\\(0/.test(s.clipPath)) return true;
    }
    return r - l < 2 || b - t < 2;
  };
  const outside = box => box.right + scrollX < 0 || box.bottom + scrollY < 0 || box.left > 5000;
  const judge = node => {
    const el = node.parentElement, s = getComputedStyle(el);
    if (!el.checkVisibility({opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true})) return false;
    if (['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'OPTION'].includes(el.tagName)) return false;
    if (faint(el) || struck(el) || parseFloat(s.fontSize) < 1.5) return false;
    const range = document.createRange(); range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(b => b.width > 0.5 && b.height > 0.5);
    if (!boxes.length || boxes.every(b => outside(b) || clipped(el, b))) return false;
    const fill = colours(s.webkitTextFillColor);
    if (fill.length === 4 && fill[3] < 0.03) return false;
    const g = ground(el);
    if (el.tagName !== 'text' && Math.max(...[0, 1, 2].map(i => Math.abs(fill[i] - g[i]))) < 4) return false;
    return true;
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walk.nextNode();) {
    if (!node.data.trim()) continue;
    const into = node.parentElement.closest('[data-beside]') ? beside : judge(node) ? shown : hidden;
    into.push(node.data);
  }
  return [shown, hidden, beside];
}"""


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
        print("\n".join([*("missing " + one for one in tally.missing), *("leaked " + one for one in tally.leaked)]))


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
    return [one.lower() for one in _WORD.findall(text.translate(_FOLDED))]


def report(tally: Tally, count: int) -> None:
    print(f"pages                   {count}")
    print(f"visible words           {tally.shown:6}, read {tally.shown_read:6} ({share(tally.shown_read, tally.shown)})")
    print(f"hidden and struck words {tally.hidden:6}, read {tally.hidden_read:6} ({share(tally.hidden_read, tally.hidden)})")
    print(f"words of menus          {tally.beside:6}, read {tally.beside_read:6} ({share(tally.beside_read, tally.beside)})")
    print(f"marked words out of order {tally.out_of_order}")
    print(f"seconds a page          {tally.seconds / count:.3f}")


def share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.2f}%"


if __name__ == "__main__":
    main()

"""Take the pictures of this folder anew, from the page of the annotated examples: ``make images``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]


def main() -> None:
    """Write the page into a folder of its own, open it in Chromium, take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", type=Path, default=Path("/usr/bin/chromium"))
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from playwright.sync_api import sync_playwright

    from summarizer.brief import build_brief, write_brief
    from tests.accounts.helpers import example_texts, examples

    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        page = Path(name) / "note.html"
        texts = example_texts()
        write_brief(build_brief(examples(), sources=texts), page, sources=texts)
        browser = play.chromium.launch(executable_path=str(asked.chromium), args=FLAGS)
        shown = browser.new_page(viewport={"width": 1280, "height": 800})
        shown.goto(page.as_uri())
        take(shown)
        browser.close()


def take(shown: Any) -> None:
    """A chosen line beside its words, and the table of actors by topics."""
    shown.locator(".conflict .versions .line").first.click()
    shown.wait_for_timeout(300)
    shown.screenshot(path=str(HERE / "brief-page.png"))
    shown.keyboard.press("Escape")
    shown.set_viewport_size({"width": 1900, "height": 900})
    table = shown.locator(".scroll").first
    table.scroll_into_view_if_needed()
    table.screenshot(path=str(HERE / "brief-matrix.png"))


if __name__ == "__main__":
    main()

"""Make the gallery anew: ``make images``. The note and its pictures, from the model's own summaries of ``examples/``.

``summaries.jsonl`` beside this file was recorded once from the model on this machine
(``summarizer batch examples/0* --model embedded --out DIR``); nothing of it is written by hand.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
#: Pixels of the picture for a point of the PDF.
_SCALE = 1.4


def main() -> None:
    """Write the note, open its page in Chromium, take the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--chromium", type=Path, default=Path("/usr/bin/chromium"))
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        page, pdf = Path(name) / "note.html", Path(name) / "note.pdf"
        write(HERE / "note.md", page, pdf)
        browser = play.chromium.launch(executable_path=str(asked.chromium), args=FLAGS)
        take(browser, page.as_uri())
        browser.close()
        first_page(pdf)


def write(*targets: Path) -> None:
    """Write the note of the recorded summaries in the forms the suffixes name."""
    from summarizer.brief import build_brief, write_brief
    from summarizer.brief.sources import source_texts
    from summarizer.models.verified import VerifiedSummary
    from summarizer.results.summaries import read_summaries

    read = read_summaries(str(HERE / "summaries.jsonl"))
    summaries = [s for s in read if isinstance(s, VerifiedSummary)]
    texts, _ = source_texts([s.document for s in summaries], [ROOT, ROOT / "examples"])
    made = build_brief(summaries, sources=texts)
    for target in targets:
        write_brief(made, target, sources=texts)


def take(browser: Any, address: str) -> None:
    """A chosen line beside its words, in light and dark; a search; the same page on a telephone."""
    for scheme in ("light", "dark"):
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": 1280, "height": 800}, device_scale_factor=1
        )
        shown = context.new_page()
        shown.goto(address)
        shown.locator(".positions .line").nth(1).click()
        shown.wait_for_timeout(300)
        shown.screenshot(path=str(HERE / f"brief-{'page' if scheme == 'light' else 'dark'}.png"))
        if scheme == "light":
            shown.keyboard.press("Escape")
            shown.fill("#f-text", "inspect")
            shown.wait_for_timeout(300)
            shown.screenshot(path=str(HERE / "brief-search.png"))
        context.close()
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(address)
    phone.screenshot(path=str(HERE / "brief-phone.png"))


def first_page(pdf: Path) -> None:
    """The first page of the note as PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    document[0].render(scale=_SCALE).to_pil().save(HERE / "brief-pdf.png")
    document.close()


if __name__ == "__main__":
    main()

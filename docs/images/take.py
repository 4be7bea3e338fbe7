"""Make the gallery anew: ``make images``. The note and its pictures, from the model's own summaries of ``examples/``.

``summaries.jsonl`` beside this file was recorded once from the model on this machine
(``summarizer batch examples/0* --model embedded --out DIR``); nothing of it is written by hand.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
#: Pixels of the picture for a point of the PDF.
_SCALE = 1.4


def main() -> None:
    """Take the pictures in Chromium: all of them, or those of some pages."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--chromium", type=Path, default=Path("/usr/bin/chromium"))
    parser.add_argument("--only", action="append", choices=_TAKEN)
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(asked.chromium), args=FLAGS)
        for page in asked.only or _TAKEN:
            _TAKEN[page](browser, Path(name))
        browser.close()


def note(browser: Any, folder: Path) -> None:
    """The note of the recorded summaries, its page and the first page of its PDF."""
    page, pdf = folder / "note.html", folder / "note.pdf"
    write(HERE / "note.md", page, pdf)
    take(browser, page.as_uri())
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
        shown.wait_for_timeout(1500)
        shown.screenshot(path=str(HERE / f"brief-{'page' if scheme == 'light' else 'dark'}.png"))
        if scheme == "light":
            shown.keyboard.press("Escape")
            shown.fill("#f-text", "inspect")
            shown.wait_for_timeout(1500)
            shown.screenshot(path=str(HERE / "brief-search.png"))
        context.close()
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(address)
    phone.screenshot(path=str(HERE / "brief-phone.png"))


def review(browser: Any, folder: Path) -> None:
    """The review page of the recorded summaries: some items decided, the form that corrects one, a telephone."""
    from summarizer.cli.texts import looked_up
    from summarizer.review.desk import Desk
    from summarizer.review.run import ReviewedRun
    from summarizer.review.server import serve_in_background
    from summarizer.review.store import ReviewStore

    out = folder / "out"
    out.mkdir()
    summaries = Path(shutil.copy(HERE / "summaries.jsonl", out))
    with (
        looked_up([ROOT], [summaries]) as text_of,
        ReviewStore(out / "review.sqlite", writing=True) as store,
    ):
        run = ReviewedRun(out, text_of)
        server = serve_in_background(Desk(run, store, "Ada Holm"))
        shown = browser.new_page(viewport={"width": 1280, "height": 800})
        shown.goto(server.address)
        shown.locator(".item.chosen").wait_for()
        for key in ("a", "a", "r", "j"):
            shown.keyboard.press(key)
            shown.wait_for_timeout(400)
        shown.screenshot(path=str(HERE / "review-page.png"))
        shown.keyboard.press("e")
        shown.wait_for_timeout(400)
        shown.screenshot(path=str(HERE / "review-correct.png"))
        phone = browser.new_context(color_scheme="dark", viewport={"width": 390, "height": 844})
        small = phone.new_page()
        small.goto(server.address)
        small.locator(".item.chosen").wait_for()
        small.wait_for_timeout(400)
        small.screenshot(path=str(HERE / "review-phone.png"))
        phone.close()
        server.shutdown()
        server.server_close()
        run.close()


def draft(browser: Any, folder: Path) -> None:
    """A draft with the quotations of ``examples/draft.jsonl``, and what ``verify`` found at each."""
    lines = (ROOT / "examples" / "draft.jsonl").read_text(encoding="utf-8").splitlines()
    quotes = [json.loads(line) for line in lines if line.strip()]
    told = [f"{one['speaker']} said: “{one['quote']}”.\n" for one in quotes]
    text, page = folder / "draft.md", folder / "draft.html"
    text.write_text("\n".join(("# The Kelmet reservoir\n", *told)), encoding="utf-8")
    checked = ["verify", str(text), "--sources", "examples", "--annotated", str(page)]
    # Three of the six are wrong, which is what the command ends with.
    subprocess.run([sys.executable, "-m", "summarizer", *checked], check=False, cwd=ROOT)
    shown = browser.new_page(viewport={"width": 1000, "height": 720})
    shown.goto(page.as_uri())
    shown.screenshot(path=str(HERE / "draft-page.png"))


def first_page(pdf: Path) -> None:
    """The first page of the note as PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    document[0].render(scale=_SCALE).to_pil().save(HERE / "brief-pdf.png")
    document.close()


_TAKEN: dict[str, Callable[[Any, Path], None]] = {"note": note, "review": review, "draft": draft}


if __name__ == "__main__":
    main()

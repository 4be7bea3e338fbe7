"""The page in a real browser: lines and sources lead to each other, by mouse, by keyboard and without scripts."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.brief import NoteOptions, build_brief, write_brief
from tests.accounts.helpers import example_texts, examples

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
AXE = Path(
    os.environ.get("AXE_CORE")
    or Path(__file__).parents[2] / ".browser/node_modules/axe-core/axe.min.js"
)
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
pytestmark = pytest.mark.skipif(
    not CHROMIUM.is_file(), reason="Chromium is not installed (set CHROMIUM)"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("page") / "note.html"
    write_brief(build_brief(examples(), sources=example_texts()), out, sources=example_texts())
    return out.as_uri()


def becomes_true(page: Any, expression: str) -> None:
    """Wait until the expression is true. The page's policy forbids the polling that the browser's driver does."""
    ends = time.monotonic() + 10
    while not page.evaluate(expression):
        assert time.monotonic() < ends, f"never true: {expression}"
        time.sleep(0.02)


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1360, "height": 900})
    asked: list[str] = []
    said: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(address)
    yield opened
    opened.close()
    assert asked == [address]
    assert said == []


def test_choosing_a_line_marks_its_exact_words_in_its_document(page: Any) -> None:
    page.locator(".talk .line", has_text="Baek Seo-yun initiated the").click()
    marked = page.locator("mark.on")
    assert marked.first.locator("xpath=ancestor::section").get_attribute("data-letter") == "F"
    page.locator(".positions .line", has_text="out of the question").first.click()
    assert "stopping the turbines' first test was out of the question" in " ".join(
        marked.all_inner_texts()
    )
    assert marked.first.locator("xpath=ancestor::section").get_attribute("data-letter") == "C"
    assert marked.first.is_visible()
    # The two columns scroll, not the page: its head stays in view.
    assert page.evaluate("document.body.scrollTop + document.documentElement.scrollTop") == 0
    assert page.locator("h1").bounding_box()["y"] >= 0


def test_choosing_words_of_a_source_shows_the_lines_drawn_from_them(page: Any) -> None:
    page.locator("mark", has_text="the joint expert group will meet in Bab Tamim").first.click()
    assert page.locator(".line.drawn").count() >= 1
    assert "drawn from these words" in page.locator("#status").inner_text()


def test_selecting_what_nothing_was_drawn_from_says_so(page: Any) -> None:
    page.evaluate(
        """() => {
            const text = document.querySelector(".source .text");
            const plain = [...text.childNodes].find(n => n.nodeType === 3 && n.textContent.trim().length > 20);
            const range = document.createRange();
            range.setStart(plain, 0);
            range.setEnd(plain, 10);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            text.dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
        }"""
    )
    assert page.locator("#status").inner_text() == "Nothing was drawn from this passage."


@pytest.mark.parametrize("which", ["topic", "verdict"])
def test_filters_by_topic_and_verdict(page: Any, which: str) -> None:
    wanted = page.locator(f"#f-{which} option").nth(1).inner_text()
    page.select_option(f"#f-{which}", wanted)
    shown = page.locator(".positions .line:visible")
    assert shown.count() > 0
    assert {line.get_attribute(f"data-{which}") for line in shown.all()} == {wanted}


def test_choosing_an_actor_counts_the_matches_and_shows_the_first(page: Any) -> None:
    page.select_option("#f-actor", "Samira Oudghani")
    shown = page.locator(".positions .line:visible")
    assert shown.count() > 0
    assert {line.get_attribute("data-actor") for line in shown.all()} == {"Samira Oudghani"}
    held = page.locator(".positions .line").count()
    assert page.locator("#count").inner_text() == f"{shown.count()} of {held} positions"
    becomes_true(
        page,
        """() => { const r = document.querySelector(".positions .line:not([hidden])").getBoundingClientRect();
            return r.top >= 0 && r.bottom <= innerHeight; }""",
    )
    page.locator("button[type=reset]").click()
    becomes_true(page, "document.querySelectorAll('.positions .line[hidden]').length === 0")
    assert page.locator("#count").inner_text() == ""


def test_searching_leaves_the_lines_that_hold_the_words_and_counts_them(page: Any) -> None:
    page.fill("#f-text", "reservoir")
    shown = page.locator("main .line:visible")
    assert shown.count() > 1
    assert all("reservoir" in text.lower() for text in shown.all_inner_texts())
    assert page.locator("#count").inner_text().startswith(f"{shown.count()} of ")
    assert not page.locator("h4", has_text="Telephone call").first.evaluate("h => h.hidden")
    assert page.locator("h4", has_text="Video call").first.evaluate("h => h.hidden")
    page.fill("#f-text", "nowhere to be found")
    assert page.locator("main .line:visible").count() == 0
    assert page.locator("#count").inner_text().startswith("0 of ")


def test_a_copied_line_takes_its_citation_along(page: Any) -> None:
    copied = page.evaluate(
        """() => {
            const line = document.querySelector(".positions .line");
            getSelection().selectAllChildren(line);
            const data = new DataTransfer();
            const event = new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true});
            line.dispatchEvent(event);
            return [line.dataset.n, data.getData("text/plain")];
        }"""
    )
    number = copied[0].split(" ")[0]
    line, _, citation = copied[1].partition("\n")
    assert line.endswith((".", "”"))
    assert re.match(rf"\[{number}\] [A-F], sentence \d+: .*2026", citation)
    assert "citation" in page.locator("#status").inner_text()


def test_a_link_to_evidence_highlights_its_words_and_the_lines_drawn_from_them(
    browser: Any, address: str
) -> None:
    page = browser.new_page(viewport={"width": 1360, "height": 900})
    page.goto(f"{address}#e9")
    assert page.locator("#e9.on").count() == 1
    assert page.locator("#e9").is_visible()
    assert page.locator(".line.drawn").count() >= 1
    assert page.locator("#status").inner_text().startswith("Evidence 9: ")
    page.goto(f"{address}#l3")
    becomes_true(page, "document.querySelector('#l3').classList.contains('chosen')")
    assert page.locator("mark.on").count() >= 1
    page.close()


def test_keys_go_to_the_next_and_the_previous_evidence(page: Any) -> None:
    page.keyboard.press("n")
    assert page.locator("#status").inner_text().startswith("Evidence 1: ")
    page.keyboard.press("n")
    assert page.locator("#status").inner_text().startswith("Evidence 2: ")
    page.keyboard.press("p")
    page.keyboard.press("p")
    last = page.locator(".notes li").count()
    assert page.locator("#status").inner_text().startswith(f"Evidence {last}: ")
    page.locator("#f-text").press("n")
    assert page.locator("#status").inner_text().startswith(f"Evidence {last}: ")


def test_on_a_narrow_screen_nothing_is_wider_than_it(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter(e => !e.closest(".scroll, .vh, .skip"))
            .filter(e => e.getBoundingClientRect().width > 0 && e.getBoundingClientRect().right > 391)
            .map(e => e.outerHTML.slice(0, 90))"""
    )
    assert wide == []
    page.close()


def test_printing_holds_every_line_whatever_the_filters_hide(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.goto(address)
    page.select_option("#f-actor", "Samira Oudghani")
    page.emulate_media(media="print")
    lines = page.locator("main .line")
    assert lines.count() > 60
    assert all(line.is_visible() for line in lines.all())
    assert page.locator("table.stands").is_visible()
    assert all(note.is_visible() for note in page.locator(".notes li").all())
    assert page.locator(".list li").first.is_visible()
    assert not page.locator("#filters").is_visible()
    page.close()


def test_a_page_without_full_texts_leads_to_the_footnotes(browser: Any, tmp_path: Path) -> None:
    out = tmp_path / "note.html"
    made = build_brief(examples(), sources=example_texts())
    write_brief(made, out, sources=example_texts(), options=NoteOptions(full_texts=False))
    assert "QUESTION: Will you publish the notes" not in out.read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": 1360, "height": 900})
    page.goto(out.as_uri())
    assert page.locator("aside").count() == 0
    link = page.locator(".positions .line a.ref").first
    number = link.inner_text()
    link.click()
    assert page.locator(f".notes #e{number}.on").count() == 1
    page.keyboard.press("n")
    assert page.locator(".notes li.on").count() == 1
    page.close()


def test_the_keyboard_alone_goes_to_the_words_and_back(page: Any) -> None:
    link = page.locator(".differences .line a.ref").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('mark.on')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('a.ref')")
    assert page.locator("mark.on").count() == 0


def test_words_of_a_source_lead_back_to_their_footnote_without_scripts(
    browser: Any, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address)
    link = plain.locator('a.back[href^="#fn"]').first
    target = link.get_attribute("href")
    link.click()
    assert plain.locator(f".notes {target}").count() == 1
    context.close()


def test_without_scripts_note_footnotes_and_sources_remain(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address)
    assert plain.locator(".bottom li").first.is_visible()
    assert not plain.locator("#filters").is_visible()
    target = plain.locator(".differences .line a.ref").first.get_attribute("href")
    plain.locator(".differences .line a.ref").first.click()
    assert re.search(rf"{target}$", plain.url)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_of_wcag_22_aa(browser: Any, address: str, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not at hand (make browser, or set AXE_CORE)")
    context = browser.new_context(color_scheme=scheme)
    shown = context.new_page()
    shown.goto(address)
    shown.locator(".differences .line").first.click()
    tags = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']"
    found = shown.evaluate(
        f"{AXE.read_text(encoding='utf-8')}; axe.run(document, {{runOnly: {tags}}})"
    )
    context.close()
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []

"""The page in a real browser: lines and sources lead to each other, by mouse, by keyboard and without scripts."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.brief import build_brief, write_brief
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
    page.locator(".conflict .line", has_text="initiative of the Nahranian side").click()
    marked = page.locator("mark.on")
    assert marked.all_inner_texts() == [
        "The call was held at the initiative of the Nahranian side."
    ]
    assert marked.first.locator("xpath=ancestor::section").get_attribute("data-letter") == "A"
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


def test_filters_leave_the_lines_of_one_actor(page: Any) -> None:
    page.select_option("#f-actor", "Samira Oudghani")
    shown = page.locator(".positions .line:visible")
    assert shown.count() > 0
    assert {line.get_attribute("data-actor") for line in shown.all()} == {"Samira Oudghani"}
    page.locator("button[type=reset]").click()
    page.wait_for_function("document.querySelectorAll('.positions .line[hidden]').length === 0")


def test_the_keyboard_alone_goes_to_the_words_and_back(page: Any) -> None:
    link = page.locator(".conflict .line a.ref").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('mark.on')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('a.ref')")
    assert page.locator("mark.on").count() == 0


def test_words_only_a_position_uses_lead_back_to_it_without_scripts(
    browser: Any, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address)
    link = plain.locator('a.back[href^="#p"]').first
    target = link.get_attribute("href")
    link.click()
    assert plain.locator(f".positions .line {target}").count() == 1
    context.close()


def test_without_scripts_note_footnotes_and_sources_remain(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address)
    assert plain.locator(".bottom li").first.is_visible()
    assert not plain.locator("#filters").is_visible()
    target = plain.locator(".conflict .line a.ref").first.get_attribute("href")
    plain.locator(".conflict .line a.ref").first.click()
    assert re.search(rf"{target}$", plain.url)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_of_wcag_22_aa(browser: Any, address: str, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not at hand (make browser, or set AXE_CORE)")
    context = browser.new_context(color_scheme=scheme)
    shown = context.new_page()
    shown.goto(address)
    shown.locator(".conflict .line").first.click()
    tags = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']"
    found = shown.evaluate(
        f"{AXE.read_text(encoding='utf-8')}; axe.run(document, {{runOnly: {tags}}})"
    )
    context.close()
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []

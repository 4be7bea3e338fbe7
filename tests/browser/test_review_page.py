"""The review page in a real browser: every key, two tabs, a kill in the middle, hostile documents, other origins."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from summarizer.models.summary import Fact, Stance
from summarizer.models.verified import VerifiedSummary
from summarizer.review.desk import Desk
from summarizer.review.run import ReviewedRun
from summarizer.review.server import ReviewServer, serve_in_background
from summarizer.review.store import ReviewStore
from tests.accounts.helpers import quote, record, summary
from tests.review.helpers import TEXTS, ferry, position, write_run

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ROOT = Path(__file__).parents[2]
AXE = Path(os.environ.get("AXE_CORE") or ROOT / ".browser/node_modules/axe-core/axe.min.js")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
#: What the browser itself says where the server refuses something.
REFUSED = "Failed to load resource: the server responded with a status of 4"
pytestmark = pytest.mark.skipif(
    not CHROMIUM.is_file(), reason="Chromium is not installed (set CHROMIUM)"
)


class Review:
    """A served review and the browser to look at it with."""

    def __init__(self, browser: Any, folder: Path, texts: dict[str, str]) -> None:
        self.browser, self.folder = browser, folder
        self.run = ReviewedRun(folder, lambda one: texts.get(one.source))
        self.store = ReviewStore(folder / "review.sqlite", writing=True)
        self.server: ReviewServer = serve_in_background(Desk(self.run, self.store))
        self.contexts: list[Any] = []
        self.said: list[str] = []
        self.requests: list[str] = []

    def tab(self, reviewer: str = "ada", context: Any = None, **options: Any) -> Any:
        """Open the page and begin as a reviewer."""
        if context is None:
            context = self.browser.new_context(viewport={"width": 1280, "height": 800}, **options)
            self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(self.server.address)
        page.locator("#i-who").wait_for(state="visible")
        page.keyboard.type(reviewer)
        page.keyboard.press("Enter")
        page.locator(".item.chosen").wait_for()
        return page

    def actions(self) -> list[tuple[str, str]]:
        return [(one.reviewer, one.action.value) for one in self.store.standing()]

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        self.server.shutdown()
        self.server.server_close()
        self.store.close()
        self.run.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def serve(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Review]]:
    opened: list[Review] = []

    def of(*summaries: VerifiedSummary, texts: dict[str, str] | None = None) -> Review:
        folder = write_run(tmp_path / "out", *summaries)
        opened.append(Review(browser, folder, texts or TEXTS))
        return opened[-1]

    yield of
    for one in opened:
        one.close()


@pytest.fixture
def review(serve: Callable[..., Review]) -> Iterator[Review]:
    made = serve()
    yield made
    assert [told for told in made.said if not told.startswith(REFUSED)] == []
    assert all(url.startswith((made.server.origin, "data:")) for url in made.requests)
    assert not [url for url in made.requests if made.server.token in url.partition("#")[0]]


def becomes_true(page: Any, expression: str) -> None:
    """Wait until the expression is true. The page's policy forbids the polling that the browser's driver does."""
    ends = time.monotonic() + 15
    while not page.evaluate(expression):
        assert time.monotonic() < ends, f"never true: {expression}"
        time.sleep(0.02)


def says(page: Any, words: str) -> None:
    becomes_true(page, f"document.getElementById('status').textContent.includes({words!r})")


def chosen(page: Any) -> str:
    return str(page.locator(".item.chosen .what").inner_text())


def marked(page: Any) -> str:
    return "".join(page.locator("mark.on").all_inner_texts())


# -- keys -----------------------------------------------------------------------------------------


def test_the_token_leaves_the_address_at_once_and_a_reload_goes_on(review: Review) -> None:
    page = review.tab()
    assert page.url == f"{review.server.origin}/"
    assert page.evaluate("document.cookie") == ""
    page.reload()
    page.locator(".item.chosen").wait_for()
    assert page.locator("#who").inner_text() == "ada"


def test_j_and_k_go_through_the_items_and_mark_their_words(review: Review) -> None:
    page = review.tab()
    assert "Conversation" in chosen(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert "inspectors" in chosen(page)
    assert marked(page) == "offered to send inspectors"
    page.keyboard.press("k")
    assert "demanded that the ferry line be reopened before the summer" in marked(page)
    for _ in range(9):
        page.keyboard.press("k")
    assert "Conversation" in chosen(page)
    assert page.evaluate("document.activeElement.classList.contains('chosen')")


def test_a_and_r_decide_and_go_on_to_what_is_undecided_however_fast(review: Review) -> None:
    page = review.tab()
    for key in "aarr":
        page.keyboard.press(key)
    says(page, "All items are decided")
    assert [action for _, action in review.actions()] == ["accept", "accept", "reject", "reject"]
    assert page.locator(".item.reject").count() == 2
    assert (
        "0 of 3 documents finished, 4 of 7 items decided" in page.locator("#counted").inner_text()
    )
    assert page.locator("#progress").get_attribute("value") == "4"


def test_e_corrects_holder_stance_and_topic(review: Review) -> None:
    page = review.tab()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.locator("#d-edit").wait_for(state="visible")
    assert page.evaluate("document.activeElement.name") == "holder"
    page.keyboard.type("Tomas Hule")
    page.select_option("[name=stance]", "affirms")
    page.fill("[name=topic]", "sending inspectors")
    page.keyboard.press("Enter")
    says(page, "Corrected.")
    (made,) = review.store.standing()
    assert dict(made.correction or {}) == {
        "holder": "Tomas Hule",
        "stance": "affirms",
        "topic": "sending inspectors",
    }
    item = page.locator(".item.correct")
    assert "Tomas Hule affirms: sending inspectors" in item.inner_text()
    assert "Alda Verin" in item.locator(".was").all_inner_texts()


def test_e_corrects_topics_and_outcomes_of_a_conversation_a_line_each(review: Review) -> None:
    page = review.tab()
    page.keyboard.press("e")
    page.locator("#d-edit").wait_for(state="visible")
    page.fill("[name=topics]", "ferry line\ninspections")
    page.fill("[name=outcomes]", "Inspectors are to be sent.\n\n")
    page.keyboard.press("Control+Enter")
    says(page, "Corrected.")
    (made,) = review.store.standing()
    assert dict(made.correction or {}) == {
        "topics": ["ferry line", "inspections"],
        "outcomes": ["Inspectors are to be sent."],
    }
    shown = page.locator(".item.correct").inner_text()
    assert "ferry line; inspections" in shown
    assert "Inspectors are to be sent." in shown


def test_a_correction_that_cannot_be_used_is_said_in_the_form_and_escape_leaves_it(
    review: Review,
) -> None:
    page = review.tab()
    page.keyboard.press("e")
    page.locator("#d-edit").wait_for(state="visible")
    page.fill("[name=date]", "3 May")
    page.keyboard.press("Control+Enter")
    becomes_true(page, "document.getElementById('w-edit').textContent.includes('is no date')")
    page.keyboard.press("Escape")
    assert not page.locator("#d-edit").is_visible()
    assert review.actions() == []


def test_m_adds_the_words_that_are_selected(review: Review) -> None:
    page = review.tab()
    select(page, "warned that the harbour fees would rise")
    page.keyboard.press("m")
    page.locator("#d-edit").wait_for(state="visible")
    assert page.locator("[name=words]").input_value() == "warned that the harbour fees would rise"
    page.fill("[name=holder]", "Alda Verin")
    page.fill("[name=topic]", "harbour fees")
    page.select_option("[name=stance]", "concerned")
    page.keyboard.press("Control+Enter")
    says(page, "Added.")
    (made,) = review.store.standing()
    assert made.result is not None
    (quote,) = made.result.quotes  # type: ignore[union-attr]
    assert (quote.text, quote.verdict) == ("warned that the harbour fees would rise", "exact")
    assert "added by you" in chosen(page)
    assert marked(page) == "warned that the harbour fees would rise"


def test_m_adds_a_conversation_or_a_claim_that_is_missed(review: Review) -> None:
    page = review.tab()
    select(page, "demanded that the ferry line be reopened")
    page.keyboard.press("m")
    page.locator("#d-edit").wait_for(state="visible")
    page.select_option("[name=what]", "disputed_claim")
    assert page.locator("[name=words]").input_value() == "demanded that the ferry line be reopened"
    page.fill("[name=answer]", "no ferry had been stopped by his government")
    page.fill("[name=claim]", "The ferry line was closed")
    page.keyboard.press("Control+Enter")
    says(page, "Added.")
    page.keyboard.press("m")
    page.locator("#d-edit").wait_for(state="visible")
    page.select_option("[name=what]", "conversation")
    page.fill("[name=words]", "telephoned the envoy of Norland")
    page.fill("[name=participants]", "Alda Verin\nthe envoy")
    page.keyboard.press("Control+Enter")
    becomes_true(page, "document.querySelectorAll('.item.add').length === 2")
    kinds = [one.kind.value for one in review.store.standing() if one.kind]
    assert kinds == ["disputed_claim", "conversation"]


def test_a_key_counts_at_once_when_the_form_has_closed(review: Review) -> None:
    page = review.tab()
    # The key comes before the page is drawn anew, when the focus would still be in the form that was closed.
    page.evaluate(
        """() => new MutationObserver((_, watch) => {
            if (document.getElementById("status").textContent !== "Added.") { return; }
            watch.disconnect();
            window.focused = document.activeElement.className;
            const key = new KeyboardEvent("keydown", { key: "m", bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(key);
        }).observe(document.getElementById("status"), { childList: true })"""
    )
    select(page, "demanded that the ferry line be reopened")
    page.keyboard.press("m")
    page.locator("#d-edit").wait_for(state="visible")
    page.select_option("[name=what]", "fact")
    page.keyboard.press("Control+Enter")
    becomes_true(page, "window.focused !== undefined")
    assert "chosen" in page.evaluate("window.focused")
    becomes_true(page, "document.getElementById('d-edit').open")
    assert page.locator("[name=what]").input_value() == "position"


def test_e_and_m_correct_and_add_facts_with_their_words(serve: Callable[..., Review]) -> None:
    told = "Alda Verin telephoned the envoy of Norland"
    stated = Fact(statement="The minister rang up.", quotes=(quote(TEXTS["ferry.txt"], told),))
    review = serve(ferry().model_copy(update={"facts": (stated,)}))
    page = review.tab()
    assert "The minister rang up." in chosen(page)
    assert marked(page) == told
    page.keyboard.press("e")
    page.locator("#d-edit").wait_for(state="visible")
    assert page.locator("[name=quotes]").input_value() == told
    page.fill("[name=statement]", "Tomas Hule offered inspectors.")
    page.fill("[name=quotes]", "offered to send inspectors")
    page.keyboard.press("Control+Enter")
    says(page, "Corrected.")
    page.locator(".item.correct").wait_for()
    page.keyboard.press("k")
    becomes_true(page, "document.querySelector('.item.chosen').dataset.number === '0'")
    assert "Tomas Hule offered inspectors." in chosen(page)
    assert marked(page) == "offered to send inspectors"
    select(page, "the harbour fees would rise")
    page.keyboard.press("m")
    page.locator("#d-edit").wait_for(state="visible")
    page.select_option("[name=what]", "fact")
    assert page.locator("[name=statement]").input_value() == "the harbour fees would rise"
    assert page.locator("[name=quotes]").count() == 0
    page.fill("[name=statement]", "Harbour fees rise.")
    page.keyboard.press("Control+Enter")
    says(page, "Added.")
    facts = [one.result for one in review.store.standing()]
    assert [(f.statement, f.quotes[0].text) for f in facts if isinstance(f, Fact)] == [
        ("Tomas Hule offered inspectors.", "offered to send inspectors"),
        ("Harbour fees rise.", "the harbour fees would rise"),
    ]
    assert review.said == []


def test_m_takes_words_that_are_typed_and_refuses_those_that_do_not_stand_there(
    review: Review,
) -> None:
    page = review.tab()
    page.keyboard.press("m")
    page.locator("#d-edit").wait_for(state="visible")
    page.fill("[name=words]", "the harbour fees would never rise")
    page.fill("[name=holder]", "Alda Verin")
    page.fill("[name=topic]", "harbour fees")
    page.keyboard.press("Control+Enter")
    becomes_true(page, "document.getElementById('w-edit').textContent.includes('do not stand')")
    page.fill("[name=words]", "the harbour fees would rise")
    page.keyboard.press("Control+Enter")
    says(page, "Added.")
    assert [action for _, action in review.actions()] == ["add"]


def test_u_undoes_step_by_step_across_documents(review: Review) -> None:
    page = review.tab()
    page.keyboard.press("a")
    says(page, "Accepted.")
    page.keyboard.press("n")
    becomes_true(page, "document.getElementById('document').textContent.includes('grain')")
    page.keyboard.press("r")
    says(page, "Rejected.")
    page.keyboard.press("u")
    says(page, "Undone: reject.")
    page.keyboard.press("u")
    says(page, "Undone: accept.")
    assert "ferry" in page.locator("#document").inner_text()
    assert review.actions() == []
    page.keyboard.press("u")
    says(page, "There is nothing to undo.")


def test_f_finishes_what_is_decided_and_n_goes_to_what_is_not_finished(review: Review) -> None:
    page = review.tab()
    page.keyboard.press("f")
    says(page, "4 items are not decided yet.")
    for key in "aaaaf":
        page.keyboard.press(key)
    says(page, "Finished: ferry.txt.")
    becomes_true(page, "document.getElementById('document').textContent.includes('grain')")
    assert "1 of 3 documents finished" in page.locator("#counted").inner_text()
    page.keyboard.press("n")
    becomes_true(page, "document.getElementById('document').textContent.includes('harbour')")
    page.keyboard.press("n")
    becomes_true(page, "document.getElementById('document').textContent.includes('grain')")
    page.keyboard.press("p")
    becomes_true(page, "document.getElementById('document').textContent.includes('ferry')")
    assert page.locator("#b-finish").get_attribute("aria-pressed") == "true"
    page.keyboard.press("f")
    says(page, "Opened again.")
    assert page.locator("#b-finish").get_attribute("aria-pressed") == "false"


def test_a_review_that_is_begun_again_opens_what_is_not_finished(review: Review) -> None:
    page = review.tab()
    for key in "aaaaf":
        page.keyboard.press(key)
    says(page, "Finished")
    again = review.tab()
    assert "grain" in again.locator("#document").inner_text()


def test_g_lists_the_documents_and_a_question_mark_the_keys(review: Review) -> None:
    page = review.tab()
    page.keyboard.press("g")
    page.locator("#d-documents").wait_for(state="visible")
    assert page.locator("#found li").count() == 3
    page.keyboard.type("harb")
    assert page.locator("#found li").all_inner_texts()[0].startswith("harbour.txt")
    page.locator("#found button").first.click()
    becomes_true(page, "document.getElementById('document').textContent.includes('harbour')")
    page.keyboard.press("?")
    page.locator("#d-help").wait_for(state="visible")
    for key in ("j", "k", "a", "r", "e", "m", "u", "f", "n", "p", "g"):
        assert page.locator("#d-help kbd", has_text=key).count() >= 1
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    assert not page.locator("#d-help").is_visible()
    assert review.actions() == []


def test_the_mouse_does_what_the_keys_do(review: Review) -> None:
    page = review.tab()
    page.locator(".item").nth(1).locator("[data-act=reject]").click()
    says(page, "Rejected.")
    page.locator("mark", has_text="offered to send inspectors").click()
    assert "inspectors" in chosen(page)
    page.locator("#b-undo").click()
    says(page, "Undone: reject.")


# -- tabs and kills -------------------------------------------------------------------------------


def test_a_second_tab_sees_what_the_first_decides(review: Review) -> None:
    first = review.tab()
    second = review.tab(context=first.context)
    first.keyboard.press("r")
    says(first, "Rejected.")
    becomes_true(second, "document.querySelectorAll('.item.reject').length === 1")
    assert "1 of 7 items decided" in second.locator("#counted").inner_text()


def test_a_tab_that_is_behind_overwrites_nothing(review: Review) -> None:
    first = review.tab()
    second = review.tab(context=first.context)
    # What it would have seen does not arrive.
    second.route("**/api/changes*", lambda route: route.abort())
    first.keyboard.press("r")
    says(first, "Rejected.")
    second.bring_to_front()
    second.keyboard.press("a")
    says(second, "decided in another tab")
    becomes_true(second, "document.querySelectorAll('.item.reject').length === 1")
    assert review.actions() == [("ada", "reject")]
    review.said.clear()


def test_two_reviewers_see_each_other_s_progress_and_not_each_other_s_decisions(
    review: Review,
) -> None:
    ada, bo = review.tab("ada"), review.tab("bo")
    ada.keyboard.press("r")
    says(ada, "Rejected.")
    becomes_true(bo, "document.getElementById('others').textContent.includes('1 of 7 items')")
    assert bo.locator(".item.reject").count() == 0
    bo.keyboard.press("a")
    says(bo, "Accepted.")
    assert sorted(review.actions()) == [("ada", "reject"), ("bo", "accept")]


def test_nothing_decided_is_lost_in_a_kill(browser: Any, tmp_path: Path) -> None:
    folder = write_run(tmp_path / "out")
    command = [sys.executable, "-m", "summarizer", "review", str(folder), "--no-browser"]
    command += ["--as", "ada", "--sources", str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}

    def started() -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )
        assert process.stdout is not None
        return process, process.stdout.readline().strip()

    process, address = started()
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.locator(".item.chosen").wait_for()
    page.keyboard.press("a")
    says(page, "Accepted.")
    page.keyboard.press("r")
    says(page, "Rejected.")
    page.keyboard.press("j")
    process.send_signal(signal.SIGKILL)
    process.communicate()
    page.keyboard.press("a")
    says(page, "Not saved: the server does not answer.")
    process, address = started()
    page.goto(address)
    page.locator(".item.chosen").wait_for()
    becomes_true(page, "document.querySelectorAll('.item.accept, .item.reject').length === 2")
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=20)
    context.close()
    assert "review.sqlite" in told
    assert address.partition("#")[2] not in told
    with ReviewStore(folder / "review.sqlite") as store:
        assert [one.action.value for one in store.standing()] == ["accept", "reject"]


# -- hostile documents ----------------------------------------------------------------------------

HOSTILE = (
    "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">\n"
    "The \u202eminister\u202c said\x00 that \x1b[31mthe port\x1b[0m stays \u200bshut\r\nfor now 😀😀.\n"
    "</textarea></script><style>*{display:none}</style> She refused the offer of Norland.\n"
)


def hostile() -> VerifiedSummary:
    one = position(
        HOSTILE, "<b onclick=x>She</b>", Stance.OPPOSES, "She refused the offer of Norland"
    )
    two = position(HOSTILE, "javascript:alert(1)", Stance.AFFIRMS, "stays \u200bshut\r\nfor now 😀")
    title = "</title><script>document.title='taken'</script>"
    return summary(record("hostile.txt", HOSTILE, title=title), positions=[one, two])


def test_a_hostile_document_is_shown_and_does_nothing(serve: Callable[..., Review]) -> None:
    review = serve(hostile(), texts={"hostile.txt": HOSTILE})
    page = review.tab()
    assert page.title() == "Review of out"
    assert page.locator("#document").inner_text().startswith("</title><script>")
    assert page.locator("main script, #text *:not(.block, span, mark)").count() == 0
    assert marked(page) == "She refused the offer of Norland"
    shown = page.locator("#text").inner_text()
    assert "<script>document.title='taken'</script>" in shown
    assert not set(shown) & set("\x00\x1b\u202e\u202c\u200b")
    # Behind characters of two code units, an offset in code points is still right.
    select(page, "refused the offer")
    page.keyboard.press("m")
    page.fill("[name=holder]", "the minister")
    page.fill("[name=topic]", "offer")
    page.keyboard.press("Control+Enter")
    says(page, "Added.")
    added = next(one for one in review.store.standing() if one.added)
    assert added.result is not None
    (quote,) = added.result.quotes  # type: ignore[union-attr]
    assert quote.text == "refused the offer"
    assert HOSTILE[quote.start : quote.end] == quote.text
    assert review.said == []


def test_five_megabytes_open_and_a_quote_far_down_is_in_view(serve: Callable[..., Review]) -> None:
    words = "The envoy of Norland rejected the plan."
    text = "All was quiet in the harbour on that day. " * 60_000 + "x" * 2_500_000 + f"\n{words}\n"
    held = position(text, "envoy of Norland", Stance.OPPOSES, words)
    review = serve(summary(record("large.txt", text), positions=[held]), texts={"large.txt": text})
    began = time.monotonic()
    page = review.tab()
    becomes_true(
        page,
        """(() => { const mark = document.querySelector('mark.on');
            if (!mark) { return false; }
            const r = mark.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()""",
    )
    assert time.monotonic() - began < 15
    page.keyboard.press("a")
    says(page, "Accepted.")
    assert review.said == []


# -- who may come in ------------------------------------------------------------------------------


def test_without_the_token_there_is_nothing(review: Review) -> None:
    page = review.browser.new_page()
    page.goto(f"{review.server.origin}/")
    assert "Open the address" in page.locator("#document").inner_text()
    assert page.locator(".item").count() == 0
    page.goto(f"{review.server.origin}/#wrong")
    page.reload()
    says(page, "token is missing or is another one")
    page.close()


def test_a_page_of_another_origin_reads_and_decides_nothing(review: Review) -> None:
    """Even one that got hold of the token: the browser does not send its request, or the server refuses it."""
    evil = _Evil.serve()
    page = review.browser.new_page()
    page.goto(f"http://127.0.0.1:{evil.server_address[1]}/")
    tried = page.evaluate(
        """async ([origin, token]) => {
            const headers = {Authorization: "Bearer " + token, "Content-Type": "application/json"};
            const body = JSON.stringify({reviewer: "eve", document: 0, last: 1});
            const ways = [
                () => fetch(origin + "/api/start"),
                () => fetch(origin + "/api/start", {headers}),
                () => fetch(origin + "/api/undo", {method: "POST", headers, body}),
                () => fetch(origin + "/api/undo", {method: "POST", body, headers: {"Content-Type": "text/plain"}}),
            ];
            const told = [];
            for (const way of ways) { try { told.push((await way()).status); } catch (e) { told.push(e.name); } }
            const opaque = await fetch(origin + "/api/undo", {method: "POST", mode: "no-cors", body}).catch(e => e);
            told.push(opaque.type || opaque.name);
            const frame = document.createElement("iframe");
            frame.src = origin + "/#" + token;
            document.body.append(frame);
            await new Promise(done => { frame.onload = done; });
            try { told.push(frame.contentDocument ? "read" : "blocked"); } catch { told.push("blocked"); }
            return told;
        }""",
        [review.server.origin, review.server.token],
    )
    page.close()
    evil.shutdown()
    evil.server_close()
    assert tried[:4] == ["TypeError"] * 4
    assert tried[4] in ("opaque", "TypeError")
    assert tried[5] == "blocked"
    assert review.actions() == []


def test_a_name_that_is_bound_anew_to_loopback_gets_nothing(tmp_path: Path, browser: Any) -> None:
    """The browser resolves a stranger's name to 127.0.0.1, as after DNS rebinding: same origin for it, not for us."""
    del browser
    folder = write_run(tmp_path / "out")
    run = ReviewedRun(folder, lambda one: TEXTS.get(one.source))
    store = ReviewStore(folder / "review.sqlite", writing=True)
    server = serve_in_background(Desk(run, store))
    script = (
        "import sys; from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as play:\n"
        "    rules = '--host-resolver-rules=MAP evil.example 127.0.0.1'\n"
        f"    browser = play.chromium.launch(executable_path={str(CHROMIUM)!r}, args=[*{FLAGS!r}, rules])\n"
        "    page = browser.new_page()\n"
        "    answer = page.goto(sys.argv[1])\n"
        "    print(answer.status, page.evaluate('''async (token) => (await fetch('/api/start', "
        "{headers: {Authorization: 'Bearer ' + token}})).status''', sys.argv[2]))\n"
        "    browser.close()\n"
    )
    port = server.server_address[1]
    ended = subprocess.run(
        [sys.executable, "-c", script, f"http://evil.example:{port}/", server.token],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    server.shutdown()
    server.server_close()
    store.close()
    run.close()
    assert ended.stdout.split() == ["421", "421"], ended.stderr


# -- for everybody --------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_of_wcag_22_aa(review: Review, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not at hand (make browser, or set AXE_CORE)")
    page = review.tab(color_scheme=scheme)
    for key in "arj":
        page.keyboard.press(key)
    says(page, "Rejected.")
    assert violations(page) == []
    for key, dialog in (
        ("e", "#d-edit"),
        ("m", "#d-edit"),
        ("g", "#d-documents"),
        ("?", "#d-help"),
    ):
        page.keyboard.press(key)
        page.locator(dialog).wait_for(state="visible")
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.locator(dialog).wait_for(state="hidden")
    # What its checks of colours try is reported by the page's policy, and not done.
    review.said.clear()


def violations(page: Any) -> list[tuple[str, str]]:
    tags = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']"
    found = page.evaluate(
        f"{AXE.read_text(encoding='utf-8')}; axe.run(document, {{runOnly: {tags}}})"
    )
    return [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]]


def test_on_a_narrow_screen_nothing_is_wider_and_deciding_stays_at_the_items(
    review: Review,
) -> None:
    page = review.tab()
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    page.locator(".item.chosen").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".item.chosen [data-act=accept]").click()
    says(page, "Accepted.")
    becomes_true(
        page,
        "document.querySelector('.item.chosen').getBoundingClientRect().top < innerHeight "
        "&& document.querySelector('.item.chosen').getBoundingClientRect().bottom > 0",
    )
    page.locator("#b-help").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


class _Evil(BaseHTTPRequestHandler):
    """A page of somebody else on another port."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!DOCTYPE html><title>evil</title><body></body>")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass

    @classmethod
    def serve(cls) -> HTTPServer:
        server = HTTPServer(("127.0.0.1", 0), cls)
        Thread(target=server.serve_forever, daemon=True).start()
        return server


def select(page: Any, words: str) -> None:
    """Select words within one piece of the text, as a mouse would."""
    page.evaluate(
        """(words) => {
            const walk = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
            while (walk.nextNode() && !walk.currentNode.data.includes(words)) { }
            const at = walk.currentNode.data.indexOf(words), range = document.createRange();
            range.setStart(walk.currentNode, at);
            range.setEnd(walk.currentNode, at + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        words,
    )

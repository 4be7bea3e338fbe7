"""A note made in several processes is the note made in one, byte for byte."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import cores
from summarizer.accounts import lettered
from summarizer.brief import build, build_brief, layout, sources
from summarizer.brief.forms import html
from summarizer.brief.forms.html import render_html
from summarizer.brief.forms.markdown import render_markdown
from summarizer.brief.sources import held_to_texts
from summarizer.models.document import PreparedText
from summarizer.models.quote import Verdict
from summarizer.text import turns
from summarizer.words.remembered import Recent
from tests.accounts.helpers import (
    example_texts,
    examples,
    position,
    quote,
    record,
    summary,
)
from tests.brief.test_held import TEXT, account, forged


def _note() -> tuple[str, str, str]:
    """Two stories: the examples, and a dam that none of them speaks of."""
    texts = {**example_texts(), "a": TEXT}
    made = build_brief([*examples(), account(forged(0, 26))], sources=texts)
    assert len(made.stories) == 2
    return made.model_dump_json(), render_markdown(made, texts), render_html(made, texts)


@pytest.fixture
def spread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every note is worth a second process."""
    for room in (build, layout, sources):
        monkeypatch.setattr(room, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(cores, "cores", lambda: 2)
    monkeypatch.setattr(cores, "can_fork", lambda: True)


def test_the_note_is_the_same(request: pytest.FixtureRequest) -> None:
    alone = _note()
    request.getfixturevalue("spread")
    assert _note() == alone


def test_the_texts_of_a_large_page_are_written_beside_its_note(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    # A text that has the mark of their place itself is told apart from it.
    text = f"{TEXT}\n\n\0texts\0"
    texts, said = {"a": text}, quote(text, "Karsenia supports the dam")
    held = position("Ana Castor", "the dam", "supports", "Karsenia supports the dam.", said)
    given = [summary(record("a", text), positions=[held])]
    monkeypatch.setattr(html, "_MANY", 0)
    monkeypatch.setattr(cores, "cores", lambda: 1)
    alone = render_html(build_brief(given, sources=texts), texts)
    request.getfixturevalue("spread")
    assert render_html(build_brief(given, sources=texts), texts) == alone
    assert alone.count("<aside") == alone.count('id="sources"') == 1


@pytest.mark.usefixtures("spread")
def test_a_forged_quote_is_found_in_whichever_process() -> None:
    given = [account(forged(0, 26)) for _ in range(6)]
    held = held_to_texts(given, {s.document.source: TEXT for s in given})
    lost = [s.positions[0].quotes[0].verdict for s in held]
    assert lost == [Verdict.ABSENT] * 6


def test_without_a_text_a_summary_stays_as_it_is() -> None:
    given = [account(forged(0, 26))]
    assert held_to_texts(given, {}) == given


def test_a_text_prepared_in_one_process_is_not_prepared_again_in_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (
        "Notes of the lock board\n\nMR VANE: We close it.\n\nMS ORR: Why?\n\nMR VANE: It leaks.\n"
    )
    described = record("lock.txt", text, "2026-03-02", "Notes of the lock board")
    told = lettered.outline(described, text)
    prepared = lettered.prepared_text(described, text)
    assert [s.turn for s in prepared.sentences][-1] == "MR VANE"
    monkeypatch.setattr(lettered, "_kept", Recent[PreparedText](4))
    monkeypatch.setattr(lettered, "prepare", None)
    assert told is not None
    lettered.keep_prepared(described, text, told)
    assert lettered.prepared_text(described, text) == prepared


def test_that_a_text_is_no_transcript_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The lock is shut, said the keeper."
    described = record("shut.txt", text)
    told = lettered.outline(described, text)
    monkeypatch.setattr(turns, "_none", Recent[bool](4))
    monkeypatch.setattr(turns, "_lately_found", None)
    monkeypatch.setattr(lettered, "_kept", Recent[PreparedText](4))
    assert told is not None
    lettered.keep_prepared(described, text, told)
    assert turns.speaker_turns(text) == ()


def test_of_a_long_text_nothing_is_handed_on() -> None:
    text = "The lock is shut. " * 1_000
    assert lettered.outline(record("long.txt", text), text) is None


def test_what_has_nothing_to_do_with_each_other_is_asked_side_by_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    on_all_cores = build.on_all_cores

    def counted(work: Any, items: Any, *cost: Any) -> Any:
        asked.append(len(items))
        return on_all_cores(work, items, *cost)

    alone = build_brief(examples(), sources=example_texts())
    monkeypatch.setattr(build, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(build, "on_all_cores", counted)
    assert build_brief(examples(), sources=example_texts()) == alone
    assert asked == [2, len(alone.stories)]


def test_a_note_of_twenty_real_documents_is_worth_a_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    texts = {f"{n}": f"{TEXT} The gauge of lock {n} read {n} feet. " * 12 for n in range(20)}

    def told_by(room: Any) -> Any:
        on_all_cores = room.on_all_cores

        def told(work: Any, items: Any, *cost: Any) -> Any:
            asked.append(room.__name__.rpartition(".")[2])
            return on_all_cores(work, items, *cost)

        return told

    for room in (build, layout, sources):
        monkeypatch.setattr(room, "on_all_cores", told_by(room))
    monkeypatch.setattr(cores, "can_fork", lambda: False)
    said = "Karsenia supports the dam"
    given = [
        summary(
            record(source, text),
            positions=[
                position("Ana Castor", "the dam", "supports", f"{said}.", quote(text, said))
            ],
        )
        for source, text in texts.items()
    ]
    render_markdown(build_brief(given, sources=texts), texts)
    assert asked == ["sources", "build", "build", "layout"]

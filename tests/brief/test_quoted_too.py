"""A footnote holds every sentence that its line has word by word, not only the one that was cited."""

from __future__ import annotations

import time

import pytest

from summarizer.brief import build_brief, render_markdown
from summarizer.brief.by_model.writer_items import items_of
from summarizer.brief.layout import Layout
from summarizer.brief.quoted_too import with_quoted
from summarizer.brief.view.evidence import Footnote, Footnotes
from summarizer.brief.view.note import Line, Part, Stands, StoryView
from summarizer.models.document import Kind
from tests.accounts.helpers import position, quote, record, summary

TALK = (
    "Talk with Mira Kolt\n\n"
    "Q: Was the lock at Orsha shut?\n\n"
    "MIRA KOLT: The lock at Orsha was shut for nine weeks in spring. That was a costly mistake. Nobody gained.\n\n"
    "Q: Did the canal board of Orsha decide that alone?\n\n"
    "MIRA KOLT: Yes, as it always does.\n"
)
REPORT = (
    "The canal board met on Monday. The lock at Orsha was shut for nine weeks. Boats waited. "
    "The gate had been bent by a barge in autumn. Repairs cost two million crowns."
)


def noted(words: str) -> str:
    held = position("Mira Kolt", "lock", "criticises", "", quote(TALK, words, direct=True))
    made = summary(record("a.txt", TALK, kind=Kind.TRANSCRIPT), positions=[held])
    return render_markdown(build_brief([made], sources={"a.txt": TALK}), {"a.txt": TALK})


def test_a_sentence_that_a_line_quotes_in_front_stands_in_its_footnote() -> None:
    note = noted("That was a costly mistake")
    both = "The lock at Orsha was shut for nine weeks in spring. That was a costly mistake."
    assert f"Mira Kolt said: “{both}”[^1]" in note
    assert f"[^1]: A, sentences 3–4: MIRA KOLT: {both}" in note


def test_the_question_that_a_line_tells_stands_in_its_footnote() -> None:
    note = noted("Yes, as it always does")
    (footnote,) = [line for line in note.splitlines() if line.startswith("[^1]:")]
    assert "Did the canal board of Orsha decide that alone" in note.partition("[^1]")[0]
    assert "Did the canal board of Orsha decide that alone?" in footnote
    assert "Yes, as it always does." in footnote


def footnotes(text: str, *words: str) -> list[Footnote]:
    notes = Footnotes({"a.txt": "A"}, texts={"a.txt": REPORT})
    numbers = notes.refer("a.txt", [quote(REPORT, one) for one in words])
    lines = (Line((Part(text, numbers),)),)
    view = StoryView("", ("A",), lines, (), (), Stands(), (), (), ())
    return with_quoted(view, notes)


@pytest.mark.parametrize(
    ("text", "place", "held"),
    [
        (
            "The gate had been bent by a barge in autumn. Repairs cost two million crowns.",
            "sentences 4–5",
            "The gate had been bent by a barge in autumn. Repairs cost two million crowns.",
        ),
        (
            "“The lock at Orsha was shut for nine weeks […] Repairs cost two million crowns.”",
            "sentences 2 and 5",
            "The lock at Orsha was shut for nine weeks. […] Repairs cost two million crowns.",
        ),
        # What the line only has in part, or in other words, it does not repeat.
        ("Bent by a barge in autumn, it cost two million crowns.", "sentence 5", ""),
        ("The board said that the gate had been bent by a barge in autumn.", "sentence 5", ""),
        ("Boats waited. Repairs cost two million crowns.", "sentence 5", ""),
    ],
)
def test_sentences_that_a_line_repeats_stand_in_its_footnote(
    text: str, place: str, held: str
) -> None:
    (note,) = footnotes(text, "Repairs cost two million crowns")
    assert note.place == place
    assert note.words == (held or "Repairs cost two million crowns.")


def test_what_another_footnote_of_the_line_holds_is_not_held_twice() -> None:
    text = "The gate had been bent by a barge in autumn. Repairs cost two million crowns."
    found = footnotes(text, "bent by a barge", "two million crowns")
    assert [note.place for note in found] == ["sentence 4", "sentence 5"]


def test_without_the_text_footnotes_are_as_they_were() -> None:
    notes = Footnotes({"a.txt": "A"})
    numbers = notes.refer("a.txt", [quote(REPORT, "Repairs cost two million crowns")])
    lines = (Line((Part("“The lock at Orsha was shut for nine weeks.”", numbers),)),)
    view = StoryView("", ("A",), lines, (), (), Stands(), (), (), ())
    assert with_quoted(view, notes) == notes.notes


def test_a_model_that_writes_is_shown_the_same_as_before() -> None:
    words = "That was a costly mistake"
    held = position("Mira Kolt", "lock", "criticises", "", quote(TALK, words, direct=True))
    made = summary(record("a.txt", TALK, kind=Kind.TRANSCRIPT), positions=[held])
    layout = Layout(build_brief([made], sources={"a.txt": TALK}), {"a.txt": TALK})
    view = layout.note()
    (story,) = view.stories
    cites = [cite for item in items_of(story, view, layout.lettered) for cite in item.cites]
    assert {cite.sentences for cite in cites} == {(4, 4)}
    assert {cite.around for cite in cites} == {f"{words}."}


def test_lines_of_any_length_are_looked_at_in_good_time() -> None:
    began = time.monotonic()
    for hostile in ("“" * 300_000, "“a b c d e” " * 20_000, "[" * 300_000, "a. " * 100_000):
        footnotes(hostile, "Repairs cost two million crowns")
    assert time.monotonic() - began < 20

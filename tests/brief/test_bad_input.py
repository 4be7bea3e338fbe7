"""Input that is wrong, old or hostile: said, counted once, shown harmlessly; never a crash."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.brief import build_brief, write_brief
from summarizer.brief.forms.html import render_html
from summarizer.brief.forms.markdown import render_markdown
from summarizer.brief.sources import source_texts
from summarizer.models.verified import VerifiedSummary
from summarizer.results.summaries import read_summaries
from tests.accounts.helpers import examples, position, quote, record, summary, talk

NAMES = ("Σεργκέι Παπαδόπουλος", "谢尔盖·拉夫罗夫", "שרה כהן", "محمد العلي", "Ŝergío Ñandú")


def test_a_summary_of_another_schema_version_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    good = examples()[0]
    old = json.loads(good.model_dump_json(by_alias=True)) | {"schema_version": "0.3"}
    path = tmp_path / "summaries.jsonl"
    path.write_text(f"{json.dumps(old)}\n{good.model_dump_json(by_alias=True)}\n", encoding="utf-8")
    read = list(read_summaries(str(path)))
    assert [isinstance(item, VerifiedSummary) for item in read] == [False, True]
    assert "0.3" in str(read[0])


def test_a_title_and_a_source_that_climb_folders_open_and_write_nothing(tmp_path: Path) -> None:
    outside = tmp_path / "x"
    outside.write_text("Secret words.", encoding="utf-8")
    inside = tmp_path / "in" / "deep"
    inside.mkdir(parents=True)
    account = summary(
        record("../../x", "Karsenia waits.", title="../../x"),
        positions=[position("K", "dam", "affirms", "", quote("Karsenia waits.", "Karsenia waits"))],
    )
    texts, messages = source_texts([account.document], [inside])
    assert texts == {}
    assert len(messages) == 1
    before = sorted(tmp_path.rglob("*"))
    write_brief(build_brief([account]), inside / "note.html", sources=texts)
    assert sorted(tmp_path.rglob("*")) == sorted([*before, inside / "note.html"])
    assert "Secret" not in (inside / "note.html").read_text(encoding="utf-8")


def test_a_title_that_is_a_script_is_text_in_every_form() -> None:
    account = summary(record("a", "It waits.", title="<script>alert(1)</script>"))
    made = build_brief([account])
    assert "<script>alert" not in render_html(made)
    assert "<script>" not in render_markdown(made).replace("\\<script\\>", "")


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f"])
def test_marks_of_direction_do_not_turn_the_note_round(mark: str) -> None:
    text = f"Karsenia said {mark}it waits."
    account = summary(
        record("a", text, title=f"{mark}txt.exe"),
        positions=[position(f"K{mark}", "dam", "affirms", "", quote(text, text))],
    )
    made = build_brief([account])
    assert mark not in render_markdown(made)
    page = render_html(made, {"a": text})
    # The text itself keeps its characters, in an element that keeps them to itself.
    assert mark not in page.partition("<aside")[0]


@pytest.mark.parametrize("name", NAMES)
def test_names_in_other_scripts_are_kept_as_they_are(name: str) -> None:
    text = f"{name} spoke with Ana Castor by telephone. {name} supports the dam."
    account = summary(
        record("a", text),
        conversations=[talk(name, "Ana Castor", quotes=[quote(text, text.partition(".")[0])])],
        positions=[position(name, "dam", "supports", "", quote(text, f"{name} supports the dam"))],
    )
    made = build_brief([account], sources={"a": text})
    assert name in render_markdown(made)
    assert name in render_html(made, {"a": text})


def test_a_missing_source_leaves_its_quotes_marked_as_not_checkable() -> None:
    made = build_brief(examples())
    page = render_html(made)
    assert page.count("not at hand; its quotes cannot be checked here") == len(made.documents)


def test_sentences_are_numbered_as_when_the_document_was_summarised() -> None:
    from bisect import bisect_right

    from summarizer.brief.layout import lay_out
    from summarizer.reading.read import read_document
    from summarizer.text.prepare import prepare
    from tests.accounts.helpers import EXAMPLES, example_texts

    made = build_brief(examples(), sources=example_texts())
    documents = {r.source: prepare(read_document(EXAMPLES / r.source)) for r in made.documents}
    letters = {s.letter: s.record.source for s in lay_out(made).sources}
    for note in lay_out(made, example_texts()).footnotes:
        sentences = documents[letters[note.letter]].sentences
        at = bisect_right([s.start for s in sentences], note.quote.start or 0)
        assert note.sentence == at

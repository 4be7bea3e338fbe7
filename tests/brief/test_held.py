"""A file of summaries may come from anybody: a note shows no words as verified that their document does not hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summarizer.brief import build_brief
from summarizer.brief.forms.markdown import render_markdown
from summarizer.brief.sources import held_to_text, source_texts
from summarizer.cli.main import app
from summarizer.errors import InputError
from summarizer.models.quote import Quote, SpeakerCheck, Speech, Verdict
from summarizer.models.verified import DocumentRecord, VerifiedSummary
from summarizer.reading import documents
from tests.accounts.helpers import position, quote, record, summary, talk

TEXT = "Karsenia supports the dam, Ana Castor said. She spoke with Ivo Kern by telephone on Monday."
FORGED = "Karsenia will bomb the dam"


def forged(start: int | None, end: int | None, text: str | None = FORGED) -> Quote:
    return Quote(
        text=text,
        given=text,
        start=start,
        end=end,
        verdict=Verdict.EXACT,
        speech=Speech.DIRECT,
        speaker_check=SpeakerCheck.NAMED,
    )


def account(*quotes: Quote) -> VerifiedSummary:
    return summary(
        record("a", TEXT),
        conversations=[talk("Ana Castor", "Ivo Kern", quotes=[quote(TEXT, "Ana Castor said")])],
        positions=[position("Ana Castor", "the dam", "opposes", FORGED, *quotes)],
    )


@pytest.mark.parametrize(
    "made",
    [
        forged(0, 26),
        forged(None, None),
        forged(-5, 4),
        forged(10_000, 10_026),
        forged(5, 5, ""),
        forged(0, 26, None),
    ],
)
def test_a_forged_verdict_shows_nothing_and_is_a_finding(made: Quote) -> None:
    brief = build_brief([account(made)], sources={"a": TEXT})
    assert [s.positions for s in brief.stories] == [()]
    codes = {(f.finding.code, f.finding.path) for f in brief.findings}
    assert ("quote_not_in_source", "positions[0].quotes[0]") in codes
    assert ("left_out", "positions[0]") in codes
    shown = render_markdown(brief, {"a": TEXT}).partition("## Findings")[0]
    assert FORGED not in shown


def test_true_quotes_beside_a_forged_one_stay() -> None:
    brief = build_brief(
        [account(quote(TEXT, "Karsenia supports the dam"), forged(0, 26))], sources={"a": TEXT}
    )
    (held,) = brief.stories[0].positions
    assert [q.text for q in held.position.quotes if q.verified] == ["Karsenia supports the dam"]


def test_a_summary_whose_quotes_all_stand_is_the_same_one() -> None:
    own = quote(TEXT, "Karsenia supports the dam")
    told = quote(TEXT, "Ana Castor said").model_copy(update={"speaker_check": None})
    honest = summary(
        record("a", TEXT),
        conversations=[talk("Ana Castor", "Ivo Kern", quotes=[told])],
        positions=[position("Ana Castor", "the dam", "supports", "Karsenia supports it.", own)],
    )
    assert held_to_text(honest, TEXT) is honest


REPORTED = (
    "Ivo Kern said the dam would be closed within a year. "
    "“We will keep the dam,” Ana Castor said. The river is high."
)


def called(words: str, holder: str, **said: object) -> VerifiedSummary:
    made = quote(REPORTED, words).model_copy(update=said)
    return summary(
        record("a", REPORTED), positions=[position(holder, "the dam", "supports", words, made)]
    )


def test_words_of_another_are_not_shown_as_the_holders_whatever_the_file_says() -> None:
    words = "the dam would be closed within a year"
    made = called(words, "Ana Castor", speech=Speech.DIRECT, speaker_check=SpeakerCheck.NAMED)
    held = held_to_text(made, REPORTED).positions[0].quotes[0]
    assert (held.speech, held.speaker_check) == (Speech.REPORTED, SpeakerCheck.OTHER)
    assert held.speaker_found == "Ivo Kern"
    brief = build_brief([made], sources={"a": REPORTED})
    codes = {f.finding.code for f in brief.findings}
    assert {"speech_not_direct", "speaker_other"} <= codes
    assert f"“{words}" not in render_markdown(brief, {"a": REPORTED}).partition("## Findings")[0]


def test_a_stranger_whom_a_file_names_as_the_speaker_is_not_believed() -> None:
    made = called(
        "We will keep the dam",
        "Ana Castor",
        speaker_check=SpeakerCheck.OTHER,
        speaker_found="Karl Falk",
    )
    held = held_to_text(made, REPORTED).positions[0].quotes[0]
    assert (held.speaker_check, held.speaker_found) == (SpeakerCheck.NAMED, None)
    assert "Falk" not in render_markdown(build_brief([made], sources={"a": REPORTED}))


def test_documents_that_are_not_at_hand_or_have_changed_are_said() -> None:
    other = summary(record("b", "Another text.", title="b"))
    brief = build_brief([account(), other], sources={"b": "It reads otherwise now."})
    assert {(f.document, f.finding.code) for f in brief.findings} >= {
        ("a", "source_missing"),
        ("b", "source_changed"),
    }
    assert "could not be checked" in render_markdown(brief)


def test_a_text_kept_with_the_run_stands_in_for_one_that_is_gone_or_changed(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("It reads otherwise now.", encoding="utf-8")
    records = [record("a", TEXT), record("b", "Another text.")]
    kept = {"a": TEXT, "b": "Another text."}
    texts, messages = source_texts(records, [tmp_path], lambda one: kept[one.source])
    assert texts == {"a": TEXT, "b": "Another text."}
    (message,) = messages
    assert "b has changed" in message
    assert "the note shows the text that was summarised" in message


def test_a_damaged_store_costs_the_text_and_is_said() -> None:
    def damaged(_: DocumentRecord) -> str | None:
        raise InputError("The text is damaged.")

    assert source_texts([record("a", TEXT)], [], damaged) == ({}, ["The text is damaged."])


def test_a_note_of_a_batch_of_lines_checks_against_the_texts_kept_with_it(tmp_path: Path) -> None:
    lines = tmp_path / "documents.jsonl"
    lines.write_text(json.dumps({"id": "wire-1", "text": TEXT}) + "\n", encoding="utf-8")
    runner = CliRunner()
    out, note = tmp_path / "out", tmp_path / "note.json"
    made = runner.invoke(app, ["batch", str(lines), "--out", str(out), "--model", "scripted"])
    assert made.exit_code == 0, made.output
    done = runner.invoke(app, ["brief", str(out / "summaries.jsonl"), "--out", str(note)])
    assert done.exit_code == 0, done.output
    found = json.loads(note.read_text(encoding="utf-8"))
    assert {f["finding"]["code"] for f in found["findings"]}.isdisjoint(
        {"source_missing", "source_changed"}
    )
    # Without the store nothing vouches for the quotes.
    (out / "run.sqlite").unlink()
    lines.unlink()
    runner.invoke(app, ["brief", str(out / "summaries.jsonl"), "--out", str(note)])
    found = json.loads(note.read_text(encoding="utf-8"))
    assert "source_missing" in {f["finding"]["code"] for f in found["findings"]}


def test_two_documents_of_one_name_are_both_at_hand(tmp_path: Path) -> None:
    other = "Ana Castor said the bridge must stay open."
    for folder, text in (("one", REPORTED), ("two", other)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(text)
    made = [
        summary(record("a.txt", REPORTED)),
        summary(record("a.txt", other)),
    ]
    texts, messages = source_texts([s.document for s in made], [tmp_path / "one", tmp_path / "two"])
    assert messages == []
    brief = build_brief(made, sources=texts)
    assert {f.finding.code for f in brief.findings} & {"source_changed", "source_missing"} == set()
    assert sorted(texts[d.source] for d in brief.documents) == sorted((REPORTED, other))


def test_a_text_is_found_again_without_asking_what_it_states(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT + "More.", encoding="utf-8")

    def asked(*_: object) -> None:
        raise AssertionError("nobody wants to know")

    monkeypatch.setattr(documents, "stated_metadata", asked)
    texts, messages = source_texts([record("a.txt", TEXT), record("b.txt", TEXT)], [tmp_path])
    assert texts == {"a.txt": TEXT}
    assert ["b.txt has changed" in one for one in messages] == [True]

"""Lines as LangExtract saves them. ``langextract.jsonl`` was written by its own ``save_annotated_documents``."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from summarizer.checking.checking import CheckedLine, checked_lines
from summarizer.models.quote import SpeakerCheck, Verdict
from summarizer.results import lines as lines_module
from summarizer.results.lines import lines_of

SAVED = Path(__file__).with_name("langextract.jsonl")
TEXT = "The envoy said that the port will open. The minister said that the port will open."


def checked(*lines: Any, root: Path = SAVED.parent) -> list[CheckedLine]:
    raw = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines]
    return list(checked_lines(raw, root))


def document(*extractions: Any, **fields: Any) -> dict[str, Any]:
    return {"extractions": list(extractions), "text": TEXT, "document_id": "d"} | fields


def extraction(quote: Any, place: Any = None, **attributes: Any) -> dict[str, Any]:
    interval = {"start_pos": place[0], "end_pos": place[1]} if isinstance(place, tuple) else place
    return {
        "extraction_class": "quote",
        "extraction_text": quote,
        "char_interval": interval,
        "alignment_status": "match_exact",
        "attributes": attributes or None,
    }


def verdicts(line: CheckedLine) -> list[Verdict]:
    return [check.verdict for check in line.checks]


def codes(line: CheckedLine) -> list[str | None]:
    return [one.finding.code if one.finding else None for one in line.extractions or ()]


def test_keys_of_ones_own_that_clash_come_back_under_a_name_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The envoy agreed to pay 12 million.", encoding="utf-8")
    given = {"source": "note.txt", "quote": "agreed to pay", "text": "mine", "own": 1, "id": "a"}
    (line,) = checked_lines([json.dumps(given).encode()], tmp_path)
    made = json.loads(line.as_json())
    assert (made["verdict"], made["text"], made["id"], made["own"]) == (
        "exact",
        "agreed to pay",
        "a",
        1,
    )
    assert made["own_"] == {"text": "mine"}


def test_what_the_library_saved_is_checked(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The envoy agreed to pay 12 million.", encoding="utf-8")
    with SAVED.open("rb") as stream:
        first, empty, elsewhere = checked_lines(lines_of(stream), tmp_path)
    assert verdicts(first) == [Verdict.EXACT, Verdict.DRIFT, Verdict.EXACT, Verdict.ABSENT]
    assert [c.speaker_check for c in first.checks] == [
        SpeakerCheck.RESOLVED,
        None,
        SpeakerCheck.NOT_FOUND,
        None,
    ]
    assert codes(first) == [None, None, "interval_differs", None]
    assert (empty.checks, empty.verified) == ((), True)
    assert verdicts(elsewhere) == [Verdict.DRIFT]
    assert [c.kind.value for c in elsewhere.checks[0].changes] == ["number"]


def test_the_line_comes_back_as_the_library_can_read_it_with_checks_beside() -> None:
    (line,) = checked(document(extraction("the port will open", (20, 38), speaker="the envoy")))
    given, made = line.given, json.loads(line.as_json())
    assert {name: made[name] for name in given} == given
    assert set(made) - set(given) == {"checks", "findings"}
    (check,) = made["checks"]
    assert (check["verdict"], check["start"], check["end"]) == ("exact", 20, 38)
    assert (check["speaker_check"], check["speakers"]) == ("resolved", ["the envoy"])


def test_of_equal_passages_the_one_at_the_interval_is_meant() -> None:
    there = TEXT.rindex("the port will open")
    place = (there, there + 18)
    (line,) = checked(document(extraction("the port will open", place, speaker="the minister")))
    assert (line.checks[0].start, line.checks[0].end) == place
    assert line.checks[0].speaker_check is SpeakerCheck.RESOLVED
    assert codes(line) == [None]


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ((20, 38), None),
        ((19, 39), None),
        ((20, 30), "interval_differs"),
        ((0, 9), "interval_differs"),
        ((30, 20), "interval_outside"),
        ((-5, 3), "interval_outside"),
        ((20, 10**30), "interval_outside"),
        ((None, None), None),
        (None, None),
    ],
)
def test_an_interval_that_does_not_agree_is_a_finding(place: Any, code: str | None) -> None:
    (line,) = checked(document(extraction("the port will open", place)))
    assert (line.error, codes(line)) == (None, [code])


def test_an_interval_of_words_that_are_nowhere_is_a_finding() -> None:
    (line,) = checked(document(extraction("zebras graze", (4, 9))))
    assert line.extractions is not None
    finding = line.extractions[0].finding
    assert finding is not None
    assert finding.path == "extractions[0].char_interval"
    assert "“envoy”" in finding.message


@pytest.mark.parametrize("key", ["speaker", "Speaker", "holder", "said by", "attributed-to"])
def test_a_speaker_is_found_under_its_usual_names(key: str) -> None:
    (line,) = checked(document(extraction("the port will open", (20, 38), **{key: "the minister"})))
    assert line.checks[0].speaker_check is SpeakerCheck.OTHER


@pytest.mark.parametrize("key", ["source", "topic"])
def test_what_may_be_no_person_is_no_speaker(key: str) -> None:
    (line,) = checked(document(extraction("the port will open", None, **{key: "the minister"})))
    assert line.checks[0].speaker_check is None


def test_of_several_speakers_each_has_to_be_borne_out() -> None:
    names = ["the envoy", "the minister"]
    (line,) = checked(document(extraction("the port will open", (20, 38), speaker=names)))
    assert line.checks[0].speaker_check is SpeakerCheck.OTHER


@pytest.mark.parametrize("name", ["note.txt", "note", "deep/elsewhere/note.txt"])
def test_a_line_without_text_is_looked_up_by_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    line = document(extraction("the port will open"), text=None, document_id=name)
    (found,) = checked(line, root=tmp_path)
    assert verdicts(found) == [Verdict.EXACT]


BAD: Sequence[tuple[Any, str]] = [
    (document(text=3), "`document_id` and `text`"),
    (document(document_id=["a"]), "`document_id` and `text`"),
    (document(text=None, document_id=None), "neither a `text` nor a `document_id`"),
    (document(text=None, document_id="../secret.txt"), "secret.txt is not in"),
    (document(text=None, document_id="x" * 5_000), "is not in"),
    (document(text=None, document_id="a\0b"), "not in|no path"),
    (document(text=" \n "), "holds no text"),
    (document(text="x" * 5_000_001), "the limit is"),
    ({"extractions": {}, "text": "x"}, "`extractions` has to be a list"),
    (document("words"), r"extractions\[0\] has to be an object"),
    (document(extraction(7)), "extraction_text has to be a string"),
    (document(extraction("port", "here")), "char_interval has to be an object"),
    (document(extraction("port", {"start_pos": "1", "end_pos": 2})), "have to be integers"),
    (document(extraction("port", {"start_pos": True, "end_pos": 2})), "have to be integers"),
    (document({"extraction_text": "port", "attributes": [1]}), "attributes has to be an object"),
    (b'{"extractions": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "not valid JSON"),
    (b'{"text": "x", "extractions": [], "n": ' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}", ""),
    (b'{"text": "\xff\xfe", "extractions": []}', "not valid JSON"),
]


@pytest.mark.parametrize(("bad", "reason"), BAD)
def test_a_hostile_line_is_an_error_and_the_others_are_checked(bad: Any, reason: str) -> None:
    good = document(extraction("the port will open"))
    before, wrong, after = checked(good, bad, good)
    assert verdicts(before) == verdicts(after) == [Verdict.EXACT]
    if reason:
        assert wrong.error is not None
        assert not wrong.verified
        assert re.search(reason, wrong.error), wrong.error
    json.loads(wrong.as_json())


def test_lone_surrogates_keep_their_place_and_are_written_as_valid_json() -> None:
    text = "He said \ud800 that the port will open."
    (line,) = checked(
        document(extraction("that the port will open"), extraction("\udfff"), text=text)
    )
    assert (line.checks[0].start, line.checks[0].verdict) == (10, Verdict.EXACT)
    assert json.loads(line.as_json().encode("utf-8"))["checks"][0]["start"] == 10


def test_a_line_too_long_is_said_and_never_held_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(lines_module, "LONGEST_LINE", 1_000)
    monkeypatch.setattr("summarizer.checking.checking.LONGEST_LINE", 1_000)
    good = json.dumps(document(extraction("the port will open"))).encode()
    file = tmp_path / "lines.jsonl"
    file.write_bytes(b"\n".join([good, b'{"text": "' + b"x" * 10_000 + b'"}', good]))
    with file.open("rb") as stream:
        lines = list(lines_of(stream))
    assert [len(line) for line in lines] == [len(good) + 1, 1_001, len(good)]
    before, wrong, after = checked_lines(lines, tmp_path)
    assert wrong.error == "Line 2 is longer than 1,000 bytes and was not read."
    assert before.verified
    assert after.verified


@pytest.mark.parametrize("ends", [b"", b"\n"])
@pytest.mark.parametrize("length", [9, 10, 11, 12, 20, 21, 22, 23])
def test_lines_end_where_they_end_whatever_their_length(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, length: int, ends: bytes
) -> None:
    monkeypatch.setattr(lines_module, "LONGEST_LINE", 10)
    file = tmp_path / "lines"
    file.write_bytes(b"a" * length + b"\nsecond" + ends)
    with file.open("rb") as stream:
        first, second = lines_of(stream)
    assert (first[:9], second.strip()) == (b"a" * 9, b"second")

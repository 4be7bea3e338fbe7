"""W3C Web Annotations: their structure, and that the selectors find the same words again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Scripted, Summarizer
from summarizer.checking.annotations import reference, write_annotations
from summarizer.checking.checking import checked_lines
from summarizer.errors import InputError
from summarizer.models.document import SourceDocument

TEXT = (
    "\ufeffOn Monday 🙂 the envoy spoke.\r\n\r\nThe minister said: “We will not, whatever others may write, "
    "close the harbour.” He had said so before: “We will not pay.” The envoy said: “We will not pay.”\n"
)
MODEL_PURPOSES = {"assessing", "identifying", "describing", "tagging", "commenting"}


def lines(*quotes: str, **fields: Any) -> list[bytes]:
    return [json.dumps({"source": "a note.txt", "quote": q} | fields).encode() for q in quotes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a note.txt").write_bytes(TEXT.encode())
    return tmp_path


def written(folder: Path, given: list[bytes]) -> dict[str, Any]:
    out = folder / "out.jsonld"
    write_annotations(checked_lines(given, folder), out)
    made: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    assert_model(made)
    return made


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def applied(selectors: list[dict[str, Any]], text: str) -> set[tuple[int, int]]:
    """Select by words alone, as the model says: every place where prefix, exact and suffix stand together."""
    words = next(s for s in selectors if s["type"] == "TextQuoteSelector")
    whole = words["prefix"] + words["exact"] + words["suffix"]
    found: set[tuple[int, int]] = set()
    at = text.find(whole)
    while at >= 0:
        start = at + len(words["prefix"])
        found.add((start, start + len(words["exact"])))
        at = text.find(whole, at + 1)
    return found


def assert_model(made: dict[str, Any]) -> None:
    """Check what the data model demands (sections 3.1, 3.2.4, 4, 4.2.4, 4.2.5, 5.1, 5.2)."""
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert made["type"] == "AnnotationCollection"
    page = made["first"]
    assert page["type"] == "AnnotationPage"
    assert (page["partOf"], made["last"]) == (made["id"], page["id"])
    assert made["total"] == len(page["items"])
    assert (page["startIndex"], isinstance(page["items"], list)) == (0, True)
    ids = [made["id"], page["id"], *(item["id"] for item in page["items"])]
    assert len(set(ids)) == len(ids)
    assert all(UUID(one.removeprefix("urn:uuid:")) for one in ids)
    for item in page["items"]:
        assert_annotation(item)


def assert_annotation(item: dict[str, Any]) -> None:
    assert item["type"] == "Annotation"
    assert item["motivation"] == "assessing"
    for body in item["body"]:
        assert body["type"] == "TextualBody"
        assert isinstance(body["value"], str)
        assert body["purpose"] in MODEL_PURPOSES
    for target in targets(item):
        assert target["type"] == "SpecificResource"
        assert target["source"]["type"] == "Text"
        assert not urlsplit(target["source"]["id"]).scheme
        assert len(target["source"]["schema:sha256"]) == 64
        words, place = target["selector"]
        assert words["type"] == "TextQuoteSelector"
        assert all(isinstance(words[name], str) for name in ("exact", "prefix", "suffix"))
        assert place["type"] == "TextPositionSelector"
        assert 0 <= place["start"] < place["end"]


def values(item: dict[str, Any], purpose: str) -> list[str]:
    return [body["value"] for body in item["body"] if body["purpose"] == purpose]


def test_selectors_find_the_same_span_again(folder: Path) -> None:
    text = TEXT.removeprefix("\ufeff")
    made = written(folder, lines("the envoy spoke", "We will not pay", "🙂 the envoy"))
    for item in made["first"]["items"]:
        (target,) = targets(item)
        words, place = target["selector"]
        assert text[place["start"] : place["end"]] == words["exact"]
        assert (place["start"], place["end"]) in applied(target["selector"], text)
        assert max(len(words["prefix"]), len(words["suffix"])) <= 32
    hashes = {t["source"]["schema:sha256"] for i in made["first"]["items"] for t in targets(i)}
    assert hashes == {SourceDocument(source="", text=text).sha256}
    assert made["first"]["items"][0]["target"]["source"]["id"] == "a%20note.txt"


def test_an_elided_quote_has_a_target_for_each_piece(folder: Path) -> None:
    (item,) = written(folder, lines("We will not … close the harbour"))["first"]["items"]
    exact = [target["selector"][0]["exact"] for target in targets(item)]
    assert exact == ["We will not", "close the harbour"]
    assert values(item, "assessing") == ["elided"]
    assert values(item, "commenting") == ["Given as: We will not … close the harbour"]


def test_a_drifted_quote_is_never_annotated_as_verified(folder: Path) -> None:
    (item,) = written(folder, lines("We will pay", speaker="The minister"))["first"]["items"]
    assert values(item, "assessing") == ["drift"]
    assert values(item, "identifying") == ["The minister"]
    assert any("the source has not (negation)" in one for one in values(item, "commenting"))


def test_quotes_without_a_place_are_counted_and_left_out(folder: Path) -> None:
    out = folder / "out.jsonld"
    told = write_annotations(checked_lines(lines("zebras graze", "the envoy"), folder), out)
    assert (told.annotations, told.without_place) == (1, 1)


def test_nothing_to_annotate_is_an_empty_collection(folder: Path) -> None:
    assert written(folder, [])["first"]["items"] == []


def test_equal_quotes_are_two_annotations_and_equal_input_gives_equal_bytes(folder: Path) -> None:
    given_lines = lines("the envoy", "the envoy")
    assert written(folder, given_lines)["total"] == 2
    before = (folder / "out.jsonld").read_bytes()
    written(folder, given_lines)
    assert (folder / "out.jsonld").read_bytes() == before


def test_a_summary_gives_its_items_with_holder_stance_and_statement(folder: Path) -> None:
    note = folder / "a note.txt"
    quote = {"sentences": [], "words": "We will not … close the harbour"}
    position = {
        "holder": "The minister",
        "on_behalf_of": None,
        "topic": "harbour",
        "stance": "opposes",
        "statement": "The harbour stays open.",
        "attribution": [],
        "quotes": [quote],
    }
    answer = {
        "overview": "",
        "conversations": [],
        "positions": [position],
        "disputed_claims": [],
    }
    report = Summarizer(Scripted({"single": answer})).batch([note], folder / "out")
    raw = (report.out / "summaries.jsonl").read_bytes().splitlines()
    (item,) = written(folder, raw)["first"]["items"]
    assert values(item, "describing") == ["The harbour stays open."]
    assert values(item, "identifying") == ["The minister"]
    assert {"position", "opposes", "direct"} <= set(values(item, "tagging"))
    assert len(targets(item)) == 2


def test_a_line_that_fails_half_way_leaves_no_file(folder: Path) -> None:
    def breaking() -> Any:
        yield from checked_lines(lines("the envoy"), folder)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_annotations(breaking(), folder / "out.jsonld")
    assert [path.name for path in folder.iterdir()] == ["a note.txt"]


def test_a_folder_that_is_not_there_is_said(folder: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        write_annotations([], folder / "gone" / "out.jsonld")


@given(st.text(min_size=1))
def test_a_source_is_a_relative_reference_whatever_its_name(name: str) -> None:
    made = reference(SourceDocument(source=name, text="x"))
    parts = urlsplit(made)
    if not name.lower().startswith(("http://", "https://")):
        assert not parts.scheme
        assert not parts.netloc
        if not name.startswith("//") and "\\" not in name:
            assert unquote(made) == name
    assert made.isascii()

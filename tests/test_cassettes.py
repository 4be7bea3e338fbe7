"""Cassettes are readable, belong to a test, and hold no secret."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.recording import NotLocal, Readable, clean_request, clean_response, same_body

ROOT = Path(__file__).parent.parent
CASSETTES = sorted((ROOT / "cassettes").rglob("*.*"))
SECRET = re.compile(
    r"(?i)authorization|bearer |api[-_]?key|set-cookie|\b(?:sk|gsk|xai|hf)[-_][a-z0-9]{8}|password"
    r"|/(?:home|root|tmp|Users|work)/"
)

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


def cassette(sent: Any, received: Any) -> dict[str, Any]:
    request = {
        "method": "POST",
        "uri": "http://embedded/v1",
        "body": json.dumps(sent),
        "headers": {},
    }
    response = {
        "status": {"code": 200, "message": "OK"},
        "headers": {},
        "body": {"string": json.dumps(received)},
    }
    return {"version": 1, "interactions": [{"request": request, "response": response}]}


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: path.stem)
def test_a_cassette_belongs_to_a_test(path: Path) -> None:
    inside = path.relative_to(ROOT / "cassettes")
    module = ROOT / "tests" / inside.parent.with_suffix(".py")
    assert module.is_file(), f"{inside} belongs to no test module"
    name = path.stem.partition("[")[0].rpartition(".")[2]
    assert re.search(rf"\bdef {re.escape(name)}\b", module.read_text(encoding="utf-8"))
    assert path.suffix == ".yaml"


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: path.stem)
def test_a_cassette_holds_no_secret_and_no_folder_of_a_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = SECRET.search(text)
    assert found is None, f"{found} in {path.name}"
    headers = {
        name.lower()
        for one in yaml.safe_load(text)["interactions"]
        for side in one.values()
        for name in side["headers"]
    }
    assert headers <= {"content-type"}


@given(sent=values, received=values)
def test_every_character_survives_writing_and_reading(sent: Any, received: Any) -> None:
    read = Readable.deserialize(Readable.serialize(cassette(sent, received)))["interactions"][0]
    assert json.loads(read["request"]["body"]) == sent
    assert json.loads(read["response"]["body"]["string"]) == received


def test_curly_quotes_stay_curly_to_the_eye() -> None:
    text = Readable.serialize(cassette({"a": "“no” – ‘yes’…"}, {}))
    assert "“no” – ‘yes’…" in text


class Request:
    def __init__(self, body: Any, uri: str = "http://127.0.0.1:5/v1/chat/completions") -> None:
        self.body = json.dumps(body).encode()
        self.uri = uri
        self.headers = {"Authorization": "Bearer x", "Content-Type": "application/json"}


def test_requests_lose_their_port_and_their_key() -> None:
    cleaned = clean_request(Request({}))
    assert cleaned.uri == "http://embedded/v1/chat/completions"
    assert list(cleaned.headers) == ["Content-Type"]


def test_another_machine_is_never_recorded() -> None:
    with pytest.raises(NotLocal):
        clean_request(Request({}, "https://api.example.com/v1"))


def test_answers_lose_what_changes_from_run_to_run() -> None:
    body = {"id": "x1", "created": 77, "timings": {"cache_n": 1, "prompt_ms": 5.5}, "choices": []}
    response = {
        "status": {},
        "headers": {"Set-Cookie": ["a"]},
        "body": {"string": json.dumps(body).encode()},
    }
    cleaned = clean_response(response)
    assert cleaned["headers"] == {}
    assert json.loads(cleaned["body"]["string"]) == {
        "id": "recorded", "created": 0, "timings": {"cache_n": 1}, "choices": [],
    }  # fmt: skip


def test_bodies_are_compared_by_meaning_and_the_difference_is_named() -> None:
    same_body(Request({"a": 1, "b": 2}), Request({"b": 2, "a": 1}))
    with pytest.raises(AssertionError, match="bodies differ in a, c"):
        same_body(Request({"a": 1, "b": 2}), Request({"a": 2, "b": 2, "c": 3}))

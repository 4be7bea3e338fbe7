"""Answers kept from one run to the next: what counts as the same question, and what may happen to the file."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, PrivateAttr

from summarizer.engines import answers, cached
from summarizer.engines.answers import AnswerStore
from summarizer.engines.asking import ask_shape, to_value
from summarizer.engines.base import Engine, Profile, Question
from summarizer.engines.cached import CachedEngine, CacheUse, bare
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.retry import RetryPolicy
from summarizer.engines.scripted import ScriptedEngine
from summarizer.engines.select import open_engine
from summarizer.engines.traffic import FreeTraffic
from summarizer.engines.wrapping import paced
from summarizer.errors import AnswerTruncated, EndpointFailed, EngineError
from tests.servers import ChatServer, fails, says, says_tokens

ONCE = RetryPolicy(attempts=1, request_seconds=5, reasks=0)
QUESTION = Question("q", "fixed", "what is asked, with “quotes” and a lone \ud800", 20)


class Found(BaseModel):
    """A shape."""

    name: str
    number: int | None


class Other(BaseModel):
    """Another shape of the same fields and more."""

    name: str
    number: int | None
    more: str | None = None


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "answers.sqlite"


@pytest.fixture(autouse=True)
def _nothing_said_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_said", set())


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with ChatServer([says('{"name": "Zoë", "number": 3}')]) as chat:
        yield chat


def engine_at(server: ChatServer, path: Path, model: str = "m", **options: Any) -> CachedEngine:
    return cached.cached(OpenAIEngine(model, server.url, retry=ONCE, **options), AnswerStore(path))


def test_a_second_run_asks_nothing_and_costs_nothing(server: ChatServer, path: Path) -> None:
    first = engine_at(server, path)
    asked = first.ask(QUESTION, Found)
    first.close()
    again = engine_at(server, path).ask(QUESTION, Found)
    assert len(server.seen) == 1
    assert again.value == asked.value == Found(name="Zoë", number=3)
    assert (asked.usage.calls, asked.usage.input, asked.usage.reused) == (1, 100, 0)
    assert (again.usage.calls, again.usage.input, again.usage.output, again.usage.reused) == (
        0,
        0,
        0,
        1,
    )


def test_an_answer_that_fitted_at_the_second_try_is_kept_like_any_other(path: Path) -> None:
    twice = RetryPolicy(attempts=1, request_seconds=5, reasks=1)
    with ChatServer([says('{"name": 1}'), says('{"name": "b", "number": 2}')]) as chat:
        store = AnswerStore(path)
        first, again = (
            cached.cached(OpenAIEngine("m", chat.url, retry=twice), store).ask(QUESTION, Found)
            for _ in range(2)
        )
        assert len(chat.seen) == 2
    assert first.usage.calls == 2
    assert (again.value.name, again.usage.calls, again.usage.reused) == ("b", 0, 1)


def test_what_was_saved_is_told(server: ChatServer, path: Path) -> None:
    engine = engine_at(server, path)
    engine.ask(QUESTION, Found)
    before = engine.saved
    engine.ask(QUESTION, Found)
    engine.ask(QUESTION, Found)
    saved = engine.saved - before
    assert (saved.reused, saved.calls, saved.input) == (2, 2, 200)
    assert saved.seconds > 0


def test_written_and_chosen_answers_are_kept_with_their_probabilities(path: Path) -> None:
    with ChatServer([says("one line\nmore"), says_tokens(("Yes", -0.25), ("No", -1.5))]) as chat:
        first, second = engine_at(chat, path), engine_at(chat, path)
        assert first.write(QUESTION, ["\n"]).value == "one line"
        assert second.write(QUESTION, ["\n"]).value == "one line"
        chances = dict(first.choose(QUESTION, ["Yes", "No"]).value)
        assert chances == {"Yes": -0.25, "No": -1.5}
        assert dict(second.choose(QUESTION, ["Yes", "No"]).value) == chances
        assert len(chat.seen) == 2


@pytest.mark.parametrize(
    "ask",
    [
        lambda e: e.ask(replace(QUESTION, text="another text"), Found),
        lambda e: e.ask(replace(QUESTION, instructions="another prompt"), Found),
        lambda e: e.ask(replace(QUESTION, max_tokens=21), Found),
        lambda e: e.ask(QUESTION, Other),
        lambda e: e.write(QUESTION),
        lambda e: e.structured("plain", QUESTION, Found, lambda: e.inner.ask(QUESTION, Found)),
    ],
)
def test_another_question_is_asked(
    server: ChatServer, path: Path, ask: Callable[[CachedEngine], Any]
) -> None:
    engine = engine_at(server, path)
    engine.ask(QUESTION, Found)
    ask(engine)
    assert len(server.seen) == 2


def test_other_stops_and_options_are_other_questions(path: Path) -> None:
    with ChatServer([says("Yes")]) as chat:
        engine = engine_at(chat, path)
        for stop in ((), ("\n",), (".",)):
            engine.write(QUESTION, stop)
        assert len(chat.seen) == 3
    with ChatServer([says_tokens(("Yes", -0.1), ("No", -3.0))]) as chat:
        engine = engine_at(chat, path)
        engine.choose(QUESTION, ("Yes", "No"))
        engine.choose(QUESTION, ("No", "Yes"))
        assert len(chat.seen) == 2


def test_another_model_or_address_is_asked(server: ChatServer, path: Path) -> None:
    engine_at(server, path).ask(QUESTION, Found)
    engine_at(server, path, "n").ask(QUESTION, Found)
    with ChatServer([says('{"name": "b", "number": null}')]) as elsewhere:
        assert engine_at(elsewhere, path).ask(QUESTION, Found).value.name == "b"
    assert len(server.seen) == 2


def test_the_name_of_a_question_is_no_part_of_it(server: ChatServer, path: Path) -> None:
    engine = engine_at(server, path)
    engine.ask(QUESTION, Found)
    engine.ask(replace(QUESTION, name="other"), Found)
    assert len(server.seen) == 1


def test_refreshing_asks_again_and_keeps_what_came(path: Path) -> None:
    with ChatServer([says("old"), says("new")]) as chat:
        engine = engine_at(chat, path)
        assert engine.write(QUESTION).value == "old"
        engine.use = CacheUse.REFRESH
        assert engine.write(QUESTION).value == "new"
        engine.use = CacheUse.ON
        assert engine.write(QUESTION).value == "new"
        assert len(chat.seen) == 2


def test_errors_are_not_kept(path: Path) -> None:
    with ChatServer([fails(500), says("fine")]) as chat:
        engine = engine_at(chat, path)
        with pytest.raises(EndpointFailed):
            engine.write(QUESTION)
        assert engine.write(QUESTION).value == "fine"
        assert len(chat.seen) == 2


def test_a_structured_answer_cut_at_the_limit_is_asked_for_again(path: Path) -> None:
    with ChatServer([says('{"name": "Zo', finish_reason="length")]) as chat:
        engine = engine_at(chat, path)
        for _ in range(2):
            with pytest.raises(AnswerTruncated):
                engine.ask(replace(QUESTION, max_tokens=10_000), Found)
        assert len(chat.seen) == 2


def test_a_written_line_cut_at_its_limit_is_kept_as_it_was(path: Path) -> None:
    with ChatServer([says("a line that is", finish_reason="length")]) as chat:
        seen = [cut(engine_at(chat, path)) for _ in range(2)]
        assert [one.partial for one in seen] == ["a line that is"] * 2
        assert seen[0].message == seen[1].message
        assert [(u.calls, u.input, u.output) for u in (one.usage for one in seen)] == [
            (1, 100, 10),
            (0, 0, 0),
        ]
        assert len(chat.seen) == 1


def cut(engine: Engine) -> AnswerTruncated:
    with pytest.raises(AnswerTruncated) as caught:
        engine.write(QUESTION)
    return caught.value


def test_an_answer_that_would_come_back_as_another_is_not_kept(path: Path) -> None:
    class Secretive(BaseModel):
        name: str
        _hidden: int = PrivateAttr(default=1)

    value = Secretive(name="a")
    value._hidden = 2
    engine = cached.cached(ScriptedEngine({"q": value}), AnswerStore(path))
    engine.ask(QUESTION, Secretive)
    assert engine.ask(QUESTION, Secretive).usage.reused == 0


class Kind(StrEnum):
    """A kind."""

    PLAIN = "plain"


class Part(BaseModel):
    """A part."""

    kind: Kind
    number: int | str
    when: date | None = None


class Rich(BaseModel):
    """What a schema of a user's own may hold."""

    parts: list[Part]
    pair: tuple[int, str]
    named: dict[str, Part]
    note: str | None = None


RICH = {
    "parts": [
        {"kind": "plain", "number": "7", "when": "2026-03-01"},
        {"kind": "plain", "number": 7},
    ],
    "pair": {"item_1": 1, "item_2": "b"},
    "named": [{"key": "a", "value": {"kind": "plain", "number": 1, "when": None}}],
}


def test_a_shape_made_for_asking_comes_back_as_it_was(path: Path) -> None:
    shape = ask_shape(Rich)
    with ChatServer([says(json.dumps(RICH))]) as server:
        answered = []
        for _ in range(2):
            engine = engine_at(server, path)
            answered.append(engine.ask(QUESTION, shape))
            engine.close()
    assert len(server.seen) == 1
    assert answered[1].usage.reused == 1
    first, second = (to_value(Rich, one.value) for one in answered)
    assert first == second
    assert [type(one.number) for one in second.parts] == [str, int]


def test_a_number_that_json_has_no_word_for_is_asked_for_again(path: Path) -> None:
    class Rate(BaseModel):
        """A rate."""

        rate: float | None

    with ChatServer([says('{"rate": NaN}')]) as server:
        for _ in range(2):
            engine = engine_at(server, path)
            assert str(engine.ask(QUESTION, ask_shape(Rate)).value.rate) == "nan"  # type: ignore[attr-defined]
            engine.close()
    assert len(server.seen) == 2


def test_what_lies_under_a_key_and_does_not_fit_is_asked_again(
    server: ChatServer, path: Path
) -> None:
    engine = engine_at(server, path)
    engine.ask(QUESTION, Found)
    with sqlite3.connect(path) as connection:
        for answer in ("no JSON", "[]", '{"value": {"name": 1}, "usage": {}, "calls": 1}'):
            connection.execute("UPDATE answers SET answer = ?", (answer,))
            connection.commit()
            assert engine.ask(QUESTION, Found).value.name == "Zoë"
    connection.close()
    assert len(server.seen) == 4


def test_answers_of_an_endpoint_are_asked_for_again_after_a_month(
    server: ChatServer, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = engine_at(server, path)
    engine.ask(QUESTION, Found)
    now = cached.time.time()
    monkeypatch.setattr(cached.time, "time", lambda: now + cached.ENDPOINT_AGE + 5)
    engine.ask(QUESTION, Found)
    assert len(server.seen) == 2


# --- engines of several kinds ----------------------------------------------------------------------


def test_an_engine_that_is_paced_stays_so(server: ChatServer, path: Path) -> None:
    engine = engine_at(server, path)
    traffic = FreeTraffic()
    asked = paced(engine)
    assert asked is not None
    asked.traffic = traffic
    inner = bare(engine)
    assert isinstance(inner, OpenAIEngine)
    assert inner.traffic is traffic
    assert paced(cached.cached(ScriptedEngine(), AnswerStore(path))) is None


def test_an_engine_without_an_identity_is_known_by_its_profile(path: Path) -> None:
    def engine(model: str) -> CachedEngine:
        return cached.cached(ScriptedEngine({"q": "said"}, model=model), AnswerStore(path))

    assert engine("a").write(QUESTION).usage.reused == 0
    assert engine("a").write(QUESTION).usage.reused == 1
    assert engine("b").write(QUESTION).usage.reused == 0


def test_named_engines_remember_and_the_scripted_one_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    engine = open_engine("m", "http://127.0.0.1:9/v1")
    assert isinstance(engine, CachedEngine)
    assert engine.store.path == tmp_path / "answers.sqlite"
    assert not engine.store.path.exists()
    assert isinstance(open_engine("scripted"), ScriptedEngine)
    assert isinstance(open_engine("m", "http://127.0.0.1:9/v1", CacheUse.OFF), OpenAIEngine)
    monkeypatch.setenv("SUMMARIZER_CACHE", "0")
    assert isinstance(open_engine("m", "http://127.0.0.1:9/v1"), OpenAIEngine)


# --- threads and processes -------------------------------------------------------------------------


def test_many_threads_write_and_read_side_by_side(path: Path) -> None:
    engine = cached.cached(
        ScriptedEngine(lambda question, _: f"said to {question.text}"), AnswerStore(path)
    )
    texts = [str(number) for number in range(60)] * 4

    def ask(text: str) -> str:
        return engine.write(replace(QUESTION, text=text)).value

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(ask, texts)) == [f"said to {text}" for text in texts]
    assert engine.store.count() == 60
    assert engine.saved.reused >= 60


WORKER = """
import sys
from pathlib import Path
from summarizer.engines.answers import AnswerStore
from summarizer.engines.asking import ask_shape, to_value
store = AnswerStore(Path(sys.argv[1]))
for number in range(150):
    store.put(f"{sys.argv[2]}-{number}", f"answer {sys.argv[2]} {number}")
    assert store.get(f"{sys.argv[2]}-{number}") == f"answer {sys.argv[2]} {number}"
store.close()
"""


def test_two_processes_share_a_file(path: Path) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, str(path), name], stderr=subprocess.PIPE, text=True
        )
        for name in ("a", "b")
    ]
    said = [process.communicate(timeout=60)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert said == ["", ""]
    store = AnswerStore(path)
    assert store.count() == 300
    assert store.get("a-7") == "answer a 7"
    assert store.get("b-149") == "answer b 149"


def test_a_forked_process_opens_the_file_for_itself(path: Path) -> None:
    store = AnswerStore(path)
    store.put("a", "1")
    connection = store._connection
    store._opened_as = (os.getpid() + 1, store._opened_as[1])
    assert store.get("a") == "1"
    assert store._connection is not connection
    assert connection is not None
    connection.close()


# --- the file --------------------------------------------------------------------------------------


def test_only_the_owner_may_read_the_file(path: Path) -> None:
    store = AnswerStore(path)
    store.put("a", "1")
    files = list(path.parent.glob("answers.sqlite*"))
    assert len(files) >= 2
    if os.name == "posix":
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_neither_questions_nor_keys_lie_in_the_file(path: Path) -> None:
    with ChatServer([says("the answer")]) as chat:
        engine = engine_at(chat, path, api_key="sk-very-secret-0001")
        engine.write(replace(QUESTION, text="the document itself"))
        engine.close()
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"the answer" in raw
    for hidden in (b"very-secret", b"the document itself", b"127.0.0.1", b"fixed"):
        assert hidden not in raw


@pytest.mark.parametrize("damage", ["header", "all", "middle"])
def test_a_corrupt_file_is_moved_aside_and_said_once(
    path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    store = AnswerStore(path)
    for number in range(300):
        store.put(str(number), "x" * 500)
    store.close()
    raw = bytearray(path.read_bytes())
    at = {"header": slice(0, 100), "all": slice(0, len(raw)), "middle": slice(4096, len(raw))}
    raw[at[damage]] = b"\x5a" * len(raw[at[damage]])
    path.write_bytes(raw)
    store = AnswerStore(path)
    for number in range(300):
        assert store.get(str(number)) is None
        store.put(str(number), "y")
        assert store.get(str(number)) == "y"
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "was corrupt" in caplog.text
    assert len(list(path.parent.glob("*.corrupt-*"))) == 1


def test_a_file_another_process_has_replaced_is_left_alone(path: Path) -> None:
    mine, other = AnswerStore(path), AnswerStore(path)
    mine.put("a", "1")
    mine._move_aside()
    other.put("b", "2")
    mine._opened_as = (os.getpid(), -1)
    mine._move_aside()
    assert mine.get("b") == "2"
    assert len(list(path.parent.glob("*.corrupt-*"))) == 1


def test_a_folder_that_cannot_be_written_is_said_once_and_does_not_stop_anything(
    server: ChatServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    engine = engine_at(server, tmp_path / "file" / "answers.sqlite")
    for _ in range(3):
        assert engine.ask(QUESTION, Found).value.name == "Zoë"
    assert len(server.seen) == 3
    assert len(caplog.records) == 1
    assert "SUMMARIZER_CACHE" in caplog.text


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere"
)
def test_a_read_only_folder_does_not_stop_anything(server: ChatServer, path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o500)
    engine = engine_at(server, path)
    assert engine.ask(QUESTION, Found).value == engine.ask(QUESTION, Found).value
    path.parent.chmod(0o700)


def test_a_file_of_which_nothing_may_be_written_still_answers(
    server: ChatServer, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    engine = engine_at(server, path)
    engine.ask(QUESTION, Found)
    connection = engine.store._connection
    assert connection is not None
    connection.execute("PRAGMA query_only = ON")
    assert engine.ask(QUESTION, Found).usage.reused == 1
    assert engine.write(QUESTION).usage.calls == 1
    assert "cannot be kept" in caplog.text


def test_a_file_in_use_is_waited_for_and_then_done_without(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(answers, "_PATIENCE", 0.05)
    store, other = AnswerStore(path), AnswerStore(path)
    store.put("a", "1")
    other.put("b", "2")
    assert other._connection is not None
    other._connection.execute("BEGIN IMMEDIATE")
    store.put("c", "3")
    assert store.get("a") == "1"
    other._connection.execute("COMMIT")
    store.put("d", "4")
    assert (store.get("c"), store.get("d")) == (None, "4")
    assert "in use by another process" in caplog.text


def test_the_oldest_go_when_the_answers_take_too_much(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "_PRUNED_EVERY", 10)
    store = AnswerStore(path, most_bytes=200_000)
    for number in range(600):
        store.put(str(number), "x" * 2000)
    assert store.get("0") is None
    assert store.get("599") is not None
    assert store.count() < 110
    # Pages are used again, and the write-ahead log is folded in as it grows.
    store.close()
    assert store.size() < 400_000


def test_an_answer_longer_than_sense_is_not_kept(path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(answers, "_LONGEST", 10)
    store = AnswerStore(path)
    store.put("a", "x" * 11)
    assert store.count() == 0


def test_clearing_forgets_everything_and_gives_the_space_back(path: Path) -> None:
    store = AnswerStore(path)
    assert store.clear() == 0
    for number in range(200):
        store.put(str(number), "x" * 2000)
    assert store.size() > 300_000
    assert store.clear() == 200
    assert store.count() == 0
    assert store.size() < 60_000
    store.put("a", "1")
    assert store.get("a") == "1"


def test_closing_twice_and_asking_after_that_is_harmless(server: ChatServer, path: Path) -> None:
    engine = engine_at(server, path)
    engine.ask(QUESTION, Found)
    engine.close()
    engine.close()
    assert engine.ask(QUESTION, Found).usage.reused == 1


def test_a_user_s_own_engine_can_be_given_a_memory(path: Path) -> None:
    class Own:
        def __init__(self) -> None:
            self.lock = threading.Lock()

        @property
        def profile(self) -> Profile:
            return ScriptedEngine().profile

        def ask(self, question: Question, shape: Any) -> Any:
            raise EngineError("not asked")

        def write(self, question: Question, stop: Any = ()) -> Any:
            return ScriptedEngine().write(question, stop)

        def choose(self, question: Question, options: Any) -> Any:
            return ScriptedEngine().choose(question, options)

        def close(self) -> None:
            raise AssertionError

    engine = cached.cached(Own(), AnswerStore(path))
    assert engine.base_url is None
    assert engine.choose(QUESTION, ("a", "b")).value == {"a": 0.0, "b": -10.0}
    assert engine.choose(QUESTION, ("a", "b")).usage.reused == 1

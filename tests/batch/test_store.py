from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.batch.failures import causes
from summarizer.batch.store import DATABASE, RunStore, State, resourced
from summarizer.errors import EndpointTimeout, InputError, RunLocked
from summarizer.models.document import SourceDocument
from summarizer.models.verified import DocumentRecord
from summarizer.results.texts import KeptTexts
from summarizer.usage import Usage


def test_a_second_process_on_the_same_folder_is_told_so(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from summarizer.batch.store import RunStore\n"
        "from summarizer.errors import RunLocked\n"
        "try: RunStore(Path(sys.argv[1]))\n"
        "except RunLocked as error: print(error); sys.exit(7)\n"
    )
    with RunStore(tmp_path):
        ended = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)],
            check=False,
            capture_output=True,
            text=True,
        )
    assert ended.returncode == 7
    assert "Another process is working on" in ended.stdout


def test_the_folder_is_free_again_after_closing(tmp_path: Path) -> None:
    RunStore(tmp_path).close()
    RunStore(tmp_path).close()


def test_two_stores_in_one_process_do_not_share_a_folder(tmp_path: Path) -> None:
    with RunStore(tmp_path), pytest.raises(RunLocked):
        RunStore(tmp_path)


def until(found: Callable[[], bool]) -> bool:
    """Wait for what a few milliseconds bring."""
    over = time.monotonic() + 5
    while not (there := found()) and time.monotonic() < over:
        time.sleep(0.005)
    return there


def test_results_are_committed_before_the_store_is_closed(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin(["a"])
        store.claim(0, "key")
        store.succeed(0, State.OK, '{"x":1}', Usage(calls=2, input=5))
        reader = sqlite3.connect(tmp_path / DATABASE)
        asked = "SELECT source, state, calls, input_tokens, result FROM documents"
        wanted = ("a", "ok", 2, 5, '{"x":1}')
        assert until(lambda: reader.execute(asked).fetchone() == wanted)
        reader.close()


def test_what_a_killed_run_was_working_on_is_claimed_again(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin(["a", "b"])
        store.claim(0, "key a")
        store.claim(1, "key b")
        store.succeed(1, State.OK, "{}", Usage())
    with RunStore(tmp_path) as store:
        store.begin(["a", "b"])
        assert store.claim(0, "key a").state is State.RUNNING
        assert store.claim(1, "key b").state is State.OK
        assert sum(1 for _ in store.rows()) == 2


def test_documents_that_are_no_longer_named_are_not_listed(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        for names in (["a", "b"], ["b"]):
            store.begin(names)
            for position, name in enumerate(names):
                if store.claim(position, name).state is State.RUNNING:
                    store.succeed(position, State.OK, json.dumps(name), Usage())
        assert list(store.results()) == ['"b"']


def test_fresh_forgets_everything(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin(["a"])
        store.claim(0, "key")
        store.succeed(0, State.OK, "{}", Usage(cost_usd=1.0))
    with RunStore(tmp_path, fresh=True) as store:
        store.begin(["a"])
        assert store.claim(0, "key").state is State.RUNNING
        assert store.cost_so_far() == 0.0


def test_cost_is_the_sum_over_attempts_and_unknown_cost_is_not_zero(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin(["a"])
        store.claim(0, "key")
        store.fail(0, State.FAILED, ValueError("x"), Usage(cost_usd=None))
        assert store.spent().cost_usd is None
        store.fail(0, State.FAILED, ValueError("x"), Usage(cost_usd=0.25))
        store.fail(0, State.FAILED, ValueError("x"), Usage(cost_usd=0.5))
        assert store.spent().cost_usd == 0.75


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"this is a letter to my aunt" * 100)
    with pytest.raises(InputError, match=r"run\.sqlite is not a run store"):
        RunStore(tmp_path)


def test_a_store_of_a_later_version_is_refused(tmp_path: Path) -> None:
    RunStore(tmp_path).close()
    with sqlite3.connect(tmp_path / DATABASE) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(InputError, match="another version"):
        RunStore(tmp_path)


def test_a_source_name_that_is_no_utf8_is_stored(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        assert store.begin(["caf\udce9.txt"]) == 1
        assert next(store.rows()).source == "caf\\udce9.txt"


def test_a_result_under_another_name_says_that_it_took_nothing() -> None:
    result = json.dumps(
        {
            "document": {"source": "a"},
            "provenance": {"usage": {"input": 9}, "calls": 3, "seconds": 2.0, "cost_usd": 0.1},
        }
    )
    value = json.loads(resourced(result, {"source": "b"}))
    assert value["document"] == {"source": "b"}
    assert value["provenance"]["calls"] == 0
    assert value["provenance"]["cost_usd"] == 0.0


def test_a_result_without_a_known_price_stays_without_one_under_another_name() -> None:
    result = json.dumps({"document": {}, "provenance": {"usage": {"input": 9}, "cost_usd": None}})
    assert json.loads(resourced(result, {"source": "b"}))["provenance"]["cost_usd"] is None


def test_the_same_document_under_another_name_takes_the_result_of_the_first(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin(["a", "b"])
        assert store.claim(0, "key").twin is None
        store.succeed(0, State.OK, '"done"', Usage())
        claim = store.claim(1, "key")
        assert (claim.state, claim.twin) == (State.RUNNING, '"done"')


def test_failures_are_tried_again_only_where_that_is_asked_for(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin(["a"])
        store.claim(0, "key")
        store.fail(0, State.REFUSED, ValueError("would not say"), Usage(calls=1))
        store.begin(["a"])
        assert store.claim(0, "key").state is State.REFUSED
        (row,) = store.rows(failures_only=True)
        assert (row.error_type, row.error, row.attempts) == ("ValueError", "would not say", 1)
        store.begin(["a"])
        assert store.claim(0, "key", retry_failed=True).state is State.RUNNING
        assert next(store.rows()).attempts == 2
        assert list(store.rows(failures_only=True)) == []


def test_a_document_is_running_from_its_claim_until_it_is_put_back(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin(["a"])
        assert not store.is_running(0)
        store.claim(0, "key")
        assert store.is_running(0)
        store.put_back(0, Usage(calls=3, cost_usd=0.5))
        assert not store.is_running(0)
        assert store.counts() == {State.QUEUED: 1}
        assert store.spent().calls == 3
        # The row goes when the next run begins; what it cost is not forgotten.
        store.begin(["a"])
        assert (store.spent().calls, store.cost_so_far()) == (0, 0.5)


def test_what_is_done_is_known_by_its_key_in_whatever_run(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin(["a"])
        assert not store.is_done("key")
        store.claim(0, "key")
        assert not store.is_done("key")
        store.succeed(0, State.UNVERIFIED, "{}", Usage())
        store.begin([])
        assert store.is_done("key")


def test_facts_are_remembered_and_replaced(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        assert store.fact("model") is None
        store.remember(model="a", provider="p")
        store.remember(model="b")
    with RunStore(tmp_path, exclusive=False) as store:
        assert (store.fact("model"), store.fact("provider")) == ("b", "p")


def test_the_text_of_a_claimed_document_is_kept(tmp_path: Path) -> None:
    document = SourceDocument(source="a", text="He said no.", body_start=3)
    with RunStore(tmp_path) as store:
        store.begin(["a"])
        store.claim(0, "key", document=document)
    kept = KeptTexts(tmp_path / DATABASE)
    try:
        assert kept.document(DocumentRecord.of(document)) == document
    finally:
        kept.close()


def test_a_write_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin(["a"])
        store.claim(0, "key")
        with pytest.raises(sqlite3.Error):
            store.begin(["b", _Unstorable()])  # type: ignore[list-item]
    with RunStore(tmp_path) as store:
        assert [row.source for row in store.rows()] == ["a"]


class _Unstorable:
    def encode(self, *_: object) -> _Unstorable:
        return self

    def decode(self, *_: object) -> object:
        return object()


def test_a_write_that_fails_leaves_those_beside_it(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin(["a", "b"])
        store.claim(0, "key")
        with pytest.raises(LookupError):
            store.claim(99, "other")
        store.succeed(0, State.OK, '{"x":1}', Usage())
        assert list(store.results()) == ['{"x":1}']
        assert store.counts() == {State.OK: 1, State.QUEUED: 1}


def test_a_claim_waits_to_be_committed_with_a_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.batch.commits._LATER_SECONDS", 60.0)

    def states() -> list[str]:
        with sqlite3.connect(tmp_path / DATABASE) as reader:
            return [state for (state,) in reader.execute("SELECT state FROM documents ORDER BY id")]

    with RunStore(tmp_path) as store:
        store.begin(["a", "b"])
        assert until(lambda: states() == ["queued", "queued"])
        store.claim(0, "key 0")
        store.claim(1, "key 1")
        assert states() == ["queued", "queued"]
        store.succeed(0, State.OK, "{}", Usage())
        assert until(lambda: states() == ["ok", "running"])


def test_a_claim_that_nothing_follows_is_committed_a_little_later(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin(["a"])
        store.claim(0, "key")
        with sqlite3.connect(tmp_path / DATABASE) as reader:
            states = "SELECT state FROM documents"
            assert until(lambda: reader.execute(states).fetchall() == [("running",)])


def test_an_error_of_a_commit_is_raised_and_not_lost(tmp_path: Path) -> None:
    store = RunStore(tmp_path)
    store.begin(["a"])
    store._writes._error = sqlite3.OperationalError("disk full")
    with pytest.raises(sqlite3.OperationalError, match="disk full"):
        store.claim(0, "key")
    with pytest.raises(sqlite3.OperationalError, match="disk full"):
        store.close()
    # The folder is free again all the same.
    RunStore(tmp_path).close()


def test_results_can_be_read_while_the_run_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "summaries.jsonl"
    with RunStore(tmp_path) as store:
        store.begin(["a", "b", "c"])
        store.grow()
        assert path.read_text(encoding="utf-8") == ""
        for position in (2, 0):
            store.claim(position, f"key {position}")
            store.succeed(position, State.OK, json.dumps({"n": position}), Usage())
            assert path.read_text(encoding="utf-8").endswith(f'{{"n": {position}}}\n')
        store.claim(1, "key 1")
        store.fail(1, State.FAILED, InputError("b is no document"), Usage())
        store.write_results()
    assert path.read_text(encoding="utf-8") == '{"n": 0}\n{"n": 2}\n'
    failed = json.loads((tmp_path / "failures.jsonl").read_text(encoding="utf-8"))
    assert (failed["source"], failed["class"], failed["reason"], failed["retry"]) == (
        "b",
        "InputError",
        "b is no document",
        False,
    )
    assert failed["what_to_do"]


def test_a_run_that_is_taken_up_again_begins_with_what_is_known(tmp_path: Path) -> None:
    path = tmp_path / "summaries.jsonl"
    with RunStore(tmp_path) as store:
        store.begin(["a", "b"])
        store.grow()
        store.claim(0, "key")
        store.succeed(0, State.OK, '{"n":0}', Usage())
    # Killed before its end: nothing was written in order.
    with RunStore(tmp_path) as store:
        store.begin(["a", "b"])
        store.grow()
        assert path.read_text(encoding="utf-8") == '{"n":0}\n'


def test_a_link_in_place_of_the_growing_file_is_not_written_through(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text("mine", encoding="utf-8")
    (tmp_path / "summaries.jsonl").symlink_to(elsewhere)
    with RunStore(tmp_path) as store:
        store.begin(["a"])
        store.grow()
        store.claim(0, "key")
        store.succeed(0, State.OK, '{"n":0}', Usage())
    assert elsewhere.read_text(encoding="utf-8") == "mine"


def test_failures_are_grouped_by_cause(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin([str(n) for n in range(6)])
        for position in range(6):
            store.claim(position, f"key {position}")
            error = EndpointTimeout("late") if position < 5 else InputError("5 is none")
            store.fail(position, State.FAILED, error, Usage())
        first, second = causes(store.rows(failures_only=True))
    assert (first.count, first.sources, first.retry) == (5, ["0", "1", "2"], True)
    assert ", 2 more" in first.line()
    assert (second.count, second.kind) == (1, "InputError")


def test_every_error_a_document_may_end_with_has_an_advice() -> None:
    import inspect

    from summarizer import errors
    from summarizer.batch.failures import _ADVICE
    from summarizer.batch.run import hits_every_document

    def all_of(cls: type[Exception]) -> set[type[Exception]]:
        return {cls}.union(*(all_of(sub) for sub in cls.__subclasses__()))

    known = {cls for cls in all_of(errors.SummarizerError) if cls.__module__ == errors.__name__}
    abstract = {errors.SummarizerError, errors.EngineError}
    elsewhere = {errors.UnreadableSummary, errors.RunLocked, errors.ResourceMissing}
    single = {
        cls
        for cls in known - abstract - elsewhere
        if not inspect.isabstract(cls) and not hits_every_document(cls("x"))
    }
    assert {cls.__name__ for cls in single} - set(_ADVICE) <= {"SchemaError"}

from __future__ import annotations

import json
import shutil
import signal
from pathlib import Path

import pytest

from summarizer.review.store import ReviewStore
from tests.cli.conftest import ROOT, Command
from tests.review.helpers import Reviewing, write_run

RECORDED = ROOT / "docs" / "images" / "summaries.jsonl"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return write_run(tmp_path / "out")


@pytest.fixture
def reviewed(out: Path) -> Path:
    """A folder in which two people have reviewed: one all of it, with a correction and a rejection, one a part."""
    ada, bo = Reviewing(out, "ada"), Reviewing(out, "bo")
    for document in range(3):
        ada.accept_all(document)
    ada.decide(0, 2, "correct", holder="Tomas Hule")
    ada.decide(1, 1, "reject")
    for document in range(3):
        ada.finish(document)
    bo.accept_all(1)
    ada.close()
    bo.close()
    return out


def test_decisions_go_to_stdout_as_json_lines_or_to_a_file(
    command: Command, reviewed: Path, tmp_path: Path
) -> None:
    ended = command("review", reviewed, "--export", "jsonl")
    assert ended.code == 0, ended.err
    lines = [json.loads(line) for line in ended.out.splitlines()]
    assert len(lines) == 7 + 3 + 2
    mine = command("review", reviewed, "--export", "jsonl", "--as", "bo", "--to", "bo.jsonl")
    assert (mine.code, mine.out) == (0, "")
    kept = (tmp_path / "bo.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["reviewer"] for line in kept} == {"bo"}


def test_reviewed_documents_measure_their_run_with_intervals(
    command: Command, reviewed: Path
) -> None:
    made = command("review", reviewed, "--export", "gold")
    assert made.code == 0, made.err
    assert "3 annotations written" in made.err
    assert "eval" in made.err
    scored = command("eval", reviewed / "gold", "--summaries", reviewed / "summaries.jsonl")
    assert scored.code == 0, scored.err
    # Of five positions one has the wrong holder, one should not be there.
    (precision,) = [line for line in scored.out.splitlines() if "positions: precision" in line]
    assert "0.600 (0." in precision
    as_json = command(
        "eval", reviewed / "gold", "--summaries", reviewed / "summaries.jsonl", "--json"
    )
    told = json.loads(as_json.out)
    low, high = told["intervals"]["position"]["precision"]
    assert low < told["position"]["precision"] == 0.6 < high
    assert told["calls"] == 0
    refused = command("eval", reviewed / "gold", "--summaries", "x.jsonl", "--model", "scripted")
    assert refused.code == 2


def test_tasks_for_label_studio_are_one_list(command: Command, reviewed: Path) -> None:
    ended = command("review", reviewed, "--export", "label-studio")
    assert ended.code == 0, ended.err
    assert [len(task["predictions"]) for task in json.loads(ended.out)] == [2, 3, 2]


def test_agreement_is_said_and_given_as_json(command: Command, reviewed: Path) -> None:
    pytest.importorskip("nltk", reason="the extra review is not installed")
    ended = command("review", reviewed, "--export", "agreement")
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)["questions"]["kept or rejected"]["agree"] == 0.5
    assert "kept or rejected: alpha 0.000; the same on 50% of 2 items." in ended.err


def test_without_the_extra_the_message_says_what_to_install(
    command: Command, reviewed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "nltk.metrics.agreement", None)
    ended = command("review", reviewed, "--export", "agreement")
    assert ended.code == 1
    assert "[review]" in ended.err


def test_notes_follow_the_review_and_need_not(
    command: Command, reviewed: Path, tmp_path: Path
) -> None:
    summaries = reviewed / "summaries.jsonl"
    before = summaries.read_bytes()
    ended = command("brief", summaries, "--out", "note.md")
    assert ended.code == 0, ended.err
    assert "Follows the review by ada and bo" in ended.err
    note = (tmp_path / "note.md").read_text(encoding="utf-8")
    assert "*(corrected by a person)*" in note
    plain = command("brief", summaries, "--out", "plain.md", "--no-review")
    assert "review" not in plain.err
    assert "person" not in (tmp_path / "plain.md").read_text(encoding="utf-8")
    assert summaries.read_bytes() == before


def test_view_makes_its_page_anew_when_something_was_decided(command: Command, out: Path) -> None:
    import os

    first = command("view", out, "--no-browser")
    assert first.code == 0, first.err
    page = out / "note.html"
    assert "corrected by a person" not in page.read_text(encoding="utf-8")
    # As of yesterday, so that the clock of a fast machine does not matter.
    for one in (page, out / "summaries.jsonl"):
        os.utime(one, (one.stat().st_atime, one.stat().st_mtime - 86_400))
    ada = Reviewing(out, "ada")
    ada.decide(0, 2, "correct", holder="Tomas Hule")
    ada.close()
    again = command("view", out, "--no-browser")
    assert again.code == 0, again.err
    assert "corrected by a person" in page.read_text(encoding="utf-8")


def test_what_was_not_reviewed_cannot_be_exported(command: Command, out: Path) -> None:
    ended = command("review", out, "--export", "jsonl")
    assert ended.code == 1
    assert "Nothing has been reviewed" in ended.err


@pytest.mark.parametrize("form", ["jsonl", "gold", "label-studio", "agreement"])
@pytest.mark.parametrize("who", [(), ("--as", "Nobody")])
def test_a_page_that_was_opened_and_left_has_nothing_to_export(
    command: Command, out: Path, form: str, who: tuple[str, ...]
) -> None:
    ReviewStore(out / "review.sqlite", writing=True).close()
    ended = command("review", out, "--export", form, *who)
    assert (ended.code, ended.out) == (1, "")
    assert "Nothing has been reviewed" in ended.err
    assert "summarizer review" in ended.err
    assert not (out / "gold").exists()


def test_without_a_finished_document_no_folder_of_annotations_is_made(
    command: Command, out: Path
) -> None:
    ada = Reviewing(out, "ada")
    ada.accept_all(0)
    ada.close()
    ended = command("review", out, "--export", "gold")
    assert ended.code == 1
    assert "No document is finished" in ended.err
    assert "Score the run" not in ended.err
    assert not (out / "gold").exists()
    alone = command("review", out, "--export", "agreement")
    assert alone.code == 1
    assert "so far only ada has reviewed" in alone.err


def test_sigterm_ends_the_page_as_ctrl_c_does(
    command: Command, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from summarizer.review.server import ReviewServer

    before = signal.getsignal(signal.SIGTERM)

    def terminated(_: ReviewServer) -> None:
        signal.raise_signal(signal.SIGTERM)
        pytest.fail("the page went on")

    # Were it not handled, it would end the tests.
    monkeypatch.setattr(ReviewServer, "serve_forever", terminated)
    ended = command("review", out, "--no-browser")
    assert ended.code == 0, ended.err
    assert f"Decisions: {out / 'review.sqlite'}" in ended.err
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_name_that_decided_nothing_is_said(command: Command, reviewed: Path) -> None:
    ended = command("review", reviewed, "--export", "gold", "--as", "eve")
    assert ended.code == 1
    assert "There are no decisions of eve. Reviewers: ada, bo." in ended.err


def test_where_to_without_what_is_a_usage_error(command: Command, out: Path) -> None:
    assert command("review", out, "--to", "x").code == 2


def test_recorded_summaries_of_the_examples_can_be_reviewed_to_figures(
    command: Command, tmp_path: Path
) -> None:
    """From start to figures as docs/review.md walks through it, decided here by what the annotations say."""
    folder = tmp_path / "out"
    folder.mkdir()
    shutil.copy(RECORDED, folder / "summaries.jsonl")
    from summarizer.cli.texts import looked_up
    from summarizer.review.desk import Desk
    from summarizer.review.run import ReviewedRun

    with looked_up([ROOT], [folder / "summaries.jsonl"]) as text_of:
        run = ReviewedRun(folder, text_of)
        with ReviewStore(folder / "review.sqlite", writing=True) as store:
            desk = Desk(run, store)
            for number in range(6):
                for item in desk.document(number, "ada")["items"]:
                    asked = {
                        "document": number,
                        "item": item["key"],
                        "base": 0,
                        "action": "accept",
                    }
                    desk.decide("ada", asked)
                desk.finish("ada", {"document": number})
        run.close()
    made = command("review", folder, "--export", "gold", "--sources", ROOT / "examples")
    assert "6 annotations" in made.err
    scored = command(
        "eval",
        folder / "gold",
        "--summaries",
        folder / "summaries.jsonl",
        "--documents",
        ROOT / "examples",
        "--json",
    )
    told = json.loads(scored.out)
    # Whoever accepts everything says that everything is right: the figures have to say so, too.
    for what in ("position", "conversation", "dispute", "participant"):
        assert (told[what]["precision"], told[what]["recall"]) == (1.0, 1.0), what
    for what in ("stance", "date", "medium", "initiator"):
        assert told[what]["rate"] == 1.0, what


def test_the_browser_is_led_in_by_a_file_that_nobody_else_may_read(
    command: Command, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command line is for everybody on the machine to see: the token is not in it."""
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    from summarizer.review.server import ReviewServer

    seen: dict[str, str] = {}

    def opened(url: str) -> bool:
        door = Path(url2pathname(urlsplit(url).path))
        seen.update(url=url, text=door.read_text(encoding="utf-8"))
        seen["mode"] = oct(door.parent.stat().st_mode & 0o077)
        return True

    def interrupted(_: ReviewServer) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("webbrowser.open", opened)
    monkeypatch.setattr(ReviewServer, "serve_forever", interrupted)
    ended = command("review", out)
    assert ended.code == 0, ended.err
    address = ended.out.strip()
    assert address in seen["text"]
    assert address.partition("#")[2] not in seen["url"] + ended.err
    assert seen["mode"] == "0o0"
    assert not Path(url2pathname(urlsplit(seen["url"]).path)).exists()
    assert "Decisions: " in ended.err


def test_what_cannot_be_read_is_named_before_the_page_opens(
    command: Command, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from summarizer.review.server import ReviewServer

    def interrupted(_: ReviewServer) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ReviewServer, "serve_forever", interrupted)
    with (out / "summaries.jsonl").open("a", encoding="utf-8") as more:
        more.write("{half\n")
    ended = command("review", out, "--no-browser")
    assert ended.code == 0
    assert "line 4 is not valid JSON" in ended.err
    assert "3 documents to review" in ended.err


def test_a_run_without_summaries_is_nothing_to_review(command: Command, out: Path) -> None:
    (out / "summaries.jsonl").write_text(
        '{"schema_version": "1.1", "result_type": "mine:Talks", "result": {}}\n', encoding="utf-8"
    )
    ended = command("review", out, "--no-browser")
    assert (ended.code, ended.out) == (1, "")
    assert "mine:Talks" in ended.err
    assert "nothing to review" in ended.err
    assert not (out / "review.sqlite").exists()


def test_an_annotation_of_a_document_that_was_opened_again_is_named(
    command: Command, reviewed: Path
) -> None:
    command("review", reviewed, "--export", "gold")
    ada = Reviewing(reviewed, "ada")
    ada.finish(2)
    ada.close()
    ended = command("review", reviewed, "--export", "gold")
    assert "2 annotations written" in ended.err
    (left,) = (reviewed / "gold").glob("harbour-*.json")
    assert f"{left} is of an earlier export" in ended.err

"""What decisions are turned into: JSON lines, annotations that ``eval`` scores, Label Studio's tasks, agreement."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import InputError
from summarizer.evaluation.gold import Gold, read_gold
from summarizer.evaluation.scoring import score_document
from summarizer.models.quote import Verdict
from summarizer.review.agreement import agreement
from summarizer.review.export import decision_lines
from summarizer.review.gold import write_gold
from summarizer.review.label_studio import CONFIG, tasks
from tests.review.helpers import FERRY, TEXTS, Reviewing, ferry, grain, harbour, write_run

Open = Callable[..., Reviewing]
HULE = {"holder": "Tomas Hule", "on_behalf_of": "Norland"}
FEES = {"holder": "Alda Verin", "stance": "concerned", "topic": "harbour fees"}


def finished(one: Reviewing, document: int = 0) -> None:
    """Review the ferry's document: all is right but the holder of one position, and one is missing."""
    one.accept_all(document)
    one.decide(document, 2, "correct", **HULE)
    one.add(document, "warned that the harbour fees would rise in autumn", **FEES)
    one.finish(document)


def golds(one: Reviewing, folder: Path, reviewer: str | None = None) -> list[Gold]:
    assert write_gold(one.store, one.run, folder, reviewer).written
    return read_gold(folder)


def test_lines_hold_what_was_shown_what_was_changed_and_what_came_of_it(reviewing: Open) -> None:
    one = reviewing()
    finished(one)
    lines = [json.loads(line) for line in decision_lines(one.store, one.run)]
    assert [line["action"] for line in lines] == [
        "accept",
        "accept",
        "accept",
        "correct",
        "add",
        "finish",
    ]
    corrected, added, whole = lines[3:]
    assert corrected["content"]["holder"] == "Alda Verin"
    assert corrected["correction"] == HULE
    assert corrected["result"]["holder"] == "Tomas Hule"
    assert (added["added"], added["result"]["quotes"][0]["verdict"]) == (True, "exact")
    assert (whole["kind"], whole["item"], whole["source"]) == ("document", None, "ferry.txt")
    assert {line["current"] for line in lines} == {True}


def test_a_line_says_that_its_item_is_not_in_the_run_any_more(
    folder: Path, reviewing: Open
) -> None:
    one = reviewing()
    one.decide(0, 2, "reject")
    one.close()
    told = ferry()
    write_run(folder, told.model_copy(update={"positions": told.positions[:1]}))
    other = reviewing()
    (line,) = [json.loads(one) for one in decision_lines(other.store, other.run)]
    assert (line["current"], line["result"], line["content"]["stance"]) == (False, None, "proposes")


def test_a_reviewed_document_measures_the_run_it_was_reviewed_from(
    reviewing: Open, tmp_path: Path
) -> None:
    one = reviewing()
    finished(one)
    (gold,) = golds(one, tmp_path / "gold")
    scores = score_document(gold, ferry(), FERRY)
    # Two given, one of them with the wrong holder; three demanded, one of them missing.
    assert (scores.position.found, scores.position.given, scores.position.demanded) == (1, 2, 3)
    assert (scores.conversation.f1, scores.dispute.f1, scores.participant.f1) == (1, 1, 1)
    assert (scores.date.rate, scores.medium.rate, scores.initiator.rate) == (1, 1, 1)
    assert gold.positions[1].names == ("Tomas Hule", "Norland")


def test_what_was_rejected_counts_against_precision(reviewing: Open, tmp_path: Path) -> None:
    one = reviewing()
    one.decide(1, 0, "accept")
    one.decide(1, 1, "reject")
    one.finish(1)
    (gold,) = golds(one, tmp_path / "gold")
    scores = score_document(gold, grain(), TEXTS["grain.txt"])
    assert (scores.position.precision, scores.position.recall) == (0.5, 1.0)


def test_only_finished_documents_are_annotations_and_the_others_are_named(
    reviewing: Open, tmp_path: Path
) -> None:
    one = reviewing()
    finished(one)
    one.decide(1, 0, "accept")
    report = write_gold(one.store, one.run, tmp_path / "gold")
    assert sorted(report.unfinished) == ["grain.txt", "harbour.txt"]
    assert len(report.written) == 1


def test_a_document_with_new_items_is_finished_no_more(
    folder: Path, reviewing: Open, tmp_path: Path
) -> None:
    one = reviewing()
    one.accept_all(2)
    one.finish(2)
    one.close()
    told = harbour()
    other = told.positions[0].model_copy(update={"topic": "the channel"})
    write_run(folder, told.model_copy(update={"positions": (*told.positions, other)}))
    again = reviewing()
    report = write_gold(again.store, again.run, tmp_path / "gold")
    assert (report.written, report.unfinished) == ([], ["harbour.txt"])
    again.decide(0, 1, "reject")
    assert len(write_gold(again.store, again.run, tmp_path / "gold").written) == 1


def test_where_two_reviewers_differ_either_is_right(reviewing: Open, tmp_path: Path) -> None:
    ada, bo = reviewing("ada"), reviewing("bo")
    for one in (ada, bo):
        one.accept_all(1)
    ada.decide(1, 0, "correct", stance="supports", holder="The Grain Board of Arland")
    bo.decide(1, 1, "reject")
    for one in (ada, bo):
        one.finish(1)
    (gold,) = golds(ada, tmp_path / "gold")
    first, second = sorted(gold.positions, key=lambda p: p.optional)
    assert {first.stance, *first.stance_alternatives} == {"supports", "affirms"}
    assert set(first.names) == {"Grain Board", "The Grain Board of Arland"}
    assert (first.optional, second.optional) == (False, True)
    (alone,) = golds(ada, tmp_path / "bo", "bo")
    assert [(p.stance, p.optional) for p in alone.positions] == [("affirms", False)]


def test_a_position_that_was_added_and_is_found_later_is_demanded_once(
    folder: Path, reviewing: Open, tmp_path: Path
) -> None:
    one = reviewing()
    told = harbour()
    write_run(folder, told.model_copy(update={"positions": ()}))
    one.add(0, "supports the dredging", holder="harbour master", stance="supports", topic="mud")
    one.finish(0)
    one.close()
    write_run(folder, told)
    again = reviewing()
    again.decide(0, 0, "accept")
    (gold,) = golds(again, tmp_path / "gold")
    assert [p.quotes for p in gold.positions] == [("supports the dredging of the channel",)]


def test_what_was_missed_of_any_kind_is_demanded(reviewing: Open, tmp_path: Path) -> None:
    one = reviewing()
    one.accept_all(1)
    talk = {"what": "conversation", "participants": ["Grain Board"], "medium": "other"}
    claim = {"what": "disputed_claim", "kind": "denied", "claim": "Exports stay closed"}
    one.desk.add("ada", {"document": 1, "words": "The Grain Board said", **talk})
    one.desk.add(
        "ada",
        {
            "document": 1,
            "words": "exports will resume",
            "answer": "It opposes the new tariff",
            **claim,
        },
    )
    one.finish(1)
    (gold,) = golds(one, tmp_path / "gold")
    scores = score_document(gold, grain(), TEXTS["grain.txt"])
    assert (scores.conversation.recall, scores.dispute.recall) == (0.0, 0.0)
    assert (scores.position.precision, scores.position.recall) == (1.0, 1.0)


def test_an_item_without_words_of_the_text_is_counted_and_not_annotated(
    folder: Path, reviewing: Open, tmp_path: Path
) -> None:
    told = harbour()
    lost = (
        told.positions[0]
        .quotes[0]
        .model_copy(update={"verdict": Verdict.ABSENT, "text": None, "start": None, "end": None})
    )
    without = told.positions[0].model_copy(update={"quotes": (lost,)})
    write_run(folder, told.model_copy(update={"positions": (without,)}))
    one = reviewing()
    one.accept_all(0)
    one.finish(0)
    report = write_gold(one.store, one.run, tmp_path / "gold")
    assert report.without_words == 1
    assert read_gold(tmp_path / "gold")[0].positions == ()


def test_two_documents_of_one_name_are_told_apart(reviewing: Open, tmp_path: Path) -> None:
    one = reviewing()
    one.close()
    text = "The harbour master opposes the bridge.\n"
    from tests.accounts.helpers import record, summary

    write_run(one.run.folder, harbour(), summary(record("old/harbour.txt", text)))
    again = reviewing()
    again.accept_all(0)
    for number in (0, 1):
        again.finish(number)
    made = golds(again, tmp_path / "gold")
    assert {gold.document.file for gold in made} == {"harbour.txt"}
    assert len({gold.document.sha256 for gold in made}) == 2


# -- Label Studio ---------------------------------------------------------------------------------


def test_tasks_hold_the_model_s_items_and_each_reviewer_s(reviewing: Open) -> None:
    one = reviewing()
    finished(one)
    (task, *others) = tasks(one.run, one.store)
    assert len(others) == 2
    text = task["data"]["text"]
    versions = {p["model_version"]: p["result"] for p in task["predictions"]}
    assert list(versions) == ["hand:hand", "review: ada"]
    for results in versions.values():
        for result in results:
            value = result["value"]
            words = text[value["start"] : value["end"]]
            # What is typed about a passage stands where its words stood.
            assert words == value["text"] or (words and result["type"] == "textarea")
            assert result["to_name"] == "text"
            assert f'name="{result["from_name"]}"' in CONFIG
    holders = [
        [r["value"]["text"][0] for r in results if r["from_name"] == "holder"]
        for results in versions.values()
    ]
    assert holders == [["Alda Verin", "Alda Verin"], ["Alda Verin", "Tomas Hule", "Alda Verin"]]


def test_stances_of_the_labelling_interface_are_those_there_are() -> None:
    from summarizer.models.summary import Stance

    assert all(f'<Choice value="{stance.value}"/>' in CONFIG for stance in Stance)
    assert CONFIG.count("<Choice ") == len(Stance)


# -- agreement ------------------------------------------------------------------------------------


def test_alpha_is_that_of_the_textbook(reviewing: Open) -> None:
    """Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", B: two observers, ten units, alpha 0.095."""
    from summarizer.review import agreement as module

    meg = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    owen = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    rows = [[("meg", str(a)), ("owen", str(b))] for a, b in zip(meg, owen, strict=True)]
    pytest.importorskip("nltk", reason="the extra review is not installed")
    assert module._alpha(rows) == pytest.approx(0.095, abs=0.0005)


def test_agreement_is_counted_for_items_that_two_decided(reviewing: Open) -> None:
    pytest.importorskip("nltk", reason="the extra review is not installed")
    ada, bo = reviewing("ada"), reviewing("bo")
    for one in (ada, bo):
        one.accept_all(0)
        one.add(0, "warned that the harbour fees would rise", **FEES)
    bo.decide(0, 1, "reject")
    bo.decide(0, 2, "correct", **HULE)
    ada.accept_all(1)
    ada.add(2, "supports the dredging", holder="harbour master", stance="supports", topic="mud")
    report: Any = agreement(ada.store).as_json()
    assert report["reviewers"] == ["ada", "bo"]
    stands = report["questions"]["kept or rejected"]
    # Four items, one rejected by one of two: 1 - (8 - 1) * 2 / (1 * 7 * 2) = 0.
    assert (stands["items"], stands["agree"], stands["alpha"]) == (4, 0.75, pytest.approx(0.0))
    assert report["questions"]["holder"] == {"items": 1, "agree": 0.0, "alpha": pytest.approx(0.0)}
    # All say the same: alpha is 0 / 0.
    assert report["questions"]["stance"] == {"items": 1, "agree": 1.0, "alpha": None}
    assert (report["added_by_one"], report["added_by_more"]) == (1, 1)


def test_one_reviewer_agrees_with_nobody(reviewing: Open) -> None:
    one = reviewing()
    one.accept_all(0)
    with pytest.raises(InputError, match="Let a second person review"):
        agreement(one.store)

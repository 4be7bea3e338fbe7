from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import InputError
from summarizer.review.desk import Desk, NotFound
from summarizer.review.store import Outdated
from tests.review.helpers import FERRY, Reviewing, position, text_of, write_run
from tests.review.helpers import ferry as ferry_summary

Open = Callable[..., Reviewing]


def actions(shown: Any) -> list[str | None]:
    return [item["action"] for item in shown["items"]]


def test_a_document_is_told_with_its_items_and_its_text(reviewing: Open) -> None:
    shown: Any = reviewing().document(0)
    assert [item["kind"] for item in shown["items"]] == [
        "conversation",
        "position",
        "position",
        "disputed_claim",
    ]
    pieces = [piece for block in shown["blocks"] for piece in block["pieces"]]
    assert "".join(piece["text"] for piece in pieces) == FERRY
    marked = [piece["text"] for piece in pieces if 2 in piece["items"]]
    assert marked == ["offered to send inspectors"]


def test_a_correction_is_shown_beside_what_was_given(reviewing: Open) -> None:
    one = reviewing()
    one.decide(0, 2, "correct", holder="Tomas Hule", on_behalf_of="Norland")
    item = one.document(0)["items"][2]  # type: ignore[index]
    assert item["action"] == "correct"
    assert (item["given"]["holder"], item["values"]["holder"]) == ("Alda Verin", "Tomas Hule")
    (decision,) = one.store.standing()
    assert dict(decision.correction or {}) == {"holder": "Tomas Hule", "on_behalf_of": "Norland"}


def test_a_correction_that_changes_nothing_is_refused(reviewing: Open) -> None:
    with pytest.raises(InputError, match="Nothing was changed"):
        reviewing().decide(0, 2, "correct", holder=" Alda  Verin ")


def test_a_missed_position_is_taken_from_the_text_with_its_speaker(reviewing: Open) -> None:
    one = reviewing()
    start = FERRY.index(" warned that the harbour")
    asked = {
        "document": 0,
        "start": start,
        "end": FERRY.index(" in autumn"),
        "holder": "Alda Verin",
        "stance": "concerned",
        "topic": "harbour fees",
    }
    told: Any = one.desk.add("ada", asked)
    (quote,) = told["item"]["quotes"]
    assert quote["text"] == "warned that the harbour fees would rise"
    assert (quote["verdict"], quote["start"]) == ("exact", start + 1)
    (kept,) = one.store.standing()
    assert kept.added
    assert kept.result is not None
    assert kept.result.quotes[0].speaker_check == "named"  # type: ignore[union-attr]
    with pytest.raises(InputError, match="added already"):
        one.desk.add("ada", asked)


def test_words_that_were_typed_have_to_stand_in_the_text(reviewing: Open) -> None:
    one = reviewing()
    fields = {"holder": "Alda Verin", "stance": "concerned", "topic": "fees"}
    one.add(0, "the harbour fees would rise", **fields)
    with pytest.raises(InputError, match=r"nearest passage: “.*would rise"):
        one.add(0, "the harbour fees would not rise in autumn", **fields)
    with pytest.raises(InputError, match="Select the words"):
        one.desk.add("ada", {"document": 0, **fields})
    with pytest.raises(InputError, match="not within the text"):
        one.desk.add("ada", {"document": 0, "start": 5, "end": 10**6, **fields})


def test_an_added_position_can_be_corrected_taken_away_and_undone(reviewing: Open) -> None:
    one = reviewing()
    one.add(2, "supports the dredging", holder="harbour master", stance="supports", topic="mud")
    one.decide(2, 1, "correct", topic="dredging")
    shown: Any = one.document(2)
    assert shown["items"][1]["values"]["topic"] == "dredging"
    one.decide(2, 1, "reject")
    assert actions(one.document(2)) == [None, "reject"]
    for expected in ([None, "correct"], [None, "add"], [None]):
        one.undo()
        assert actions(one.document(2)) == expected


def test_a_document_is_finished_once_everything_is_decided(reviewing: Open) -> None:
    one = reviewing()
    one.decide(1, 0, "accept")
    with pytest.raises(InputError, match="1 item is not decided yet"):
        one.finish(1)
    one.decide(1, 1, "reject")
    told: Any = one.finish(1)
    assert told["finished"]
    again: Any = one.finish(1)
    assert not again["finished"]
    undone: Any = one.undo()
    assert undone["action"] == "reopen"
    assert one.desk.overview("ada")["documents"][1]["finished"]


def test_progress_is_counted_for_each_reviewer(reviewing: Open) -> None:
    ada, bo = reviewing("ada"), reviewing("bo")
    ada.accept_all(0)
    ada.finish(0)
    bo.decide(0, 0, "reject")
    told = bo.desk.overview("bo")["reviewers"]
    assert [(one["name"], one["decided"], one["finished"]) for one in told] == [
        ("bo", 1, 0),
        ("ada", 4, 1),
    ]
    assert (told[0]["items"], told[0]["documents"]) == (7, 3)


def test_a_reviewer_does_not_see_what_another_one_decided(reviewing: Open) -> None:
    ada, bo = reviewing("ada"), reviewing("bo")
    ada.accept_all(1)
    ada.add(1, "exports will resume", holder="Grain Board", stance="affirms", topic="exports")
    assert actions(bo.document(1)) == [None, None]


def test_what_another_tab_decided_is_not_overwritten(reviewing: Open) -> None:
    tab, other = reviewing("ada"), reviewing("ada")
    shown: Any = tab.document(1)
    other.decide(1, 0, "reject")
    asked = {
        "document": 1,
        "item": shown["items"][0]["key"],
        "base": shown["items"][0]["number"],
        "action": "accept",
    }
    with pytest.raises(Outdated):
        tab.desk.decide("ada", asked)
    assert actions(tab.document(1)) == ["reject", None]


@pytest.mark.parametrize(
    ("asked", "error", "reason"),
    [
        ({"document": 9}, NotFound, "no such document"),
        ({"document": "0"}, InputError, "document has to be a number"),
        ({"document": True}, InputError, "document has to be a number"),
        ({"document": 0, "sha256": "0" * 64}, NotFound, "made anew"),
        ({"document": 0, "item": "x"}, NotFound, "no such item"),
        ({"document": 0, "item": None, "base": 0}, NotFound, "no such item"),
    ],
)
def test_what_cannot_be_decided_about_is_said(
    reviewing: Open, asked: dict[str, Any], error: type[InputError], reason: str
) -> None:
    with pytest.raises(error, match=reason):
        reviewing().desk.decide("ada", {"action": "accept", "base": 0} | asked)


def test_a_page_that_was_opened_for_one_reviewer_is_for_no_other(reviewing: Open) -> None:
    one = reviewing()
    desk = Desk(one.run, one.store, " Ada  Holm ")
    assert desk.reviewer("Ada Holm") == "Ada Holm"
    with pytest.raises(InputError, match="for Ada Holm alone"):
        desk.reviewer("Bo")
    for name in ("", "\u200b", 5, None, "x" * 81):
        with pytest.raises(InputError):
            one.desk.reviewer(name)


def test_without_the_text_items_can_be_decided_and_nothing_added(folder: Path) -> None:
    one = Reviewing(folder, texts=lambda _: None)
    assert one.document(0)["blocks"] is None
    one.decide(0, 0, "accept")
    with pytest.raises(InputError, match="not at hand"):
        one.add(0, "demanded", holder="Alda Verin", stance="demands", topic="ferries")
    one.close()


def test_a_summary_s_findings_stand_at_the_item_they_are_about(folder: Path) -> None:
    from summarizer.models.verified import Checks, Finding

    told = (
        Finding(code="a", path="positions[1].quotes[0]", message="About the second."),
        Finding(code="b", path="positions[11]", message="About another one."),
        Finding(code="c", path="document", message="About the whole."),
    )
    write_run(folder, ferry_summary().model_copy(update={"checks": Checks(findings=told)}))
    one = Reviewing(folder, texts=text_of)
    shown: Any = one.document(0)
    assert [item["findings"] for item in shown["items"]] == [[], [], ["About the second."], []]
    one.close()


def test_text_of_documents_is_told_on_one_line_and_harmless(folder: Path) -> None:
    from summarizer.models.summary import Stance

    told = ferry_summary()
    bad = position(FERRY, "Al\u202eda\x00 \nVerin", Stance.DENIES, "offered to send inspectors")
    write_run(folder, told.model_copy(update={"positions": (bad,)}))
    one = Reviewing(folder, texts=text_of)
    shown: Any = one.document(0)
    assert shown["items"][1]["values"]["holder"] == "Alda Verin"
    one.close()


def test_a_missed_conversation_and_a_missed_claim_are_added_with_their_words(
    reviewing: Open,
) -> None:
    one = reviewing()
    talk = {
        "document": 0,
        "what": "conversation",
        "words": "Transport Minister Alda Verin telephoned the envoy of Norland",
        "participants": ["Alda Verin", "the envoy"],
        "medium": "phone",
        "date": "2031-05-03",
    }
    told: Any = one.desk.add("ada", talk)
    assert told["item"]["values"]["participants"] == ["Alda Verin", "the envoy"]
    claim = {
        "document": 0,
        "what": "disputed_claim",
        "kind": "denied",
        "words": "demanded that the ferry line be reopened",
        "answer": "no ferry had been stopped",
        "claim": "A ferry line was closed",
        "asserted_by": "Alda Verin",
        "disputed_by": "Tomas Hule",
    }
    told = one.desk.add("ada", claim)
    assert [q["side"] for q in told["item"]["quotes"]] == ["asserts", "disputes"]
    assert [one["kind"] for one in told_items(one)] == ["conversation", "disputed_claim"]
    for change, reason in (
        ({"answer": ""}, "1 to 5,000 characters"),
        ({"answer": "every ferry was stopped"}, "do not stand"),
        ({"what": "song"}, "nothing that can be added"),
        ({"kind": "perhaps"}, "Kind has to be one of"),
    ):
        with pytest.raises(InputError, match=reason):
            one.desk.add("ada", claim | {"claim": "Another"} | change)
    unanswered = {"kind": "unanswered", "answer": "", "disputed_by": "", "claim": "Another"}
    assert one.desk.add("ada", claim | unanswered)["item"]["action"] == "add"


def test_what_a_disputed_claim_is_answered_stands_at_it(folder: Path) -> None:
    told = ferry_summary()
    answered = told.disputed_claims[0].model_copy(update={"answer": "No ferry was stopped."})
    write_run(folder, told.model_copy(update={"disputed_claims": (answered,)}))
    one = Reviewing(folder, texts=text_of)
    shown: Any = one.document(0)
    assert shown["items"][3]["told"] == [["Answer", "No ferry was stopped."]]
    one.close()


def told_items(one: Reviewing) -> list[Any]:
    shown: Any = one.document(0)
    return [item for item in shown["items"] if item["own"]]

from __future__ import annotations

import json

import pytest

from summarizer.errors import InputError
from summarizer.models.quote import Verdict
from summarizer.models.summary import Conversation, Outcome, Position, Stance
from summarizer.models.verified import VerifiedSummary
from summarizer.review.items import ItemKind, corrected, field_values, items_of, key_of
from tests.review.helpers import ferry


def held() -> Position:
    return ferry().positions[1]


def test_an_item_keeps_its_key_whatever_is_thought_of_its_quotes() -> None:
    before = held()
    other = before.quotes[0].model_copy(
        update={"verdict": Verdict.NORMALISED, "speaker_check": None, "note": "Seen again."}
    )
    after = before.model_copy(update={"quotes": (other,), "verdict": Verdict.NORMALISED})
    assert key_of(ItemKind.POSITION, before) == key_of(ItemKind.POSITION, after)


@pytest.mark.parametrize(
    "change", [{"holder": "Tomas Hule"}, {"stance": Stance.DENIES}, {"topic": "fees"}]
)
def test_an_item_that_says_something_else_has_another_key(change: dict[str, object]) -> None:
    other = held().model_copy(update=change)
    assert key_of(ItemKind.POSITION, held()) != key_of(ItemKind.POSITION, other)


def test_fields_that_a_later_version_adds_empty_leave_keys_as_they_are() -> None:
    line = json.loads(ferry().model_dump_json())
    for position in line["positions"]:
        for name in ("holders", "addressee"):
            del position[name]
        for one in position["quotes"]:
            del one["speaker_found"], one["attribution"], one["page"]
    older = VerifiedSummary.model_validate_json(json.dumps(line | {"schema_version": "1.0"}))
    assert [one.key for one in items_of(older)] == [one.key for one in items_of(ferry())]


def test_the_same_item_twice_is_two_items() -> None:
    twice = ferry().model_copy(update={"positions": (held(), held())})
    keys = [one.key for one in items_of(twice)]
    assert len(keys) == len(set(keys)) == 4


def test_another_holder_takes_the_source_s_words_in_place_of_the_statement() -> None:
    before = held().model_copy(update={"statement": "Alda Verin offered to send inspectors."})
    after = corrected(ItemKind.POSITION, before, {"holder": "Tomas Hule"})
    assert isinstance(after, Position)
    assert (after.holder, after.statement) == ("Tomas Hule", "offered to send inspectors")
    assert after.quotes == before.quotes


def test_participants_that_stay_keep_their_offices() -> None:
    talk = ferry().conversations[0]
    people = (talk.participants[0].model_copy(update={"role": "Minister"}), talk.participants[1])
    after = corrected(
        ItemKind.CONVERSATION,
        talk.model_copy(update={"participants": people}),
        {"participants": ["Alda Verin", "Ida Holm"], "date": ""},
    )
    assert isinstance(after, Conversation)
    assert [(p.name, p.role) for p in after.participants] == [
        ("Alda Verin", "Minister"),
        ("Ida Holm", None),
    ]
    assert after.date is None


def _talk() -> Conversation:
    quotes = ferry().conversations[0].quotes
    told = (
        "The sides agreed to meet in June.",
        "Fees stay as they are.",
        "Inspectors will be sent.",
    )
    return (
        ferry()
        .conversations[0]
        .model_copy(
            update={
                "topics": ("ferries", "fees"),
                "outcomes": tuple(Outcome(text=text, quotes=quotes) for text in told),
            }
        )
    )


def test_outcomes_and_topics_are_corrected_one_by_one() -> None:
    talk = _talk()
    lines = ["Inspectors will be sent.", "The sides agreed to meet in May.", "A hotline is set up."]
    after = corrected(
        ItemKind.CONVERSATION, talk, {"outcomes": lines, "topics": ["fees", "  inspection "]}
    )
    assert isinstance(after, Conversation)
    assert after.topics == ("fees", "inspection")
    assert [one.text for one in after.outcomes] == lines
    # One stayed, one is in other words, both with their quotes; one is a person's own; one is gone.
    assert after.outcomes[0] == talk.outcomes[2]
    assert [len(one.quotes) for one in after.outcomes] == [1, 1, 0]
    assert after.participants == talk.participants


def test_all_outcomes_and_topics_can_be_taken_out() -> None:
    after = corrected(ItemKind.CONVERSATION, _talk(), {"outcomes": [], "topics": []})
    assert isinstance(after, Conversation)
    assert after.outcomes == after.topics == ()


def test_what_is_put_in_unchanged_changes_no_outcome() -> None:
    talk = _talk()
    long = Outcome(text="word\nafter word " * 60, quotes=talk.quotes)
    talk = talk.model_copy(update={"outcomes": (*talk.outcomes, long)})
    given = field_values(ItemKind.CONVERSATION, talk)
    assert corrected(ItemKind.CONVERSATION, talk, {"outcomes": given["outcomes"]}) == talk


@pytest.mark.parametrize(
    ("kind", "correction", "reason"),
    [
        (ItemKind.POSITION, {"stance": "furious"}, "Stance has to be one of"),
        (ItemKind.POSITION, {"holder": " \u200b "}, "Holder must not be empty"),
        (ItemKind.POSITION, {"quotes": "made up"}, "is no field"),
        (ItemKind.POSITION, {"topic": 5}, "Topic has to be text"),
        (ItemKind.POSITION, {"topic": "x" * 501}, "longer than 500"),
        (ItemKind.CONVERSATION, {"date": "3 May"}, "is no date"),
        (ItemKind.CONVERSATION, {"participants": ["A", 5]}, "Participants has to be"),
        (ItemKind.CONVERSATION, {"participants": []}, "Participants has to be"),
        (ItemKind.CONVERSATION, {"outcomes": "one"}, "Outcomes has to be 0 to"),
        (ItemKind.CONVERSATION, {"topics": ["x" * 2_001]}, "longer than 2000"),
        (ItemKind.DISPUTED_CLAIM, {"kind": "perhaps"}, "Kind has to be one of"),
    ],
)
def test_what_cannot_be_put_in_is_said(
    kind: ItemKind, correction: dict[str, str], reason: str
) -> None:
    content = next(one.content for one in items_of(ferry()) if one.kind is kind)
    with pytest.raises(InputError, match=reason):
        corrected(kind, content, correction)


def test_values_that_are_put_in_stand_on_one_line_without_what_nobody_sees() -> None:
    after = corrected(ItemKind.POSITION, held(), {"holder": " Tomas\n\u202eHule\x00 "})
    assert field_values(ItemKind.POSITION, after)["holder"] == "Tomas Hule"

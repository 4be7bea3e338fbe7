"""A model that says everything wrong of accounts, with the right words: what it says falls, or is shown in theirs."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.accounts.compared import MOST_LOOKS, compared
from summarizer.accounts.matters import bears
from summarizer.accounts.points import MOST_POINTS, Held, Holding, PointKind, Points, Standing
from summarizer.accounts.second_look import Second
from summarizer.models.brief import Account
from tests.accounts.helpers import quote
from tests.accounts.side_by_side import accounts, point, version

HALVIA = (
    "The president of Halvia, Mira Stenberg, received the Dornish prime minister, Olek Varda, in Sund on 14 September. "
    "President Stenberg said that Halvia would not lift the ban on Dornish timber before the inspection ends. "
    "Prime Minister Varda assured her that the inspectors would have access to all four mills. "
    "The two sides signed a memorandum on rail freight worth 60 million crowns. "
    "Ms Stenberg thanked Mr Varda for the return of the fishing boat Tern. "
    "The harbour master of Sund, Pell Aster, attended the dinner."
)
DORN = (
    "Prime Minister Olek Varda visited Sund on 14 September at the invitation of President Mira Stenberg. "
    "Mr Varda told the president that the timber ban had to be lifted by October. "
    "Ms Stenberg replied that she would consider it once the inspection was over. "
    "A memorandum on rail freight worth 80 million crowns was signed. "
    "Dorn did not agree to open the mill at Kessel to inspectors, the government said. "
    "It rained in Sund during the whole visit. "
    "The Halvian side claimed that the fishing boat Tern had been returned by Dorn in August."
)
TWO = {"halvia.txt": HALVIA, "dorn.txt": DORN}
ACCESS = "inspectors would have access to all four mills"


def held(*points: dict[str, Any]) -> Held:
    return Holding(accounts(TWO)).hold(Points.model_validate({"points": list(points)}))


def only(told: dict[str, Any], topic: str = "mills") -> Account:
    (found,) = held(point("only_in", topic, told)).standing
    return found.accounts[0]


@pytest.mark.parametrize("wrong", ["President Stenberg", "Mira Stenberg", "Pell Aster"])
def test_a_holder_to_whom_the_account_does_not_give_the_words_is_not_shown(wrong: str) -> None:
    told = only(version("A", f"the {ACCESS}", ["A3"], ACCESS, holder=wrong))
    assert told.holder == ""
    assert told.value == f"Prime Minister Varda assured her that the {ACCESS}."


def test_a_holder_to_whom_the_account_gives_the_words_is_shown() -> None:
    told = only(version("A", f"the {ACCESS}", ["A3"], ACCESS, holder="Prime Minister Varda"))
    assert (told.holder, told.value) == ("Prime Minister Varda", f"the {ACCESS}")


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("A5", "thanked Mr Varda for the return", "Varda thanked Stenberg for the boat"),
        ("A6", "attended the dinner", "the government resigned after the dinner"),
        ("A5", "thanked Mr Varda", "Stenberg accused Varda of the theft of the boat"),
        ("B3", "she would consider it", "Stenberg will consider it"),
        ("B3", "consider it once the inspection was over", "Stenberg would lift the ban"),
        ("B5", "agree to open the mill at Kessel", "Dorn agreed to open the mill at Kessel"),
        ("B7", "returned by Dorn in August", "the Tern had been returned by Dorn in August"),
    ],
)
def test_a_value_that_says_something_else_is_shown_in_the_accounts_own_sentence(
    sentence: str, words: str, value: str
) -> None:
    told = only(version(sentence[0], value, [sentence], words), topic="visit to Sund")
    (account,) = (a for a in accounts(TWO) if a.letter == sentence[0])
    assert told.value == account.sentences[int(sentence[1])].text


def test_values_in_the_accounts_words_stay_as_they_are() -> None:
    said = point(
        "contradiction",
        "price of the memorandum",
        version("A", "60 million crowns", ["A4"], "worth 60 million crowns"),
        version("B", "80 million crowns", ["B4"], "worth 80 million crowns"),
    )
    (found,) = held(said).standing
    assert [a.value for a in found.accounts] == ["60 million crowns", "80 million crowns"]
    assert found.topic == "price of the memorandum"


RAIN = version("B", "it rained", ["B6"], "It rained in Sund")
DINNER = version("A", "Pell Aster attended the dinner", ["A6"], "attended the dinner")


@pytest.mark.parametrize("kind", ["agreed", "contradiction", "wording", "emphasis"])
def test_passages_on_two_matters_make_no_point(kind: str) -> None:
    result = held(point(kind, "the visit", DINNER, RAIN))
    assert result.standing == []
    assert any("one matter" in f.finding.message for f in result.findings)


def test_agreement_is_none_where_the_number_they_differ_on_was_cut_off() -> None:
    said = point(
        "agreed",
        "memorandum on rail freight",
        version("A", "a memorandum was signed", ["A4"], "signed a memorandum on rail freight"),
        version("B", "a memorandum was signed", ["B4"], "A memorandum on rail freight"),
    )
    assert held(said).standing == []


def test_agreement_is_none_where_the_denial_was_cut_off() -> None:
    said = point(
        "agreed",
        "access of inspectors to the mills",
        version("A", "access to the mills", ["A3"], "access to all four mills"),
        version(
            "B", "the mill open to inspectors", ["B5"], "open the mill at Kessel to inspectors"
        ),
    )
    assert held(said).standing == []


def test_agreement_in_other_words_stands() -> None:
    said = point(
        "agreed",
        "visit to Sund",
        version("A", "Varda was received in Sund", ["A1"], "in Sund on 14 September"),
        version("B", "Varda visited Sund", ["B1"], "Prime Minister Olek Varda visited Sund"),
    )
    assert [p.kind for p in held(said).standing] == [PointKind.AGREED]


@pytest.mark.parametrize(
    "topic", ["Stenberg's lie about the Tern", "theft of the fishing boat", "a shameful dinner"]
)
def test_a_topic_that_judges_is_not_shown(topic: str) -> None:
    told = version("A", "thanked Mr Varda", ["A5"], "thanked Mr Varda for the return")
    assert held(point("only_in", topic, told)).standing[0].topic == ""


def test_an_account_that_has_most_words_of_a_matter_is_not_silent_on_it() -> None:
    told = version("A", "a memorandum", ["A4"], "signed a memorandum on rail freight")
    assert held(point("silent", "rail freight deal", told, silent=["B"])).standing == []


# Too much of everything --------------------------------------------------------------------------------------------


def test_of_an_endless_answer_so_many_points_are_looked_at_and_the_others_counted() -> None:
    result = held(*[point("agreed", "x", DINNER, RAIN)] * (MOST_POINTS + 70))
    assert "70 more" in result.findings[-1].finding.message
    assert len(result.findings) == MOST_POINTS + 1


@pytest.mark.parametrize("field", ["value", "words", "holder", "topic", "sentence", "account"])
def test_an_endless_string_ends_in_a_short_finding_or_in_nothing(field: str) -> None:
    endless = "memorandum " * 200_000
    told = version("A", "a memorandum", ["A4"], "rail freight")
    topic = "rail freight deal"
    if field == "topic":
        topic = endless
    else:
        told = {**told, "sentences" if field == "sentence" else field: endless}
        told["sentences"] = [endless] if field == "sentence" else told["sentences"]
    result = held(point("silent", topic, told, silent=["B", endless]))
    assert all(len(f.finding.message) < 600 for f in result.findings)
    assert all(len(a.value or "") < 600 for p in result.standing for a in p.accounts)


def test_contradictions_beyond_all_measure_are_not_asked_about_and_that_is_told() -> None:
    one, other = (
        " ".join(f"Pier {k} of the {what} held {k + more} boats." for k in range(MOST_LOOKS + 30))
        for what, more in (("north", 500), ("south", 900))
    )
    points = [
        Standing(
            PointKind.CONTRADICTION,
            f"boats at pier {k}",
            tuple(
                Account(
                    document=name,
                    value=f"{k + more} boats",
                    quotes=(quote(text, f"Pier {k} of the {what} held {k + more} boats"),),
                )
                for name, text, what, more in (
                    ("a.txt", one, "north", 500),
                    ("b.txt", other, "south", 900),
                )
            ),
        )
        for k in range(MOST_LOOKS + 30)
    ]
    asked: list[int] = []

    def look(conflicts: Any) -> list[Second]:
        asked.append(len(conflicts))
        return [Second.CONTRADICTION] * len(conflicts)

    made = compared(points, [], look)
    assert asked == [MOST_LOOKS]
    assert len(made.conflicts) == MOST_LOOKS
    assert "30 contradictions were not looked at" in made.findings[0].finding.message


def test_a_version_on_another_matter_is_dropped_and_the_point_stays() -> None:
    said = point(
        "contradiction",
        "price of the memorandum",
        version("A", "60 million crowns", ["A4"], "worth 60 million crowns"),
        version("B", "80 million crowns", ["B4"], "worth 80 million crowns"),
        RAIN,
    )
    result = held(said)
    (found,) = result.standing
    assert [a.value for a in found.accounts] == ["60 million crowns", "80 million crowns"]
    assert any("it rained" in f.finding.message for f in result.findings)


def test_two_remarks_of_one_person_on_two_things_differ_in_no_weight() -> None:
    told = (
        version("A", "Stenberg thanked Varda for the boat", ["A5"], "thanked Mr Varda"),
        version("B", "she would consider it", ["B3"], "she would consider it"),
    )
    assert held(point("emphasis", "Stenberg's comments on Varda", *told)).standing == []


@pytest.mark.parametrize(
    ("text", "agreed", "borne"),
    [
        ("They spoke of a schedule of contacts.", "They discussed a schedule for contacts.", True),
        ("She asked for a pause in the works.", "Ines Tavel asked for a pause in the works.", True),
        ("Tavel proposed a meeting.", "On Friday Tavel proposed a meeting.", False),
        ("A toll will be charged.", "A toll of 30 crowns will be charged.", False),
        (
            "He called for an end to the tensions and for dialogue.",
            "He said that diplomatic tools should be used to find a peaceful settlement.",
            False,
        ),
    ],
)
def test_what_several_agree_on_is_borne_out_by_each(text: str, agreed: str, borne: bool) -> None:
    assert bears(text, agreed) is borne

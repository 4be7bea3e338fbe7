"""One name per actor, one origin per wording."""

from __future__ import annotations

from summarizer.accounts.actors import unify
from summarizer.accounts.candidates import candidates
from summarizer.accounts.events import TalkAccount
from summarizer.accounts.origins import group_origins
from summarizer.brief import build_brief
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import position, quote, record, summary, talk

TEXT = "They waited."


def holding(source: str, *holders: str) -> VerifiedSummary:
    held = [
        position(who, "t", "affirms", "", quote(TEXT, TEXT), on_behalf_of=side or None)
        for who, _, side in (holder.partition("/") for holder in holders)
    ]
    return summary(record(source, f"{TEXT} {source}"), positions=held)


def holders(*summaries: VerifiedSummary) -> list[list[str]]:
    return [[p.holder for p in s.positions] for s in unify(summaries)[0]]


def test_spellings_of_one_person_become_one_name() -> None:
    found = holders(
        holding("a", "Sergey Lavrov/Russia"),
        holding("b", "Sergei Lavrov"),
        holding("c", "Sergey Lavrov", "Lavrov"),
    )
    assert found == [["Sergey Lavrov"], ["Sergey Lavrov"], ["Sergey Lavrov", "Sergey Lavrov"]]


def test_two_who_speak_together_have_the_names_they_have_apart() -> None:
    joint = "Sergei Lavrov and Ana Bruck"
    found = holders(
        holding("a", "Sergey Lavrov/Russia", "Sergey Lavrov"),
        holding("b", "Sergei Lavrov", "Ana Bruck", joint),
        holding("c", joint),
        holding("d", "Sergey Lavrov", "Sergey Lavrov", "Sergey Lavrov"),
    )
    assert found[1][2] == "Ana Bruck and Sergey Lavrov"
    assert found[2] == ["Ana Bruck and Sergey Lavrov"]
    assert holders(holding("a", "Bosnia and Herzegovina"), holding("b", "Herzegovina")) == [
        ["Bosnia and Herzegovina"],
        ["Herzegovina"],
    ]


def test_what_two_say_together_begins_with_the_names_they_have_in_the_note() -> None:
    joint = "Sergei Lavrov and Ana Bruck"
    said = position(joint, "t", "affirms", f"{joint} waited.", quote(TEXT, TEXT))
    accounts = [
        holding("a", "Sergey Lavrov/Russia", *["Sergey Lavrov"] * 2, "Sergei Lavrov", "Ana Bruck"),
        summary(record("b", TEXT), positions=[said]),
    ]
    renamed, actors = unify(accounts)
    (found,) = renamed[1].positions
    assert found.statement == "Ana Bruck and Sergey Lavrov waited."
    # Each of them is an actor, the two together are none.
    assert [actor.name for actor in actors] == ["Ana Bruck", "Sergey Lavrov"]


def test_holders_that_are_listed_are_taken_from_the_list() -> None:
    told = position("the two ministers", "t", "affirms", "They waited.", quote(TEXT, TEXT))
    listed = told.model_copy(update={"holders": ("Sergei Lavrov", "Ana Bruck")})
    renamed, actors = unify(
        [holding("a", *["Sergey Lavrov"] * 2), summary(record("b", TEXT), positions=[listed])]
    )
    assert renamed[1].positions[0].holders == ("Sergey Lavrov", "Ana Bruck")
    assert [actor.name for actor in actors] == ["Ana Bruck", "Sergey Lavrov"]


def test_a_capital_and_a_side_are_the_government_and_an_organ_is_not() -> None:
    found = holders(holding("a", "Moscow", "the Russian side", "Russia", "Kremlin"))
    assert found == [["Russia", "Russia", "Russia", "Kremlin"]]


def test_a_surname_of_two_people_is_left_to_its_own_document() -> None:
    found = holders(
        holding("a", "Ana Bruck", "Bruck"),
        holding("b", "Ivo Bruck", "Bruck"),
        holding("c", "Bruck"),
    )
    assert found == [["Ana Bruck", "Ana Bruck"], ["Ivo Bruck", "Ivo Bruck"], ["Bruck"]]


def test_a_short_name_is_not_given_to_somebody_of_another_side() -> None:
    found = holders(holding("a", "Ana Bruck/France"), holding("b", "Bruck/Germany"))
    assert found == [["Ana Bruck"], ["Bruck"]]


def test_other_spellings_are_kept_with_the_actor() -> None:
    made = build_brief(
        [
            holding("a", "Sergey Lavrov"),
            holding("b", "Sergey Lavrov"),
            holding("c", "Sergei Lavrov"),
        ]
    )
    (actor,) = made.actors
    assert (actor.name, actor.also) == ("Sergey Lavrov", ("Sergei Lavrov",))


def test_copies_of_a_release_are_one_origin() -> None:
    words = " ".join(f"word{n} and{n}" for n in range(60))
    other = " ".join(f"else{n} but{n}" for n in range(60))
    texts = {"a": words, "b": f"{words} More of it.", "c": other}
    made = [summary(record(source, text)) for source, text in texts.items()]
    assert group_origins(made, texts) == (("a", "b"),)


def test_candidates_grow_with_the_number_of_accounts_and_not_with_its_square() -> None:
    told = [
        TalkAccount(s, s.conversations[0])
        for n in range(600)
        for s in [
            summary(
                record(f"{n}", f"They spoke about matter{n % 7}. {n}"),
                conversations=[
                    talk("Ana Bruck/Tolva", "Ivo Sand/Merin", topics=(f"matter{n} of{n}",))
                ],
            )
        ]
    ]
    assert len(candidates(told)) < 60 * len(told)


def test_groups_without_a_name_are_one_only_where_they_are_written_the_same() -> None:
    found = holders(
        holding("a", "parties", "Annex B parties", "some island states", "many island states"),
        holding("b", "Parties", "a group of island states", "the rebels", "rebels"),
    )
    assert found[0] == ["Parties", "Annex B parties", "some island states", "many island states"]
    assert found[1][:2] == ["Parties", "a group of island states"]
    assert len(set(found[1][2:])) == 1


def test_a_group_without_a_name_speaks_for_no_side_a_text_names_beside_it() -> None:
    text = "Kelm, for the Reef Group, spoke first. Many island states, with the Reef Group, agreed."
    held = [
        position("Reef Group", "t", "affirms", "", quote(text, "spoke first")),
        position("many island states", "t", "affirms", "", quote(text, "agreed")),
    ]
    made = summary(record("a", text), positions=held)
    _, actors = unify([made], {"a": text})
    assert {a.name: a.side for a in actors}["many island states"] is None

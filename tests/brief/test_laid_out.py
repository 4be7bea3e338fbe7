"""Equal points once, parties and people, titles a desk would write, numbers in the order of reading."""

from __future__ import annotations

import re
import time

import pytest

from summarizer.brief import build_brief, render_markdown
from summarizer.brief.by_party.points import points
from summarizer.brief.headings.headlines import LONGEST
from summarizer.brief.headings.shortened import short_title
from summarizer.brief.headings.titles import talk_title
from summarizer.brief.layout import lay_out
from summarizer.models.brief import Actor, Brief, SourcedPosition, Story
from summarizer.models.quote import Quote, Speech, Verdict
from summarizer.models.summary import Medium
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import example_texts, examples, position, quote, record, summary, talk


def sourced(
    words: str, document: str = "a", holder: str = "Ana Dahl", stance: str = "demands"
) -> SourcedPosition:
    held = position(holder, "ports", stance, words, quote(words, words))
    return SourcedPosition(document=document, position=held)


def test_equal_points_of_one_holder_are_one_with_the_evidence_of_both() -> None:
    first = sourced("Ostravia must open the northern ports in May", "a")
    second = sourced("the northern ports of Ostravia must open in May", "b")
    (point,) = points([first, second])
    assert {m.document for m in point.members} == {"a", "b"}


@pytest.mark.parametrize(
    "other",
    [
        "Ostravia must open the 14 northern ports in May",
        "Ostravia must not open the northern ports in May",
        "Ostravia must open the southern islands for fishing",
    ],
)
def test_points_that_differ_in_what_matters_stay_apart(other: str) -> None:
    assert (
        len(points([sourced("Ostravia must open the northern ports in May"), sourced(other)])) == 2
    )


def brief(*held: tuple[str, str | None], actors: tuple[Actor, ...] = ()) -> Brief:
    positions = tuple(
        SourcedPosition(
            document="a",
            position=position(
                who, "ports", "demands", f"x{n}", quote(f"{who} wants {n} ports.", f"{who} wants {n} ports."),
                on_behalf_of=side,
            ),
        )
        for n, (who, side) in enumerate(held, 2)
    )  # fmt: skip
    story = Story(title="t", documents=("a",), positions=positions)
    return Brief(title="t", stories=(story,), documents=(record("a", ""),), actors=actors)


def parties(made: Brief) -> list[tuple[str, int]]:
    (story,) = lay_out(made).stories
    return [(p.name, len(p.lines)) for p in story.parties]


def test_a_state_its_adjective_and_its_ministry_are_one_party() -> None:
    held = [("Ostravia", None), ("Ostravian trade ministry", None), ("Ana Dahl", "Ostravia")]
    assert parties(brief(*held)) == [("Ostravia", 3)]


def test_a_person_stands_under_the_side_other_documents_give() -> None:
    actor = Actor(name="Ana Dahl", side="Vendoria")
    assert parties(brief(("Ana Dahl", None), ("Vendoria", None), actors=(actor,))) == [
        ("Vendoria", 2)
    ]


def test_two_persons_of_one_surname_are_two_parties() -> None:
    assert len(parties(brief(("Ana Dahl", None), ("Piet Dahl", None)))) == 2


def test_of_many_parties_those_with_one_point_are_put_together() -> None:
    held = [(f"Person{n} Name{n}", None) for n in range(7)] + [("Vendoria", None)] * 2
    assert parties(brief(*held)) == [("Vendoria", 2), ("Others", 7)]


@pytest.mark.parametrize(
    "title",
    [
        "A short title",
        "With a second call, the ministers of Vendoria and Ostravia come back to the ports and to everything else",
        "word " * 40,
    ],
)
def test_a_title_has_at_most_twelve_words(title: str) -> None:
    assert 0 < len(short_title(title).split()) <= LONGEST


def test_a_conversation_is_titled_by_what_it_was_its_people_and_its_day() -> None:
    met = talk("Ana van der Dahl/Vendoria", "Piet Roos, Jr./Ostravia", medium=Medium.PHONE)
    assert talk_title([met], "2026-05-14") == "Telephone call van der Dahl - Roos, 14 May 2026"


def test_titles_of_the_examples_are_short() -> None:
    made = build_brief(examples(), sources=example_texts())
    titles = [
        made.title,
        *(s.title for s in made.stories),
        *(e.title for s in made.stories for e in s.events),
    ]
    assert all(len(title.split()) <= LONGEST for title in titles)


def many(count: int) -> tuple[list[VerifiedSummary], dict[str, str]]:
    """Documents of ten positions each by a few holders, every one about something else."""
    made: list[VerifiedSummary] = []
    texts: dict[str, str] = {}
    for n in range(count):
        told = [
            f"Delegate{k} Of{k} said that matter {n}x{k} of item{n * 10 + k} must wait."
            for k in range(10)
        ]
        text, name = " ".join(told), f"{n}.txt"
        texts[name] = text
        held = []
        for k, sentence in enumerate(told):
            start = text.index(sentence)
            q = Quote(
                text=sentence,
                start=start,
                end=start + len(sentence),
                verdict=Verdict.EXACT,
                speech=Speech.REPORTED,
            )
            held.append(
                position(
                    f"Delegate{k} Of{k}",
                    f"matter item{n * 10 + k}",
                    "demands",
                    sentence,
                    q,
                    on_behalf_of=f"State{k}",
                )
            )
        made.append(summary(record(name, text, "2026-09-15", title=f"Item{n}"), positions=held))
    return made, texts


def test_every_position_of_many_stands_and_time_grows_with_their_number() -> None:
    def seconds(count: int) -> tuple[float, str]:
        made, texts = many(count)
        story = build_brief(made, sources=texts)
        began = time.process_time()
        text = render_markdown(story, texts)
        return time.process_time() - began, text

    seconds(2)
    short, _ = seconds(20)
    long, text = seconds(80)
    assert (
        len(set(re.findall(r"matter \d+x\d of item\d+ must wait", text.partition("## Sources")[0])))
        == 800
    )
    # Four times as many take four times as long; twice that leaves room for a busy machine.
    assert long < 8 * max(short, 0.05)

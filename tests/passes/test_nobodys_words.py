"""What looks like somebody's words and is not: passive headlines, acts by declaring, broken sentences, conditions."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.english.told_of import is_told_of
from summarizer.attribution.sourced import Layer
from summarizer.models.document import Kind
from summarizer.models.summary import Stance
from summarizer.passes.addressees import addressee_in
from summarizer.passes.no_views import with_views
from summarizer.passes.selection import selected
from summarizer.passes.uncued import with_uncued
from tests.passes.helpers import prepared


def told(text: str, kind: Kind = Kind.NEWS) -> list[tuple[str | None, str]]:
    attributed = Attributed.of(prepared(text, kind=kind))
    found = selected(attributed.prepared, with_uncued(attributed, attributed.attributions))
    words = attributed.prepared.text
    return [
        (a.holder, " ".join(words[a.start : a.end].split()))
        for a in with_views(attributed.prepared, found)
    ]


STORY = """During Strike, {headline}

Fishing groups today called on Premier Holm to halt the sale of the docks, saying it was illegal.

Southern Halden, a former Norlandian county, declared independence in 2019, a move that Velmar does not recognise. \
Anna Holm declared that the docks were safe.
"""


@pytest.mark.parametrize(
    "headline",
    [
        "Holm Urged to Halt Dock Sale",
        "Holm Asked to Halt Dock Sale",
        "Holm Asked about Dock Sale",
        "Holm Accused of Selling Docks",
    ],
)
def test_whom_a_headline_urges_says_nothing(headline: str) -> None:
    text = STORY.format(headline=headline)
    assert {name for name, words in told(text) if "Dock" in words} <= {"Fishing groups"}
    sources = Attributed.of(prepared(text, kind=Kind.NEWS)).sources
    title = [s for s in sources.passages if s.sentence == 1 and s.layer is Layer.CLAUSE]
    assert not any(one.name == "Holm" for one in title)


def test_verbs_of_an_object_need_what_follows_them() -> None:
    assert is_told_of("called", ["on", "to", "resign"])
    assert is_told_of("urged", ["not", "to", "resign"])
    assert not is_told_of("urged", ["kos", "to", "resign"])
    assert not is_told_of("called", ["for", "calm"])
    assert not is_told_of("asked", ["to", "leave"])
    assert not is_told_of("urged", ["not", "the", "crown"])


def test_to_declare_independence_is_an_act() -> None:
    words = [said for _, said in told(STORY.format(headline="Docks Are Sold"))]
    assert not any("independence" in said for said in words)
    assert any("docks were safe" in said for said in words)


TALK = """Interview with Jan Kos, pilot

REPORTER: Will you sail with the new owner?

JAN KOS: You are asking a question to which there is an answer. If he keeps the old crew, we will sail with him. \
Unless he pays, we will never trust his word.

REPORTER: And the premier?

JAN KOS: The premier - you know, nobody does - he wants.
"""


def test_a_condition_belongs_to_what_is_said_under_it() -> None:
    said = [words for _, words in told(TALK, Kind.TRANSCRIPT)]
    assert "If he keeps the old crew, we will sail with him." in said
    assert "Unless he pays, we will never trust his word." in said
    assert not any(words.startswith("we will") for words in said)


def test_words_about_the_question_and_wishes_without_a_content_are_no_views() -> None:
    said = [words for _, words in told(TALK, Kind.TRANSCRIPT)]
    assert not any("asking a question" in words for words in said)
    assert not any(words.endswith("he wants") for words in said)


def test_what_somebody_seeks_to_do_is_no_demand() -> None:
    text = "The mediator, Jan Kos, is seeking to bridge differences over the harbour.\n"
    attributed = Attributed.of(prepared(text, kind=Kind.NEWS))
    assert {a.stance_hint for a in attributed.attributions} == {Stance.AFFIRMS}


JOINT = """Joint Communiqué of the ministers of like-minded states

At the invitation of H.E. Mr. Jan Kos, Minister of Foreign Affairs and Emigrants of the Republic of Lebanon and \
following the conference on stability, the Minister of Foreign Affairs of Norway H.E. Mr. Ole Holm and the Minister of \
Foreign Affairs of Denmark H.E. Mr. Nils Vane met in Halden on 9 November 2031.

The Nordic Ministers congratulated the people of Lebanon and Minister Kos on the election.

The Ministers agreed on the importance of open seas. They stressed that dialogue can serve the common goals.
"""


def test_the_ministers_are_all_whom_one_sentence_names() -> None:
    attributed = Attributed.of(prepared(JOINT, kind=Kind.STATEMENT))
    held = {a.cue: a.holder for a in attributed.attributions}
    assert held["agree on"] == held["stress"] == "Jan Kos, Ole Holm and Nils Vane"
    assert held["congratulate"] == "Nordic Ministers"
    sides = {a.name: a.affiliation for a in attributed.cast.actors}
    assert (sides["Jan Kos"], sides["Ole Holm"], sides["Nils Vane"]) == (
        "Lebanon",
        "Norway",
        "Denmark",
    )


def test_a_return_to_something_is_nobody_addressed() -> None:
    assert addressee_in("Kos encouraged a return of jobs to the country") is None
    assert addressee_in("Kos urged Holm to return") == "Holm"


def test_he_is_not_the_woman_who_is_thanked() -> None:
    text = """Readout of the call with Svetlana Vane

President Jan Kos spoke with opposition leader Svetlana Vane of Velmar. He thanked her for attending his speech.
"""
    attributed = Attributed.of(prepared(text, kind=Kind.READOUT))
    found = with_uncued(attributed, attributed.attributions)
    assert [a.holder for a in found if a.cue == "thank"] == ["Jan Kos"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm, who led the team, also testified at the tribunal, along with other officials.",
        "Anna Holm spoke. Her comments on the harbour have been exposed as false by the port.",
        "Anna Holm is an embarrassment to the town that she wants to represent.",
    ],
)
def test_what_tells_of_words_gives_none(text: str) -> None:
    assert told(f"{text}\n") == []


def test_what_is_denied_in_front_belongs_to_what_is_said() -> None:
    text = """Interview with Anna Holm

REPORTER: Can you blame the sailors?

HOLM: It's not that I'm blaming anyone for anything! The docks are full.

REPORTER: Are they?

HOLM: They are full every single day of the year.
"""
    said = [words for _, words in told(text, Kind.TRANSCRIPT)]
    assert "It's not that I'm blaming anyone for anything!" in said
    assert not any(words.startswith("I'm blaming") for words in said)

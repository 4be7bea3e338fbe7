"""Who holds what is said where no name stands beside the verb: papers, pronouns, headlines, turns."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributions import Attribution, attributions
from summarizer.attribution.cast import Actor, Cast
from summarizer.models.document import Kind, SentenceRole, SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Stance
from summarizer.text.prepare import prepare

OPENING = "Polish Foreign Minister Jan Kos met Swedish Foreign Minister Eva Holm on Monday. "


def read(text: str, kind: Kind = Kind.NEWS, title: str | None = None) -> list[Attribution]:
    document = SourceDocument(source="test", text=text, kind=kind, language="en", title=title)
    prepared = prepare(document)
    return [a for a in attributions(prepared, Cast.of(prepared)) if a.candidate]


def cast_of(text: str, publisher: str | None = None) -> Cast:
    document = SourceDocument(source="test", text=text, language="en", publisher=publisher)
    return Cast.of(prepare(document))


def resolved(text: str, mention: str, at: int = 10_000) -> str | None:
    actor = cast_of(text).resolve(mention, at)
    return actor.name if actor else None


def named(cast: Cast, name: str) -> Actor:
    actor = cast.actor(name)
    assert actor is not None
    return actor


# -- papers and pronouns ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        ("Sweden's statement said prices rise.", ["Sweden"]),
        ("The Swedish Foreign Ministry statement said prices rise.", ["Swedish Foreign Ministry"]),
        ("The ministry said prices fall. The statement said prices rise.", ["ministry"] * 2),
        ("Kos said prices fall. He met Ms Holm. She said prices rise.", ["Jan Kos", "Eva Holm"]),
    ],
)
def test_papers_and_pronouns_lead_to_who_speaks_through_them(
    sentence: str, holders: list[str]
) -> None:
    assert [a.holder for a in read(OPENING + sentence)] == holders


# -- sentences without a cue ------------------------------------------------------------------------


def test_a_headline_is_held_by_the_source_behind_its_dash() -> None:
    title = "Talks on the border will go on in June — Polish minister"
    (found,) = read(f"{title}\n\nThe talks were long and ended late.\n", title=title)
    assert (found.holder_text, found.headline) == ("Polish minister", True)
    assert found.content == ((0, title.index(" —")),)


@pytest.mark.parametrize(
    "title", ["Talks on the border go on for days", "Talks on the border with Jan Kos"]
)
def test_a_headline_without_a_source_is_held_by_nobody(title: str) -> None:
    found = read(f"{title}\n\nThe talks went on, Jan Kos said.\n", title=title)
    assert not any(a.headline for a in found)


def test_a_headline_that_ends_with_its_verb_is_held_by_who_speaks() -> None:
    title = "The border must be closed now, Holm tells reporters"
    found = read(f"{title}\n\nSwedish Foreign Minister Eva Holm flew home.\n", title=title)
    assert [(a.holder, a.content) for a in found] == [("Eva Holm", ((0, title.index(", Holm")),))]


def test_a_quotation_before_anybody_spoke_is_nobodys() -> None:
    assert read('"The border has to stay open for all lorries." ' + OPENING) == []


def test_a_demand_in_a_readout_goes_on_with_the_last_speaker() -> None:
    text = OPENING + "Mr Kos said prices fall. The border must be opened."
    demand = read(text, Kind.READOUT)[-1]
    assert (demand.holder, demand.stance_hint) == ("Jan Kos", Stance.DEMANDS)
    assert demand.holder_check is SpeakerCheck.RESOLVED


@pytest.mark.parametrize("rest", [" The border is open.", "\n\nThe border must be opened."])
def test_what_is_no_demand_or_a_paragraph_of_its_own_is_nobodys(rest: str) -> None:
    found = read(OPENING + "Mr Kos said prices fall." + rest, Kind.READOUT)
    assert [a.cue for a in found] == ["say"]


@pytest.mark.parametrize(
    ("issuer", "holder"),
    [
        ("the foreign ministers of Poland", "foreign ministers"),
        ("the neighbours around the lake", "neighbours around the lake"),
    ],
)
def test_a_joint_statement_is_held_by_who_says_we(issuer: str, holder: str) -> None:
    text = f"We, {issuer}, met today.\n\nThe border must be opened for all people of the region."
    found = read(text, Kind.STATEMENT)[-1]
    assert (found.holder, found.stance_hint) == (holder, Stance.DEMANDS)


def test_a_label_of_a_transcript_is_the_person_its_title_names() -> None:
    text = (
        "MR KOS: The border must be opened.\n\nMS HOLM: No. It is closed for all people.\n\n"
        "MR KOS: It must not be so. They will not pay.\n"
    )
    title = "Polish Press Office: Remarks by Foreign Minister Jan Kos and Foreign Minister Eva Holm"
    assert read(text, Kind.TRANSCRIPT, title)[0].holder == "Jan Kos"


# -- the cast ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "mention", "at", "name"),
    [
        (OPENING, "the United Nations", 10_000, "United Nations"),
        (OPENING, "she", 10_000, None),
        (OPENING, " , ", 10_000, None),
        (OPENING, "the Foreign Minister", 0, "Jan Kos"),
        (OPENING, "the minister", 0, "Eva Holm"),
        ("The European Commission met.", "it", 10_000, "European Commission"),
        ("The officials said no.", "they", 10_000, "officials"),
        ("Minister Jan Kos spoke to Karl Berg.", "Berg", 10_000, "Karl Berg"),
        ("Minister Anna Paris spoke. Then Paris left.", "Paris", 10_000, "Anna Paris"),
        ("R. Tillman spoke. Minister Rex Tillman left.", "Tillman", 10_000, "Rex Tillman"),
    ],
)
def test_a_mention_leads_to_the_actor_it_may_stand_for(
    text: str, mention: str, at: int, name: str | None
) -> None:
    assert resolved(text, mention, at) == name


def test_a_nation_tells_two_of_one_surname_apart() -> None:
    text = "Russian Minister Ivan Petrov spoke. Bulgarian Minister Ivo Petrov agreed. "
    assert resolved(text, "Bulgarian Minister Petrov") == "Ivo Petrov"
    assert resolved(text, "Russian Minister Petrov") == "Ivan Petrov"


@pytest.mark.parametrize(
    ("text", "name", "affiliation"),
    [
        ("Minister Kari Lund came. Then Norway's Lund said no.", "Kari Lund", "Norway"),
        ("Minister Kari Lund came. Later the Norwegian minister left.", "Kari Lund", "Norway"),
        (
            "Minister Kari Lund met Minister Karl Berg. Later the Norwegian minister left.",
            "Kari Lund",
            None,
        ),
    ],
)
def test_a_later_mention_tells_a_ministers_nation_unless_two_may_be_meant(
    text: str, name: str, affiliation: str | None
) -> None:
    assert named(cast_of(text), name).affiliation == affiliation


def test_the_leader_of_a_nation_is_its_person_without_an_office() -> None:
    cast = cast_of("Mr Berg of Norway spoke. Mr Berg left. Later the Norwegian leader smiled.")
    assert named(cast, "Berg").role == "the Norwegian leader"


def test_officials_without_a_country_are_the_publishers_own() -> None:
    text = "Foreign Minister Kari Lund met Chilean Minister Ana Vidal and Journalist Bo Lie."
    cast = cast_of(text, publisher="Ministry of Foreign Affairs of Norway")
    found = {a.name: a.affiliation for a in cast.actors}
    assert found == {"Kari Lund": "Norway", "Ana Vidal": "Chile", "Bo Lie": None}


def test_spellings_of_a_name_are_bounded() -> None:
    titles = "Mr,Mr.,Dr,Dr.,Prof,Sir,Lord,President,King,Minister,Senator,General,Judge,Rev,Father"
    text = "President Luis Prado spoke. He met " + ", ".join(
        f"{title} Prado" for title in titles.split(",")
    )
    (actor,) = (a for a in cast_of(text + ".").actors if a.name == "Luis Prado")
    assert 10 < len(actor.aliases) <= 12
    assert len(cast_of(text + ".").mentions) > 12


def test_an_apposition_before_other_words_is_not_a_names() -> None:
    cast = cast_of("He met Kari Lund, a minister whose plan failed. She smiled.")
    assert named(cast, "Kari Lund").role is None


def test_a_closing_time_ends_the_account() -> None:
    text = OPENING + "The talks were long.\n\nThank you all for coming. End 5:32 P.M. EDT\n"
    roles = [s.role for s in prepare(SourceDocument(source="test", text=text)).sentences]
    assert roles[-2:] == [SentenceRole.BODY, SentenceRole.BOILERPLATE]

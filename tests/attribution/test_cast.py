"""Who a document speaks of."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.attribution.cast import Actor, ActorKind, Cast, gender_of, same_actor
from summarizer.models.document import SourceDocument
from summarizer.text.prepare import prepare
from summarizer.words.tokens import tokens


def cast_of(text: str) -> Cast:
    return Cast.of(prepare(SourceDocument(source="test", text=text)))


def named(text: str, name: str) -> Actor:
    found = cast_of(text).actor(name)
    assert found is not None, [a.name for a in cast_of(text).actors]
    return found


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation"),
    [
        (
            "Norwegian Foreign Minister Kari Lund spoke today.",
            "Kari Lund",
            "Foreign Minister",
            "Norway",
        ),
        (
            "He met Chilean Economy Minister Ana Vidal there.",
            "Ana Vidal",
            "Economy Minister",
            "Chile",
        ),
        ("The talks with CEO Jonas Weber went on.", "Jonas Weber", "CEO", None),
        ("He met President Luis Prado of Peru.", "Luis Prado", "President", "Peru"),
        (
            "US Secretary of State Paul Reed arrived.",
            "Paul Reed",
            "Secretary of State",
            "United States",
        ),
        ("Kenya’s Defence Minister Asha Odera left.", "Asha Odera", "Defence Minister", "Kenya"),
        (
            "He called President Samuel T. Gray, Jr. at noon.",
            "Samuel T. Gray, Jr.",
            "President",
            None,
        ),
    ],
)
def test_office_and_nation_before_a_name_are_read(
    text: str, name: str, role: str, affiliation: str | None
) -> None:
    actor = named(text, name)
    assert (actor.kind, actor.role, actor.affiliation) == (ActorKind.PERSON, role, affiliation)


def test_office_behind_a_name_is_read() -> None:
    actor = named(
        "He called Helene van der Meer, the European Commission chief.", "Helene van der Meer"
    )
    assert actor.affiliation == "European Union"
    assert actor.role is not None
    assert "chief" in actor.role


def test_surname_and_title_lead_back_to_the_full_name() -> None:
    cast = cast_of("Finnish Prime Minister Aino Salmi spoke. Ms Salmi left. A. Salmi returned.")
    for written in ("Salmi", "Ms Salmi", "A. Salmi", "Prime Minister Salmi"):
        found = cast.resolve(written, 60)
        assert found is not None
        assert found.name == "Aino Salmi"
    assert sum(a.kind is ActorKind.PERSON for a in cast.actors) == 1


def test_nation_decides_between_two_ministers() -> None:
    text = "Polish Foreign Minister Jan Kos met Swedish Foreign Minister Eva Holm on Monday. Talks went on."
    cast = cast_of(text)
    for written, name in (("the Polish minister", "Jan Kos"), ("the Swedish minister", "Eva Holm")):
        found = cast.resolve(written, len(text))
        assert found is not None
        assert found.name == name


def test_capital_stands_for_the_government() -> None:
    found = cast_of("Warsaw has agreed. Poland will pay.").resolve("Warsaw", 0)
    assert found is not None
    assert found.name == "Poland"


def test_both_leaders_are_the_two_parties() -> None:
    text = "Polish President Jan Kos spoke with Swedish Prime Minister Eva Holm. The two leaders agreed."
    found = cast_of(text).resolve("The two leaders", text.index("The two"))
    assert found is not None
    assert found.kind is ActorKind.JOINT
    assert set(found.members) == {"Jan Kos", "Eva Holm"}


def test_pronoun_goes_to_the_one_whose_gender_fits() -> None:
    text = "Swedish Prime Minister Eva Holm spoke. Mr Kos listened. She left early."
    found = cast_of(text).resolve("she", text.index("She"))
    assert found is not None
    assert found.name == "Eva Holm"


def test_unknown_words_resolve_to_nobody() -> None:
    cast = cast_of("Mr Kos spoke.")
    assert cast.resolve("the weather", 10) is None
    assert cast.resolve("", 10) is None
    assert cast.resolve("their", 10) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sergey Orlov", "Sergei Orlov"),
        ("S. Orlov", "Sergey Orlov"),
        ("Foreign Minister Orlov", "Sergey Orlov"),
        ("Joseph P. Brown, Jr.", "Joe Brown"),
        ("Kyiv", "Ukraine"),
        ("the Kremlin", "Kremlin"),
        ("José Núñez", "Jose Nunez"),
    ],
)
def test_names_of_one_actor_are_the_same(a: str, b: str) -> None:
    assert same_actor(a, b)
    assert same_actor(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Slovakia", "Slovenia"),
        ("Austria", "Australia"),
        ("Niger", "Nigeria"),
        ("Sergey Orlov", "Dmitry Orlov"),
        ("Moscow", "Kyiv"),
        ("Orlov", "Brown"),
        ("", "Orlov"),
    ],
)
def test_names_of_different_actors_differ(a: str, b: str) -> None:
    assert not same_actor(a, b)


def test_given_name_and_title_tell_the_gender() -> None:
    assert gender_of(Actor("Ursula Braun", ActorKind.PERSON)) == "female"
    assert gender_of(Actor("Peter Braun", ActorKind.PERSON, role="King")) == "male"
    assert gender_of(Actor("Braun", ActorKind.PERSON)) is None


@given(st.text(max_size=400))
def test_tokens_keep_their_offsets(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end] == token.text


@given(st.text(alphabet="ABab .,'’“”\"\n-é", max_size=300))
def test_mentions_lie_inside_the_text(text: str) -> None:
    for mention in cast_of(text).mentions:
        assert " ".join(text[mention.start : mention.end].split()) == mention.text


@pytest.mark.parametrize(
    "unit",
    ["Lavrov ", "Lavrov and ", "Putin, ", "the minister of the ", "A. ", "Russia's ", "a"],
)
def test_repeated_words_take_linear_time(unit: str) -> None:
    started = time.perf_counter()
    cast_of(unit * (30_000 // len(unit)))
    assert time.perf_counter() - started < 5


def test_a_firm_is_not_called_by_what_it_makes() -> None:
    text = (
        "Velmo says it carried ten riders.\n\nVelmo said on Monday that riders like the Velmo Engine. "
        "Anna Holm said Velmo is safe. Kos said Velmo is not. Jan Kos left. Kos added that Velmo was late."
    )
    actors = [a.name for a in Cast.of(prepare(SourceDocument(source="x", text=text))).actors]
    assert "Velmo" in actors
    assert "Velmo Engine" not in actors
    assert "Jan Kos" in actors


def test_where_somebody_is_from_is_no_part_of_the_name() -> None:
    text = (
        "Prams are dear, said U.S.-based Velmo Brands.\n\nLondon-based Solan Mills said prams are not. "
        "South Korean-born Anna Holm, a Norland-trained miller, agreed. Kim Jae-in left."
    )
    actors = {a.name for a in Cast.of(prepare(SourceDocument(source="x", text=text))).actors}
    assert {"Velmo Brands", "Solan Mills", "Anna Holm", "Kim Jae-in"} <= actors
    assert not any(
        "-based" in name or "-born" in name or name == "United States" for name in actors
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Director of Public Prosecutions Greta Moll said it was over. Moll left.", {"Greta Moll"}),
        (
            "Before his side's Premier League trip, Karl Aune spoke.",
            {"Premier League", "Karl Aune"},
        ),
        ("The premier, Anna Holm, spoke. Premier Holm left.", {"Anna Holm"}),
    ],
)
def test_offices_end_before_a_given_name_and_begin_no_body(text: str, names: set[str]) -> None:
    actors = {a.name for a in Cast.of(prepare(SourceDocument(source="x", text=text))).actors}
    assert names <= actors
    assert not any(name.startswith("Prosecutions") or name == "Premier" for name in actors)


def test_the_first_words_of_a_bodys_name_are_part_of_it() -> None:
    text = (
        "The National Millers Association said no. South Velmar allows it. The Royal Holm Society agreed. "
        "A former Holm Council said yes. In West Solan the law is old."
    )
    actors = {a.name for a in Cast.of(prepare(SourceDocument(source="x", text=text))).actors}
    assert {"National Millers Association", "Royal Holm Society", "West Solan"} <= actors
    assert not {"Millers Association", "former Holm Council", "Solan"} & actors

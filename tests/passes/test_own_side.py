"""Whose side a holder is on, and under which name: the body of the office, the person behind it, a letter's writer."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.english.phrases import Classes, phrases
from summarizer.models.document import Kind
from summarizer.passes.addressees import addressee_in
from summarizer.passes.uncued import with_uncued
from summarizer.words.tokens import tokens
from tests.passes.helpers import prepared


def told(text: str, kind: Kind = Kind.NEWS) -> list[tuple[str | None, str | None, str]]:
    attributed = Attributed.of(prepared(text, kind=kind))
    found = with_uncued(attributed, attributed.attributions)
    words = attributed.prepared.text
    return [
        (a.holder, a.on_behalf_of, " ".join(words[a.start : a.end].split()))
        for a in found
        if a.candidate
    ]


@pytest.mark.parametrize(
    ("written", "side"),
    [
        (
            "Jan Kos, president of the Norwegian Free Republic of Southern Halden, said",
            "Norwegian Free Republic",
        ),
        ("Jan Kos, general secretary of the Danish Dockers Union, said", "Danish Dockers Union"),
        ("Greek Cypriot leader Jan Kos said", "Greek Cypriots"),
        ("Jan Kos, Norway's ambassador to France, said", "Norway"),
        ("Jan Kos, the Norwegian foreign minister, said", "Norway"),
        ("Jan Kos, the Dockers’ regional coordinating officer, said", ""),
        ("But Jan Kos, Dokka’s regional coordinating officer, said", "Dokka"),
    ],
)
def test_somebodys_side_is_the_body_of_the_office(written: str, side: str) -> None:
    words = tokens(written)
    sides = [p.affiliation for p in phrases(Classes(words, frozenset())) if p.name == "Jan Kos"]
    assert len(sides) == 1
    assert sides[0].startswith(side) if side else sides[0] in ("", "Dockers")


def test_no_person_is_read_out_of_the_name_of_a_body() -> None:
    words = tokens("Jan Kos, head of the French Football Federation, said")
    assert [p.name for p in phrases(Classes(words, frozenset())) if p.name] == ["Jan Kos"]


def test_a_title_behind_a_given_name_is_a_surname() -> None:
    words = tokens("But Anna King said")
    assert [p.name for p in phrases(Classes(words, frozenset()))] == ["Anna King"]
    words = tokens("In Halden King Karl said")
    assert [p.name for p in phrases(Classes(words, frozenset())) if p.role] == ["Karl"]


STRIKE = """Ferries may stop on Monday

Dokka rejected the offer. “Dokka has rejected our offer today,” the spokesperson said.

But Jan Kos, Dokka’s regional coordinating officer, said: “The bosses need to heed this vote of our members.

“It is in their power to settle this dispute. We would urge them to do so.”

A harbour spokesman said: “Dokka is going ahead with its strike on 5 August, and we regret that.”
"""


def test_what_somebody_says_is_theirs_and_not_once_more_their_bodys() -> None:
    of_kos = [(name, side) for name, side, words in told(STRIKE) if "heed this vote" in words]
    assert of_kos == [("Jan Kos", "Dokka")]
    assert {name for name, _, _ in told(STRIKE)} == {"Dokka", "Jan Kos", "harbour spokesman"}


LETTER = """Letter from Norland Premier to Dock Leader, 9 March 2031

Mr. V. Kos,
Leader,
Halden

Dear Mr. Kos,

I gather from a press release of 7th March that there are two major issues in our dialogue.

According to it, your letter to me dated 25th February said:

'It is our desire that the talks should be open. We have examined with care the questions you have raised. It will \
not be proper to exchange views in secret." I have received only one letter from you, and the paragraph does not \
appear in it.
"""


def test_a_letter_is_of_whom_its_title_says_and_what_it_quotes_is_not() -> None:
    own = [(name, words) for name, _, words in told(LETTER, Kind.OTHER)]
    assert {words for name, words in own if name == "V. Kos"} == {
        "It is our desire that the talks should be open.",
        "We have examined with care the questions you have raised.",
        "It will not be proper to exchange views in secret.",
    }
    assert any(name == "Norland Premier" and "only one letter" in words for name, words in own)
    assert not any("desire" in words for name, words in own if name != "V. Kos")


def test_what_somebody_is_told_is_nobody_it_is_put_to() -> None:
    assert addressee_in("Kos told a news conference that he came prepared to sign") is None
    assert addressee_in("You are asking a question to which there is an answer") is None
    assert addressee_in("Kos asked the remaining WHO states to pay") == "the remaining WHO states"


def test_the_party_is_the_one_that_the_text_is_about() -> None:
    text = """The UK Seafarers Party could sue two members who defected to Jan Kos's Harbour Party.

The party argues the two should give up their seats.
"""
    assert {(name, side) for name, side, words in told(text) if "argues" in words} == {
        ("UK Seafarers Party", "UK Seafarers Party")
    }


def test_a_spokesman_of_a_ministry_is_on_its_side() -> None:
    text = """The Norwegian Foreign Ministry dismissed the accusations on Monday.

A ministry spokesperson said that they were baseless.
"""
    sides = {name: side for name, side, _ in told(text)}
    assert sides["ministry spokesperson"] == "Norway"


def test_the_owner_before_an_office_has_no_apostrophe() -> None:
    text = "But Kentros' lawyer Anna Holm told reporters she was confident.\n"
    assert {side for _, side, _ in told(text)} == {"Kentros"}


def test_they_are_nobody_named_further_below() -> None:
    text = """Two sprinters appeared before the tribunal. They spent days in hospital, claiming they had been hurt.

Coach Jan Kos was banned. The runners' lawyer Anna Holm told reporters she was confident.
"""
    assert not any(name == "Jan Kos and Anna Holm" for name, _, _ in told(text))


STATES = """The United States, Mexico and Canada fulfilled commitments made by President Jan Kos and Ole Holm.

As an important step towards the goals of the Task Force, the European Commission and the United States welcome the \
contract. By our work together, we can create jobs for the workers of the ports.
"""


def test_what_an_opening_phrase_names_welcomes_nothing() -> None:
    held = {name for name, _, words in told(STATES, Kind.STATEMENT) if "welcome" in words}
    assert held == {"European Commission and United States"}


def test_an_adverb_at_the_beginning_is_nobody() -> None:
    text = "“Unfortunately, it seems we have no time tonight,” commented one delegate of the islands.\n"
    assert not any(name == "Unfortunately" for name, _, _ in told(text))


REPORT = """Crime has risen, according to a report presented by Norway's new interior minister, Jan Kos.

Norway's new interior minister, Jan Kos, said he was worried about the rise. Kos said the police would get more men.

The report found that the number of thefts has remained constant for years.
"""


def test_an_office_and_who_holds_it_are_one_and_on_one_side() -> None:
    held = told(REPORT)
    assert {name for name, _, words in held if "found" in words} == {"Jan Kos"}
    assert {side for name, side, words in held if "said" in words} == {"Norway"}


def test_what_somebody_is_does_not_belong_to_the_name() -> None:
    words = tokens("“Striker Anna Holm said so")
    assert [p.name for p in phrases(Classes(words, frozenset()))] == ["Anna Holm"]

"""Bodies whose names may be persons', genders of names, and headlines that hold names. All texts are invented."""

from __future__ import annotations

import pytest

from summarizer.attribution.by_body import bodies_by_letters, only_body
from summarizer.attribution.cast import Cast
from summarizer.quotes.speakers import SpeakerIndex
from tests.attribution.helpers import told_of

FOUND = ("named", "resolved")


def is_given(text: str, words: str, holder: str) -> bool:
    return told_of(text, words, holder).check.value in FOUND


OF_A_UNION = """Teachers walk out at Anse

Members of the Harbour Teachers Union (HTU) walked out on Monday. Anse HTU said that no school would open.

Speaking to Professor Kelm at the gate, he told the Courier the talks were “late”: “We are all tired of it. \
I hope that they end in May.”

He went on to say: “Nobody wants to lose a year.”
"""


def test_he_is_no_body_that_is_known_by_its_letters() -> None:
    for words in (
        "We are all tired of it.",
        "I hope that they end in May.",
        "Nobody wants to lose a year.",
    ):
        assert is_given(OF_A_UNION, words, "Kelm")
        assert not is_given(OF_A_UNION, words, "HTU")
        assert not is_given(OF_A_UNION, words, "Anse HTU")


def test_letters_of_a_person_make_no_body() -> None:
    text = "Anna Maria Holm (AMH) met Tide Marine Kelm (TMK) and Jonas Berg (JB). Holm said that it was late.\n"
    assert bodies_by_letters(Cast.of(SpeakerIndex(text).attributed.prepared)) == {
        "Tide Marine Kelm"
    }


OF_A_FIRM = """Pilots strike at Anse

Vale Tide Works (VTW) has run the pilot boats since May. Its boats are old.

The 200 pilots have been on strike since Monday. The pilots say they want a rise. They have had none since 2019. \
Their rota is long. They sleep on board. The pilots are tired.

The company has offered them 3 per cent but says the demands add up to ten.{more}
"""


def test_the_company_is_the_one_company_of_a_text() -> None:
    text = OF_A_FIRM.format(more="")
    assert is_given(text, "the demands add up to ten", "Vale Tide Works")
    two = OF_A_FIRM.format(more=" Kelm Ferry Ltd has no pilots.")
    assert not is_given(two, "the demands add up to ten", "Vale Tide Works")
    assert not is_given(two, "the demands add up to ten", "Kelm Ferry Ltd")


def test_a_noun_means_the_one_body_whose_name_ends_so() -> None:
    text = "The Anse Rowing Club met the Reed Bed Society. The Anse Rowing Club was early.\n"
    cast = SpeakerIndex(text).cast
    found = only_body(cast, "club", ())
    assert found is not None
    assert found.name == "Anse Rowing Club"
    assert only_body(cast, "company", ()) is None
    assert only_body(cast, "union", ()) is None


def test_who_is_named_in_full_with_an_office_is_nobody_who_was_told_of_before() -> None:
    text = (
        "Jonas Kelm said that it was late.\n\nRuna Holt, Anse Rowing Union’s Tides and Weather Officer, who has been "
        "on the quay, told the Courier: “Nobody sleeps here.”\n"
    )
    assert is_given(text, "Nobody sleeps here.", "Runa Holt")
    assert not is_given(text, "Nobody sleeps here.", "Jonas Kelm")


@pytest.mark.parametrize(
    ("name", "pronoun"), [("Tim Vale", "he"), ("Osta Malik", "he"), ("Susan Vale", "she")]
)
def test_a_given_name_tells_more_than_one_pronoun_beside_it(name: str, pronoun: str) -> None:
    last, other = name.rsplit(maxsplit=1)[-1], "she" if pronoun == "he" else "he"
    beside = f"{last} was glad that {other if name != 'Osta Malik' else pronoun} had come."
    text = (
        f"{name} met Jonas Berg and Runa Holt on the quay. {beside}\n\n"
        f"“It is late,” Berg said. “It is early,” Holt said.\n\n"
        f"{last} did not see the point. “I do not see what the difference is,” {pronoun} said.\n"
    )
    assert is_given(text, "I do not see what the difference is", name)


HEADLINE = """Jonas Berg Calls Runa Holt ‘A Pirate’ Over Tide Table.

Harbour Master Jonas Berg described the pilot Runa Holt as a “pirate” on Tuesday on Radio Anse.

“She is one. The table is hers,” he said. Holt said that the table was wrong.
"""


def test_a_headline_with_a_full_stop_holds_no_name_of_four_words() -> None:
    cast = SpeakerIndex(HEADLINE).cast
    assert not any("Calls" in actor.name for actor in cast.actors)
    assert is_given(HEADLINE, "The table is hers", "Jonas Berg")
    assert not is_given(HEADLINE, "The table is hers", "Runa Holt")
    plain = "President Jonas Berg met Prime Minister Runa Holt.\n\nBoth were late. Berg said so.\n"
    assert {"Jonas Berg", "Runa Holt"} <= {actor.name for actor in SpeakerIndex(plain).cast.actors}


SPEECHES = """“The quay was cold and we have all been waiting for the tide since the morning,” Runa Holt said.

Jonas Kelm, head of the pilots, told the Courier: “During the second week the pilots have kept to the rota, and \
this has been seen at other ports. We have been glad of the help that we had from the schools, and many pupils \
have come down to the quay every day. The soup was warm, and nobody went home before the boats were in.”

“The union has more members than ever{more}.”
"""


def test_a_quotation_behind_a_speech_goes_on_with_it_and_answers_nobody() -> None:
    text = SPEECHES.format(more=" and the rota is full")
    assert is_given(text, "The union has more members than ever", "Jonas Kelm")
    assert not is_given(text, "The union has more members than ever", "Runa Holt")

"""Lines that stand alone: names behind what means them, one question, no word that joins, no announcement."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.brief.borne_out.cited import Cited
from summarizer.brief.lines.by_office import by_pronoun, with_office
from summarizer.brief.lines.meant import with_body, with_both
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.phrasing.questions import core_of, is_housekeeping
from summarizer.brief.phrasing.spoken import told_behind
from summarizer.brief.phrasing.tidy import standing_alone, tidied, without_joining
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Position
from summarizer.reading.metadata import stated_metadata
from tests.accounts.helpers import position, quote

TALK = """\
TREASURER (Ana Dahl)

JOURNALIST: Will the port be sold? And what about the ferry to the islands in winter?

TREASURER: It won't. The ferry is safe, and I have said so. The port has debts.

MODERATOR: Do you want to take the next one?

TREASURER: Yes. Tolls will fall in May.
"""


LONG = "The unions say the docks are all unsafe and that nobody in our town hears them any more, so will you meet them?"


def test_who_takes_the_floor_by_an_office_is_named() -> None:
    assert _line("I have said so") == ("Ana Dahl said: “The ferry is safe, and I have said so.”")


def test_an_answer_stands_behind_the_question_it_takes_up() -> None:
    assert _line("It won't").startswith("Asked “Will the port be sold? And what about the ferry")
    assert _line("Yes. Tolls will fall") == "Ana Dahl said: “Yes. Tolls will fall in May.”"


def _line(words: str) -> str:
    found = quote(TALK, words).model_copy(update={"speaker_check": SpeakerCheck.RESOLVED})
    held: Position = position("Ana Dahl", "port", "affirms", "Port.", found)
    return Wording(Cited({"t": TALK}), frozenset({"t"})).of_position("t", held)


NEWS = """Harbour speechwriter reveals he might vote for Dahl.

The lifelong sailor who wrote the powerful speech of the ferrymen says he won't vote for Lind this fall.

Jan Kos, once on the staff of the port, wrote that he had penned it.
"""


def test_a_headline_stands_in_front_of_no_line() -> None:
    cited = Cited({"t": NEWS})
    said = quote(NEWS, "says he won't vote for Lind")
    assert [cited.heads("t", one) for one in cited.before("t", said, 1)] == [True]
    assert not cited.heads("t", NEWS.splitlines()[2])
    held: Position = position("Jan Kos", "vote", "denies", "Kos is against Lind.", said)
    assert "reveals" not in Wording(cited, frozenset()).of_position("t", held)


THOUGHT = """The Bugle ran a long feature on Melanie Kos.

The woman disputes the idea that the harbour was never safe in winter. The man next door does not.
"""


@pytest.mark.parametrize(
    ("checked", "line"),
    [
        (SpeakerCheck.RESOLVED, "Melanie Kos disputes the idea that the harbour was never safe"),
        (SpeakerCheck.NOT_FOUND, "The account says of Melanie Kos: “The woman disputes the idea"),
    ],
)
def test_nobody_is_told_as_two(checked: SpeakerCheck, line: str) -> None:
    said = quote(THOUGHT, "the idea that the harbour was never safe")
    said = said.model_copy(update={"speaker_check": checked})
    held: Position = position("Melanie Kos", "port", "denies", "Kos will buy three ferries.", said)
    told = Wording(Cited({"t": THOUGHT}), frozenset()).of_position("t", held)
    assert told.startswith(line)


@pytest.mark.parametrize(
    ("question", "core"),
    [
        ("Mr Holm, would you sign it?", "Would you sign it?"),
        ("Minister, is that fair?", "Is that fair?"),
        (
            LONG,
            "Will you meet them?",
        ),
        ("If the port is sold, will you resign?", "If the port is sold, will you resign?"),
    ],
)
def test_a_question_is_cut_to_what_it_asks(question: str, core: str) -> None:
    assert core_of(question) == core


@pytest.mark.parametrize(
    ("question", "core"),
    [
        ("Q Did he broadly back the plan?", "Did he broadly back the plan?"),
        ("Q: Will the port close?", "Will the port close?"),
        ("Q — potentially accept this framework?", ""),
        ("Quays are full, are they?", "Quays are full, are they?"),
    ],
)
def test_a_question_has_no_label_and_one_broken_into_is_none(question: str, core: str) -> None:
    assert core_of(question) == core


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Mr. Holm also called for tolls.", "Mr. Holm called for tolls."),
        ("Dahl then said that dues fell.", "Dahl said that dues fell."),
        ("The Board further suggests a ban.", "The Board suggests a ban."),
        ("Dahl said that Orland also wants tolls.", "Dahl said that Orland also wants tolls."),
        ("Dahl has said they also want tolls.", "Dahl has said they also want tolls."),
        ("The then minister wants tolls.", "The then minister wants tolls."),
        ("Dahl not only spoke but also sang.", "Dahl not only spoke but also sang."),
        ("Dahl said: “Kos also spoke.”", "Dahl said: “Kos also spoke.”"),
    ],
)
def test_a_line_joins_nothing(line: str, alone: str) -> None:
    assert standing_alone(line) == alone


@pytest.mark.parametrize(
    ("sentence", "tidy"),
    [
        (
            "Both may carry out Article 3, the text of which is as follows:-",
            "Both may carry out Article 3",
        ),
        (
            "In this article Dahl told the Bugle that tolls rise.",
            "Dahl told the Bugle that tolls rise.",
        ),
        ("He had doubts- (a) whether it pays.", "He had doubts: (a) whether it pays."),
        ("The Charter of Rights[1] was signed.", "The Charter of Rights was signed."),
        ("The two [ministers] signed [3 copies].", "The two [ministers] signed [3 copies]."),
        ("Both par-ties signed.", "Both parties signed."),
        ("The clubs re-sign in May.", "The clubs re-sign in May."),
    ],
)
def test_a_sentence_is_without_what_the_page_put_in(sentence: str, tidy: str) -> None:
    assert tidied(sentence, f"{sentence} The parties resign.") == tidy


def test_what_only_joins_goes_from_the_head() -> None:
    assert without_joining("To that end, we wait.") == "We wait."
    assert without_joining("As a result, tolls rose.") == "Tolls rose."


def test_the_company_is_named_where_nothing_names_it() -> None:
    def names(text: str) -> bool:
        return mentions(("Lake Rail",), text)

    line = "Dahl said that the company would pay."
    assert (
        with_body(line, "Lake Rail", "", names)
        == "Dahl said that the company [Lake Rail] would pay."
    )
    for kept in (
        "Dahl said that Lake Rail and the company of Kos would pay.",
        "Dahl said that Kos and the company would pay.",
    ):
        assert with_body(kept, "Lake Rail", "", names) == kept
    assert with_body(line, "Norway", "", names) == line
    assert with_body(line, "Court of Appeal", "", names) == line
    assert with_body(line, "Lake Rail", "the ferry company Tolmehaven", names) == line


def test_the_two_sides_are_named_where_the_document_tells() -> None:
    line = "The two sides agreed to wait."
    near = ["Talks went on.", "Norway met Sweden in May.", "Denmark and Finland watched."]
    of = ("Norway", "Jan Holm")
    assert with_both(line, near, "", of) == "The two sides [Norway and Sweden] agreed to wait."
    three = "Norway, Sweden and Denmark met."
    assert with_both(line, [three], three, of) == line
    said = "Norway and Sweden said that both sides wait."
    assert with_both(said, near, "", of).endswith("both sides wait.")


def test_the_two_sides_of_whoever_is_of_no_state_are_not_named() -> None:
    line = "Ana Dahl said: “Both sides have to observe it.”"
    near = ["The mediator, a Swede, has met the rebels of Norway and a minister of Sweden."]
    assert with_both(line, near, near[0], ("Ana Dahl", "Front for the Lake")) == line
    assert with_both(line, near, near[0], ("Ana Dahl", "Denmark")) == line


def test_who_says_it_amid_a_sentence_is_named() -> None:
    said = '"Even if they do," he told the Bugle, adding that he hopes to stay in the market for years.'
    assert by_pronoun("Ana Dahl", said).startswith(
        '"Even if they do," Ana Dahl told the Bugle, adding'
    )
    assert by_pronoun("Ana Dahl", '"Even if they do," she told the Bugle.') == ""


def test_an_office_that_describes_another_noun_is_nobody() -> None:
    assert with_office("It was covered by the official talks.", "Ana Dahl") == ""
    assert with_office("It was covered by the official.", "Ana Dahl").endswith(
        "official (Ana Dahl)."
    )


def test_what_is_added_without_marks_is_quoted_with_it() -> None:
    told = "It will be a day to see, said one delegate, adding: I think that my side will win."
    assert told_behind(told) == (
        "It will be a day to see […] I think that my side will win.",
        "one delegate",
    )


def test_greetings_are_housekeeping_and_terms_are_not() -> None:
    assert is_housekeeping("A moderator said: “Well, thank you all for joining us.”")
    assert not is_housekeeping("A moderator said: “This call is on background.”")


def test_the_date_on_one_of_the_last_lines_is_the_documents() -> None:
    text = "Tolls to fall\n\nAna Dahl said today that tolls would fall.\n\n"
    text += "Tolls fell last year, too.\n\n" * 6 + "{}\n"
    assert stated_metadata(text.format("29 March 2014")).published == date(2014, 3, 29)
    assert stated_metadata(text.format("29 March 2014\n\n30 March 2014")).published is None
    assert stated_metadata(text.format("It was 29 March 2014 then.")).published is None

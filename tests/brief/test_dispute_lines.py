"""A dispute in a note: a claim in plain words, an answer in a sentence of its own, and no line that is torn."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.brief import build_brief
from summarizer.brief.disputes.dispute_answers import is_torn
from summarizer.brief.layout import lay_out
from summarizer.brief.lines.by_office import told_by_a_noun
from summarizer.brief.lines.called_again import named_once, names_itself
from summarizer.brief.view.note import StoryView
from summarizer.models.document import Kind
from summarizer.models.quote import Meant, Quote
from summarizer.models.summary import DisputedClaim, DisputeKind, Position
from tests.accounts.helpers import PROVENANCE, position, quote, record, summary


def story(
    text: str, *claims: DisputedClaim, positions: tuple[Position, ...] = (), kind: Kind = Kind.NEWS
) -> StoryView:
    made = summary(record("a", text, kind=kind), positions=positions, disputed_claims=claims)
    single = PROVENANCE.model_copy(update={"strategy": "single"})
    made = made.model_copy(update={"provenance": single})
    (told,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    return told


def line(text: str, claim: DisputedClaim, **more: Any) -> str:
    (found,) = story(text, claim, **more).disputes
    return found.text


def disputed(
    claim: str, said: Quote, denied: Quote, by: str | None, against: str, **fields: Any
) -> DisputedClaim:
    return DisputedClaim(
        claim=claim,
        asserted_by=by,
        disputed_by=against,
        asserting_quotes=(said,),
        disputing_quotes=(denied,),
        **({"kind": DisputeKind.DENIED} | fields),
    )


DAM = (
    "Ana Dahl told the council on Monday that the keepers of the Selmar dam had slept through the flood. "
    "The keepers' spokesman, Per Lund, wanted none of that and spoke of fairy tales."
)
CLAIM = "The keepers of the Selmar dam slept through the flood."
ANSWER = "Per Lund denied that the keepers had slept."


def dam(**fields: Any) -> DisputedClaim:
    said = quote(DAM, "the keepers of the Selmar dam had slept through the flood")
    denied = quote(DAM, "wanted none of that and spoke of fairy tales")
    return disputed(CLAIM, said, denied, "Ana Dahl", "Per Lund", **fields)


def test_an_answer_that_the_model_bears_out_stands_for_the_words_of_the_source() -> None:
    assert line(DAM, dam(answer=ANSWER, answer_supported=True)).endswith(f" {ANSWER}")
    for known in (None, False):
        told = line(DAM, dam(answer=ANSWER, answer_supported=known))
        assert told == line(DAM, dam())
        assert "fairy tales" in told


def test_an_answer_that_code_bears_out_stands_without_a_model() -> None:
    plain = "Per Lund wanted none of that and spoke of fairy tales."
    assert line(DAM, dam(answer=plain)).endswith(f" {plain}")


PRETEXT = (
    "They closed the sluice of Kelm by force under the absurd pretext that Norvik had drained the upper lake. Nobody "
    'had touched the upper lake since March", said the Lake Bulletin.'
)


def pretext(**fields: Any) -> DisputedClaim:
    said = quote(PRETEXT, "Norvik had drained the upper lake")
    denied = quote(PRETEXT, "under the absurd pretext that Norvik had drained the upper lake")
    claim = "Norvik had drained the upper lake."
    return disputed(claim, said, denied, "the wardens of Kelm", "Lake Bulletin", **fields)


def test_a_claim_that_the_model_bears_out_is_told_in_plain_words_though_it_stands_in_its_denial() -> (
    None
):
    told = line(PRETEXT, pretext(supported=True))
    assert told == (
        "The wardens of Kelm said that Norvik had drained the upper lake. Lake Bulletin denies it."
    )


def test_a_denial_that_is_torn_tells_which_claim_it_rejects() -> None:
    told = line(PRETEXT, pretext())
    assert told == (
        "Lake Bulletin rejects the claim by the wardens of Kelm that Norvik had drained the upper lake."
    )
    # A claim that the model denies is nobody's: the source's sentence stays.
    assert line(PRETEXT, pretext(supported=False)).startswith("They closed the sluice")


ASKED = (
    "Anna Holm: Mr. Brandt, do you really want us to think, when every pilot tells us that the strait is silted up, "
    "that you call it a rumour?\n\nOle Brandt: I have sailed it for years.\n"
)


def test_a_question_is_no_line_of_a_claim() -> None:
    said = quote(ASKED, "every pilot tells us that the strait is silted up")
    denied = quote(ASKED, "you call it a rumour")
    claim = disputed(
        "The strait is silted up.", said, denied, "every pilot", "Ole Brandt", supported=True
    )
    told = line(ASKED, claim, kind=Kind.TRANSCRIPT)
    assert told == "Every pilot said that the strait is silted up. Ole Brandt denies it."


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("Told “No”, Ida Moor said: “[…] the papers, and I can only say that”", True),
        ("Ida Moor said: “I can only say that you are […]”", True),
        ("Mr. Brandt, do you think so?", True),
        ("They closed the sluice by force, said Ida Moor.", True),
        ('They closed the sluice", said Ida Moor.', True),
        ("According to a question, Ida Moor Ida Moor sees no reason.", True),
        ("Ida Moor said that it seemed we were late.", True),
        ("Ida Moor asked: “Why should the sluice be closed?”", False),
        ("Ida Moor said: “We waited. […] Nobody came.”", False),
    ],
)
def test_a_line_is_torn_that_begins_or_ends_amid_something(text: str, torn: bool) -> None:
    assert is_torn(text, "Ida Moor") is torn


HEARING = (
    "Ida Moor: You did not read the charts, and after this I can only think that you are idle, that you mislead us, or "
    "that they kept the soundings from you so that you come down here and tell us nothing at all of what the pilots of "
    "this strait have known and have written to every one of you since the day when the first of the great ferries "
    "ran aground below the old light in the fog\n\nOle Brandt: That is wrong, Ms. Moor. I read every chart.\n"
)


def test_a_claim_whose_words_are_cut_is_told_by_the_position_on_them() -> None:
    statement = "Ida Moor thinks that Ole Brandt is idle, misleads the board or was kept from the soundings."
    words = quote(
        HEARING, "you are idle, that you mislead us, or that they kept the soundings from you"
    )
    held = position("Ida Moor", "Brandt", "criticises", statement, words)
    held = held.model_copy(update={"supported": True})
    claim = disputed(
        "Ole Brandt is idle or misleads the board.",
        quote(HEARING, "I can only think that you are idle"),
        quote(HEARING, "That is wrong, Ms. Moor"),
        "Ida Moor",
        "Ole Brandt",
        supported=False,
    )
    alone = line(HEARING, claim, kind=Kind.TRANSCRIPT)
    told = line(HEARING, claim, positions=(held,), kind=Kind.TRANSCRIPT)
    assert "[…]" in alone
    assert told.startswith(statement)


WREATH = (
    "NORVIK (statement)\n\nWe reject all accusations of the Kelm delegation against our fleet as empty. We wish that "
    "the talks go on. Our ships stay where they are until June.\n"
)


def test_a_claim_that_is_no_sentence_does_not_open_the_bottom_line_as_disputed() -> None:
    def made(claim: str) -> StoryView:
        said = quote(WREATH, "accusations of the Kelm delegation against our fleet")
        denied = quote(
            WREATH, "We reject all accusations of the Kelm delegation against our fleet as empty"
        )
        return story(WREATH, disputed(claim, said, denied, "Kelm delegation", "Norvik"))

    bare = made("The accusations of the Kelm delegation against Norvik.")
    assert [one.lead for one in bare.bottom] == []
    assert len(bare.disputes) == 1
    assert [one.lead for one in made("The fleet of Norvik is accused.").bottom] == ["Disputed"]


def test_what_a_claim_is_in_the_other_sides_own_turn_is_told_as_their_word() -> None:
    text = (
        "Anna Holm: What do you say to the growers?\n\nOle Brandt: The growers of Kelm keep telling people that the "
        "canal has been dry since May. I walked along it this morning, and my boots are still wet.\n\n"
        "Anna Holm: And the mayor?\n\nOle Brandt: The mayor walked with me.\n"
    )
    claim = disputed(
        "The canal has been dry since May.",
        quote(text, "the canal has been dry since May", direct=False),
        quote(text, "my boots are still wet", direct=False),
        "the growers of Kelm",
        "Ole Brandt",
        supported=True,
    )
    # His words say it all.
    assert line(text, claim, kind=Kind.TRANSCRIPT).startswith("Ole Brandt said: “The growers of")
    answer = "Ole Brandt said that his boots are still wet from the canal."
    told = claim.model_copy(update={"answer": answer, "answer_supported": True})
    assert line(text, told, kind=Kind.TRANSCRIPT) == (
        "According to Ole Brandt, the growers of Kelm said that the canal has been dry since May. "
        + answer
    )


def test_who_only_mentions_what_they_deny_is_told_by_the_denial() -> None:
    text = (
        "Ida Moor: As to the harbour, I know there were reports about the closing of the north quay. The board is not "
        "closing the north quay.\n\nAnna Holm: Thank you.\n\nIda Moor: You are welcome.\n"
    )
    claim = disputed(
        "The board is closing the north quay.",
        quote(text, "there were reports about the closing of the north quay"),
        quote(text, "The board is not closing the north quay"),
        None,
        "Ida Moor",
        answer="Ida Moor said that the board is not closing the north quay.",
        answer_supported=True,
    )
    assert line(text, claim, kind=Kind.TRANSCRIPT) == (
        "Ida Moor said that the board is not closing the north quay."
    )


def test_a_company_is_it_and_never_he() -> None:
    said = "Harwick Ferries Limited said that Harwick Ferries Limited gave the crew notice."
    name = "Harwick Ferries Limited"
    told = "Harwick Ferries Limited said that it gave the crew notice."
    assert named_once(said, name, ["The firm told the mate that he had been given notice."]) == told
    board = "The harbour board said that the harbour board's ships sail."
    assert (
        named_once(board, "the harbour board", []) == "The harbour board said that its ships sail."
    )


def test_a_person_is_he_where_the_document_says_so_throughout() -> None:
    said = "Ole Brandt said that Ole Brandt was promised the last word."
    text = (
        "Ole Brandt left on Monday, and he did not look back. Brandt told the press that his word had been law. "
        "Harwick Town fired its coach."
    )
    assert named_once(said, "Ole Brandt", ["It was promised to me."], text) == (
        "Ole Brandt said that he was promised the last word."
    )
    open_ = named_once(said, "Ole Brandt", ["It was promised to me."], f"{text} Brandt lost her.")
    assert open_ == "Ole Brandt said that Brandt was promised the last word."
    assert names_itself(open_, "Ole Brandt")


def test_a_name_with_its_short_form_goes_on_by_that() -> None:
    name = "Harbour Workers League (HWL)"
    said = f"{name} said that the board named no day until the Harbour Workers League's (HWL) people had left."
    assert named_once(said, name, []) == (
        f"{name} said that the board named no day until HWL's people had left."
    )


def test_a_noun_that_says_something_has_no_article_and_no_other_verb() -> None:
    assert told_by_a_noun("The appellant denies the said debt and states that it was paid.") == ""
    assert told_by_a_noun("The appellant filed answer and claimed that it was paid.") == ""
    assert told_by_a_noun("The migration expert also said so.") == "also said so."


def test_the_mayor_is_not_named_by_an_article() -> None:
    text = (
        "The mayor accused the brewery of fouling the brook. The brewery said its water was clean."
    )
    claim = disputed(
        "The brewery fouled the brook.",
        quote(text, "The mayor accused the brewery of fouling the brook"),
        quote(text, "its water was clean"),
        "the mayor",
        "the brewery",
        supported=True,
    )
    assert line(text, claim).startswith("The mayor said that the brewery fouled the brook.")


def test_a_day_in_words_is_no_name_that_the_document_lacks() -> None:
    text = (
        "The skippers said that the tolls were raised without reason. "
        "Ida Moor of the port board said the notice of 28.03.2031 gave it."
    )
    told = "Ida Moor said that the notice of 28 March gave the reason."
    claim = disputed(
        "The tolls were raised without reason.",
        quote(text, "the tolls were raised without reason"),
        quote(text, "the notice of 28.03.2031 gave it"),
        "the skippers",
        "Ida Moor",
        answer=told,
        answer_supported=True,
    )
    assert line(text, claim).endswith(told)


def test_what_stands_for_the_other_side_gives_way_to_its_name() -> None:
    text = (
        "The skippers said that the locks were closed without notice. "
        "The respondent disputes that account and says that the respondent had hung up a notice at each lock."
    )
    words = "disputes that account and says that the respondent had hung up a notice at each lock"
    denied = quote(text, words)
    known = (Meant(words="the respondent", name="Selmar Locks Ltd"),)
    claim = disputed(
        "The locks were closed without notice.",
        quote(text, "the locks were closed without notice"),
        denied.model_copy(update={"meant": known}),
        "the skippers",
        "Selmar Locks Ltd",
    )
    assert line(text, claim).endswith(
        " Selmar Locks Ltd disputes that account and says that Selmar Locks Ltd had hung up a notice at each lock."
    )


def test_what_a_claim_is_in_the_other_sides_own_paper_is_told_as_their_word() -> None:
    def told(words: str, rest: str) -> str:
        text = (
            f"RIGHT OF REPLY BY THE DELEGATION OF NORVIK\n\n{words}{rest} We note that no such net was ever shown to "
            "anybody.\n"
        )
        claim = disputed(
            "The boats of Kelm brought nets to the gulf.",
            quote(text, words),
            quote(text, "no such net was ever shown to anybody"),
            "Orland",
            "Norvik",
            supported=True,
        )
        return line(text, claim, kind=Kind.STATEMENT)

    plain = "Orland said that the boats of Kelm brought nets to the gulf."
    alleged = told("The boats of Kelm are alleged to have brought nets to the gulf", ".")
    assert alleged.startswith(f"According to Norvik, {plain}")
    asked = told("Is it so that the boats of Kelm brought nets to the gulf", "?")
    assert asked.startswith(plain)


LEASE = (
    "Ole Brandt spoke to reporters.\n\n“At no time did the council pay for the quay nor did Mayor Moor sign any lease"
    " of the quay.\n\n“It is a rumour,” Brandt said."
)


def test_a_claim_that_stands_in_its_denial_alone_is_told_once() -> None:
    said = quote(LEASE, "Mayor Moor sign any lease of the quay")
    denied = quote(LEASE, "nor did Mayor Moor sign any lease of the quay")
    claim = disputed("Mayor Moor signed a lease of the quay.", said, denied, None, "Ole Brandt")
    assert line(LEASE, claim) == "Ole Brandt denied that Mayor Moor signed a lease of the quay."
    other = claim.model_copy(update={"claim": "Mayor Moor gave the quay to friends."})
    told = line(LEASE, other)
    assert "At no time did the council pay for the quay nor did Mayor Moor sign" in told
    assert "denies it" not in told

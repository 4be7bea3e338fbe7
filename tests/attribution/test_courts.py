"""Opinions of courts and what parties bring to them: whose words they are, and whom "the appellant" means."""

from __future__ import annotations

import time

import pytest

from summarizer.models.document import Kind, SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.metadata import stated_metadata
from summarizer.text.opinions import caption_of, role_of
from summarizer.text.prepare import prepare

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)

BODY = """Appellant, Mira Vale, appeals from her sentence for taking two boats. Appellant contends that \
the trial court “ignored the tide table” and “misread the log.” The Port says that “the log is plain” and “no tide was \
low.” According to Appellant, a witness said “nothing” and reported “less.”

The Port argued that the boats were moored lawfully. We disagree. The mooring was a trespass. The log shows low \
water at noon. The trial court held that the rope was old. This court held otherwise in Kos.

Appellant argues that the fine should be halved. Appellant’s rope was new. The fine stands.
"""
OVER = (
    "Port v. Vale (excerpt)\n\nSUPERIOR COURT OF NORLAND\n\nOPINION BY DAHL, J.: FILED: MAY 4, 2026\n\n",
    "Port v. Vale\n\nSuperior Court of Norland, Third Circuit\n\nJustice DAHL.\n\n",
    (
        "IN THE SUPERIOR COURT OF NORLAND\nLAKE DIVISION\n\nTHE PORT\nClaimant\n- and -\n"
        "MIRA VALE\nAppellant\n\nApproved Judgment\n\nMR JUSTICE DAHL :\n\n"
    ),
    (
        "IN THE SUPERIOR COURT OF NORLAND\n\nThe Port, Appellee\nv.\nMira Vale, Appellant\n\n"
        "Argued May 1, 2026\n\nJustice Dahl delivered the opinion of the Court, in which Justice Kos joined.\n\n"
    ),
)
FLAT = "THE PORT, Appellee,\nv.\nMira VALE, Appellant.\n\nSuperior Court of Norland,\nThird Circuit.\n\nPER CURIAM.\n\n"
COMPLAINT = """IN THE DISTRICT COURT
FOR THE LAKE DISTRICT OF NORLAND

MIRA VALE,
Plaintiff,
v.
KELM FERRY LTD,
Defendant.

COMPLAINT FOR DAMAGES

The ferry cut the mooring of the boat in the night. Defendant has told the press that the rope was rotten. \
The boat was lost on the bar.
"""
STORY = """Court halves fine of boat owner

KELM (NNA) — A court in Norland halved the fine of Mira Vale on Monday. “The log is plain,” Judge Dahl said. \
“The mooring was no trespass,” her lawyer said, according to the Courier. The Port said it would appeal.
"""


def _index(text: str) -> SpeakerIndex:
    stated = stated_metadata(text)
    return SpeakerIndex(
        prepare(
            SourceDocument(
                source="a.txt", text=text, title=stated.title, kind=stated.kind, language="en"
            )
        )
    )


def _check(text: str, quote: str, holder: str) -> SpeakerCheck:
    start = text.index(quote)
    return _index(text).check((start, start + len(quote)), holder)


@pytest.mark.parametrize("over", OVER)
def test_what_an_opinion_gives_to_nobody_is_the_judge_s_and_the_court_s(over: str) -> None:
    text = over + BODY
    for quote in (
        "The mooring was a trespass",
        "The log shows low water at noon",
        "The fine stands",
    ):
        assert _check(text, quote, "Dahl") in FOUND
        assert _check(text, quote, "Superior Court of Norland") in FOUND
        assert _check(text, quote, "Mira Vale") not in FOUND


def test_a_court_is_named_on_two_lines_and_no_judge() -> None:
    assert _check(FLAT + BODY, "The mooring was a trespass", "Superior Court of Norland") in FOUND
    below = FLAT.replace("PER", "ON APPEAL FROM THE HARBOUR COURT\n\nPER") + BODY
    assert _check(below, "The mooring was a trespass", "Harbour Court") not in FOUND


@pytest.mark.parametrize("over", OVER)
def test_a_party_is_called_by_what_the_caption_calls_it(over: str) -> None:
    text = over + BODY
    assert _check(text, "the fine should be halved", "Mira Vale") in FOUND
    assert _check(text, "the fine should be halved", "Dahl") not in FOUND
    assert _check(text, "the boats were moored lawfully", "Mira Vale") not in FOUND


def test_this_court_is_the_one_that_gives_the_opinion_and_the_trial_court_another() -> None:
    text = OVER[0] + BODY
    assert _check(text, "held otherwise in Kos", "Superior Court of Norland") in FOUND
    assert _check(text, "the rope was old", "trial court") in FOUND
    assert _check(text, "the rope was old", "Superior Court of Norland") not in FOUND


def test_a_sentence_of_an_opinion_that_names_a_party_does_not_go_on_with_its_argument() -> None:
    text = OVER[0] + BODY
    assert _check(text, "Appellant’s rope was new", "Mira Vale") not in FOUND
    assert _check(text, "Appellant’s rope was new", "Dahl") in FOUND


def test_an_opinion_is_no_news_however_much_it_reports() -> None:
    assert stated_metadata(OVER[0] + BODY).kind is Kind.OTHER
    assert stated_metadata(STORY).kind is Kind.NEWS
    assert caption_of(STORY, 0) is None


def test_what_a_complaint_tells_is_the_plaintiff_s() -> None:
    for quote in ("The ferry cut the mooring", "The boat was lost on the bar"):
        assert _check(COMPLAINT, quote, "Mira Vale") in FOUND
        assert _check(COMPLAINT, quote, "Kelm Ferry Ltd") not in FOUND
    assert _check(COMPLAINT, "the rope was rotten", "Kelm Ferry Ltd") in FOUND


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("the petitioners", "petitioner"),
        ("Plaintiff-Appellants", "plaintiff appellant"),
        ("the defendant’s brother", None),
        ("the applicant country", None),
    ],
)
def test_words_for_a_party(written: str, role: str | None) -> None:
    assert role_of(written) == role


@pytest.mark.parametrize(
    "piece", ["A. ", "\nJustice A, ", "A v. ", "Appellant, A of the ", "In the "]
)
def test_captions_are_read_in_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    begun = time.perf_counter()
    caption_of(text, 0, text[:200])
    assert time.perf_counter() - begun < 1


#: A caption as courts of appeal write it: where a party lives, and its role on a line by itself.
OF_APPEAL = """IN THE COURT OF APPEAL OF NORLAND

Kelm Ferry Ltd, 20, Quay Road, Anse 3.

Defendant-Appellant

C.A. Case No. 89 v.

M. R. Vale, No. S1/3, Tide Lane, Anse 6.

Substituted-Plaintiff-Respondent

Before: T. N. Dahl, J.

T. N. Dahl, J.

The plaintiff claimed that the ferry had cut her rope. The defendant-appellant denies this and states that the \
rope was rotten. The plaintiff has admitted that the rope was old. I am of the view that nothing turns on it.
"""


def test_parties_of_a_caption_are_named_without_address_and_with_joined_roles() -> None:
    caption = caption_of(OF_APPEAL, 0)
    assert caption is not None
    assert caption.roles == {
        "defendant": "Kelm Ferry Ltd",
        "appellant": "Kelm Ferry Ltd",
        "plaintiff": "M. R. Vale",
        "respondent": "M. R. Vale",
    }
    index = SpeakerIndex(OF_APPEAL)
    for words, right, wrong in (
        ("the ferry had cut her rope", "M. R. Vale", "Kelm Ferry Ltd"),
        ("the rope was old", "M. R. Vale", "T. N. Dahl"),
        ("the rope was rotten", "Kelm Ferry Ltd", "M. R. Vale"),
    ):
        start = OF_APPEAL.index(words)
        span = (start, start + len(words))
        assert index.check(span, right) in FOUND, words
        assert index.check(span, wrong) not in FOUND, words


def test_numbered_parties_of_one_role_are_told_apart() -> None:
    second = OF_APPEAL.replace("Substituted-Plaintiff-Respondent", "2nd Plaintiff-Respondent")
    caption = caption_of(second, 0)
    assert caption is not None
    assert "plaintiff" not in caption.roles


def test_what_a_party_contends_is_not_the_judges_own() -> None:
    text = OF_APPEAL + (
        "\nIt was the contention of the Counsel for the plaintiff that the tide had turned. "
        "The rope was old when it was cut.\n"
    )
    index = SpeakerIndex(text)
    for words, judges in (
        ("the tide had turned", False),
        ("The rope was old when it was cut.", True),
    ):
        start = text.index(words)
        span = (start, start + len(words))
        assert (index.check(span, "T. N. Dahl") in FOUND) is judges, words

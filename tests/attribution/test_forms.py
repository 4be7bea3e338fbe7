"""Who speaks in the usual forms of transcripts, interviews and collections of quotations."""

from __future__ import annotations

import pytest

from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.metadata import stated_metadata
from summarizer.text.prepare import prepare

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
ONE, TWO = "We shall dredge the channel in spring.", "Nobody has paid for the last time."
ASKED, ANSWERED = "Will the lock open in June?", "The lock opens when it is safe."


def told(text: str, words: str, holder: str) -> SpeakerCheck:
    stated = stated_metadata(text)
    document = SourceDocument(source="x", text=text, title=stated.title, kind=stated.kind)
    start = text.index(words)
    return SpeakerIndex(prepare(document)).check((start, start + len(words)), holder)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("Marta Lund (Northport) (Lab): ", "Piet Aarts (Ashton West) (Con): ", "\n\n"),
        ("The Minister for Ports (Marta Lund): ", "Mr Piet Aarts (Ashton West): ", "\n\n"),
        ("Marta Lund\n(Northport, Labour)\n\n", "Piet Aarts\n(Ashton West, Liberal)\n\n", "\n\n"),
        (">>> MARTA LUND: ", ">>> PIET AARTS: ", "\n\n"),
        ("Marta Lund [00:01:05]: ", "Piet Aarts [00:01:15]: ", "\n"),
        ("Marta Lund (01:05):\n", "Piet Aarts (01:15):\n", "\n\n"),
        ("00:01:05 Marta Lund: ", "00:01:15 Piet Aarts: ", "\n"),
        ("[Marta Lund] 10:01:05\n", "[Piet Aarts] 10:01:15\n", "\n\n"),
        ("**Marta Lund**: ", "**Piet Aarts**: ", "\n\n"),
        ("### Marta Lund\n\n", "### Piet Aarts\n\n", "\n\n"),
        ("* Marta Lund: ", "* Piet Aarts: ", "\n"),
        ("- Marta Lund: ", "- Piet Aarts: ", "\n"),
        ("- **Marta Lund:** ", "- **Piet Aarts:** ", "\n"),
        ("– _Marta Lund_: ", "– _Piet Aarts_: ", "\n\n"),
        ("— MARTA LUND: ", "— PIET AARTS: ", "\n\n"),
        ("- *Marta Lund*: ", "- *Piet Aarts*: ", "\n"),
        ("1. Marta Lund: ", "2. Piet Aarts: ", "\n"),
        ("MARTA LUND.—", "PIET AARTS.—", "\n\n"),
        ("Marta Lund — ", "Piet Aarts — ", "\n\n"),
        ("Marta Lund | ", "Piet Aarts | ", "\n"),
        ("<Marta Lund> ", "<Piet Aarts> ", "\n"),
        ("Marta Lund：", "Piet Aarts：", "\n\n"),
        ("Marta Lund : ", "Piet Aarts : ", "\n\n"),
        ("Ms. LUND. ", "Mr. AARTS. ", "\n\n"),
        ("Ms. Lund. ", "Mr. Aarts. ", "\n"),
        ("Marta Lund, rapporteur. – ", "Piet Aarts (NPB). – ", "\n\n"),
        ("§ 3. Ms. Lund\n", "§ The Minister of Ports (Mr. Piet Aarts)\n", "\n\n"),
        ("MARTA LUND to the Minister of Ports: ", "Hon PIET AARTS (Minister of Ports): ", "\n\n"),
        (
            "Photo of Marta LundMarta Lund (Northport)\n",
            "Photo of Piet AartsPiet Aarts (South)\n",
            "\n",
        ),
        ("Marta Lund\n0 minutes 5 seconds\n", "Piet Aarts\n0 minutes 9 seconds\n", "\n\n"),
        ("Marta Lund, Minister of Ports: ", "Piet Aarts, Northport Gazette: ", "\n\n"),
    ],
)
def test_speakers_of_a_transcript(first: str, second: str, apart: str) -> None:
    lines = (first + ONE, second + TWO, first + "The money is there.", second + "We shall see.")
    text = apart.join(lines)
    assert told(text, ONE, "Marta Lund") in FOUND
    assert told(text, TWO, "Piet Aarts") in FOUND
    assert told(text, ONE, "Piet Aarts") is SpeakerCheck.OTHER
    assert told(text, TWO, "Marta Lund") is SpeakerCheck.OTHER
    assert told(text, "The money is there.", "Piet Aarts") is SpeakerCheck.OTHER


def test_a_label_with_an_office_once_counts_where_the_name_comes_back() -> None:
    text = (
        f"Marta Lund, Minister of Ports: {ONE}\n\nPiet Aarts, Northport Gazette: {TWO}\n\n"
        "Marta Lund: The money is there.\n\nPiet Aarts: We shall see."
    )
    assert told(text, ONE, "Marta Lund") in FOUND
    assert told(text, TWO, "Piet Aarts") in FOUND


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Q. ", "A. "),
        ("Q: ", "A: "),
        ("Question: ", "Answer: "),
        ("NG: ", "ML: "),
        ("Q: ", "Lund: "),
    ],
)
def test_answers_of_an_interview_are_whose_heading_it_is(asks: str, answers: str) -> None:
    text = (
        f"Interview with Marta Lund, Minister of Ports\n\n{asks}{ASKED}\n\n{answers}{ANSWERED}\n\n"
        f"{asks}And the bridge?\n\n{answers}The bridge is older than the lock."
    )
    assert told(text, ANSWERED, "Marta Lund") in FOUND
    assert told(text, ASKED, "Marta Lund") not in FOUND


def test_questions_of_an_interview_set_in_bold() -> None:
    text = (
        f"Interview with Marta Lund, Minister of Ports\n\n**{ASKED}**\n\n{ANSWERED}\n\n**And the bridge?**\n\n"
        "The bridge is older.\n\nIt needs paint.\n\n**Who pays?**\n\nThe harbour dues pay for it."
    )
    assert told(text, ANSWERED, "Marta Lund") in FOUND
    assert told(text, "It needs paint.", "Marta Lund") in FOUND
    assert told(text, ASKED, "Marta Lund") is SpeakerCheck.OTHER


def test_bold_questions_outside_of_an_interview_part_nothing() -> None:
    text = "Opening hours\n\n**When?**\n\nAt six.\n\n**Where?**\n\nHere.\n\n**Why?**\n\nBecause.\n\nAsk."
    assert prepare(SourceDocument(source="x", text=text)).sentences[-1].turn is None


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("“", "” – {name}"),
        ("“", "”\n— {name}"),
        ('"', '" -- {name}'),
        ("> ", "\n>\n> — {name}"),
        ("“", "” ({name})"),
        ("{name}: “", "”"),
    ],
)
def test_quotations_signed_by_name_and_office(before: str, behind: str) -> None:
    names = ("Marta Lund, Minister of Ports", "Piet Aarts, Ashton West")
    signed = [
        before.format(name=name) + words + behind.format(name=name)
        for name, words in zip(names, (ANSWERED, TWO), strict=True)
    ]
    text = "\n\n".join(("Voices on the lock", *signed))
    assert told(text, ANSWERED, "Marta Lund") in FOUND
    assert told(text, ANSWERED, "Piet Aarts") is SpeakerCheck.OTHER
    assert told(text, TWO, "Piet Aarts") in FOUND


def test_what_stands_in_brackets_behind_a_quotation_need_be_no_name() -> None:
    text = "“We know the lock,” Marta Lund said. “It is older than the bridge.”\n\n(h/t Northport Video.)"
    assert told(text, "It is older than the bridge.", "Marta Lund") in FOUND


def interview(head: str) -> str:
    asked = "What did you see that night?", "And what did you do?", "Would you do it again?"
    answers = (
        "I saw the lock open.",
        "I called the office, and nobody came.",
        "I would not wait again.",
    )
    lines = [part for pair in zip(asked, answers, strict=True) for part in pair]
    return "\n\n".join((head, *lines))


@pytest.mark.parametrize(
    "head",
    [
        "Slow water: The Gazette interviews Marta Lund on the lock\n\nPiet Aarts built it. Piet Aarts is dead.",
        "Marta Lund: an interview\n\nPiet Aarts and Ida Roos say that Piet Aarts built the lock.",
        "The Gazette interviews the head of the Lock Guild\n\nThe Gazette spoke with Marta Lund, head of the Guild.",
        "A night: Marta Lund about Slow Tide\n\nSlow Tide failed. Slow Tide is a lock. The Gazette interviewed her.",
    ],
)
def test_who_answers_is_named_by_the_heading_or_as_the_one_who_was_asked(head: str) -> None:
    text = interview(head)
    assert told(text, "I called the office, and nobody came.", "Marta Lund") in FOUND
    assert told(text, "I called the office, and nobody came.", "Piet Aarts") not in FOUND


def test_the_witness_of_a_deposition_answers_also_where_counsel_have_labels() -> None:
    text = (
        "THE COURT OF NORTHPORT\n\nDEPOSITION OF MARTA LUND\n\nBEFORE: IDA FALK, NOTARY\n\n"
        "MARTA LUND, having been sworn, testified:\n\n"
        f"BY MR. AARTS:\n\nQ. {ASKED}\n\nA. {ANSWERED}\n\nMR. ROOS: Objection to the form.\n\n"
        "Q. Who shuts it?\n\nTHE WITNESS: May I look it up?\n\nMR. AARTS: Please do.\n\nA. The office does.\n"
    )
    assert told(text, ANSWERED, "Marta Lund") in FOUND
    assert told(text, ANSWERED, "Ida Falk") not in FOUND
    assert told(text, "May I look it up?", "Marta Lund") in FOUND
    assert told(text, "May I look it up?", "Ida Falk") not in FOUND
    assert told(text, ASKED, "Marta Lund") not in FOUND
    assert told(text, "Please do.", "Marta Lund") not in FOUND


@pytest.mark.parametrize(
    ("asks", "answers", "apart"),
    [
        ("Q{}: ", "A{}: ", "\n\n"),
        ("Question No. {}: ", "Answer No. {}: ", "\n\n"),
        ("Q: ", "", "\n"),
        ("Interviewer: ", "Interviewee: ", "\n\n"),
    ],
)
def test_numbered_questions_and_answers_without_a_label(
    asks: str, answers: str, apart: str
) -> None:
    said = (ASKED, ANSWERED), ("And the bridge?", "It is older."), ("Who pays?", "The port.")
    pairs = (asks.format(n) + a + apart + answers.format(n) + b for n, (a, b) in enumerate(said, 1))
    text = "Written answers by Minister Marta Lund\n\n" + "\n\n".join(pairs)
    assert told(text, ANSWERED, "Marta Lund") in FOUND
    assert told(text, ASKED, "Marta Lund") not in FOUND


def test_a_prize_in_a_question_is_not_who_asks() -> None:
    said = "Was it a surprise?"
    text = interview("Marta Lund: an interview").replace(
        "And what did you do?", f"You won the Port Guild of Northport prize. {said}"
    )
    assert told(text, said, "Port Guild") not in FOUND

"""Where a document has a quote's words, told at a glance: the same as the verdict in full, for less work."""

from __future__ import annotations

import random

import pytest

from summarizer.checking.library import Library
from summarizer.checking.shelved import WORD, Shelved, words_of
from summarizer.checking.standing import Quoted, standing
from summarizer.models.quote import SpeakerCheck, Verdict
from summarizer.quotes.check import QuoteIndex
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.read import read_text
from summarizer.text.prepare import prepare

_FILLER = "Workers painted crates on the quay at Torsted, and the weather stayed as it was.\n\n"
#: What the words may stand between, and whether they are told at a glance to stand as they are quoted.
_BESIDE = [
    ("“", "”, she said.", True),
    ("He said ", " and left.", True),
    ("Nobody said never ", " and left.", False),
    ("He said ", " not at all.", False),
    ("He said ~~", "~~ and left.", False),
    ("He said un", " and left.", False),
    ("He said co-\n", " and left.", False),
    ("He said 12 ", " and left.", True),
]


def _shelved(before: str, words: str, behind: str) -> Shelved:
    text = f"{_FILLER * 90}{before}{words}{behind}\n\n{_FILLER * 90}"
    return Shelved(read_text(text, "long.txt"))


@pytest.mark.parametrize(("before", "behind", "plain"), _BESIDE)
def test_what_is_told_at_a_glance_is_the_verdict_in_full(
    before: str, behind: str, plain: bool
) -> None:
    words = "the lock has to be closed for nine weeks"
    source = _shelved(before, words, behind)
    found = standing(source, Quoted(words))
    whole = QuoteIndex(source.text, "en").check(words)
    assert found is not None
    assert (found.verdict, found.check) == (whole.verdict, whole)
    assert (found.verdict is Verdict.EXACT and whole.note is None) is plain


@pytest.mark.parametrize(
    ("words", "before", "behind"),
    [
        ("000 crates were sold", "He said 12 ", " there."),
        ("the port sold 12", "He said ", " 000 crates."),
        ("the port kept 5", "He said ", " % of it."),
        ("the port kept 3", "He said ", ".5 of it."),
    ],
)
def test_a_part_of_a_number_is_not_told_at_a_glance(words: str, before: str, behind: str) -> None:
    source = _shelved(before, words, behind)
    found = standing(source, Quoted(words))
    assert found is None or not found.verdict.verified


@pytest.mark.parametrize(
    ("quote", "literal"),
    [
        (" The lock, he said, stays. ", "The lock, he said, stays."),
        ("The lock … stays", None),
        ("The lock ... stays", None),
        ("[The] lock stays", None),
        ("The lock  stays", None),
        ("Шлюз закрыт", None),
        ("10² crates", None),
    ],
)
def test_marks_that_may_stand_for_something_else_are_left_to_the_verdict_in_full(
    quote: str, literal: str | None
) -> None:
    assert Quoted(quote).literal == literal


def test_words_that_stand_inside_of_longer_ones_alone_are_no_quotation() -> None:
    texts = [f"{_FILLER * 90}“We will wait before the winter{n},” said Jan Kos.\n" for n in "ss"]
    library = Library([read_text(text, f"{n}.txt") for n, text in enumerate(texts)])
    check = library.look_up("We will wait before the winte", "Jan Kos").check
    assert check.verdict is Verdict.DRIFT
    assert [change.source for change in check.changes] == ["winters"]


@pytest.mark.parametrize("length", range(330, 420, 7))
def test_a_word_cut_at_the_edge_of_what_is_looked_at_is_not_taken_for_another(length: int) -> None:
    said = "“We will wait before the winter,” said Jan Kos. "
    text = f"{_FILLER * 90}{said}{'They left. ' * 99}"[: len(_FILLER * 90) + length] + said * 9
    check = Library([read_text(text, "one.txt")]).look_up("We will wait before the winte").check
    assert check.verdict is Verdict.DRIFT


def test_words_of_a_text_are_the_same_by_either_way() -> None:
    rng = random.Random(3)
    letters = "abc_09'\"-.,;:!? \n\té—“"
    for _ in range(200):
        text = "".join(rng.choice(letters) for _ in range(60))
        assert words_of(text) == WORD.findall(text)


def test_a_person_in_full_in_the_words_own_paragraph_settles_whose_they_are() -> None:
    source = _shelved("“", "The lock has to be closed,", "” said Edda Sund, the harbour master.")
    library = Library.of_shelved([source])
    told = library.look_up("The lock has to be closed", "Edda Sund").check
    other = library.look_up("The lock has to be closed", "Mathilde Aronsen").check
    assert told.speaker_check is SpeakerCheck.NAMED
    assert (other.speaker_check, other.speaker_found) == (SpeakerCheck.OTHER, "Edda Sund")
    assert len(source.text) > 12_000


_TOLD = [
    "MR. KOS: Thank you. Edda Sund said that no barge passes before June.",
    "MR. KOS: “I heard that. Edda Sund said that no barge passes before June,” and so on.",
    "“No barge passes before June,” said Edda Sund, the harbour master.",
    "Edda Sund said that no barge passes before June, Jan Kos recalled.",
    "According to Edda Sund, no barge passes before June. Jan Kos did not agree.",
    "Edda Sund did not say that no barge passes before June.",
    "“Edda Sund said that no barge passes before June,” Jan Kos told the council.",
]


@pytest.mark.parametrize("holder", ["Edda Sund", "Jan Kos", "Mathilde Aronsen", "the council"])
@pytest.mark.parametrize("told", _TOLD)
def test_whose_words_they_are_is_what_the_whole_document_tells(told: str, holder: str) -> None:
    text = f"{_FILLER * 90}MS. SUND: I thank you.\n\n{told}\n\n{_FILLER * 90}"
    document = read_text(text, "hearing.txt")
    quote = text[(at := text.lower().index("no barge passes")) : at + 27]
    check = Library([document]).look_up(quote, holder).check
    whole = SpeakerIndex(prepare(document)).tell((at, at + 27), holder)
    assert (check.speaker_check, check.speaker_found) == (whole.check, whole.found)

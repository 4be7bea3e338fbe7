"""Sources on the shelf: long ones are read only where a quote stands, and answer as if they were read as a whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from summarizer.checking.library import Library
from summarizer.checking.shelved import SECTION, Shelved
from summarizer.models.quote import SpeakerCheck, Speech, Verdict
from summarizer.quotes.check import QuoteIndex
from summarizer.reading.documents import Opened
from summarizer.reading.read import find_documents, read_text

_TOWNS = ("Holmby", "Arnsund", "Velby", "Torsted", "Marren", "Ostvik")
_VERBS = ("repaired", "painted", "counted", "sold", "measured", "moved")


def _filler(length: int, seed: int) -> str:
    """Return paragraphs in which nobody says anything."""
    rng = random.Random(seed)
    lines = (
        f"Workers in {rng.choice(_TOWNS)} {rng.choice(_VERBS)} {rng.randrange(9, 9_000)} crates on the quay. "
        f"The weather in {rng.choice(_TOWNS)} stayed as it was, {rng.randrange(2, 30)} degrees at noon."
        for _ in range(length // 120 + 1)
    )
    return "\n\n".join(lines)[:length]


SAID = (
    "“The lock has to be closed for nine weeks, and no barge passes before June,” said Edda Sund."
)
LONG = "\n\n".join((_filler(30_000, 1), SAID, _filler(30_000, 2)))


@pytest.mark.parametrize(
    "quote",
    [
        "The lock has to be closed for nine weeks, and no barge passes before June",
        "the lock has to be closed for nine weeks",
        "The lock has to be closed for nine weeks ... no barge passes before June",
        "The lock has to be closed for eight weeks, and no barge passes before June",
        "The lock has to be closed for nine weeks, and barges pass before June",
    ],
)
def test_a_long_source_answers_as_if_it_were_read_as_a_whole(quote: str) -> None:
    found = Library([read_text(LONG, "long.txt")]).look_up(quote).check
    assert found == QuoteIndex(LONG, "en").check(quote)
    assert found.verdict is not Verdict.ABSENT


@pytest.mark.parametrize("offset", range(-90, 1, 15))
def test_a_passage_over_the_border_of_two_sections_is_found(offset: int) -> None:
    text = "\n\n".join((_filler(3 * SECTION + offset - 2, 3), SAID, _filler(20_000, 4)))
    found = Library([read_text(text, "long.txt")]).look_up(
        "The lock has to be closed for ten weeks, and no barge passes before June"
    )
    assert found.check.verdict is Verdict.DRIFT
    assert found.check.text == SAID[1:74]


def test_of_equal_words_those_as_they_are_quoted_come_first() -> None:
    loud = "“THE LOCK HAS TO BE CLOSED for nine weeks,” said Jan Kos."
    text = "\n\n".join((*[loud] * 9, _filler(20_000, 5), SAID))
    found = Library([read_text(text, "long.txt")]).look_up("The lock has to be closed").check
    assert (found.verdict, found.start) == (Verdict.EXACT, text.index(SAID) + 1)
    assert found.speech is Speech.DIRECT


def test_in_a_long_source_reported_words_are_no_direct_speech() -> None:
    text = "\n\n".join(
        (_filler(20_000, 6), f"Edda Sund said that {SAID[1:60]}.", _filler(9_000, 7))
    )
    found = Library([read_text(text, "long.txt")]).look_up("The lock has to be closed", "Edda Sund")
    assert found.check.speech is Speech.REPORTED
    assert found.check.speaker_check is SpeakerCheck.NAMED


def test_a_speaker_named_a_page_before_is_found() -> None:
    told = " ".join(f"The wall has stood there for {n} centuries." for n in range(25))
    text = "\n\n".join(
        (
            _filler(20_000, 8),
            f"Deputy Mayor Ola Berg said that the wall is old. {told}",
            "“The wall leans by two hands,” the deputy mayor said.",
            _filler(9_000, 9),
        )
    )
    library = Library([read_text(text, "long.txt")])
    close = library.shelved[0].plainly(
        library.look_up("The wall leans by two hands").check, "Ola Berg"
    )
    assert close is None
    found = library.look_up("The wall leans by two hands", "Ola Berg").check
    assert found.speaker_check is SpeakerCheck.RESOLVED


def test_the_wrong_mouth_is_told_in_a_long_source() -> None:
    found = Library([read_text(LONG, "long.txt")]).look_up("no barge passes before June", "Jan Kos")
    assert found.check.speaker_check is SpeakerCheck.OTHER
    assert found.check.speaker_found == "Edda Sund"


def test_what_a_source_states_of_itself_is_not_read_before_it_is_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "quoted.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "idle.txt").write_text(_filler(2_000, 10), encoding="utf-8")
    library, problems = Library.of(tmp_path)
    assert problems == []
    asked: list[str] = []
    whole = Opened.document.func  # pyright: ignore[reportFunctionMemberAccess]

    def noted(one: Opened) -> object:
        asked.append(Path(one.source).name)
        return whole(one)

    monkeypatch.setattr(Opened, "document", property(noted))
    library.look_up("no barge passes before June", "the harbour master")
    assert set(asked) == {"quoted.txt"}


def test_an_opened_document_is_the_document_that_is_read(tmp_path: Path) -> None:
    text = f"---\ntitle: The lock\nlang: en\n---\n\nORSHA, 3 March 2024 - {SAID}\n"
    (tmp_path / "one.md").write_text(text, encoding="utf-8")
    (reference,) = find_documents([str(tmp_path)])
    assert reference.opened().document == reference.read()


def test_letters_that_grow_without_case_move_no_place() -> None:
    text = "\n\n".join(("Straße und İstanbul " * 700, SAID))
    shelved = Shelved(read_text(text, "long.txt"))
    check = shelved.check("no barge passes before June", "no barge passes before june")
    assert check is not None
    assert text[check.start : check.end] == "no barge passes before June"

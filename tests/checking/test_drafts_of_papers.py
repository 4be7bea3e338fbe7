"""Drafts that quote what a document says, in its writer's words, as people write about readouts and minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.checking.drafted import CheckedDraft, CheckedQuotation, check_draft
from summarizer.checking.drafts import Draft
from summarizer.checking.library import Library
from summarizer.models.document import SourceDocument

READOUT = (
    "Readout of Minister Anna Holm's meeting with Felix Maro of Velmar\n\n"
    "Minister Anna Holm met today with Commissioner Felix Maro of Velmar in Arland. She condemned the seizure of two "
    "ferries by the harbour police and the detention of their crews. The Minister restated the commitment of Norland "
    "to an open harbour. She called on Velmar to take further measures in cooperation with the harbour office to "
    "release the crews. Mr. Maro stressed the historic status quo of the harbour.\n"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("sources")
    (folder / "readout.txt").write_text(READOUT, encoding="utf-8")
    made, problems = Library.of(folder)
    assert problems == []
    return made


def checked(library: Library, tmp_path: Path, draft: str) -> CheckedDraft:
    path = tmp_path / "draft.md"
    path.write_text(draft, encoding="utf-8")
    return check_draft(path, library)


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        (
            'In the words of the readout, she "condemned the seizure of two ferries by the harbour police".',
            "ok",
        ),
        (
            "Holm “called on Velmar to take further measures … to release the crews”, the readout says.",
            "ok",
        ),
        ('Holm, in Arland, "restated the commitment of Norland to an open harbour".', "ok"),
        ("The “historic status quo” of the harbour came up again.", "ok"),
        (
            "> She called on Velmar to take further measures in cooperation with the harbour office\n",
            "ok",
        ),
        (
            'Holm spoke in Arland, and Maro "restated the commitment of Norland to an open harbour".',
            "speaker_other",
        ),
        ('"I condemn the seizure of two ferries by the harbour police," Holm said.', "drift"),
        ('Holm spoke of "the historic status quo of the harbour".', "speaker_other"),
        ('Maro spoke of "the historic status quo of the harbour".', "not_direct_speech"),
    ],
)
def test_words_of_the_document_are_right_as_its_words(
    library: Library, tmp_path: Path, draft: str, rule: str
) -> None:
    (one,) = checked(library, tmp_path, f"# The week\n\n{draft}\n").items
    assert isinstance(one, CheckedQuotation)
    assert one.rule == rule


@pytest.mark.parametrize(
    ("draft", "speakers"),
    [
        (
            'The "open and honest talks" of May are over, and Holm "welcomed the end of them".',
            [None, "Holm"],
        ),
        (
            'A "small number of boats" crossed. The treaty\'s "no harm to others" was not named.',
            [None, None],
        ),
        ('Holm "regretted the decision", while Maro "hailed the result of it".', ["Holm", "Maro"]),
        ('Critics are loud. In its words, "no state shall close a gate".', [None]),
        ("“The gates stay shut,” Holm said. “They stay shut all winter.”", ["Holm", "Holm"]),
    ],
)
def test_an_article_or_a_neighbour_is_no_speaker(draft: str, speakers: list[str | None]) -> None:
    made = Draft(SourceDocument(source="d", text=draft, language="en"))
    assert [one.speaker for one in made.quotations()] == speakers

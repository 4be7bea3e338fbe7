"""Drafts that quote what a document says, in its writer's words, as people write about readouts and minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.checking.drafted import (
    CheckedDraft,
    CheckedQuotation,
    CheckedStatement,
    check_draft,
)
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
        ('Holm wondered whether anybody remembered "what the gates were for".', ["Holm"]),
        ('Maro was arrested for "making and spreading false reports".', [None]),
        ('The leaders held what Holm called "an open and honest talk".', ["Holm"]),
        ('Maro was released and called it "a very bad joke".', ["Maro"]),
        ('Critics are loud. In its words, "no state shall close a gate".', [None]),
        ("“The gates stay shut,” Holm said. “They stay shut all winter.”", ["Holm", "Holm"]),
    ],
)
def test_an_article_or_a_neighbour_is_no_speaker(draft: str, speakers: list[str | None]) -> None:
    made = Draft(SourceDocument(source="d", text=draft, language="en"))
    assert [one.speaker for one in made.quotations()] == speakers


STATEMENTS = (
    "Commissioner Felix Maro wrote on 4 May 2031 that the two ferries had been sold.\n\n"
    "“Velmar will respond forcefully if Norland closes the gates,” Maro warned.\n\n"
    "Of three letters about the ferries that went round in Arland, Maro said: “There were three of them, and I wrote "
    "two of the ferries.” He added that all three letters were “completely authentic”.\n"
)


def test_statements_are_held_to_the_passage_with_most_of_their_words(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "paper.txt").write_text(STATEMENTS, encoding="utf-8")
    (tmp_path / "draft.md").write_text(
        "# Ferries\n\nFelix Maro warned that Velmar would respond forcefully if Norland closed the gates. Maro said "
        "that all three letters were authentic. Maro said that three painters were arrested.\n",
        encoding="utf-8",
    )
    made, _ = Library.of(tmp_path / "sources")
    items = check_draft(tmp_path / "draft.md", made, statements=True).items
    assert all(isinstance(one, CheckedStatement) for one in items)
    told = [
        (one.supported, one.passage or "") for one in items if isinstance(one, CheckedStatement)
    ]
    assert [supported for supported, _ in told] == [True, True, False]
    assert "will respond forcefully" in told[0][1]
    assert "completely authentic" in told[1][1]


TURNS = (
    "Press briefing, 4 May 2031\n\n"
    "MS. HOLM: We are not closing the gates. That is not what we do here.\n\n"
    "Q Did the council ask you to resign?\n\n"
    "MS. HOLM: The council asked me to stay until the spring.\n\n"
    "MR. MARO: The boats will sail whether or not the gates are closed.\n"
)
ISSUED = (
    "Statement by the Ministry of Harbours of Norland, 4 May 2031\n\n"
    "We will not close the gates before the winter. Our crews have to come home first.\n"
)


@pytest.mark.parametrize(
    ("source", "draft", "rule"),
    [
        (TURNS, "“That is not what we do here,” Ms Holm said.", "ok"),
        (TURNS, "“The boats will sail whether or not the gates are closed,” Maro said.", "ok"),
        (
            TURNS,
            "“The boats will sail whether or not the gates are closed,” Holm said.",
            "speaker_other",
        ),
        (
            ISSUED,
            "“We will not close the gates before the winter,” the Ministry of Harbours said.",
            "ok",
        ),
        (ISSUED, "“Our crews have to come home first,” the ministry said in a statement.", "ok"),
        (
            READOUT,
            "“We condemn the seizure of two ferries by the harbour police,” Holm said.",
            "drift",
        ),
    ],
)
def test_words_of_a_turn_and_of_an_issuer_are_their_own(
    tmp_path: Path, source: str, draft: str, rule: str
) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "paper.txt").write_text(source, encoding="utf-8")
    made, _ = Library.of(tmp_path / "sources")
    (one,) = checked(made, tmp_path, f"# The week\n\n{draft}\n").items
    assert isinstance(one, CheckedQuotation)
    assert one.rule == rule

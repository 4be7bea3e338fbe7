"""The day of a statement: that of the sentence with its words, never a headline's or a dateline's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from summarizer.attribution.talk_day import own_day
from summarizer.checking.drafted import CheckedStatement, check_draft
from summarizer.checking.library import Library
from summarizer.checking.told_day import beyond_passage
from summarizer.models.document import SourceDocument
from summarizer.text.prepare import prepare

HEADLINE = "Toll calls Reyn, 16 September\n\nMira Toll said that 40 ships had left Arden. They spoke of grain."
DATELINE = "ARDEN, 16 September (Lake Agency) - Mira Toll said that 40 ships had left."
DATELINE_AND_DAY = "ARDEN, 16 September - Mira Toll said that 40 ships had left on 12 September."
SLASHES = "ARDEN, September 16. /LAKE/. Mira Toll said that 40 ships had left on September 12."
LABEL = "Published: 16 September 2025\n\nMira Toll said that 40 ships had left."
YESTERDAY = "Arden, 16 September 2025\n\nMira Toll said that 40 ships had left yesterday."
WEEKDAY = (
    "Arden, 16 September 2025\n\nMira Toll said that 40 ships had left on Friday, 12 September."
)
OTHERS = "Mira Toll said that 40 ships had left on 12 September ahead of the summit on 3 October."
OPENING = "On 16 September, the third day of the strike, Mira Toll said that 40 ships had left."
DASHED = "On 16 September - the third day - Mira Toll said that 40 ships had left."
TWO_DAYS = "Mira Toll said that 40 ships had left on 4 and 5 October."
OF_ANOTHER = (
    "Mira Toll called Reyn today to say that 40 ships had left after the flood on 8 September."
)
NEXT = "Mira Toll spoke on 16 September. Later she said that 40 ships had left."


def borne_out(statement: str, source: str, published: date | None = None) -> bool:
    document = SourceDocument(source="a", text=source, language="en", published=published)
    prepared = prepare(document)
    account = prepared.account
    windows = [account[at : at + 2] for at in range(len(account))]
    day = own_day(prepared)
    return any(beyond_passage(statement, w, "Mira Toll", day) is None for w in windows)


@pytest.mark.parametrize(
    ("source", "day", "expected"),
    [
        (HEADLINE, "16 September", False),
        (DATELINE, "16 September", False),
        (DATELINE_AND_DAY, "16 September", False),
        (DATELINE_AND_DAY, "12 September", True),
        (SLASHES, "16 September", False),
        (SLASHES, "12 September", True),
        (LABEL, "16 September", False),
        (YESTERDAY, "16 September", False),
        (YESTERDAY, "15 September", True),
        (WEEKDAY, "12 September", True),
        (WEEKDAY, "Friday", True),
        (WEEKDAY, "Tuesday", False),
        (OTHERS, "12 September", True),
        (OTHERS, "3 October", False),
        (OPENING, "16 September", True),
        (DASHED, "16 September", True),
        (TWO_DAYS, "5 October", True),
        (TWO_DAYS, "6 October", False),
        (NEXT, "16 September", False),
    ],
)
def test_a_day_counts_where_the_sentence_with_the_words_gives_it(
    source: str, day: str, expected: bool
) -> None:
    assert borne_out(f"that 40 ships had left on {day}", source) is expected


def test_a_statement_without_a_day_needs_none() -> None:
    assert borne_out("that 40 ships had left", HEADLINE)
    assert not borne_out("that 41 ships had left", HEADLINE)


def test_a_weekday_is_worked_out_from_the_day_of_publication() -> None:
    source = "Mira Toll said that 40 ships had left on Friday."
    assert borne_out("that 40 ships had left on 12 September", source, date(2025, 9, 16))
    assert not borne_out("that 40 ships had left on 12 September", source)


def test_the_dateline_of_another_text_bears_no_day_of_a_draft_out(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(LABEL, encoding="utf-8")
    (tmp_path / "sources" / "b.txt").write_text(DATELINE_AND_DAY, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(
        "Mira Toll said that 40 ships had left on 16 September.\n\n"
        "Mira Toll said that 40 ships had left on 12 September.\n",
        encoding="utf-8",
    )
    library, _ = Library.of(tmp_path / "sources")
    found = check_draft(tmp_path / "draft.txt", library, statements=True).items
    assert [one.level.value for one in found] == ["warning", "none"]
    assert "does not give the day 16 September" in found[0].message


def test_a_day_counts_where_it_stands_beside_the_same_word() -> None:
    assert borne_out("that 40 ships had left after the flood on 8 September", OF_ANOTHER)
    assert not borne_out("that 40 ships had left on 8 September", OF_ANOTHER)
    assert borne_out("ahead of the summit on 3 October", OTHERS)


VISIT = (
    "Minister Mira Toll will discuss tariffs with her counterpart Otto Reyn next week, spokeswoman Ada Lind said. "
    "“There is much to talk about,” Lind said. Reyn will come to Arden on May 25-27.\n"
)


def statements_of(tmp_path: Path, *sentences: str) -> list[CheckedStatement]:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(VISIT, encoding="utf-8")
    (tmp_path / "draft.txt").write_text("\n\n".join(sentences) + "\n", encoding="utf-8")
    library, _ = Library.of(tmp_path / "sources")
    found = check_draft(tmp_path / "draft.txt", library, statements=True).items
    return [one for one in found if isinstance(one, CheckedStatement)]


def test_what_a_draft_tells_as_coming_with_a_day_is_listed_whoever_says_it(tmp_path: Path) -> None:
    right, wrong = statements_of(
        tmp_path,
        "Otto Reyn will come to Arden on May 25-27.",
        "Mira Toll will receive Otto Reyn on May 25-29.",
    )
    assert right.supported
    assert not wrong.supported
    assert "29 May" in wrong.message
    assert wrong.statement.text.rstrip(".").endswith("on May 25-29")


def test_the_reason_is_the_day_where_a_name_is_only_written_in_full(tmp_path: Path) -> None:
    (wrong,) = statements_of(tmp_path, "Lind said that Otto Reyn will come to Arden on May 25-29.")
    assert "does not give the day 29 May" in wrong.message
    (tmp_path / "draft.txt").write_text(
        "Lind said that Olaf Reyn will come to Arden on May 25-27.\n", "utf-8"
    )
    library, _ = Library.of(tmp_path / "sources")
    (other,) = check_draft(tmp_path / "draft.txt", library, statements=True).items
    assert "a name that does not stand there (Olaf)" in other.message


def test_sentences_without_a_day_a_name_or_an_end_are_no_statements(tmp_path: Path) -> None:
    assert (
        statements_of(
            tmp_path,
            "Reyn in Arden on 25 May",
            "It rained on 25 May.",
            "Otto Reyn sleeps.",
            "“Reyn will come on 25 May,” a reader wrote.",
        )
        == []
    )

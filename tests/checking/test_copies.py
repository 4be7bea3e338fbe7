"""A draft is not its own source: annotated outputs, copies under any name, earlier versions."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from summarizer.checking import copies
from summarizer.checking.drafted import CheckedDraft, CheckedQuotation, check_draft
from summarizer.checking.drafts import Draft
from summarizer.checking.library import Library
from summarizer.checking.marked import is_annotated
from summarizer.checking.reports import write_annotated
from summarizer.checking.shelved import Shelved
from summarizer.errors import InputError
from summarizer.reading.documents import read_text

DRAFT = (
    "The bridge over the Sorne stays shut\n\n"
    "Drivers in Aldmoor will have to take the long way round for another winter, since nobody has found the money "
    "for the two cracked piers of the old bridge. “We shall open it again in the spring,” Mayor Hanne Voss said.\n\n"
    "The county sees this otherwise, and has ordered a survey of every bridge upstream of the weir. “The steel is as "
    "good as new,” the engineer Oleg Marr said, while shopkeepers on the northern bank counted what they had lost.\n"
)
SOURCE = (
    "Council of Aldmoor, minutes\n\nMayor Hanne Voss said: “We shall not open it again in the spring.”\n\n"
    "The engineer Oleg Marr said: “The steel is as good as new.”\n"
)
README = (
    "Sources of the story about the bridge: the minutes of the council, as its clerk sent them.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "story.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "minutes.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "README.md").write_text(README, encoding="utf-8")
    return tmp_path


def checked(folder: Path) -> tuple[CheckedDraft, list[str]]:
    story = folder / "story.md"
    library, problems = Library.of(folder, leaving_out=[story])
    return check_draft(story, library), problems


def rules(found: CheckedDraft) -> list[str]:
    return [one.rule for one in found.items if isinstance(one, CheckedQuotation)]


@pytest.mark.parametrize("every", [1, 3, 7, 20, 60, 1_000])
@pytest.mark.parametrize("more", ["", README, SOURCE * 3])
def test_what_a_glance_takes_for_no_copy_is_none(
    every: int, more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = DRAFT.split(" ")
    text = " ".join("herring" if n % every == every - 1 else w for n, w in enumerate(words)) + more
    source = Shelved(read_text(text, "copy.txt"))
    for draft in (DRAFT, "“We shall open it again in the spring,” Mayor Hanne Voss said."):
        drafted = copies._DraftText(Draft(read_text(draft, "draft.txt")))
        found = drafted.is_near(source)
        with monkeypatch.context() as m:
            m.setattr(copies._DraftText, "_may_be_near", lambda *_: True)
            assert drafted.is_near(source) == found


@pytest.mark.parametrize("name", ["out.html", "a.docx"])
def test_the_annotated_draft_is_no_source_of_the_next_run(folder: Path, name: str) -> None:
    first, _ = checked(folder)
    write_annotated(first, folder / name)
    assert is_annotated(folder / name)
    second, problems = checked(folder)
    assert rules(second) == rules(first) == ["drift", "ok"]
    assert [name in problem for problem in problems] == [True]
    assert "annotated by `verify`" in problems[0]
    assert second.sources == 2


def test_a_word_draft_keeps_its_own_properties_beside_the_mark(folder: Path) -> None:
    document = docx.Document()
    document.core_properties.author = "A. Reporter"
    document.add_paragraph(DRAFT)
    document.save(str(folder / "story.docx"))
    library, _ = Library.of(folder, leaving_out=[folder / "story.md", folder / "story.docx"])
    write_annotated(check_draft(folder / "story.docx", library), folder / "noted.docx")
    assert docx.Document(str(folder / "noted.docx")).core_properties.author == "A. Reporter"
    assert is_annotated(folder / "noted.docx")
    assert not is_annotated(folder / "story.docx")


def as_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def as_page(path: Path, text: str) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    path.write_text(f"<!doctype html><title>A page</title><article>{body}</article>", "utf-8")


def as_word(path: Path, text: str) -> None:
    document = docx.Document()
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(str(path))


@pytest.mark.parametrize(
    ("name", "write"),
    [("story copy.md", as_text), ("x.txt", as_text), ("p.html", as_page), ("w.docx", as_word)],
)
@pytest.mark.parametrize(
    ("old", "new"), [("", ""), ("another winter", "a third winter"), ("“", '"'), ("\n\n", "\n")]
)
def test_a_copy_is_left_out_by_its_text(
    folder: Path, name: str, write: object, old: str, new: str
) -> None:
    assert callable(write)
    write(folder / name, DRAFT.replace(old, new) if old else DRAFT)
    found, _ = checked(folder)
    assert rules(found) == ["drift", "ok"]
    assert found.sources == 2
    assert len(found.left_out) == 1
    assert f"{name} has the draft's own text" in found.left_out[0]


def test_an_earlier_version_bears_nothing_out_but_shows_what_it_has(folder: Path) -> None:
    (folder / "minutes.txt").write_text("The council of Aldmoor met at noon.\n", encoding="utf-8")
    earlier = DRAFT.replace("We shall open it again", "We shall not open it again")
    (folder / "story old.md").write_text(earlier, encoding="utf-8")
    found, _ = checked(folder)
    assert rules(found) == ["drift", "only_in_copy"]
    assert "leaves out (negation)" in found.items[0].message
    assert "is it an earlier version, or the source?" in found.items[1].message
    assert "story old.md has nearly the draft's own text" in found.left_out[0]


def test_a_source_that_denies_the_words_is_heard_before_an_earlier_version(folder: Path) -> None:
    earlier = DRAFT.replace("as good as new", "as good as old")
    (folder / "story old.md").write_text(earlier, encoding="utf-8")
    assert rules(checked(folder)[0]) == ["drift", "ok"]


def test_an_excerpt_of_a_long_source_is_no_copy_of_it(folder: Path) -> None:
    more = "\n\n".join(
        f"In ward {n} the council of the town heard what item {n} of its list would cost, and put it off."
        for n in range(30)
    )
    (folder / "minutes.txt").write_text(f"{DRAFT}\n\n{more}\n", encoding="utf-8")
    found, _ = checked(folder)
    assert rules(found) == ["ok", "ok"]
    assert found.left_out == ()


def test_a_source_that_shares_the_quotations_and_who_said_them_is_kept(folder: Path) -> None:
    said = "Mayor Hanne Voss said: “We shall open it again in the spring.”"
    (folder / "story.md").write_text(f"{said}\n", encoding="utf-8")
    (folder / "minutes.txt").write_text(
        f"Council of Aldmoor, minutes of the third sitting\n\n{said}\n", encoding="utf-8"
    )
    found, _ = checked(folder)
    assert (rules(found), found.left_out) == (["ok"], ())


def test_copies_alone_are_no_sources(folder: Path) -> None:
    for name in ("minutes.txt", "README.md"):
        (folder / name).unlink()
    (folder / "story (1).md").write_text(DRAFT, encoding="utf-8")
    with pytest.raises(InputError, match=r"story\.md has no source.*story \(1\)\.md has the draft"):
        checked(folder)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"<html>plain"])
def test_a_file_without_the_mark_is_not_taken_for_an_annotated_draft(
    tmp_path: Path, data: bytes
) -> None:
    for name in ("a.docx", "a.html"):
        (tmp_path / name).write_bytes(data)
        assert not is_annotated(tmp_path / name)
    assert not is_annotated(tmp_path / "gone.docx")

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.checking.sources import Sources
from summarizer.errors import InputError
from summarizer.models.document import SourceDocument


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "sources"
    (inside / "deep").mkdir(parents=True)
    (inside / "a.txt").write_text("The minister agreed.", encoding="utf-8")
    (inside / "deep" / "b.txt").write_text("The envoy did not.", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("Not for you.", encoding="utf-8")
    return inside


def texts(root: Path) -> Sources[str]:
    return Sources(root, lambda document: document.text)


def test_a_source_is_read_once_for_all_its_quotes(folder: Path) -> None:
    read: list[str] = []

    def prepare(document: SourceDocument) -> str:
        read.append(document.source)
        return document.text

    sources = Sources(folder, prepare)
    for _ in range(3):
        assert sources.at("a.txt") == "The minister agreed."
        assert sources.at("deep/b.txt") == "The envoy did not."
    assert len(read) == 2


@pytest.mark.parametrize(
    "source", ["../secret.txt", "deep/../../secret.txt", "{parent}/secret.txt", "link.txt"]
)
def test_nothing_outside_the_folder_is_read(folder: Path, source: str) -> None:
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    with pytest.raises(InputError, match="leads out of the folder"):
        texts(folder).at(source.format(parent=folder.parent))


def test_a_name_with_a_null_is_an_error_of_that_line_only(folder: Path) -> None:
    with pytest.raises(InputError):
        texts(folder).at("a\0.txt")


def test_a_document_is_found_by_its_name_where_the_path_has_changed(folder: Path) -> None:
    assert texts(folder).named("somewhere/else/b.txt") == "The envoy did not."
    assert texts(folder).named("../sources/a.txt") == "The minister agreed."


def test_a_path_of_windows_is_the_same_file_and_leads_out_no_more_than_another(
    folder: Path,
) -> None:
    (folder / "x\\y.txt").write_text("A name with a backslash.", encoding="utf-8")
    assert texts(folder).at("deep\\b.txt") == "The envoy did not."
    assert texts(folder).at(".\\a.txt") == "The minister agreed."
    assert texts(folder).named("C:\\talks\\b.txt") == "The envoy did not."
    assert texts(folder).at("x\\y.txt") == "A name with a backslash."
    with pytest.raises(InputError, match="leads out of the folder"):
        texts(folder).at("..\\secret.txt")


def test_a_name_that_stands_for_two_documents_is_not_guessed(folder: Path) -> None:
    (folder / "deep" / "a2").mkdir()
    (folder / "deep" / "a2" / "b.txt").write_text("Another.", encoding="utf-8")
    with pytest.raises(InputError, match="2 times"):
        texts(folder).named("elsewhere/b.txt")


def test_an_unreadable_source_says_so_for_each_of_its_quotes(folder: Path) -> None:
    (folder / "empty.txt").touch()
    sources = texts(folder)
    for _ in range(2):
        with pytest.raises(InputError, match=r"^empty\.txt is empty"):
            sources.at("empty.txt")


def test_a_missing_source_is_named_as_the_line_named_it(folder: Path) -> None:
    with pytest.raises(InputError, match=r"^deep/gone\.txt does not exist"):
        texts(folder).at("deep/gone.txt")

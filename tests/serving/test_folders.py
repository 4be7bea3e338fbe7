from __future__ import annotations

import os
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.serving.folders import Folders


@pytest.fixture
def named(tmp_path: Path) -> Folders:
    root = tmp_path / "named"
    (root / "deeper").mkdir(parents=True)
    (root / "a.txt").write_text("a")
    (root / "deeper" / "b.txt").write_text("b")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "named-not").mkdir()
    (tmp_path / "named-not" / "c.txt").write_text("c")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "up").symlink_to(tmp_path)
    (root / "round").symlink_to(root / "round")
    (root / "inner.txt").symlink_to(root / "a.txt")
    os.mkfifo(root / "pipe.txt")
    return Folders([root])


@pytest.mark.parametrize(
    "path", ["a.txt", "./a.txt", "deeper/../a.txt", "deeper/b.txt", "inner.txt"]
)
def test_files_within_are_found(named: Folders, path: str) -> None:
    assert named.file(path).is_relative_to(named.roots[0])


def test_an_absolute_path_within_is_found(named: Folders) -> None:
    assert named.file(str(named.roots[0] / "a.txt")).name == "a.txt"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "deeper/../../secret.txt",
        "link.txt",
        "up/secret.txt",
        "up/named-not/c.txt",
        "../named-not/c.txt",
        "/etc/passwd",
        "//etc/passwd",
        "/proc/self/environ",
        "/dev/zero",
        "~/.ssh/id_rsa",
        "a.txt\0.md",
        "",
        "..",
        "/",
        "up",
        "x" * 5_000,
        "y" * 300,
        "file:///etc/passwd",
        "http://127.0.0.1/a.txt",
    ],
)
def test_nothing_outside_is_reached(named: Folders, path: str) -> None:
    with pytest.raises(InputError, match=r"not within|does not exist"):
        named.sources(path)
    with pytest.raises(InputError):
        named.file(path)


def test_whether_something_outside_exists_is_not_told(named: Folders) -> None:
    told: list[str] = []
    for name in ("secret.txt", "absent.txt"):
        with pytest.raises(InputError) as caught:
            named.file(f"../{name}")
        told.append(str(caught.value).replace(name, "NAME"))
    assert told[0] == told[1]


@pytest.mark.parametrize("path", ["round", "pipe.txt", "deeper", "absent.txt"])
def test_what_is_no_regular_file_is_refused(named: Folders, path: str) -> None:
    with pytest.raises(InputError):
        named.file(path)


def test_without_folders_nothing_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    with pytest.raises(InputError, match="without any"):
        Folders(()).file(str(tmp_path / "a.txt"))
    with pytest.raises(InputError, match="without folders"):
        Folders(()).sources(None)


def test_a_name_in_two_folders_is_not_guessed_at(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("a")
    named = Folders([tmp_path / "one", tmp_path / "two"])
    with pytest.raises(InputError, match="more than one folder"):
        named.file("a.txt")
    assert named.file(str(tmp_path / "two" / "a.txt")).parent.name == "two"


def test_what_is_named_has_to_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a folder"):
        Folders([tmp_path / "absent"])


def test_names_are_given_back_relative_to_the_one_folder(named: Folders, tmp_path: Path) -> None:
    root = named.roots[0]
    assert named.shown(f"{root}/deeper/b.txt") == "deeper/b.txt"
    both = Folders([root, tmp_path / "named-not"])
    assert both.shown(f"{root}/a.txt") == f"{root}/a.txt"

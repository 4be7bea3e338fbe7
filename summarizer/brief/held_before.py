"""What an earlier note found of a summary and its text is kept for the next: who says what need not be read again.

Kept is only that a text bore a summary out as it was, with where the text's sentences lie and whose turn each is: under
the SHA-256 of the whole summary, of the text, and of the code that looked. Whatever changes one of them asks anew. It
lies in the user's cache folder, never beside results, which may come from anybody. Each finding is sealed with a key
that lies elsewhere, so that whoever can write in that folder cannot have a note believe a summary.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from summarizer.accounts.lettered import Outline, Outlined
from summarizer.engines.answers import AnswerStore
from summarizer.engines.kept import a_value, an_entry
from summarizer.engines.weights import cache_folder, cache_switched_off
from summarizer.models.document import SentenceRole, sha256_of
from summarizer.models.verified import VerifiedSummary
from summarizer.results.files import replacing

#: Raised when the same key may stand for another finding for reasons that no key holds.
_FORMAT = 1
#: About a hundred thousand documents.
_MOST_BYTES = 1 << 27
#: What of the package decides on a finding, and the libraries that it reads texts with.
_DECIDING = (".py", ".toml")
_LIBRARIES = ("anyascii", "dateparser", "pydantic", "rapidfuzz", "sentencex", "snowballstemmer")
#: Bytes of the key that seals.
_SEALING = 32


def held_path() -> Path | None:
    """Return where findings are kept; ``None`` where ``SUMMARIZER_CACHE`` is ``0``: nowhere."""
    return None if cache_switched_off() else cache_folder() / "held.sqlite"


class HeldBefore:
    """Summaries that their texts bore out in earlier notes. Never raises for the file's sake.

    ``code`` tells apart by what code, ``secret`` seals what is kept.
    """

    def __init__(self, path: Path, code: str, secret: bytes) -> None:
        self._store = AnswerStore(path, _MOST_BYTES)
        self._code, self._secret = code, secret

    @classmethod
    def of_user(cls) -> HeldBefore | None:
        """Return what is kept for this user; null where nothing is to be kept, or cannot be kept safely."""
        path = held_path()
        if path is None:
            return None
        code, secret = code_of_package(), secret_of_user()
        return None if code is None or secret is None else cls(path, code, secret)

    def known(
        self, summaries: Iterable[VerifiedSummary], texts: Mapping[str, str]
    ) -> dict[int, Outline | None]:
        """Return the outline, by ``id()``, of the text of each summary that its text is known to bear out."""
        found: dict[int, Outline | None] = {}
        for summary in summaries:
            text = texts[summary.document.source]
            key = self._key(summary, text)
            read = self._read(key, self._store.get(key), text)
            if read is not None:
                found[id(summary)] = read[0]
        # Not open while processes are forked.
        self._store.close()
        return found

    def keep(
        self, found: Iterable[tuple[VerifiedSummary, Outline | None]], texts: Mapping[str, str]
    ) -> None:
        """Keep that these summaries are borne out as they are, with the outlines of their texts."""
        lines: dict[str, str] = {}
        for summary, told in found:
            key = self._key(summary, texts[summary.document.source])
            value = _plain(told)
            lines[key] = json.dumps({"value": value, "seal": self._seal(key, value)})
        if lines:
            self._store.put_all(lines)
        self._store.close()

    def _key(self, summary: VerifiedSummary, text: str) -> str:
        return json.dumps([_FORMAT, self._code, sha256_of(text), summary.model_dump_json()])

    def _seal(self, key: str, value: Any) -> str:
        sealed = json.dumps([key, value])
        return hmac.new(self._secret, sealed.encode(), hashlib.sha256).hexdigest()

    def _read(self, key: str, line: str | None, text: str) -> tuple[Outline | None] | None:
        """Return the outline that a line holds of a text; null where it is no line that was kept for this key."""

        def load(value: Any) -> tuple[Outline | None]:
            if not hmac.compare_digest(self._seal(key, value), str(entry.get("seal"))):
                raise ValueError
            return (_outline(value, len(text)),)

        entry = an_entry(line) or {}
        return a_value(entry, load)


@cache
def code_of_package() -> str | None:
    """Return the SHA-256 of everything that decides on a finding: this package, its word lists, what it builds on.

    Null where that cannot be told: of a package that does not lie in a folder.
    """
    from importlib.metadata import PackageNotFoundError, version

    if not Path(__file__).is_file():
        return None
    root = Path(__file__).parents[1]
    try:
        libraries = [f"{name} {version(name)}" for name in _LIBRARIES]
        digest = hashlib.sha256("\n".join((sys.version, *libraries)).encode())
        for path in sorted(one for one in root.rglob("*") if one.suffix in _DECIDING):
            data = path.read_bytes()
            digest.update(f"\n{path.relative_to(root).as_posix()} {len(data)}\n".encode() + data)
    except (OSError, PackageNotFoundError):
        return None
    return digest.hexdigest()


def data_folder() -> Path:
    """Return the user's folder for what is no cache."""
    import platformdirs

    return platformdirs.user_data_path("summarizer", appauthor=False)


def secret_of_user() -> bytes | None:
    """Return the key that seals a user's findings, made when first asked for; null where it cannot be kept."""
    path = data_folder() / "held.key"
    try:
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as file:
                file.write(secrets.token_bytes(_SEALING))
        found = path.read_bytes()
    except OSError:
        return None
    return found if len(found) == _SEALING else None


def _plain(told: Outline | None) -> list[Any] | None:
    """Return an outline as values of JSON, as :func:`_outline` reads them."""
    if told is None:
        return None
    return [told.is_no_transcript, *map(list, told.sentences)]


def _outline(value: Any, length: int) -> Outline | None:
    """Return the outline of a text of some length. Raises ``ValueError`` or ``TypeError`` where the value is none."""
    if value is None:
        return None
    is_no_transcript, *sentences = value
    if not isinstance(is_no_transcript, bool):
        raise TypeError
    return Outline(tuple(_outlined(one, length) for one in sentences), is_no_transcript)


def _outlined(told: Any, length: int) -> Outlined:
    start, end, paragraph, role, turn = told
    if not (all(type(n) is int for n in (start, end, paragraph)) and 0 <= start <= end <= length):
        raise ValueError
    if not (turn is None or isinstance(turn, str)):
        raise TypeError
    return start, end, paragraph, SentenceRole(role), turn

"""What decides an answer, as one SHA-256: the document, the prompts, the schema, the model and its parameters."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from summarizer.batch.store import DATABASE, RunStore
from summarizer.models.document import SourceDocument


@contextmanager
def known_keys(out: str | Path | None) -> Generator[Callable[[str], bool]]:
    """Yield whether the folder of a batch holds a result for a key; false where the folder holds no batch yet."""
    if out is None or not (Path(out) / DATABASE).is_file():
        yield lambda _: False
        return
    with RunStore(Path(out), exclusive=False) as store:
        yield store.is_done


def key_of(document: SourceDocument, fixed: list[Any]) -> str:
    """Return the key of a document under fixed parameters; its name is not part of it."""
    described = document.model_dump(mode="json", exclude={"text", "source"})
    whole = json.dumps([document.sha256, described, fixed], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()

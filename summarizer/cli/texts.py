"""What ``brief`` and ``view`` have in common: the texts behind the summaries a note is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.models.verified import VerifiedSummary


def texts_behind(
    summaries: Iterable[VerifiedSummary], folders: Sequence[Path], files: Iterable[Path]
) -> dict[str, str]:
    """Return the texts by source, from the folders or as kept beside the files of summaries; say what has changed."""
    from summarizer.brief.sources import source_texts
    from summarizer.cli.render import notice
    from summarizer.results.texts import kept_text, kept_texts

    with kept_texts(*files) as runs:
        texts, changed = source_texts(
            [s.document for s in summaries], folders, partial(kept_text, runs)
        )
    for message in changed:
        notice(message)
    return texts

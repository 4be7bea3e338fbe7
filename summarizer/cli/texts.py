"""The texts behind summaries, and summaries as reviewers left them: what several commands have in common."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.models.verified import DocumentRecord, VerifiedSummary


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


@contextmanager
def looked_up(
    folders: Sequence[Path], files: Iterable[Path]
) -> Generator[Callable[[DocumentRecord], str | None]]:
    """Yield what finds the text of one document as it was summarised: kept beside some files, or in the folders."""
    from summarizer.brief.sources import source_texts
    from summarizer.results.texts import kept_text, kept_texts

    with kept_texts(*files) as runs:

        def text_of(record: DocumentRecord) -> str | None:
            kept = kept_text(runs, record)
            if kept is not None:
                return kept
            return source_texts([record], folders)[0].get(record.source)

        yield text_of


def as_reviewed(
    summaries: Sequence[VerifiedSummary], files: Iterable[Path]
) -> list[VerifiedSummary]:
    """Return summaries as the decisions kept beside some files have them; say what that changed."""
    from summarizer.cli.render import notice
    from summarizer.review.follow import follow_reviews

    made, followed = follow_reviews(summaries, (file.parent for file in files))
    if told := followed.told():
        notice(told)
    return made

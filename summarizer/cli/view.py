"""``summarizer view``: open a note in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.texts import as_reviewed, texts_behind
from summarizer.errors import InputError

_PAGE = ("brief.html", "note.html", "index.html")


def view(
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT", help="note.html, a folder with one, or a .jsonl of summaries."
        ),
    ],
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Only print where the page is.")
    ] = False,
) -> None:
    """Open the HTML note OUT. A folder of ``batch`` gets its note.html first, made from its summaries."""
    import webbrowser

    from summarizer.cli.render import notice

    page = _page(out)
    typer.echo(page.resolve().as_uri())
    if not no_browser and not webbrowser.open(page.resolve().as_uri()):
        notice("No browser could be started. Open the address above in one.")


def _page(out: Path) -> Path:
    if out.is_file() and out.suffix.lower() in (".html", ".htm"):
        return out
    folder = out if out.is_dir() else out.parent
    pages = [folder / name for name in _PAGE if (folder / name).is_file()]
    summaries = out if out.is_file() else folder / "summaries.jsonl"
    if summaries.is_file():
        return _up_to_date(pages, summaries) or _made(summaries)
    if not pages:
        raise InputError(
            f"{out} was to be opened, and there is neither a page nor a summaries.jsonl. "
            "Make a page with: summarizer brief PATH.. --out note.html"
        )
    return pages[0]


def _up_to_date(pages: Sequence[Path], summaries: Path) -> Path | None:
    """Return the first page that is no older than the summaries and what reviewers decided about them."""
    from summarizer.review.follow import reviews_changed

    made = max(summaries.stat().st_mtime, reviews_changed(summaries.parent))
    return next((page for page in pages if page.stat().st_mtime >= made), None)


def _made(summaries: Path) -> Path:
    """Write note.html beside the summaries."""
    from summarizer.brief import build_brief, write_brief
    from summarizer.brief.table import own_results, write_table
    from summarizer.cli.render import notice
    from summarizer.models.verified import VerifiedSummary
    from summarizer.results.summaries import read_summaries

    if own := own_results([str(summaries)]):
        page = summaries.parent / "items.html"
        count = write_table(own, page)
        notice(f"{count} items of {len(own)} results. Page: {page}")
        return page
    read = list(read_summaries(str(summaries)))
    kept = [item for item in read if isinstance(item, VerifiedSummary)]
    for item in read:
        if not isinstance(item, VerifiedSummary):
            notice(str(item))
    kept = as_reviewed(kept, [summaries])
    folders = [Path(), summaries.parent, summaries.parent.parent]
    texts = texts_behind(kept, folders, [summaries])
    page = summaries.parent / "note.html"
    write_brief(build_brief(kept, sources=texts), page, sources=texts)
    notice(f"{len(kept)} {'document' if len(kept) == 1 else 'documents'}. Note: {page}")
    return page

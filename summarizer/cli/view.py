"""``summarizer view``: open a note in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.texts import as_reviewed, texts_behind
from summarizer.errors import InputError, NoSuchDocument
from summarizer.reading.own_output import SUMMARIES

_PAGE = ("brief.html", "note.html", "index.html")
_HOW = "Make a page with: summarizer brief PATH.. --out note.html"


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
    if not out.exists():
        raise NoSuchDocument(f"{out} does not exist. {_HOW}")
    if out.is_file():
        return out if out.suffix.lower() in (".html", ".htm") else _of_summaries(out)
    summaries = out / SUMMARIES
    if summaries.is_file():
        return _of_summaries(summaries)
    pages = [out / name for name in _PAGE if (out / name).is_file()]
    if not pages:
        raise InputError(
            f"{out} was to be opened, and there is neither a page nor a {SUMMARIES}. {_HOW}"
        )
    return pages[0]


def _of_summaries(summaries: Path) -> Path:
    """Return the page of a file of summaries, made anew where it is older than they are.

    Results of a batch are shown in the folder's note.html; any other file has a page of its own name.
    """
    from summarizer.results.summaries import holds_summaries

    if summaries.stat().st_size and not holds_summaries(str(summaries)):
        raise InputError(f"{summaries} is no page and holds no summaries. {_HOW}")
    batch = summaries.name == SUMMARIES
    names = _PAGE if batch else (summaries.with_suffix(".html").name,)
    pages = [page for page in map(summaries.with_name, names) if page.is_file()]
    return _up_to_date(pages, summaries) or _made(
        summaries, summaries.with_name("note.html" if batch else names[0])
    )


def _up_to_date(pages: Sequence[Path], summaries: Path) -> Path | None:
    """Return the first page that is no older than the summaries and what reviewers decided about them."""
    from summarizer.review.follow import reviews_changed

    made = max(summaries.stat().st_mtime, reviews_changed(summaries.parent))
    return next((page for page in pages if page.stat().st_mtime >= made), None)


def _made(summaries: Path, page: Path) -> Path:
    """Write the page of some summaries beside them."""
    from summarizer.brief import build_brief, write_brief
    from summarizer.brief.forms.table import own_results, write_table
    from summarizer.cli.render import notice
    from summarizer.models.verified import VerifiedSummary
    from summarizer.results.summaries import read_summaries

    if own := own_results([str(summaries)]):
        page = page.with_name("items.html")
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
    write_brief(build_brief(kept, sources=texts), page, sources=texts)
    notice(f"{len(kept)} {'document' if len(kept) == 1 else 'documents'}. Note: {page}")
    return page

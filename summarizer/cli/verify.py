"""``summarizer verify``: quotes against their sources, offline; of summaries, or made by other tools."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import EXIT_SOME_FAILED, AsJson, Strict

if TYPE_CHECKING:
    from summarizer.batch.checking import CheckedLine
    from summarizer.batch.texts import KeptTexts
    from summarizer.cli.render import Page

_STDIN = "-"

File = Annotated[
    str,
    typer.Argument(
        metavar="FILE.jsonl",
        help='Summaries, or lines {"source": "file.txt", "quote": "..", "speaker": null}; - for stdin.',
        show_default=False,
    ),
]
SourceFolder = Annotated[
    Path | None,
    typer.Option(
        "--sources",
        metavar="DIR",
        help="Folder of the documents. Default: the texts kept with the batch, else the folder of FILE.",
        show_default=False,
    ),
]


def verify(
    file: File, sources: SourceFolder = None, strict: Strict = False, as_json: AsJson = False
) -> None:
    """Check every quote of a file against its source; nothing is sent anywhere."""
    from summarizer.batch.checking import checked_lines
    from summarizer.cli.render import Page, notice, print_data

    page = Page()
    counts: Counter[str] = Counter()
    errors = unverified = 0
    with _lines(file) as lines, _kept_texts(file) as kept:
        root = _root(file, sources)
        for line in checked_lines(lines, root, kept, kept_first=sources is None):
            errors += line.error is not None
            unverified += not line.verified
            counts += _verdicts(line)
            if as_json:
                print_data(line.as_json())
            else:
                _show(page, line)
    said = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
    wrong = f"{errors} {'line' if errors == 1 else 'lines'} could not be checked"
    notice(f"{said or 'No quotes checked'}{f'; {wrong}' if errors else ''}.")
    if errors or (strict and unverified):
        raise typer.Exit(EXIT_SOME_FAILED)


def _root(file: str, sources: Path | None) -> Path:
    from summarizer.errors import InputError

    root = sources or (Path.cwd() if file == _STDIN else Path(file).parent)
    if not root.is_dir():
        raise InputError(f"--sources {root} is not a folder.")
    return root


@contextmanager
def _lines(file: str) -> Generator[Iterable[bytes]]:
    from summarizer.errors import InputError

    if file == _STDIN:
        yield sys.stdin.buffer
        return
    path = Path(file)
    if not path.is_file():
        raise InputError(f"{file} does not exist or is no file.")
    with path.open("rb") as stream:
        yield stream


@contextmanager
def _kept_texts(file: str) -> Generator[KeptTexts | None]:
    """Open the texts of the batch that wrote the file, where it lies beside it."""
    from summarizer.batch.texts import DATABASE, KeptTexts
    from summarizer.errors import InputError

    database = Path(file).parent / DATABASE
    if file == _STDIN or not database.is_file():
        yield None
        return
    try:
        kept = KeptTexts(database)
    except InputError:
        # Of an earlier version: then the documents are looked for where they lie.
        yield None
        return
    try:
        yield kept
    finally:
        kept.close()


def _verdicts(line: CheckedLine) -> Counter[str]:
    if line.summary is not None:
        return Counter(line.summary.checks.counts)
    return Counter([line.check.verdict.value] if line.check is not None else [])


def _show(page: Page, line: CheckedLine) -> None:
    from summarizer.cli.render import show_check, show_findings

    if line.check is not None:
        show_check(page, line.source, line.check)
    elif line.summary is not None:
        counts = ", ".join(
            f"{n} {verdict}" for verdict, n in line.summary.checks.counts.items() if n
        )
        page.line((line.source, "bold"), f": {counts or 'no quotes'}")
        show_findings(page, line.summary.checks.findings)
    else:
        page.line(("! ", "red"), line.error or "")

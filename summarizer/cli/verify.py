"""``summarizer verify``: quotes against their sources, offline; of summaries, of drafts, or made by other tools."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import EXIT_SOME_FAILED, AsJson, exit_codes

if TYPE_CHECKING:
    from summarizer.checking.checking import CheckedLine
    from summarizer.cli.checked_quotes import Shown
    from summarizer.cli.render import Page
    from summarizer.errors import InputError
    from summarizer.models.quote import QuoteCheck

_STDIN = "-"
#: What of a true quote is said: its passage gives it to somebody else, or not to the speaker given.
_OTHER, _NOT_FOUND = "other", "not_found"
#: Suffixes of drafts, and of files of lines; no other is taken for either.
DRAFTS = (".md", ".markdown", ".txt", ".html", ".htm", ".docx", ".odt", ".rtf", ".pdf", ".csv")
LINES = (".jsonl", ".ndjson", ".json")
EPILOG = exit_codes(
    "everything was checked, and nothing is wrong",
    some="something is wrong or not checked; with --strict also what is to be looked at",
)

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE..",
        help="A draft (.md, .markdown, .txt, .html, .htm, .docx, .odt, .rtf, .pdf, or .csv with a column of quotes), "
        "whose quotations are looked up in all sources; or a .jsonl, .ndjson or .json of summaries, of lines "
        '{"source": "file.txt", "quote": "..", "speaker": null}, or of what LangExtract saved; - for lines on stdin.',
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


Annotations = Annotated[
    Path | None,
    typer.Option(
        "--annotations",
        metavar="OUT.jsonld",
        help="Of lines, also write the quotes that have a place in their source as W3C Web Annotations.",
        show_default=False,
    ),
]


Annotated_ = Annotated[
    Path | None,
    typer.Option(
        "--annotated",
        metavar="OUT.html|.docx",
        help="Of a draft, also write its text with what was found at each quotation.",
        show_default=False,
    ),
]
Sarif = Annotated[
    Path | None,
    typer.Option(
        "--sarif",
        metavar="OUT.sarif",
        help="Of drafts, also write what was found as SARIF, for code hosts.",
        show_default=False,
    ),
]
StrictHere = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="Exit with 3 also where something in a draft is to be looked at, or the quote of a line is not verified "
        "or is another speaker's. Without it drafts exit with 3 where something is wrong, lines where one could not be "
        "checked.",
    ),
]
Short = Annotated[
    bool,
    typer.Option(
        "--short",
        help="Of lines, one line for each quote and what is wrong with it; of drafts, only what is wrong or to be "
        "looked at.",
    ),
]


def verify(
    files: Files,
    sources: SourceFolder = None,
    annotations: Annotations = None,
    statements: Annotated[
        bool,
        typer.Option(
            "--statements",
            help="Of drafts, also list what they report in their own words with a number, a day or a name, "
            "and whether a source bears it out.",
        ),
    ] = False,
    annotated: Annotated_ = None,
    sarif: Sarif = None,
    strict: StrictHere = False,
    short: Short = False,
    as_json: AsJson = False,
) -> None:
    """Check the quotes of drafts, of summaries or of lines against their sources; nothing is sent anywhere."""
    from summarizer.cli.verify_draft import Asked, verify_drafts

    drafts, lines = _parted(files)
    _refuse_targets(drafts, annotated, sarif, annotations)
    given = {"--annotated": annotated, "--sarif": sarif, "--statements": statements}
    _refuse_idle(given, drafts, "drafts", DRAFTS)
    _refuse_idle({"--annotations": annotations}, lines, "lines of quotes", LINES)
    failed = False
    if drafts:
        asked = Asked(sources, statements, annotated, sarif, strict, short, as_json)
        failed = verify_drafts(drafts, asked)
    for file in lines:
        failed |= _verify_lines(
            file, sources, annotations, strict=strict, short=short, as_json=as_json
        )
    if failed:
        raise typer.Exit(EXIT_SOME_FAILED)


def _parted(files: Iterable[str]) -> tuple[list[Path], list[str]]:
    """Return the drafts and the files of lines.

    Raises:
        InputError: a file is neither.
    """
    drafts: list[Path] = []
    lines: list[str] = []
    for file in map(_of_batch, files):
        suffix = Path(file).suffix.lower()
        if suffix in DRAFTS:
            drafts.append(Path(file))
        elif file == _STDIN or suffix in LINES:
            lines.append(file)
        else:
            raise _no_form(file)
    return drafts, lines


def _of_batch(file: str) -> str:
    """Return the results of a batch where a file is really its folder."""
    from summarizer.cli.render import notice
    from summarizer.reading.own_output import SUMMARIES

    results = Path(file) / SUMMARIES
    if not results.is_file():
        return file
    notice(f"{file} is the folder of a batch: its {SUMMARIES} is checked.")
    return str(results)


def _no_form(file: str) -> InputError:
    from summarizer.errors import InputError, NoSuchDocument
    from summarizer.reading.formats import refused_suffix

    path = Path(file)
    if path.is_dir():
        return InputError(
            f"{file} is a folder, and verify checks files. Name the draft or the lines of quotes; a folder of sources "
            "is given with --sources."
        )
    if not path.is_file():
        return NoSuchDocument(f"{file} does not exist. Check the path.")
    known = refused_suffix(path.suffix)
    what = (
        f"{path.name} is {known}. " if known else f"{path.name} is of no form that verify reads. "
    )
    return InputError(
        f"{what}A draft is one of {', '.join(DRAFTS)}; lines of quotes are {', '.join(LINES)}, or - for stdin."
    )


def _refuse_targets(
    drafts: Sequence[Path], annotated: Path | None, sarif: Path | None, annotations: Path | None
) -> None:
    """Refuse what could not be written in the end, before anything is checked.

    Raises:
        BadParameter: the form is not known, the draft has no text to annotate, or a folder does not exist.
    """
    if annotated is not None and annotated.suffix.lower() not in (".html", ".htm", ".docx"):
        raise typer.BadParameter(
            f"--annotated {annotated}: give a name that ends in .html or .docx."
        )
    if annotated is not None and len(drafts) > 1:
        raise typer.BadParameter("--annotated takes one draft at a time.")
    if annotated is not None and any(draft.suffix.lower() == ".csv" for draft in drafts):
        raise typer.BadParameter("--annotated is for drafts with a text, and a .csv has none.")
    for target in filter(None, (annotated, sarif, annotations)):
        _refuse_place(target)


def _refuse_place(target: Path) -> None:
    """Raise ``BadParameter`` for a folder, and for a file in a folder that does not exist."""
    if target.is_dir():
        raise typer.BadParameter(f"{target} is a folder; name a file in it.")
    if not target.parent.is_dir():
        raise typer.BadParameter(f"the folder {target.parent} does not exist.")


def _refuse_idle(
    options: Mapping[str, object], files: Sequence[object], kind: str, suffixes: Sequence[str]
) -> None:
    """Refuse options that no file given would heed.

    Raises:
        BadParameter: one of them is given, and no file is of its kind.
    """
    idle = [name for name, value in options.items() if value]
    if idle and not files:
        verb = "is" if len(idle) == 1 else "are"
        raise typer.BadParameter(
            f"{', '.join(idle)} {verb} for {kind} ({', '.join(suffixes)}), and none is given."
        )


def _verify_lines(
    file: str,
    sources: Path | None,
    annotations: Path | None,
    *,
    strict: bool,
    short: bool,
    as_json: bool,
) -> bool:
    """Check lines of JSON; returns whether something is wrong that ends the command with its own exit code."""
    from summarizer.checking.checking import checked_lines
    from summarizer.cli.render import Page, notice, print_data
    from summarizer.results.texts import kept_texts

    page = Page()
    counts: Counter[str] = Counter()
    speakers: Counter[str] = Counter()
    errors = unverified = 0
    stored = [] if file == _STDIN else [Path(file)]
    with _lines(file) as lines, kept_texts(*stored) as runs, _annotating(annotations) as annotate:
        kept = runs[0] if runs else None
        root = _root(file, sources)
        for line in checked_lines(lines, root, kept, kept_first=sources is None):
            errors += line.error is not None
            unverified += not line.verified
            speakers += _speakers(line)
            counts += _verdicts(line)
            annotate(line)
            if as_json:
                print_data(line.as_json())
            else:
                _show(page, line, short=short)
    notice(_said(counts, speakers, errors))
    return bool(errors or (strict and (unverified or speakers[_OTHER])))


def _said(counts: Counter[str], speakers: Counter[str], errors: int) -> str:
    """Return the counts of the quotes' verdicts in one line."""
    from summarizer.models.quote import Verdict

    said = [f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict]]
    total = sum(counts.values())
    line = f"{total} {'quote' if total == 1 else 'quotes'}: {', '.join(said)}"
    parts = [line if total else "No quotes checked"]
    if other := speakers[_OTHER]:
        parts.append(f"{other} of another speaker than the one given")
    if not_found := speakers[_NOT_FOUND]:
        parts.append(f"{not_found} that the passage does not attribute to the one given")
    if errors:
        parts.append(f"{errors} {'line' if errors == 1 else 'lines'} could not be checked")
    return "; ".join(parts) + "."


@contextmanager
def _annotating(path: Path | None) -> Generator[Callable[[CheckedLine], None]]:
    """Yield what takes the checked lines, and say in the end what was written."""
    if path is None:
        yield lambda _line: None
        return
    from summarizer.checking.annotations import annotation_file
    from summarizer.cli.render import notice

    with annotation_file(path) as file:
        yield file.add
    written = file.written
    missing = (
        f"; {written.without_place} without a place in the source are not in it"
        if written.without_place
        else ""
    )
    notice(f"{path}: {written.annotations} annotations{missing}.")


def _root(file: str, sources: Path | None) -> Path:
    from summarizer.errors import NoSuchDocument

    root = sources or (Path.cwd() if file == _STDIN else Path(file).parent)
    if not root.is_dir():
        raise NoSuchDocument(f"--sources {root} is not a folder.")
    return root


@contextmanager
def _lines(file: str) -> Generator[Iterable[bytes]]:
    from summarizer.results.lines import lines_of

    if file == _STDIN:
        yield lines_of(sys.stdin.buffer)
        return
    path = Path(file)
    if not path.is_file():
        raise _no_form(file)
    with path.open("rb") as stream:
        yield lines_of(stream)


def _verdicts(line: CheckedLine) -> Counter[str]:
    if line.summary is not None:
        return Counter(line.summary.checks.counts)
    return Counter(check.verdict.value for check in line.checks)


def _speakers(line: CheckedLine) -> Counter[str]:
    """Return how many true quotes of a line stand in a passage that gives them to somebody else, or to nobody."""
    if line.summary is not None:
        codes = Counter(finding.code for finding in line.summary.checks.findings)
        return Counter({told: codes[f"speaker_{told}"] for told in (_OTHER, _NOT_FOUND)})
    return Counter(check.speaker_check for check in line.checks if check.speaker_check)


def _show(page: Page, line: CheckedLine, *, short: bool) -> None:
    from summarizer.cli.checked_quotes import show_check, show_check_short
    from summarizer.cli.render import show_findings

    if line.summary is not None:
        counts = ", ".join(
            f"{n} {verdict}" for verdict, n in line.summary.checks.counts.items() if n
        )
        page.line((line.source, "bold"), f": {counts or 'no quotes'}")
        show_findings(page, line.summary.checks.findings)
    elif line.error is not None:
        where = "" if line.error.startswith("Line ") else f"Line {line.number}: "
        page.line(("! ", "red"), f"{where}{line.error}")
    else:
        for check, shown in _shown(line):
            (show_check_short if short else show_check)(page, check, shown)


def _shown(line: CheckedLine) -> Iterator[tuple[QuoteCheck, Shown]]:
    from summarizer.cli.checked_quotes import Shown

    asked = f"line {line.number}"
    if line.check is not None:
        yield line.check, Shown(line.source, asked, str(line.given.get("speaker") or ""))
    for n, one in enumerate(line.extractions or (), 1):
        from summarizer.names.holders import joined

        speaker = joined(one.extraction.speakers)
        remark = one.finding.message if one.finding else None
        yield one.check, Shown(line.source, f"{asked}, extraction {n}", speaker, remark)

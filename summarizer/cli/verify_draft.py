"""``summarizer verify DRAFT``: every quotation of a draft looked up in all sources."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.checking.drafted import Checked, CheckedDraft
    from summarizer.checking.drafts import Place
    from summarizer.checking.library import Library
    from summarizer.cli.render import Page

_MARKS = {"error": ("≠", "red"), "warning": ("?", "yellow"), "none": ("✓", "green")}
_LONGEST = 300
_WORD = (".docx", ".odt", ".rtf")


@dataclass(frozen=True)
class Asked:
    """What the user asked for."""

    sources: Path | None
    statements: bool
    annotated: Path | None
    sarif: Path | None
    strict: bool
    short: bool
    as_json: bool


def verify_drafts(drafts: Sequence[Path], asked: Asked) -> bool:
    """Check some drafts and print what was found; returns whether anything must not be printed as it stands.

    Raises:
        InputError: a draft or the sources cannot be read, or the options do not go together.
    """
    from summarizer.checking.drafted import Level, check_draft
    from summarizer.cli.render import notice

    folder = _folder(drafts, asked)
    library, problems = _sources_of(folder, drafts, asked)
    for problem in problems:
        notice(f"Not looked into: {problem}")
    checked = [check_draft(path, library, statements=asked.statements) for path in drafts]
    _print(checked, asked, folder, len(problems))
    _write_reports(checked, asked)
    wrong = any(one.levels[Level.ERROR] for one in checked)
    return wrong or (asked.strict and any(one.levels[Level.WARNING] for one in checked))


def _print(checked: Sequence[CheckedDraft], asked: Asked, folder: Path, not_read: int) -> None:
    from summarizer.cli.render import Page, notice, print_data

    page = Page()
    for one in checked:
        if asked.as_json:
            for item in one.items:
                values = {"draft": one.path.as_posix(), **item.as_values()}
                print_data(json.dumps(values, ensure_ascii=False))
        else:
            _show(page, one, short=asked.short)
        for sentence in one.left_out:
            notice(f"{one.path.name}: {sentence}")
        notice(_said(one, folder, not_read))


def _write_reports(checked: Sequence[CheckedDraft], asked: Asked) -> None:
    from summarizer.checking.reports import write_annotated, write_sarif
    from summarizer.cli.render import notice

    if asked.annotated is not None:
        write_annotated(checked[0], asked.annotated)
        notice(f"Annotated draft: {asked.annotated}")
    if asked.sarif is not None:
        write_sarif(checked, asked.sarif)
        notice(f"SARIF: {asked.sarif}")


def _folder(drafts: Sequence[Path], asked: Asked) -> Path:
    from summarizer.errors import NoSuchDocument

    missing = [path for path in drafts if not path.is_file()]
    if missing:
        why = "is a folder" if missing[0].is_dir() else "does not exist"
        raise NoSuchDocument(f"{missing[0]} {why}. Name the file of a draft.")
    folder = asked.sources or drafts[0].parent
    if not folder.is_dir():
        raise NoSuchDocument(f"--sources {folder} is not a folder.")
    return folder


def _sources_of(folder: Path, drafts: Sequence[Path], asked: Asked) -> tuple[Library, list[str]]:
    """Return what the folder has to look quotations up in, and what of it could not be read."""
    from summarizer.checking.library import Library
    from summarizer.errors import InputError

    try:
        return Library.of(folder, leaving_out=drafts)
    except InputError as error:
        if asked.sources is not None:
            raise
        raise InputError(
            f"{error} Without --sources the draft's own folder is looked into; give the folder of the texts it was "
            "written from with --sources FOLDER."
        ) from error


def _show(page: Page, checked: CheckedDraft, *, short: bool) -> None:
    from summarizer.checking.drafted import Level

    page.line((checked.path.name, "bold"))
    for item in checked.items:
        if not short or item.level is not Level.NONE:
            _show_item(page, item, checked.path)


def _show_item(page: Page, item: Checked, draft: Path) -> None:
    from summarizer.checking.reports import place_of, rule_of, words_of
    from summarizer.cli.render import harmless

    mark, style = _MARKS[item.level.value]
    words = page.shortened(harmless(" ".join(words_of(item).split())), _LONGEST)
    where = _place(place_of(item), draft)
    page.line((f"{mark} {rule_of(item).replace('_', ' ')}", style), (f"  {where}", "dim"))
    page.line(f"“{words}”", indent=2)
    page.line((harmless(item.message), "dim"), indent=4)


def _place(place: Place, draft: Path) -> str:
    """Return where an item stands, as somebody finds it who has the draft open."""
    line = f"line {place.line}"
    if place.page:
        return f"{line}, page {place.page}"
    # A word processor shows no lines of the text.
    return f"paragraph {place.paragraph}, {line}" if draft.suffix.lower() in _WORD else line


def _said(checked: CheckedDraft, folder: Path, not_read: int) -> str:
    from summarizer.checking.drafted import Level

    total, sources = len(checked.items), _counted(checked.sources, "source")
    if not total:
        why = (
            "no row has a quote"
            if checked.draft is None
            else "nothing in it stands in quotation marks or in a block quotation"
        )
        return f"{checked.path.name}: nothing was looked up in {sources} of {folder}, since {why}."
    left_out = not_read + checked.copies
    beside = f" ({_counted(left_out, 'file')} left out)" if left_out else ""
    wrong, doubtful = checked.levels[Level.ERROR], checked.levels[Level.WARNING]
    return (
        f"{checked.path.name}: {_counted(total, 'item')} looked up in {sources} of {folder}{beside}: "
        f"{total - wrong - doubtful} right, {doubtful} to be looked at, {wrong} wrong."
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

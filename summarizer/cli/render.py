"""Everything that is drawn on a terminal. The only module that imports rich.

Documents are written by strangers: control characters, bidirectional marks and markup in them are shown, never obeyed.
"""

from __future__ import annotations

import re
import shutil
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from summarizer.models.quote import ChangeClass, Quote, Verdict, WordChange

if TYPE_CHECKING:
    from summarizer.models.summary import Conversation, DisputedClaim, Fact, Position
    from summarizer.models.verified import Finding, VerifiedResult, VerifiedSummary

#: The mark of each verdict, and its colour.
MARKS = {
    Verdict.EXACT: ("✓", "green"),
    Verdict.NORMALISED: ("✓", "green"),
    Verdict.ELIDED: ("…", "green"),
    Verdict.DRIFT: ("≠", "yellow"),
    Verdict.ABSENT: ("✗", "red"),
}
# C0 and C1 controls, bidirectional marks and overrides, invisible characters, line separators, lone surrogates.
_ACTIVE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
#: So many of the words that differ are shown on a terminal.
_CHANGES_SHOWN = 40
_SPACES = re.compile(r"[ \t\r\n\x0b\x0c\xa0\u2028\u2029]+")


def harmless(text: str) -> str:
    """Return text that a terminal only shows: active characters become visible, like ``<U+202E>``."""
    return _ACTIVE.sub(lambda found: f"<U+{ord(found.group()):04X}>", _SPACES.sub(" ", text))


def print_data(text: str) -> None:
    """Write a line of data to stdout, untouched by any styling."""
    sys.stdout.write(text + "\n")


def notice(text: str) -> None:
    """Write a line for the person at the terminal to stderr."""
    sys.stderr.write(harmless(text) + "\n")
    sys.stderr.flush()


def on_terminal() -> bool:
    """Whether notices go to a terminal, so that progress may be drawn."""
    return sys.stderr.isatty()


def prints_on_terminal() -> bool:
    """Whether results go to a terminal, where long lines are wrapped."""
    return sys.stdout.isatty()


class Page:
    """A page of readable output on stdout.

    On a terminal it is wrapped to the terminal's width, at most 100 columns, and long texts are shortened. In a pipe or
    a file nothing is: a line that is cut can neither be searched nor copied.
    """

    def __init__(self) -> None:
        self._console = Console(markup=False, highlight=False, emoji=False, soft_wrap=False)
        #: How many columns a line has, ``None`` where it is as long as it is.
        self.width: int | None = None
        if prints_on_terminal():
            self._console.width = self.width = max(40, min(100, self._console.width))

    def shortened(self, text: str, most: int) -> str:
        """Return a text that is shown on a terminal by its beginning where it is longer than ``most`` characters."""
        if self.width is None or len(text) <= most:
            return text
        return f"{text[:most]} .. ({len(text):,} characters)"

    def line(self, *parts: str | tuple[str, str], indent: int = 0) -> None:
        """Print a paragraph, in a pipe as one line. A part is text, or text and a style; texts are made harmless."""
        text = Text(overflow="fold")
        for part in parts:
            content, style = part if isinstance(part, tuple) else (part, "")
            text.append(harmless(content), style=style)
        # Wrapped here and not by Padding, which fills every line with blanks up to the margin.
        wrapped = self.width is not None
        for row in text.wrap(self._console, self._console.width - indent) if wrapped else [text]:
            row.rstrip()
            self._console.print(
                Text(" " * indent) + row,
                no_wrap=True,
                overflow="ignore",
                crop=False,
                soft_wrap=not wrapped,
            )

    def gap(self) -> None:
        """Print an empty line."""
        self._console.print()

    def heading(self, text: str) -> None:
        """Print the title of a section."""
        self.gap()
        self.line((text, "bold"))


# -- a summary ------------------------------------------------------------------------------------


def show_result(page: Page, result: VerifiedSummary | VerifiedResult) -> None:
    """Print a result for reading."""
    record = result.document
    page.line((record.title or record.source, "bold underline"))
    facts = [
        record.source,
        record.kind.value,
        record.publisher,
        str(record.published) if record.published else None,
    ]
    page.line((" · ".join(fact for fact in facts if fact), "dim"))
    from summarizer.models.verified import VerifiedSummary

    if isinstance(result, VerifiedSummary):
        _show_summary(page, result)
    else:
        _show_own(page, result)
    show_findings(page, result.checks.findings)
    counts = ", ".join(
        f"{count} {verdict}" for verdict, count in result.checks.counts.items() if count
    )
    page.gap()
    page.line((f"Quotes: {counts or 'none'}. {_made_by(result)}", "dim"))
    page.gap()


def _show_summary(page: Page, summary: VerifiedSummary) -> None:
    page.gap()
    page.line(summary.overview)
    if summary.facts:
        _section(page, "Facts", summary.facts, _show_fact)
    _section(page, "Conversations", summary.conversations, _show_conversation)
    _section(page, "Positions", summary.positions, _show_position)
    _section(page, "Disputed claims", summary.disputed_claims, _show_dispute)


def _section(
    page: Page, title: str, items: tuple[Any, ...], show: Callable[[Page, Any], None]
) -> None:
    page.heading(f"{title}: {'none' if not items else len(items)}")
    for item in items:
        show(page, item)


def _show_fact(page: Page, item: Fact) -> None:
    page.line("• ", (item.statement, "bold"), indent=2)
    _show_quotes(page, item.quotes, indent=4)


def _show_conversation(page: Page, item: Conversation) -> None:
    names = ", ".join(
        person.name
        + (
            f" ({', '.join(filter(None, (person.role, person.affiliation)))})"
            if person.role or person.affiliation
            else ""
        )
        for person in item.participants
    )
    page.line("• ", (names or "participants not named", "bold"), indent=2)
    facts = [item.date or "date not stated", item.medium.value.replace("_", " ")]
    facts += [f"initiated by {item.initiated_by}"] if item.initiated_by else []
    page.line((", ".join(facts), "dim"), indent=4)
    if item.topics:
        page.line("Topics: " + "; ".join(item.topics), indent=4)
    for outcome in item.outcomes:
        page.line("Outcome: " + outcome.text, indent=4)
        _show_quotes(page, outcome.quotes, indent=6)
    _show_quotes(page, item.quotes, indent=4)


def _show_position(page: Page, item: Position) -> None:
    behalf = f" (for {item.on_behalf_of})" if item.on_behalf_of else ""
    page.line("• ", (item.holder, "bold"), f"{behalf} {item.stance.value}: {item.topic}", indent=2)
    if item.attribution:
        page.line((f"according to {' < '.join(item.attribution)}", "dim"), indent=4)
    _show_quotes(page, item.quotes, indent=4)


def _show_dispute(page: Page, item: DisputedClaim) -> None:
    from summarizer.models.summary import REPORTS

    page.line("• ", (item.claim, "bold"), f" ({item.kind.value.replace('_', ' ')})", indent=2)
    page.line(f"asserted by {item.asserted_by or REPORTS}", indent=4)
    _show_quotes(page, item.asserting_quotes, indent=6)
    page.line(f"disputed by {item.disputed_by or 'nobody named'}", indent=4)
    if item.answer:
        page.line(item.answer, indent=6)
    _show_quotes(page, item.disputing_quotes, indent=6)


def _show_own(page: Page, result: VerifiedResult) -> None:
    import json

    page.heading(result.result_type)
    for line in json.dumps(result.result, indent=2, ensure_ascii=False).splitlines():
        content = line.lstrip(" ")
        page.line(content, indent=2 + len(line) - len(content))


def _show_quotes(page: Page, quotes: Iterable[Quote], indent: int) -> None:
    for quote in quotes:
        mark, style = MARKS[quote.verdict] if quote.verdict else ("?", "red")
        if quote.verified and quote.text is not None:
            place = f"  {quote.start}..{quote.end}"
            mark, style = ("≠", "red") if quote.speaker_check == "other" else (mark, style)
            page.line((f"{mark} ", style), f"“{quote.text}”", (place, "dim"), indent=indent)
        else:
            said = quote.verdict.value if quote.verdict else "not checked"
            page.line(
                (f"{mark} {said}: ", style), f"[{quote.given or 'no words given'}]", indent=indent
            )
        if quote.speaker_check == "other":
            whose = f"the passage gives these words to {quote.speaker_found or 'somebody else'}"
            page.line((whose, "yellow"), indent=indent + 2)


def show_findings(page: Page, findings: tuple[Finding, ...]) -> None:
    """Print what a reader should know about the items."""
    if not findings:
        return
    page.heading("Findings")
    # An analyst changes no line for one of these: they are a count, as in a note.
    listed = [finding for finding in findings if finding.code != "speaker_not_found"]
    if count := len(findings) - len(listed):
        passages = "1 passage" if count == 1 else f"{count} passages"
        page.line(
            f"• For {passages} the document does not say for certain whose words they are.",
            indent=2,
        )
    for finding in listed:
        page.line("• ", (finding.code, "yellow"), f" {finding.path}: {finding.message}", indent=2)
        show_changes(page, finding.changes, indent=4)


def show_changes(page: Page, changes: Sequence[WordChange], indent: int) -> None:
    """Print each word that differs, on a terminal the first forty."""
    shown = len(changes) if page.width is None else _CHANGES_SHOWN
    for change in changes[:shown]:
        kind = "" if change.kind is ChangeClass.OTHER else f"  ({change.kind.value})"
        given = f"“{change.given}”" if change.given is not None else "nothing"
        source = f"“{change.source}”" if change.source is not None else "nothing"
        page.line(f"given {given}, the source has {source}", (kind, "bold yellow"), indent=indent)
    if len(changes) > shown:
        page.line(f".. and {len(changes) - shown:,} further words", indent=indent)


def _made_by(result: VerifiedSummary | VerifiedResult) -> str:
    made = result.provenance
    cost = "price unknown" if made.cost_usd is None else f"${made.cost_usd:.4f}"
    tokens = f"{made.usage.input:,} + {made.usage.output:,} tokens"
    calls = "1 call" if made.calls == 1 else f"{made.calls:,} calls"
    return f"{made.provider}:{made.model}, {made.strategy}; {calls}, {tokens}, {made.seconds:.1f} s, {cost}."


# -- progress -------------------------------------------------------------------------------------


class StatusLine:
    """One line at the foot of the terminal that says what is being done; silent where stderr is not a terminal."""

    _PAUSE = 0.1

    def __init__(self) -> None:
        self._terminal = on_terminal()
        self._mutex = threading.Lock()
        self._last = 0.0

    def show(self, text: str) -> None:
        """Replace the line; more often than ten times a second it stays as it is."""
        now = time.monotonic()
        with self._mutex:
            if not self._terminal or now - self._last < self._PAUSE:
                return
            self._last = now
            width = shutil.get_terminal_size().columns - 1
            self._write(harmless(text)[:width])

    @contextmanager
    def hidden(self) -> Generator[None]:
        """Take the line away while something else is printed."""
        with self._mutex:
            if self._terminal:
                self._write("")
            yield
            sys.stdout.flush()

    @staticmethod
    def _write(text: str) -> None:
        sys.stderr.write("\r\x1b[2K" + text)
        sys.stderr.flush()


@contextmanager
def progress_bar(
    label: str, *, estimate: bool = False
) -> Generator[Callable[[float, int | None, str], None]]:
    """Draw a bar on stderr; the yielded function takes the number done, the total if known, and a remark.

    ``estimate`` adds the time that is left, by the pace of the last seconds.
    """
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar
    from rich.table import Column

    columns = (
        *(TextColumn("{task.description}"), BarColumn(16), MofNCompleteColumn()),
        *((TimeElapsedColumn(), TimeRemainingColumn()) if estimate else (TimeElapsedColumn(),)),
        # What does not fit is cut off here, and neither bar nor count is squeezed for it.
        TextColumn(
            "{task.fields[remark]}",
            table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis"),
        ),
    )
    console = Console(stderr=True, markup=False, highlight=False)
    with Bar(*columns, console=console, transient=True, expand=True) as bar:
        task = bar.add_task(label, total=None, remark="")

        def update(done: float, total: int | None, remark: str) -> None:
            bar.update(task, completed=done, total=total, remark=harmless(remark))

        yield update

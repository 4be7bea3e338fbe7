"""A checked quote as `verify` shows it: verdict, nearest passage, what differs, whose words they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from summarizer.cli.render import MARKS, Page, harmless, show_changes
from summarizer.models.quote import QuoteCheck, SpeakerCheck

#: Of longer quotes a terminal shows the beginning.
_LONGEST_SHOWN = 1_500
#: So many characters of a quote a terminal shows in a short report, whatever else is on the line.
_LEAST_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Shown:
    """What a report says of a quote beside its verdict: where it was asked, whose words it is said to be, a remark."""

    source: str
    asked: str = ""
    speaker: str = ""
    remark: str | None = None


def show_check(page: Page, check: QuoteCheck, shown: Shown) -> None:
    """Print the verdict on one quote, with the nearest passage and its differences where there is one."""
    headed, style = _headed(check)
    place = f" {check.start}..{check.end}" if check.start is not None else ""
    asked = f"  ({shown.asked})" if shown.asked else ""
    page.line((headed, style), (f"  {shown.source}{place}{asked}", "dim"))
    page.line("given:   " + page.shortened(check.given, _LONGEST_SHOWN), indent=2)
    if check.text is not None and check.text != check.given:
        label = "source:  " if check.verdict.verified else "nearest: "
        page.line(label + page.shortened(check.text, _LONGEST_SHOWN), indent=2)
    show_changes(page, check.changes, indent=4)
    _show_speaker(page, check, shown, indent=4)
    for note in filter(None, (check.note, shown.remark)):
        page.line((note, "dim"), indent=4)


def show_check_short(page: Page, check: QuoteCheck, shown: Shown) -> None:
    """Print a quote with its verdict on one line (a terminal's is cut to fit), and below it what is wrong with it."""
    headed, style = _headed(check)
    verdict = f"{headed} "
    whose = " " + ", ".join(filter(None, (shown.speaker, PurePath(shown.source).name)))
    given = harmless(check.given)
    if page.width is not None:
        given = _cut(given, max(_LEAST_SHOWN, page.width - len(verdict) - len(whose) - 2))
    page.line((verdict, style), f"“{given}”", (whose, "dim"))
    show_changes(page, check.changes, indent=4)
    _show_speaker(page, check, shown, indent=4)


def _headed(check: QuoteCheck) -> tuple[str, str]:
    """Return the verdict with its mark, and its colour; true words in the wrong mouth are not a success."""
    if check.speaker_check is SpeakerCheck.OTHER:
        return f"≠ {check.verdict.value}, other speaker", "red"
    if check.speaker_check is SpeakerCheck.NOT_FOUND:
        return f"? {check.verdict.value}, speaker not found", "yellow"
    mark, style = MARKS[check.verdict]
    return f"{mark} {check.verdict.value}", style


def _cut(text: str, room: int) -> str:
    """Return the beginning of a text, ended at a word where it is too long for ``room`` columns."""
    if len(text) <= room:
        return text
    return text[: room - 1].rpartition(" ")[0].rstrip(" ,;:") + " …"


def _show_speaker(page: Page, check: QuoteCheck, shown: Shown, indent: int) -> None:
    if check.speaker_check is SpeakerCheck.NOT_FOUND:
        said = f"the passage does not attribute these words to {shown.speaker or 'the speaker'}"
        page.line((said, "yellow"), indent=indent)
    if check.speaker_check is SpeakerCheck.OTHER:
        whose = f"the passage gives these words to {harmless(check.speaker_found or '')}"
        page.line((whose, "yellow"), indent=indent)

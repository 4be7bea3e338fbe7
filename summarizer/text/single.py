"""The one who speaks in an excerpt of a debate: a single label in capitals, and all behind it one speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.text.roll import ROLL

__all__ = ["only_speaker"]

#: Somebody with a title or office in capitals before a colon, at the beginning of a line: "DR A. HOLM: I rise to".
_LABEL = re.compile(
    r"[ \t*_]*(?P<label>(?:THE )?(?:MR|MRS|MS|MISS|DR|SIR|HON|HONOU?RABLE|SENATOR|LORD|LADY|SHRI|SMT|PROF)\b\.?"
    r"(?: [A-Z][A-Z.'’-]*){1,5}):[*_]*[ \t]+(?=[A-Z“\"‘'])"
)
#: The same in small letters, of somebody whom a list of those present names before: "Secretary Holm: He called".
_LISTED = re.compile(
    r"[ \t*_]*(?P<label>(?:[A-Z][a-z]+\.? ){0,2}(?P<name>[A-Z][\w'’-]{2,24})):[*_]*[ \t]+(?=[A-Z“\"‘'])"
)
#: A line in capitals with a colon, whoever or whatever it names.
_ANY = re.compile(r"[ \t*_]*[A-Z][A-Z.,'’() -]{2,60}:[ \t*_]")
_I = re.compile(r"\bI\b")
#: Code points before the label, and lines of the speech at least; words to one "I" in it at most.
_OPENING, _FEWEST_LINES, _WORDS = 1_200, 3, 200


def only_speaker(lines: Sequence[tuple[int, str]], text: str) -> list[tuple[int, str]]:
    """Return the one label of a speech that says "I" from its line to the end of a text; nothing in any other text."""
    opening = [one for one in lines if one[0] - lines[0][0] < _OPENING]
    found = next(((at, m) for at, line in opening if (m := _LABEL.match(line))), None)
    found = found or _listed(opening)
    if found is None:
        return []
    at, label = found
    behind = [line for start, line in lines if start > at]
    if len(behind) < _FEWEST_LINES or any(map(_ANY.match, behind)):
        return []
    said = text[at:]
    own = len(_I.findall(said)) * _WORDS >= len(said.split())
    return [(at, label["label"])] if own else []


def _listed(opening: Sequence[tuple[int, str]]) -> tuple[int, re.Match[str]] | None:
    """Return where the first line has the label of somebody whom the lines below "Participants" name."""
    roll = next((n for n, (_, line) in enumerate(opening) if ROLL.match(line)), len(opening))
    names = set[str]()
    for at, line in opening[roll:]:
        label = _LISTED.match(line)
        if label is not None and label["name"] in names:
            return at, label
        names.update(re.findall(r"[\w'’-]+", line))
    return None

"""Labels that no mark and no space parts from the words: "§ Mr. Anna HolmAt present", "Mr. Holmasked the Minister"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.text.alike import has_a_title, speaks_to_others
from summarizer.text.recurring import FEWEST_TURNS

__all__ = ["glued_labels"]

#: The mark of a section and the number of a question.
_FRONT = r"[ \t\u00a0]*(?:\u00a7[ \t\u00a0]*)?(?:\d{1,3}\.[ \t\u00a0]+)?"
#: A surname that no capital ends early: "McKay", "O'Hara", "Holm-Venn".
_SURNAME = r"(?:Mc(?=[A-Z])|Mac(?=[A-Z])|[OD]['’])?(?!Mc[A-Z]|Mac[A-Z])[A-Z][a-z]{1,20}(?:-[A-Z][a-z]{1,20}){0,2}"
#: Where the words begin that a name runs into: a capital, or a verb of the floor.
_BEGINS = r"(?=[A-Z][a-z]{1,20}[ ,]|[IA][ ,]|(?:asked|rose|moved|begged)[ ](?:the|to|leave|that|Mr|Her|His)\b)"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Viscount|Earl|Colonel|Captain|Major|General|Commander)\b\.?"
_GLUED = re.compile(
    rf"{_FRONT}(?P<label>{_TITLE}(?:[ ][A-Z][\w'’-]{{0,20}}\.?){{0,4}}?[ ](?:(?:of|de|van|von)[ ])?{_SURNAME}){_BEGINS}"
)
#: "The Minister of Ports (Mr. Jan Kos)I have", "The Prime MinisterI have".
_OFFICE = re.compile(
    rf"{_FRONT}(?P<label>The[ ](?:[A-Z][a-z]{{1,20}}[ ]){{0,3}}[A-Z][a-z]{{1,20}}){_BEGINS}"
)
_HOLDER = re.compile(
    rf"{_FRONT}The[ ][A-Z][^()\n]{{3,90}}[ ]\((?P<label>{_TITLE}[ ][A-Z][^()\n]{{1,40}})\)(?=[A-Z])"
)
_FRONT_MARK = "\u00a7"


def glued_labels(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return where lines begin with a title and a name that run into the words, and these; nothing where few do.

    Two persons or more have the floor, and each line bears the mark of a section or most speak to others. ``lines``:
    those of the text that are not empty, with their offsets.
    """
    found = [(at, line, one) for at, line in lines if (one := _glued(line))]
    names = [" ".join(one["label"].split()) for _, _, one in found]
    if len(found) < FEWEST_TURNS or len(set(names)) < 2:
        return []
    marked = sum(_FRONT_MARK in line[: one.start("label")] for _, line, one in found)
    spoken = sum(speaks_to_others(line) for _, line, _ in found)
    begun = _begin_sentences([line[one.end() :] for _, line, one in found], lines)
    if 2 * max(marked, spoken) < len(found) or not begun:
        return []
    return [(at, name) for (at, _, _), name in zip(found, names, strict=True)]


def _begin_sentences(said: Sequence[str], lines: Sequence[tuple[int, str]]) -> bool:
    """Whether most passages begin with a word that is no name: the second half of "Mr. LaRue" is one."""
    first = [found[0] for one in said if (found := _WORD.match(one))]
    known = {word for _, line in lines for word in _WORD.findall(line) if word.islower()}
    return 2 * sum(len(word) == 1 or word.lower() in known for word in first) > len(said)


_WORD = re.compile(r"[^\W\d_]+")


def _glued(line: str) -> re.Match[str] | None:
    """Return where the name, or the office, stands that a line begins with and that runs into what is said."""
    named = _GLUED.match(line) or _HOLDER.match(line)
    if named is not None:
        return named
    office = _OFFICE.match(line)
    return office if office is not None and has_a_title(office["label"]) else None

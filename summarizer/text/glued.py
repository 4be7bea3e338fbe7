"""Labels that no mark parts from the words, mostly no space either: "§ Mr. HolmAt present", "Mr. Holmasked the"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.text.alike import has_a_title, speaks_to_others
from summarizer.text.recurring import FEWEST_TURNS, are_several
from summarizer.words.content import content

__all__ = ["glued_labels"]

#: The mark of a section, and the number of a question.
_MARK = r"[ \t\u00a0]*\u00a7[ \t\u00a0]*"
_FRONT = rf"(?:{_MARK}|[ \t\u00a0]*)(?:\d{{1,3}}\.[ \t\u00a0]+)?"
#: A surname that no capital ends early: "McKay", "O'Hara", "Holm-Venn".
_SURNAME = r"(?:Mc(?=[A-Z])|Mac(?=[A-Z])|[OD]['’])?(?!Mc[A-Z]|Mac[A-Z])[A-Z][a-z]{1,20}(?:-[A-Z][a-z]{1,20}){0,2}"
#: A verb of the floor, and where the words begin that a name runs into: there, or with a capital.
_TAKES = r"(?:asked|rose|moved|begged)[ ](?:the|to|leave|that|Mr|Her|His)\b"
_BEGINS = rf"(?=[A-Z][a-z]{{1,20}}[ ,.?!’]|[IA][ ,’]|{_TAKES})"
_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|MR|MRS|MISS|SIR|Dr|Sir|Dame|Lord|Lady|Viscount|Earl|Colonel|Captain|Major|General"
    r"|Commander)\b\.?"
)
_SEAT = r"(?:[ ]\([^()\n]{2,50}\))?"
_GLUED = re.compile(
    rf"{_FRONT}(?P<label>{_TITLE}(?:[ ][A-Z][\w'’-]{{0,20}}\.?){{0,4}}?[ ](?:(?:of|de|van|von)[ ])?{_SURNAME})"
    rf"{_SEAT}{_BEGINS}"
)
#: "§ Mr. Jan Holm I have", "§ MR. HOLM asked the": the mark shows the label, and the second word of a sentence its end.
_SECTIONED = re.compile(
    rf"{_MARK}(?:\d{{1,3}}\.[ \t\u00a0]+)?(?P<label>{_TITLE}(?:[ ][A-Z][\w'’.-]{{0,20}}){{1,4}}?){_SEAT}"
    rf"[ ](?=[A-Z][a-z]{{0,20}},?[ ][a-z]|{_TAKES})",
)
#: "The Minister of Ports (Mr. Jan Kos)I have", "The Prime MinisterI have".
_OFFICE = re.compile(
    rf"{_FRONT}(?P<label>The[ ](?:(?:[A-Z][a-z]{{1,20}},?|of|for|and|the)[ ]){{0,7}}[A-Z][a-z]{{1,20}}){_BEGINS}"
)
_HOLDER = re.compile(
    rf"{_FRONT}The[ ][A-Z][^()\n]{{3,90}}[ ]\((?P<label>{_TITLE}[ ][A-Z][^()\n]{{1,40}})\)(?=[A-Z])"
)
#: "Jan HolmI have", which counts where it comes back.
_PLAIN = re.compile(rf"(?P<label>[A-Z][a-z]{{1,20}}(?:[ ][A-Z]\.)?[ ]{_SURNAME}){_BEGINS}")
_FRONT_MARK = "\u00a7"


def glued_labels(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return where lines begin with a name that runs into the words, and the names; nothing where few do.

    Two persons or more have the floor, and each line bears the mark of a section or most speak to others; persons
    without a title speak again. ``lines``: those of the text that are not empty, with their offsets.
    """
    found = [(at, line, one) for at, line in lines if (one := _glued(line))]
    titled = _labels(found, lines)
    if titled:
        return titled
    plain = [(at, line, one) for at, line in lines if (one := _PLAIN.match(line))]
    labels = _labels(plain, lines)
    return labels if are_several(labels) else []


def _labels(
    found: Sequence[tuple[int, str, re.Match[str]]], lines: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Return the labels of lines, where these are enough and words of a speech stand behind them."""
    names = [" ".join(one["label"].split()) for _, _, one in found]
    if len(found) < FEWEST_TURNS or len(set(names)) < 2:
        return []
    marked = sum(_FRONT_MARK in line[: one.start("label")] for _, line, one in found)
    said = [line[one.end() :] for _, line, one in found]
    spoken = sum(map(speaks_to_others, said))
    begun = _begin_sentences(said, lines)
    if 2 * max(marked, spoken) < len(found) or not begun:
        return []
    return [(at, name) for (at, _, _), name in zip(found, names, strict=True)]


def _begin_sentences(said: Sequence[str], lines: Sequence[tuple[int, str]]) -> bool:
    """Whether most passages begin with a verb or a word that is no name: the second half of "Mr. LaRue" is one."""
    first = [found[0] for one in said if (found := _WORD.match(one.lstrip()))]
    known = {word for _, line in lines for word in _WORD.findall(line) if word.islower()}
    return 2 * sum(
        word.islower() or word.lower() in known or not content(word) for word in first
    ) > len(said)


_WORD = re.compile(r"[^\W\d_]+")


def _glued(line: str) -> re.Match[str] | None:
    """Return where the name, or the office, stands that a line begins with and that runs into what is said."""
    named = _GLUED.match(line) or _HOLDER.match(line) or _SECTIONED.match(line)
    if named is not None:
        return named
    office = _OFFICE.match(line)
    return office if office is not None and has_a_title(office["label"]) else None

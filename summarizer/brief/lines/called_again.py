"""What a line calls its own holder from the second time on: by a pronoun, the surname or the short form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.brief.phrasing.mentions import is_named_person
from summarizer.names.bodies import is_body, is_company, is_office
from summarizer.names.holders import holders_of

#: A title that tells man from woman.
_TITLED = re.compile(r"(?:(?P<she>Mrs|Ms|Miss|Lady|Madam)|(?P<he>Mr|Sir|Lord))\b\.? ")
_ONE_PERSON = re.compile(r"\b(?:he|him|his|she|her)\b", re.IGNORECASE)
_OF = {"he": "his", "she": "her", "it": "its"}
#: The first pronoun behind a name, within its clause; ``its`` is a body's.
_BEHIND = re.compile(
    r"[^.;:?!“”\"\n]{0,120}?\b(?:(?P<he>he|him|his)|(?P<she>she|her)|(?P<it>its))\b"
)
#: Places of a text at which somebody has to be called "he", and none "she" or "its"; and the most that are looked at.
_SURE, _MOST = 2, 40
#: "Harbour Workers League (HWL)": a name with its short form.
_WITH_SHORT = re.compile(r"(?P<name>[^()]+) \((?P<short>[A-Z][\w.-]*)\)$")


def named_once(line: str, name: str, sentences: Sequence[str], text: str = "") -> str:
    """Return "Dahl said that Dahl's words were cut" with "her" in the second place, where source or title tell that.

    ``sentences`` are those that the line is made of, ``text`` is their document. A body is "it". Elsewhere a person is
    called by the surname alone from the second time on, a body by its short form.
    """
    found = re.match(
        rf"(?P<head>{re.escape(name)} \w+ that ){re.escape(name)}(?P<own>['’]s)? ",
        line,
        re.IGNORECASE,
    )
    pronoun = _pronoun(name, sentences, text) if found is not None else ""
    if found is None or not pronoun:
        return _by_short_form(_by_surname(line, name), name)
    own = _OF[pronoun] if found["own"] else pronoun
    return f"{found['head']}{own} {line[found.end() :]}"


def names_itself(line: str, name: str) -> bool:
    """Whether a line has its own holder told of by name: "Ana Dahl said that Dahl was ill"."""
    said = re.match(rf"{re.escape(name)} \w+ that (?P<who>[\w’'. -]{{1,80}})", line, re.IGNORECASE)
    if said is None:
        return False
    last = name.rsplit(maxsplit=1)[-1] if is_named_person(name) else name
    return (
        re.match(rf"(?:{re.escape(name)}|{re.escape(last)})\b", said["who"], re.IGNORECASE)
        is not None
    )


def _pronoun(name: str, sentences: Sequence[str], text: str) -> str:
    """Return by which pronoun somebody is meant; nothing where that is not certain."""
    if len(holders_of(name)) > 1:
        return ""
    if is_company(name) or (is_body(name) and not is_office(name)):
        return "it"
    titled = _TITLED.match(name)
    if titled is not None:
        return "she" if titled["she"] else "he"
    calls = _called(name, text)
    told = {word.lower() for s in sentences for word in _ONE_PERSON.findall(s)}
    she, he = bool(told & {"she", "her"}), bool(told & {"he", "his", "him"})
    if she != he and "it" not in calls:
        return "she" if she else "he"
    return calls[0] if len(calls) >= _SURE and len(set(calls)) == 1 else ""


def _called(name: str, text: str) -> list[str]:
    """Return what a document calls somebody behind each place where it has the name."""
    last = name.rsplit(maxsplit=1)[-1] if is_named_person(name) else name
    places = re.compile(rf"\b{re.escape(last)}\b")
    found: list[str] = []
    for _, place in zip(range(_MOST), places.finditer(text), strict=False):
        behind = _BEHIND.match(text, place.end())
        if behind is not None and behind.lastgroup:
            found.append(behind.lastgroup)
    return found


def _by_surname(line: str, name: str) -> str:
    """Return a line with a person's surname in the place of the whole name behind "Ana Dahl said that"."""
    said = re.match(rf"{re.escape(name)} \w+ that ", line)
    if said is None or " " not in name or not is_named_person(name) or _TITLED.match(name):
        return line
    if is_company(name):
        return line
    whole = re.compile(rf"\b{re.escape(name)}\b")
    return line[: said.end()] + whole.sub(name.rsplit(maxsplit=1)[-1], line[said.end() :])


def _by_short_form(line: str, name: str) -> str:
    """Return a line with the short form that a name has in brackets in its place behind "The League said that"."""
    known = _WITH_SHORT.match(name)
    said = re.match(rf"{re.escape(name)} \w+ that ", line, re.IGNORECASE)
    if known is None or said is None:
        return line
    plain, short = re.escape(known["name"]), re.escape(known["short"])
    again = re.compile(
        rf"(?:\b[Tt]he )?\b{plain}(?P<own>['’]s)?(?: \({short}\))?(?P<behind>['’]s)?"
    )

    def shorter(found: re.Match[str]) -> str:
        return f"{known['short']}{found['own'] or found['behind'] or ''}"

    return line[: said.end()] + again.sub(shorter, line[said.end() :])

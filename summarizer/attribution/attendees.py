"""Lists of those present, at the head of records, minutes and transcripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.models.document import PreparedText, Sentence
from summarizer.names.bodies import is_office
from summarizer.names.places import known_place

#: A list stands before the account or among its first sentences; under a line that ends in a colon it may stand last.
_LATEST_HEAD = 36
_MOST_HEADS = 8
# A line of a list of those present names one or a few; a sentence of the account is longer and ends with a full stop.
_LONGEST_ENTRY = 14
#: A line with a bullet is an entry, however long the office in it.
_LONGEST_BULLET = 60
_MOST_ATTENDEES = 60

_NAME = re.compile(r"(?:[^\W\d_]|\d(?=\w))")
_SMALL = re.compile(
    r"^(?:the|an?|and|of|for|at|in|&|de|van|von|al|el|bin|da|di|la|le)$", re.IGNORECASE
)
_BULLET = re.compile(r"^[\s*_\-–—•·>|]*(?:\(?[a-z0-9]{1,2}[.)]\s+)?")
_BULLETED = re.compile(r"^\s*[*\-–—•·]\s")


@dataclass(frozen=True, slots=True)
class Attendee:
    """One entry of a list of those present: a name as written, and what stands behind it."""

    name: str
    role: str | None


def attendees_of(
    prepared: PreparedText, head: re.Pattern[str]
) -> tuple[Sentence | None, tuple[Attendee, ...]]:
    """Return the line that heads a list of those present, as ``head`` says, and who stands in it.

    Several lists in a row ("Administration participants: ..", "Other participants: ..") are one.
    """
    first: Sentence | None = None
    entries: list[Attendee] = []
    end = heads = 0
    for place, sentence in enumerate(prepared.sentences):
        late = place >= _LATEST_HEAD and not sentence.text.rstrip(_MARKS).endswith(":")
        found = None if late or sentence.start < end else head.match(sentence.text)
        if found is None or heads >= _MOST_HEADS or (first is not None and late):
            continue
        if _CODE.search(found[0]):
            continue
        heads += 1
        start = sentence.start + found.end()
        listed = _named(tuple(_entries(prepared.text[start : start + 6_000])))
        if listed and (first is None or sentence.text.rstrip(_MARKS).endswith(":")):
            first = first or sentence
            entries += (one for one in listed if one not in entries)
    return first, tuple(entries)[:_MOST_ATTENDEES]


#: What those present dial to be there: "Participant access code: 4711".
_CODE = re.compile(r"\b(?:code|pin|id|passcode|password|link|number)\b", re.IGNORECASE)
#: What may stand behind the colon of a head.
_MARKS = " *_\n"


def _named(entries: tuple[Attendee, ...]) -> tuple[Attendee, ...]:
    """Leave out single words among full names: offices behind a comma and headings. States are names of their own."""
    entries = _without_sides(entries)
    if all(" " not in one.name for one in entries):
        return entries
    return tuple(one for one in entries if " " in one.name or known_place(one.name) is not None)


def _without_sides(entries: tuple[Attendee, ...]) -> tuple[Attendee, ...]:
    """Leave out states that only head those who came for them: "Norland", and below it "Mr Kos", "Ambassador Holm"."""
    behind = (*entries, None)[1:]
    return tuple(
        one
        for one, after in zip(entries, behind, strict=True)
        if not (after is not None and _is_state(one) and not _is_state(after))
    )


def _is_state(one: Attendee) -> bool:
    return one.role is None and known_place(one.name) is not None


def _entries(text: str) -> Iterator[Attendee]:
    """Yield the entries of a list, up to the first line that is a sentence."""
    first, _, rest = text.partition("\n")
    yield from _on_one_line(first)
    for line in _unwrapped(rest.split("\n")):
        entry = _OTHERS.sub("", _BULLET.sub("", line).strip(" _*|\t"))
        if _ENDS.fullmatch(entry):
            return
        if not entry or _ABSENT.match(entry):
            continue
        also = _ALSO.match(entry)
        if also is not None:
            yield from _on_one_line(entry[also.end() :])
            continue
        group = _GROUP.match(entry)
        if group is not None:
            yield from _of_group(group["group"], entry[group.end() :])
            continue
        bulleted = _BULLETED.match(line) is not None
        longest = _LONGEST_BULLET if bulleted else _LONGEST_ENTRY
        if len(entry.split()) > longest or (not bulleted and _SENTENCE.search(entry)):
            return
        if _SUBHEAD.search(entry):
            continue
        yield from (one for one in map(_attendee, _persons_of(entry)) if one is not None)


def _of_group(group: str, text: str) -> Iterator[Attendee]:
    """Yield those that a line names as one group, with its office: "Directors: A, B; C joined for the last item"."""
    if _OF_MATTERS.search(group):
        return
    office = group.removesuffix("s")
    role = office if is_office(office) else None
    yield from (
        Attendee(one.name, one.role or role) for one in _on_one_line(_CAME_LATE.sub("", text))
    )


def _persons_of(entry: str) -> list[str]:
    """Return the persons of a line that names several, each with a title: "PORTS—Mr. Kos, Dr. Holm", the desk apart."""
    return _BEFORE_TITLE.split(_DESK.sub("", entry))


def _unwrapped(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines, one without a bullet joined to the bulleted one right above it."""
    before = ""
    for line in lines:
        if _BULLETED.match(before) and line.strip() and not _BULLETED.match(line):
            before = f"{before.rstrip()} {line.strip()}"
            continue
        yield before
        before = line
    yield before


#: "Directors: Ana Kos, Ruth Holm": a group in the plural, and behind it who belongs to it.
_GROUP = re.compile(r"(?P<group>[A-Z][\w’'-]*(?: [\w’'-]+){0,3}s): (?=[A-Z]|[Nn]one\b)")
_OF_MATTERS = re.compile(
    r"\b(?:subjects|topics|items|actions|documents|papers|copies|links|motions|decisions|minutes|notes)$",
    re.IGNORECASE,
)
_CAME_LATE = re.compile(r"\s(?:who )?(?:joined|left|arrived|dialed|dialled|called in)\b[^,;]*")
#: "Mr. Kos, et al.": others without a name.
_OTHERS = re.compile(r",? et al\.?$", re.IGNORECASE)
#: A line that heads something else: who was not there, what it was about.
_ENDS = re.compile(
    r"(?:(?:\w+ ){0,2}(?:apologies|absent|excused|regrets|not present)|subjects?|agenda|summary|minutes|discussion"
    r"|(?:\w+ )?business)\W*",
    re.IGNORECASE,
)
#: The letters of a desk before those who sit at it.
_DESK = re.compile(r"^[A-Z][A-Z/]{0,8}\s?[—–]\s?")
_BEFORE_TITLE = re.compile(r",\s+(?=(?:Mr|Mrs|Ms|Dr|Adm|Gen|Col|Sir)\b)")
#: "Apologies: Cllr D. Frost" were not there; "In attendance: Ms R. Lowe, Clerk" was.
_ABSENT = re.compile(r"(?:apologies|absent(?:ees)?|excused|regrets|not present)\b", re.IGNORECASE)
_ALSO = re.compile(
    r"(?:in attendance|also (?:present|in attendance|attending)|note ?takers?|observers?|staff|interpreters?)"
    r"\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:said|was|were|is|are|had|has|opened|began|asked|thanked|welcomed|noted)\b|[a-z)]\.$"
)
#: "United States:", "For Norvik": whose side the next ones are on.
_SUBHEAD = re.compile(
    r":$|^(?:for|on the) (?:the )?[A-Z]|^(?:subject|date|place|time|agenda|classification|distribution)\b",
    re.IGNORECASE,
)


def _on_one_line(text: str) -> Iterator[Attendee]:
    """Yield "A (role), B, C and D", a sentence's end closing the list."""
    text = _CLERKS.sub("; ", text.strip(" _*:").rstrip("."))
    text = _COUNTED.sub("", text).strip(" .")
    several = _SEVERAL.match(text)
    text = text[several.end() :] if several is not None else text
    # "A, Minister; B, Deputy Minister": a comma stands before an office.
    marks = r";" if text.count(";") > 1 or _WITH_OFFICES.search(text) else _COMMAS
    for part in re.split(marks, text):
        words = part.strip(" .")
        titled = several is not None and _SURNAME.match(words) is not None
        one = _attendee(f"{several['title']} {words}" if titled and several is not None else words)
        if one is not None and (_TITLED.match(one.name) or _CAPITALS.match(one.name)):
            yield one


#: "Cllrs Hobbs, Tate and Mistry": a title for all of them.
_SEVERAL = re.compile(
    r"(?P<title>Cllr|Councillor|Messr|Dr|Prof|Professor|Minister|Ambassador|Senator)s\.? (?=[A-Z])"
)
_SURNAME = re.compile(r"[A-Z][\w’'-]+(?: \([^()]*\))?$")
#: "Tate, Ellwood. Clerk: Mrs Sharp. Nine members of the public."
_CLERKS = re.compile(
    r"\.\s+(?:In attendance|Also present|Clerk|Secretary|Minutes|Officers?|Chair(?:man)?)\s*:\s*"
)
_COUNTED = re.compile(
    r"[.;,]?\s*(?:\d+|[A-Z][a-z]+|and [a-z]+) (?:members? of the )?(?:public|press|residents)\b.*$"
)
_COMMAS = r";|,(?![^()]*\))|\band\b(?![^()]*\))"
_WITH_OFFICES = re.compile(r"[^;,()]+,[^;,()]+;[^;,()]+,")
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Ambassador|Minister|President|Senator)\b\.?")
_CAPITALS = re.compile(r"[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|de|van|von|al|el|bin|of|the))*$")


#: "Harbour Federation: Ruth Sorel": who came for a body.
_OF_BODY = re.compile(
    r"(?P<body>[A-Z][^:]{2,80}): (?P<name>[A-Z][\w’'-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){1,2})$"
)


def _attendee(entry: str) -> Attendee | None:
    """Return "Mr H. Kira, Deputy Director" as a name and a role; ``None`` of what is no name."""
    bracket = re.match(r"^(?P<name>[^(,]+?)\s*\((?P<role>[^)]*)\)", entry)
    of_body = _OF_BODY.match(entry)
    if of_body is not None:
        name, role = of_body["name"], of_body["body"]
    elif bracket:
        name, role = bracket["name"], bracket["role"]
    else:
        name, _, role = re.sub(r"\s+[–—-]\s+", ", ", entry).partition(",")
    name, role = name.strip(" .:*_\xa0"), role.strip(" .*_\xa0")
    words = [w for w in name.split() if not _SMALL.match(w)]
    if not words or len(words) > 6 or not all(w[:1].isupper() for w in words if _NAME.match(w)):
        return None
    return Attendee(name, role or None)

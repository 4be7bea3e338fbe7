"""The office of somebody who talked, before the name as a desk writes it: "Prime Minister Andrew Holness"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from summarizer.brief.phrasing.mentions import is_person
from summarizer.models.summary import Participant
from summarizer.names.bodies import is_body, is_office
from summarizer.names.persons import titles
from summarizer.names.places import known_place
from summarizer.words.scripts import fold

#: Words of an office before a name at most; a longer one stands behind it.
_LONGEST = 6
#: Code points between an office and the surname in the document, at most: "Leila al-Musari, the foreign minister".
_BESIDE = 40
#: Words of a name among which the surname is.
_SURNAMES = 3
_ADDRESS = frozenset(("hon", "honourable", "honorable", "honoured", "distinguished", "esteemed"))
#: What stands behind a name and belongs to it.
_JUNIOR = re.compile(r",? (?:Jr|Sr)\.?$")
#: Code points of a document in which somebody is introduced.
_LOOKED_AT = 100_000


def each_titled(
    people: Sequence[Participant], texts: Sequence[str]
) -> Callable[[Participant], str]:
    """Return what to call each of some people: by the office, where a text has one beside the name."""
    shown = {p.name: titled(p, texts) for p in people if _takes_an_office(p.name)}
    return lambda participant: shown.get(participant.name, participant.name)


def titled(participant: Participant, texts: Sequence[str]) -> str:
    """Return a name with the office before it that one of the texts has beside it; the bare name where none has."""
    role, name = _bare_role(participant), participant.name
    short = 0 < len(role.split()) <= _LONGEST and role.replace(" ", "").replace("-", "").isalpha()
    short = short and (len(role.split()) > 1 or role[:1].isupper())
    # A form of address is no office: "Honourable Member".
    short = short and fold(role.split()[0]) not in _ADDRESS
    office = is_office(role.removesuffix("-elect").removesuffix("-Elect"))
    if not (short and (office or _is_before(role, name, texts)) and _takes_an_office(name)):
        return name
    return f"{role} {name}" if any(_stands_beside(role, name, text) for text in texts) else name


def _is_before(role: str, name: str, texts: Iterable[str]) -> bool:
    """Whether a text has a role, written as a title is, right before the name: "Archbishop Tomas Vale"."""
    whole = f"{role} {name}"
    return role.istitle() and any(whole in " ".join(t[:_LOOKED_AT].split()) for t in texts)


def _bare_role(participant: Participant) -> str:
    """The office without whose it is, which stands behind the name."""
    role = " ".join((participant.role or "").partition(",")[0].split())
    side = participant.affiliation or ""
    return re.sub(rf" (?:of|for) (?:the )?{re.escape(side)}$", "", role) if side else role


def _takes_an_office(name: str) -> bool:
    """Whether a name is a person's alone, without an office or a form of address."""
    name = _JUNIOR.sub("", name)
    words = [word.rstrip(".").casefold() for word in name.split()]
    alone = len(words) == 1 and name[:1].isupper() and name[1:].islower()
    plain = (is_person(name) or alone) and not (
        is_office(name) or is_body(name) or known_place(name)
    )
    return plain and name[:1].isupper() and "," not in name and words[0] not in titles()


def _stands_beside(role: str, name: str, text: str) -> bool:
    # "Lopes" or "da Cruz": which of several names somebody goes by is the document's to say.
    named = "|".join(
        re.escape(word) for word in _JUNIOR.sub("", name).split()[-_SURNAMES:] if word[:1].isupper()
    )
    one, other = rf"\b{re.escape(role)}\b", rf"\b(?:{named})\b"
    gap = rf"[^.;:!?]{{0,{_BESIDE}}}?"
    near = rf"{one}{gap}{other}|{other},?{gap}{one}"
    return re.search(near, " ".join(text[:_LOOKED_AT].split()), re.IGNORECASE) is not None

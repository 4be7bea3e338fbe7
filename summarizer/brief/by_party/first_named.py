"""Who somebody is, once in a story, where a line first names them: "Judge Jan Holm", "Ana Dahl, the mine’s lawyer,".

Only words that a document of the story has beside the name are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from summarizer.brief.headings.talk_titles import surname
from summarizer.brief.lines.called_short import family_first
from summarizer.brief.lines.titled import titled
from summarizer.brief.lines.who_is import (
    described,
    is_post,
    is_role,
    names_an_office,
    office_before,
    opens_a_sentence,
    role_before,
    says_who,
    tells_who,
)
from summarizer.brief.phrasing.grammar import at_the_head
from summarizer.brief.phrasing.mentions import is_named_person
from summarizer.brief.view.note import Line, Part, StoryView
from summarizer.models.brief import Story
from summarizer.models.summary import Participant
from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of
from summarizer.names.places import sides
from summarizer.words.content import content
from summarizer.words.lists import actor_lists

#: Letters of the name of a state at least, by which an adjective of it is known.
_STATE = 5
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]?")
#: Whom somebody speaks for, in brackets behind the name.
_SIDE = re.compile(r" [(](?P<side>[^()]*)[)]")
#: A name among others: "Jan Holm (Norland), Ana Dahl and".
_NEXT_IN_LIST = re.compile(r"(?: [(][^()]*[)])?(?:, [A-Z]| and\b)")
#: Behind a name of others, which stands before it.
_AMONG = re.compile(r"(?:[A-Z][\w’'.-]*\)?)(?:,| and|, and) $")
#: "Jan Holm and Ana Dahl (Norland)": a side that stands behind a name or several.
_SIDE_OF_SEVERAL = re.compile(r"[^.;()]{0,200}\(")
#: "According to Norland (B), | Jan Holm": no list begins there.
_BY_WHOSE_ACCOUNT = re.compile(r"(?:^|[.:;] )[Aa]ccording to [^,;.]{2,80}, $")
_OWNS = re.compile(r"[’']s?(?!\w)")
#: What ends right before whose word a line is.
_ACCORDING = re.compile(r"(?:^|[.:;] )[Aa]ccording to $")
#: Behind a name, before its verb or what else goes on.
_GOES_ON = re.compile(r" (?:(?:also|then|again|now) )?(?P<word>[a-z]+)\b")
#: What makes a name one of several, or no name at all.
_JOINS = frozenset("and or".split())
_LOOSE = frozenset("and or of for to by with in on at as from but than that while when via".split())
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")


def with_persons(view: StoryView, story: Story, texts: Sequence[str]) -> StoryView:
    """Return a story in whose lines each person is introduced as a document has it, where a line first names them.

    Whoever the line or a heading above has with an office already is not introduced again.
    """
    introduced = _Introduced(_persons(story, texts), texts)

    def told(section: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        introduced.headed(section)
        return tuple(map(introduced.line, lines))

    return view.with_lines(told)


@dataclass(frozen=True)
class _Person:
    """Somebody whom lines may name, for whom they speak, and as what a talk has them."""

    name: str
    behalf: str = ""
    took_part: Participant | None = None
    #: The first word of the name, where the family's is that one.
    family: str = ""

    @cached_property
    def bare(self) -> str:
        """The name without how somebody is addressed."""
        words = self.name.split()
        while len(words) > 1 and words[0] in actor_lists().titles.honorifics:
            words = words[1:]
        return " ".join(words)

    @cached_property
    def short(self) -> str:
        """The surname by which lines may name somebody."""
        return self.family or surname(self.bare)

    def mentions(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where a text names somebody, in full or by surname, and nobody else."""
        own = {*self.name.split(), *actor_lists().titles.honorifics}
        names = "|".join(re.escape(n) for n in dict.fromkeys((self.name, self.bare, self.short)))
        for found in re.finditer(rf"(?<![\w-])(?:{names})(?![\w-]| [A-Z])", text):
            before = text[: found.start()].rpartition(" ")[0].rpartition(" ")[2]
            alone = found.group() == self.short != self.bare
            others = before[:1].isupper() and before not in own and not is_post(before)
            if not (alone and others and before[-1:].isalpha() and not opens_a_sentence(before)):
                yield found


def _persons(story: Story, texts: Sequence[str]) -> list[_Person]:
    """The persons who hold something in a story, dispute it or talked, each with whom they speak for."""
    held = [sourced.position for sourced in story.positions]
    spoken_for = {position.on_behalf_of for position in held}
    claims = [sourced.claim for sourced in story.disputed_claims]
    talks = [t.conversation for event in story.events for t in event.conversations]
    people = {p.name: p for talk in talks for p in talk.participants}
    named = [(p.holder, p.on_behalf_of or "") for p in held]
    named += [(who, "") for c in claims for who in (c.asserted_by, c.disputed_by) if who]
    named += [(name, "") for name in people]
    found: dict[str, str] = {}
    for several, behalf in named:
        for name in holders_of(several):
            if _is_persons(name) and not _is_titled(name) and name not in spoken_for:
                found[name] = found.get(name) or behalf
    return [
        _Person(name, behalf, people.get(name), family_first(name, texts))
        for name, behalf in found.items()
    ]


def _is_persons(name: str) -> bool:
    """Whether a name is a person's, be it a surname alone, and no state's or body's."""
    if " " in name:
        return is_named_person(name)
    return name.istitle() and not (is_office(name) or is_body(name) or sides(name))


def _is_titled(name: str) -> bool:
    plain = (w for w in name.split()[:-1] if w not in actor_lists().titles.honorifics)
    return any(
        is_post(word) or (word.endswith(".") and len(word) > 2 and not _INITIALS.match(word))
        for word in plain
    )


@dataclass(frozen=True)
class _Told:
    """What documents say somebody is: an office or a role in front of the name, and what stands behind it."""

    office: str = ""
    who: str = ""

    @property
    def shortest(self) -> str:
        """What stands in brackets."""
        return self.who or self.office


@dataclass
class _Introduced:
    """Introduces persons in lines that are read one after the other."""

    persons: Sequence[_Person]
    texts: Sequence[str]
    known: set[str] = field(default_factory=set[str])
    _told: dict[str, _Told] = field(default_factory=dict[str, _Told])

    def headed(self, heading: str) -> None:
        """Take up whom a heading names beside an office."""
        plain = heading.partition(" ")[2]
        for person in self.persons:
            for at in person.mentions(plain):
                if is_introduced(plain[: at.start()], plain[at.end() :]):
                    self.known.add(person.name)

    def line(self, line: Line) -> Line:
        """Return a line in which those are introduced whom none before it names."""
        parts = tuple(map(self._part, line.parts))
        return line if parts == line.parts else replace(line, parts=parts)

    def _part(self, part: Part) -> Part:
        text = part.text
        here = [p for p in self.persons if p.name not in self.known and p.short in text]
        for person in sorted(here, key=lambda p: text.find(p.short)):
            text = self._with(person, text)
        return part if text == part.text else replace(part, text=text)

    def _told_of(self, person: _Person) -> _Told:
        """What the documents say somebody is: looked for once a story."""
        if person.name not in self._told:
            self._told[person.name] = _told_of(person, self._names(person), self.texts)
        return self._told[person.name]

    def _names(self, person: _Person) -> list[str]:
        """The names by which documents may tell of somebody: the surname only where nobody else has it."""
        others = (p for p in self.persons if p.name != person.name and person.short in p.name)
        alone = person.short != person.bare and not any(others)
        return [person.bare, *([person.short] if alone else [])]

    def _with(self, person: _Person, text: str) -> str:
        """Return a text with who somebody is, where it names them so that this can stand beside the name."""
        told = self._told_of(person)
        if not told.shortest:
            return text
        plain = _QUOTED.sub(lambda quoted: "\0" * len(quoted.group()), text)
        for at in person.mentions(plain):
            before, behind = text[: at.start()], text[at.end() :]
            if is_introduced(before, behind) or content(told.shortest) <= content(before + behind):
                self.known.add(person.name)
                return text
            made = _introducing(before, at.group(), behind, told)
            if made:
                self.known.add(person.name)
                return made
        return text


def _told_of(person: _Person, names: Sequence[str], texts: Sequence[str]) -> _Told:
    office = who = ""
    for name in names:
        having = [text for text in texts if all(word in text for word in name.split())]
        offices = (office_before(name, text) or role_before(name, text) for text in having)
        office = office or next(filter(None, offices), "")
        callings = (described(name, text, person.behalf) for text in having)
        who = who or next(filter(None, callings), "")
    if not (office or who) and person.took_part is not None:
        whole = titled(person.took_part.model_copy(update={"name": person.bare}), texts)
        office = whole.removesuffix(person.bare).strip()
        office = office if is_role(office) or tells_who(office) else ""
    # "President" says less than "President of the Guild".
    return _Told("" if who and " " not in office else office, who)


def _introducing(before: str, name: str, behind: str, told: _Told) -> str:
    """Return a line with who somebody is beside the name; nothing where no such words can stand there."""
    office, who = told.office, told.who
    if _ACCORDING.search(before) and behind.startswith(", ") and who:
        return f"{before}{name}, {who}{behind}"
    among = _AMONG.search(before) is not None and _BY_WHOSE_ACCOUNT.search(before) is None
    if _NEXT_IN_LIST.match(behind) or among:
        # An office in front of one of several might be that of all, and a side in brackets behind is of several.
        sided = _SIDE_OF_SEVERAL.match(behind) is not None
        return "" if sided or _OWNS.match(behind) else f"{before}{name} ({told.shortest}){behind}"
    if office:
        before = _without_honorific(before)
        article = before[-4:].lower() == "the "
        front = at_the_head(office) if not before or before.endswith(": ") else office
        return "" if article else f"{before}{front} {name}{_without_side(behind, office)}"
    plain = _SIDE.sub("", behind, count=1) if behind.startswith(" (") else behind
    goes_on = _GOES_ON.match(plain)
    if goes_on is not None and goes_on["word"] not in (_JOINS if before else _LOOSE):
        return f"{before}{name}, {who},{plain}"
    return f"{before}{name}, {who}{behind}" if behind == "." else ""


def _without_honorific(before: str) -> str:
    """What stands before a name without how somebody is addressed, in whose place the office comes."""
    plain = before.rstrip()
    last = plain.rpartition(" ")[2]
    return plain[: -len(last)] if last in actor_lists().titles.honorifics else before


def _without_side(behind: str, office: str) -> str:
    """What stands behind a name, without the state in brackets that the office in front names."""
    found = _SIDE.match(behind)
    if found is None:
        return behind
    side = found["side"]
    same = bool(sides(side)) and sides(side) <= sides(office)
    # "Karsenian" is of Karsenia.
    of_it = len(side) >= _STATE and any(w.startswith(side[:-1]) for w in office.split())
    of_it = of_it or side in office.split()
    return behind[found.end() :] if same or of_it else behind


def is_introduced(before: str, behind: str) -> bool:
    """Whether the words around a name say who it is: an office in front, a description behind."""
    last = before.rstrip(" ,").rpartition(" ")[2]
    in_front = bool(last) and (is_role(last) or names_an_office(before))
    if in_front or says_who(behind):
        return True
    listed = _NEXT_IN_LIST.match(behind) is not None or _ACCORDING.search(before) is not None
    return behind.startswith(", ") and not listed

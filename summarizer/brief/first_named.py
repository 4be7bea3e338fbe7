"""Who somebody is, once in a story, where a line first names them: "Judge Jan Holm", "Ana Dahl, the mine’s lawyer,".

Only words that a document of the story has beside the name are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from summarizer.brief.grammar import in_a_sentence
from summarizer.brief.mentions import is_named_person
from summarizer.brief.note import Line, Part, StoryView
from summarizer.models.brief import Story
from summarizer.names.bodies import is_body, is_office, posts
from summarizer.names.holders import holders_of
from summarizer.names.introduced import CHAIRS, NO_MORE, serves
from summarizer.names.places import sides
from summarizer.words.days import MONTHS, WEEKDAYS
from summarizer.words.lists import actor_lists

#: Words of an office before a name, and of a description, at most.
_BEFORE, _DESCRIBED = 7, 10
#: Code points before a name in which its office stands, and mentions of the name that are looked at.
_AROUND, _MENTIONS = 110, 20
#: Letters of the name of a state at least, by which an adjective of it is known.
_STATE = 5
_CAPITALS = re.compile(
    r"(?:(?<![\w’'.-])(?:[A-Z][\w’'-]*|[A-Z]{1,2}(?:\.[A-Z])+\.?|of(?: the)?|for(?: the)?) ){1,8}$"
)
#: "A lawyer for the mine, | Ana Dahl|, said", "Norland’s chief negotiator, | Ana Dahl|", "The Envoy in Marl (|Dahl|)".
_SET_BEFORE = re.compile(
    r"(?:^|[.;:”\"] |, |\band |\bbut )"
    r"(?P<who>(?:[Aa]n?|[Tt]he|(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+[’']s?) [^,.;:“”\"()]{3,80})(?:,| \() ?$"
)
#: ", a lawyer for the mine," behind a name, ", President of the Guild (GLD) said".
_SET_BEHIND = re.compile(
    r", (?P<who>(?:(?:an?|the) [^,.;:“”\"()–—]{3,80}(?=,))"
    r"|(?:(?:[A-Z][\w’'-]+ ){1,4}(?:of|for|to) [^,.;:“”\"()–—]{3,80}?"
    r"(?=,| (?:\([A-Z&]{2,9}\)[ ,]+)?(?:said|says|told|has|had|is|was|will|added|wrote|stated|warned|announced)\b)))"
)
#: "Marl lawyer | Ana Dahl|": whose lawyer, by a name, before it.
_SMALL_BEFORE = re.compile(
    r"(?:^|(?<=[\s“\"]))(?P<whose>(?:[A-Z][\w’'-]* ){0,3})(?P<role>(?:[a-z][a-z-]+ ){1,2})$"
)
#: What somebody is to another one, in a genitive: "Jan Holm's lawyer".
_SERVING = frozenset(
    "lawyer attorney adviser advisor spokesman spokeswoman spokesperson aide counsel solicitor".split()
)
#: A clause within an apposition says more than who somebody is.
_PREPOSITION = re.compile(r" (?:of|for|at|in|from|with|on|to) ")
_CLAUSE = re.compile(
    r"\b(?:who|that|which|is|was|were|are|has|have|had|said|says|told|will|would|whom|whose)\b"
)
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]?")
#: Whom somebody speaks for, in brackets behind the name.
_SIDE = re.compile(r" [(](?P<side>[^()]*)[)]")
#: A name among others: "Jan Holm (Norland), Ana Dahl and".
_NEXT_IN_LIST = re.compile(r"(?: [(][^()]*[)])?(?:,| and\b)")
_IN_LIST = re.compile(r"(?:,| and) $")
#: Behind a name at the head of a line, before its verb.
_ACTS = re.compile(r" (?:(?:also|then|again|now) )?(?P<verb>[a-z]+)\b")
_OPENING = frozenset(
    "the a an in on at it when if and but for as to not after before while although since then now also so with by"
    " from today yesterday tomorrow earlier later meanwhile however even only both yet like our their his her its"
    " mr mrs ms dear thanks".split()
)
_ARTICLES = ("a", "an", "the")
_LOOSE = frozenset("and or of for to by with in on at as from but than that while when via".split())


def with_persons(view: StoryView, story: Story, texts: Sequence[str]) -> StoryView:
    """Return a story in whose lines each person is introduced as a document has it, where a line first names them.

    Whoever the line or a heading above has with an office already is not introduced again.
    """
    introduced = _Introduced(_persons(story), texts)

    def told(section: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        introduced.headed(section)
        return tuple(map(introduced.line, lines))

    return view.with_lines(told)


def _persons(story: Story) -> dict[str, str]:
    """The persons who hold something in a story, each with whom they speak for."""
    held = [sourced.position for sourced in story.positions]
    spoken_for = {position.on_behalf_of for position in held}
    found: dict[str, str] = {}
    for position in held:
        for name in holders_of(position.holder):
            if _is_persons(name) and not _is_titled(name) and name not in spoken_for:
                found[name] = found.get(name) or position.on_behalf_of or ""
    return found


def _is_persons(name: str) -> bool:
    """Whether a name is a person's, be it a surname alone, and no state's or body's."""
    if " " in name:
        return is_named_person(name)
    return name.istitle() and not (is_office(name) or is_body(name) or sides(name))


def _is_titled(name: str) -> bool:
    return any(
        _is_post(word) or (word.endswith(".") and len(word) > 2) for word in name.split()[:-1]
    )


@dataclass
class _Introduced:
    """Introduces persons in lines that are read one after the other."""

    persons: dict[str, str]
    texts: Sequence[str]
    known: set[str] = field(default_factory=set[str])
    _told: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])

    def headed(self, heading: str) -> None:
        """Take up whom a heading names beside an office."""
        self.known.update(
            n for n in self.persons if n in heading and not heading.endswith(f"party {n}")
        )

    def line(self, line: Line) -> Line:
        """Return a line in which those are introduced whom none before it names."""
        parts = tuple(map(self._part, line.parts))
        return line if parts == line.parts else replace(line, parts=parts)

    def _part(self, part: Part) -> Part:
        text = part.text
        for name in [n for n in self.persons if n in text and n not in self.known]:
            text = self._with(name, text)
        return part if text == part.text else replace(part, text=text)

    def _told_of(self, name: str) -> tuple[str, str]:
        """The office that the documents have before a name, and what they say somebody is: looked for once a story."""
        if name not in self._told:
            words = name.split()
            texts = [text for text in self.texts if all(word in text for word in words)]
            offices = (office_before(name, text) for text in texts)
            callings = (described(name, text, self.persons[name]) for text in texts)
            self._told[name] = next(filter(None, offices), ""), next(filter(None, callings), "")
        return self._told[name]

    def _with(self, name: str, text: str) -> str:
        office, who = self._told_of(name)
        if not office and not who:
            return text
        plain = _QUOTED.sub(lambda quoted: "\0" * len(quoted.group()), text)
        at = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", plain)
        if at is None:
            return text
        before, behind = text[: at.start()], text[at.end() :]
        if is_introduced(before, behind):
            self.known.add(name)
            return text
        if office and not (_NEXT_IN_LIST.match(behind) or _IN_LIST.search(before)):
            self.known.add(name)
            article = before[-4:].lower() == "the "
            return text if article else f"{before}{office} {name}{_without_side(behind, office)}"
        plain = _SIDE.sub("", behind)
        acts = _ACTS.match(plain)
        if who and not before and acts is not None and acts["verb"] not in _LOOSE:
            self.known.add(name)
            return f"{name}, {who},{plain}"
        return text


def _without_side(behind: str, office: str) -> str:
    """What stands behind a name, without the state in brackets that the office in front names."""
    found = _SIDE.match(behind)
    if found is None:
        return behind
    side = found["side"]
    same = bool(sides(side)) and sides(side) <= sides(office)
    # "Karsenian" is of Karsenia.
    of_it = len(side) >= _STATE and any(w.startswith(side[:-1]) for w in office.split())
    return behind[found.end() :] if same or of_it else behind


def is_introduced(before: str, behind: str) -> bool:
    """Whether the words around a name say who it is: an office in front, a description behind."""
    last = before.rstrip(" ,").rpartition(" ")[2]
    told = _is_post(last) or last in _roles() or bool(_office_in(before))
    return (bool(last) and told) or behind.startswith(", ")


def office_before(name: str, text: str) -> str:
    """Return the office that a text has in capitals right before a name, with whose it is: "Norland Energy Minister".

    Nothing where the text has none, or has one as past.
    """
    found = ""
    for before, _ in _around(name, text):
        words = _office_in(before)
        if words and words[-1] in ("of", "for", "the"):
            continue  # "the Prime Minister of Norland"
        if words and serves(before[: before.rfind(words[0])]):
            continue
        if words and _is_past(before[: len(before) - len(" ".join(words)) - 1], words):
            return ""
        found = max(found, " ".join(words), key=len) if len(words) <= _BEFORE else found
    return found


def _office_in(before: str) -> list[str]:
    """The words of an office at the end of some text; none where what stands there is something else."""
    run = _CAPITALS.search(before)
    words = run.group().split() if run is not None else []
    while words and (words[0].islower() or _opens_a_sentence(words[0])):
        words = words[1:]
    # "The government of President Holm": the office is the last of these.
    tail = len(words) - next(
        (n for n, w in enumerate(reversed(words)) if w in ("of", "for")), len(words)
    )
    if 0 < tail < len(words) and _is_post(words[tail]):
        words = words[tail:]
    head = words[: words.index("of")] if "of" in words else words
    titled = bool(head) and (_is_post(head[-1]) or _is_post(words[-1]))
    whose = [n for n, w in enumerate(words) if w.endswith(("’s", "'s", "’"))]
    # "Norland's Prime Minister" is whose office it is.
    return words if titled and (not whose or 0 <= whose[-1] < len(head) - 1) else []


def _opens_a_sentence(word: str) -> bool:
    """Whether a word in a capital belongs to no office behind it: "But", "Yesterday", "Recently"."""
    return word.lower() in _OPENING or word.endswith("ly") or word in WEEKDAYS or word in MONTHS


def described(name: str, text: str, behalf: str = "") -> str:
    """Return what a text says somebody is, as it stands behind a name: "a lawyer for the mine", "Jan Holm’s lawyer".

    ``behalf`` is for whom they speak, by whose name a lawyer's is told. Nothing where the text says no such thing.
    """
    for before, behind in _around(name, text):
        set_off = _SET_BEHIND.match(behind) or _SET_BEFORE.search(before)
        who = set_off["who"] if set_off is not None else ""
        who = _from_last_article(who)
        if who and _tells_who(who):
            return who[:1].lower() + who[1:] if who.split()[0].lower() in _ARTICLES else who
        of_whom = _in_service(before, behalf)
        if of_whom:
            return of_whom
    return ""


def _in_service(before: str, behalf: str) -> str:
    """Whose lawyer somebody is where that one's name and the word stand right before: "Marl lawyer | Ana Dahl"."""
    found = _SMALL_BEFORE.search(before)
    role = found["role"].split()[-1] if found is not None else ""
    if found is None or role not in _SERVING or not behalf:
        return ""
    whose = found["whose"].split()
    return (
        f"{in_a_sentence(behalf)}’s {role}" if whose and set(whose) <= set(behalf.split()) else ""
    )


def _from_last_article(who: str) -> str:
    """The last noun phrase before a preposition: "the ministers thanked | the Secretary-General of the Commission"."""
    head = _PREPOSITION.split(who, maxsplit=1)[0].split()
    at = max((n for n, w in enumerate(head) if w.lower() in _ARTICLES), default=0)
    return " ".join(who.split()[at:])


def _tells_who(who: str) -> bool:
    """Whether some words say what somebody is, as of now: an office or a calling, no clause."""
    head = _PREPOSITION.split(who, maxsplit=1)[0].split()
    role = bool(head) and (head[-1].lower() in _roles() or _is_post(head[-1]))
    past = {w.lower() for w in who.split()} & NO_MORE
    return role and not past and not _CLAUSE.search(who) and len(who.split()) <= _DESCRIBED


def _around(name: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and behind a name in a text, mention by mention."""
    written = r"\s+".join(map(re.escape, name.split()))
    for n, found in enumerate(re.finditer(rf"(?<![\w-]){written}(?![\w-])", text)):
        if n == _MENTIONS:
            return
        before = text[max(0, found.start() - _AROUND) : found.start()]
        behind = text[found.end() : found.end() + _AROUND]
        yield " ".join(before.rpartition("\n\n")[2].split()) + " ", behind.replace("\n", " ")


def _is_past(before: str, words: Iterable[str]) -> bool:
    """Whether an office is one no more, by its own words or the one before."""
    return any(w.lower().strip("-") in NO_MORE for w in (*before.split()[-1:], *words))


def _is_post(word: str) -> bool:
    return word.lower().rpartition("-")[2] in _posts()


@cache
def _posts() -> frozenset[str]:
    return posts() | CHAIRS


@cache
def _roles() -> frozenset[str]:
    roles = (word for word in actor_lists().titles.roles if " " not in word)
    return _posts() | frozenset(roles) | _SERVING

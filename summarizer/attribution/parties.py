"""Whom a document calls by function alone: "the leaders", "the company", "the Ambassador", "the latter"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from summarizer.attribution.actor import Actor, ActorKind, Mention
from summarizer.attribution.cast import Cast
from summarizer.attribution.talked import offices_in_heading
from summarizer.attribution.voice import Voice, caption_in
from summarizer.attribution.who import PERSON_KINDS, Who, words_in
from summarizer.models.document import PreparedText
from summarizer.text.opinions import pleads_for, role_of
from summarizer.words.seldom import Seldom

#: How a document calls several who act together, without their names.
_SEVERAL = Seldom(
    r"(?:the |both |these |all |our )*(?:two |three |four )?"
    r"(?:(?:foreign|prime|defen[cs]e|trade|finance) )?"
    r"(?P<noun>leaders|ministers|presidents|secretaries|sides|parties|governments|countries|nations|delegations|"
    r"principals|participants|heads of (?:state|government|delegation))$",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:of|from)\s", re.IGNORECASE)
#: How an organisation calls itself where its name was given.
_SELF = Seldom(
    r"(?:the|this|our) (?:company|firm|group|business|organi[sz]ation|corporation)$", re.IGNORECASE
)
#: What the name of a company ends with.
_COMPANY = re.compile(
    r"\b(?:Ltd|Limited|Inc|Incorporated|plc|PLC|Corp|Corporation|Company|Co|Group|Holdings|AG|GmbH|SA|NV|AB|Oy|LLC|LLP|"
    r"Industries|Partners|Foods|Dairies|Pharma|Pharmaceuticals|Steel|Logistics|Media|Stores|Insurance|Telecom|Shipping|Brewery|"
    r"Airlines|Airways|Rail|Railways?|Trains|Buses|Bank|Energy|Motors|Technologies|Systems)\b\.?$"
)
#: How an opinion calls its own court, and one whose judgment it reviews.
_A_COURT = Seldom(
    r"(?:the )?(?P<sort>this|trial|district|circuit|county|lower|sentencing|magistrate|appellate|superior|high) court$",
    re.IGNORECASE,
)
#: How a text calls a body of police that it has named, and what the name ends with.
_FORCE, _POLICE = "the force", frozenset(("police", "constabulary"))
#: Code points before "the company" in which its name is looked for.
_REACH = 600


def is_company(name: str) -> bool:
    """Whether a name ends as those of companies do: "Kos Foods", "Halden Motors"."""
    return _COMPANY.search(name) is not None


_FORMER, _LATTER = "the former", "the latter"
#: What may stand between the names of one list: "the Northern Council (NC) member states and the Republic of Norland".
_BETWEEN = re.compile(
    r"[\s,()]*(?:(?:of|the|and|&|member|states?|(?-i:[A-Z]{2,6})|republic|government|kingdom|countries)\b[\s,()]*)*$",
    re.IGNORECASE,
)
#: Between a name and an office on one line: "Kos, Minister of Trade", "Kos as Chairman", "Kos (Norland) chairman".
_HOLDS = re.compile(r"(?:,| as| as the| as acting|, the|, as)?\s*(?:\([^()]{2,30}\))?\s*$")
#: Between them in a list set in columns, initials perhaps: "Kos      JK      Chairman".
_COLUMNS = re.compile(r"(?:\s*\t\s*|[ ]{2,30})(?:[A-Z]{2,4}(?:\s*\t\s*|[ ]{2,30}))?")
#: Between an office and its holder: "Secretary for Ports | and Fishing Harbours, | Anna Holm".
_BEFORE = re.compile(r"(?:\s+(?:and|of|for|the|&|[A-Z][\w-]+)){0,8}\s*,\s*$")
_LONGEST_LIST = 8
#: Code points before "the former" in which two are looked for, and no more than two.
_NEAR, _PAIR = 200, 2


#: A body that is a company, and no other one.
_FIRM = re.compile(r"(?:company|firm|business|corporation)$", re.IGNORECASE)


def _is_such_a_body(actor: Actor, *, firm: bool) -> bool:
    """Whether an actor may be "the company", or where it is no ``firm`` "the organisation" or "the group"."""
    if is_company(actor.name):
        return True
    named = actor.kind is ActorKind.ORGANISATION and not actor.name.islower()
    initials = actor.kind is ActorKind.NAME and actor.name.isupper() and len(actor.name) > 2
    return not firm and (named or initials)


class Parties:
    """The parties and office-holders of one document. Preparation is linear in its mentions."""

    def __init__(self, prepared: PreparedText, cast: Cast, voice: Voice | None) -> None:
        self.text = prepared.text
        self.cast = cast
        self.voice = voice
        self.caption = caption_in(prepared)
        self.offices = _offices(self.text, cast)
        in_heading = offices_in_heading(prepared, cast)
        self.offices += [(actor, _in_order(office, office)) for actor, office in in_heading]
        self.lists: dict[str, tuple[Actor, ...]] = {}

    def meant(self, written: str, start: int, earlier: Iterable[Who] = ()) -> Who | None:
        """Return whom words stand for that name a function alone, or ``None``; ``earlier``: sources before them."""
        if written.lower() == _LATTER or written.lower() == _FORMER:
            return self._of_two(written, start, [w for w in earlier if w.actors])
        several = _SEVERAL.match(written)
        if several:
            return self._several(written, start, several["noun"].lower())
        return (
            self._litigant(written, start)
            or self._issuer(written, start)
            or self._of_police(written, start)
        )

    def _litigant(self, written: str, start: int) -> Who | None:
        """Return who is meant by "the appellant", "this court" or "the trial court" in a paper of a court."""
        if self.caption is None or self.voice is None:
            return None
        role = role_of(written)
        if role is None:
            return self._pleading(written, start) or self._court(written, start)
        names = dict.fromkeys(filter(None, map(self.caption.roles.get, role.split())))
        actors = tuple(self.cast.actor(name) or Actor(name, ActorKind.NAME) for name in names)
        return Who(written, start, written, actors[:1], True) if actors else None

    def _pleading(self, written: str, start: int) -> Who | None:
        """Return who is meant by "counsel for the appellant": whoever the caption names so, and the party."""
        role = pleads_for(written) if self.caption is not None else None
        if role is None or self.caption is None:
            return None
        named = (
            found.get(word)
            for found in (self.caption.counsel, self.caption.roles)
            for word in role.split()
        )
        names = dict.fromkeys(filter(None, named))
        actors = tuple(self.cast.actor(name) or Actor(name, ActorKind.NAME) for name in names)
        return Who(written, start, written, actors, True) if actors else None

    def _court(self, written: str, start: int) -> Who | None:
        """Return the court that gives an opinion for "this court", and one below it as it is written."""
        if self.voice is None or not (sort := _A_COURT.match(written)):
            return None
        heading = " | ".join(one.heading for one in self.voice.who if one.heading)
        own = sort["sort"].lower() in words_in(heading)
        if written.lower() == "this court":
            return Who(
                "we", start, "we", (), True, heading=heading
            )  # so an opinion calls its court
        if own:
            return Who(written, start, written, (), True, heading=heading)
        if sort["sort"].lower() == "this":
            return None
        below = Actor(f"{sort['sort'].lower()} court", ActorKind.ORGANISATION)
        return Who(written, start, written, (below,), True)

    def _of_two(self, written: str, start: int, named: list[Who]) -> Who | None:
        # "The former said .., the latter said ..": who was called so is none of the two that are looked for.
        own = [w.actors[0] for w in named if w.text.lower() not in (_FORMER, _LATTER)]
        last = list(dict.fromkeys(own))[-2:]
        last = last if len(last) > 1 else self._last_two(start)
        if len(last) < 2:
            return None
        return Who(written, start, written, (last[written.lower() == _LATTER],), True)

    def _last_two(self, start: int) -> list[Actor]:
        """Return the two persons or states named last before an offset, in the order in which they were."""
        near = self.cast.between(max(0, start - _NEAR), start)
        named = [self.cast.actors[m.actor] for m in near]
        own = [a for a in named if a.kind in PERSON_KINDS] or [
            a for a in named if a.kind is ActorKind.COUNTRY
        ]
        return list(dict.fromkeys(own)) if len(set(own)) == _PAIR else []

    def _several(self, written: str, start: int, noun: str) -> Who | None:
        """Return those a list has named as such, or those who issue the document together."""
        if noun not in self.lists:
            self.lists[noun] = self._listed(noun)
        if self.lists[noun]:
            return Who(written, start, written, self.lists[noun], True)
        if self.voice is None or not self.voice.joint:
            return None
        actors = tuple(dict.fromkeys(a for one in self.voice.who for a in one.actors))
        heading = " | ".join(one.heading for one in self.voice.who if one.heading)
        return Who(written, start, written, actors, True, heading=heading)

    def _listed(self, noun: str) -> tuple[Actor, ...]:
        """Return whom the first "leaders of A and B" names."""
        for found in re.finditer(rf"\b{noun}\b", self.text, re.IGNORECASE):
            of = _OF.match(self.text, found.end())
            if of is None:
                continue
            names, place = list[Actor](), of.end()
            for mention in self.cast.between(of.end() - 1, of.end() + 200)[:_LONGEST_LIST]:
                if not _BETWEEN.match(self.text[place : mention.start]):
                    break
                names.append(self.cast.actors[mention.actor])
                place = mention.end
            if len(names) > 1:
                return tuple(names)
        return ()

    def _issuer(self, written: str, start: int) -> Who | None:
        """Return the one organisation that issues the document, or was named last, for "the company"."""
        if not _SELF.match(written):
            return None
        if self.voice is None:
            return self._named_last(written, start)
        issuers = [one for one in self.voice.who if one.text and one.actors]
        bodies = [one for one in issuers if one.actors[0].kind is not ActorKind.PERSON]
        return Who(written, start, written, bodies[0].actors[:1], True) if bodies else None

    def _named_last(self, written: str, start: int) -> Who | None:
        """Return the company that was named last before an offset as a subject: "Kos Ltd has sued .. the firm"."""
        near = reversed(self.cast.between(max(0, start - _REACH), start))
        named = (self.cast.actors[m.actor] for m in near if not (m.governed or m.possessive))
        firm = _FIRM.search(written) is not None
        found = next((a for a in named if _is_such_a_body(a, firm=firm)), None)
        return Who(written, start, written, (found,), True) if found is not None else None

    def _of_police(self, written: str, start: int) -> Who | None:
        """Return the police that were named last by whose they are, for "the force": "Northport police"."""
        if written.lower() != _FORCE:
            return None
        near = reversed(self.cast.between(max(0, start - _REACH), start))
        named = (self.cast.actors[m.actor] for m in near if m.text.split()[-1].lower() in _POLICE)
        found = next((a for a in named if any(w[0].isupper() for w in a.name.split()[:-1])), None)
        return Who(written, start, written, (found,), True) if found is not None else None

    def holder(self, written: str, start: int) -> Who | None:
        """Return the only person whose office, as it stands beside the name, has all words of a description."""
        article, _, office = written.partition(" ")
        words = set(words_in(office))
        if article.lower() not in ("the", "chairman", "president") or not words:
            return None
        words = {_CHAIRS.get(word, word) for word in words}
        listed = [
            (a, r)
            for a, r in self.offices
            if words <= set(r) and r[0] in words and (words & _SECOND or not set(r) & _SECOND)
        ]
        exact = [(a, r) for a, r in listed if words == set(r)]
        found = dict.fromkeys(actor for actor, _ in exact or listed)
        return Who(written, start, written, tuple(found), True) if len(found) == 1 else None


def _offices(text: str, cast: Cast) -> list[tuple[Actor, tuple[str, ...]]]:
    """Return persons with the words of the offices that stand beside their names, the head noun first."""
    found: list[tuple[Actor, tuple[str, ...]]] = []
    beside = [*pairwise(cast.mentions), *zip(cast.mentions, cast.mentions[2:], strict=False)]
    for left, right in beside:
        between = text[left.end : right.start]
        if "\n\n" in between or len(between) > 40:
            continue
        person, office = cast.actors[left.actor], right
        before = person.kind is ActorKind.OFFICE and (
            bool(_BEFORE.match(between)) or _in_brackets(text, between, right.end)
        )
        if before:
            person, office = cast.actors[right.actor], left
        named = person.kind in PERSON_KINDS and cast.actors[office.actor].kind is ActorKind.OFFICE
        if named and (before or _holds(text, between, right.end)):
            found.append((person, _words(text, office)))
    return found


def _in_brackets(text: str, between: str, end: int) -> bool:
    """Whether a name stands in brackets behind an office: "The Minister for Ports (Anna Holm): "."""
    return between.strip() == "(" and text[end : end + 1] == ")"


def _holds(text: str, between: str, end: int) -> bool:
    """Whether an office behind a name is that person's: "Kos, Minister of Trade;", "Kos as Chairman", "Kos (Chair)"."""
    if between.strip() == "(" and text[end : end + 1] == ")":
        return True
    in_columns = _COLUMNS.fullmatch(between) is not None
    return (in_columns or bool(_HOLDS.match(between))) and (" as" in between or _closes(text, end))


def _closes(text: str, end: int) -> bool:
    """Whether an apposition ends where it is written: before a mark or the end of the line."""
    return bool(
        re.match(r"(?:\s+(?:of|for)\s+(?:the\s+)?[\w-]+)?\s*(?:[,;.)]|\n|$)", text[end : end + 60])
    )


def _words(text: str, office: Mention) -> tuple[str, ...]:
    """Return the words of an office, its head noun first, with what belongs to it behind: "Minister | of Supply"."""
    rest = re.match(r"\s+(?:of|for)\s+(?:the\s+)?[\w-]+", text[office.end : office.end + 60])
    return _in_order(office.text, office.text + (rest.group() if rest else ""))


def _in_order(office: str, whole: str) -> tuple[str, ...]:
    """Return the words of an office as a whole, behind its head noun."""
    main = words_in(re.split(r"\s(?:of|for|to|in)\s", office)[0])
    return tuple(_CHAIRS.get(word, word) for word in (*main[-1:], *words_in(whole)))


#: Who stands in for an office, and does not hold it.
_SECOND = frozenset(("vice", "deputy"))
#: Who takes the chair; :func:`words_in` calls "chairman" and "chairwoman" so.
_CHAIRS = {"chairperson": "chair"}

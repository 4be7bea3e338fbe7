"""How a text introduces somebody: "Norland's energy minister, Jan Holm", "Jan Holm, head of the Ports Union"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice

from summarizer.names.bodies import bodies, posts, subjects
from summarizer.names.persons import name_words, titles
from summarizer.names.places import government, same_side, sides
from summarizer.words.lists import actor_lists
from summarizer.words.occurrences import stretches_with
from summarizer.words.tokens import Token, tokens

#: Words of a description on either side of a name, and mentions of a name that are looked at.
_LONGEST, _MENTIONS = 10, 40
_LINKS = frozenset(("the", "of", "for", "and", "at", "a", "an", "to", "on", "'s", "’s", "'"))
#: What an organisation is, before its name.
_GROUPS = frozenset(
    "group company firm maker club charity airline bank insurer carrier union".split()
)
#: Heads of offices in companies and courts that name nobody alone.
_POSITIONS = frozenset("executive officer manager owner founder counsel lawyer head".split())
#: Who leads a meeting, and the verbs for it.
_PRESIDING = frozenset(
    "chair chairman chairwoman chairperson facilitator rapporteur moderator".split()
)
_LED = {"chaired": "Chair", "facilitated": "Facilitator", "moderated": "Moderator"}
#: Who leads a meeting, a court or a unit, before a surname.
CHAIRS = _PRESIDING | frozenset(
    "coordinator speaker senator governor mayor judge justice general colonel admiral".split()
)
#: Offices of a state's government, before a name, and what makes them none.
_GOVERNING = frozenset("minister president premier chancellor secretary king queen".split())
NO_MORE = frozenset("former ex opposition shadow late then-opposition".split())
#: Code points before "Its director" in which the body is named.
_BACK = 300
#: Code points around a mention in which its description stands.
_AROUND = 160


def side_given(names: Iterable[str], text: str, known: Sequence[str]) -> str | None:
    """Return the state or organisation of ``known`` by which a text introduces somebody of these names.

    Counted is what stands in one description with the name ("Norlandian Energy Minister Jan Holm", "Jan Holm,
    spokesman for Norland"), an office or body among it. Null where no mention is introduced so.
    """
    for name in names:
        for start, described in _descriptions(name, text):
            found = _side_in(described, known) or _owner(described, text[:start], known)
            if found is not None:
                return found
    return None


def _owner(described: Sequence[str], before: str, known: Sequence[str]) -> str | None:
    """The one of ``known`` named last before "Its director, Jan Holm"."""
    if not {"Its", "its"} & set(described) or not any(w.lower() in _heads() for w in described):
        return None
    near = before[-_BACK:]
    places = {k: near.rfind(k) for k in known}
    last = max(places, key=lambda k: places[k], default=None)
    return last if last is not None and places[last] >= 0 else None


def own_side(name: str, known: Sequence[str]) -> str | None:
    """Return the one of ``known`` whose office or body a name is: "Norland's foreign ministry", "Nordish official"."""
    return _side_in(_accredited([t.text for t in tokens(name)]), known)


def is_bare(name: str) -> bool:
    """Whether a name is an office or body and says no more: "the Minister", "the Ministry of Foreign Affairs"."""
    words = [t.lower for t in tokens(name)]
    return any(w in _heads() for w in words) and all(w in _describing() | _LINKS for w in words)


@lru_cache(maxsize=64)
def is_organisation(name: str, text: str) -> bool:
    """Whether a text speaks of a name of several words as of a body: with an article, as a company, with a chief."""
    words = name.split()
    if len(words) < 2 or not words[0][0].isupper() or words[0] not in text:
        return False
    return _follows_what_it_is(name, text) or _has_a_chief(words[0], text)


def _follows_what_it_is(name: str, text: str) -> bool:
    """Whether a text has an article or what a body is before a name: "the Halden Group", "insurer Halden Life"."""
    alone = re.compile(rf"(?<= )(?={_written(name)}\b(?! [A-Z]|['’]s? [A-Z]))")
    longest, before = _before_a_body()
    places = (found.start() for found in alone.finditer(text))
    return any(before.search(text, max(0, at - longest), at) for at in places)


@cache
def _before_a_body() -> tuple[int, re.Pattern[str]]:
    """What stands right before the name of a body, and its greatest length in code points."""
    words = sorted(bodies() | _GROUPS | {"the", "The"})
    expression = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))}) \Z")
    return max(map(len, words)) + 1, expression


def _has_a_chief(first: str, text: str) -> bool:
    """Whether a text names somebody who leads a body, by the first word of its name: "Halden's chief, Ana Dahl"."""
    if not any(f"{first}{mark}s " in text for mark in "'’"):
        return False
    owned = rf"\b{re.escape(first)}['’]s (?:\w+ ){{0,2}}?(\w+),? [A-Z]"
    return any(found[1].lower() in _heads() for found in re.finditer(owned, text))


def entitled(surname: str, text: str) -> str:
    """Return a surname with the office that a text has right before it, "Co-Chair Holm"; empty where it has none."""
    at = text.find(surname)
    while at >= 0:
        end = at + len(surname)
        before = _CAPITALISED.search(text, max(0, at - _OFFICE_BEFORE), at)
        words = before.group().split() if before and not text[end : end + 1].isalnum() else []
        for n, word in enumerate(words):
            if word.lower().rpartition("-")[2] in posts() | CHAIRS:
                return " ".join((*words[n:], surname))
        at = text.find(surname, end)
    return ""


def is_chair(name: str) -> bool:
    """Return whether a name is but the office of whoever leads a meeting: "the Chairman", "Co-Facilitator"."""
    words = [w for w in re.split(r"[ -]", name.lower()) if w not in ("the", "co", "vice", "acting")]
    return len(words) == 1 and words[0] in _PRESIDING


def presiding(name: str, text: str) -> str:
    """Return as what a text has somebody lead a meeting: "Co-Chair", "Facilitator"; empty where it does not."""
    for before in _before(name, text):
        found = _LEADS.search(before)
        if found is not None:
            return (
                found["who"][:1].upper() + found["who"][1:] if found["who"] else _LED[found["by"]]
            )
    return ""


def state_of_office(name: str, text: str) -> str | None:
    """Return the state in whose government a text has somebody: "British Prime Minister Jan Holm"; null without one."""
    for before in _before(name, text):
        run = re.search(r"(?:\b[\w-]+\s+)?(?:[A-Z][\w’'.-]*\s+){2,}$", before)
        words = run.group().split() if run else []
        at = next((n for n, w in enumerate(words) if w.lower() in _GOVERNING), 0)
        if at and not NO_MORE & {w.lower() for w in words[:at]}:
            named = sides(" ".join(words[:at]))
            state = government(min(named)) if len(named) == 1 else None
            if state is not None:
                return state
    return None


def owner_given(body: str, text: str) -> str | None:
    """Return the one state whose body a text says it is, right before its name: "Norland's central bank"."""
    pattern = rf"\b(?P<whose>[A-Z][\w-]*(?: [A-Z][\w-]*)?)(?:['’]s?)?\s+{_written(body)}\b"
    named = (sides(found["whose"]) for found in re.finditer(pattern, text))
    states = {government(min(one)) for one in named if len(one) == 1}
    return states.pop() if len(states) == 1 else None


def _before(name: str, text: str) -> Iterator[str]:
    """Yield what stands before each mention of somebody by surname, as far as a description reaches."""
    surname = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    found = re.finditer(rf"\b{re.escape(surname)}\b", text) if len(surname) > 1 else ()
    for mention in islice(found, _MENTIONS):
        yield text[max(0, mention.start() - _AROUND) : mention.start()]


#: "Co-Chair", "facilitated by", behind which a name follows with given names or behind another one's.
_LEADS = re.compile(
    rf"(?:\b(?P<who>(?:[Cc]o-|[Vv]ice-)?(?i:{'|'.join(sorted(_PRESIDING, reverse=True))}))s?"
    rf"|\b(?:co-)?(?P<by>{'|'.join(_LED)}) by)"
    r"\s+(?:[A-Z][\w’'. -]{1,40}(?: \([^()]{2,40}\))? and )?(?:[A-Z][\w’'.-]*\s+){0,3}$"
)
#: Words with capitals that a name follows, and the code points in which they lie.
_CAPITALISED = re.compile(r"(?:(?<![\w’'-])[A-Z][\w’'-]*\s+){1,4}$")
_OFFICE_BEFORE = 120


def person_given(office: str, text: str, people: Sequence[str]) -> str | None:
    """Return the person whom a text names right beside an office: "the Secretary-General, Baek Seo-yun, warned".

    Null where it names none of ``people`` there, or several.
    """
    plain = re.sub(
        r"^(?:the|an?|its|his|her|their) ", "", " ".join(office.split()), flags=re.IGNORECASE
    )
    if not plain:
        return None
    here = (p for p in people if all(word in text for word in p.split()))
    found = {p for p in here if _has_beside(plain, p, text)}
    return found.pop() if len(found) == 1 else None


def _has_beside(office: str, person: str, text: str) -> bool:
    found = _beside(office, person).finditer(text)
    return any(not serves(text[max(0, at.start() - _OFFICE_BEFORE) : at.start()]) for at in found)


def serves(before: str) -> bool:
    """Whether the words before an office make it that of another: "Adviser to the | Premier" is no premier."""
    post = _POST_TO.search(before)
    return post is not None and post["post"].lower() in posts()


#: "Adviser to the": in whose service somebody is, in front of an office.
_POST_TO = re.compile(r"\b(?P<post>[A-Za-z-]+) to (?:the |an? |his |her )?$")


@lru_cache(maxsize=1024)
def _beside(office: str, person: str) -> re.Pattern[str]:
    head, name = _written(office), _written(person)
    of = r"(?: (?:of|for) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4})?"
    return re.compile(
        rf"\b(?i:{head}){of},? (?:(?:Mr|Mrs|Ms|Dr|Sir) )?{name}\b|\b{name}, (?:the )?(?i:{head})\b"
    )


def _written(name: str) -> str:
    """The pattern of a name over any white space."""
    return r"\s+".join(map(re.escape, name.split()))


def _descriptions(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the words that describe somebody beside each mention of a name, those nearest to it first."""
    for start, end in _mentions(name, text):
        before = tokens(text, max(0, start - _AROUND), start)
        behind = tokens(text, end, min(len(text), end + _AROUND))
        yield start, _accredited(_run(_without_comma(before[::-1]))[::-1])[::-1]
        yield start, _accredited(_run(_opened(behind)))


def _mentions(name: str, text: str) -> Iterator[tuple[int, int]]:
    plain = " ".join(name.split())
    spellings = [plain]
    words = name_words(plain)
    if len(words) > 1:
        spellings += [" ".join(plain.split()[-2:])] if len(plain.split()) > 2 else []
    for spelling in spellings:
        pattern = re.compile(rf"(?<!\w){_written(spelling)}(?!\w)")
        spans = stretches_with(spelling, text)
        matches = chain.from_iterable(pattern.finditer(text, *span) for span in spans)
        found = [m.span() for m in islice(matches, _MENTIONS)]
        yield from found
        if found:
            return


def _without_comma(reversed_: list[Token]) -> list[Token]:
    return reversed_[1:] if reversed_ and reversed_[0].text == "," else reversed_


def _opened(behind: list[Token]) -> list[Token]:
    """What follows a name behind a comma, a bracket or "of"; else nothing."""
    if behind and behind[0].text in (",", "("):
        return behind[1:]
    return behind if behind and behind[0].lower in ("of", "for") else []


def _run(found: Sequence[Token]) -> list[str]:
    """The words up to the first one that describes nobody."""
    words: list[str] = []
    for token in found[:_LONGEST]:
        if not (token.capital or token.lower in _describing() or token.lower in _LINKS):
            break
        words.append(token.text)
    return words


def _accredited(words: list[str]) -> list[str]:
    """Without where somebody is sent: "the Norlandian ambassador to Vendoria" is Norland's."""
    return words[: words.index("to")] if "to" in words else words


@cache
def _describing() -> frozenset[str]:
    return _heads() | titles() | subjects()


@cache
def _heads() -> frozenset[str]:
    roles = (w for w in actor_lists().titles.roles if " " not in w)
    return posts() | bodies() | _POSITIONS | frozenset(roles)


def _side_in(words: Sequence[str], known: Sequence[str]) -> str | None:
    """Return which of the known sides a phrase with an office names, by a word or by its whole name."""
    if not any(part in _heads() for w in words for part in (w.lower(), *w.lower().split("-"))):
        return None
    naming = filter(_may_name_a_side, words)
    by_word = next((k for word in naming for k in _named_by(word, known)), None)
    return by_word if by_word is not None else _by_whole_name(words, known)


def _named_by(word: str, known: Sequence[str]) -> list[str]:
    """Return the known sides that a word names; a word that two of several words have names neither of them."""
    having = {k for k in known if " " in k and word in k.split()}
    shared = having if len(having) > 1 else ()
    return [k for k in known if k not in shared and same_side(word, k)]


def _may_name_a_side(word: str) -> bool:
    """Whether a word is neither an office nor a link between words."""
    return word.lower() not in _describing() and word.lower() not in _LINKS and len(word) >= 3


def _by_whole_name(words: Sequence[str], known: Sequence[str]) -> str | None:
    """Return the known side of several words whose whole name stands in a phrase, else one named in short."""
    phrase = " ".join(words)
    several = [k for k in known if len(k.split()) > 1]
    whole = next((k for k in several if k in phrase), None)
    return whole or _in_short(words, several)


def _in_short(words: Sequence[str], known: Sequence[str]) -> str | None:
    """The one body a word stands for: "Halden's chief" of Halden Steel, "the union leader" of the only union."""
    for word in words:
        first = [k for k in known if k.split()[0] == word and word.lower() not in _describing()]
        # "The union" is the only union there; "the Holm Administration" is no Board of Administration.
        alone = not any(w[:1].isupper() and _may_name_a_side(w) for w in words if w != word)
        small = word.lower() if alone else word
        last = [k for k in known if k.split()[-1].lower() == small and small in bodies()]
        for found in (first, last):
            if len(found) == 1:
                return found[0]
    return None

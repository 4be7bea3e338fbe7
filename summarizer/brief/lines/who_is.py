"""What a text says somebody is, in its own words: "Norland Energy Minister", "a lawyer for the mine"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from summarizer.brief.phrasing.grammar import in_a_sentence
from summarizer.brief.phrasing.verbs import reporting_verb
from summarizer.names.bodies import posts
from summarizer.names.introduced import CHAIRS, NO_MORE, serves
from summarizer.text.opinions import caption_of
from summarizer.words.days import MONTHS, WEEKDAYS
from summarizer.words.lists import actor_lists

#: Words of an office before a name, and of a description, at most.
_BEFORE, _DESCRIBED = 7, 11
#: Code points around a name in which its office stands, and mentions of the name that are looked at.
_AROUND, _BEHIND, _MENTIONS = 110, 200, 20
_CAPITALS = re.compile(
    r"(?:(?<![\w’'.-])(?:[A-Z][\w’'-]*|co-[A-Z]\w+|[A-Z]{1,2}(?:\.[A-Z])+\.?|of(?: the)?|for(?: the)?) ){1,8}$"
)
#: How somebody is addressed, or what they are by training, between an office and the name: "the Minister, Barrister".
_STYLE = r" ?(?P<style>(?:[A-Z][\w’'.-]* ){0,2})$"
#: "A lawyer for the mine, | Ana Dahl|, said", "Norland’s chief negotiator, | Ana Dahl|", "The Envoy in Marl (|Dahl|)".
_SET_BEFORE = re.compile(
    r"(?:^|[.;:”\"] |, |\band |\bbut )"
    r"(?P<who>(?:[Aa]n?|[Tt]he|(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+[’']s?) [^,.;:“”\"()]{3,80})(?:, ?| \()"
    + _STYLE
)
_SAYS = r"(?:said|says|told|tells|has|had|is|was|will|added|wrote|stated|warned|announced|noted|asked|explained)\b"
#: ", a lawyer for the mine," behind a name, ", President of the Guild (GLD) said", ", Transit Officer and Guard, said".
_SET_BEHIND = re.compile(
    r", (?P<who>(?:(?:an?|the) [^,.;:“”\"()–—]{3,80}(?=,))"
    r"|(?:(?:[A-Z][\w’'-]+ ){1,4}(?:of|for|to) [^,.;:“”\"()–—]{3,80}?"
    rf"(?=,| ?$| \([A-Z&]{{2,9}}\),| (?:\([A-Z&]{{2,9}}\)[ ,]+)?{_SAYS}))"
    r"|(?:[A-Z][\w’'-]+ (?:and |[A-Z][\w’'-]+ ){0,6}[A-Z][\w’'-]+(?=,| ?$)))"
)
#: "Ms. Dahl is Director of the Lake Fund at Kelm University."
_IS = re.compile(
    r" (?:is|serves as)(?: currently)? (?:the |an? )?(?P<who>[^.,;:“”\"()\n]{3,180})[.,]"
)
#: "Ana Dahl (Director of Tides)".
_IN_BRACKETS = re.compile(r" \((?P<who>[^()]{3,80})\)")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:*_])\W*(?:[A-Z][\w’'.-]* ){0,3}$")
#: Around a name that is an entry of a list, on a line of its own.
_LINE_BEFORE = re.compile(r"\n[ \t>*•-]{0,6}(?:[A-Z][\w.]{1,12} )?$")
_ENTRY = re.compile(r"(?:,[^\n.]{0,80})?[ \t]*(?:\n|$)")
#: "Marl lawyer | Ana Dahl|": whose lawyer, by a name, before it.
_SMALL_BEFORE = re.compile(
    r"(?:^|(?<=[\s“\"]))(?P<whose>(?:[A-Z][\w’'-]* ){0,3})(?P<role>(?:[a-z][a-z-]+ ){1,2})$"
)
#: What somebody is to another one, in a genitive: "Jan Holm's lawyer".
_SERVING = frozenset(
    "lawyer attorney adviser advisor spokesman spokeswoman spokesperson aide counsel solicitor".split()
)
#: Who is seen and heard in a broadcast.
_ON_AIR = frozenset("anchor co-anchor host co-host presenter newsreader".split())
#: What says little of somebody by itself, or is one side's view.
_SAYS_LITTLE = frozenset(
    "critic opponent source witness participant resident counterpart official expert leader".split()
)
#: A clause within an apposition says more than who somebody is.
_PREPOSITION = re.compile(r" (?:of|for|at|in|from|with|on|to|within) ")
_CLAUSE = re.compile(
    r"\b(?:who|that|which|is|was|were|are|has|have|had|said|says|told|will|would|whom|whose)\b"
)
_OPENING = frozenset(
    "the a an in on at it when if and but for as to not after before while although since then now also so with by"
    " from today yesterday tomorrow earlier later meanwhile however even only both yet like our their his her its"
    " mr mrs ms dear thanks".split()
)
_ARTICLES = ("a", "an", "the")
#: Words that end what stands right before a name and says what somebody is.
_LOOSE = frozenset(
    "the a an and or of for to by with said says told as that from in on at his her its their after before while when"
    " where because like between among against than then but also via is was are were be".split()
)
#: Words of a role in small letters before a name at most.
_IN_SMALL = 6


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


def names_an_office(before: str) -> bool:
    """Whether some text ends with an office, and whose it is."""
    return bool(_office_in(before))


def says_who(behind: str) -> bool:
    """Whether what stands behind a name begins with what somebody is, set off or in brackets."""
    found = _SET_BEHIND.match(behind) or _IN_BRACKETS.match(behind)
    return found is not None and tells_who(found["who"])


def _office_in(before: str) -> list[str]:
    """The words of an office at the end of some text; none where what stands there is something else."""
    run = _CAPITALS.search(before)
    words = run.group().split() if run is not None else []
    while words and (words[0].islower() or opens_a_sentence(words[0])):
        words = words[1:]
    # "The government of President Holm": the office is the last of these.
    tail = len(words) - next(
        (n for n, w in enumerate(reversed(words)) if w in ("of", "for")), len(words)
    )
    # "Interview of Foreign Minister Holm" is no office either, "Chair of the Council" is one.
    last = 0 < tail < len(words) and is_post(words[-1]) and not any(map(is_post, words[:tail]))
    if last or (0 < tail < len(words) and is_post(words[tail])):
        words = words[tail:]
    head = words[: words.index("of")] if "of" in words else words
    titled = bool(head) and (is_post(head[-1]) or is_post(words[-1]))
    whose = [n for n, w in enumerate(words) if w.endswith(("’s", "'s", "’"))]
    # "Norland's Prime Minister" is whose office it is.
    return words if titled and (not whose or 0 <= whose[-1] < len(head) - 1) else []


def role_before(name: str, text: str) -> str:
    """Return the role in small letters that a text has right before a name, of two words at least: "Bugle reporter"."""
    for before, _ in _around(name, text):
        words = _role_in(before)
        past = _is_past(before.removesuffix(" ".join(words) + " "), words)
        if len(words) > 1 and not past:
            return " ".join(words)
    return ""


def _role_in(before: str) -> list[str]:
    """The words of a role in small letters at the end of some text, with whose it is: "Kelm Bugle reporter"."""
    words = before.split()
    at = len(words)
    if not words or not words[-1].islower() or not is_role(words[-1]) or words[-1] in _SAYS_LITTLE:
        return []
    while at and len(words) - at < _IN_SMALL and _goes_on(words[at - 1], words[at:]):
        at -= 1
    found = words[at:]
    # "Asked by the Norlandian envoy Jan Holm said": the envoy may be another.
    if at and words[at - 1].lower() in _ARTICLES:
        return []
    # "In May": no body at the head of a sentence is told from what opens it.
    return found[1:] if found and opens_a_sentence(found[0]) else found


def _goes_on(word: str, behind: Sequence[str]) -> bool:
    """Whether a word belongs to the role in front of which it stands: its body, or what kind of it somebody is."""
    bare = word.strip('“"‘')
    if not bare or not (bare[-1].isalnum() or bare.endswith(("’s", "'s"))) or not bare[0].isalpha():
        return False
    if bare[:1].isupper():
        return bare == word
    if behind and behind[0][:1].isupper():
        return False
    verb = bool(reporting_verb(bare)) or bare.endswith(("ed", "ing"))
    return bare == word and bare not in _LOOSE and (is_role(bare) or not verb)


def opens_a_sentence(word: str) -> bool:
    """Whether a word in a capital belongs to no office behind it: "But", "Yesterday", "Recently"."""
    return word.lower() in _OPENING or word.endswith("ly") or word in WEEKDAYS or word in MONTHS


def described(name: str, text: str, behalf: str = "") -> str:
    """Return what a text says somebody is, as an apposition has it: "a lawyer for the mine", "Jan Holm’s lawyer".

    ``behalf`` is for whom they speak, by whose name a lawyer's is told. Nothing where the text says no such thing.
    """
    for before, behind in _around(name, text):
        who = _set_off(before, behind)
        if who:
            return who[:1].lower() + who[1:] if who.split()[0].lower() in _ARTICLES else who
        of_whom = _in_service(before, behalf)
        if of_whom:
            return of_whom
    return _in_a_list(name, text) or _for_a_court(name, text)


def _set_off(before: str, behind: str) -> str:
    """What stands beside a name between commas, in front or behind, or as what somebody is; not where both do."""
    # "Secretary of State Jan Holm, Secretary of Ports Ana Dahl and": what stands behind is another one's.
    set_behind = None if names_an_office(before) else _SET_BEHIND.match(behind)
    found = (set_behind, _set_before(before), _is_said_to_be(before, behind))
    told = [_from_last_article(one["who"]) for one in found if one is not None]
    offices = list(dict.fromkeys(filter(tells_who, map(_within_room, told))))
    # "the Mayor, Jan Holm, the Treasurer, Ana Dahl": which is whose?
    return offices[0] if len(offices) == 1 else ""


def _set_before(before: str) -> re.Match[str] | None:
    """The office in front of a name, between which stands at most how somebody is addressed."""
    found = _SET_BEFORE.search(before)
    style = found["style"].split() if found is not None else []
    others = any(is_role(word) and word not in actor_lists().titles.honorifics for word in style)
    return None if others else found


def _is_said_to_be(before: str, behind: str) -> re.Match[str] | None:
    """What a sentence says somebody is, by an office with a capital: "Ms. Dahl is Director of the Fund"."""
    found = _IS.match(behind) if _SENTENCE_BEFORE.search(before) else None
    return found if found is not None and found["who"][:1].isupper() else None


def _within_room(who: str) -> str:
    """A long office up to a preposition, or to whose body it names: "at Kelm University’s Institute for Tides"."""
    words = who.split()
    while len(words) > _DESCRIBED:
        ends = (n for n, word in enumerate(words) if _ends_a_part(n, word, words))
        words = words[: max(ends, default=0)]
        owner = re.sub(r"[’']s$", "", words[-1]) if words else ""
        words = [*words[:-1], owner] if words else words
    return " ".join(words)


def _ends_a_part(n: int, word: str, words: Sequence[str]) -> bool:
    """Whether an office may end before a word: before a preposition, behind a genitive."""
    prepositional = _PREPOSITION.fullmatch(f" {word} ") is not None
    return n > 0 and n < len(words) and (prepositional or words[n - 1].endswith(("’s", "'s")))


def _in_a_list(name: str, text: str) -> str:
    """What stands behind a name on a line of its own: "Mr. Jan Holm, Minister of Tides" among those present."""
    if len(name.split()) < 2:
        return ""
    styled = rf"^\W{{0,6}}(?:[A-Z][\w.]{{1,12}} ){{0,2}}{_written(name)}"
    pattern = rf"{styled}(?:,| [-–—]) (?P<who>[^\n]{{3,90}}?)[.;,]?[ \t]*$"
    found = re.search(pattern, text, re.MULTILINE)
    return found["who"] if found is not None and tells_who(found["who"]) else ""


def _for_a_court(name: str, text: str) -> str:
    """The court that a judge writes for, as the caption of the opinion names it."""
    caption = caption_of(text, 0)
    judges = [text[a:b] for a, b in caption.judges] if caption is not None else []
    court = caption.court[0] if caption is not None and caption.court else ""
    if not court or not any(judge and judge in name for judge in judges):
        return ""
    named = re.sub(r"^(?:in |before )?(?:the )?", "", court, flags=re.IGNORECASE)
    if named.isupper():
        named = " ".join(
            w.lower() if w.lower() in _LOOSE else w.capitalize() for w in named.split()
        )
    return f"for the {named}"


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


def tells_who(who: str) -> bool:
    """Whether some words say what somebody is, as of now: an office or a calling, no clause."""
    head = _PREPOSITION.split(who, maxsplit=1)[0].split()
    role = len(who.split()) > 1 and bool(head) and is_role(head[-1])
    past = {w.lower() for w in who.split()} & NO_MORE
    return role and not past and not _CLAUSE.search(who) and len(who.split()) <= _DESCRIBED


def _around(name: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and behind a name in a text, mention by mention."""
    for n, found in enumerate(re.finditer(rf"(?<![\w-]){_written(name)}(?![\w-])", text)):
        if n == _MENTIONS:
            return
        before = text[max(0, found.start() - _AROUND) : found.start()]
        behind = text[found.end() : found.end() + _BEHIND].partition("\n\n")[0]
        if _LINE_BEFORE.search(before) and _ENTRY.match(behind):
            # What stands above it and below it in a list is another one's.
            before, behind = "", behind.partition("\n")[0]
        yield " ".join(before.rpartition("\n\n")[2].split()) + " ", behind.replace("\n", " ")


def _written(name: str) -> str:
    """The pattern of a name over any white space."""
    return r"\s+".join(map(re.escape, name.split()))


def _is_past(before: str, words: Iterable[str]) -> bool:
    """Whether an office is one no more, by its own words or the one before."""
    return any(w.lower().strip("-") in NO_MORE for w in (*before.split()[-1:], *words))


def is_post(word: str) -> bool:
    """Whether a word is an office."""
    return word.lower().rpartition("-")[2] in _posts()


def is_role(word: str) -> bool:
    """Whether a word is an office or a calling."""
    return word.lower() in _roles() or is_post(word)


@cache
def _posts() -> frozenset[str]:
    return posts() | CHAIRS | _ON_AIR


@cache
def _roles() -> frozenset[str]:
    roles = (word for word in actor_lists().titles.roles if " " not in word)
    return _posts() | frozenset(roles) | _SERVING

"""Falsified statements: a right statement of a summary with one thing changed that makes it wrong.

Each kind is a function that takes a right statement and returns wrong ones, or none where the statement has nothing of
the kind. Nothing is looked up in the package under test: what a name, a day or a negation is, is told here by itself.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

_AUXILIARY = re.compile(
    r"\b(?P<verb>is|are|was|were|will|would|can|could|should|must|has|have|had|does|did|do)\b(?! not\b)(?!n['’]t)"
)
_SAID_THAT = re.compile(r"\b(?P<verb>said|says|stated|stressed|argued|thought|thinks) that\b")
_THIRD = re.compile(r" (?P<verb>[a-z]{3,}[^s\W]s) (?=[a-z])")
_NEGATED = (
    (re.compile(r"\b(does|do|did) not (?=[a-z])"), r"\1 "),
    (re.compile(r" not (?!only\b)"), " "),
    (re.compile(r"\bcannot\b"), "can"),
    (re.compile(r"n['’]t\b"), ""),
    (re.compile(r" never "), " always "),
    (re.compile(r"\b(?:no|No) (?=[a-z])"), "a "),
    (re.compile(r"\b[Nn](?:obody|o one)\b"), "everybody"),
    (re.compile(r"\bwithout\b"), "with"),
)
_FIGURE = re.compile(r"(?<![\w.,])\d[\d,.]*\d\b|(?<![\w.,])\d\b")
_COUNTS = "two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand".split()
_COUNT = re.compile(rf"\b(?:{'|'.join(_COUNTS)})\b")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April June July August September October November December".split()
)
_CALENDAR = re.compile(rf"\b(?:{'|'.join((*_DAYS, *_MONTHS))})\b")
_DATE = re.compile(rf"(?<!\d)\d{{1,2}}(?= (?:{'|'.join((*_MONTHS, 'May'))})\b)")
_NAME = re.compile(r"\b[A-Z][\w’'-]*[a-z](?: (?:of (?:the )?)?[A-Z][\w’'-]*[a-z])*")
#: Words with a capital that name nobody.
_NO_NAME = frozenset(
    "The A An In On At It He She They We This That These Those There When If But And For As To Not No Only Some Many"
    " Most All Several Its His Her Their Mr Mrs Ms Dr However Although While After Before Such Two Three I What Where"
    " Why How".split()
)
#: Ordered: the first that stands in a statement is taken.
_HARDER = {
    "might": "will",
    "may": "will",
    "could": "will",
    "can": "must",
    "should": "must",
    "ought to": "must",
}
_INTENDS = (
    (
        re.compile(
            r"\b(?:hopes|plans|intends|aims|wants|is ready|is prepared|is willing) to (?=[a-z])"
        ),
        "will ",
    ),
    (
        re.compile(
            r"\b(?:hoped|planned|intended|aimed|wanted|was ready|was prepared|was willing) to (?=[a-z])"
        ),
        "would ",
    ),
)
_CONDITION = re.compile(
    r",? (?:only )?(?:if|unless|provided(?: that)?|as long as|so long as|on condition that|until|in the event of|except"
    r")\b[^,;.]*"
)
_FRONTED = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Ss]hould)\b [^,;.]{8,}, ")
_HEDGE = re.compile(
    r"\b(?:probably|possibly|perhaps|reportedly|allegedly|apparently|likely|about|around|nearly|almost|at least|up to"
    r"|partly|in part|in principle|for now|at this stage|at present|mainly|largely|more than|less than|seemingly) "
)
_SEEMS = (
    (re.compile(r"\bseems? to be\b|\bappears? to be\b"), "is"),
    (re.compile(r"\bseemed to be\b|\bappeared to be\b"), "was"),
    (re.compile(r"\b(?:thinks|believes|fears|suspects|suggests) that\b"), "knows that"),
)
_PART = re.compile(
    r"\b(?:some of|many of|most of|several of|some|many|most|several|a few|a number of|part of)\b"
)
_UNITS = {
    "million": "billion", "billion": "million", "thousand": "million", "dollars": "euros", "euros": "dollars",
    "per cent": "million", "percent": "million", "km": "miles", "miles": "km", "days": "weeks", "weeks": "months",
    "months": "years", "years": "months", "hours": "days", "tonnes": "kilograms", "minutes": "hours",
}  # fmt: skip
_SIGNS = {"$": "€", "€": "$", "£": "$", "%": " million"}
_CAUSE = re.compile(
    r"^(?P<head>.*?\bthat |[^,]{2,40}? (?:said|says) )?(?P<effect>[^,;]{8,}?),? "
    r"(?P<link>because|since|so that|as a result of) (?P<cause>[^;]{8,}?)(?P<end>\.?)$"
)
_OPPOSITE = {
    "support": "oppose", "welcome": "reject", "accept": "reject", "approve": "condemn", "praise": "criticise",
    "agree": "disagree", "back": "oppose", "endorse": "reject", "confirm": "deny", "favour": "oppose",
    "favor": "oppose", "allow": "forbid", "promise": "refuse", "undertake": "refuse", "thank": "blame",
    "like": "dislike", "trust": "distrust",
}  # fmt: skip
_DIRECTION = {
    "before": "after", "after": "before", "until": "since", "first": "last", "more": "less", "less": "more",
    "higher": "lower", "lower": "higher", "increase": "decrease", "increased": "decreased", "reduce": "raise",
    "reduced": "raised", "rose": "fell", "fell": "rose", "better": "worse", "worse": "better", "above": "below",
    "with": "without", "inside": "outside", "early": "late", "strong": "weak", "good": "bad", "new": "old",
    "large": "small", "easy": "difficult", "difficult": "easy", "possible": "impossible", "impossible": "possible",
    "necessary": "unnecessary", "import": "export", "imports": "exports", "win": "lose", "won": "lost",
    "north": "south",
}  # fmt: skip
_WORD = re.compile(r"\b[a-z]{5,}\b")
_FUNCTION = frozenset(
    "about above after again against among because before being below between could doing during every having itself"
    " other should since their theirs there these those through under until where which while would whose whether"
    " without within might shall still first further".split()
)
#: Letters by which names of one stem are told: "Norland", "Norlanders".
_ALIKE = 5
#: Words of a sentence that is added as a further clause.
_SHORT, _LONG = 4, 16


@dataclass(frozen=True)
class Right:
    """A right statement with what its document offers for a wrong one.

    ``cited`` are the whole sentences behind it, ``sentences`` all sentences of the document, ``near`` those around the
    cited ones, ``persons`` the holders and others known by name, ``places`` the names behind "in".
    """

    statement: str
    holder: str
    cited: str
    sentences: Sequence[str]
    near: Sequence[str]
    persons: Sequence[str]
    places: Sequence[str]


Falsify = Callable[[Right, random.Random], Iterator[str]]


def _negation_added(right: Right, _: random.Random) -> Iterator[str]:
    text = right.statement
    found = list(_AUXILIARY.finditer(text))
    for verb in reversed(found):
        yield f"{text[: verb.end()]} not{text[verb.end() :]}"
    if not found:
        yield from _denied(right)


def _denied(right: Right) -> Iterator[str]:
    text = right.statement
    said = _SAID_THAT.search(text)
    surname = right.holder.split()[-1]
    third = _THIRD.match(text, text.find(surname) + len(surname)) if surname in text else None
    if said:
        yield f"{text[: said.start()]}denied that{text[said.end() :]}"
    elif third:
        plain = third["verb"].removesuffix("s")
        yield f"{text[: third.start()]} does not {plain} {text[third.end() :]}"


def _negation_dropped(right: Right, _: random.Random) -> Iterator[str]:
    for pattern, instead in _NEGATED:
        if pattern.search(right.statement):
            yield pattern.sub(instead, right.statement, count=1)


def _number(right: Right, rng: random.Random) -> Iterator[str]:
    for found in _FIGURE.finditer(right.statement):
        digits = [k for k, sign in enumerate(found[0]) if sign.isdigit()]
        at = rng.choice(digits)
        other = rng.choice([d for d in "123456789" if d != found[0][at]])
        yield with_instead(right.statement, found, f"{found[0][:at]}{other}{found[0][at + 1 :]}")
    for found in _COUNT.finditer(right.statement):
        yield with_instead(
            right.statement, found, rng.choice([c for c in _COUNTS[:9] if c != found[0]])
        )


def _day(right: Right, rng: random.Random) -> Iterator[str]:
    for found in _DATE.finditer(right.statement):
        yield with_instead(right.statement, found, str(int(found[0]) % 28 + 1))
    for found in _CALENDAR.finditer(right.statement):
        names = _DAYS if found[0] in _DAYS else _MONTHS
        yield with_instead(right.statement, found, rng.choice([n for n in names if n != found[0]]))


def _names(right: Right) -> list[re.Match[str]]:
    """Return the names of a statement behind its first words, the holder's left out."""
    mine = set(right.holder.split())
    known = {word for name in (*right.persons, *right.places) for word in name.split()}
    found = (m for m in _NAME.finditer(right.statement) if m[0] not in _NO_NAME)
    apart = (m for m in found if not mine & set(m[0].split()) and not _CALENDAR.match(m[0]))
    return [m for m in apart if m.start() or m[0].split()[0] in known]


def _other_person(right: Right, rng: random.Random) -> Iterator[str]:
    surnames = {name.split()[-1] for name in right.persons}
    for found in _names(right):
        if found[0].split()[-1] in surnames and not _describes(right, found):
            yield from _instead(right, found, right.persons, rng)


def _describes(right: Right, found: re.Match[str]) -> bool:
    """Whether a name stands before the noun that it describes, or behind an article."""
    before, behind = right.statement[: found.start()], right.statement[found.end() :]
    return re.search(r"\b(?:the|most|many|all) $", before, re.IGNORECASE) is not None or bool(
        re.match(r"['’]|-", behind)
    )


def _other_holder(right: Right, rng: random.Random) -> Iterator[str]:
    head = re.match(rf"(?:The )?{re.escape(right.holder)}\b", right.statement)
    surname = right.holder.split()[-1]
    head = head or re.match(rf"(?:[A-Z]\w+ )*{re.escape(surname)}\b", right.statement)
    if head is not None:
        yield from _instead(right, head, right.persons, rng)


def _other_place(right: Right, rng: random.Random) -> Iterator[str]:
    for found in _names(right):
        if found[0] in right.places:
            yield from _instead(right, found, right.places, rng)


def _antecedent(right: Right, rng: random.Random) -> Iterator[str]:
    """Put another name of the document in the place of one that the cited sentences do not hold."""
    places = {name.split()[-1] for name in right.places}
    for found in _names(right):
        last = found[0].split()[-1]
        if last[:_ALIKE] not in right.cited:
            alike = right.places if last in places else right.persons
            yield from _instead(right, found, alike, rng)


def _instead(
    right: Right, found: re.Match[str], names: Sequence[str], rng: random.Random
) -> Iterator[str]:
    held = {word[:_ALIKE] for word in re.findall(r"\w+", right.statement)}
    others = [name for name in names if not {word[:_ALIKE] for word in name.split()} & held]
    if others:
        yield with_instead(right.statement, found, rng.choice(others))


def _swapped(right: Right, _: random.Random) -> Iterator[str]:
    """Exchange the holder and a person or place that is named behind; those who hold it together are left."""
    surname = right.holder.split()[-1]
    head = re.match(rf"(?:[A-Z]\w+ )*{re.escape(surname)}\b", right.statement)
    known = {name.split()[-1] for name in (*right.persons, *right.places)}
    for found in _names(right) if head and " and " not in right.holder else ():
        if found[0].split()[-1] in known and not _describes(right, found):
            text = right.statement
            yield f"{found[0]}{text[head.end() : found.start()]}{head[0]}{text[found.end() :]}"


def _modal(right: Right, _: random.Random) -> Iterator[str]:
    for weak, hard in _HARDER.items():
        if found := re.search(rf"\b{weak}\b(?! not)", right.statement):
            yield with_instead(right.statement, found, hard)
    for pattern, instead in _INTENDS:
        if pattern.search(right.statement):
            yield pattern.sub(instead, right.statement, count=1)


def _condition(right: Right, _: random.Random) -> Iterator[str]:
    for pattern in (_CONDITION, _FRONTED):
        for found in pattern.finditer(right.statement):
            left = with_instead(right.statement, found, "")
            if len(left.split()) > _SHORT:
                yield left[:1].upper() + left[1:]


def _hedge(right: Right, _: random.Random) -> Iterator[str]:
    for found in _HEDGE.finditer(right.statement):
        yield with_instead(right.statement, found, "")
    for pattern, instead in _SEEMS:
        if pattern.search(right.statement):
            yield pattern.sub(instead, right.statement, count=1)


def _quantity(right: Right, _: random.Random) -> Iterator[str]:
    for found in _PART.finditer(right.statement):
        yield with_instead(right.statement, found, "all of" if found[0].endswith(" of") else "all")


def _unit(right: Right, _: random.Random) -> Iterator[str]:
    for unit, other in _UNITS.items():
        if found := re.search(rf"\b{unit}\b", right.statement):
            yield with_instead(right.statement, found, other)
    for sign, other in _SIGNS.items():
        if sign in right.statement:
            yield right.statement.replace(sign, other, 1)


def _cause(right: Right, _: random.Random) -> Iterator[str]:
    found = _CAUSE.match(right.statement)
    if found is not None:
        head, link = found["head"] or "", found["link"]
        yield f"{head}{found['cause']} {link} {found['effect']}{found['end']}"


def _stance(right: Right, _: random.Random) -> Iterator[str]:
    for verb, other in _OPPOSITE.items():
        pairs = zip(_forms(verb), _forms(other), strict=True)
        for form, instead in pairs:
            if found := re.search(rf"\b{form}\b", right.statement):
                yield with_instead(right.statement, found, instead)


def _forms(verb: str) -> tuple[str, ...]:
    if verb == "undertake":
        return verb, "undertakes", "undertook", "undertaking"
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb == "deny":
        return verb, "denies", "denied", "denying"
    if verb == "forbid":
        return verb, "forbids", "forbade", "forbidding"
    return verb, f"{verb}s", f"{verb}ed", f"{verb}ing"


def _direction(right: Right, _: random.Random) -> Iterator[str]:
    for word, other in _DIRECTION.items():
        if found := re.search(rf"\b{word}\b", right.statement):
            yield with_instead(right.statement, found, other)


def _fact_added(right: Right, rng: random.Random) -> Iterator[str]:
    fitting = [s for s in right.sentences if _may_be_added(s, right)]
    if fitting:
        more = rng.choice(fitting)
        first = (
            more[:1] if _NAME.match(more) and more.split()[0] not in _NO_NAME else more[:1].lower()
        )
        yield f"{right.statement.rstrip('.')} and that {first}{more[1:].rstrip('.')}."


def _may_be_added(sentence: str, right: Right) -> bool:
    plain = _SHORT <= len(sentence.split()) <= _LONG and re.fullmatch(
        r"[A-Z][\w ,’'-]+\.", sentence
    )
    return (
        bool(plain) and sentence not in right.cited and sentence.rstrip(".") not in right.statement
    )


def _other_word(right: Right, rng: random.Random) -> Iterator[str]:
    """Put a word of a sentence nearby in the place of a word that the statement has from the cited ones."""
    mine = [
        m for m in _WORD.finditer(right.statement) if m[0] in right.cited and m[0] not in _FUNCTION
    ]
    near = {w for s in right.near for w in _WORD.findall(s)} - _FUNCTION
    others = sorted(w for w in near if w not in right.cited and w not in right.statement)
    for found in rng.sample(mine, len(mine)):
        alike = [w for w in others if w[-2:] == found[0][-2:]]
        if alike:
            yield with_instead(right.statement, found, rng.choice(alike))


def with_instead(text: str, found: re.Match[str], instead: str) -> str:
    """Return a text with other words in the place of what was found."""
    return f"{text[: found.start()]}{instead}{text[found.end() :]}"


#: What is changed, and how.
KINDS: dict[str, Falsify] = {
    "negation added": _negation_added,
    "negation dropped": _negation_dropped,
    "number changed": _number,
    "day changed": _day,
    "another person": _other_person,
    "another holder": _other_holder,
    "two names exchanged": _swapped,
    "modal hardened": _modal,
    "condition dropped": _condition,
    "hedge dropped": _hedge,
    "some made all": _quantity,
    "unit changed": _unit,
    "another place": _other_place,
    "cause reversed": _cause,
    "stance reversed": _stance,
    "direction reversed": _direction,
    "fact added": _fact_added,
    "another word": _other_word,
    "another antecedent": _antecedent,
}


def falsified(right: Right, change: Falsify, rng: random.Random) -> str | None:
    """Return a wrong statement changed in some way; null where a statement has nothing of the kind."""
    made = (text for text in change(right, rng) if text != right.statement)
    ways = list(islice(made, 8))
    return rng.choice(ways) if ways else None

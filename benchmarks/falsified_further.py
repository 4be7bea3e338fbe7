"""Further ways to make a wrong statement out of a right one, written when the rules that tell them were not at hand.

They are of kinds that ``benchmarks.falsified`` lacks: what is said becomes promised or admitted, a day or a number of
the same document stands in the place of another, two words change places, what was becomes what will be, a word is put
in from nowhere, a condition is turned round, "only" is added. A statement that has nothing of a kind yields nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from benchmarks.falsified import Falsify, Right, with_instead

_SAYING = re.compile(
    r"\b(?:said|says|stated|states|noted|notes|added|adds|explained|explains|commented|argued|stressed|emphasised)"
    r" that\b"
)
_PROMISED = (
    "promised that",
    "admitted that",
    "denied knowing that",
    "regretted that",
    "doubted that",
)
_ASKING = re.compile(
    r"\b(?P<verb>proposed|suggested|requested|demanded|urged|recommended|called for|asked for|hoped for|supported)\b"
)
_GOT = ("obtained", "rejected", "abandoned", "announced")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*\d\b|(?<![\w.,])\d\b")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DATE = re.compile(rf"\b\d{{1,2}} {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b")
_WAS = re.compile(r"\b(?:was|were|has been|have been|had been)\b(?! not| no\b| never)")
_PLAIN = re.compile(r"\b[a-z]{5,}\b")
_SMALL = frozenset(
    "about above after again against among because before being below between could doing during every having itself"
    " other should since their theirs there these those through under until where which while would whose whether"
    " within without might shall still first further".split()
)
_OPPOSITE = {
    "public": "private", "private": "public", "temporary": "permanent", "permanent": "temporary",
    "internal": "external", "external": "internal", "minimum": "maximum", "maximum": "minimum", "legal": "illegal",
    "domestic": "foreign", "foreign": "domestic", "direct": "indirect", "military": "civilian",
    "civilian": "military", "open": "closed", "opened": "closed", "begin": "end", "began": "ended",
    "voluntary": "mandatory", "mandatory": "voluntary", "short": "long", "long": "short", "formal": "informal",
    "informal": "formal", "official": "unofficial", "majority": "minority", "buy": "sell", "responsible":
    "irresponsible", "successful": "unsuccessful", "positive": "negative", "negative": "positive", "safe": "unsafe",
    "national": "international", "international": "national", "same": "opposite", "peaceful": "violent",
    "beginning": "end", "closer": "looser", "longer": "shorter", "strengthen": "weaken", "include": "exclude",
    "including": "excluding", "adopted": "rejected", "approved": "refused", "accepted": "declined",
    "imposed": "lifted", "joined": "left", "continue": "stop", "continued": "stopped", "protect": "endanger",
    "developed": "developing", "developing": "developed", "available": "unavailable", "clear": "unclear",
}  # fmt: skip
_TURNED = {
    "if": "unless",
    "unless": "if",
    "although": "because",
    "despite": "because of",
    "and": "or",
    "or": "and",
}
#: Words that fit most sentences, by their endings.
_NOWHERE = (
    "harbours", "engines", "schools", "banknotes", "orchards", "museums", "pipelines", "vaccines", "elections",
    "painted", "sold", "measured", "postponed", "borrowed", "celebrated", "insured", "transported", "taxed",
    "buying", "heating", "teaching", "printing", "cooking", "mining", "singing", "marine", "rural", "musical",
    "dental", "seasonal", "vertical", "education", "irrigation", "taxation", "migration", "aviation", "furniture",
    "forestry", "chemistry", "tourism", "quickly", "secretly", "cheaply", "yearly", "timber", "paper", "weather",
)  # fmt: skip
_ONLY = re.compile(r"\b(?:for|in|with|to|by|from|on) (?=the |an? |its |their |all )")
_NAME_PAIR = re.compile(
    r"\b(?P<one>[A-Z][a-z]+(?: [A-Z][a-z]+)?),? (?:and|,) (?P<other>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b"
)
#: Letters by which two words are of one stem.
_ALIKE = 4


def _saying_turned(right: Right, rng: random.Random) -> Iterator[str]:
    for found in _SAYING.finditer(right.statement):
        yield with_instead(right.statement, found, rng.choice(_PROMISED))


def _asking_turned(right: Right, rng: random.Random) -> Iterator[str]:
    for found in _ASKING.finditer(right.statement):
        yield with_instead(right.statement, found, rng.choice(_GOT))


def _other_number(right: Right, rng: random.Random) -> Iterator[str]:
    """Put another number of the document in the place of one; days and years are left."""
    plain = _DATE.sub("", " ".join(right.sentences))
    others = set(_NUMBER.findall(plain))
    dates = [m.span() for m in _DATE.finditer(right.statement)]
    for found in _NUMBER.finditer(right.statement):
        amid = any(start <= found.start() < end for start, end in dates)
        fitting = sorted(n for n in others if n != found[0] and len(n) <= len(found[0]) + 1)
        if fitting and not amid:
            yield with_instead(right.statement, found, rng.choice(fitting))


def _other_day(right: Right, rng: random.Random) -> Iterator[str]:
    others = sorted(set(_DATE.findall(" ".join(right.sentences))))
    for found in _DATE.finditer(right.statement):
        fitting = [day for day in others if set(day.split()) != set(found[0].split())]
        if fitting:
            yield with_instead(right.statement, found, rng.choice(fitting))


def _will_be(right: Right, _: random.Random) -> Iterator[str]:
    for found in _WAS.finditer(right.statement):
        yield with_instead(right.statement, found, "will be")


def _places_changed(right: Right, rng: random.Random) -> Iterator[str]:
    """Exchange two plain words of one ending."""
    words = [m for m in _PLAIN.finditer(right.statement) if m[0] not in _SMALL]
    pairs = [
        (a, b)
        for n, a in enumerate(words)
        for b in words[n + 1 :]
        if a[0][-2:] == b[0][-2:] and a[0][:_ALIKE] != b[0][:_ALIKE]
    ]
    text = right.statement
    for a, b in rng.sample(pairs, len(pairs)):
        yield f"{text[: a.start()]}{b[0]}{text[a.end() : b.start()]}{a[0]}{text[b.end() :]}"


def _opposite(right: Right, _: random.Random) -> Iterator[str]:
    for word, other in _OPPOSITE.items():
        if found := re.search(rf"\b{word}\b", right.statement):
            yield with_instead(right.statement, found, other)


def _joint_turned(right: Right, _: random.Random) -> Iterator[str]:
    for word, other in _TURNED.items():
        for found in re.finditer(rf"(?<=[a-z,] )\b{word}\b(?= [a-z])", right.statement):
            yield with_instead(right.statement, found, other)


def _from_nowhere(right: Right, rng: random.Random) -> Iterator[str]:
    """Put a word that stands nowhere in the document in the place of one that the cited sentences have."""
    text = " ".join(right.sentences)
    mine = [
        m for m in _PLAIN.finditer(right.statement) if m[0] in right.cited and m[0] not in _SMALL
    ]
    for found in rng.sample(mine, len(mine)):
        fitting = [w for w in _NOWHERE if w[-2:] == found[0][-2:] and w not in text]
        if fitting:
            yield with_instead(right.statement, found, rng.choice(fitting))


def _only(right: Right, _: random.Random) -> Iterator[str]:
    if re.search(r"\bonly\b|\bsolely\b", right.statement):
        return
    said = _SAYING.search(right.statement)
    for found in _ONLY.finditer(right.statement, said.end() if said else 0):
        yield f"{right.statement[: found.start()]}only {right.statement[found.start() :]}"


def _one_left_out(right: Right, _: random.Random) -> Iterator[str]:
    """Say of one what is said of two by name, behind the head of a statement."""
    said = _SAYING.search(right.statement)
    for found in _NAME_PAIR.finditer(right.statement, said.end() if said else 0):
        yield with_instead(right.statement, found, f"only {found['one']}, not {found['other']},")


#: What is changed, and how.
FURTHER: dict[str, Falsify] = {
    "saying turned": _saying_turned,
    "asking turned": _asking_turned,
    "another number of the text": _other_number,
    "another day of the text": _other_day,
    "what was will be": _will_be,
    "words change places": _places_changed,
    "the opposite": _opposite,
    "if, and, although turned": _joint_turned,
    "a word from nowhere": _from_nowhere,
    "only added": _only,
    "one of two denied": _one_left_out,
}

"""How a text introduces somebody: "Norland's energy minister, Jan Holm", "Jan Holm, head of the Ports Union"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice

from summarizer.names.bodies import bodies, posts, subjects
from summarizer.names.persons import name_words, titles
from summarizer.names.places import same_side
from summarizer.words.lists import actor_lists
from summarizer.words.occurrences import stretches_with
from summarizer.words.tokens import Token, tokens

#: Words of a description on either side of a name, and mentions of a name that are looked at.
_LONGEST, _MENTIONS = 10, 40
_LINKS = frozenset(("the", "of", "for", "and", "at", "a", "an", "to", "on", "'s", "’s", "'"))
#: Code points around a mention in which its description stands.
_AROUND = 160


def side_given(names: Iterable[str], text: str, known: Sequence[str]) -> str | None:
    """Return the state or organisation of ``known`` by which a text introduces somebody of these names.

    Counted is what stands in one description with the name ("Norlandian Energy Minister Jan Holm", "Jan Holm,
    spokesman for Norland"), an office or body among it. Null where no mention is introduced so.
    """
    for name in names:
        for described in _descriptions(name, text):
            found = _side_in(described, known)
            if found is not None:
                return found
    return None


def own_side(name: str, known: Sequence[str]) -> str | None:
    """Return the one of ``known`` whose office or body a name is: "Norland's foreign ministry", "Nordish official"."""
    return _side_in(_accredited([t.text for t in tokens(name)]), known)


def is_bare(name: str) -> bool:
    """Whether a name is an office or body and says no more: "the Minister", "the Ministry of Foreign Affairs"."""
    words = [t.lower for t in tokens(name)]
    return any(w in _heads() for w in words) and all(w in _describing() | _LINKS for w in words)


def person_given(office: str, text: str, people: Sequence[str]) -> str | None:
    """Return the person whom a text names right beside an office: "the Secretary-General, Baek Seo-yun, warned".

    Null where it names none of ``people`` there, or several.
    """
    plain = re.sub(
        r"^(?:the|an?|its|his|her|their) ", "", " ".join(office.split()), flags=re.IGNORECASE
    )
    if not plain:
        return None
    found = {p for p in people if re.search(_beside(plain, p), text)}
    return found.pop() if len(found) == 1 else None


def _beside(office: str, person: str) -> str:
    head, name = _written(office), _written(person)
    of = r"(?: (?:of|for) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4})?"
    return (
        rf"\b(?i:{head}){of},? (?:(?:Mr|Mrs|Ms|Dr|Sir) )?{name}\b|\b{name}, (?:the )?(?i:{head})\b"
    )


def _written(name: str) -> str:
    """The pattern of a name over any white space."""
    return r"\s+".join(map(re.escape, name.split()))


def _descriptions(name: str, text: str) -> Iterator[list[str]]:
    """Yield the words that describe somebody beside each mention of a name, those nearest to it first."""
    for start, end in _mentions(name, text):
        before = tokens(text, max(0, start - _AROUND), start)
        behind = tokens(text, end, min(len(text), end + _AROUND))
        yield _accredited(_run(_without_comma(before[::-1]))[::-1])[::-1]
        yield _accredited(_run(_opened(behind)))


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
    return posts() | bodies() | frozenset(w for w in actor_lists().titles.roles if " " not in w)


def _side_in(words: Sequence[str], known: Sequence[str]) -> str | None:
    if not any(part in _heads() for w in words for part in (w.lower(), *w.lower().split("-"))):
        return None
    for word in words:
        if word.lower() in _describing() or word.lower() in _LINKS or len(word) < 3:
            continue
        side = next((k for k in known if same_side(word, k)), None)
        if side is not None:
            return side
    phrase = " ".join(words)
    return next((k for k in known if len(k.split()) > 1 and k in phrase), None)

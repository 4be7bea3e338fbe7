"""By which word of the name a document goes on to call somebody: "Sato Kenji" is "Mr. Sato", where it has that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarizer.brief.lines.who_is import is_post, is_role
from summarizer.brief.phrasing.mentions import is_named_person
from summarizer.models.brief import Event
from summarizer.models.summary import Conversation, Participant
from summarizer.names.persons import is_given_name, titles
from summarizer.words.lists import actor_lists
from summarizer.words.scripts import fold

#: Words of a name of which either may be the family's.
_BOTH = 2
#: Mentions of a word that are looked at, code points around them, and mentions without a title that make it a surname.
_MENTIONS, _AROUND, _ALONE = 50, 40, 2


def family_first(name: str, texts: Iterable[str], *, has_office: bool = False) -> str:
    """Return the first word of a name of two, where documents call somebody by it, never by the second; else nothing.

    They do behind a title ("Mr. Sato", "PRIME MINISTER SATO:"); whoever has an office, at least twice without one.
    """
    words = name.split()
    if len(words) != _BOTH or not is_named_person(name) or not all(map(_is_name, words)):
        return ""
    first, second = words
    titled = alone = 0
    for text in texts:
        if any(True for _ in _alone(second, first, text)):
            return ""
        found = list(_alone(first, second, text))
        titled += sum(_is_title(before) for before in found)
        alone += len(found)
    unlike_given = has_office and alone >= _ALONE and not is_given_name(first)
    return first if titled or unlike_given else ""


def _is_name(word: str) -> bool:
    return word[:1].isupper() and not _is_title(word) and fold(word).strip(".") not in titles()


def by_short_names(talks: Sequence[Conversation], texts: Sequence[str]) -> tuple[Conversation, ...]:
    """Return conversations whose participants with the family's name in front have that alone."""
    return tuple(_by_short_names(talk, texts) for talk in talks)


def events_by_short_names(events: Iterable[Event], texts: Mapping[str, str]) -> tuple[Event, ...]:
    """Return events with conversations as ``by_short_names`` makes them; ``texts`` by document."""
    made: list[Event] = []
    for event in events:
        told = tuple(
            one.model_copy(
                update={
                    "conversation": _by_short_names(one.conversation, [texts.get(one.document, "")])
                }
            )
            for one in event.conversations
        )
        same = told == event.conversations
        made.append(event if same else event.model_copy(update={"conversations": told}))
    return tuple(made)


def _by_short_names(talk: Conversation, texts: Sequence[str]) -> Conversation:
    short = {
        p.name: family_first(p.name, texts, has_office=_holds_an_office(p))
        for p in talk.participants
    }
    if not any(short.values()):
        return talk
    people = tuple(
        p.model_copy(update={"name": short[p.name] or p.name}) for p in talk.participants
    )
    return talk.model_copy(update={"participants": people})


def _alone(word: str, other: str, text: str) -> Iterator[str]:
    """Yield the word before each mention of a word of a name that the other one does not stand beside."""
    for n, (start, end) in enumerate(_mentions(word, text)):
        if n == _MENTIONS:
            return
        before = text[max(0, start - _AROUND) : start].split()[-1:]
        behind = text[end : end + _AROUND].split()[:1]
        beside = [one.strip(".,;:()’'").casefold() for one in (*before, *behind)]
        if other.casefold() not in beside:
            yield before[0] if before else ""


def _mentions(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a word stands by itself, as it is written and then in capitals."""
    for written in dict.fromkeys((word, word.upper())):
        at = text.find(written)
        while at >= 0:
            end = at + len(written)
            around = text[at - 1 : at] + text[end : end + 1]
            if not any(sign.isalnum() or sign in "_-" for sign in around):
                yield at, end
            at = text.find(written, end)


def _holds_an_office(participant: Participant) -> bool:
    return any(map(is_role, (participant.role or "").split()))


def _is_title(word: str) -> bool:
    return word in actor_lists().titles.honorifics or is_post(word)

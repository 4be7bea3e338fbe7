"""Headings a desk would write: the documents' own title, or event and parties, in at most twelve words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.brief.grammar import in_a_sentence
from summarizer.brief.prose import day_in_words, listed, people_of, span_in_words, talk_in_words
from summarizer.models.brief import Event, SourcedPosition
from summarizer.models.summary import Conversation
from summarizer.models.verified import DocumentRecord
from summarizer.names.bodies import is_body, is_office
from summarizer.names.persons import name_words
from summarizer.names.places import canonical_place
from summarizer.words.content import similarity, telling

#: Words of a heading at most.
LONGEST = 12
#: People named in a heading at most; of more the number is given.
_PEOPLE, _SPEAKERS = 3, 2
#: Least share of the words of a title that another title of the story has, for it to serve both.
_SERVES = 0.5
_BREAK = re.compile(r"[,;:|–—]\s|\s[-|–—]\s|[.?!]\s")
_SUFFIXES = ("jr", "sr", "ii", "iii", "iv")
_LOOSE = frozenset(
    "a an and as at between by for from in into of on or over that the their to with who which".split()
)


def short_title(text: str) -> str:
    """Return a title of at most twelve words: whole, up to a break in it, or cut with the cut marked."""
    plain = " ".join(text.split()).strip(" .,;:|-–—")
    if len(plain.split()) <= LONGEST:
        return plain
    breaks = [plain[: m.start()].strip() for m in _BREAK.finditer(plain)]
    fitting = [b for b in breaks if 4 <= len(b.split()) <= LONGEST]
    if fitting:
        return fitting[-1]
    words = plain.split()[: LONGEST - 1]
    while len(words) > 4 and words[-1].lower() in _LOOSE:
        words.pop()
    return f"{' '.join(words)} …"


def talk_title(talks: Sequence[Conversation], day: str | None) -> str:
    """Return the title of a conversation: ``Telephone call Motegi - Kang, 9 January 2021``."""
    people = people_of(talks)
    names = [_surname(p.name) for p in people]
    who = " - ".join(names[:_PEOPLE]) if len(names) <= _PEOPLE else f"of {len(names)} parties"
    when = f", {day_in_words(day)}" if day else ""
    return short_title(f"{talk_in_words(talks)} {who}{when}")


def story_title(
    members: Sequence[DocumentRecord], positions: Sequence[SourcedPosition], events: Sequence[Event]
) -> str:
    """Return a story's title: a single document's own, its main conversation, one that serves most, or the parties."""
    titles = [r.title for r in members if r.title]
    if len(members) == 1 and titles and _fits(titles[0]):
        return short_title(titles[0])
    if events:
        main = max(events, key=lambda e: len(e.documents))
        return talk_title([t.conversation for t in main.conversations], main.date)
    served = _serving(titles)
    if served:
        return short_title(served)
    if positions:
        days = sorted(r.published for r in members if r.published)
        count = Counter(p.position.holder for p in positions)
        names = [in_a_sentence(name) for name, _ in count.most_common(_SPEAKERS)]
        more = ["others"] if len(count) > _SPEAKERS else []
        when = f", {span_in_words(days[0], days[-1])}" if days else ""
        return short_title(f"Statements by {listed([*names, *more])}{when}")
    return short_title(members[0].title or members[0].source)


def _fits(title: str) -> bool:
    return len(short_title(title).split()) >= 3 and not short_title(title).endswith("…")


def _serving(titles: Sequence[str]) -> str | None:
    """The title whose words most others have, where it serves at least half of them."""
    bags = [telling(t) for t in titles[:50]]
    served = [sum(similarity(a, b) >= _SERVES for b in bags) for a in bags]
    if not titles or 2 * max(served) < len(bags):
        return None
    return titles[min(range(len(bags)), key=lambda n: (-served[n], len(titles[n])))]


def _surname(name: str) -> str:
    """A person by surname as it is spelt; offices and bodies as they are, without what stands in brackets."""
    plain = re.sub(r"\s*\([^()]*\)", "", name)
    words = name_words(plain)
    # "Sub-Committee of 20" has no surname.
    whole = (
        is_office(plain)
        or is_body(plain)
        or canonical_place(plain) is not None
        or plain[-1:].isdigit()
    )
    if whole or len(words) < 2 or len(plain.split()) > 4:
        return " ".join(plain.split()[:4])
    spelt = plain.split()
    if spelt[-1].rstrip(".").lower() in _SUFFIXES and len(spelt) > 1:
        spelt = [*spelt[:-2], spelt[-2].rstrip(",")]
    particles = 1
    while particles < len(spelt) and spelt[-particles - 1].islower():
        particles += 1
    return " ".join(spelt[-particles:])

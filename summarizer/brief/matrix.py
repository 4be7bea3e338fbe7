"""Who stands where: actors by topics, and what happened when. Both for a look, with the words one step away."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.accounts.positions import Topic
from summarizer.brief.prose import day_in_words
from summarizer.models.brief import Brief, Story
from summarizer.models.summary import Stance

_LEANING: dict[Stance, str] = {
    Stance.SUPPORTS: "for",
    Stance.PROPOSES: "for",
    Stance.AFFIRMS: "for",
    Stance.OPPOSES: "against",
    Stance.DENIES: "against",
    Stance.CRITICISES: "against",
    Stance.DEMANDS: "demand",
    Stance.CONCERNED: "wary",
    Stance.CONDITIONAL: "wary",
    Stance.NEUTRAL: "neutral",
}
_ACTORS, _TOPICS = 12, 8


@dataclass(frozen=True)
class Cell:
    """The stances of one actor on one topic: in words, how they lean, and the evidence."""

    words: str
    leaning: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Matrix:
    """Rows of actors (name, cells); a cell is null where nothing was said."""

    topics: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]
    more: int = 0


@dataclass(frozen=True)
class Moment:
    """A day and what belongs to it."""

    day: str
    iso: str
    what: str
    letters: tuple[str, ...]
    kind: str


def leaning(stance: Stance) -> str:
    """Return how a stance leans: ``for``, ``against``, ``demand``, ``wary`` or ``neutral``."""
    return _LEANING[stance]


def matrix(topics: Sequence[Topic], numbers: dict[int, tuple[int, ...]]) -> Matrix:
    """Return actors by topics, the most spoken of first; ``numbers`` gives a position's evidence by its ``id()``."""
    count = Counter(p.position.holder for t in topics for p in t.positions)
    actors = [name for name, _ in sorted(count.items(), key=lambda e: (-e[1], e[0]))][:_ACTORS]
    wide = sorted(
        topics, key=lambda t: (-len({p.position.holder for p in t.positions}), -len(t.positions))
    )
    shown = wide[:_TOPICS]
    rows = tuple((name, tuple(_cell(name, t, numbers) for t in shown)) for name in actors)
    kept = tuple(row for row in rows if any(row[1]))
    more = max(0, len(count) - len(kept)) + max(0, len(topics) - len(shown))
    return Matrix(tuple(t.title for t in shown), kept, more)


def _cell(name: str, topic: Topic, numbers: dict[int, tuple[int, ...]]) -> Cell | None:
    mine = [p for p in topic.positions if p.position.holder == name]
    if not mine:
        return None
    stances = list(dict.fromkeys(p.position.stance for p in mine))
    leanings = {leaning(s) for s in stances}
    found = dict.fromkeys(n for p in mine for n in numbers.get(id(p), ()))
    lean = leanings.pop() if len(leanings) == 1 else "mixed"
    return Cell(", ".join(s.value for s in stances), lean, tuple(found))


def timeline(brief: Brief, story: Story, letters: dict[str, str]) -> tuple[Moment, ...]:
    """Return conversations and publications of a story in order of date; what has no date is left out."""
    moments = [
        Moment(
            day_in_words(e.date),
            e.date,
            e.title,
            tuple(letters[d] for d in e.documents),
            "conversation",
        )
        for e in story.events
        if e.date
    ]
    published: defaultdict[str, list[str]] = defaultdict(list)
    mine = set(story.documents)
    for record in brief.documents:
        if record.published and record.source in mine:
            published[record.published.isoformat()].append(letters[record.source])
    moments += [
        Moment(day_in_words(iso), iso, "Published", tuple(found), "published")
        for iso, found in published.items()
    ]
    return tuple(sorted(moments, key=lambda m: (m.iso, m.kind, m.what)))

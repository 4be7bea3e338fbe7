"""Who stands where: topics on which at least two parties speak, in a table, with the words one step away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.accounts.items import topic_borne_out
from summarizer.accounts.positions import Topic
from summarizer.brief.evidence import Footnotes
from summarizer.brief.note import Cell, StandRow, Stands
from summarizer.brief.prose import capitalised, leaning, stance_in_words
from summarizer.brief.sides import Sides
from summarizer.models.brief import SourcedPosition
from summarizer.words.content import names_a_matter

#: Columns, rows, words of a topic, and footnotes of a cell at most: a table is for a look.
_PARTIES, _ROWS, _WORDS, _NOTES = 5, 10, 8, 3


def stands(topics: Sequence[Topic], of: Sides, notes: Footnotes) -> Stands:
    """Return the table of a story; empty where no topic with a usable name has two parties.

    What does not fit into it stands in the lines of the parties all the same.
    """
    shared = [t for t in topics if len(_keys(t.positions, of)) > 1 and _usable(t, of, notes)][
        :_ROWS
    ]
    count: dict[str, int] = {}
    for topic in shared:
        for key in _keys(topic.positions, of):
            count[key] = count.get(key, 0) + 1
    shown = sorted(count, key=lambda k: -count[k])[:_PARTIES]
    rows = [_row(t, shown, of, notes) for t in shared]
    kept = tuple(row for row in rows if sum(bool(cell.words) for cell in row.cells) > 1)
    return Stands(tuple(of.name(key) for key in shown), kept) if len(kept) > 1 else Stands()


def _usable(topic: Topic, of: Sides, notes: Footnotes) -> bool:
    """Whether a topic has a name that the words of at least two parties bear out, each with a sentence of its own."""
    if len(topic.title.split()) > _WORDS or not names_a_matter(topic.title):
        return False
    parties: dict[str, tuple[str, str]] = {}
    for sourced in topic.positions:
        quotes = sourced.position.quotes
        if topic_borne_out(topic.title, quotes):
            sentence = notes.cited.sentences(sourced.document, quotes[0])
            parties.setdefault(of.key(of.side(sourced)), (sourced.document, sentence))
    return len(set(parties.values())) > 1


def _row(topic: Topic, shown: Sequence[str], of: Sides, notes: Footnotes) -> StandRow:
    cells = tuple(
        _cell([p for p in topic.positions if of.key(of.side(p)) == key], notes) for key in shown
    )
    return StandRow(capitalised(topic.title), cells)


def _cell(mine: Sequence[SourcedPosition], notes: Footnotes) -> Cell:
    stances = dict.fromkeys(stance_in_words(p.position.stance) for p in mine)
    numbers = [n for p in mine[:_NOTES] for n in notes.refer(p.document, p.position.quotes[:1])]
    lean = leaning(p.position.stance for p in mine) if mine else ""
    return Cell(", ".join(stances), lean, tuple(dict.fromkeys(numbers)))


def _keys(positions: Iterable[SourcedPosition], of: Sides) -> list[str]:
    return list(dict.fromkeys(of.key(of.side(p)) for p in positions))

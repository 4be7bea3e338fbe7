"""What a model that writes a note is shown: the note's sentences by section, and the documents' around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.brief.borne_out.cited import Cited
from summarizer.brief.rewritten import BOTTOM, NEXT, PARTY_HEADING, sections_of
from summarizer.brief.view.note import Held, NoteView, Part, StoryView
from summarizer.models.quote import Quote
from summarizer.models.verified import DocumentRecord
from summarizer.prompting import Rendered, one_line

#: Items of one question: as many sentences fit into one answer.
_MOST_ITEMS = 60
#: Sentences before a passage that say what its "it" and "the meeting" mean.
_BEFORE = 3
#: What stands between sentences of a document that do not follow each other.
_GAP = "[…]"


@dataclass(frozen=True)
class Cites:
    """A passage behind an item: the document, the words relied on, the numbers of the sentences that carry them."""

    document: str
    letter: str
    quote: Quote
    #: None where the text is not at hand.
    sentences: tuple[int, int] | None
    #: The whole sentences that carry the words; empty where the text is not at hand.
    around: str = ""

    @property
    def place(self) -> str:
        """Where it stands, as the sentences shown are called: "A12", "A12-13"."""
        first, last = self.sentences or (0, 0)
        return f"{self.letter}{first}" if first == last else f"{self.letter}{first}-{last}"


@dataclass(frozen=True)
class Item:
    """A composed sentence of one section, with the passages behind it; ``held`` is whose position it is.

    ``leads`` is the place of the sentence in the bottom line, counted from one, where it stands there, too; else 0.
    """

    section: str
    heading: str
    part: Part
    lead: str
    cites: tuple[Cites, ...]
    held: Held | None = None
    leads: int = 0

    @property
    def party(self) -> str:
        """The party of whose section it is, known without a word of evidence; empty elsewhere."""
        return self.heading.partition(PARTY_HEADING)[2]

    @property
    def evidence(self) -> str:
        """The sentence, what stands in front of it, and the words relied on."""
        quotes = (one.quote.text or "" for one in self.cites)
        return " ".join((self.lead, *self.part.letters, self.part.text, *quotes))


def items_of(
    story: StoryView, view: NoteView, documents: Mapping[str, Sequence[DocumentRecord]]
) -> list[Item]:
    """Return the sentences of a story; ``documents`` are those of each letter.

    What several sections tell in the same words is one item of the first of them, the bottom line and what comes next
    being last; "This is disputed." is none.
    """
    first: dict[str, str] = {}
    for section, _, lines in sorted(sections_of(story), key=lambda s: _precedence(s[0])):
        for part in (part for line in lines for part in line.parts):
            first.setdefault(part.text, section)
    top = [part.text for line in story.bottom for part in line.parts]
    leading = {text: n for n, text in reversed(list(enumerate(top, 1)))}
    return [
        Item(
            section=section,
            heading=heading,
            part=part,
            lead=line.lead,
            cites=tuple(_cites(view, part.notes, documents)),
            held=line.held,
            leads=leading.get(part.text, 0),
        )
        for section, heading, lines in sections_of(story)
        for line in lines
        for part in line.parts
        if part.notes and first[part.text] == section
    ]


def _precedence(section: str) -> int:
    """Where a sentence that several sections have counts first: in one of its own, in what comes next, at the top."""
    return {BOTTOM: 2, NEXT: 1}.get(section, 0)


def _cites(
    view: NoteView, numbers: Iterable[int], documents: Mapping[str, Sequence[DocumentRecord]]
) -> Iterator[Cites]:
    for note in (view.footnotes[n - 1] for n in numbers):
        passage = note.passage
        named = documents.get(note.letter, ())
        yield Cites(
            document=named[0].source if len(named) == 1 else "",
            letter=note.letter,
            quote=note.quote,
            sentences=(passage.first, passage.last) if passage else None,
            around=passage.text if passage else "",
        )


def portions(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Items in portions that one answer can tell, cut between sections where that is possible."""
    portion: list[Item] = []
    for n, item in enumerate(items):
        begins = n == 0 or items[n - 1].section != item.section
        rest = next(
            (k for k, i in enumerate(items[n:]) if i.section != item.section), len(items) - n
        )
        full = len(portion) >= _MOST_ITEMS or (begins and len(portion) + rest > _MOST_ITEMS)
        if portion and full:
            yield portion
            portion = []
        portion.append(item)
    if portion:
        yield portion


def letters_of(item: Item) -> str:
    """Return the letters of the documents whose account an item is."""
    return ", ".join(item.part.letters)


def sections_shown(
    items: Sequence[Item], said_of: Callable[[Item], str] = letters_of
) -> list[dict[str, str]]:
    """Return the items numbered, by section, each with where its passages stand, or with their words.

    ``said_of`` gives what stands beside the topic in front of an item.
    """
    lines: dict[str, list[str]] = {}
    headings = {item.section: one_line(item.heading) for item in items}
    for number, item in enumerate(items, 1):
        lines.setdefault(item.section, []).append(
            f"[{number}] {one_line(_shown(item, said_of(item)))}"
        )
    return [
        {"heading": headings[section], "lines": Rendered("\n".join(told))}
        for section, told in lines.items()
    ]


def _shown(item: Item, said_of: str) -> str:
    places = (one.place for one in item.cites if one.sentences)
    known = "; ".join(filter(None, (item.lead, said_of, ", ".join(dict.fromkeys(places)))))
    bare = (one.quote.text for one in item.cites if one.sentences is None)
    words = "".join(f" — exact words: {text}" for text in dict.fromkeys(bare) if text)
    return f"({known}) {item.part.text}{words}" if known else f"{item.part.text}{words}"


def sentences_shown(
    items: Sequence[Item], cited: Cited, documents: Mapping[str, Sequence[DocumentRecord]]
) -> list[dict[str, str]]:
    """Return, by document, the sentences behind some items and those just before, each once, with its number."""
    wanted: dict[tuple[str, str], set[int]] = {}
    for one in (c for item in items for c in item.cites):
        if one.sentences is not None and one.document:
            first, last = one.sentences
            numbers = range(max(1, first - _BEFORE), last + 1)
            wanted.setdefault((one.letter, one.document), set()).update(numbers)
    return [
        {
            "about": one_line(about(letter, documents[letter][0])),
            "lines": Rendered("\n".join(_lines(letter, document, sorted(numbers), cited))),
        }
        for (letter, document), numbers in sorted(wanted.items())
    ]


def about(letter: str, record: DocumentRecord) -> str:
    """Return what a document shown is: its letter, title, publisher and day."""
    day = record.published.isoformat() if record.published else "undated"
    named = (f"“{record.title}”" if record.title else "", record.publisher or "", day)
    return f"Document {letter}: {', '.join(filter(None, named))}"


def _lines(letter: str, document: str, numbers: Sequence[int], cited: Cited) -> Iterator[str]:
    for at, number in enumerate(numbers):
        if at and numbers[at - 1] != number - 1:
            yield _GAP
        yield f"{letter}{number} {one_line(cited.sentence(document, number))}"

"""What a model that reads a note last is shown beside its lines: headings by number, and the documents.

They are shown whole where there is room, else the sentences near those cited.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.accounts.lettered import prepared_text
from summarizer.brief.by_model.writer_items import Item, about, letters_of, sentences_shown
from summarizer.brief.layout import Layout
from summarizer.brief.rewritten import TALK, UNNAMED_TALKS
from summarizer.brief.view.note import StoryView
from summarizer.engines.base import Profile
from summarizer.engines.reckoning import tokens_at_most
from summarizer.prompting import Rendered, one_line

#: Share of a model's window that the documents may take.
_SHARE = 0.5


def headings_of(shown: StoryView, items: Sequence[Item]) -> list[str]:
    """Return the headings that may be changed: the story's title, and those of conversations among some items."""
    talks = dict.fromkeys(i.heading for i in items if i.section.startswith(TALK))
    return [shown.title, *(heading for heading in talks if heading not in UNNAMED_TALKS)]


def said_of(item: Item) -> str:
    """Return where the bottom line has a line, too, and whose account it is: "top 2; Norland (A)"."""
    named = [f"{name} ({', '.join(letters)})" for name, letters in item.part.called if name]
    top = f"top {item.leads}" if item.leads else ""
    return "; ".join(filter(None, (top, ", ".join(named) or letters_of(item))))


def numbered_headings(headings: Sequence[str]) -> list[Rendered]:
    """Return headings one a line: "[H0] Ferry talks"."""
    return [Rendered(f"[H{n}] {one_line(heading)}") for n, heading in enumerate(headings)]


def sentences_for(
    items: Sequence[Item], layout: Layout, profile: Profile, instructions: str
) -> list[dict[str, str]]:
    """Return the documents behind some items sentence by sentence, whole where there is room."""
    near = sentences_shown(items, layout.notes.cited, layout.lettered)
    cited = {(one.letter, one.document) for item in items for one in item.cites if one.document}
    whole = [
        _whole(letter, document, layout)
        for letter, document in sorted(cited)
        if document in layout.texts
    ]
    room = _SHARE * profile.context_tokens - tokens_at_most(instructions)
    size = sum(tokens_at_most(one["lines"]) for one in whole)
    return whole if len(whole) == len(near) and size <= room else near


def _whole(letter: str, document: str, layout: Layout) -> dict[str, str]:
    record = layout.records[document]
    account = prepared_text(record, layout.texts[document]).account
    lines = (f"{letter}{sentence.number} {one_line(sentence.text)}" for sentence in account)
    return {"about": one_line(about(letter, record)), "lines": Rendered("\n".join(lines))}

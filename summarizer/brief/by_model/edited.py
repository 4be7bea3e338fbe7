"""The last reading of a note: a model names the lines that must not go out as they are, and what shall stand there.

A line it leaves alone stays, and so does one whose new sentence does not stand. With one document behind a line, the
new sentence is held to that as a statement is which a model bears out, and the model is asked a second time, with the
new sentences alone, whether the document bears them out; with several, it may only say what the line itself says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field

from summarizer.accounts.asking import at_once, most_tokens
from summarizer.accounts.lettered import prepared_text
from summarizer.brief.bottom_line.bottom import is_phrased, wording_of
from summarizer.brief.by_model.edit_reasons import New, refusal
from summarizer.brief.by_model.editor_items import (
    headings_of,
    numbered_headings,
    said_of,
    sentences_for,
)
from summarizer.brief.by_model.writer_items import Item, items_of, portions, sections_shown
from summarizer.brief.headings.given_titles import borne_title
from summarizer.brief.layout import Layout
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.grammar import is_sentence
from summarizer.brief.rewritten import BOTTOM, heading_key, key_of
from summarizer.brief.view.note import NoteView, StoryView
from summarizer.engines.base import Engine
from summarizer.engines.entries import Entries
from summarizer.errors import AnswerTruncated, ContextOverflow
from summarizer.models.brief import Brief, SourcedFinding, Story, Written
from summarizer.models.verified import Finding
from summarizer.passes.draft import DocumentUsage
from summarizer.passes.statements_check import borne_out
from summarizer.passes.support_check import Claimed
from summarizer.prompting import load_prompt, one_line

_PROMPT = "edit_note"
#: The path of findings on its sentences.
_PATH = "edited"
#: Lines at most that one sentence may stand for.
_MOST_LINES = 8
_DENIED = "the model denies it when asked again"
_NOT_TOLD = "the model did not say whether it is borne out when it was asked again"


class _Edit(BaseModel):
    model_config = ConfigDict(extra="ignore")

    lines: list[int] = Field(default_factory=list[int])
    wrong: str | None = None
    text: str = ""


class _Heading(BaseModel):
    model_config = ConfigDict(extra="ignore")

    number: int
    text: str = ""


class EditedLines(Entries):
    """What the engine is asked for: lines and headings that have to be changed, each with what shall stand there.

    An entry without a line or a text is passed over: it takes nothing from the others.
    """

    lines: list[_Edit]
    headings: list[_Heading] = Field(default_factory=list[_Heading])


def edit_lines(brief: Brief, engine: Engine, sources: Mapping[str, str] | None = None) -> Brief:
    """Return the brief with the engine's sentences in the place of lines that it would not send as they are.

    Footnotes stay those of the lines. What does not stand is dropped with a finding, and the line stays.

    Raises:
        EngineError: the engine does not answer.
        BudgetReached: the budget allows no further request.
    """
    layout = Layout(brief, sources)
    view = layout.note()
    editors = [
        _Editor(engine, layout, view, story, shown)
        for story, shown in zip(brief.stories, view.stories, strict=True)
    ]
    stories = at_once(engine, _Editor.story_edited, editors)
    findings = [found for editor in editors for found in editor.findings()]
    title = brief.title
    for before, story in zip(brief.stories, stories, strict=True):
        title = story.title if title == before.title else title
    return brief.model_copy(
        update={
            "title": title,
            "stories": tuple(stories),
            "findings": (*brief.findings, *findings),
        }
    )


def edits_told(brief: Brief, before: Brief) -> str:
    """Say how many lines and headings of a note a model changed, and how many of its sentences were dropped."""
    known = {one.text for story in before.stories for one in story.written}
    now = (one.text for story in brief.stories for one in story.written)
    changed = sum(text not in known for text in now)
    changed += sum(a.title != b.title for a, b in zip(before.stories, brief.stories, strict=True))
    dropped = sum(found.finding.path == _PATH for found in brief.findings)
    left = f", {dropped} more did not stand (the JSON form lists them)" if dropped else ""
    return f"Lines and headings changed: {changed}{left}."


@dataclass(frozen=True)
class _Editor:
    """Asks for the lines of one story that have to be changed, and holds what shall stand there."""

    engine: Engine
    layout: Layout
    view: NoteView
    story: Story
    shown: StoryView
    kept: list[New] = field(default_factory=list[New])
    #: What stands in the place of headings of conversations, by these, and of the title by "".
    headings: dict[str, str] = field(default_factory=dict[str, str])
    #: What was dropped, why, and the document behind it.
    dropped: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    #: Why the model could not be asked a second time, by document.
    unasked: dict[str, str] = field(default_factory=dict[str, str])

    def story_edited(self) -> Story:
        """Return the story with what stands."""
        if is_phrased(self.story):
            return self.story
        wording = wording_of(self.layout.notes, self.story)
        every = items_of(self.shown, self.view, self.layout.lettered)
        for items in portions(every):
            answer = self._asked(items)
            for one in answer.unread:
                self.dropped.append((one.text, f"it is not as it was asked for ({one.why})", ""))
            for heading in answer.headings:
                self._head(heading, items)
            self._keep([made for edit in answer.lines if (made := _new(edit, items))], wording)
        return self._changed()

    def findings(self) -> Iterator[SourcedFinding]:
        """Yield what was dropped, and why."""
        first = self.story.documents[0] if self.story.documents else ""
        for text, why, document in self.dropped:
            message = f"A sentence of the model that read the note was dropped, {why}: {text}"
            found = Finding(code="not_borne_out", path=_PATH, message=message)
            yield SourcedFinding(document=document or first, finding=found)
        for document, why in self.unasked.items():
            found = Finding(code="support_unknown", path=_PATH, message=why)
            yield SourcedFinding(document=document, finding=found)

    def _asked(self, items: Sequence[Item]) -> EditedLines:
        """Ask for the lines of some items; of the halves where they or the answer are too long."""
        prompt = load_prompt(_PROMPT)
        headings = headings_of(self.shown, items)
        question = prompt.question(
            max_tokens=most_tokens(self.engine, prompt),
            documents=sentences_for(items, self.layout, self.engine.profile, prompt.instructions),
            headings=numbered_headings(headings),
            sections=sections_shown(items, said_of),
        )
        try:
            return self.engine.ask(question, EditedLines).value
        except (AnswerTruncated, ContextOverflow):
            if len(items) < 2:
                raise
        middle = len(items) // 2
        first, second = self._asked(items[:middle]), self._asked(items[middle:])
        moved = [
            e.model_copy(update={"lines": [n + middle for n in e.lines]}) for e in second.lines
        ]
        unread = [*first.unread, *second.unread]
        return EditedLines(lines=[*first.lines, *moved], headings=first.headings, unread=unread)

    def _keep(self, made: Sequence[New], wording: Wording) -> None:
        """Keep the sentences that stand, by rules and when the model is asked about them again."""
        standing: list[New] = []
        for one in made:
            why = refusal(one, wording)
            if why is None:
                standing.append(one)
            else:
                self._drop(one, why)
        stand = self._borne_out(standing)
        taken: set[str] = set()
        for one in standing:
            keys = {key_of(item.section, item.part) for item in one.items}
            if one in stand and not keys & taken:
                taken |= keys
                self.kept.append(one)

    def _drop(self, one: New, why: str) -> None:
        self.dropped.append((one.text, why, min(one.documents, default="")))

    def _borne_out(self, made: Sequence[New]) -> list[New]:
        """Return the sentences that stand when the model is asked again; those of several documents stand anyway."""
        stand = [one for one in made if len(one.documents) != 1]
        for document in dict.fromkeys(d for one in made for d in sorted(one.documents)):
            own = [one for one in made if one.documents == frozenset((document,))]
            if not own:
                continue
            told = self._told_again(document, own)
            for n, one in enumerate(own):
                said = told.get(str(n))
                if said:
                    stand.append(one)
                else:
                    self._drop(one, _NOT_TOLD if said is None else _DENIED)
        return stand

    def _told_again(self, document: str, made: Sequence[New]) -> dict[str, bool]:
        """Return what the model says of the sentences of one document, by their places; nothing where it cannot."""
        text = self.layout.texts.get(document)
        if text is None:
            return {}
        claimed = [Claimed(str(n), e.text, e.holder, e.quotes) for n, e in enumerate(made)]
        usage = DocumentUsage()
        prepared = prepared_text(self.layout.records[document], text)
        told = borne_out(claimed, prepared, self.engine, usage)
        failed = (f.message for f in usage.findings if f.code == "support_unknown")
        self.unasked.update((document, message) for message in failed)
        return told

    def _head(self, heading: _Heading, items: Sequence[Item]) -> None:
        """Keep a heading that one document bears out; one that is a sentence is asked about, too."""
        known = headings_of(self.shown, items)
        empty = not heading.text.strip() or heading.text in known
        if empty or not 0 <= heading.number < len(known):
            return
        below = [i for i in items if i.leads or i.section == BOTTOM]
        if heading.number:
            below = [i for i in items if i.heading == known[heading.number] and i.section != BOTTOM]
        documents = dict.fromkeys(one.document for i in below for one in i.cites if one.document)
        for document in documents if heading.number else self.story.documents:
            text = self.layout.texts.get(document, "")
            asked = is_sentence(f"{heading.text}.")
            record = self.layout.records[document]
            title = borne_title(heading.text, record, text, asked=asked)
            own = tuple(i for i in below if {one.document for one in i.cites} == {document})
            if title and self._stands_as_a_heading(title, document, own):
                self.headings[known[heading.number] if heading.number else ""] = title
                return
        first = next(iter(documents), "")
        self.dropped.append((heading.text, "no document has all that it says", first))

    def _stands_as_a_heading(self, title: str, document: str, below: tuple[Item, ...]) -> bool:
        """Whether a heading tells nothing, or what the model bears out by the lines below it."""
        if not is_sentence(f"{title}."):
            return True
        return bool(below) and bool(self._told_again(document, [New(f"{title}.", below)]).get("0"))

    def _changed(self) -> Story:
        by_text = {one.text: one for one in self.story.written}
        written = list(self.story.written)
        retold: dict[str, str] = {}
        for new in self.kept:
            own = [by_text[i.part.text] for i in new.items if i.part.text in by_text]
            keys = [k for one in own for k in one.replaces]
            keys += [key_of(i.section, i.part) for i in new.items if i.part.text not in by_text]
            written = [one for one in written if one not in own]
            written.append(Written(text=new.text, replaces=tuple(dict.fromkeys(keys))))
            retold.update({one.text: new.text for one in own})
        phrased = (
            point.model_copy(update={"text": retold.get(point.text, point.text)})
            for point in self.story.bottom_line
        )
        title = self.headings.pop("", self.story.title)
        written += [
            Written(text=text, replaces=(heading_key(heading),))
            for heading, text in self.headings.items()
        ]
        changed = {"written": tuple(written), "bottom_line": tuple(phrased), "title": title}
        return self.story.model_copy(update=changed)


def _new(edit: _Edit, items: Sequence[Item]) -> New | None:
    """Return what shall stand in the place of lines; null where it changes nothing or names none."""
    text = one_line(" ".join(edit.text.split()))
    chosen = [items[n - 1] for n in dict.fromkeys(edit.lines) if 1 <= n <= len(items)]
    unchanged = len(chosen) == 1 and text == chosen[0].part.text
    if not text or not chosen or len(chosen) > _MOST_LINES or unchanged:
        return None
    return New(text, tuple(chosen))

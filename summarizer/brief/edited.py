"""The last reading of a note: a model names the lines that must not go out as they are, and what shall stand there.

A line it leaves alone stays, and so does one whose new sentence does not stand. With one document behind a line, the
new sentence is held to that as a statement is which a model bears out, and the model is asked a second time, with the
new sentences alone, whether the document bears them out; with several, it may only say what the line itself says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field

from summarizer.accounts.asking import at_once, most_tokens
from summarizer.accounts.lettered import prepared_text
from summarizer.brief.bottom import is_phrased, wording_of
from summarizer.brief.editor_items import headings_of, numbered_headings, said_of, sentences_for
from summarizer.brief.fit import is_sound
from summarizer.brief.given_titles import borne_title
from summarizer.brief.layout import Layout
from summarizer.brief.mentions import mentions
from summarizer.brief.note import NoteView, StoryView
from summarizer.brief.rewritten import BOTTOM, TALK, heading_key, key_of
from summarizer.brief.wording import Wording
from summarizer.brief.writer_items import Item, items_of, portions, sections_shown
from summarizer.brief.written import refused, tells
from summarizer.engines.base import Engine
from summarizer.errors import AnswerTruncated, ContextOverflow
from summarizer.models.brief import Brief, SourcedFinding, Story, Written
from summarizer.models.quote import Quote
from summarizer.models.verified import Finding
from summarizer.passes.draft import DocumentUsage
from summarizer.passes.statements_check import borne_out
from summarizer.passes.support_check import Claimed
from summarizer.prompting import load_prompt, one_line

_PROMPT = "edit_note"
#: The path of findings on its sentences.
_PATH = "edited"
#: Characters of a sentence beyond which it is none.
_LONGEST = 600
_QUOTATION = frozenset('“”"«»')
_ENDS = frozenset(".?!")


class _Edit(BaseModel):
    model_config = ConfigDict(extra="ignore")

    lines: list[int] = Field(min_length=1, max_length=8)
    wrong: str | None = None
    text: str = Field(min_length=1, max_length=_LONGEST)


class _Heading(BaseModel):
    model_config = ConfigDict(extra="ignore")

    number: int
    text: str = Field(min_length=1, max_length=_LONGEST)


class EditedLines(BaseModel):
    """What the engine is asked for: lines and headings that have to be changed, each with what shall stand there."""

    model_config = ConfigDict(extra="ignore")

    lines: list[_Edit]
    headings: list[_Heading] = Field(default_factory=list[_Heading])


@dataclass(frozen=True)
class _New:
    """A sentence in the place of some lines, and the one document behind them, if there is one."""

    text: str
    items: tuple[Item, ...]

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(one.document for item in self.items for one in item.cites)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return tuple(dict.fromkeys(one.quote for item in self.items for one in item.cites))

    @property
    def holder(self) -> str:
        holders = {item.held.holder for item in self.items if item.held}
        return holders.pop() if len(holders) == 1 else ""


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
    known = [one.text for story in before.stories for one in story.written]
    now = [one.text for story in brief.stories for one in story.written]
    changed = len([text for text in now if text not in known])
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
    kept: list[_New] = field(default_factory=list[_New])
    #: What stands in the place of headings, by these.
    headings: dict[str, str] = field(default_factory=dict[str, str])
    dropped: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def story_edited(self) -> Story:
        """Return the story with what stands."""
        if is_phrased(self.story):
            return self.story
        wording = wording_of(self.layout.notes, self.story)
        every = items_of(self.shown, self.view, self.layout.lettered)
        for items in portions(every):
            answer = self._asked(items)
            for heading in answer.headings:
                self._head(heading, items)
            self._keep([made for edit in answer.lines if (made := _new(edit, items))], wording)
        return self._changed()

    def findings(self) -> Iterator[SourcedFinding]:
        """Yield what was dropped, and why."""
        document = self.story.documents[0] if self.story.documents else ""
        for text, why in self.dropped:
            message = f"A sentence of the model that read the note was dropped, {why}: {text}"
            found = Finding(code="not_borne_out", path=_PATH, message=message)
            yield SourcedFinding(document=document, finding=found)

    def _asked(self, items: Sequence[Item]) -> EditedLines:
        """Ask for the lines of some items; of the halves where they or the answer are too long."""
        prompt = load_prompt(_PROMPT)
        headings = self._headings(items)
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
        return EditedLines(lines=[*first.lines, *moved], headings=first.headings)

    def _headings(self, items: Sequence[Item]) -> list[str]:
        return headings_of(self.shown, items)

    def _keep(self, made: Sequence[_New], wording: Wording) -> None:
        """Keep the sentences that stand, by rules and when the model is asked about them again."""
        standing: list[_New] = []
        for one in made:
            why = _refusal(one, wording)
            if why is None:
                standing.append(one)
            else:
                self.dropped.append((one.text, why))
        denied = self._denied(standing)
        self.dropped.extend((one.text, "the model denies it when asked again") for one in denied)
        taken: set[str] = set()
        for one in standing:
            keys = {key_of(item.section, item.part) for item in one.items}
            if one not in denied and not keys & taken:
                taken |= keys
                self.kept.append(one)

    def _denied(self, made: Sequence[_New]) -> list[_New]:
        """Return the sentences of one document each that the model does not bear out when it is asked about them."""
        denied: list[_New] = []
        for document in dict.fromkeys(d for one in made for d in sorted(one.documents)):
            own = [one for one in made if one.documents == frozenset((document,))]
            text = self.layout.texts.get(document)
            if not own or text is None:
                continue
            claimed = [Claimed(str(n), e.text, e.holder, e.quotes) for n, e in enumerate(own)]
            prepared = prepared_text(self.layout.records[document], text)
            told = borne_out(claimed, prepared, self.engine, DocumentUsage())
            denied += [one for n, one in enumerate(own) if not told.get(str(n))]
        return denied

    def _head(self, heading: _Heading, items: Sequence[Item]) -> None:
        """Keep a heading that one document bears out."""
        known = self._headings(items)
        if not 0 <= heading.number < len(known) or heading.text in known:
            return
        documents = dict.fromkeys(self._behind(known[heading.number], items))
        texts = ((self.layout.records[d], self.layout.texts.get(d, "")) for d in documents)
        found = (borne_title(heading.text, record, text) for record, text in texts)
        title = next(filter(None, found), "")
        if title:
            self.headings[known[heading.number]] = title
        else:
            self.dropped.append((heading.text, "no document has all that it says"))

    def _behind(self, heading: str, items: Sequence[Item]) -> Iterator[str]:
        """Yield the documents behind a heading: those cited below it, for the title all of the story."""
        own = [item for item in items if item.heading == heading and item.section != BOTTOM]
        if heading == self.shown.title or not own:
            yield from self.story.documents
        yield from (one.document for item in own for one in item.cites if one.document)

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
        title = self.headings.pop(self.shown.title, self.story.title)
        written += [
            Written(text=text, replaces=(heading_key(heading),))
            for heading, text in self.headings.items()
        ]
        changed = {"written": tuple(written), "bottom_line": tuple(phrased), "title": title}
        return self.story.model_copy(update=changed)


def _new(edit: _Edit, items: Sequence[Item]) -> _New | None:
    """Return what shall stand in the place of lines; null where it changes nothing or names none."""
    text = one_line(" ".join(edit.text.split()))
    chosen = [items[n - 1] for n in dict.fromkeys(edit.lines) if 1 <= n <= len(items)]
    if not chosen or (len(chosen) == 1 and text == chosen[0].part.text):
        return None
    return _New(text, tuple(chosen))


def _refusal(new: _New, wording: Wording) -> str | None:
    """Return the first reason for which a sentence does not stand in the place of its lines; null where it does."""
    reasons = (why(new, wording) for why in _REASONS)
    return next((reason for reason in reasons if reason is not None), None)


def _is_unfit(new: _New, _wording: Wording) -> str | None:
    whole = is_sound(new.text) and new.text.rstrip('”"»')[-1:] in _ENDS
    return None if whole else "it is no sentence that a note can have"


def _is_of_several_sections(new: _New, _wording: Wording) -> str | None:
    several = len({item.section for item in new.items}) > 1
    return "it joins lines of several sections" if several else None


def _loses_what_is_held(new: _New, _wording: Wording) -> str | None:
    """Say that a sentence leaves out what one of its lines says; a conversation may be told otherwise.

    A line may have more than was said, from around the words relied on: then these have to be told.
    """
    held = (item for item in new.items if not item.section.startswith(TALK))
    lost = any(not tells(new.text, i.part.text) and not _tells_words(new.text, i) for i in held)
    return "it leaves out what its lines say" if lost else None


def _tells_words(text: str, item: Item) -> bool:
    """Whether a sentence says what the words relied on do."""
    words = [one.quote.text or "" for one in item.cites]
    return bool(words) and all(said and tells(text, said) for said in words)


def _leaves_out_whose(new: _New, _wording: Wording) -> str | None:
    """Say that a sentence leaves out whose position or words it tells, where its lines, or a quotation, need it."""
    named = any(mentions((new.holder,), item.part.text) for item in new.items)
    needed = bool(new.holder) and (named or bool(_QUOTATION & set(new.text)))
    left_out = needed and not mentions((new.holder,), new.text)
    return "it leaves out whose view or words it tells" if left_out else None


def _is_not_told(new: _New, wording: Wording) -> str | None:
    """Return why the document behind a sentence does not tell it; of several documents, why its lines do not."""
    if len(new.documents) != 1:
        return refused(new.text, new.items)
    (document,) = new.documents
    return wording.why_not(document, new.text, new.quotes, new.holder, supported=True)


_Why = Callable[[_New, Wording], str | None]
#: Why a sentence is dropped, in the order in which it is looked at.
_REASONS: tuple[_Why, ...] = (
    _is_of_several_sections,
    _is_unfit,
    _leaves_out_whose,
    _is_not_told,
    _loses_what_is_held,
)

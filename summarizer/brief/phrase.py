"""The bottom line as an engine phrases it; what it brings in beyond the evidence is dropped and said to be dropped."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from summarizer.accounts.borne_out import beyond_evidence
from summarizer.brief.bottom import bottom_line
from summarizer.brief.evidence import Footnotes, letter_of
from summarizer.engines.base import Engine
from summarizer.models.brief import Account, Brief, Phrased, SourcedFinding, Story
from summarizer.models.verified import Finding
from summarizer.prompting import load_prompt, numbered_lines

_PROMPT = "bottom_line"
#: Sentences kept, and characters of one.
_MOST, _LONGEST = 6, 600


class _Sentence(BaseModel):
    model_config = ConfigDict(extra="ignore")

    text: str = Field(min_length=1, max_length=_LONGEST)
    lines: list[int] = Field(min_length=1, max_length=20)


class PhrasedLines(BaseModel):
    """What the engine is asked for: sentences, each with the numbers of the lines it rests on."""

    model_config = ConfigDict(extra="ignore")

    sentences: list[_Sentence] = Field(min_length=1, max_length=_MOST)


class _Line(BaseModel):
    """A composed sentence of the bottom line and the verified quotes behind it."""

    text: str
    accounts: tuple[Account, ...]

    @property
    def evidence(self) -> str:
        return " ".join((self.text, *(q.text or "" for a in self.accounts for q in a.quotes)))


def phrase(brief: Brief, engine: Engine) -> Brief:
    """Return the brief with bottom lines in the engine's words, one question a story.

    A sentence is kept where the lines it names bear it out: every number, day, name and modal of it stands in them or
    in the quotes behind them, most of its words do, and it neither adds nor loses a negation. Any other is dropped
    with a finding. A story of which no sentence is kept has its composed bottom line.

    Raises:
        EngineError: the engine does not answer.
    """
    stories: list[Story] = []
    findings: list[SourcedFinding] = []
    for story in brief.stories:
        lines = _lines(brief, story)
        kept: list[Phrased] = []
        for sentence in _asked(engine, lines):
            chosen = [lines[n - 1] for n in dict.fromkeys(sentence.lines) if 1 <= n <= len(lines)]
            beyond = beyond_evidence(sentence.text, [line.evidence for line in chosen])
            if beyond is None:
                accounts = tuple(dict.fromkeys(a for line in chosen for a in line.accounts))
                kept.append(Phrased(text=" ".join(sentence.text.split()), accounts=accounts))
            else:
                findings.append(_dropped(story, sentence.text, beyond))
        stories.append(story.model_copy(update={"bottom_line": tuple(kept)}))
    return brief.model_copy(
        update={"stories": tuple(stories), "findings": (*brief.findings, *findings)}
    )


def _lines(brief: Brief, story: Story) -> list[_Line]:
    """The composed sentences of a story, with the quotes of their footnotes by document."""
    letters = {r.source: letter_of(i) for i, r in enumerate(brief.documents)}
    documents = {letter: source for source, letter in letters.items()}
    notes = Footnotes(letters)
    return [
        _Line(
            text=sentence.text,
            accounts=tuple(
                Account(
                    document=documents[notes.notes[n - 1].letter],
                    value=None,
                    quotes=(notes.notes[n - 1].quote,),
                )
                for n in sentence.notes
            ),
        )
        for sentence in bottom_line(story, notes)
    ]


def _asked(engine: Engine, lines: Sequence[_Line]) -> list[_Sentence]:
    if not lines:
        return []
    shown = numbered_lines(
        line.text
        + "".join(f" — exact words: {q.text or ''}" for a in line.accounts for q in a.quotes)
        for line in lines
    )
    question = load_prompt(_PROMPT).question(lines=shown)
    return engine.ask(question, PhrasedLines).value.sentences


def _dropped(story: Story, text: str, why: str) -> SourcedFinding:
    message = f"A sentence the model wrote for the bottom line was dropped, {why}: {' '.join(text.split())}"
    return SourcedFinding(
        document=story.documents[0] if story.documents else "",
        finding=Finding(code="not_borne_out", path="bottom_line", message=message),
    )

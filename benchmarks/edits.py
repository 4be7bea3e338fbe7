"""Lines of a note that a model changes in its last reading (``--edit``): how many stand, and why others do not.

    python -m benchmarks.edits SUMMARIES.jsonl DOCUMENT_DIR --ask DIR
    python -m benchmarks.edits SUMMARIES.jsonl DOCUMENT_DIR --answers DIR [--show] [--notes DIR]

A note is made of each summary. With ``--ask`` its questions are written to files, ``NAME.1.prompt.md`` and so on, for a
model (or a person who plays one) to answer in ``NAME.1.answer.json``; asked again, the second look at what was answered
is there as well. With ``--answers`` the answers are read as the command reads them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.played import answers_known, write_question
from benchmarks.statements import share_of
from summarizer.brief import build_brief, render_markdown
from summarizer.brief.by_model.edited import EditedLines, edit_lines
from summarizer.engines.base import Question
from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.brief import Brief
from summarizer.models.verified import VerifiedSummary
from summarizer.reading.read import read_document


@dataclass(frozen=True)
class _Case:
    """A document's note before it is read last, and its text by source."""

    name: str
    brief: Brief
    texts: dict[str, str]


def main() -> None:
    """Write the questions, or print the figures of the answers."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("summaries", type=Path)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--ask", type=Path)
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--notes", type=Path, help="write the notes there")
    parser.add_argument("--show", action="store_true", help="print what is dropped")
    asked = parser.parse_args()
    count: Counter[str] = Counter()
    for case in _cases(asked.summaries, asked.documents):
        if asked.ask:
            asked.ask.mkdir(parents=True, exist_ok=True)
            engine = _by_text(case, asked.ask)
            edit_lines(case.brief, engine, case.texts)
            for number, question in enumerate(engine.questions, 1):
                write_question(asked.ask / f"{case.name}.{number}.prompt.md", question)
        if asked.answers:
            made = _counted(case, asked.answers, count, show=asked.show)
            if asked.notes:
                asked.notes.mkdir(parents=True, exist_ok=True)
                note = render_markdown(made, case.texts)
                (asked.notes / f"{case.name}.md").write_text(note, encoding="utf-8")
    if asked.answers:
        given = count["stand"] + count["dropped"]
        print(f"stand: {count['stand']} of {given} ({share_of(count['stand'], given)})")


def _cases(summaries: Path, documents: Path) -> Iterator[_Case]:
    for line in summaries.read_text(encoding="utf-8").splitlines():
        summary = VerifiedSummary.model_validate_json(line)
        path = documents / Path(summary.document.source).name
        texts = {summary.document.source: read_document(path).text}
        yield _Case(path.stem, build_brief([summary], sources=texts), texts)


def _by_text(case: _Case, folder: Path) -> ScriptedEngine:
    """Return what answers each question as the file beside it does; with nothing where there is none."""
    known = answers_known(folder, case.name)

    def answer(question: Question, shape: Any) -> Any:
        return known.get(question.text, {"lines" if shape is EditedLines else "statements": []})

    return ScriptedEngine(answer)


def _counted(case: _Case, folder: Path, count: Counter[str], *, show: bool) -> Brief:
    made = edit_lines(case.brief, _by_text(case, folder), case.texts)
    dropped = [f.finding for f in made.findings if f.finding.path == "edited"]
    changed = zip(case.brief.stories, made.stories, strict=True)
    count["stand"] += sum(len(b.written) + (a.title != b.title) for a, b in changed)
    count["dropped"] += len(dropped)
    if show:
        for finding in dropped:
            print(f"  {case.name}: {finding.message}")
    return made


if __name__ == "__main__":
    main()

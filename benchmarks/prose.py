"""Sentences that a model writes for a note (``--write``): how many stand, and how many falsified ones would.

    python -m benchmarks.prose GOLD_DIR DOCUMENT_DIR --ask DIR
    python -m benchmarks.prose GOLD_DIR DOCUMENT_DIR --answers DIR [--show] [--notes DIR] [--seed N]

With ``--ask`` the questions of each document's note are written to files, ``NAME.1.prompt.md`` and so on, for a model
(or a person who plays one) to answer in ``NAME.1.answer.json``; asked again, the questions that follow from the answers
are there as well. With ``--answers`` the answers are read, each sentence
goes through the real check, and each that stands is changed into wrong ones by the kinds of ``benchmarks.falsified``
and checked again. Each annotation goes through the real verifier as in ``benchmarks.notes``.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.falsified import KINDS, Right, falsified
from benchmarks.played import answers_known, write_question
from benchmarks.statements import Document, read, share_of
from summarizer.brief import build_brief, render_markdown
from summarizer.brief.by_model.written import write_prose
from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.brief import Brief


@dataclass(frozen=True)
class _Case:
    """An annotated document, its note before a model writes it, and its text by source."""

    name: str
    document: Document
    brief: Brief
    texts: dict[str, str]


def main() -> None:
    """Write the questions, or print the figures of the answers."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--ask", type=Path)
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--notes", type=Path, help="write the composed and the written notes there")
    parser.add_argument("--show", action="store_true", help="print what is dropped or gets through")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    count: Counter[str] = Counter()
    for case in _cases(asked.gold, asked.documents):
        if asked.ask:
            _ask(case, asked.ask)
        if asked.answers:
            known = answers_known(asked.answers, case.name)
            made = _written(case, known, count, show=asked.show)
            _falsify(case, made, known, asked.seed, count, show=asked.show)
            if asked.notes:
                _keep(case, made, asked.notes)
    if asked.answers:
        _report(count)


def _cases(gold: Path, documents: Path) -> Iterator[_Case]:
    for path in sorted(gold.glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        if "positions" in annotation:
            document = read(annotation, documents)
            texts = {document.summary.document.source: document.text}
            brief = build_brief([document.summary], sources=texts)
            yield _Case(path.stem, document, brief, texts)


def _ask(case: _Case, folder: Path) -> None:
    """Write down the questions that no file answers yet: a second one follows where sentences were dropped."""
    folder.mkdir(parents=True, exist_ok=True)
    engine = _by_text(answers_known(folder, case.name))
    write_prose(case.brief, engine, case.texts)
    for number, question in enumerate(engine.questions, 1):
        write_question(folder / f"{case.name}.{number}.prompt.md", question)


def _by_text(known: Mapping[str, Any]) -> ScriptedEngine:
    """Return what answers each question as the file beside it does; nothing where there is none."""
    return ScriptedEngine(lambda question, _: known.get(question.text, {"sentences": []}))


def _written(case: _Case, known: Mapping[str, Any], count: Counter[str], *, show: bool) -> Brief:
    made = write_prose(case.brief, _by_text(known), case.texts)
    dropped = [f.finding for f in made.findings if f.finding.path == "written"]
    count["stand"] += sum(len(story.written) for story in made.stories)
    count["dropped"] += len(dropped)
    if show:
        for finding in dropped:
            print(f"  {case.name}: {finding.message}")
    return made


def _falsify(
    case: _Case,
    made: Brief,
    known: Mapping[str, Any],
    seed: int,
    count: Counter[str],
    *,
    show: bool,
) -> None:
    """Change the sentences of first answers that stand, kind by kind, and count those that still do."""
    stand = {w.text for story in made.stories for w in story.written}
    for kind, change in KINDS.items():
        rng = random.Random(f"{seed} {kind} {case.name}")
        wrong: dict[str, str] = {}
        changed: dict[str, Any] = {}
        for asked, answer in known.items():
            cited = _Sentences(asked)
            for one in answer["sentences"]:
                text = " ".join(one["text"].split())
                right = _right(text, cited.of(one["items"]), case.document)
                other = falsified(right, change, rng) if text in stand else None
                if other:
                    wrong[other] = text
                    told = changed.setdefault(asked, {"sentences": []})
                    told["sentences"].append({**one, "text": other})
        later = write_prose(case.brief, _by_text(changed), case.texts)
        through = {w.text for story in later.stories for w in story.written} & wrong.keys()
        count[f"wrong {kind}"] += len(wrong)
        count[f"through {kind}"] += len(through)
        if show:
            for text in sorted(through):
                print(f"  {kind}: {text}\n     right: {wrong[text]}")


def _right(text: str, cited: Sequence[str], document: Document) -> Right:
    """Return a sentence that stands with what its document offers for a wrong one."""
    holders = (p.holder for p in document.summary.positions if p.holder in text)
    places = [n for n, s in enumerate(document.sentences) if s in cited]
    holder = next(holders, text.split(maxsplit=1)[0])
    return document.offering(text, holder, " ".join(cited), places)


class _Sentences:
    """The sentences that a question shows behind each of its items."""

    def __init__(self, question: str) -> None:
        self._lines = {m[1]: m[2] for m in re.finditer(r"(?m)^([A-Z]+\d+) (.*)$", question)}
        self._items = {
            int(m[1]): re.findall(r"\b([A-Z]+)(\d+)(?:-(\d+))?(?=[,)])", m[2])
            for m in re.finditer(r"(?m)^\[(\d+)\] \(([^)]*\))", question)
        }

    def of(self, items: Sequence[int]) -> list[str]:
        """Return the sentences behind some items."""
        places = [place for n in items for place in self._items.get(n, ())]
        keys = [
            f"{letter}{n}"
            for letter, first, last in places
            for n in range(int(first), int(last or first) + 1)
        ]
        return [self._lines[key] for key in dict.fromkeys(keys) if key in self._lines]


def _keep(case: _Case, made: Brief, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for how, brief in (("composed", case.brief), ("written", made)):
        note = render_markdown(brief, case.texts)
        (folder / f"{case.name}.{how}.md").write_text(note, encoding="utf-8")


def _report(count: Counter[str]) -> None:
    given = count["stand"] + count["dropped"]
    print(f"stand: {count['stand']} of {given} ({share_of(count['stand'], given)})")
    for kind in KINDS:
        wrong, through = count[f"wrong {kind}"], count[f"through {kind}"]
        print(f"{kind}: {through} of {wrong} ({share_of(through, wrong)})")
    wrong = sum(count[f"wrong {kind}"] for kind in KINDS)
    through = sum(count[f"through {kind}"] for kind in KINDS)
    print(f"all wrong: {through} of {wrong} ({share_of(through, wrong)})")


if __name__ == "__main__":
    main()

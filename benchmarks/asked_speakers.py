"""What ``--check-speakers`` adds: whose words a model says passages are that do not name their holder themselves.

    python -m benchmarks.asked_speakers GOLD_DIR TEXTS_DIR --ask DIR
    python -m benchmarks.asked_speakers GOLD_DIR TEXTS_DIR --answers DIR [--voice] [--show]

With ``--ask`` the real question about each document's annotated quotes is written to ``NAME.0.prompt.md``, for a model
(or a person who plays one) to answer in ``NAME.0.answer.json``. A quote is asked about where code gives it to nobody,
to others, or to somebody by what stands around it, for its holder or a wrong one. With ``--answers`` each answer counts
as in :mod:`summarizer.passes.speakers_check`: where code gives the words to nobody or to others, the name has to be the
holder; where it gives them to somebody by what stands around them, another name takes them away. Right and wrong
speakers are those of ``benchmarks.speakers``; ``--voice`` tells the check who issues a document, as there.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.played import question_answered, write_question
from benchmarks.speakers import FOUND, Asked, asked_of, told
from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.quote import QuoteCheck, SpeakerCheck, Verdict
from summarizer.passes.draft import DocumentUsage
from summarizer.passes.speakers_check import Unplaced, names_in, sources_by_model
from summarizer.quotes.answered import names_another, names_holder
from summarizer.quotes.by_model import OPEN, near
from summarizer.quotes.verify import Verifier
from summarizer.quotes.walk import Place

Span = tuple[int, int]

_PASSAGE = re.compile(r"^\[(?P<number>\d+)\] (?P<text>Before: [^\n]*\nWords: [^\n]*)", re.MULTILINE)
#: Passages in one question.
_MOST = 40
#: What code says of words that the model is asked about.
_ASKED = OPEN | {SpeakerCheck.RESOLVED}


@dataclass(frozen=True)
class _Case:
    name: str
    verifier: Verifier
    asked: list[Asked]

    def spans(self) -> list[Span]:
        """Return the quotes that code is not sure of, for the holder or a wrong one."""
        index = self.verifier.speakers
        found: dict[Span, None] = {}
        for one in self.asked:
            names = (one.holder, *one.also, *one.wrong)
            unknown = any(told(index, one, name) in _ASKED for name in names)
            if unknown and not index.is_withheld(one.span):
                found[one.span] = None
        return list(found)


def main() -> None:
    """Write the questions, or print the figures of the answers."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--ask", type=Path)
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--voice", action="store_true")
    parser.add_argument(
        "--show", action="store_true", help="list what the model says of those missed"
    )
    options = parser.parse_args()
    count: Counter[str] = Counter()
    for name, index, asked in asked_of(options.gold, options.texts, voice=options.voice):
        case = _Case(name, Verifier(index.attributed), asked)
        if options.ask:
            _ask(case, options.ask)
        if options.answers:
            _score(case, _named(case, options.answers), count, show=options.show)
    if options.answers:
        _report(count)


def _passages(case: _Case) -> Iterator[list[Unplaced]]:
    """Yield the passages of each question."""
    spans = case.spans()
    unknown = QuoteCheck(given="", verdict=Verdict.EXACT)
    for k in range(0, len(spans), _MOST):
        yield [
            Unplaced(Place(str(n)), unknown, near(case.verifier.prepared, span))
            for n, span in enumerate(spans[k : k + _MOST])
        ]


def _names(case: _Case) -> list[str]:
    """Return the names to choose from, those of wrong holders among them."""
    holders = (name for one in case.asked for name in (one.holder, *one.wrong))
    return names_in(case.verifier, holders, [start for start, _ in case.spans()])


def _ask(case: _Case, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    engine = ScriptedEngine(lambda *_: {"sources": []})
    for listed in _passages(case):
        sources_by_model(listed, _names(case), case.verifier, engine, DocumentUsage())
    for number, question in enumerate(engine.questions):
        write_question(folder / f"{case.name}.{number}.prompt.md", question)


def _named(case: _Case, folder: Path) -> dict[Span, str]:
    """Return whom the answers name, by quote; a passage is known again by its words and those before them."""
    known: dict[str, str | None] = {}
    for path in sorted(folder.glob(f"{case.name}.*.answer.json")):
        question = question_answered(path)
        answers = json.loads(path.read_text(encoding="utf-8"))["sources"]
        by_number = {one["number"]: one["source"] for one in answers}
        known |= {m["text"]: by_number.get(int(m["number"])) for m in _PASSAGE.finditer(question)}

    def answer(question: Any, _: object) -> dict[str, Any]:
        listed = _PASSAGE.finditer(question.text)
        return {
            "sources": [
                {"number": int(m["number"]), "source": known.get(m["text"])} for m in listed
            ]
        }

    spans, found = case.spans(), dict[Span, str]()
    for k, listed in enumerate(_passages(case)):
        engine = ScriptedEngine(answer)
        for number, name in sources_by_model(
            listed, _names(case), case.verifier, engine, DocumentUsage()
        ).items():
            found[spans[k * _MOST + number - 1]] = name
    return found


def _score(case: _Case, named: dict[Span, str], count: Counter[str], *, show: bool) -> None:
    index = case.verifier.speakers
    for one in case.asked:
        by_model = named.get(one.span, "")

        def found(
            name: str, on_behalf_of: str | None, value: str, one: Asked = one, by: str = by_model
        ) -> bool:
            given = (index, one.span, by, name, on_behalf_of)
            if value in OPEN:
                return bool(by) and names_holder(*given)
            taken = value == SpeakerCheck.RESOLVED and bool(by) and names_another(*given)
            return value in FOUND and not taken

        right = [(n, told(index, one, n, one.on_behalf_of)) for n in (one.holder, *one.also)]
        now = [found(name, one.on_behalf_of, value) for name, value in right]
        wrong = [(n, told(index, one, n)) for n in one.wrong]
        count["right"] += 1
        count["found before"] += right[0][1] in FOUND
        count["found"] += now[0]
        count["found by any name before"] += any(value in FOUND for _, value in right)
        count["found by any name"] += any(now)
        count["wrong"] += len(wrong)
        count["wrong accepted before"] += sum(value in FOUND for _, value in wrong)
        count["wrong accepted"] += sum(found(name, None, value) for name, value in wrong)
        if show and not any(now):
            print(f"  {case.name}: {one.holder!r} at {one.span}, the model: {by_model or None!r}")


def _report(count: Counter[str]) -> None:
    for what, total in (
        ("found", "right"),
        ("found by any name", "right"),
        ("wrong accepted", "wrong"),
    ):
        before, now, all_ = count[f"{what} before"], count[what], max(1, count[total])
        print(
            f"{what}: {before}/{all_} ({before / all_:.1%}), asked {now}/{all_} ({now / all_:.1%})"
        )


if __name__ == "__main__":
    main()

"""Events and differences found in summaries, against annotations of which documents tell of one event.

    python -m benchmarks.accounts SUMMARIES.jsonl --sources DIR --gold cross.json [cross2.json ..]

An annotation holds ``groups``: each with ``same_event``, perhaps ``same_story``, and ``differences`` (topic, kind,
and for every account the value and quotes). A difference is *found* when a conflict of the note has a quote that
overlaps an annotated one in two of its documents, or, where only one account says the thing, when it stands under
"only in" for that document. A conflict of the note that overlaps no annotated difference in two documents is *false*.
A quote overlaps another where one holds the other's words, or they share half of the longer one's.

``--prompts FILE`` writes the questions by which a model would read the accounts side by side. ``--answers FILE`` gives
back what was answered, ``{"compare": [{"points": [..]}, ..], "both_true": {"matter": "emphasis", ..}}``, one entry a
question in the order of the file; a matter that is not listed bears the second look. ``--model NAME`` asks a real model
instead; with ``--second-look`` it only gets the small question of the pass, once for each conflict that rules found:
can both be true?
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path, PurePath
from typing import Any

from pydantic import BaseModel

from summarizer.accounts.lettered import lettered
from summarizer.accounts.reader import Reader
from summarizer.accounts.second_look import Looking, Second
from summarizer.brief import build_brief
from summarizer.brief.sources import source_texts
from summarizer.engines.base import Engine, Question
from summarizer.engines.scripted import ScriptedEngine
from summarizer.engines.select import open_engine
from summarizer.models.brief import Account, Brief, Conflict, OnlyIn, Story
from summarizer.models.quote import Quote
from summarizer.models.verified import VerifiedSummary
from summarizer.results.summaries import read_summaries
from summarizer.words.content import content
from summarizer.words.scripts import fold

_ALONE = "only one account says it"
Pair = tuple[str, str]


def main() -> None:
    """Print the figures for every annotation, and what was found, missed and false."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("summaries")
    parser.add_argument("--sources", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--prompts", type=Path)
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--second-look", action="store_true")
    asked = parser.parse_args()
    answers = json.loads(asked.answers.read_text(encoding="utf-8")) if asked.answers else {}
    played = _Played(answers) if asked.answers or asked.prompts else None
    engine = ScriptedEngine(played) if played is not None else None
    if asked.model:
        engine = open_engine(asked.model)
    given = [s for s in read_summaries(asked.summaries) if isinstance(s, VerifiedSummary)]
    total: Counter[str] = Counter()
    for path in asked.gold:
        gold = json.loads(path.read_text(encoding="utf-8"))
        total += measure(
            gold, given, asked.sources, path.stem, engine, looks_only=asked.second_look
        )
    report("all", total)
    if played is not None and asked.prompts:
        asked.prompts.write_text("\n\n".join(played.asked), encoding="utf-8")


class _Played:
    """Answers from a file, and keeps the questions: what a reader of the prompts alone has said."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.asked: list[str] = []
        self._points = iter(answers.get("compare", ()))
        self._second: dict[str, str] = answers.get("both_true", {})

    def __call__(self, question: Question, shape: type[BaseModel] | None) -> Any:
        del shape
        if question.name == "compare":
            self.asked.append(f"{question.instructions}\n\n{question.text}")
            return next(self._points, {"points": []})
        if question.name == "both_true":
            matter = question.text.partition("\n")[0].removeprefix("Matter: ")
            return {"reason": "played", "verdict": self._second.get(matter, "contradiction")}
        return {"reason": "played", "answer": "unsure"}


def measure(
    gold: dict[str, Any],
    summaries: Sequence[VerifiedSummary],
    folder: Path,
    name: str,
    engine: Engine | None = None,
    *,
    looks_only: bool = False,
) -> Counter[str]:
    """Build the note of the documents an annotation speaks of, compare, print, and return the counts."""
    files = set(_files(gold))
    mine = [s for s in summaries if _name(s.document.source) in files]
    texts, _ = source_texts([s.document for s in mine], [folder])
    reader = Reader(engine) if engine is not None and not looks_only else None
    brief = build_brief(mine, sources=texts, reader=reader)
    for failure in reader.failures if reader is not None else ():
        print(f"  not compared: {failure}")
    if engine is not None and looks_only:
        accounts = lettered([s.document for s in mine], texts)
        brief = _looked_at(brief, Looking(engine, accounts))
    count = Counter(missing=len(files) - len(mine), documents=len(mine))
    count += _pairs(gold, brief)
    for group in gold["groups"]:
        count += _differences(group, brief)
    report(name, count)
    return count


def _looked_at(brief: Brief, looking: Looking) -> Brief:
    """Return a note without the conflicts that a second look finds to be none."""

    def standing(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
        doubted = [c for c in conflicts if c.kind.contradicts]
        verdicts = looking.look(doubted)
        for conflict, verdict in zip(doubted, verdicts, strict=True):
            print(f"  {verdict.value}: {conflict.topic}")
        pairs = zip(doubted, verdicts, strict=True)
        dropped = [c for c, verdict in pairs if verdict is Second.COMPATIBLE]
        return tuple(c for c in conflicts if c not in dropped)

    return brief.model_copy(
        update={
            "stories": tuple(
                story.model_copy(
                    update={
                        "conflicts": standing(story.conflicts),
                        "events": tuple(
                            e.model_copy(update={"conflicts": standing(e.conflicts)})
                            for e in story.events
                        ),
                    }
                )
                for story in brief.stories
            )
        }
    )


def report(name: str, count: Counter[str]) -> None:
    """Print one line of figures."""
    right, told, wanted = count["pairs right"], count["pairs told"], count["pairs wanted"]
    f1 = 2 * right / (told + wanted) if told + wanted else 1.0
    shown = count["conflicts right"] + count["conflicts false"]
    print(
        f"{name}: {count['documents']} documents ({count['missing']} without a summary); same-event pairs F1 {f1:.2f} "
        f"({right} right, {told} told, {wanted} annotated); "
        f"differences found {count['found']} of {count['annotated']}; "
        f"conflicts shown {shown}, false {count['conflicts false']}\n"
    )


def _files(gold: dict[str, Any]) -> Iterator[str]:
    for group in gold["groups"]:
        yield from group.get("same_story", group["same_event"])
    for other in gold.get("related_but_different", ()):
        yield from other["files"]


def _name(source: str) -> str:
    return PurePath(source).name


def _pairs(gold: dict[str, Any], brief: Brief) -> Counter[str]:
    """Pairs of documents that tell of one event."""
    wanted = {p for g in gold["groups"] for p in combinations(sorted(g["same_event"]), 2)}
    told = {
        pair
        for story in brief.stories
        for event in story.events
        for pair in combinations(sorted(map(_name, event.documents)), 2)
    }
    return Counter(
        {"pairs right": len(wanted & told), "pairs told": len(told), "pairs wanted": len(wanted)}
    )


def _differences(group: dict[str, Any], brief: Brief) -> Counter[str]:
    """Annotated differences that the note shows, and conflicts of the note that nobody annotated."""
    files = set(group.get("same_story", group["same_event"]))
    stories = [s for s in brief.stories if files & set(map(_name, s.documents))]
    conflicts = [c for s in stories for c in _conflicts(s)]
    alone = [o for s in stories for e in s.events for o in e.only_in]
    count: Counter[str] = Counter(annotated=len(group["differences"]))
    for difference in group["differences"]:
        hit = _found(difference, conflicts, alone)
        count["found"] += hit
        print(f"  {'found ' if hit else 'missed'} {difference['kind']}: {difference['topic']}")
    for conflict in conflicts:
        right = any(_shows(conflict, d) for d in group["differences"])
        count["conflicts right" if right else "conflicts false"] += 1
        print(f"  {'right ' if right else 'FALSE '} shown: {conflict.topic}")
    return count


def _conflicts(story: Story) -> tuple[Conflict, ...]:
    return (*story.conflicts, *(c for e in story.events for c in e.conflicts))


def _found(
    difference: dict[str, Any], conflicts: Sequence[Conflict], alone: Sequence[OnlyIn]
) -> bool:
    if any(_shows(conflict, difference) for conflict in conflicts):
        return True
    return difference["kind"] == _ALONE and any(
        _overlap(quote, wanted)
        for only in alone
        for file, account in difference["accounts"].items()
        if _name(only.document) == file
        for quote in only.quotes
        for wanted in account["quotes"]
    )


def _shows(conflict: Conflict, difference: dict[str, Any]) -> bool:
    hit = {_name(a.document) for a in conflict.accounts if _says(a, difference)}
    return len(hit) > 1


def _says(account: Account, difference: dict[str, Any]) -> bool:
    wanted = difference["accounts"].get(_name(account.document), {"quotes": ()})["quotes"]
    return any(_overlap(quote, words) for quote in account.quotes for words in wanted)


def _overlap(quote: Quote, words: str) -> bool:
    mine, theirs = fold(quote.text or ""), fold(words)
    if not mine or not theirs:
        return False
    first, second = content(mine), content(theirs)
    most = max(len(first), len(second))
    return mine in theirs or theirs in mine or 2 * len(first & second) >= most > 0


if __name__ == "__main__":
    main()

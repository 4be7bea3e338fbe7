"""What it takes to repair quotes, beside asking for the whole document again.

::

    python -m benchmarks.repair [FOLDER] [--share 0.3] [--seed 1] [--rounds 1]

FOLDER holds documents and, in ``gold/``, annotations with the quotes of each position (default: ``examples/``). The
answer of one call a document is played by a scripted engine: the annotated positions with their quotes, of which a
share is falsified as models do it (a negation put in or left out, another number, a word put in). The repair question
is then answered from the annotation. No model: tokens are a quarter of the characters of what is sent and answered;
questions are those of the package.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __name__ == "__main__" and __package__ is None:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.verified import VerifiedSummary
from summarizer.pipeline import Options, summarise_document
from summarizer.reading.read import read_document

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_AUXILIARY = re.compile(r"\b(will|would|is|are|was|were|has|had|have|can|could|should|must)\b")
_NOT = re.compile(r"\b(?:not|never) ")
_NUMBER = re.compile(r"\b\d+\b")


@dataclass
class Sums:
    """What the documents of a run took."""

    documents: int = 0
    quotes: int = 0
    falsified: int = 0
    failing: int = 0
    still: int = 0
    repairs: int = 0
    repair_calls: int = 0
    repair_tokens: int = 0
    again_tokens: int = 0
    restated: int = 0


def falsified(quote: str, luck: random.Random) -> str:
    """Return a quote as a model might misremember it."""
    ways = []
    if _NOT.search(quote):
        ways.append(_NOT.sub("", quote, count=1))
    elif found := _AUXILIARY.search(quote):
        ways.append(f"{quote[: found.end()]} not{quote[found.end() :]}")
    if found := _NUMBER.search(quote):
        ways.append(f"{quote[: found.start()]}{int(found[0]) + 7}{quote[found.end() :]}")
    words = quote.split()
    place = luck.randrange(len(words))
    ways.append(" ".join([*words[:place], "reportedly", *words[place:]]))
    return luck.choice(ways)


def summary(
    gold: Mapping[str, Any], luck: random.Random, share: float
) -> tuple[Any, dict[str, str]]:
    """Return the answer of one call, and the true words by the false ones in it."""
    true: dict[str, str] = {}
    positions = []
    for position in gold["positions"]:
        quotes = []
        for quote in position["quotes"]:
            words = falsified(quote, luck) if luck.random() < share else quote
            if words != quote:
                true[words] = quote
            quotes.append({"sentences": [], "words": words})
        item = {name: position.get(name) for name in ("holder", "on_behalf_of", "topic", "stance")}
        statement = position.get("statement") or position["quotes"][0]
        positions.append(item | {"statement": statement, "attribution": [], "quotes": quotes})
    answer = {"overview": "", "conversations": [], "positions": positions, "disputed_claims": []}
    return answer, true


def answered(question: str, true: Mapping[str, str]) -> dict[str, Any]:
    """Return the repair answer: for each quote that was shown its true words."""
    shown = re.findall(r"(?m)^(\d+)\. Quote: (.*)$", question)
    tidy = {" ".join(words.split()): quote for words, quote in true.items()}
    entries = [{"number": int(n), "words": tidy.get(words)} for n, words in shown]
    return {"entries": entries}


def measure(
    path: Path, gold: Mapping[str, Any], luck: random.Random, args: Any, sums: Sums
) -> None:
    """Add what one document takes with repair, and what asking again for all of it would take."""
    answer, true = summary(gold, luck, args.share)

    def play(question: Any, _shape: Any) -> Any:
        return answered(question.text, true) if question.name == "repair" else answer

    document = read_document(path)
    plain, mended = ScriptedEngine(play), ScriptedEngine(play)
    first = summarise_document(document, plain, Options(repair_rounds=0))
    result = summarise_document(document, mended, Options(repair_rounds=args.rounds))
    assert isinstance(first, VerifiedSummary)
    assert isinstance(result, VerifiedSummary)
    before, after = first.provenance, result.provenance
    failing = first.checks.counts["drift"] + first.checks.counts["absent"]
    sums.documents += 1
    sums.quotes += sum(first.checks.counts.values())
    sums.falsified += len(true)
    sums.failing += failing
    sums.still += result.checks.counts["drift"] + result.checks.counts["absent"]
    sums.restated += sum(f.code == "restated" for f in result.checks.findings)
    sums.repair_calls += after.calls - before.calls
    sums.repair_tokens += _tokens(after) - _tokens(before)
    if failing:
        sums.repairs += 1
        sums.again_tokens += _tokens(before)


def _tokens(made: Any) -> int:
    return int(made.usage.input + made.usage.output)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--share", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    args = parser.parse_args()
    luck, sums = random.Random(args.seed), Sums()
    for file in sorted((args.folder / "gold").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        measure(args.folder / gold["document"]["file"], gold, luck, args, sums)
    print(
        f"{sums.documents} documents, {sums.quotes} quotes, {sums.falsified} falsified, "
        f"{sums.failing} failing, {sums.still} after repair; {sums.restated} statements set to the source's words"
    )
    print(f"repair:       {sums.repair_calls} calls, {sums.repair_tokens:,} tokens")
    print(f"asking again: {sums.repairs} calls, {sums.again_tokens:,} tokens, once a document")
    if sums.again_tokens:
        print(f"saved:        {1 - sums.repair_tokens / sums.again_tokens:.0%} of the tokens")


if __name__ == "__main__":
    main()

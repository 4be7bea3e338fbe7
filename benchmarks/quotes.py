"""Quote checkers side by side: the same quotes and texts through this project and its peers, in one run.

::

    python -m benchmarks.quotes FOLDER.. [--sizes 5 50 500 5000] [--quotes 200] [--patience 20] [--seed 1]

Sizes are in KB of text. For each checker: honest quotes given the right span, falsified quotes it accepted
(gave a location to, or called verified), milliseconds per quote with the text's preparation spread over the
quotes, and without it. ``--patience`` is how many seconds a checker may use at each size: a slow one
answers fewer of the quotes, in the same random order.
langextract and instructor take part where they are installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __name__ == "__main__" and __package__ is None:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.quote_cases import Case, make_cases, read_texts, split

#: What a checker says of a quote: a span if it accepts it, ``None`` if not.
Answer = tuple[int, int] | None
Check = Callable[[str], Answer]
#: How far a span may be off and still count as right, in code points.
TOLERANCE = 3


@dataclass
class Score:
    """Sums over the quotes of one run."""

    honest: int = 0
    right: int = 0
    falsified: int = 0
    accepted: int = 0
    seconds: float = 0.0
    prepare: float = 0.0

    @property
    def quotes(self) -> int:
        """How many quotes were given to the checker."""
        return self.honest + self.falsified


def this_project(text: str) -> Check:
    from summarizer.quotes.check import QuoteIndex

    index = QuoteIndex(text, "en")

    def check(quote: str) -> Answer:
        found = index.check(quote)
        if not found.verdict.verified or found.start is None or found.end is None:
            return None
        return found.start, found.end

    return check


def str_find(text: str) -> Check:
    def check(quote: str) -> Answer:
        at = text.find(quote)
        return (at, at + len(quote)) if at >= 0 else None

    return check


def difflib_match(text: str) -> Check:
    import difflib

    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(text)

    def check(quote: str) -> Answer:
        matcher.set_seq1(quote)
        blocks = [block for block in matcher.get_matching_blocks() if block.size > 2]
        if sum(block.size for block in blocks) < 0.75 * len(quote):
            return None
        return blocks[0].b, blocks[-1].b + blocks[-1].size

    return check


def rapidfuzz_partial(text: str) -> Check:
    from rapidfuzz.fuzz import partial_ratio_alignment

    def check(quote: str) -> Answer:
        found = partial_ratio_alignment(quote, text, score_cutoff=80)
        return (found.dest_start, found.dest_end) if found else None

    return check


def langextract_aligner(text: str) -> Check:
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    def check(quote: str) -> Answer:
        extraction = Extraction("quote", quote)
        groups: Any = WordAligner().align_extractions([[extraction]], text)
        interval = groups[0][0].char_interval
        return (interval.start_pos, interval.end_pos) if interval else None

    return check


def instructor_citation(text: str) -> Check:
    from instructor.dsl.citation import CitationMixin
    from pydantic import BaseModel

    class Fact(CitationMixin, BaseModel):
        fact: str

    def check(quote: str) -> Answer:
        kept: Any = Fact.model_validate(
            {"fact": "", "substring_quotes": [quote]}, context={"context": text}
        )
        if not kept.substring_quotes:
            return None
        at = text.find(kept.substring_quotes[0])
        return at, at + len(kept.substring_quotes[0])

    return check


CHECKERS: dict[str, tuple[Callable[[str], Check], str | None]] = {
    "this project": (this_project, None),
    "str.find": (str_find, None),
    "rapidfuzz partial_ratio_alignment": (rapidfuzz_partial, None),
    "difflib": (difflib_match, None),
    "langextract WordAligner": (langextract_aligner, "langextract"),
    "instructor CitationMixin": (instructor_citation, "instructor"),
}


def measure(
    prepare: Callable[[str], Check], text: str, cases: list[Case], patience: float
) -> Score:
    """Run one checker over the quotes, in one random order for all, until its time is up."""
    score = Score()
    prepare(text[:2000])(cases[0].quote)  # imports and first calls are nobody's running costs
    begin = time.perf_counter()
    check = prepare(text)
    score.prepare = time.perf_counter() - begin
    cases = random.Random(0).sample(cases, len(cases))
    for case in cases:
        begin = time.perf_counter()
        answer = check(case.quote)
        score.seconds += time.perf_counter() - begin
        if case.honest:
            near = (
                answer
                and abs(answer[0] - case.start) <= TOLERANCE
                and abs(answer[1] - case.end) <= TOLERANCE
            )
            score.honest += 1
            score.right += bool(near)
        else:
            score.falsified += 1
            score.accepted += answer is not None
        if score.seconds > patience:
            break
    return score


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--sizes", nargs="+", type=int, default=[5, 50, 500, 5000])
    parser.add_argument("--quotes", type=int, default=200)
    parser.add_argument("--patience", type=float, default=20.0)
    parser.add_argument("--checkers", nargs="+", default=[""], help="beginnings of names")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    whole = "\n\n".join(text.text for text in read_texts(options.folders))
    print(
        "| text | checker | right spans | false acceptances | ms/quote, prepared | preparation ms |"
    )
    print("|---|---|---|---|---|---|")
    for size in options.sizes:
        text = (whole * (1 + size * 1000 // max(1, len(whole))))[: size * 1000]
        source = split("text", text)
        cases = [
            case for _, case in make_cases([source], max(1, options.quotes // 27), options.seed)
        ]
        # Only passages that stand once have one right span.
        unique = [c for c in cases if not c.honest or text.count(text[c.start : c.end]) == 1]
        for name, (prepare, module) in CHECKERS.items():
            if not any(name.startswith(only) for only in options.checkers):
                continue
            if module and importlib.util.find_spec(module) is None:
                print(f"| {size} KB | {name} | not installed | | | |")
                continue
            score = measure(prepare, text, unique, options.patience)
            print(
                f"| {size} KB | {name} | {score.right}/{score.honest} | {score.accepted}/{score.falsified} | "
                f"{1000 * score.seconds / max(1, score.quotes):.3f} | {1000 * score.prepare:.1f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()

"""Right statements that stand in a note as lines, and falsified ones that get through.

    python -m benchmarks.statements GOLD_DIR DOCUMENT_DIR [GOLD_DIR DOCUMENT_DIR ..] [--seed N] [--further]
        [--show KIND|right]

Each annotation goes through the real verifier as in ``benchmarks.notes``, and a note is made of what comes back. A
right statement *stands* when a line of the note holds four in five of its words in order. Then, for each kind of
``benchmarks.falsified``, every statement that has something of the kind is changed into a wrong one, with the same
quotes behind it, and the note is made again. A wrong statement *gets through* when a line holds four in five of its
words in order, a larger share of them than of the right one's, and no such line is composed without any statement.
With ``--seed`` other choices are made among the ways to falsify a statement; with ``--further`` the kinds are those of
``benchmarks.falsified_further``. Annotations without statements are left
out; of right statements those marked optional are not counted.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.falsified import KINDS, Falsify, Right, falsified
from benchmarks.falsified_further import FURTHER
from benchmarks.notes import Gold, body_of, summary_of, words
from summarizer.brief import build_brief, render_markdown
from summarizer.models.summary import Position
from summarizer.models.verified import VerifiedSummary
from summarizer.reading.read import read_document
from summarizer.text.sentences import sentence_spans

#: No sentence: what stands in its place is composed.
_NONE = "None"
#: Share of a statement's words that a line has to hold in order.
_HELD = 0.8
#: Sentences on either side of the cited ones from which a wrong word is taken.
_NEAR = 3
_PERSON = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr|President|Minister|Ambassador|Senator|Secretary)\.? )([A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
_PLACE = re.compile(r"\b(?:in|from|to|at) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
#: Months, weekdays, peoples and offices stand behind such words as well.
_NO_PLACE = re.compile(
    r"(?:ians?|ans|ese|ish|day|ary|ber|[A-Z]{2,})$|^(?:March|April|May|June|July|August|Mr|Mrs|Ms|Dr|The|Minister"
    r"|President|Secretary|Senator|Ambassador|Prime)\b"
)


@dataclass(frozen=True)
class Document:
    """An annotated document: its summary, its text, and its sentences."""

    gold: Gold
    summary: VerifiedSummary
    text: str
    sentences: tuple[str, ...]
    persons: tuple[str, ...]
    places: tuple[str, ...]

    def lines(self, statements: Sequence[str]) -> list[list[str]]:
        """Return the lines of the note, as words, that is made with some statements in the place of the right ones."""
        positions = [
            one.model_copy(update={"statement": statement})
            for one, statement in zip(self.summary.positions, statements, strict=True)
        ]
        changed = self.summary.model_copy(update={"positions": tuple(positions)})
        texts = {self.summary.document.source: self.text}
        note = body_of(render_markdown(build_brief([changed], sources=texts), texts))
        return [words(line) for line in note.splitlines() if line.startswith("- ")]

    def right(self, position: Position) -> Right:
        """Return a right statement with what the document offers for a wrong one."""
        quoted = [" ".join((q.text or "").split()) for q in position.quotes]
        at = [
            n for n, s in enumerate(self.sentences) if any(q and (q in s or s in q) for q in quoted)
        ]
        cited = " ".join((*quoted, *(self.sentences[n] for n in at)))
        return self.offering(position.statement, position.holder, cited, at)

    def offering(self, statement: str, holder: str, cited: str, at: Sequence[int]) -> Right:
        """Return a right sentence with what the document offers for a wrong one; ``at`` are the sentences behind it."""
        near = {k for n in at for k in range(n - _NEAR, n + _NEAR + 1)} - set(at)
        return Right(
            statement,
            holder,
            cited,
            self.sentences,
            [self.sentences[n] for n in sorted(near) if 0 <= n < len(self.sentences)],
            self.persons,
            self.places,
        )


def read(gold: Gold, folder: Path) -> Document:
    """Return an annotation with its document."""
    summary = summary_of(gold, folder)
    text = read_document(Path(summary.document.source)).text
    sentences = tuple(" ".join(text[s:e].split()) for s, e, _ in sentence_spans(text, 0, None))
    named = (found for s in sentences for found in _PERSON.findall(s))
    persons = dict.fromkeys((*(p.holder for p in summary.positions if p.holder.istitle()), *named))
    found = dict.fromkeys(name for s in sentences for name in _PLACE.findall(s))
    places = (name for name in found if not _NO_PLACE.search(name) and name not in persons)
    return Document(gold, summary, text, sentences, tuple(persons), tuple(places))


def main() -> None:
    """Print, for right statements and each kind of wrong ones, how many stand in the notes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--further", action="store_true", help="other kinds of wrong statements")
    parser.add_argument(
        "--show", help="print what falls (right) or gets through (a kind, or wrong)"
    )
    asked = parser.parse_args()
    kinds = FURTHER if asked.further else KINDS
    given: Counter[str] = Counter()
    stand: Counter[str] = Counter()
    for folder, documents in zip(asked.folders[::2], asked.folders[1::2], strict=True):
        for document in documents_of(folder, documents):
            _count(document, asked.seed, kinds, given, stand, asked.show or "")
    report(kinds, given, stand)


def documents_of(folder: Path, documents: Path) -> Iterable[Document]:
    """Yield the annotated documents of a folder that have statements."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold.get("positions") and "statement" in gold["positions"][0]:
            yield read(gold, documents)


def _count(
    document: Document,
    seed: int,
    kinds: Mapping[str, Falsify],
    given: Counter[str],
    stand: Counter[str],
    show: str,
) -> None:
    right = [p.statement for p in document.summary.positions]
    demanded = [not item.get("optional") for item in document.gold["positions"]]
    lines = document.lines(right)
    for statement, wanted in zip(right, demanded, strict=True):
        if wanted:
            given["right"] += 1
            stands = any(held(statement, line) >= _HELD for line in lines)
            stand["right"] += stands
            if show == "right" and not stands:
                print(f"  falls: {statement}")
    offered = [document.right(p) for p in document.summary.positions]
    composed = set(map(tuple, document.lines([_NONE] * len(right))))
    for kind, change in kinds.items():
        rng = random.Random(f"{seed} {kind} {document.gold['document']['file']}")
        wrong = [falsified(one, change, rng) for one in offered]
        if any(wrong):
            made = document.lines([w or r for w, r in zip(wrong, right, strict=True)])
            lines = [line for line in made if tuple(line) not in composed]
        for statement, was in zip(wrong, right, strict=True):
            if statement:
                given[kind] += 1
                through = any(_gets_through(statement, was, line) for line in lines)
                stand[kind] += through
                if through and show in (kind, "wrong"):
                    print(f"  {kind}: {statement}\n     right: {was}")


def held(statement: str, line: Sequence[str]) -> float:
    """Return the share of a statement's words that a line holds in order."""
    from rapidfuzz.distance import LCSseq

    wanted = words(statement)
    return LCSseq.similarity(wanted, line) / max(1, len(wanted))


def _gets_through(wrong: str, right: str, line: Sequence[str]) -> bool:
    share = held(wrong, line)
    return share >= _HELD and share > held(right, line)


def report(kinds: Iterable[str], given: Counter[str], stand: Counter[str]) -> None:
    """Print a line of figures for the right statements, for each kind of wrong ones, and for all of these."""
    for kind in ("right", *kinds):
        print(f"{kind}: {stand[kind]} of {given[kind]} ({share_of(stand[kind], given[kind])})")
    wrong, through = sum(given[kind] for kind in kinds), sum(stand[kind] for kind in kinds)
    print(f"all wrong: {through} of {wrong} ({share_of(through, wrong)})")


def share_of(part: int, whole: int) -> str:
    """Return a share in per cent."""
    return f"{100 * part / whole:.1f}%" if whole else "-"


if __name__ == "__main__":
    main()

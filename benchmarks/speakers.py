"""Does the speaker check know who said what? Texts with annotated attributions, true and wrong speakers.

::

    python -m benchmarks.speakers ATTRIBUTIONS.jsonl [--positions GOLD_DIR TEXTS_DIR]..

A line of the first file holds ``file``, ``text`` and ``attributions``: ``source_and_cue`` and ``content_head``,
each with ``text``, ``start`` and ``end`` in code points. Of these count the ones with a verb of saying or thinking
whose source is a name, an office or a body; a pronoun's person is not annotated. ``--positions`` takes annotated
positions (``holder``, ``quotes``) as they lie in a folder of JSON files, each beside a text.
For each true speaker every other actor of the text is tried as well: none of them should be accepted.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __name__ == "__main__" and __package__ is None:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

#: Wrong speakers tried for each attribution.
OTHERS = 12
_SELF = re.compile(r"\b(?:I|we|you|We|You)\b")
_SAYING = re.compile(
    r"\b(?:say|says|said|tell|tells|told|claim|accord|add|stat|announc|report|explain|not|argu|comment|observ|think"
    r"|thought|believ|warn|ask|deni|found|estimat|suggest|indicat|remark|declar|reveal|confirm|conclu|insist|stress"
    r"|wrote|writes)"
)

_FRONTED = re.compile(r"(?:In|On|At|After|Before|During)\b[^,]*,\s")


@dataclass
class Score:
    """Sums over attributions."""

    true: int = 0
    found: int = 0
    wrong: int = 0
    accepted: int = 0

    def line(self, name: str) -> str:
        """Return a row of the table."""
        right = f"{self.found}/{self.true} ({self.found / max(1, self.true):.1%})"
        false = f"{self.accepted}/{self.wrong} ({self.accepted / max(1, self.wrong):.1%})"
        return f"| {name} | {right} | {false} |"


def attributed(path: Path, show: bool) -> Score:
    """Score the attributions of a file of texts."""
    from summarizer.models.document import SourceDocument
    from summarizer.names.actors import same_actor
    from summarizer.quotes.speakers import SpeakerIndex
    from summarizer.text.prepare import prepare

    score = Score()
    for line in path.read_text(encoding="utf-8").splitlines():
        document: dict[str, Any] = json.loads(line)
        index = SpeakerIndex(prepare(SourceDocument(source="", text=document["text"])))
        cast = index.cast
        for one in document["attributions"]:
            source, content = one["source_and_cue"], one["content_head"]
            if _SELF.search(source["text"]) or not _SAYING.search(source["text"]):
                continue
            mentions = list(cast.between(source["start"], source["end"]))
            mentions = [
                m for m in mentions if cast.actors[m.actor].kind.value != "paper"
            ] or mentions
            if not mentions:
                continue
            span = (content["start"], content["end"])
            names = [cast.actors[m.actor].name for m in mentions]
            others = [
                a.name
                for a in cast.actors
                if a.kind.value in ("person", "organisation", "country")
                and not any(same_actor(a.name, name) for name in names)
            ]
            holder = cast.actors[_source(source, mentions, cast).actor].name
            _add(score, index, span, (holder, None), others[:OTHERS], show)
    return score


def _source(told: dict[str, Any], mentions: list[Any], cast: Any) -> Any:
    """Return who speaks: the person named, else the first name, not counting "In an interview with A, B said"."""
    fronted = _FRONTED.match(told["text"])
    begin = told["start"] + (fronted.end() if fronted else 0)
    behind = [m for m in mentions if m.start >= begin] or mentions
    persons = [m for m in behind if cast.actors[m.actor].kind.value == "person"]
    return (persons or behind)[0]


def positions(gold: Path, texts: Path, show: bool) -> Score:
    """Score the holders of annotated positions at the places of their quotes."""
    from summarizer.quotes.speakers import SpeakerIndex
    from summarizer.reading.documents import read_document
    from summarizer.text.prepare import prepare

    score = Score()
    for path in sorted(gold.glob("*.json")):
        annotated: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        prepared = prepare(read_document(texts / annotated["document"]["file"]))
        index = SpeakerIndex(prepared)
        for one, quote in _held(annotated):
            start = prepared.text.find(quote)
            if start < 0:
                continue
            names = _accepted(one)
            others = [
                other["holder"]
                for other in annotated["positions"]
                if not names & _accepted(other) and " and " not in other["holder"]
            ]
            span = (start, start + len(quote))
            holder = (one["holder"], one.get("on_behalf_of"))
            _add(score, index, span, holder, sorted(set(others)), show)
    return score


def _held(annotated: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    for one in annotated["positions"]:
        for quote in one["quotes"]:
            yield one, quote


def _accepted(position: dict[str, Any]) -> set[str]:
    names = [
        position["holder"],
        position.get("on_behalf_of"),
        *position.get("alternatives", ()),
    ]
    return {name for name in names if name}


def _add(
    score: Score,
    index: Any,
    span: tuple[int, int],
    holder: tuple[str, str | None],
    others: list[str],
    show: bool,
) -> None:
    found = index.check(span, *holder).value != "not_found"
    score.true += 1
    score.found += found
    if show and not found:
        print("  missed:", holder[0], span, [(a.holder, a.cue) for a in index.covering(span)])
    for other in others:
        accepted = index.check(span, other).value != "not_found"
        score.wrong += 1
        score.accepted += accepted
        if show and accepted:
            print("  accepted:", other, "for", holder[0], span)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("attributions", type=Path)
    parser.add_argument("--positions", nargs=2, type=Path, action="append", default=[])
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    print("| texts | true speaker named or resolved | wrong speaker accepted |\n|---|---|---|")
    print(
        attributed(options.attributions, options.show).line(options.attributions.stem), flush=True
    )
    for gold, texts in options.positions:
        print(positions(gold, texts, options.show).line(f"positions of {gold.name}"), flush=True)


if __name__ == "__main__":
    main()

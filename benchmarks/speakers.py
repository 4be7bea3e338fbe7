"""Does the speaker check know who said what? Texts with annotated speakers, true and wrong ones.

::

    python -m benchmarks.speakers [--positions GOLD_DIR TEXTS_DIR].. [--polnear FILE.jsonl] [--gum FILE.jsonl] [--show]

``--positions``: annotated positions (``holder``, ``quotes``, ``alternatives``) as they lie in a folder of JSON files,
each naming its text in ``document.file``. For each quote its holder should be found, and every other holder of the
same document whose own quotes do not overlap it should not. ``--voice``: the check is told ``document.voice``, as by
a model that read the document; without it, nothing.

``--polnear``: lines with ``text`` and ``attributions``, each with ``source`` and ``content`` as lists of [start, end].
Sources with a name in at most eight words count; the longest piece of a content, of four words or more, is the quote.
Other sources of the article whose contents do not cover the quote are the wrong speakers. ``--part held-out`` takes
every third article (the first, the fourth ..), ``--part tuned`` the others.

``--gum``: lines with ``text`` and ``attributions``, each with ``source_and_cue`` and ``content_head`` (``text``,
``start``, ``end``). Those with a verb of saying or thinking count; the wrong speakers are other actors of the text.

All offsets are code points. A speaker is *told as other* where the check names somebody else for the words: of a right
speaker that is a false mark on a line. ``alternatives`` are other names of a holder; *by any accepted name* counts a
quote as found where one of them is.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

if __name__ == "__main__" and __package__ is None:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

#: Wrong speakers tried for each attribution of a text in which all actors count.
OTHERS = 12
#: One of so many articles is held out, from the first on.
EVERY = 3
_LONGEST_SOURCE = 8
_FEWEST_WORDS = 4
_SELF = re.compile(r"\b(?:I|we|you|We|You)\b")
_SAYING = re.compile(
    r"\b(?:say|says|said|tell|tells|told|claim|accord|add|stat|announc|report|explain|not|argu|comment|observ|think"
    r"|thought|believ|warn|ask|deni|found|estimat|suggest|indicat|remark|declar|reveal|confirm|conclu|insist|stress"
    r"|wrote|writes)"
)
_FRONTED = re.compile(r"(?:In|On|At|After|Before|During)\b[^,]*,\s")
_NO_NAME = frozenset(
    "i he she it they we you who the a an this that these those his her its their our my some one many "
    "several most both all another no nobody mr mrs ms dr".split()
)

#: Outcomes of the check by which words are the speaker's.
FOUND = frozenset(("named", "resolved"))

Span = tuple[int, int]


@dataclass
class Score:
    """Sums over annotated quotes."""

    true: int = 0
    found: int = 0
    #: The same where every name the annotation accepts for a holder is asked for, and the best answer counts.
    found_by_any: int = 0
    #: True speakers told as somebody else's words, under every accepted name: a false mark.
    marked: int = 0
    wrong: int = 0
    accepted: int = 0
    other: int = 0

    def row(self, name: str) -> str:
        """Return a row of the table."""
        cells = (
            _part(self.found, self.true),
            _part(self.found_by_any, self.true),
            _part(self.marked, self.true),
            _part(self.accepted, self.wrong),
            _part(self.other, self.wrong),
        )
        return f"| {name} | {' | '.join(cells)} |"


def _part(some: int, total: int) -> str:
    return f"{some}/{total} ({some / max(1, total):.1%})"


@dataclass(frozen=True)
class Asked:
    """A quote with its true speaker and some wrong ones."""

    span: Span
    holder: str
    on_behalf_of: str | None
    wrong: tuple[str, ...]
    #: Other names that the annotation accepts for the holder.
    also: tuple[str, ...] = ()
    #: Who issues the document, as whoever read it says.
    voice: tuple[str, ...] = ()


def told(index: Any, one: Asked, name: str, on_behalf_of: str | None = None) -> str:
    """Return what the check says of a name, with the voice where the annotation's are asked for."""
    value: str = index.check(one.span, name, on_behalf_of).value
    if value == "not_found" and one.voice:
        issued = index.voice(one.span, one.voice, name, on_behalf_of)
        return "resolved" if issued else value
    return value


def scored(index: Any, asked: Iterable[Asked], score: Score, show: bool) -> None:
    """Ask for every true and wrong speaker of some quotes of one text."""
    for one in asked:
        own = told(index, one, one.holder, one.on_behalf_of)
        named = [own, *(told(index, one, n, one.on_behalf_of) for n in one.also)]
        score.true += 1
        score.found += own in FOUND
        score.found_by_any += not FOUND.isdisjoint(named)
        score.marked += set(named) == {"other"}
        if show and own not in FOUND:
            print(f"  missed ({' '.join(named)}): {one.holder!r} at {one.span}")
        for name in one.wrong:
            value = told(index, one, name)
            score.wrong += 1
            score.accepted += value in FOUND
            score.other += value == "other"
            if show and value in FOUND:
                print(f"  accepted ({value}): {name!r} for {one.holder!r} at {one.span}")


# --- annotated positions -----------------------------------------------------------------------------


def positions(gold: Path, texts: Path, show: bool = False, voice: bool = False) -> Score:
    """Score the holders of annotated positions at the places of their quotes."""
    score = Score()
    for name, index, asked in asked_of(gold, texts, voice=voice):
        if show:
            print(name, index.attributed.prepared.document.kind)
        scored(index, asked, score, show)
    return score


def asked_of(gold: Path, texts: Path, *, voice: bool) -> Iterator[tuple[str, Any, list[Asked]]]:
    """Yield the name of each annotated text, who says what in it, and what is asked; ``voice``: with its issuers."""
    from summarizer.quotes.speakers import SpeakerIndex
    from summarizer.reading.documents import read_document
    from summarizer.text.prepare import prepare

    for path in sorted(gold.glob("*.json")):
        annotated: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if not annotated.get("positions"):
            continue
        prepared = prepare(read_document(texts / _text_of(annotated, path, texts)))
        asked = list(_of_positions(annotated["positions"], prepared.text))
        issuers = tuple(annotated.get("document", {}).get("voice") or ()) if voice else ()
        yield path.stem, SpeakerIndex(prepared), [replace(one, voice=issuers) for one in asked]


def _text_of(annotated: dict[str, Any], path: Path, texts: Path) -> str:
    named = annotated.get("document", {}).get("file")
    return named or next(p.name for p in sorted(texts.glob(f"{path.stem}.*")))


def _of_positions(listed: list[dict[str, Any]], text: str) -> Iterator[Asked]:
    placed = [(one, [s for quote in one["quotes"] if (s := _place(text, quote))]) for one in listed]
    for one, spans in placed:
        for span in spans:
            yield Asked(
                span,
                one["holder"],
                one.get("on_behalf_of"),
                _wrong_holders(one, span, placed),
                tuple(one.get("alternatives", ())),
            )


def _place(text: str, quote: Any) -> Span | None:
    """Return where a quote stands, its white space aside."""
    words = str(quote["text"] if isinstance(quote, dict) else quote).split()
    found = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return found.span() if found else None


def _wrong_holders(
    own: dict[str, Any], span: Span, placed: list[tuple[dict[str, Any], list[Span]]]
) -> tuple[str, ...]:
    names = _accepted(own)
    overlapping = [_accepted(one) for one, spans in placed if any(_meet(s, span) for s in spans)]
    right = names.union(*overlapping)
    wrong = {one["holder"] for one, _ in placed if not right & _accepted(one)}
    return tuple(sorted(name for name in wrong if not any(name in n or n in name for n in right)))


def _accepted(position: dict[str, Any]) -> set[str]:
    joint = position.get("holders") or position["holder"].split(" and ")
    named = [position["holder"], position.get("on_behalf_of")]
    return {name for name in (*named, *position.get("alternatives", ()), *joint) if name}


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


# --- PolNeAR ---------------------------------------------------------------------------------------


def polnear(path: Path, part: str, show: bool = False) -> Score:
    """Score the named sources of news articles."""
    from summarizer.quotes.speakers import SpeakerIndex

    score = Score()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if part != "all" and (number % EVERY == 0) != (part == "held-out"):
            continue
        article: dict[str, Any] = json.loads(line)
        if show:
            print(number, article["file"])
        index = SpeakerIndex(article["text"])
        scored(index, _of_article(article), score, show)
    return score


def _of_article(article: dict[str, Any]) -> Iterator[Asked]:
    text, listed = article["text"], article["attributions"]
    sources = [_joined(text, one["source"]) for one in listed]
    for one, source in zip(listed, sources, strict=True):
        span = max(one["content"], key=lambda s: s[1] - s[0], default=None)
        if span is None or not _named(source):
            continue
        if len(text[span[0] : span[1]].split()) < _FEWEST_WORDS:
            continue
        covering = {
            name
            for other, name in zip(listed, sources, strict=True)
            if any(_meet((s[0], s[1]), (span[0], span[1])) for s in other["content"])
        }
        wrong = {
            name for name in sources if _named(name) and not any(_alike(name, c) for c in covering)
        }
        yield Asked((span[0], span[1]), source, None, tuple(sorted(wrong)))


def _joined(text: str, spans: list[list[int]]) -> str:
    return " ".join(" ".join(text[a:b].split()) for a, b in sorted(spans))


def _named(source: str) -> bool:
    return 0 < len(source.split()) <= _LONGEST_SOURCE and bool(_name_words(source))


def _name_words(source: str) -> set[str]:
    words = re.findall(r"[^\W\d_][\w’'-]*", source)
    return {re.sub(r"['’]s?$", "", w) for w in words if w[0].isupper()} - {
        w for w in words if w.lower().removesuffix("’s").removesuffix("'s") in _NO_NAME
    }


def _alike(one: str, other: str) -> bool:
    """Whether two sources share a name: "Trump" and "Donald Trump" are no wrong speakers of each other."""
    return bool(_name_words(one) & _name_words(other))


# --- GUM -------------------------------------------------------------------------------------------


def gum(path: Path, show: bool = False) -> Score:
    """Score attributions of which source, cue and the head of the content are annotated."""
    from summarizer.quotes.speakers import SpeakerIndex

    score = Score()
    for line in path.read_text(encoding="utf-8").splitlines():
        document: dict[str, Any] = json.loads(line)
        if show:
            print(document["file"])
        index = SpeakerIndex(document["text"])
        scored(index, _of_gum(document["attributions"], index.cast), score, show)
    return score


def _of_gum(listed: list[dict[str, Any]], cast: Any) -> Iterator[Asked]:
    from summarizer.names.actors import same_actor

    for one in listed:
        source, content = one["source_and_cue"], one["content_head"]
        if _SELF.search(source["text"]) or not _SAYING.search(source["text"]):
            continue
        mentions = list(cast.between(source["start"], source["end"]))
        mentions = [m for m in mentions if cast.actors[m.actor].kind.value != "paper"] or mentions
        if not mentions:
            continue
        names = [cast.actors[m.actor].name for m in mentions]
        others = [
            a.name
            for a in cast.actors
            if a.kind.value in ("person", "organisation", "country")
            and not any(same_actor(a.name, name) for name in names)
        ]
        holder = cast.actors[_source(source, mentions, cast).actor].name
        yield Asked((content["start"], content["end"]), holder, None, tuple(others[:OTHERS]))


def _source(told: dict[str, Any], mentions: list[Any], cast: Any) -> Any:
    """Return who speaks: the person named, else the first name, not counting "In an interview with A, B said"."""
    fronted = _FRONTED.match(told["text"])
    begin = told["start"] + (fronted.end() if fronted else 0)
    behind = [m for m in mentions if m.start >= begin] or mentions
    persons = [m for m in behind if cast.actors[m.actor].kind.value == "person"]
    return (persons or behind)[0]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--positions", nargs=2, type=Path, action="append", default=[])
    parser.add_argument("--voice", action="store_true", help="tell the check who issues a document")
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--part", choices=("held-out", "tuned", "all"), default="held-out")
    parser.add_argument("--gum", type=Path)
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    rows: list[tuple[str, Score]] = []
    for gold, texts in options.positions:
        rows.append(
            (f"positions of {gold.name}", positions(gold, texts, options.show, options.voice))
        )
    if options.polnear:
        score = polnear(options.polnear, options.part, options.show)
        rows.append((f"{options.polnear.stem}, {options.part}", score))
    if options.gum:
        rows.append((options.gum.stem, gum(options.gum, options.show)))
    print(
        "| texts | right speaker found | by any accepted name | right told as other | wrong accepted "
        "| wrong told as other |"
    )
    print("|---|---|---|---|---|---|")
    for name, score in rows:
        print(score.row(name), flush=True)


if __name__ == "__main__":
    main()

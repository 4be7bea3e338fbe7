"""Honest and falsified quotes made from any folder of texts, and the error rates of the verdicts on them.

::

    python -m benchmarks.quote_cases FOLDER.. [--per-kind 300] [--seed 1] [--split all|dev|held] [--show 5]

Honest quotes carry the span they were taken from; falsified ones the word that was changed and the classes
its change may be given. The lists here are the generator's own and share nothing with the package.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__" and __package__ is None:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBER_WORDS = (
    "two three four five six seven eight nine ten twenty thirty fifty hundred thousand million "
    "billion first second third"
).split()
MODALS = "will would can could may might must should shall".split()
NAMES = "Brandt Okafor Lindqvist Tanaka Portugal Bolivia Nairobi Oslo Ferreira Kowalski".split()
NEGATION = re.compile(
    r"\b(?:not|no|never|none|nor|neither|nobody|nothing|cannot|without|\w+n['’]t|refuse[sd]?|reject(?:s|ed)?|den(?:y|ie[sd])|fail(?:s|ed)?)\b",
    re.IGNORECASE,
)
ANTONYMS: dict[str, str] = {}
for _pair in (
    "support oppose,supports opposes,supported opposed,increase decrease,increased decreased,accept reject,"
    "accepted rejected,agree disagree,agreed disagreed,peace war,strong weak,success failure,welcomed condemned,"
    "positive negative,before after,more less,start end,allies enemies,growth decline,strengthen weaken,"
    "strengthening weakening,open closed,continue stop,continued stopped,good bad,new old,high low,"
    "include exclude,including excluding,many few,win lose,long short,domestic foreign,public private"
).split(","):
    _one, _other = _pair.split()
    ANTONYMS[_one], ANTONYMS[_other] = _other, _one

_GLYPHS = {
    "'": "’",
    "’": "'",
    '"': "”",
    "“": '"',
    "”": '"',
    "-": "‐",
    "—": "-",
    "–": "-",
    "…": "...",
}
_LIGATURES = {"ffi": "ﬃ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
_SENTENCE = re.compile(
    r"(?<![^\s])[^\s.!?][^\n.!?]*(?:(?:\n|[.](?=\d))[^\n.!?]+)*[.!?](?=[\s\"”’)]|$)"
)

_SURE_END = re.compile(r"\w{4}[.!?][\"”’)]*\s|\n\s*\n|\n---")


@dataclass(frozen=True)
class Case:
    """A quote and what is known of it. ``start`` and ``end`` are code points of the text."""

    kind: str
    honest: bool
    quote: str
    start: int = 0
    end: int = 0
    #: The word as it was written into the quote (or taken out of it) and its possible classes.
    word: str = ""
    classes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A text and its sentences, given as spans."""

    name: str
    text: str
    sentences: tuple[tuple[int, int], ...]


def fold(text: str) -> str:
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text)).casefold().strip()


def read_texts(folders: list[Path]) -> Iterator[Text]:
    """Yield the texts of files, folders and JSON lines with a ``text``."""
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if path.suffix in (".txt", ".md"):
                yield split(path.name, path.read_text(encoding="utf-8", errors="replace"))
            elif path.suffix == ".jsonl":
                for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
                    if text := json.loads(line).get("text"):
                        yield split(f"{path.name}:{number}", text)


def split(name: str, text: str) -> Text:
    spans = [m.span() for m in _SENTENCE.finditer(text)]
    return Text(name, text, tuple((a, b) for a, b in spans if 40 <= b - a <= 400))


def held_out(name: str) -> bool:
    """Whether a text belongs to the half that nothing was tuned on."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


Maker = Callable[[Text, random.Random], Case | None]


def _sentence(text: Text, rng: random.Random) -> tuple[int, int, str]:
    start, end = rng.choice(text.sentences)
    return start, end, text.text[start:end]


def _honest(kind: str, change: Callable[[str, random.Random], str]) -> Maker:
    def make(text: Text, rng: random.Random) -> Case | None:
        start, end, passage = _sentence(text, rng)
        quote = change(passage, rng)
        return Case(kind, True, quote, start, end) if quote != passage or kind == "exact" else None

    return make


def _soften(passage: str, rng: random.Random) -> str:
    return re.sub(
        r"(\w{3})(\w{3,})",
        lambda m: m[1] + (rng.choice("\u00ad\u200b") if rng.random() < 0.4 else "") + m[2],
        passage,
    )


def _breaks(passage: str, rng: random.Random) -> str:
    spaces = [" ", "\n", "  ", "\t", "\r\n", "\u00a0"]
    return re.sub(r"\s+", lambda _: rng.choice(spaces), passage)


def _ligatures(passage: str, _: random.Random) -> str:
    for plain, ligature in _LIGATURES.items():
        passage = passage.replace(plain, ligature)
    return passage


def _nfd(passage: str, _: random.Random) -> str:
    return unicodedata.normalize("NFD", passage).replace(" ", "\u00a0")


def _glyphs(passage: str, _: random.Random) -> str:
    return "".join(_GLYPHS.get(char, char) for char in passage)


def _first_letter(passage: str, _: random.Random) -> str:
    return passage[0].swapcase() + passage[1:]


def _end(passage: str, rng: random.Random) -> str:
    if passage[-1] != ".":
        return passage
    return passage[:-1] + rng.choice(["", ",", ",”", '."'])


def _fragment(text: Text, rng: random.Random) -> Case | None:
    start, _, passage = _sentence(text, rng)
    words = list(re.finditer(r"\S+", passage))
    if len(words) < 8:
        return None
    first = rng.randrange(len(words) - 5)
    last = min(len(words) - 1, first + rng.randrange(4, 12))
    begin, stop = words[first].start(), words[last].end()
    return Case("fragment", True, passage[begin:stop], start + begin, start + stop)


def _cut(text: Text, rng: random.Random, *, negated: bool) -> tuple[int, str, str, str] | None:
    """Return a sentence parted into head, gap and tail."""
    start, _, passage = _sentence(text, rng)
    words = list(re.finditer(r"\S+", passage))
    if len(words) < 12 or re.search(r"[^a-z,]\n|\n[A-Z]", passage):
        return None
    first = rng.randrange(3, len(words) - 7)
    last = rng.randrange(first + 3, min(first + 12, len(words) - 3))
    head, gap, tail = (
        passage[: words[first].start()].rstrip(), passage[words[first].start() : words[last].start()],
        passage[words[last].start() :],
    )  # fmt: skip
    return (start, head, gap, tail) if bool(NEGATION.search(gap)) == negated else None


def _elided(kind: str, marks: tuple[str, ...]) -> Maker:
    def make(text: Text, rng: random.Random) -> Case | None:
        cut = _cut(text, rng, negated=False)
        if cut is None:
            return None
        start, head, _, tail = cut
        end = text.text.index(tail, start + len(head)) + len(tail)
        return Case(kind, True, f"{head}{rng.choice(marks)}{tail}", start, end)

    return make


def _bracket(text: Text, rng: random.Random) -> Case | None:
    start, end, passage = _sentence(text, rng)
    found = re.search(r"\b(?:he|she|they|his|their|it)\b", passage)
    if not found or found.start() == 0 or found.end() + 12 > len(passage):
        return None
    added = rng.choice(["[the minister]", "[the two sides]", "[Kowalski]"])
    return Case(
        "bracket", True, passage[: found.start()] + added + passage[found.end() :], start, end
    )


def _swap(
    kind: str, pattern: str, other: Callable[[str, random.Random], str], classes: tuple[str, ...]
) -> Maker:
    compiled = re.compile(pattern)

    def make(text: Text, rng: random.Random) -> Case | None:
        _, _, passage = _sentence(text, rng)
        found = list(compiled.finditer(passage))
        if not found:
            return None
        hit = rng.choice(found)
        new = other(hit.group(), rng)
        return Case(
            kind,
            False,
            passage[: hit.start()] + new + passage[hit.end() :],
            word=new or hit.group(),
            classes=classes,
        )

    return make


def _other_of(words: list[str]) -> Callable[[str, random.Random], str]:
    def other(word: str, rng: random.Random) -> str:
        new = rng.choice([w for w in words if w.lower() != word.lower()])
        return new.capitalize() if word[0].isupper() else new

    return other


def _digits(number: str, rng: random.Random) -> str:
    at = rng.choice([i for i, char in enumerate(number) if char.isdigit()])
    return number[:at] + rng.choice([d for d in "123456789" if d != number[at]]) + number[at + 1 :]


def _insert_not(text: Text, rng: random.Random) -> Case | None:
    _, _, passage = _sentence(text, rng)
    found = list(
        re.finditer(
            r"\b(?:is|are|was|were|will|would|has|have|had|can|could|must|should|to)\b", passage
        )
    )
    if not found:
        return None
    hit = rng.choice(found)
    word = rng.choice(["not", "never"])
    quote = f"{passage[: hit.end()]} {word}{passage[hit.end() :]}"
    return Case("inserted_negation", False, quote, word=word, classes=("negation",))


def _remove_not(text: Text, rng: random.Random) -> Case | None:
    _, _, passage = _sentence(text, rng)
    found = list(re.finditer(r"\s(?:not|no|never)(?=\s)", passage))
    if not found:
        return None
    hit = rng.choice(found)
    quote = passage[: hit.start()] + passage[hit.end() :]
    return Case("removed_negation", False, quote, word=hit.group().strip(), classes=("negation",))


def _contraction(text: Text, rng: random.Random) -> Case | None:
    _, _, passage = _sentence(text, rng)
    found = re.search(r"\b(\w+)(?:n['’]t|(?<=can)not)\b", passage)
    if not found:
        return None
    word = {"ca": "can", "wo": "will"}.get(found[1], found[1])
    quote = passage[: found.start()] + word + passage[found.end() :]
    return Case("contraction", False, quote, word=word, classes=("negation",))


def _swallowed(kind: str, mark: str) -> Maker:
    def make(text: Text, rng: random.Random) -> Case | None:
        cut = _cut(text, rng, negated=True)
        return Case(kind, False, f"{cut[1]}{mark}{cut[3]}") if cut else None

    return make


def _stitched(kind: str, mark: str) -> Maker:
    def make(text: Text, rng: random.Random) -> Case | None:
        _, end, one = _sentence(text, rng)
        start, _, other = _sentence(text, rng)
        if abs(start - end) < 2 or one == other or start < end:
            return None
        if not _SURE_END.search(text.text, max(0, end - 6), start + 1):
            return None  # "Mr. Lund": no sentence ends there
        head, tail = one.split(), other.split()
        quote = " ".join(head[: len(head) // 2]) + mark + " ".join(tail[len(tail) // 2 :])
        return Case(kind, False, quote)

    return make


def _dropped(text: Text, rng: random.Random) -> Case | None:
    _, _, passage = _sentence(text, rng)
    words = list(re.finditer(r"(?<=\s)\w+\s(?=\w)", passage))
    if not words:
        return None
    hit = rng.choice(words)
    quote = passage[: hit.start()] + passage[hit.end() :]
    return Case("dropped_word", False, quote, word=hit.group().strip(), classes=())


MAKERS: dict[str, Maker] = {
    "exact": _honest("exact", lambda passage, _: passage),
    "glyphs": _honest("glyphs", _glyphs),
    "line_breaks": _honest("line_breaks", _breaks),
    "nfd_nbsp": _honest("nfd_nbsp", _nfd),
    "soft_hyphens": _honest("soft_hyphens", _soften),
    "ligatures": _honest("ligatures", _ligatures),
    "first_letter": _honest("first_letter", _first_letter),
    "end_punctuation": _honest("end_punctuation", _end),
    "fragment": _fragment,
    "elided_marked": _elided("elided_marked", (" ... ", "… ", " [...] ", " (…) ")),
    "elided_unmarked": _elided("elided_unmarked", (" ",)),
    "bracket": _bracket,
    "inserted_negation": _insert_not,
    "removed_negation": _remove_not,
    "contraction": _contraction,
    "number": _swap("number", r"\b\d[\d,.]*\b", _digits, ("number", "date")),
    "number_word": _swap(
        "number_word", rf"\b(?:{'|'.join(NUMBER_WORDS)})\b", _other_of(NUMBER_WORDS), ("number",)
    ),
    "month": _swap("month", rf"\b(?:{'|'.join(MONTHS)})\b", _other_of(MONTHS), ("date",)),
    "weekday": _swap("weekday", rf"\b(?:{'|'.join(WEEKDAYS)})\b", _other_of(WEEKDAYS), ("date",)),
    "name": _swap(
        "name",
        r"(?<=[a-z,] )(?!(?:I|President|Prime|Minister|Secretary|The|January|February|March|April|May|June|July|August"
        r"|September|October|November|December|\w+day)\b)[A-Z][a-z]{3,}\b(?! [A-Z])",
        lambda _, rng: rng.choice(NAMES),
        ("name",),
    ),
    "modal": _swap("modal", rf"\b(?:{'|'.join(MODALS)})\b", _other_of(MODALS), ("modal",)),
    "antonym": _swap(
        "antonym", rf"\b(?:{'|'.join(ANTONYMS)})\b", lambda w, _: ANTONYMS[w], ("other",)
    ),
    "swallowed_marked": _swallowed("swallowed_marked", " ... "),
    "swallowed_unmarked": _swallowed("swallowed_unmarked", " "),
    "stitched_marked": _stitched("stitched_marked", " ... "),
    "stitched_unmarked": _stitched("stitched_unmarked", " "),
    "dropped_word": _dropped,
}


def make_cases(texts: list[Text], per_kind: int, seed: int) -> Iterator[tuple[Text, Case]]:
    """Yield about ``per_kind`` quotes of each kind. A falsified one never stands in its text."""
    usable = [text for text in texts if len(text.sentences) >= 4]
    folded = {text.name: fold(text.text) for text in usable}
    for kind, maker in MAKERS.items():
        rng = random.Random(f"{seed} {kind}")
        made = 0
        for _ in range(per_kind * 150):
            text = rng.choice(usable)
            case = maker(text, rng)
            if case is None or (not case.honest and fold(case.quote) in folded[text.name]):
                continue
            yield text, case
            made += 1
            if made == per_kind:
                break
    rng = random.Random(f"{seed} foreign")
    for _ in range(per_kind):
        text, other = rng.choice(usable), rng.choice(usable)
        _, _, passage = _sentence(other, rng)
        if fold(passage) not in folded[text.name]:
            yield text, Case("other_document", False, passage)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--per-kind", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--split", choices=("all", "dev", "held"), default="all")
    parser.add_argument("--show", type=int, default=0, help="errors shown per kind")
    options = parser.parse_args()
    texts = [
        t
        for t in read_texts(options.folders)
        if options.split == "all" or held_out(t.name) == (options.split == "held")
    ]
    print(f"{len(texts)} texts, split {options.split}, seed {options.seed}")
    report(make_cases(texts, options.per_kind, options.seed), options.show)


def report(cases: Iterator[tuple[Text, Case]], show: int) -> None:
    """Print error rates per kind."""
    from summarizer.quotes.check import QuoteIndex

    indexes: dict[str, QuoteIndex] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text, case in cases:
        if text.name not in indexes:
            indexes[text.name] = QuoteIndex(text.text)
        index = indexes[text.name]
        check = index.check(case.quote, within=[(case.start, case.end)] if case.honest else ())
        count = counts[case.kind]
        count["all"] += 1
        if case.honest:
            right = check.verdict.verified and check.start is not None and check.end is not None
            right = right and abs(check.start - case.start) <= 3 and abs(check.end - case.end) <= 3  # type: ignore[operator]
            bad = not right
        else:
            bad = check.verdict.verified
            named = [c for c in check.changes if case.word and case.word in (c.given, c.source)]
            near = [c for c in check.changes if case.word and case.word in f"{c.given} {c.source}"]
            count["named"] += bool(named or near)
            count["class"] += any(c.kind.value in case.classes for c in named or near)
            if (
                show > 10
                and case.classes
                and not any(c.kind.value in case.classes for c in named or near)
            ):
                print(
                    "  CLASS",
                    case.kind,
                    repr(case.quote[:300]),
                    case.word,
                    [(c.given, c.source, c.kind.value) for c in check.changes],
                )
        count["bad"] += bad
        count[check.verdict.value] += 1
        if bad and count["bad"] <= show:
            print(
                f"  {case.kind}: {case.quote!r}\n    {check.verdict.value} {check.note}\n    {check.text!r}"
            )
            print("   ", [(c.given, c.source, c.kind.value) for c in check.changes][:12])
    print(f"{'kind':20} {'n':>5} {'bad':>5} {'named':>7} {'class':>7}  verdicts")
    for kind, count in counts.items():
        total = count["all"]
        verdicts = {
            v: count[v] for v in ("exact", "normalised", "elided", "drift", "absent") if count[v]
        }
        named = (
            f"{count['named'] / total:7.1%} {count['class'] / total:7.1%}"
            if count["named"]
            else " " * 15
        )
        print(f"{kind:20} {total:5} {count['bad']:5} {named}  {verdicts}")


if __name__ == "__main__":
    main()

"""Passages that are written for a language model, not for a reader. Found and reported, never removed.

What protects a result is elsewhere: the program numbers the sentences, cuts the quotes and checks them, whatever a
model was talked into. This only tells a reader that somebody tried. Every test is linear in the length of the text.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from summarizer.models.document import PreparedText
from summarizer.text.markers import INVISIBLE, has_role_mark
from summarizer.words.lists import suspicious_lists

#: Whether a passage is odd in one way: by its text, and the text folded.
_Test = Callable[[str, str], bool]
#: Code points of a text that is looked over as a whole before each of its passages is.
_LOOKED_OVER = 150_000
#: As many passages are listed; the rest is counted.
MOST_LISTED = 20
_LONGEST_EXCERPT = 90
_REACH = 60
_LONGEST_DECODED = 4_000
_SAME_SENTENCE = 12
_SAME_WORD = 60

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
# Single ones are typing habits, joiners spell Persian and family emoji, marks of direction go with Arabic and Hebrew.
_HIDDEN = re.compile(
    "[\u202d\u202e]|[\U000e0001-\U000e007f]{2}|[\U000e0100-\U000e01ef]{2}"
    "|[\u200b-\u200d\u2060-\u2064\ufeff]{4}|(?:[A-Za-z][\u200b-\u200d\u2060\ufeff]){3}"
)
# The flags of England, Scotland and Wales are spelt in tags.
_FLAG = re.compile("\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f")
_BASE64 = re.compile(r"(?<![\w+/=-])[A-Za-z0-9+/]{40,}={0,2}(?![\w+/])")
_HEXADECIMAL = re.compile(r"(?<!\w)(?:[0-9A-Fa-f]{2}[ :]?){40,}(?!\w)")
_NUMBERED = re.compile(r"\s*[\[［【〔]\s*\d{1,6}\s*[\]］】〕]\s*(?=\S)")
_TEMPLATE = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\{%[^{}\n]{1,80}%\}|\$\{[^{}\n]{1,80}\}|\{\w{0,20}(?:\.__|!r\}|\[_)|\{#[^{}\n]{1,80}#\}"
)
_MARKUP = re.compile(
    r"<!--(?=[^<>]{0,400}?\w\s+\w+\s+\w+\s+\w)|<script\b|javascript:|\bon(?:error|load|click|mouseover)\s*=\s*|<iframe\b"
    r"|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![\d.])|<[a-z]{1,10}\s+hidden\b|data:text/html",
    re.IGNORECASE,
)
# An image is fetched without a click; in a link the query is what gives it away.
_LINK = re.compile(
    r"!\[[^\[\]\n]{0,200}\]\(\s*https?://[^\s()]{1,300}[?][^\s()]{1,300}"
    r"|\]\(\s*(?:file|javascript|data|ftp|smb):"
    r"|https?://[^\s()]{1,200}[?&](?:data|q|text|summary|leak|secret|prompt|key|d|exfil)=[{<\[$%]"
    r"|(?<![\w/])file:///?\w",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A passage and what is odd about it. Offsets in code points of the document's text."""

    start: int
    end: int
    #: One of the names under ``[reasons]`` of ``words/suspicious.toml``.
    kind: str
    #: The passage's beginning on one line, with invisible characters spelt out.
    excerpt: str

    @property
    def reason(self) -> str:
        """What is odd, as the end of a sentence."""
        return suspicious_lists().reasons[self.kind]


def suspicious_passages(prepared: PreparedText) -> tuple[Suspicion, ...]:
    """Return the passages of a document that look like attempts to steer a model, in order; boilerplate included.

    Neighbouring sentences of one kind are one passage.
    """
    text = prepared.text
    found: list[Suspicion] = []
    for start, end, kind in _odd_spans(prepared):
        last = found[-1] if found else None
        if last and last.kind == kind and not text[last.end : start].strip():
            found[-1] = Suspicion(last.start, end, kind, last.excerpt)
        else:
            found.append(Suspicion(start, end, kind, _excerpt(text, start, end)))
    return tuple(found)


def _odd_spans(prepared: PreparedText) -> Iterator[tuple[int, int, str]]:
    begin = prepared.document.body_start
    front = prepared.text[:begin]
    tests = _possible_tests(prepared.text)
    if front and (_settings().search(front) or _kind_of(front, tests)):
        yield 0, len(front.rstrip()), "settings" if _settings().search(front) else "instruction"
    seen: dict[str, int] = {}
    for sentence in prepared.sentences:
        kind = _kind_of(sentence.text, tests)
        if kind is None:
            key = " ".join(sentence.text.split())
            seen[key] = seen.get(key, 0) + 1
            # Reported once, where it begins to be odd.
            kind = "repetition" if seen[key] == _SAME_SENTENCE and len(key) > 40 else None
        if kind is not None:
            yield sentence.start, sentence.end, kind


def _possible_tests(text: str) -> Mapping[str, _Test]:
    """Return the tests that a passage of a text can fail: nearly all texts have no phrase of those made of phrases."""
    if len(text) > _LOOKED_OVER:
        return _TESTS
    whole = fold(text)
    ordered = _phrases("instruction").may_be_within(whole) or any(
        objects.may_be_within(whole) for objects, _ in _orders()
    )
    ruled_out = {
        "instruction": not ordered,
        "answer": not _phrases("answer").may_be_within(whole),
    }
    return {kind: test for kind, test in _TESTS.items() if not ruled_out.get(kind)}


def _kind_of(text: str, tests: Mapping[str, _Test]) -> str | None:
    """Return the first kind of oddity in a passage; ``None`` in nearly all."""
    if _INVISIBLE.search(text) and _HIDDEN.search(_FLAG.sub("", text)):
        return "hidden"
    folded = fold(text)
    return next((kind for kind, test in tests.items() if test(text, folded)), None)


def fold(text: str) -> str:
    """Return text in lower case, in common widths, without invisible characters, with single blanks."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return " ".join(text.casefold().split())


def _is_order(_text: str, folded: str) -> bool:
    if _phrases("instruction").within(folded + " "):
        return True
    return any(objects.within(folded) and whole.search(folded) for objects, whole in _orders())


def _is_answer(_text: str, folded: str) -> bool:
    return _phrases("answer").within(folded + " ")


def _is_role(text: str, folded: str) -> bool:
    if has_role_mark(text):
        return True
    # Struck-out words of a transcript have both tags; a template's end of turn has one.
    return _phrases("role").within(folded) or ("</s>" in folded and "<s>" not in folded)


def _is_number(text: str, _folded: str) -> bool:
    return any(_NUMBERED.match(line) for line in _INVISIBLE.sub("", text).splitlines())


def _is_frame(_text: str, folded: str) -> bool:
    return bool(_keys().search(folded))


def _is_encoded(text: str, _folded: str) -> bool:
    """Whether a passage holds a long run that decodes to text; a hash or a picture does not."""
    return any(
        _reads_as_text(_decoded(run.group()[:_LONGEST_DECODED])) for run in _BASE64.finditer(text)
    ) or any(_reads_as_text(_from_hexadecimal(run.group())) for run in _HEXADECIMAL.finditer(text))


def _is_template(text: str, _folded: str) -> bool:
    return "{" in text and bool(_TEMPLATE.search(text))


def _is_markup(text: str, _folded: str) -> bool:
    return any(sign in text for sign in "<=:") and bool(_MARKUP.search(text))


def _is_link(text: str, folded: str) -> bool:
    return any(sign in folded for sign in ("](", "://")) and bool(_LINK.search(text))


def _is_repetition(text: str, _folded: str) -> bool:
    """Whether one word follows itself, or two take turns, more often than anybody writes."""
    words = text.split()
    run = 0
    for place in range(2, len(words)):
        run = run + 1 if words[place] == words[place - 2] else 0
        if run >= _SAME_WORD and any(c.isalpha() for c in words[place]):
            return True
    return False


# The order decides what a passage is called that is odd in several ways.
_TESTS: dict[str, _Test] = {
    "role": _is_role,
    "number": _is_number,
    "instruction": _is_order,
    "answer": _is_answer,
    "frame": _is_frame,
    "template": _is_template,
    "markup": _is_markup,
    "link": _is_link,
    "encoded": _is_encoded,
    "repetition": _is_repetition,
}


def _decoded(run: str) -> bytes:
    # Cut to whole groups of four, what the expression finds is always well-formed, padded or not.
    return base64.b64decode(run[: len(run) // 4 * 4])


def _from_hexadecimal(run: str) -> bytes:
    digits = re.sub(r"[ :]", "", run[:_LONGEST_DECODED])
    return bytes.fromhex(digits[: len(digits) // 2 * 2])


def _reads_as_text(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    wanted = sum(1 for c in text if c.isalpha() or c in " .,:;'\"!?-{}[]\n")
    return len(text) >= 20 and wanted >= 0.9 * len(text) and " " in text


def _excerpt(text: str, start: int, end: int) -> str:
    beginning = " ".join(text[start : min(end, start + 4 * _LONGEST_EXCERPT)].split())
    shown = "".join(
        f"<U+{ord(c):04X}>" if _INVISIBLE.match(c) or not c.isprintable() else c
        for c in beginning[:_LONGEST_EXCERPT]
    )
    return shown[:_LONGEST_EXCERPT] + ("…" if end - start > _LONGEST_EXCERPT else "")


class _Phrases:
    """Phrases that are looked for one by one: far faster than one expression of all of them."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(map(_fold_phrase, phrases))
        #: The same without blanks at their ends, which a passage has where it ends.
        self._bare = tuple(phrase.strip() for phrase in self.phrases)

    def may_be_within(self, whole: str) -> bool:
        """Whether a passage of a folded text can have one of the phrases."""
        return any(map(whole.__contains__, self._bare))

    def within(self, folded: str) -> bool:
        """Whether one of the phrases is there; one of letters begins where a word begins, in scripts with spaces."""
        there = filter(folded.__contains__, self.phrases)
        return any(_begins(phrase, folded) for phrase in there)


def _begins(phrase: str, folded: str) -> bool:
    if not phrase[0].isalpha() or phrase >= "\u2e80":
        return True
    at = folded.find(phrase)
    while at > 0 and folded[at - 1].isalnum():
        at = folded.find(phrase, at + 1)
    return at >= 0


@cache
def _phrases(name: str) -> _Phrases:
    return _Phrases(getattr(suspicious_lists(), name).phrases)


@cache
def _orders() -> tuple[tuple[_Phrases, re.Pattern[str]], ...]:
    """Return, for each language, what orders are about, and the expression that finds a whole one."""
    return tuple(
        (
            _Phrases(one.objects),
            re.compile(f"(?:{_any_of(one.verbs)}).{{0,{_REACH}}}?(?:{_any_of(one.objects)})"),
        )
        for one in suspicious_lists().order
    )


@cache
def _keys() -> re.Pattern[str]:
    names = "|".join(map(re.escape, suspicious_lists().frame.keys))
    return re.compile(rf"[\"'“”](?:{names})[\"'“”]\s?:")


@cache
def _settings() -> re.Pattern[str]:
    names = "|".join(map(re.escape, suspicious_lists().settings.keys))
    return re.compile(rf"^[ \t]*[\"']?(?:{names})[\"']?[ \t]*:", re.IGNORECASE | re.MULTILINE)


def _any_of(phrases: Iterable[str]) -> str:
    folded = map(_fold_phrase, phrases)
    return "|".join((r"\b" if one < "\u2e80" else "") + re.escape(one) for one in folded)


def _fold_phrase(phrase: str) -> str:
    return unicodedata.normalize("NFKC", phrase).casefold()

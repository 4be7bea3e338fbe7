"""Attributions in languages without a grammar of their own here: a cue word and the name beside it.

The word lists hold whole forms (``words/cues_ru.toml`` and so on). A cue belongs to the nearest name before it in the
sentence, else to the nearest behind it; its content is the rest of the sentence, or the quotation beside it.
Where a language has no list, nothing is found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.attribution.cues import CueKind, Strength
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.summary import Stance
from summarizer.words.cue_lists import foreign_cues

_WORD = re.compile(r"[^\W\d_][\w'\u2019-]{0,60}")
_PARTICLES = frozenset("de la von van der bin al el du di da del".split())
_CJK = frozenset(("zh", "ja"))
_CASELESS = frozenset(("ar", "he", "fa"))
_STANCES = {
    CueKind.AFFIRMS: Stance.AFFIRMS,
    CueKind.SUPPORTS: Stance.SUPPORTS,
    CueKind.OPPOSES: Stance.OPPOSES,
    CueKind.DEMANDS: Stance.DEMANDS,
    CueKind.PROPOSES: Stance.PROPOSES,
    CueKind.CRITICISES: Stance.CRITICISES,
    CueKind.DENIES: Stance.DENIES,
    CueKind.CONCERNED: Stance.CONCERNED,
    CueKind.WARNS: Stance.OPPOSES,
    CueKind.PROMISES: Stance.AFFIRMS,
}


@dataclass(frozen=True, slots=True)
class Simple:
    """A cue in a sentence with the name beside it (empty where there is none)."""

    sentence: Sentence
    start: int
    end: int
    cue: str
    kind: CueKind
    name: str

    @property
    def strength(self) -> Strength:
        """Weak for verbs of saying, none for talk about topics, else strong."""
        if self.kind is CueKind.DISCUSSES:
            return Strength.NONE
        return Strength.WEAK if self.kind is CueKind.SAYS else Strength.STRONG

    @property
    def stance(self) -> Stance | None:
        """The attitude of the cue, where it has one."""
        return _STANCES.get(self.kind)


@cache
def _cues(language: str) -> tuple[re.Pattern[str] | None, dict[str, CueKind]]:
    lists = foreign_cues(language)
    kinds = {form: CueKind(kind) for kind, forms in lists.forms.items() for form in forms}
    if not kinds:
        return None, {}
    kinds |= dict.fromkeys(lists.sources.phrases, CueKind.SAYS)
    longest = sorted(kinds, key=len, reverse=True)
    joined = "|".join(re.escape(form) for form in longest)
    return re.compile(
        joined if language in _CJK else rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE
    ), kinds


def simple_attributions(prepared: PreparedText, language: str) -> list[Simple]:
    """Return the cues of a document, each with the nearest name. Linear in its length."""
    pattern, kinds = _cues(language)
    found: list[Simple] = []
    for sentence in prepared.account if pattern is not None else ():
        names = [] if language in _CJK | _CASELESS else _names(sentence.text, language)
        for count, cue in enumerate(pattern.finditer(sentence.text) if pattern else ()):
            if count >= 20:
                break
            kind = kinds[cue.group().lower()]
            name = _beside(sentence.text, names, cue, language)
            found.append(Simple(sentence, sentence.start, sentence.end, cue.group(), kind, name))
    return found


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    text: str


def _is_capitalised(word: str, skip: frozenset[str]) -> bool:
    return word[0].isupper() and word.lower() not in skip


def _is_joined(text: str, reach: int, at: int) -> bool:
    """Whether nothing but spaces stands between where a name has come to, if one is open, and a word."""
    return reach >= 0 and not text[reach:at].strip(" \u00a0")


def _names(text: str, language: str) -> list[_Name]:
    """Return runs of capitalised words (name particles between them let through)."""
    skip = frozenset(foreign_cues(language).skip.words)
    found: list[_Name] = []
    start = end = reach = -1
    for word in _WORD.finditer(text):
        capital = _is_capitalised(word.group(), skip)
        joined = _is_joined(text, reach, word.start())
        if capital and joined:
            end = reach = word.end()
        elif capital:
            if start >= 0:
                found.append(_Name(start, end, text[start:end]))
            start, end = word.span()
            reach = end
        elif joined and word.group() in _PARTICLES:
            reach = word.end()
        elif start >= 0:
            found.append(_Name(start, end, text[start:end]))
            start = reach = -1
    if start >= 0:
        found.append(_Name(start, end, text[start:end]))
    return found


def _beside(text: str, names: list[_Name], cue: re.Match[str], language: str) -> str:
    """Return the name beside a cue, "" where there is none; where names are not written apart, the words there."""
    if language in _CJK:  # the subject stands before the verb, behind the last mark
        passage = text[max(0, cue.start() - 24) : cue.start()]
        return re.split(r"[\uff0c\u3002\u3001\uff1b\uff1a\uff01\uff1f\s\u201c\u201d]", passage)[-1]
    if language in _CASELESS:  # the verb stands first
        return " ".join(re.findall(r"[^\W\d_]+", text[cue.end() : cue.end() + 80])[:4])
    before = [n.text for n in names if 0 <= cue.start() - n.end <= _REACH_BEFORE][-1:]
    behind = [n.text for n in names if 0 <= n.start - cue.end() <= _REACH_BEHIND][:1]
    before_cue = text[max(0, cue.start() - _REACH_MARKS) : cue.start()].rstrip(" \u00a0—–-")
    quoted = before_cue.endswith(_ENDS_OF_SPEECH)
    nearest = [*behind, *before] if quoted else [*before, *behind]
    return next(iter(nearest), "")


#: Letters between a cue and a name before or behind it.
_REACH_BEFORE, _REACH_BEHIND = 60, 40
#: Letters before a cue in which the mark is that ends a speech: "», — заявила Холм".
_REACH_MARKS = 5
_ENDS_OF_SPEECH = (",", "\u00bb", '"', "\u201d", "\u201c")

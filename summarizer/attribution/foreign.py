"""Attributions in languages without a grammar of their own here: a cue word and the name beside it.

The word lists hold whole forms (``words/cues_ru.toml`` and so on). A cue belongs to the nearest name before it in the
sentence, else to the nearest behind it; its content is the rest of the sentence. Where several people say something in
one sentence, it is parted at its commas: what stands before "said Kos" is his, else what stands behind his verb.
Where a language has no list, nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from summarizer.attribution.cues import CueKind, Strength
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.summary import Stance
from summarizer.words.cue_lists import foreign_cues
from summarizer.words.negation import negated

_WORD = re.compile(r"[^\W\d_][\w'\u2019-]{0,60}")
_PARTICLES = frozenset("de la von van der bin al el du di da del".split())
#: What opens a clause behind a verb and its name: "zei Kos dat ..".
_THAT = re.compile(r"\s*,?\s*(?:dat|dass|daß|que|qu|che|что|що|że|att|at)\b", re.IGNORECASE)
#: A clause of a few words behind ", sagte Kos": it is what he says, where no quotation ends before the verb.
_CLAUSE_BEHIND = re.compile(r"\s*,(?:\s+[^\s,]+){3,}")
#: Languages in which a negation stands behind the verb, and letters between the two.
_NEGATED_BEHIND, _REACH_NEGATION = frozenset(("de", "nl", "sv", "da", "no")), 14
#: Languages that write every noun with a capital.
_NOUNS_IN_CAPITALS = frozenset(("de", "lb"))
#: Cues of a sentence that are looked at, and where a clause of it may end.
_MOST_CUES = 20
_BORDER = re.compile(r"[,;]|\s[—–-]\s")
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
    known = _surnames(prepared, language) if language in _NOUNS_IN_CAPITALS and pattern else None
    for sentence in prepared.account if pattern is not None else ():
        every = islice(pattern.finditer(sentence.text), _MOST_CUES) if pattern else ()
        cues = [cue for cue in every if not _is_negated(sentence.text, cue, language)]
        apart = language not in _CJK | _CASELESS
        names = _names(sentence.text, language) if apart else []
        names = names if known is None else [n for n in names if n.text.split()[-1] in known]
        told = [_beside(sentence.text, names, cue) if apart else None for cue in cues]
        parts = _parts(sentence.text, cues, told)
        for cue, name, (start, end) in zip(cues, told, parts, strict=True):
            written = name.text if name else "" if apart else _words_beside(sentence, cue, language)
            at = sentence.start
            kind = kinds[cue.group().lower()]
            found.append(Simple(sentence, at + start, at + end, cue.group(), kind, written))
    return found


def _is_negated(text: str, cue: re.Match[str], language: str) -> bool:
    """Whether a negation stands right before a verb ("no dijo"), or right behind it ("sagte nicht")."""
    before = re.search(r"([^\W\d_]+)\s+$", text[: cue.start()][-_REACH_NEGATION:])
    behind = re.match(r"\s+([^\W\d_]+)", text[cue.end() : cue.end() + _REACH_NEGATION])
    word = behind if language in _NEGATED_BEHIND else before
    own = foreign_cues(language).negations.words
    return word is not None and (word[1].lower() in own or negated(word[1], language))


def _surnames(prepared: PreparedText, language: str) -> frozenset[str]:
    """Return the last words of names of several words: where nouns have capitals, one word alone is a noun or these."""
    every = (name.text.split() for s in prepared.account for name in _names(s.text, language))
    return frozenset(words[-1] for words in every if len(words) > 1)


def _parts(
    text: str, cues: Sequence[re.Match[str]], names: Sequence[_Name | None]
) -> list[tuple[int, int]]:
    """Return how far what each cue tells reaches: the whole sentence, or a part each where several people speak."""
    whole = (0, len(text))
    if len({name.text if name else "" for name in names}) < 2 or None in names:
        return [whole] * len(cues)
    groups = [
        _group(text, cue, name) for cue, name in zip(cues, names, strict=True) if name is not None
    ]
    borders = [m.start() for m in _BORDER.finditer(text)]
    made: list[tuple[int, int]] = []
    begin = 0
    for place, (first, last, inverted) in enumerate(groups):
        behind = inverted and text[:first].rstrip(" \u00a0—–-").endswith(_ENDS_OF_SPEECH)
        following = groups[place + 1] if place + 1 < len(groups) else None
        end = last if behind else _reach(text, borders, last, following)
        made.append((begin, end))
        begin = end
    return made


def _group(text: str, cue: re.Match[str], name: _Name) -> tuple[int, int, bool]:
    """Return where a verb and its name begin and end, and whether what is told stands before them: ".., said Kos"."""
    first, last = min(cue.start(), name.start), max(cue.end(), name.end)
    told = _THAT.match(text, last) or (
        text[:first].rstrip().endswith(",") and _CLAUSE_BEHIND.match(text, last)
    )
    return first, last, cue.start() < name.start and not told


def _reach(
    text: str, borders: Sequence[int], last: int, following: tuple[int, int, bool] | None
) -> int:
    """Return where what somebody says behind a verb ends: before the next one's clause, or before their words."""
    if following is None:
        return len(text)
    first, _, inverted = following
    within = [at for at in borders if last <= at < first]
    if inverted:  # "A sagte, dass .., „..“, sagte B": B's words stand between
        return next((at for at in within if text[last:at].strip(" \u00a0")), last)
    return within[-1] if within else first


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


def _words_beside(sentence: Sentence, cue: re.Match[str], language: str) -> str:
    """Return the words beside a cue where names are not written apart."""
    text = sentence.text
    if language in _CJK:  # the subject stands before the verb, behind the last mark
        passage = text[max(0, cue.start() - 24) : cue.start()]
        return re.split(r"[\uff0c\u3002\u3001\uff1b\uff1a\uff01\uff1f\s\u201c\u201d]", passage)[-1]
    # the verb stands first
    return " ".join(re.findall(r"[^\W\d_]+", text[cue.end() : cue.end() + 80])[:4])


def _beside(text: str, names: list[_Name], cue: re.Match[str]) -> _Name | None:
    """Return the name beside a cue, ``None`` where there is none."""
    before = [n for n in names if 0 <= cue.start() - n.end <= _REACH_BEFORE][-1:]
    behind = [n for n in names if 0 <= n.start - cue.end() <= _REACH_BEHIND][:1]
    before_cue = text[max(0, cue.start() - _REACH_MARKS) : cue.start()].rstrip(" \u00a0—–-")
    quoted = before_cue.endswith(_ENDS_OF_SPEECH)
    nearest = [*behind, *before] if quoted else [*before, *behind]
    return next(iter(nearest), None)


#: Letters between a cue and a name before or behind it.
_REACH_BEFORE, _REACH_BEHIND = 60, 40
#: Letters before a cue in which the mark is that ends a speech: "», — заявила Холм".
_REACH_MARKS = 5
_ENDS_OF_SPEECH = (",", "\u00bb", '"', "\u201d", "\u201c")

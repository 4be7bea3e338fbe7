"""How a statement says that something is said: no more, and nothing else, than its evidence bears out.

"Said that" may be told as "noted that", not as "admitted that" or "promised that", unless a word of the evidence says
as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarizer.attribution.cues import Cue, CueKind, cue_lexicon
from summarizer.brief.borne_out.steps import alike, plainly
from summarizer.words.alike import base
from summarizer.words.content import stem
from summarizer.words.negation import denies, negated, unsure

_WORD = re.compile(r"[^\W\d_]+|[.,;:]")
#: Verbs that only say that a thing is said, however strongly: tellers put one for another.
_PLAIN = frozenset(
    "say tell state add note write comment remark mention explain continue reply respond answer announce declare"
    " indicate observe report speak describe suggest stress emphasise emphasize underscore underline highlight affirm"
    " assert maintain argue contend believe think hold find conclude claim insist convey reflect clarify inform assess"
    " elaborate confirm".split()
)
_PLAIN_PHRASES = frozenset(
    ("point out", "make clear", "make it clear", "make plain", "make known", "be clear", "put it")
)
#: Verbs that turn what is said, or how it is felt: no other one bears them out.
_TURNING = frozenset("doubt regret deny".split())
_TURNED = frozenset(map(base, _TURNING))
_DOUBT = base("doubt")
_REGRETS = re.compile(
    r"\b(?:sorry|regret\w*|unfortunate\w*|disappoint\w*|lament\w*|deplor\w*|sad\w*|apolog\w*|incomprehension)\b",
    re.IGNORECASE,
)
#: What tells of a thing as settled, what says that it is, and what only wishes for it.
_DECIDED = frozenset(("announce", "unveil"))
_SETTLED = re.compile(r"\b(?:announc|declar|unveil|launch|will|decid|approv)\w*", re.IGNORECASE)
_WISHES = frozenset((CueKind.PROPOSES, CueKind.DEMANDS, CueKind.ASKS, CueKind.SUPPORTS))
#: What a plain verb does not say by itself.
_ATTITUDES = frozenset(
    (
        CueKind.SUPPORTS,
        CueKind.OPPOSES,
        CueKind.CRITICISES,
        CueKind.DENIES,
        CueKind.DEMANDS,
        CueKind.PROMISES,
    )
)
#: Words that bear an attitude out without its verb.
_BORNE = {
    CueKind.DEMANDS: (
        "should must ought need needs needed have_to has_to had_to let_us let's please want wants would_like"
        " imperative"
    ),
    CueKind.PROPOSES: "should could let_us let's would_like ready will going_to plan plans idea ideas",
    CueKind.PROMISES: (
        "I_will we_will they_will he_will she_will I_shall we_shall we_would they_would he_would she_would ready"
        " willing determined intends intend"
    ),
    CueKind.WARNS: "risk risks danger dangers dangerous threat threatens consequences not never otherwise if",
    CueKind.CONCERNED: (
        "concern concerns worried worry worries afraid risk risks danger dangers doubt doubts not_sure not_certain"
    ),
    CueKind.CRITICISES: "sorry unfortunate unfortunately disappointing failed failure unacceptable wrong",
    CueKind.OPPOSES: "not never no against cannot unacceptable nor",
    CueKind.SUPPORTS: (
        "support supports supportive glad pleased happy good agree agreed right grateful thanks in_favour in_favor"
        " positive yes delighted excellent great"
    ),
    CueKind.ASKS: "whether question questions why how what",
}
_MARKS = {
    kind: re.compile(rf"\b(?:{'|'.join(words.split()).replace('_', ' ')})\b", re.IGNORECASE)
    for kind, words in _BORNE.items()
}


#: "Promised that the plan is good": what is promised lies ahead.
_PROMISED = re.compile(
    r"\b(?:promis|pledg|vow)(?:e[ds]|s|ing|ed) that (?P<what>[^.;]+)", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|could|can|wo|going to|to be|to)\b|['’](?:ll|d)\b", re.IGNORECASE
)
_DENIED_KNOWING = re.compile(r"\bden(?:y|ies|ied) knowing\b", re.IGNORECASE)
#: What says that a thing is certain, and what bears that out.
_KNOWS = re.compile(r"\b(?:know|knows|knew|certain|sure) that\b", re.IGNORECASE)
_KNOWN = re.compile(r"\b(?:know|knows|knew|known|knowledge|certain|sure|doubt)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(plainly(text)))


@lru_cache(maxsize=4096)
def _kinds(text: str) -> frozenset[CueKind]:
    """Return the sorts of acts that the verbs of a text report."""
    words = _words(text)
    found = (cue_lexicon().at(words, i) for i in range(len(words)))
    return frozenset(cue.kind for cue in found if cue is not None)


def is_plain(cue: Cue) -> bool:
    """Whether a verb only says that a thing is said."""
    lemma = cue.phrase.split()[0]
    return cue.phrase in _PLAIN_PHRASES or (lemma in _PLAIN and not cue.carrier)


def said_otherwise(statement: str, whole: str) -> bool:
    """Whether a statement has somebody promise, admit or deny what its evidence has them say."""
    if _KNOWS.search(statement) and not _KNOWN.search(whole):
        return True
    if _DENIED_KNOWING.search(statement) and not _KNOWN.search(whole):
        return True
    if any(_promises_nothing(found["what"]) for found in _PROMISED.finditer(statement)):
        return True
    return any(not bears_out(word, cue, whole) for word, cue in _thatted(statement))


def _promises_nothing(what: str) -> bool:
    """Whether what is promised does not lie ahead."""
    return _AHEAD.search(what) is None


def _thatted(statement: str) -> Iterator[tuple[str, Cue]]:
    """Yield the verbs that have a "that" behind them, and are more than plain."""
    words = _words(statement)
    for i, word in enumerate(words):
        cue = cue_lexicon().at(words, i)
        if cue is not None and not is_plain(cue) and "that" in words[i + 1 : i + cue.length + 2]:
            yield word, cue


def bears_out(word: str, cue: Cue, whole: str) -> bool:
    """Whether evidence bears out a verb that is more than plain: it has that, or words that say as much."""
    same = _is_one if base(word) in _TURNED else alike
    if any(same(word, other) for other in _words(whole)):
        return True
    if base(word) in _TURNED:
        return unsure(whole) if base(word) == _DOUBT else _is_felt(cue, whole)
    if (
        cue.kind is not CueKind.SAYS
        and cue.kind is not CueKind.AFFIRMS
        and cue.kind in _kinds(whole)
    ):
        return True
    mark = _MARKS.get(cue.kind)
    return mark is not None and mark.search(whole) is not None


def _is_one(word: str, other: str) -> bool:
    """Whether two words are forms of one: a question is no doubt."""
    return base(word) == base(other)


def settles_a_wish(cue: Cue, whole: str) -> bool:
    """Whether a verb tells as settled what evidence only asks for, proposes or supports."""
    if cue.phrase.split()[0] not in _DECIDED or _SETTLED.search(whole):
        return False
    words = _words(whole)
    told = (cue_lexicon().at(words, i) for i, word in enumerate(words) if _is_past(word))
    return any(other is not None and other.kind in _WISHES for other in told)


def _is_felt(cue: Cue, whole: str) -> bool:
    """Whether evidence says of itself that it regrets or denies."""
    if cue.kind is CueKind.DENIES:
        return negated(whole) or denies(whole)
    return _REGRETS.search(whole) is not None


def tells_otherwise(mine: Sequence[str], theirs: Sequence[str], *, that: bool) -> bool:
    """Whether of verbs of saying in one place none says what one on the other side does.

    ``that`` is whether what is said stands behind: there a plain verb may stand for most others, as its words tell the
    attitude; "noted the pause" is not "welcomed the pause".
    """
    here, there = (list(filter(None, map(_cue_of, side))) for side in (mine, theirs))
    if not (here and there):
        return False
    same = any(alike(a, b) for a, _ in here for b, _ in there)
    return not (same or any(_may_stand_for(a, b, that=that) for _, a in here for _, b in there))


def _cue_of(word: str) -> tuple[str, Cue] | None:
    """Return a verb of saying in the past; "table" and "talks" are things as well."""
    cue = cue_lexicon().at((word,), 0)
    return (word, cue) if cue is not None and _is_past(word) else None


def _is_past(word: str) -> bool:
    return word.endswith("ed") or base(word) != stem(word)


def _may_stand_for(one: Cue, other: Cue, *, that: bool) -> bool:
    if one.kind is other.kind and one.kind is not CueKind.SAYS:
        return True
    turned = (CueKind.DENIES, CueKind.OPPOSES) if that else _ATTITUDES
    if one.phrase.split()[0] in _DECIDED and other.kind in _WISHES:
        return False
    return is_plain(one) and other.kind not in turned

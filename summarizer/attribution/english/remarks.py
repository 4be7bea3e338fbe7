"""What is told of a speaker between two parts of a speech: "said the minister, who did not take questions,"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.attribution.english.verbs import VerbKind, source_words
from summarizer.words.tokens import Token, tokens

#: Begin a remark without a comma as well: "said an official who declined to be named,".
_RELATIVE = frozenset(("who", "whom", "whose"))
#: So do these, behind the verb or a name: "Tan said without looking up,".
_BESIDE = frozenset(("without", "despite"))
#: Begin what is no remark but takes something back of the speech, or is part of it: "she said, not now,".
_NEGATIONS = frozenset("not never no nor neither none hardly barely n't".split())
_OPENS = frozenset((",", "(", "—", "–"))
_AUXILIARIES = frozenset(
    "is are was were be been being has have had do does did would will could can should may might must am".split()
)
#: Between a remark and the verb behind it: "the envoy, never a patient man, finally said,".
_ADVERBS = 2


def remarks_on_speaker(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the remarks on the speaker between two quotations.

    The passage has to hold who speaks and a verb of saying; a remark stands between the two, or behind the verb.
    """
    words = tokens(text, start, end)
    says = [k for k, word in enumerate(words) if _says(word)]
    for verb in says:
        before = _before_verb(words, verb)
        if before is not None:
            yield words[before[0]].start, words[before[1]].start
        modified = _modified(words, verb)
        if modified is not None:
            yield words[modified].start, words[verb].start
    behind = range(says[0] + 1, len(words) - 1) if says else ()
    first = next((k for k in behind if _opens_remark(words, k)), None)
    if first is not None:
        yield words[first].start, end


def _modified(words: Sequence[Token], verb: int) -> int | None:
    """Return where a participle with its negation follows who speaks: "a person not allowed to talk said"."""
    negated = (k for k in range(2, verb - 1) if words[k].lower in ("not", "never"))
    return next((k for k in negated if _is_participle(words, k)), None)


def _is_participle(words: Sequence[Token], negation: int) -> bool:
    """Whether a negated participle stands behind a noun and belongs to it: no auxiliary makes a sentence of it."""
    before, behind = words[negation - 1].lower, words[negation + 1].lower
    return (
        before not in _AUXILIARIES and before.isalpha() and behind.endswith(("ed", "ing", "known"))
    )


def _before_verb(words: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """Return where a remark between commas stands, directly before a verb: first word, and closing mark."""
    ends = next((k for k in range(verb - 1, 1, -1) if words[k].text in (",", ")")), 0)
    opens = next((k for k in range(1, ends) if words[k].text in _OPENS), ends)
    # "Tan, never, said" negates what is said.
    least = 2 if words[min(opens + 1, ends)].lower in _NEGATIONS else 1
    close = verb - ends <= _ADVERBS + 1
    return (opens + 1, ends) if close and ends - opens - 1 >= least else None


def _opens_remark(words: Sequence[Token], place: int) -> bool:
    """Whether a remark on a speaker begins at a place behind the verb."""
    word = words[place].lower
    if word in _RELATIVE or word in _BESIDE:
        return True
    if word in ("not", "never") and words[place - 1].text not in _OPENS:
        return _is_participle(words, place)
    if words[place - 1].text not in _OPENS:
        return False
    return word not in _NEGATIONS or words[place + 1].lower.endswith("ing")


def _says(word: Token) -> bool:
    words = source_words()
    return any(words.kinds.get(lemma) is VerbKind.SAYS for lemma in words.forms.get(word.lower, ()))

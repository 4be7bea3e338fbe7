"""What is told of a speaker between two parts of a speech: "said the minister, who did not take questions,"."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.attribution.english.verbs import VerbKind, source_words
from summarizer.words.tokens import Token, tokens

#: What such a remark begins with, beside a participle. "but", "though" and "only" would take something back.
_OPENERS = frozenset(
    "which when as because after before while without on in at a an the his her speaking asked".split()
)
#: Begin one without a comma as well: "said an official who declined to be named,".
_RELATIVE = frozenset(("who", "whose"))


def remark_on_speaker(text: str, start: int, end: int) -> int | None:
    """Return where, between two quotations, the remark on the speaker begins; ``None`` where there is none.

    The passage has to begin with who speaks and a verb of saying; the remark follows between commas.
    """
    words = tokens(text, start, end)
    says = next((k for k, word in enumerate(words) if _says(word)), len(words))
    behind = range(says + 1, len(words) - 1)
    first = next((k for k in behind if words[k].lower in _RELATIVE), None)
    if first is None:
        first = _behind_comma(words, behind)
    return words[first].start if first is not None else None


def _behind_comma(words: Sequence[Token], behind: range) -> int | None:
    """Return where a remark begins behind the first comma of a stretch."""
    comma = next((k for k in behind if words[k].text == ","), None)
    return comma + 1 if comma is not None and _opens_remark(words, comma + 1) else None


def _opens_remark(words: Sequence[Token], place: int) -> bool:
    """Whether a remark on a speaker may begin at a place: with one of a few words, or a participle, negated or not."""
    word = words[place].lower
    negated = word in ("not", "never") and place + 1 < len(words)
    return word in _OPENERS or (words[place + 1].lower if negated else word).endswith("ing")


def _says(word: Token) -> bool:
    words = source_words()
    return any(words.kinds.get(lemma) is VerbKind.SAYS for lemma in words.forms.get(word.lower, ()))

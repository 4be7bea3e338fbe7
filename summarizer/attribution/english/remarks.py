"""What is told of a speaker between two parts of a speech: "said the minister, who did not take questions,"."""

from __future__ import annotations

from summarizer.attribution.english.verbs import VerbKind, source_words
from summarizer.words.tokens import Token, tokens

#: What such a remark begins with, beside a participle. "but", "though" and "only" would take something back.
_OPENERS = frozenset(
    "who whose which when as because after before while without on in at a an the his her speaking asked".split()
)


def remark_on_speaker(text: str, start: int, end: int) -> int | None:
    """Return where, between two quotations, the remark on the speaker begins; ``None`` where there is none.

    The passage has to begin with who speaks and a verb of saying; the remark follows between commas.
    """
    words = tokens(text, start, end)
    says = next((k for k, word in enumerate(words) if _says(word)), len(words))
    behind = (k + 1 for k in range(says + 1, len(words) - 1) if words[k].text == ",")
    first = next(behind, None)
    return words[first].start if first is not None and _opens_remark(words[first]) else None


def _opens_remark(word: Token) -> bool:
    """Whether a remark on a speaker may begin with a word."""
    return word.lower in _OPENERS or word.lower.endswith("ing")


def _says(word: Token) -> bool:
    words = source_words()
    return any(words.kinds.get(lemma) is VerbKind.SAYS for lemma in words.forms.get(word.lower, ()))

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
    commas = [k for k, word in enumerate(words) if word.text == ","]
    says = next((k for k, word in enumerate(words) if _says(word)), None)
    if says is None:
        return None
    comma = next((k for k in commas if k > says and k + 1 < len(words)), None)
    if comma is None:
        return None
    first = words[comma + 1]
    opens = first.lower in _OPENERS or first.lower.endswith("ing")
    return first.start if opens else None


def _says(word: Token) -> bool:
    words = source_words()
    return any(words.kinds.get(lemma) is VerbKind.SAYS for lemma in words.forms.get(word.lower, ()))

"""Where the words of a turn begin."""

from __future__ import annotations

import re

from summarizer.models.document import Sentence

__all__ = ["behind_label"]

_LABEL = re.compile(r"[^\n:：]{1,80}[:：][\s*_]*")


def behind_label(sentence: Sentence) -> int:
    """Return where a sentence begins in its document, the label of whoever has the turn left out."""
    label = _LABEL.match(sentence.text)
    own = label is not None and sentence.turn is not None and sentence.turn in label[0]
    return sentence.start + (label.end() if own and label is not None else 0)

"""How much text fits into a number of tokens, reckoned by script: cautiously, since every tokenizer is another."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

#: Tokens a code point takes, on the high side of common tokenizers. Latin letters are about four to a token in English,
#: fewer in other languages; Chinese, Japanese and Korean take about one each; rare scripts come apart into bytes.
_LATIN = 0.4
_ACCENTED = 0.8
_CYRILLIC_OR_GREEK = 0.6
_ARABIC_OR_HEBREW = 0.85
_EAST_ASIAN = 1.4
_OTHER = 2.0
#: First code point behind each range, with what a code point of it takes.
_RANGES = (
    (0x0080, _LATIN),
    (0x0250, _ACCENTED),
    (0x0370, 1.0),
    (0x0530, _CYRILLIC_OR_GREEK),
    (0x0590, _OTHER),
    (0x0780, _ARABIC_OR_HEBREW),
    (0x0900, _OTHER),
    (0x0E80, 1.4),
    (0x1E00, _OTHER),
    (0x2000, _ACCENTED),
    # Dashes and quotation marks stand in texts of every script.
    (0x2070, 1.0),
    (0x2E80, _OTHER),
    (0xA000, _EAST_ASIAN),
    (0xAC00, _OTHER),
    (0xD7B0, _EAST_ASIAN),
    (0xF900, _OTHER),
    (0xFB00, _EAST_ASIAN),
    (0xFF00, _OTHER),
    (0x10000, _EAST_ASIAN),
)
#: Nothing below it is East Asian.
_MAY_BE_DENSE = re.compile("[^\0-\u2e7f]")
#: Beyond them, emoji and rare characters: a token a byte.
_RAREST = 4.0
#: A text may change its script on the way: no piece of this many code points is taken for thinner than it is.
_BLOCK = 8_000


def tokens_at_most(text: str) -> float:
    """Return how many tokens a text takes, on the high side. Linear in its length."""
    return sum(_tokens_of(character) * count for character, count in Counter(text).items())


def least_tokens(text: str) -> int:
    """Return how many tokens a text takes at least, by any common tokenizer. Linear in its length.

    Tokenizers cut at white space before they join anything (the patterns of GPT-2, cl100k, o200k and Llama 3), so a
    word is a token or more. East Asian text has no spaces: four characters a token are more than any of them joins.
    """
    words = len(text.split())
    if not _MAY_BE_DENSE.search(text):
        return words
    counts = Counter(text).items()
    dense = sum(count for character, count in counts if _tokens_of(character) == _EAST_ASIAN)
    return max(words, dense // 4)


def characters_per_token(text: str) -> float:
    """Return how many code points of a text stand for a token where it is densest, on the low side."""
    blocks = [text[at : at + _BLOCK] for at in range(0, len(text), _BLOCK)]
    if len(blocks) > 1 and len(blocks[-1]) < _BLOCK:
        # A last piece of a few characters would say nothing of the text.
        blocks[-1] = text[-_BLOCK:]
    return min((len(block) / tokens_at_most(block) for block in blocks), default=1 / _LATIN)


@lru_cache(maxsize=16_384)
def _tokens_of(character: str) -> float:
    point = ord(character)
    return next((tokens for end, tokens in _RANGES if point < end), _RAREST)

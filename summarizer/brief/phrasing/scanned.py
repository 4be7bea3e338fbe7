"""Sentences of a scanned text without what the scan put into them: words in pieces, stray marks, a letterhead.

A word is joined again only where the document has it whole elsewhere, or it is a word of grammar, a verb of reporting
or a month: no letter is changed. Texts in which words are seldom in pieces are left as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.attribution.cues import cue_lexicon
from summarizer.brief.phrasing.grammar import is_sentence
from summarizer.words.days import MONTHS

#: A letter that is no word by itself, or a mark before a word. A lone "s" or "t" has lost its apostrophe only.
_PIECE = re.compile(r"(?<= )(?:[b-hj-ru-zB-HJ-Z](?= [A-Za-z])|[:;>|*~^·](?=[A-Za-z>]))")
#: Pieces in a text from which on it is taken for scanned, and their least share of its words. Of 78 typed texts of the
#: kinds and the examples none has that many; three scanned releases have six to fifty.
_FEWEST, _SHARE = 4, 0.005
_STRAY = re.compile(r"(?<=\s)[:;>|*~^·•]+ ?(?=[\w>])|\s+[:;>|*~^·/]+(?=\s|$)|^[\s:;>|*~^·./-]+")
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
#: Words of grammar that a text of this kind has in pieces and may not have whole.
_GRAMMAR = frozenset("of the to in and for from with will this that have has been".split())
_CONSONANT = re.compile(r"[bcdfghjklmnpqrvwxz]")
#: Small words that are no pieces, and letters of a piece at most.
_SMALL = frozenset(
    "a i an as at be by do go he if in is it me my no of on or so to up us we am mp mr ms dr un eu uk us".split()
)
_LETTERS = 3
#: Pieces of one word at most.
_MOST = 6
#: "FOR AIDThe Minister": a heading that runs into its sentence.
_GLUED = re.compile(r"[A-Z]{2,}(?=The [A-Z][a-z])")
#: Words of a letterhead at least, and the share of them in capitals.
_HEAD, _IN_CAPITALS = 3, 0.6


def mended(sentence: str, text: str) -> str:
    """Return a sentence of a scanned text with its words whole and without stray marks; others as they are."""
    return _mended(sentence, text) if is_scanned(text) else sentence


@lru_cache(maxsize=4096)
def _mended(sentence: str, text: str) -> str:
    """Each sentence near a quote is asked for many times."""
    plain = " ".join(_STRAY.sub(" ", f" {sentence}").split())
    tokens, whole = plain.split(), _words_of(text)
    made: list[str] = []
    at = 0
    while at < len(tokens):
        end = next(
            (
                n
                for n in range(min(len(tokens), at + _MOST), at + 1, -1)
                if _is_one(tokens[at:n], whole)
            ),
            at + 1,
        )
        made.append("".join(tokens[at:end]))
        at = end
    return " ".join(made)


def without_letterhead(sentence: str, words: str) -> str:
    """Return a sentence from the words relied on, where only names in capitals without a verb stand before them."""
    glued = _GLUED.search(sentence)
    if glued is not None and sentence.find(words) >= glued.end():
        sentence = sentence[glued.end() :]
    at = sentence.find(" ".join(words.split()[:3]))
    head = sentence[:at].split() if at > 0 else []
    capitals = sum(word[:1].isupper() or not word[:1].isalpha() for word in head)
    if (
        len(head) < _HEAD
        or capitals < _IN_CAPITALS * len(head)
        or head[-1][-1:] in ",;:"
        or not sentence[at].isupper()
    ):
        return sentence
    return sentence if is_sentence(f"{sentence[:at].strip()}.") else sentence[at:]


@lru_cache(maxsize=256)
def is_scanned(text: str) -> bool:
    """Whether words of a text are in pieces as a scan leaves them."""
    pieces = len(_PIECE.findall(text))
    return pieces >= _FEWEST and pieces >= _SHARE * len(text.split())


def _is_one(pieces: list[str], whole: frozenset[str]) -> bool:
    """Whether pieces, one of which at least is no word, are a word that the text has whole."""
    if not all(piece.isalpha() for piece in pieces[:-1]):
        return False
    last = _WORD.match(pieces[-1])
    if last is None or not any(
        len(p) <= _LETTERS and p.lower() not in _SMALL and p.lower() not in whole
        for p in (*pieces[:-1], last.group())
    ):
        return False
    if len(pieces) == 2 and _CONSONANT.fullmatch(pieces[0]) and last.group() not in whole:
        # No word is a lone consonant; what follows is none of the text either.
        return last.group().islower()
    word = "".join((*pieces[:-1], last.group().partition("’")[0].partition("'")[0])).lower()
    return word in whole


@lru_cache(maxsize=64)
def _words_of(text: str) -> frozenset[str]:
    """Return the words of a text that are long enough not to be pieces, with those of grammar and the months."""
    found = {w.group().lower() for w in _WORD.finditer(text) if len(w.group()) > _LETTERS}
    return frozenset(
        (*found, *_GRAMMAR, *cue_lexicon().forms, *(month.lower() for month in MONTHS))
    )

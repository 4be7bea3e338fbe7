"""Whether a sentence is written as a cable is, without articles: "examine question of petition"."""

from __future__ import annotations

import re

from summarizer.names.bodies import bodies
from summarizer.words.numbers import numbers

#: Nouns and bodies without an article by which a sentence is a cable's; one of them stands in plain prose as well.
_FEWEST = 2
_WORD = re.compile(r"[\w’'-]+|[.,;:()]")
_BODY = re.compile(
    r"\b(?:of|in|by|to|for|at|from|with|before) (?P<body>[A-Z][a-z]+)(?![\w’'-]| [A-Z]| of\b)"
)
_ARTICLES = frozenset(
    "the a an this that these those its his her their our my your any no some every each all both".split()
)
#: Behind one of these a noun before "of" needs no article: "in favour of", "a duty of".
_DETERMINERS = _ARTICLES | frozenset(
    "such what which whose one in by on with for as without under because at from into".split()
)
#: What stands before "of" and is no singular noun that would have an article.
_NO_NOUNS = frozenset(
    "most some many none each because instead ahead kind part lack consist aware capable proud afraid short made full"
    " either inside outside hundreds dozens thousands support freedom people charge care advantage sort speak think"
    " hear heard speaks told much".split()
)
#: "Stressed need to proceed", "during debate in": a noun right behind a verb of saying or such a preposition.
_BEHIND_VERB = re.compile(
    r"\b(?:emphasi[sz]ed|stressed|noted|underlined|urged|requested|supported|proposed|opposed|discussed|examine|during"
    r"|after) (?P<noun>[a-z]{4,}) (?:of|to|for|on|in|by)\b"
)
#: Share of articles and the like among the words of a sentence, at most, where one of these tells.
_FEW = 0.08
#: Words before a noun among which its article is looked for.
_BACK = 3


def is_terse(sentence: str) -> bool:
    """Whether a sentence leaves articles out, so that it is quoted rather than told."""
    named = sum(found["body"].lower() in bodies() for found in _BODY.finditer(sentence))
    told = sum(
        not found["noun"].endswith(("s", "ing", "ed")) for found in _BEHIND_VERB.finditer(sentence)
    )
    if sentence.count("of") + named + told < _FEWEST:
        return False
    words = _WORD.findall(sentence)
    nouns = sum(_is_bare(words, at - 1) for at, word in enumerate(words) if word == "of" and at > 1)
    if nouns + named >= _FEWEST:
        return True
    determined = sum(word.lower() in _ARTICLES for word in words)
    return nouns + named + told >= _FEWEST and determined <= _FEW * len(words)


def _is_bare(words: list[str], at: int) -> bool:
    """Whether the noun at a place has neither an article nor what stands for one."""
    noun = words[at]
    plural = noun.endswith("s") and not noun.endswith("ss")
    if not noun.islower() or len(noun) < len("text") or plural or noun in _NO_NOUNS:
        return False
    if noun.endswith(("ed", "ing", "ly")):
        return False
    before = [word.lower() for word in words[max(0, at - _BACK) : at]]
    return before[-1].isalpha() and not any(map(_determines, before))


def _determines(word: str) -> bool:
    return word in _DETERMINERS or word.endswith(("’s", "'s", "s’", "s'")) or bool(numbers(word))

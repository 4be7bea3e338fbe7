"""How a holder is named in a sentence: as its own document names it, with the article it has there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from summarizer.brief.phrasing.grammar import article, in_a_sentence, is_one_of_many
from summarizer.brief.phrasing.verbs import in_the_plural
from summarizer.names.bodies import is_body
from summarizer.names.holders import holders_of, joined
from summarizer.words.occurrences import stretches_with

#: What may stand behind a name that is no part of a longer one ("the Labour party").
_BEHIND = re.compile(
    r"(?=[,.;:)!?]|\s(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|and|or|but|to|in|of"
    r"|on|for"
    r"|at|by|from|with|that|who|which|also|says?|said|told|wants?|needs?|plans?|hopes?|calls?|\w+ed)\b|$)",
    re.IGNORECASE,
)
_ARTICLES = ("the", "a", "an")
#: Letters of a word in capitals that is a short form wherever it stands.
_SHORT_FORM = 3
#: Share of the words of a text that are "the", below which it is written like a cable; of prose it is one in twenty.
_TERSE = 0.03
#: Characters by which the manner of a text is told.
_LOOKED_AT = 20_000
#: A party named by its members.
_MEMBERS = re.compile(r"[A-Z]\w+(?:crats|ists|atives|icans|ians|erals)$")
#: "Sarim Dialogue for Clean Water": so long a name with a preposition in it is a body's, and no plural.
_LONG_NAME = re.compile(
    r"[A-Z][\w’'-]+ (?:[A-Z][\w’'-]+ )*[A-Z]?[\w’'-]*[^s\W] (?:of|for|on|to|against) (?:the )?[A-Z]"
)
#: Words of a body's name that is a description, at least, and what has no article however long its name is.
_DESCRIBED = 3
_NAMED_ALONE = frozenset(
    "university college school bank company group press news airlines airways".split()
)
#: Longer names have their article in the text by chance only.
_MOST_WORDS = 6


@lru_cache(maxsize=4096)
def named_in(name: str, text: str) -> str:
    """Return a name as it stands within a sentence about its document.

    A person's name stands alone, a state's as English has it; of bodies, offices, parties and groups the document
    tells: "the Conservatives", "Labour", "a party spokesman". Of several holders each is named so.
    """
    several = holders_of(name)
    if len(several) > 1:
        return joined([named_in(one, text) for one in several])
    usual = in_a_sentence(name)
    if not 0 < len(name.split()) <= _MOST_WORDS:
        return f"the {usual}" if _LONG_NAME.match(usual) else usual
    found = described(name, text) or _written(name, text)
    if usual == name and _MEMBERS.search(name) and found in ("", name):
        return f"the {name}"
    return found if found and not usual.startswith("the United ") else usual


#: "Holm’s envoy": whose it is tells which.
_OF_SOMEBODY = re.compile(r"(?:[A-Z][\w-]* ){0,3}[A-Z][\w-]*['’]s? [a-z]")


#: What a description has before its noun: "an airport spokesman", "the county council leader".
_BEFORE = (
    r"\b(?P<article>[Aa]n?|[Tt]he) (?P<what>(?:(?!(?:of|for|to|in|on|at|by|with|from|and|or|who|that|which|was|is|his"
    r"|her|its|their|a|an|the|said|told|as)\b)[\w’'-]+ ){1,3})"
)


def described(name: str, text: str) -> str:
    """Return a description as its text has it, always alike, with article and what stands before it; else nothing."""
    alone = re.search(rf"\b(?:the|an?) {re.escape(name)}\b", text, re.IGNORECASE)
    if not name.islower() or alone or in_the_plural(name):
        return ""
    pattern = rf"{_BEFORE}{re.escape(name)}\b(?![’'-]| (?:of|for)\b)"
    found = [(m["article"].lower(), m["what"]) for m in re.finditer(pattern, text)]
    one = len({what.lower() for _, what in found}) == 1
    return f"{found[0][0]} {found[0][1]}{name}" if found and one else ""


def _written(name: str, text: str) -> str:
    """Return article and name as the text has them most often; nothing where it never names them so."""
    words = name.split()
    bare = " ".join(words[1:] if words[0].lower() in _ARTICLES and len(words) > 1 else words)
    found = list(_occurrences(bare, name, text))
    if not found:
        return ""
    articles = Counter(article.lower() for article, _ in found)
    article = max(articles, key=lambda a: (articles[a], a == "the"))
    spelt = Counter(" ".join(w.split()) for a, w in found if a.lower() == article)
    shown = max(spelt, key=lambda w: (spelt[w], w == bare))
    # What a text without articles names is a body all the same.
    return f"{article} {shown}" if article else _bare(bare, shown, text)


def _occurrences(bare: str, name: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield article and spelling wherever a text names somebody in a sentence."""
    written = r"\s+".join(map(re.escape, bare.split()))
    pattern = re.compile(rf"(?:\b(the|an?)\s+[“\"]?)?\b({written})", re.IGNORECASE)
    spans = stretches_with(bare, text)
    for found in chain.from_iterable(_ending(pattern, text, *span) for span in spans):
        # A label of a transcript is in capitals whoever speaks.
        shouted = _shouted(found[2], name)
        if found[1] or not (shouted or _is_set_off(text, found.start())):
            yield found[1] or "", bare if shouted else found[2]


def _ending(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield where a name stands and ends there, no longer name going on behind it."""
    found = pattern.search(text, start, end)
    while found is not None:
        ends = _BEHIND.match(text, found.end(), end) is not None
        if ends:
            yield found
        following = found.end() if ends else found.start()
        found = pattern.search(text, max(following, found.start() + 1), end)


def _is_set_off(text: str, start: int) -> bool:
    """Whether a name stands behind a comma or in brackets, where it has no article.

    That is so in an address, beside a person, and for short.
    """
    return text[max(0, start - 2) : start].rstrip()[-1:] in (",", "(")


def _shouted(written: str, name: str) -> bool:
    """Whether a text has a word of a name in capitals that the summary has not: a label, a bulletin's delegation."""
    words = {word for word in name.split() if word.isupper()}
    return any(len(w) > _SHORT_FORM and w.isupper() and w not in words for w in written.split())


def _bare(name: str, written: str, text: str) -> str:
    """Return a name that has no article in its document; cables leave out those that English has.

    A description ("Orlandian official") has one all the same: it stands there with a word more ("a senior ..").
    """
    usual = in_a_sentence(name)
    the = usual.startswith("the ") and len(name.split()) > 1
    if is_one_of_many(name) and not _OF_SOMEBODY.match(name):
        return f"{article(name)} {name}"
    if the and (name.rsplit(maxsplit=1)[-1].islower() or _is_described(name)):
        return usual
    return usual if the and _is_terse(text) else written


def _is_described(name: str) -> bool:
    """Whether a body is named by what it is in three words or more: "the World Harbour Institute"."""
    words = name.split()
    return len(words) >= _DESCRIBED and is_body(name) and words[-1].lower() not in _NAMED_ALONE


@lru_cache(maxsize=256)
def _is_terse(text: str) -> bool:
    words = text[:_LOOKED_AT].split()
    return sum(word.lower() == "the" for word in words) < _TERSE * len(words)

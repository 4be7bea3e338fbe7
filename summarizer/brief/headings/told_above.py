"""A headline that ends as a sentence does: the first line of an article, above the text that tells it again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.brief.phrasing.grammar import is_sentence
from summarizer.brief.phrasing.verbs import reporting_verb
from summarizer.text.labels import begins_turn
from summarizer.text.sentences import sentence_spans
from summarizer.words.content import salient_words
from summarizer.words.days import WEEKDAYS

#: Code points at a document's head that are looked at.
_HEAD = 1_200
#: Words of a headline at least, of one and the short line below it at most, and of one above a paragraph.
_FEWEST, _WORDS, _LONGEST = 3, 12, 18
#: Letters of a word that a title has in small ones, at most.
_SMALL = 3
#: Share of its words by which the paragraphs below tell a headline again.
_TOLD_AGAIN = 0.6
#: "Breaking: Mayor resigns", "EXCLUSIVE – Port to close": what an editor puts before a headline.
_KICKER = re.compile(
    r"(?:breaking(?: news)?|exclusive|the latest|latest|updated?|live|watch|video)(?:: | [–—-] )(?=\S)",
    re.IGNORECASE,
)
#: Words with which a text begins, and a headline in small letters does not.
_BEGINS_PROSE = frozenset(
    "the a an it he she they we i you there this these that those at in on by from if when while dear following your"
    " our my his her its their".split()
)
_TOLD_WHEN = re.compile(
    rf"\b(?:today|yesterday|tomorrow|(?:on|last|next|this) (?:{'|'.join(WEEKDAYS)}))\b",
    re.IGNORECASE,
)
#: "BYLINE: Ana Dahl.", "By Ana Dahl" above the headline.
_BYLINE = re.compile(r"\A(?:BYLINE:|By) [A-Z][^\n]{2,60}\n\s*", re.ASCII)
_APART = re.compile(r"[^\n]*\n\s*\n")
#: "Mayor: ‘We will pay.’": the stop belongs to what is quoted.
_STOP_WITHIN = re.compile(r"\.(?=[’”'\"]$)")
#: What somebody told before is told in a clause of its own: "Clerk who revealed tolls".
_WHO = ("who", "that", "which")
_LABEL = re.compile(r"[^:]{2,60}(?=: )")


def told_above(text: str, *, news: bool = False) -> str:
    """Return a headline that ends as a sentence does, without its stop and what an editor puts before it; or nothing.

    "Kos and Holm clash over tolls." above "Port chief critical."; "Board Raises Harbour Tolls." above a paragraph that
    begins "The Harbour Board has raised the tolls"; in ``news`` any short line apart that begins as headlines do.
    """
    body = _BYLINE.sub("", text[:_HEAD].strip())
    lines = [" ".join(line.split()) for line in body.splitlines() if line.strip()]
    first, below = (*lines, "", "")[:2]
    plain = _STOP_WITHIN.sub("", first.rstrip(".;"))
    if plain == first or begins_turn(first) or plain[:1] in "“‘\"'" or _is_a_turn(first, text):
        return ""
    if first.endswith(";") and len(plain.split()) >= _FEWEST:
        return _KICKER.sub("", plain)
    if _APART.match(body) is None or not _is_one_sentence(first):
        return ""
    title = _KICKER.sub("", plain)
    if _is_headline(title, lines[1:3], news=news) or _is_above_another(title, below):
        return title[:1].upper() + title[1:]
    return ""


def _is_a_turn(first: str, text: str) -> bool:
    """Whether the words before a line's colon are a label, which other lines have, too."""
    label = _LABEL.match(first)
    return label is not None and text.count(f"\n{label.group()}:") > 0


def _is_one_sentence(first: str) -> bool:
    return sum(1 for _ in sentence_spans(first)) == 1


def _is_headline(title: str, below: Sequence[str], *, news: bool) -> bool:
    """Whether a line above a paragraph is no sentence of the text."""
    if not _FEWEST < len(title.split()) <= _LONGEST:
        return False
    # Nobody writes a sentence of a text with all its words in capitals.
    if all(word[:1].isupper() or len(word) <= _SMALL for word in re.findall(r"\w+", title)):
        return True
    if _reports(title):
        return False
    if _is_told_again(title, below):
        return True
    prose = (
        title.split(maxsplit=1)[0].lower() in _BEGINS_PROSE or _TOLD_WHEN.search(title) is not None
    )
    return news and not prose and len(" ".join(below).split()) > len(title.split())


def _reports(title: str) -> bool:
    """Whether a line tells in the past what somebody said, as texts do and headlines seldom."""
    words = title.split()
    pairs = zip(("", *words), words, strict=False)
    return any(reporting_verb(word, ("past",)) and before not in _WHO for before, word in pairs)


def _is_above_another(title: str, below: str) -> bool:
    """Whether a short line stands above another one, as a headline does above what else is in the news."""
    said = any(reporting_verb(word, ("s", "past")) for word in title.split())
    if said or re.search(r"[“”\":?!‘]", title):
        return False
    short = _FEWEST < len(title.split()) <= _WORDS and 0 < len(below.split()) <= _WORDS
    return short and (below.endswith((".", ";")) or is_sentence(f"{title}."))


def _is_told_again(headline: str, below: Sequence[str]) -> bool:
    """Whether the first paragraphs tell what a line above them says: most of its words stand there."""
    words = salient_words(headline)
    prose = below[:1] and len(below[0].split()) > _WORDS
    return bool(prose) and len(words & salient_words(" ".join(below))) >= _TOLD_AGAIN * len(words)

"""Lists of speakers as bulletins write them: "A, for the GROUP, with B and C, but opposed by D, proposed ..".

What is inserted between a speaker and their verb says for whom and with whom they speak. It is taken out of the
sentence, so that the verb stands beside the one who speaks, and noted at that one's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.attribution.items import SentenceItem

__all__ = ["without_insertions"]

_WITH = (("with",), ("including",), ("along", "with"), ("together", "with"), ("joined", "by"))
_FOR = (("for",), ("on", "behalf", "of"), ("speaking", "for"))
_ANSWERED = tuple((word, "by") for word in ("supported", "opposed", "seconded", "echoed", "backed"))
_OPENINGS = (*_WITH, *_FOR, *_ANSWERED)
#: Words that such an insertion consists of, beside names.
_JOINING = frozenset(
    (
        "and & or but , the other others both for with by on behalf of along together as well / -"
    ).split()
)
_OTHERS = ("and", "others")


def without_insertions(text: str, listed: Sequence[SentenceItem]) -> list[SentenceItem]:
    """Return the items of a sentence without what is inserted behind a name, which is noted at that name's item.

    ``behalf`` is for whom somebody speaks, as written; ``company`` those who say it with them. Time is linear.
    """
    out: list[SentenceItem] = []
    k = 0
    while k < len(listed):
        end = _insertion(listed, k) if out and _is_name(out[-1]) else k
        if end > k:
            out[-1] = _noted(text, out[-1], listed[k:end])
        else:
            out.append(listed[k])
        k = max(end, k + 1)
    return out


def _insertion(listed: Sequence[SentenceItem], comma: int) -> int:
    """Return where an insertion that a comma opens ends, behind its last comma; the comma's place if there is none."""
    if listed[comma].lower != ",":
        return comma
    k = comma + 1
    while k < len(listed) and (_is_name(listed[k]) or _joins(listed, k)):
        k += 1
    opened = _begins(listed, comma + 1, _OPENINGS) > 0
    ended = listed[k - 1].lower == "," if opened else _begins(listed, k - 2, (_OTHERS,)) > 0
    # A verb has to follow; an enumeration that ends the sentence is no insertion.
    closed = ended and k < len(listed) and listed[k].lower[:1].isalpha()
    named = any(_is_name(item) for item in listed[comma + 1 : k])
    return k if closed and named else comma


def _joins(listed: Sequence[SentenceItem], k: int) -> bool:
    """Whether a word may stand in an insertion beside names."""
    return listed[k].lower in _JOINING or _begins(listed, k, _OPENINGS) > 0


def _is_name(item: SentenceItem) -> bool:
    return item.mention is not None or item.proper


def _begins(listed: Sequence[SentenceItem], at: int, openings: Sequence[tuple[str, ...]]) -> int:
    """Return how many items one of some openings takes at a place, 0 where none stands there."""
    for words in openings:
        if tuple(item.lower for item in listed[at : at + len(words)]) == words:
            return len(words)
    return 0


def _noted(text: str, name: SentenceItem, inserted: Sequence[SentenceItem]) -> SentenceItem:
    """Return a name's item with those for whom and with whom an insertion says that they speak."""
    size = _begins(inserted, 1, _FOR)
    behalf = next(_names(inserted, 1 + size), None) if size else None
    words = text[behalf[0].start : behalf[-1].end] if behalf else name.behalf
    listing = not _begins(inserted, 1, _OPENINGS)
    start = next((k for k in range(len(inserted)) if listing or _begins(inserted, k, _WITH)), None)
    company = () if start is None else tuple(_company(inserted, start))
    return replace(name, behalf=words, company=(*name.company, *company))


def _names(inserted: Sequence[SentenceItem], start: int) -> Iterator[list[SentenceItem]]:
    """Yield the runs of names, each as the items that make it up."""
    run: list[SentenceItem] = []
    for item in inserted[start:]:
        if _is_name(item) or (run and item.lower in ("/", "-")):
            run.append(item)
        elif run:
            yield run
            run = []


def _company(inserted: Sequence[SentenceItem], start: int) -> Iterator[SentenceItem]:
    """Yield the names of those who say it too: up to who supports or opposes it, without those they speak for."""
    for k in range(start, len(inserted)):
        if _begins(inserted, k, _ANSWERED):
            return
        before = inserted[k - 2].lower if inserted[k - 1].lower == "the" else inserted[k - 1].lower
        if inserted[k].mention is not None and before not in ("for", "of"):
            yield inserted[k]

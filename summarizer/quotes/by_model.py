"""What a model says of whose words some are: the text around them that it is shown, and what code makes of its answer.

Code could not tell that the words are the holder's, so a model is asked without being told who that is. Its answer
counts where it is a name that stands in the text it was shown, and that name is the holder's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.attribution.who import Who
from summarizer.models.document import PreparedText
from summarizer.models.quote import SpeakerCheck
from summarizer.words.scripts import fold

Span = tuple[int, int]

#: Code points of the text before and behind the words, and of its beginning, within which a source has to stand. All of
#: the 3,566 sources in the tuned part of PolNeAR stand so near; letterheads and datelines are shorter than the last.
_BEFORE, _BEHIND, _HEAD = 900, 300, 700
#: What a model that was asked may settle otherwise than code.
OPEN = frozenset((SpeakerCheck.NOT_FOUND, SpeakerCheck.OTHER))
#: A longer answer is no name.
_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Near:
    """The text around some words of a document."""

    head: str
    before: str
    words: str
    behind: str

    def holds(self, name: str) -> bool:
        """Whether a name stands in it, in whatever case and with whatever accents; a pronoun names nobody."""
        return stands_in(name, self.head, f"{self.before} {self.words} {self.behind}")


def stands_in(name: str, *parts: str) -> bool:
    """Whether a name stands in one of some texts, in whatever case and with whatever accents."""
    wanted = _plain(name)
    if not wanted or len(name) > _LONGEST_NAME or Who(name, 0).pronoun:
        return False
    # Scripts that put no spaces between words have no borders to look for.
    border = r"(?<!\w){}(?!\w)" if wanted.isascii() else "{}"
    pattern = re.compile(border.format(re.escape(wanted)))
    return any(pattern.search(_plain(part)) for part in parts)


def near(prepared: PreparedText, span: Span) -> Near:
    """Return the text around a span (code points), cut between words."""
    text, (start, end) = prepared.text, span
    return Near(
        head=head_of(prepared),
        before=text[max(0, start - _BEFORE) : start].partition(" ")[2]
        if start > _BEFORE
        else text[:start],
        words=text[start:end],
        behind=text[end : end + _BEHIND].rpartition(" ")[0]
        if end + _BEHIND < len(text)
        else text[end:],
    )


def head_of(prepared: PreparedText) -> str:
    """Return title, publisher and beginning of a document: who issues it stands there."""
    document = prepared.document
    begin = prepared.text[document.body_start : document.body_start + _HEAD]
    return "\n".join(filter(None, (document.title, document.publisher, begin)))


def _plain(text: str) -> str:
    return " ".join(fold(text).split())

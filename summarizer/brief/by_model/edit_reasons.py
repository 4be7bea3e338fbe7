"""Why a sentence that a model puts in the place of lines of a note does not stand there, as far as code sees it.

Code sees what is brought in: numbers, days, names, words that the document has nowhere, negations, quotations; what is
left out; and whose it is said to be. That two things of the document are joined that do not belong together, or that a
promise is told as an act, is for the model to see when it is asked again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.accounts.borne_out import JOINING, names_in_order, unsaid
from summarizer.brief.borne_out.antecedents import names_of
from summarizer.brief.by_model.writer_items import Item
from summarizer.brief.by_model.written import refused, tells
from summarizer.brief.headings.given_titles import KINDS, OF_MEETINGS
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import is_sound
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.rewritten import TALK
from summarizer.models.quote import Quote
from summarizer.words.content import content
from summarizer.words.days import MONTHS, WEEKDAYS, day_months
from summarizer.words.negation import negations

#: Characters of a sentence beyond which it is none.
_LONGEST = 600
#: Letters of words that are too short to tell, and words at the head of a sentence among which its first name stands.
_SHORT, _HEAD = 3, 4
_QUOTATION = frozenset('“”"«»')
_ENDS = frozenset(".?!")


@dataclass(frozen=True)
class New:
    """A sentence in the place of some lines, and the one document behind them, if there is one."""

    text: str
    items: tuple[Item, ...]

    @property
    def documents(self) -> frozenset[str]:
        """The documents behind the lines."""
        return frozenset(one.document for item in self.items for one in item.cites)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The passages behind the lines."""
        return tuple(dict.fromkeys(one.quote for item in self.items for one in item.cites))

    @property
    def holder(self) -> str:
        """Whose position the lines are, where they are one's."""
        holders = {item.held.holder for item in self.items if item.held}
        return holders.pop() if len(holders) == 1 else ""


def refusal(new: New, wording: Wording) -> str | None:
    """Return the first reason for which a sentence does not stand in the place of its lines; null where it does."""
    reasons = (why(new, wording) for why in _REASONS)
    return next((reason for reason in reasons if reason is not None), None)


def _is_unfit(new: New, _wording: Wording) -> str | None:
    ends = new.text.rstrip('”"»')[-1:] in _ENDS
    whole = len(new.text) <= _LONGEST and ends and is_sound(new.text)
    return None if whole else "it is no sentence that a note can have"


def _is_of_several_sections(new: New, _wording: Wording) -> str | None:
    several = len({item.section for item in new.items}) > 1
    return "it joins lines of several sections" if several else None


def _loses_what_is_held(new: New, _wording: Wording) -> str | None:
    """Say that a sentence leaves out what one of its lines says; a conversation may be told otherwise.

    A line may have more than was said, from around the words relied on: then these have to be told.
    """
    held = (item for item in new.items if not item.section.startswith(TALK))
    lost = any(not tells(new.text, i.part.text) and not _tells_words(new.text, i) for i in held)
    return "it leaves out what its lines say" if lost else None


def _tells_words(text: str, item: Item) -> bool:
    """Whether a sentence says what the words relied on do."""
    words = [one.quote.text or "" for one in item.cites]
    return bool(words) and all(said and tells(text, said) for said in words)


def _leaves_out_whose(new: New, _wording: Wording) -> str | None:
    """Say that a sentence leaves out whose position or words it tells, where its lines, or a quotation, need it."""
    named = any(mentions((new.holder,), item.part.text) for item in new.items)
    needed = bool(new.holder) and (named or bool(_QUOTATION & set(new.text)))
    left_out = needed and not mentions((new.holder,), new.text)
    return "it leaves out whose view or words it tells" if left_out else None


def _brings_in_words(new: New, wording: Wording) -> str | None:
    """Return a word of a sentence that neither its lines nor their documents have in any form.

    Numbers, days and names are looked at by themselves, and words for papers, meetings and saying may be its own.
    """
    told = (f"{i.lead} {i.party} {i.part.text}" for i in new.items)
    known = " ".join((*told, new.holder, KINDS, JOINING, OF_MEETINGS))
    more = _unsaid(new.text, known)
    if more:
        # Whole documents are read only for what the lines do not have.
        texts = (wording.cited.texts.get(document, "") for document in new.documents)
        more = _unsaid(new.text, " ".join((known, *texts)))
    return f"it brings in “{more[0]}”, which the document does not have" if more else None


def _unsaid(text: str, known: str) -> list[str]:
    return [word for word in unsaid(text, known) if _is_plain(word)]


def _is_plain(word: str) -> bool:
    """Whether a word is none of a date or number, and not too short to tell."""
    calendar = word.capitalize() in MONTHS or word.capitalize() in WEEKDAYS
    return len(word) > _SHORT and not calendar and not any(map(str.isdigit, word))


def _denies_more(new: New, _wording: Wording) -> str | None:
    """Say that a sentence has more negations than its lines and than the sentences behind them have."""
    told = " ".join(item.part.text for item in new.items)
    behind = " ".join(dict.fromkeys(one.around for item in new.items for one in item.cites))
    most = max(negations(told), negations(behind))
    return "it puts a negation in" if negations(new.text) > most else None


def _exchanges_persons(new: New, _wording: Wording) -> str | None:
    """Say that a sentence begins with one whom its line names later, and names whom that begins with."""
    now, other = names_in_order(new.text), _first(new.text)
    for item in new.items:
        told, first = names_in_order(item.part.text), _first(item.part.text)
        if first and other and first != other and other in told and first in now:
            return "it has somebody else do it"
    return None


def _first(text: str) -> str:
    """The first name of a sentence, where it begins with one that is no day."""
    head = " ".join(text.split()[:_HEAD])
    names = names_in_order(head)
    return names[0] if names and not day_months(head) else ""


def _is_not_told(new: New, wording: Wording) -> str | None:
    """Return why the document behind a sentence does not tell it; of several documents, why its lines do not."""
    if len(new.documents) != 1:
        return refused(_for_short(new, wording), new.items)
    (document,) = new.documents
    return wording.why_not(document, new.text, new.quotes, new.holder, supported=True)


def _for_short(new: New, wording: Wording) -> str:
    """Return a sentence with the surnames that its lines have in the place of names that a document has in full."""
    known = content(" ".join(item.evidence for item in new.items))
    text = new.text
    for name in names_of(text):
        words = name.split()
        short = len(words) > 1 and content(words[-1]) <= known and not content(name) <= known
        if short and any(name in wording.cited.texts.get(d, "") for d in new.documents):
            text = text.replace(name, words[-1])
    return text


_Why = Callable[[New, Wording], str | None]
#: Why a sentence is dropped, in the order in which it is looked at.
_REASONS: tuple[_Why, ...] = (
    _is_of_several_sections,
    _is_unfit,
    _leaves_out_whose,
    _is_not_told,
    _denies_more,
    _brings_in_words,
    _exchanges_persons,
    _loses_what_is_held,
)

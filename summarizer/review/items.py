"""The items of a summary as a reviewer meets them: known by what they say, whatever run they come from."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias, TypeGuard, TypeVar, cast

from pydantic import ValidationError
from rapidfuzz.fuzz import ratio

from summarizer.errors import InputError
from summarizer.models.quote import Quote, Verdict
from summarizer.models.summary import (
    Conversation,
    DisputedClaim,
    DisputeKind,
    Fact,
    Medium,
    Outcome,
    Participant,
    Position,
    Stance,
)
from summarizer.models.verified import VerifiedSummary
from summarizer.quotes.walk import quotes_of

Content: TypeAlias = Fact | Position | Conversation | DisputedClaim
_Lined = TypeVar("_Lined", Outcome, Quote)
#: What a field of an item has in the form: a text, or one a line.
Value: TypeAlias = str | list[str] | None
#: What a reviewer put in the place of some fields. A list holds lines, such as participants' names, or quotes.
Correction: TypeAlias = Mapping[str, str | list[str] | list[dict[str, Any]] | None]


class ItemKind(StrEnum):
    """What an item is; the values are the names of rows in exports."""

    POSITION = "position"
    CONVERSATION = "conversation"
    DISPUTED_CLAIM = "disputed_claim"
    FACT = "fact"


CLASSES: Mapping[ItemKind, type[Content]] = {
    ItemKind.POSITION: Position,
    ItemKind.CONVERSATION: Conversation,
    ItemKind.DISPUTED_CLAIM: DisputedClaim,
    ItemKind.FACT: Fact,
}
#: Which list of a summary holds the items of a kind, in the order in which they are looked through.
LISTS: Mapping[ItemKind, str] = {
    ItemKind.FACT: "facts",
    ItemKind.CONVERSATION: "conversations",
    ItemKind.POSITION: "positions",
    ItemKind.DISPUTED_CLAIM: "disputed_claims",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a reviewer may correct. ``choices`` empty: any text; ``several``: a list, a text each.

    ``passages``: the texts are words of the document, looked up there; what is added has the words it was made of.
    """

    name: str
    label: str
    choices: tuple[str, ...] = ()
    several: bool = False
    required: bool = False
    hint: str = ""
    passages: bool = False


#: What of an item can be corrected.
FIELDS: Mapping[ItemKind, tuple[Field, ...]] = {
    ItemKind.POSITION: (
        Field("holder", "Holder", required=True),
        Field("on_behalf_of", "On behalf of"),
        Field("stance", "Stance", choices=tuple(Stance), required=True),
        Field("topic", "Topic", required=True),
    ),
    ItemKind.CONVERSATION: (
        Field("participants", "Participants", several=True, required=True, hint="one a line"),
        Field("date", "Date", hint="such as 2026-05-03; empty where the document does not say"),
        Field("medium", "Medium", choices=tuple(Medium), required=True),
        Field("initiated_by", "Initiated by"),
        Field("topics", "Topics", several=True, hint="one a line"),
        Field(
            "outcomes", "Outcomes", several=True, hint="one a line; what you take out is rejected"
        ),
    ),
    ItemKind.DISPUTED_CLAIM: (
        Field("claim", "Claim", required=True),
        Field("asserted_by", "Asserted by"),
        Field("disputed_by", "Disputed by"),
        Field("kind", "Kind", choices=tuple(DisputeKind), required=True),
    ),
    ItemKind.FACT: (
        Field("statement", "Statement", required=True),
        Field(
            "quotes",
            "Words of the text",
            several=True,
            required=True,
            hint="one passage a line, as it stands there",
            passages=True,
        ),
    ),
}
#: Characters of the longest value that can be put in, of the longest line of a list, and of the longest passage.
LONGEST_VALUE, _LONGEST_LINE, LONGEST_PASSAGE = 500, 2_000, 5_000
#: An outcome whose wording is at least so like (per cent, by edits) a former one's is that one in other words.
_SAME_OUTCOME = 50
_MOST_NAMES = 200
#: What of a quote tells items apart. A verdict may be another one tomorrow, the words are the same.
_OF_A_QUOTE = ("start", "end")
#: What a model that is asked says of an item, and of which of its fields.
_SAID: Mapping[str, tuple[str, ...]] = {
    "supported": ("holder", "asserted_by", "statement", "claim", "quotes"),
    "answer_supported": ("disputed_by", "answer"),
}
#: What code or a model thinks of an item.
_JUDGED = frozenset(("verdict", *_SAID))
_KEY_DIGITS = 32


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a document. ``place`` is where it stands among those of its kind."""

    key: str
    kind: ItemKind
    place: int
    content: Content


def items_of(summary: VerifiedSummary) -> list[Item]:
    """Return the items of a summary in the order in which they are looked through."""
    seen: Counter[str] = Counter()
    found: list[Item] = []
    for kind, place, content in _contents(summary):
        key = key_of(kind, content)
        seen[key] += 1
        # The same item twice in one document: each is decided about.
        told_apart = key if seen[key] == 1 else f"{key}-{seen[key]}"
        found.append(Item(told_apart, kind, place, content))
    return found


def _contents(summary: VerifiedSummary) -> Iterator[tuple[ItemKind, int, Content]]:
    for kind, name in LISTS.items():
        contents: tuple[Content, ...] = getattr(summary, name)
        for place, content in enumerate(contents):
            yield kind, place, content


def key_of(kind: ItemKind, content: Content) -> str:
    """Return what an item is known by: a digest of what it says and where its quotes stand.

    Verdicts, notes on quotes and what a model says of a statement are no part of it, nor are fields that are empty:
    what later versions add to the schema leaves the keys of earlier decisions as they are.
    """
    told = json.dumps([kind.value, _telling(content.model_dump(mode="json"))], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:_KEY_DIGITS]


def _telling(value: Any) -> Any:
    if isinstance(value, dict):
        return _telling_fields(cast("dict[str, Any]", value))
    return [_telling(one) for one in value] if _is_list(value) else value


def _telling_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what tells a quote, or anything else with fields, from others."""
    if "given" in fields and "speaker_check" in fields:
        words = fields["text"] or fields["given"]
        return {"words": words, **{name: fields[name] for name in _OF_A_QUOTE}}
    kept = {name: _telling(one) for name, one in fields.items() if name not in _JUDGED}
    return {name: one for name, one in kept.items() if one not in (None, "", [])}


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


# -- corrections ----------------------------------------------------------------------------------


def corrected(kind: ItemKind, content: Content, correction: Correction) -> Content:
    """Return an item with some fields as a reviewer corrected them.

    A position whose holder is another one is told in the source's words: its statement was about somebody else. What
    a model said of a statement is not said of another one, or of other words.

    Raises:
        InputError: a field cannot be corrected, or its value cannot be used.
    """
    values = {name: _value(kind, name, value) for name, value in correction.items()}
    update: dict[str, Any] = dict(values)
    if isinstance(content, Conversation):
        update |= _made_of_lines(content, values)
    if isinstance(content, Position) and values.get("holder", content.holder) != content.holder:
        update |= {"holders": (), "statement": _words(content.quotes) or content.statement}
    try:
        whole = {name: getattr(content, name) for name in type(content).model_fields} | update
        return _judged_anew(content, type(content).model_validate(whole))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(f"The correction cannot be used: {where}: {first['msg']}.") from None


def _judged_anew(before: Content, after: Content) -> Content:
    """Return a corrected item with the verdict of its quotes, without what a model said of it as it was."""
    names = type(after).model_fields
    otherwise = {name for name in names if getattr(before, name) != getattr(after, name)}
    update: dict[str, Any] = {
        said: None for said, of in _SAID.items() if said in names and otherwise & set(of)
    }
    if isinstance(after, Fact) and "quotes" in otherwise:
        update["verdict"] = Verdict.weakest([q.verdict or Verdict.ABSENT for q in after.quotes])
    return after.model_copy(update=update) if update else after


def _made_of_lines(content: Conversation, values: Mapping[str, object]) -> dict[str, object]:
    """Return the participants and outcomes that a reviewer's lines stand for."""
    made: dict[str, Callable[[Conversation, list[str]], object]] = {
        "participants": _people,
        "outcomes": _outcomes,
    }
    chosen = {name: make for name, make in made.items() if name in values}
    return {n: make(content, cast("list[str]", values[n])) for n, make in chosen.items()}


def field_values(kind: ItemKind, content: Content) -> dict[str, Value]:
    """Return the values of the fields that can be corrected, as they are put in."""
    return {field.name: _shown(getattr(content, field.name)) for field in FIELDS[kind]}


def _shown(value: Any) -> Value:
    if isinstance(value, tuple):
        return [
            _line(one) for one in cast("tuple[Participant | Outcome | Quote | str, ...]", value)
        ]
    return None if value is None else str(value)


def _line(one: Participant | Outcome | Quote | str) -> str:
    """Return what stands for one of several in the form; an outcome or a quote of several lines on one."""
    if isinstance(one, Participant):
        return one.name
    text = shown_words(one) if isinstance(one, Quote) else one if isinstance(one, str) else one.text
    return " ".join(text.split())


def shown_words(quote: Quote) -> str:
    """Return the words of a quote as a reviewer sees them: the source's, else those that were given."""
    return (quote.text if quote.verified else quote.given or quote.text) or ""


def _value(kind: ItemKind, name: str, value: object) -> object:
    field = next((one for one in FIELDS[kind] if one.name == name), None)
    if field is None:
        raise InputError(f"{name!r:.60} is no field of a {kind.value} that can be corrected.")
    if field.passages:
        # Quotes as they were looked up; what is none is refused with the whole item.
        return value
    return _lines(field, value) if field.several else _text(field, value)


def with_quotes(
    item: Item, correction: Mapping[str, object], find: Callable[[str], Quote]
) -> dict[str, object]:
    """Return a correction with quotes in the place of the words that were put in.

    A former quote whose words are among them stays as it is; ``find`` looks up the others.
    """
    made = dict(correction)
    for field in FIELDS[item.kind]:
        if field.passages and field.name in made:
            left: list[Quote] = list(getattr(item.content, field.name))
            lines = _lines(field, made[field.name])
            quotes = (_taken(left, line) or find(line) for line in lines)
            made[field.name] = [one.model_dump(mode="json") for one in quotes]
    return made


def _text(field: Field, value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise InputError(f"{field.label} has to be text.")
    text = tidy(value or "", field.label)
    _check(field, text)
    return text or None


def _check(field: Field, text: str) -> None:
    """Refuse a text that a field cannot have."""
    if field.choices and text not in field.choices:
        raise InputError(f"{field.label} has to be one of {', '.join(field.choices)}.")
    if field.name == "date" and text:
        _check_date(text)
    if field.required and not text:
        raise InputError(f"{field.label} must not be empty.")


def _lines(field: Field, value: object) -> list[str]:
    listed = value if _is_list(value) else []
    longest = LONGEST_PASSAGE if field.passages else _LONGEST_LINE
    longest = LONGEST_VALUE if field.name == "participants" else longest
    texts = [one for one in listed if isinstance(one, str)]
    names = [name for one in texts if (name := tidy(one, field.label, longest))]
    fewest = 1 if field.required else 0
    if not _are_lines(field, value) or not fewest <= len(names) <= _MOST_NAMES:
        raise InputError(f"{field.label} has to be {fewest} to {_MOST_NAMES} lines of text.")
    return names


def _are_lines(field: Field, value: object) -> bool:
    """Whether a value is a list of texts; nothing is one, too, where the field may be empty."""
    if value is None:
        return not field.required
    return _is_list(value) and all(isinstance(one, str) for one in value)


def tidy(text: str, what: str, longest: int = LONGEST_VALUE) -> str:
    """Return a value on one line, without characters that nobody sees.

    Raises:
        InputError: it is too long.
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(line) > longest:
        raise InputError(f"{what} is longer than {longest} characters.")
    return line


def _check_date(text: str) -> None:
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        raise InputError(
            f"{text!r:.40} is no date. Write it like 2026-05-03, or leave it empty."
        ) from None


def _people(content: Conversation, names: list[str]) -> tuple[Participant, ...]:
    known = {one.name: one for one in content.participants}
    return tuple(known.get(name) or Participant(name=name) for name in names)


def _outcomes(content: Conversation, texts: list[str]) -> tuple[Outcome, ...]:
    """Return the outcomes with these texts: a former one keeps its quotes, also in other words."""
    left = list(content.outcomes)
    same: dict[int, Outcome] = {}
    for place, text in enumerate(texts):
        found = _taken(left, text)
        if found is not None:
            same[place] = found
    return tuple(same.get(n) or _reworded(text, left) for n, text in enumerate(texts))


def _taken(left: list[_Lined], line: str) -> _Lined | None:
    """Take the first of some that a line stands for out of what is left."""
    found = next((one for one in left if _line(one) == line), None)
    if found is not None:
        left.remove(found)
    return found


def _reworded(text: str, left: list[Outcome]) -> Outcome:
    """Return the outcome that a text words in another way, taken from what is left; else one without quotes."""
    nearest = max(left, key=lambda one: ratio(one.text, text), default=None)
    if nearest is None or ratio(nearest.text, text) < _SAME_OUTCOME:
        return Outcome(text=text)
    left.remove(nearest)
    return nearest.model_copy(update={"text": text, "supported": None})


def _words(quotes: tuple[Quote, ...]) -> str:
    return next((" ".join(q.text.split()) for q in quotes if q.verified and q.text), "")


def evidence_of(content: Content) -> list[tuple[str, Quote]]:
    """Return the quotes of an item with the field each stands in, ``quotes`` or ``disputing_quotes`` say."""
    return [(place.path.partition("[")[0], quote) for place, quote in quotes_of(content)]

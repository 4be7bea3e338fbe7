"""Speech that runs on: quotations without a tag, reported speech over sentences, turns, a document's own voice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer.attribution.actor import ActorKind, Mention
from summarizer.attribution.announced import Announced
from summarizer.attribution.cast import Cast
from summarizer.attribution.dialogue import Dialogue, is_told
from summarizer.attribution.english.frames import Link
from summarizer.attribution.english.pieces import Piece
from summarizer.attribution.english.verbs import Polarity, VerbKind, source_words
from summarizer.attribution.minuted import (
    begins_an_item,
    body_of_minutes,
    by_minutes,
    is_kept_by_a_body,
)
from summarizer.attribution.numbered import Items
from summarizer.attribution.parties import Parties
from summarizer.attribution.pointed import BULLETS, pointed_items
from summarizer.attribution.retold import is_record
from summarizer.attribution.signed import posts_in, signer_of
from summarizer.attribution.sourced import (
    BACKSHIFT,
    TELLING,
    Layer,
    Sourced,
    feels,
    has_the_floor,
    held,
    is_delegate,
    is_of_now,
    is_office,
    is_telling,
    is_thing,
    is_writers,
    resolved,
    speaks,
    weight,
)
from summarizer.attribution.turned import Turns
from summarizer.attribution.undertaken import undertaking
from summarizer.attribution.voice import issuer_of_readout
from summarizer.attribution.who import (
    GENDERED,
    PERSON_KINDS,
    Who,
    is_paper,
    is_person,
    surely_person,
    words_in,
)
from summarizer.models.document import PreparedText, Sentence, SentenceRole
from summarizer.text.quotations import Spoken

Span = tuple[int, int]

_FEWEST_WORDS = 3
#: Quotation marks around a sentence that is a quotation.
_MARKS = 2
_MODALS = frozenset("would should could might must".split())
_GOES_ON = frozenset(
    "he she they it this that these those the there in its his her their if but and for as".split()
)
_NARRATED = re.compile(
    r"(?:the\s+(?:\w+\s+)?(?:meeting|discussion|conversation|interview|session|talks|call|luncheon|dinner|plenary)|"
    r"i|we(?!\s+(?:would|should|could|might|had|were|did)\b)|comments?\s*[:.]\s*|there\s+(?:was|followed)\s+(?:\w+\s+){0,3}(?:discussion|exchange|pause|silence|talk|debate|"
    r"break|agreement)|at this (?:point|stage)|(?:end|beginning) of)\b",
    re.IGNORECASE,
)
#: What a sender writes over what he thinks of what he has told: "Comment:", "5. (S) Comment."
_COMMENT = re.compile(
    r"\W*(?:\d{1,2}\.\s{1,4})?(?:\([A-Z]{1,4}\)\s{1,4})?(?:begin )?comments?\s?[:.]\s",
    re.IGNORECASE,
)
#: A heading in capitals before the first words of a paragraph: "IN THE CORRIDORS: One negotiator ..".
_HEADED = re.compile(r"[A-Z][A-Z ,'’-]{3,60}:\s+")
#: One point of a list within what somebody says: "(ii) ..".
_POINT = re.compile(r"\W*\((?:i{1,3}|iv|vi{0,3}|[a-h])\)")
#: An item of a list.
_POINTS = re.compile(rf"\s*(?:[{BULLETS}]\s|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)]\s)")
#: What somebody does in a record who speaks from here on: "Herr Vogt began with the loan."
_TAKES_THE_FLOOR = frozenset(
    "began opened started turned returned raised broached continued concluded".split()
)
#: Behind somebody whom a speaker speaks of: "Kos would see to it", "Kos's".
_TOLD_OF = (BACKSHIFT - {"was", "were", "did"}) | {"'s", "'", ",", "and"}
#: Those who spoke with each other, who do something together now: "The two leaders discussed".
_BOTH_ACT = re.compile(
    r"(?:The (?:two |three )?|Both )(?:leaders|sides|ministers|presidents|principals|delegations) (?:also |then )?"
    r"(?!had|would|could|should|might|must|were|did)[a-z]+ed\b"
)
#: A delegation as bulletins write it that opens a sentence: "The SEAWATCH GROUP opposed".
_DELEGATION = re.compile(r"(?:The )?(?P<name>[A-Z]{3,}(?:[ /-][A-Z]{2,}){0,4}) [a-z]+(?:s|ed)\b")
#: What a sentence of an opinion has that goes on with what a party argued.
_OF_A_PARTY = frozenset("he she they his her their".split())
_ABLE = frozenset(("able", "unable"))
_SECOND = frozenset(("you", "your"))
#: The last part of a release, in which its issuer is presented to the press.
_ABOUT = re.compile(
    r"(?:About (?:the )?[A-Z][^.!?]{1,60}|(?:Media|Press) (?:contacts?|enquiries)\b.*)$"
)
_SHORT, _LONGEST_NAME = 6, 5
#: Words before a verb among which its auxiliaries are.
_AUXILIARIES = 3


class Running:
    """Remembers who spoke last, and says of each further sentence whose it is."""

    def __init__(
        self,
        prepared: PreparedText,
        cast: Cast,
        quotes: Spoken,
        parties: Parties,
        blocks: Announced,
    ) -> None:
        self.prepared = prepared
        self.text = prepared.text
        self.cast = cast
        self.quotes = quotes
        self.voice = parties.voice
        self.minutes = body_of_minutes(prepared, cast)
        self.kept = self.minutes is not None and is_kept_by_a_body(prepared)
        self.readout = issuer_of_readout(prepared)
        self.posts = sorted(
            [*posts_in(self.text, cast), *pointed_items(prepared, cast)], key=lambda p: p[:2]
        )
        self.record = False
        self.items = Items(prepared)
        self.current: tuple[Who, ...] = ()
        self.at: tuple[int, int] = (-9, -9)
        self.dialogue = Dialogue(self.text, told=is_told(self.text))
        self.ahead: dict[int, tuple[Who, ...]] = {}
        #: Names of those who tell something, by paragraph.
        self.speaking: dict[int, set[str | None]] = {}
        self.signed: dict[int, Who] = {}
        self.turns = Turns(prepared, cast)
        self.covered: list[Span] = []
        #: Names of all who are said to say something.
        self.tellers: set[str | None] = set()
        self.persons: set[str | None] = set()
        #: Whether what follows tells of the issuer ("About X") and is nobody's.
        self.apart = False
        self.parties = parties
        #: Whose the quotations, or all words, of a paragraph are, by its number: the one before ends in "Kos went on:".
        self.opens: dict[int, tuple[Who, ...]] = {}
        self.blocks = blocks
        self.announced = blocks.whose
        #: Whose the items of a list are, by the paragraph in which it may go on.
        self.lists: dict[int, tuple[Who, ...]] = {}
        #: How far in the item stands that announced a list, by the paragraph in which the list may go on.
        self.above: dict[int, int] = {}
        #: The paragraph that is the sender's comment.
        self.comment = -1
        #: The paragraph of the last item.
        self.item = -1
        #: Sentence and paragraph that begin with a person's name and have no verb of saying, and who it is.
        self.entered: tuple[int, int, Who] | None = None

    def begin(self, read: Sequence[tuple[Sentence, list[Sourced]]]) -> None:
        """Look over all sentences once: what kind of text it is, and which quotations are signed behind."""
        telling = [(sentence, list(filter(is_telling, own))) for sentence, own in read]
        self._note_tellers([one for _, listed in telling for one in listed if one.who])
        self.items.begin(read)
        self.record = bool(self.items) or is_record(self.prepared, self.quotes, telling)
        for sentence, listed in telling:
            self._note_paragraph(sentence.paragraph, listed)
        for (before, _), (sentence, listed) in pairwise(telling):
            signer = None if listed else signer_of(self.text, self.cast, before, sentence)
            if signer is not None:
                self.signed[before.paragraph] = signer

    def _note_tellers(self, told: list[Sourced]) -> None:
        """Note the names of all who tell something, and of those who do so more than once."""
        names = Counter(one.name for one in told if one.who[0].actors)
        self.tellers = {name for name, number in names.items() if number > 1}
        self.persons = {one.name for one in told}

    def _note_paragraph(self, paragraph: int, telling: list[Sourced]) -> None:
        """Note who tells something in a paragraph, and who does so first and before what is told."""
        self.speaking.setdefault(paragraph, set()).update(one.name for one in telling)
        first = next((one for one in telling if one.start < one.verb_end), None)
        if first is not None:
            self.ahead.setdefault(paragraph, first.who)

    def after(self, sentence: Sentence, inside: list[Piece], own: list[Sourced]) -> list[Sourced]:
        """Return whose a sentence is beyond what its own clauses say, and remember who speaks in it."""
        turn = self._in_turn(sentence)
        poster = self._poster(sentence.start)
        if poster is not None:
            return [*turn, replace(self._made(sentence, (poster,), Layer.TURN), alone=True)]
        if self._is_comment(sentence, inside, own):
            self.current = ()
            return self._voiced(sentence, [])
        if listed := self._listed(sentence, own):
            return [*turn, *listed]
        signer = self.signed.get(sentence.paragraph)
        if signer is not None and not any(map(is_telling, own)):
            made = self._made(sentence, (signer,), Layer.RUNNING)
            return [*turn, replace(made, alone=True)]
        telling = self._telling(own, inside)
        quoted = self._quoted(sentence, own, telling)
        found = [*turn, *quoted]
        if quoted and not own:
            self.dialogue.hear_given(sentence.paragraph, inside, quoted[0].who)
        if not (found or own):
            self.dialogue.hear_untagged(sentence.paragraph, inside)
        self._take_note(sentence, inside, own, telling)
        if not found and self.blocks.gives(sentence, own):
            found = [self._made(sentence, self.announced[sentence.paragraph], Layer.RUNNING)]
        elif not found and (decided := self._minuted(sentence, own)):
            found = decided
        elif sentence.turn is None and not any(map(speaks, telling)):
            anothers = any(self._opens_with(one, sentence, inside) for one in own)
            anothers = anothers or self._is_anothers(sentence, inside)
            found += [] if anothers else self._reported(sentence, inside, own)
        return (
            found
            or self._undertaken(sentence)
            or self._voiced(sentence, telling)
            or self._of_the_readout(sentence, own)
        )

    def _listed(self, sentence: Sentence, own: list[Sourced]) -> list[Sourced]:
        """Give an item of a list to whoever is said above it to have raised what follows."""
        who = self.announced.get(sentence.paragraph) or self.lists.get(sentence.paragraph)
        told = (one for one in own if one.polarity is not Polarity.UNREAL)
        named = (one.who[0].actors[0] for one in told if has_the_floor(one))
        anothers = any(a.kind in PERSON_KINDS and surely_person(a) for a in named)
        begins = _POINTS.match(sentence.text) is not None
        if who is None or anothers or not (begins or self.item == sentence.paragraph):
            return []
        above = self.above.get(sentence.paragraph, -1)
        if begins and self._column(sentence.start) <= above:
            return []  # an item beside the one that announced the others
        self.item = sentence.paragraph
        self.lists[sentence.paragraph + 1] = who
        self.above[sentence.paragraph + 1] = above
        return [replace(self._made(sentence, who, Layer.RUNNING), alone=True)]

    def _is_comment(self, sentence: Sentence, inside: list[Piece], own: list[Sourced]) -> bool:
        """Whether a sentence stands in a paragraph that a sender heads as a comment, and tells of nobody's words."""
        if self.voice is None or sentence.turn is not None:
            return False
        if _COMMENT.match(sentence.text):
            self.comment = sentence.paragraph
        goes_on = bool(inside) and inside[0].lower in GENDERED
        told = any(has_the_floor(one) and one.kind is VerbKind.SAYS for one in own)
        return self.comment == sentence.paragraph and not (goes_on or told)

    def announce(self, sentence: Sentence, who: tuple[Who, ...], *, named: bool = False) -> None:
        """Note whose the paragraph behind a sentence is, or the list, where its items stand further in."""
        self.blocks.open(sentence, who, named=named)
        if _POINTS.match(sentence.text):
            self.above[sentence.paragraph + 1] = self._column(sentence.start)

    def _column(self, at: int) -> int:
        """Return how many code points stand before an offset on its line."""
        return at - self.text.rfind("\n", 0, at) - 1

    def _poster(self, at: int) -> Who | None:
        """Return whose post, or whose item of a list, stands at an offset."""
        place = bisect_right(self.posts, at, key=lambda post: post[0]) - 1
        inside = place >= 0 and at < self.posts[place][1]
        return self.posts[place][2] if inside else None

    def _of_the_readout(self, sentence: Sentence, own: list[Sourced]) -> list[Sourced]:
        """Give what a readout or minutes tell of nobody to whose they are; for certain nobody else's it is not."""
        known = any(one.who and (one.who[0].actors or one.who[0].pronoun) for one in own)
        whose = self.readout or (self.minutes if self.kept else None)
        if whose is None or known or sentence.role is SentenceRole.TITLE:
            return []
        return [replace(self._made(sentence, (whose,), Layer.RUNNING), alone=False)]

    def _undertaken(self, sentence: Sentence) -> list[Sourced]:
        """Give what a state will do to that state."""
        found = undertaking(self.prepared, self.cast, self.quotes, sentence)
        if found is None:
            return []
        who, span = found
        return [replace(self._made(sentence, who, Layer.VOICE, (span,)), alone=False)]

    def _minuted(self, sentence: Sentence, own: list[Sourced]) -> list[Sourced]:
        """Give what minutes say was decided, or by nobody, to the body whose they are; others may have agreed on it."""
        if self.minutes is None:
            return []
        who = by_minutes(self.minutes, sentence, own, self.cast)
        if begins_an_item(sentence) or self.minutes in who:
            self.current = ()
        return [replace(self._made(sentence, who, Layer.RUNNING), alone=False)] if who else []

    def _in_turn(self, sentence: Sentence) -> list[Sourced]:
        """Give a sentence of a transcript to whoever has the turn."""
        if sentence.turn is None:
            return []
        return [self._made(sentence, self.turns.of(sentence), Layer.TURN)]

    def _take_note(
        self, sentence: Sentence, inside: list[Piece], own: list[Sourced], telling: list[Sourced]
    ) -> None:
        """Remember who speaks in a sentence, or whom it is about."""
        self.dialogue.hear(sentence.paragraph, inside, own, telling)
        if telling:
            self._remember(sentence, telling)
        elif inside and sentence.role is not SentenceRole.TITLE:
            self._enters(sentence, inside)
        if self.record and any(map(self._is_current, own)):
            self.at = (sentence.number, sentence.paragraph)

    def _telling(self, own: list[Sourced], inside: list[Piece]) -> list[Sourced]:
        """Return the clauses of a sentence in which somebody takes the floor."""
        listed = (s for s in own if is_telling(s) and self._tells(s))
        telling = [s for s in listed if not self._earlier(s, inside)]
        return telling or [s for s in own if self._takes_over(s, inside)][:1]

    def _is_voice(self, one: Sourced) -> bool:
        """Whether a source is one of those who issue the document."""
        if self.voice is None:
            return False
        issuers = {a.name for who in self.voice.who for a in who.actors}
        meant = {a.name for who in one.who for a in who.actors} & issuers
        return len(meant) > int(self.voice.joint)

    def _enters(self, sentence: Sentence, inside: list[Piece]) -> None:
        """Note whom a sentence without a verb of saying is about: "Kos was not convinced. “..”"."""
        first = self._opening_name(sentence)
        if first is None:
            return
        behind = next((p.lower for p in inside if p.start >= first.end), None)
        who = self._called(first)
        if behind is None or not (is_person(who) or is_office(who)):
            return
        self.entered = (sentence.number, sentence.paragraph, who)
        known = self.record and (who.name in self.persons or behind in _TAKES_THE_FLOOR)
        if known and feels(behind, _lowers(inside)):
            self.current, self.at = (who,), (sentence.number, sentence.paragraph)

    def _opening_name(self, sentence: Sentence) -> Mention | None:
        """Return the short name that a sentence begins with, an article before it perhaps."""
        first = next(iter(self.cast.between(sentence.start, sentence.end)), None)
        if first is None or first.possessive or len(first.text.split()) > _LONGEST_NAME:
            return None
        lead = self.text[sentence.start : first.start].lower().split()
        return first if lead in ([], ["the"]) else None

    def _called(self, mention: Mention) -> Who:
        """Return whom a mention means: of an office its holder, where the text says who that is."""
        actor = self.cast.actors[mention.actor]
        if actor.kind is ActorKind.OFFICE:
            holder = self.parties.holder(f"the {mention.text}", mention.start)
            if holder is not None:
                return holder
        return Who(mention.text, mention.start, mention.text, (actor,), True)

    def _tells(self, one: Sourced) -> bool:
        """Whether a source is one that can take the floor: in a record a person, or who is a source more than once."""
        if not self.record or one.link in TELLING:
            return True
        who = one.who[0] if one.who else None
        if who is not None and self.items:
            return self.items.may_speak(one)
        return who is not None and (is_person(who) or is_office(who) or one.name in self.tellers)

    def _earlier(self, one: Sourced, inside: list[Piece]) -> bool:
        """Whether in a record the speaker tells what somebody else had said before: "He had reported that"."""
        if not self.record or not self.current or one.name == self.current[0].name:
            return False
        before = [p.lower for p in inside if p.word and p.end <= one.verb_end][-_AUXILIARIES:]
        return "had" in before and one.link is Link.SUBJECT

    def _opens_with(self, one: Sourced, sentence: Sentence, inside: list[Piece]) -> bool:
        """Whether a sentence begins with somebody else who says something in it: "Residents said that"."""
        told = one.kind in (VerbKind.SAYS, VerbKind.LIGHT)
        says = told and one.link in (Link.SUBJECT, Link.PARTICIPLE) and speaks(one)
        headed = _HEADED.match(sentence.text)
        begins = sentence.start + (headed.end() if headed else 0)
        if not says or one.who[0].start > begins or self._earlier(one, inside):
            return False
        plain = not (one.who[0].pronoun or is_paper(one.who[0]) or is_thing(one.who[0]))
        return plain and one.name != (self.current[0].name if self.current else "")

    def _is_anothers(self, sentence: Sentence, inside: list[Piece]) -> bool:
        """Whether a sentence of a record tells what another delegation or speaker does: "KOSLAND opposed this"."""
        if not (self.record and self.current):
            return False
        if _BOTH_ACT.match(sentence.text):
            return True
        first = self._opening_name(sentence)
        if first is None:
            delegation = _DELEGATION.match(sentence.text)
            return delegation is not None and delegation["name"] != self.current[0].text
        who = self._called(first)
        behind = next((p.lower for p in inside if p.start >= first.end), "")
        if who.name == self.current[0].name or behind in _TOLD_OF:
            return False
        if behind in ("was", "were") and not _lowers(inside) & (source_words().feelings | _ABLE):
            return False
        known = who.name in self.persons and (is_person(who) or is_office(who))
        return known or (first.text.isupper() and len(first.text) > 1)

    def _is_current(self, one: Sourced) -> bool:
        """Whether a clause is of whoever spoke last, so that the report goes on."""
        said = one.polarity is Polarity.SAID and one.link is Link.SUBJECT
        return said and bool(self.current) and one.name == self.current[0].name

    def _takes_over(self, one: Sourced, inside: list[Piece]) -> bool:
        """Whether in a record somebody opposes or wants something now who speaks elsewhere, or for a group."""
        said = one.polarity is Polarity.SAID and one.link is Link.SUBJECT
        if not (self.record and said and one.who) or self._names_last(one):
            return False
        if _is_in_a_clause(inside, one) or (self.items and not self.items.may_speak(one)):
            return False
        return one.name in self.tellers or is_delegate(one) or self._has_a_view(one)

    def _names_last(self, one: Sourced) -> bool:
        """Whether a source is the one who spoke last; where nobody did, whether it has no name."""
        return one.name == (self.current[0].name if self.current else None)

    def _has_a_view(self, one: Sourced) -> bool:
        """Whether a person thinks something, or somebody known by name does something with words."""
        person = is_person(one.who[0])
        if one.who[0].pronoun and one.name not in self.persons:
            return False  # "He had a hard time": whom a speaker speaks of
        if one.kind is VerbKind.LIGHT:
            return person
        if one.kind is not VerbKind.THINKS or not (person or is_office(one.who[0])):
            return False
        active = self.text[: one.verb_end].rsplit(None, 1)[-1].lower() in source_words().forms
        return active or one.name in self.persons

    def _made(
        self, sentence: Sentence, who: tuple[Who, ...], layer: Layer, spans: tuple[Span, ...] = ()
    ) -> Sourced:
        near = self.at[1] == sentence.paragraph
        goes_on = bool(spans) and near and sentence.number - self.at[0] <= 1
        content = spans or ((sentence.start, sentence.end),)
        start, end = content[0][0], content[-1][1]
        return Sourced(
            start,
            end,
            content,
            who if layer is Layer.TURN else resolved(who),
            Polarity.SAID,
            layer,
            sentence.number,
            start,
            alone=goes_on
            or (near and self.speaking.get(sentence.paragraph, set()) <= {who[0].name}),
        )

    # Quotations -----------------------------------------------------------------------------------

    def _quoted(
        self, sentence: Sentence, own: list[Sourced], telling: list[Sourced]
    ) -> list[Sourced]:
        """Give quotations that no clause of the sentence holds to who tells in it, ahead of it or before it."""
        for one in telling:
            self.covered += [q for a, b in one.content for q in self.quotes.within(a, b)]
        fresh = self._fresh(sentence, own)
        who = self._speaker(sentence, fresh, own, telling) if fresh else ()
        if not who:
            return []
        made = self._made(sentence, who, Layer.RUNNING, tuple(fresh))
        if not self.items:  # under a number whoever opened it goes on behind what they quote
            self.current, self.at = who, (sentence.number, sentence.paragraph)
        return [made]

    def _fresh(self, sentence: Sentence, own: list[Sourced]) -> list[Span]:
        """Return the quotations of a sentence that no clause holds, short ones apart that are not all of it."""
        free = (
            (max(a, sentence.start), min(b, sentence.end))
            for a, b in self.quotes.within(sentence.start, sentence.end)
            if (a, b) not in self.covered[-12:] and not held(own, (a, b))
        )
        whole = sentence.end - sentence.start - _MARKS
        return [
            (a, b)
            for a, b in free
            if b - a >= whole or len(self.text[a:b].split()) >= _FEWEST_WORDS
        ]

    def _speaker(
        self, sentence: Sentence, fresh: list[Span], own: list[Sourced], telling: list[Sourced]
    ) -> tuple[Who, ...]:
        """Return whose quotations are that no clause of the sentence holds, nobody where that is open."""
        if telling:
            return telling[-1].who
        alone = sum(b - a for a, b in fresh) * 10 >= 6 * (sentence.end - sentence.start)
        if alone:
            return self._begun_above(sentence) or self._around(sentence)
        return own[0].who if own and own[0].polarity is Polarity.SAID else ()

    def _begun_above(self, sentence: Sentence) -> tuple[Who, ...]:
        """Return with whom the sentence before breaks off, to go on in a quotation: "the House | “strongly backs”"."""
        before = self.prepared.sentence(sentence.number - 1)
        begins = self.text[sentence.start : sentence.end].lstrip(" \"“”'‘«»")[:1]
        if before is None or not begins.islower() or not before.text[-1:].isalnum():
            return ()
        last = next(reversed(self.cast.between(before.start, before.end)), None)
        return (self._called(last),) if last is not None and last.end == before.end else ()

    def _around(self, sentence: Sentence) -> tuple[Who, ...]:
        """Return who speaks in a sentence that is a quotation: by the one before it, or its paragraph."""
        if self.entered and self.entered[:2] == (sentence.number - 1, sentence.paragraph):
            return (self.entered[2],)
        if self.at[1] == sentence.paragraph:
            return self.current
        if sentence.paragraph in self.ahead:
            return self.ahead[sentence.paragraph]
        if sentence.paragraph in self.opens:
            return self.opens[sentence.paragraph]
        if self.dialogue.is_open(sentence.paragraph):
            asking = sentence.text.rstrip(" \"'”’»“‘)").endswith("?")
            return self.dialogue.other(sentence.paragraph, asking=asking)
        return self.current if self.at[1] == sentence.paragraph - 1 else ()

    # Reported speech ------------------------------------------------------------------------------

    def _remember(self, sentence: Sentence, telling: list[Sourced]) -> None:
        """Remember who tells in a sentence."""
        main = max(telling, key=weight)
        if main.polarity is Polarity.UNSAID or not main.who:
            return
        if self.parties.caption is not None and words_in(main.who[0].text)[-1:] == ("court",):
            self.current = ()  # an opinion tells what a court did, and goes on in its own voice
            return
        if main.who[0].name is not None:
            self.current, self.at = main.who, (sentence.number, sentence.paragraph)

    def _reported(
        self, sentence: Sentence, inside: list[Piece], own: list[Sourced]
    ) -> list[Sourced]:
        """Give a sentence to whoever is reported to speak, where the wording shows that the report goes on."""
        if not self.current or sentence.role is SentenceRole.TITLE or not inside:
            return []
        lowers = _lowers(inside)
        if self._is_senders(own, lowers):
            self.current = ()  # a sender turns to who receives it
        elif inside[0].quote:
            return []
        elif _NARRATED.match(sentence.text):
            self.current = () if self.record else self.current
        elif self.parties.caption is not None and (
            is_of_now(inside) or lowers.isdisjoint(_OF_A_PARTY)
        ):
            self.current = ()  # what the court says to what was argued
        elif self._goes_on(sentence, lowers, inside):
            made = self._made(sentence, self.current, Layer.RUNNING)
            self.at = (sentence.number, sentence.paragraph)
            return [made]
        return []

    def _is_senders(self, own: list[Sourced], lowers: set[str]) -> bool:
        """Whether in a record that somebody sends the sender speaks: "we believe", "your telegram"."""
        if self.voice is None or not self.record:
            return False
        plain = not lowers & BACKSHIFT
        writes = any(is_writers(one) and self._is_present(one, plain=plain) for one in own)
        return writes or bool(lowers & _SECOND)

    def _goes_on(self, sentence: Sentence, lowers: set[str], inside: list[Piece]) -> bool:
        """Whether a sentence goes on with what was reported before it."""
        near = self._is_near(sentence)
        argued = self.parties.caption is not None or not self.record
        if self.voice is not None and argued and self._is_named(sentence):
            return False
        if not self.record:
            return near and self.at[0] == sentence.number - 1 and bool(lowers & _MODALS)
        told = bool(lowers & BACKSHIFT or _POINT.match(sentence.text)) and len(inside) > _SHORT
        follows = sentence.paragraph - self.at[1] <= 1 and not is_of_now(inside)
        return near or (follows and told)

    def _is_near(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in the paragraph, or under the number, of whoever spoke last."""
        item = self.items.item(sentence.paragraph)
        under = item >= 0 and item == self.items.item(self.at[1])
        return under or self.at[1] == sentence.paragraph

    def _is_named(self, sentence: Sentence) -> bool:
        """Whether a sentence names who spoke last, as the report of what somebody said does not."""
        name = self.current[0]
        last = name.text.rsplit(None, 1)[-1] if name.text else ""
        return not name.pronoun and bool(last) and last.lower() in words_in(sentence.text)

    def _is_present(self, one: Sourced, *, plain: bool) -> bool:
        """Whether a verb stands in the present, which no report of what was said does; "in our view" has no verb."""
        verb = self.text[: one.verb_end].rsplit(None, 1)[-1].lower()
        tags = {tag for found in source_words().forms.get(verb, {}).values() for tag in found}
        present = ("base" in tags and "past" not in tags) or _is_perfect(self.text, one)
        return one.link is Link.ACCORDING or (plain and present)

    def _is_before_a_court(self, one: Sourced) -> bool:
        """Whether in an opinion a clause tells what the record shows: the court says so that gives the opinion."""
        return self.parties.caption is not None and is_paper(one.who[0])

    def _voiced(self, sentence: Sentence, telling: list[Sourced]) -> list[Sourced]:
        """Give a sentence in which nobody else has the floor to who issues the document."""
        floor = [one for one in telling if has_the_floor(one) and not self._is_voice(one)]
        if any(not self._is_before_a_court(one) for one in floor):
            return []
        self.apart = self.apart or bool(_ABOUT.match(sentence.text))
        if self.voice is None or not self.voice.whole or sentence.turn is not None or self.apart:
            return []
        return [self._made(sentence, self.voice.who, Layer.VOICE)]


def _lowers(inside: list[Piece]) -> set[str]:
    return {p.lower for p in inside}


def _is_perfect(text: str, one: Sourced) -> bool:
    """Whether a verb stands in the present perfect: "we have always felt"."""
    return "have" in text[one.who[0].start : one.verb_end].lower().split()[1:3]


def _is_in_a_clause(inside: list[Piece], one: Sourced) -> bool:
    """Whether a source stands in a clause that something told depends on: "matters on which the envoys agree"."""
    before = [p.lower for p in inside if p.end <= one.who[0].start]
    opened = next((n for n in range(len(before), 0, -1) if before[n - 1] in _DEPENDENT), 0)
    return opened > 0 and not {",", ";", "but"} & set(before[opened:])


_DEPENDENT = frozenset("that which whom whose".split())

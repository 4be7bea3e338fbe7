"""Sentences composed around a quote: direct speech, or the source's sentence with the holder named in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from summarizer.brief.borne_out.cited import own_words
from summarizer.brief.lines.authors import (
    Author,
    acts_itself,
    of_itself,
    said_by_me,
    said_by_you,
    side_with_ours,
    turned,
)
from summarizer.brief.lines.by_office import (
    by_its_members,
    by_its_own,
    by_its_paper,
    by_pronoun,
    named_for_noun,
    named_for_pronoun,
    says_it,
    told_by_a_noun,
    with_office,
)
from summarizer.brief.lines.hanging import hanging
from summarizer.brief.lines.headed import headed_by
from summarizer.brief.lines.own_acts import resolved
from summarizer.brief.lines.speech import (
    ITEMS,
    answering,
    asks,
    leans,
    may_be_own_words,
    other_speaker,
    saying,
    spoken_words,
    tells_of_somebody,
    within,
)
from summarizer.brief.lines.stated import ATTRIBUTED
from summarizer.brief.lines.voices import Voices
from summarizer.brief.phrasing.fit import addresses, own_voice, presentable, speaks_itself
from summarizer.brief.phrasing.grammar import (
    HE_OR_SHE,
    at_the_head,
    behind_somebody,
    ended,
    is_sentence,
    unended,
)
from summarizer.brief.phrasing.mentions import is_person
from summarizer.brief.phrasing.scanned import is_scanned
from summarizer.brief.phrasing.spoken import (
    APART,
    MOST_SPOKEN,
    alone_of,
    best_of,
    together,
    told_behind,
    told_by_somebody,
    without_false_starts,
)
from summarizer.brief.phrasing.tidy import tidied, without_joining
from summarizer.brief.phrasing.verbs import (
    reporting_verb,
    says_or_asks,
    tells_an_attitude,
    told_by_its_subject,
)
from summarizer.models.quote import Quote, Speech
from summarizer.models.summary import Position
from summarizer.names.bodies import is_body, is_office, posts
from summarizer.names.holders import holders_of
from summarizer.names.places import sides
from summarizer.words.seldom import Seldom

#: Words of a line that has the sentence before in front at most.
_LONGEST = 95
#: "Called on the Minister", "Must be seen to": a cable leaves out who did, and what must.
_NO_SUBJECT = re.compile(
    r"[A-Z][a-z]+ed\b|(?:Must|Should|Would|Cannot|Could|Has|Have|Had|Is|Are|Was|Were) [a-z]"
)
#: "According to Jan Holm, ": whose word a line is, at its head.
_ACCORDING = re.compile(r"According to (?P<who>[^,]{2,80}), ")
#: Words at the head of a sentence among which who speaks and the verb stand.
_HEAD_WORDS = 9
#: Words that say more than whose the quotation behind the colon is.
_INTRODUCES = Seldom(r"(?:[^\s:“”\"]+ ){4,}[^\s:“”\"]+: [“\"]")
_NAME = r"(?P<who>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*)"
#: "After the talks, Minister Holm said", "the owner, Ana Dahl, told": who says something in a sentence.
_TELLS = (
    Seldom(rf"{_NAME},? (?:also |then )?(?P<verb>[a-z]+)\b"),
    Seldom(rf", (?P<verb>[a-z]+) {_NAME}"),
)
#: "‘27 people were found": a mark that opens a quotation and is closed nowhere.
_UNCLOSED = re.compile(r"^[‘'] ?(?!.*\w[.,!?]?[’'](?!\w))|[‘'] (?=[A-Z])", re.DOTALL)
_SAID_THE_SAME = re.compile(r"^ ?(?:he|she) \w+|^ ?(?:said|added) (?:he|she)\b")
#: No sentence that begins so stands alone, be it "He said that".
_LEANS = re.compile(
    r"(?:(?:He|She|They|His|Her|Its|Their|This|That|These|Those|Such)\b"
    r"|It (?:also |then )?(?:said|says|added|adds|told|argued|argues|noted|stated|warned)\b)"
)
#: Sentences that stand in front of a line at most.
_IN_FRONT = 2
#: "He added that": who passes it on is whom the pronoun means.
_PRONOUN_SAYS = re.compile(r"(?:He|She|They|It) (?P<rest>(?:also |then )?(?P<verb>[a-z]+) )")
#: "It was noted that": the verb by which whoever takes part is told to say it.
_IT_WAS = re.compile(r"\b[Ii]t (?:was|has been) (?:also )?(?P<verb>[a-z]+) that\b")
#: "Participants of the forum", "Sarim Dialogue for Water": what either is called for short.
_HEAD_NOUN = re.compile(
    r"(?:[A-Z][\w’'-]+ )*(?P<noun>[a-z]{4,}s|(?<=\w )[A-Z][a-z]{3,})(?= (?:of|at|in|from|to|for|on) )"
)
#: The mark of an item of a list, which no sentence begins with.
_ITEM = re.compile(r"^(?:[-–—•*·▪]|\(?(?:\d{1,2}(?:[ivx]{1,4}|[a-z])?|[ivx]{1,4}|[a-z])[.)])\s+")
_BY_ANOTHER = re.compile(r"^According to (?!an?\b)[^,“”]{2,60}, (?=those\b|the[ym]\b)")
#: "According to him, the plan fails": the line names him.
_BY_HIM = re.compile(r"^According to (?:him|her|them|it), ")
#: "…, the release said", of whoever's release it is.
_PAPER_SAID = re.compile(
    r", (?:the|its) (?:[\w-]+ ){0,2}[\w-]+ (?:said|says|added|stated|reads?)\.?$"
)
#: "According to Dahl, the port is open", said of what somebody else passes on.
_THROUGH = re.compile(r"^According to (?P<who>[^,“”]{2,80}), (?P<what>[^“”]+)$")
#: "…, he said" at the end of a sentence that goes on behind "According to".
_TOLD_AGAIN = re.compile(
    r",\s+(?:he|she|they|it)\s+(?:said|says|added|thought|believed|noted|explained|stressed|argued|warned)\s*\.?$"
)
#: "In his view the plan fails" behind "According to".
_IN_A_VIEW = re.compile(r"^In (?:his|her|its|their) (?:view|opinion|judge?ment|words),? ")
#: The same amid such a sentence: "If the work fell short, he thought it possible to leave".
_TOLD_AMID = re.compile(
    r",\s+(?:he|she)\s+(?=(?:thought|believed|felt|considered|hoped|wanted|said|argued|added|replied|answered)\b)"
)
#: Who does something at the head of a sentence: "He was", "Mr Holm said", "The Council agreed".
_OF_HOLDER = re.compile(
    r"(?P<who>He|She|It|They|(?:The )?(?:(?:Mr|Ms|Mrs|Dr)\.? )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*) (?=[a-z])"
)
_ONLY_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]\.?$")
#: "Holm wrote that the plan fails": words that were written, where a statement says so.
_WRITTEN = re.compile(r"\b(?:wrote|tweeted|posted)\b")
#: The source is the account itself: "the article's own account".
_THE_ACCOUNT = re.compile(r"\b(?:article|account|report|story|document|author|writer)(?:['’]s)?\b")


#: What stands between quotation marks.
_MARKED = re.compile(r"[“\"][^“”\"]*[”\"]")
#: What speech has and a report does not: a question, an exclamation, a short form.
_AS_SPOKEN = Seldom(r"[?!][”\"’']*$|\b\w+(?:n[’']t|[’'](?:re|ll|ve|m))\b")


#: What is said to somebody, and no clause of a report: "Come on, be open", "Because in it is a flaw".
_SPOKEN_TO = re.compile(
    r"(?:come on|please|because|let us|let['’]s|look|well|so|yes|no|now)\b(?! one\b)", re.IGNORECASE
)
#: What joins a clause to the one before it.
_JOINS = re.compile(r"(?:and|but|or|nor|so|yet) ")
#: Several by what they are, as the subject: "The three National Security Advisors reaffirmed".
_THEY_ALL = re.compile(
    r"(?P<who>The (?:[a-z]{3,5} )?(?:[A-Z][\w-]+ ){0,4}[A-Za-z][a-z-]+s) (?P<verb>[a-z]+)\b"
)


#: What several who hold something are called together, beside their offices.
_PARTIES = frozenset(
    "countries states nations governments sides parties leaders participants delegations members partners allies"
    " officials principals companies unions groups advisers advisors".split()
)


def _of_all_of_them(holder: str, name: str, sentence: str) -> str:
    """Return what "the three ministers" say with their names behind, where several hold it; nothing elsewhere."""
    found = _THEY_ALL.match(sentence)
    several = len(holders_of(holder)) > 1
    if found is None or not several or not reporting_verb(found["verb"]):
        return ""
    noun = found["who"].rpartition(" ")[2].lower()
    if noun not in _PARTIES and noun.removesuffix("s") not in posts():
        # "The talks reflect a wish": these are not who holds it.
        return ""
    return f"{found['who']} [{name}]{sentence[found.end('who') :]}"


@dataclass(frozen=True)
class Composed(Voices):
    """Composes sentences around quotes."""

    #: Lines with sentences in front that they hang on, by what they are without these.
    alone: dict[str, str] = field(default_factory=dict[str, str])

    def of_quote(self, document: str, quote: Quote, holder: str) -> str:
        """Return a quote as a sentence: as direct speech, or the sentence of the source with the holder named."""
        return self._quoted(document, quote, holder, self._sentence(document, quote))

    def _quoted(self, document: str, quote: Quote, holder: str, sentence: str) -> str:
        name = self._name(document, holder)
        repeated = self._repeated_by(document, holder, quote)
        if repeated:
            words = spoken_words(quote, sentence)
            return f"{at_the_head(name)} said, according to {repeated}: “{words}”"
        writer = self._writer(document, holder, quote)
        if writer is not None and own_voice(sentence):
            return self._told_by(writer, document, quote, holder, sentence)
        if self._is_told_by_itself(document, holder, quote, sentence):
            return ended(without_mark(of_itself(holder, sentence)))
        mine = said_by_me(name, sentence) or said_by_you(name, holder, sentence)
        if mine and quote.speech is not Speech.DIRECT and document not in self.transcripts:
            return ended(mine)
        if self._is_speech(document, holder, quote):
            return self._said(document, holder, quote)
        behind = told_behind(sentence)
        if behind and speaks_itself(behind[0]) and self._mentions(holder, behind[1]):
            return saying(behind[1], within(behind[0]))
        teller = self._turn_of(document, quote) or self._questioner(document, quote)
        if teller or self._is_answer(document, quote):
            return saying(teller or self._name(document, holder), spoken_words(quote, sentence))
        written = (author := self.authors.get(document)) is not None and author.is_(holder)
        if self._mentions(holder, sentence) or (_THE_ACCOUNT.search(holder) and not written):
            plain = by_its_own(holder, _ITEM.sub("", sentence))
            return ended(self._with_names(document, plain, self._antecedent(document, quote)))
        return self._with_holder(document, holder, quote, sentence)

    def _is_told_by_itself(self, document: str, holder: str, quote: Quote, sentence: str) -> bool:
        """Whether those who issue a document speak of themselves by name, and of what is theirs as "our"."""
        head = " ".join(without_mark(sentence).split()[:_HEAD_WORDS])
        issued = document not in self.transcripts and quote.speech is not Speech.DIRECT
        own = issued and own_voice(sentence) and not acts_itself(sentence)
        return own and self._mentions(holder, head) and bool(of_itself(holder, sentence))

    def _told_by(
        self, author: Author, document: str, quote: Quote, holder: str, sentence: str
    ) -> str:
        """Return what the writer of a document tells of somebody else: "Holm said that we should wait".

        "We" is the writer's side. What the writer does, and what cannot be told without a first person, is quoted as
        written.
        """
        name = self._name(document, author.name) if author.name else ""
        side = self._name(document, author.side) if author.side else ""
        own = acts_itself(sentence) and holder not in author.allies
        told = "" if own and name else turned(sentence, _short(name), side)
        if told:
            return self._quoted(document, quote, holder, at_the_head(told))
        words = spoken_words(quote, sentence)
        return saying(name, words, "wrote") if name else self._as_told(document, holder, words)

    def _as_told(self, document: str, holder: str, words: str) -> str:
        """Return a writer's words on somebody, where who writes is not told: "Holm, the account says, “was ill.”"."""
        name = self._name(document, holder)
        told = _OF_HOLDER.match(words)
        if told is not None and told["who"] == "They" and _is_one_person(holder):
            # What one says of others is nothing told of that one.
            return f"The account says: “{words}”"
        if told is not None and (HE_OR_SHE.match(words) or self._mentions(holder, told["who"])):
            author = self.authors.get(document)
            ours = author.side if author and author.side else side_with_ours(words)
            side = self._name(document, ours) if ours else ""
            plain = turned(words, "", side)
            if plain:
                return ended(f"{at_the_head(name)} {plain[told.end() :]}")
            if HE_OR_SHE.match(words) or told["who"] == at_the_head(name):
                return f"{at_the_head(name)}, the account says, “{words[told.end() :]}”"
        whose = "" if self._mentions(holder, words) else f" of {name}"
        return f"The account says{whose}: “{words}”"

    def _said(self, document: str, holder: str, quote: Quote) -> str:
        spoken = self._words_spoken(document, quote)
        speaker = self._speaker(document, holder, quote, spoken)
        if speaker is None:
            return f"The account quotes: “{spoken}”"
        asked = "" if asks(holder) else self._asked(document, quote, spoken)
        return answering(asked, speaker, spoken, self._verb(document, quote))

    def _words_spoken(self, document: str, quote: Quote) -> str:
        found = tidied(spoken_words(quote, self._sentence(document, quote)), self._text(document))
        return without_false_starts(without_joining(found))

    def _spoken(self, document: str, held: Position, quotes: Sequence[Quote]) -> str:
        """Return what was said in direct speech: the quotation that says most of the statement, and those beside it."""
        spoken = self._by_holder(document, held.holder, quotes)
        if not spoken:
            return ""
        told = sorted(best_of(held.statement, list(spoken)), key=lambda w: spoken[w].start or 0)
        quotes = [spoken[words] for words in told]
        first = told[0]
        said = together(list(zip(told, self._between(document, quotes), strict=True)))
        if leans(first):
            before = within(without_joining(self._before(document, spoken[first], first)))
            longer = f"{before} {said}".strip()
            said = longer if len(longer.split()) <= MOST_SPOKEN else said
        name = self._name(document, held.holder)
        verb = self._verb_of(document, held, spoken[first])
        return answering(self._asked(document, spoken[first], said), name, said, verb)

    def _between(self, document: str, quotes: Sequence[Quote]) -> list[str]:
        """Return what stands between each of some quotes and the one before it, or that it is another turn's."""
        gaps = self.cited.between(document, quotes)
        turns = [self.cited.turn(document, quote) for quote in quotes]
        same = [True, *(one == other for one, other in pairwise(turns))]
        return [gap if one else APART for gap, one in zip(gaps, same, strict=True)]

    def _verb_of(self, document: str, held: Position, quote: Quote) -> str:
        """Return the verb for a holder's words: "wrote" where statement and document have it."""
        stated = _WRITTEN.search(" ".join(held.statement.split()[:_HEAD_WORDS]))
        known = stated is not None and _WRITTEN.search(self._text(document)) is not None
        return "wrote" if known else self._verb(document, quote)

    def _by_holder(self, document: str, holder: str, quotes: Sequence[Quote]) -> dict[str, Quote]:
        """Return the words of those quotes that are the holder's direct speech."""
        spoken: dict[str, Quote] = {}
        for quote in quotes:
            told = quote.speech is not Speech.DIRECT and document not in self.transcripts
            if other_speaker(quote) is not None or (told and self._is_told(document, quote)):
                continue
            name, sentence = self._name(document, holder), self._sentence(document, quote)
            if told and (said_by_me(name, sentence) or said_by_you(name, holder, sentence)):
                continue
            if self._is_speech(document, holder, quote):
                words = self._words_spoken(document, quote)
                if self._speaker(document, holder, quote, words) == name:
                    spoken.setdefault(words, quote)
        return spoken

    def _is_told(self, document: str, quote: Quote) -> bool:
        """Whether a quote that is no direct speech can be nobody's own words, however its sentence is mended."""
        passage, text = self.cited.passage(document, quote), self._text(document)
        if passage is None or is_scanned(text):
            return False
        around = (passage.text, *self.cited.before(document, quote, ITEMS))
        return not any(map(may_be_own_words, around))

    def _before(self, document: str, quote: Quote, words: str) -> str:
        """Return what was said in one breath before some words of a quote."""
        own = unended(words) in unended(own_words(quote))
        before = self.cited.said_before(document, quote, whole=not own)
        # What is read out before it is another's.
        read_out = document in self.transcripts and not {"“", "”", '"'}.isdisjoint(before)
        return "" if read_out else _UNCLOSED.sub("", before)

    def _longer(self, document: str, held: Position, quotes: Sequence[Quote]) -> Iterator[str]:
        """Yield lines with what they lean on in front: what was said before, the question, the sentence before."""
        spoken = self._by_holder(document, held.holder, quotes)
        name = self._name(document, held.holder)
        for words, quote in spoken.items():
            before = without_joining(self._before(document, quote, words))
            if before and len(f"{before} {words}".split()) <= _LONGEST:
                longer = tidied(f"{before} {words}", self._text(document))
                yield saying(name, longer, self._verb(document, quote))
            asked = self._question_before(document, quote)
            if asked and self.cited.opens_its_turn(document, quote):
                yield answering(asked, name, words)
        for quote in quotes:
            if not spoken and document not in self.transcripts:
                yield self._behind_the_one_before(document, held.holder, quote)
        for words, quote in spoken.items():
            introduced = self._introduced(document, held.holder, quote)
            said = self._said_just_before(document, held.holder, quote)
            if introduced:
                yield introduced
            elif said:
                yield saying(name, f"{said} {words}", self._verb(document, quote))
            elif document not in self.transcripts:
                yield self._behind_whoever(document, held.holder, quote, words)

    def _introduced(self, document: str, holder: str, quote: Quote) -> str:
        """Return the source's sentence where that introduces the words: "She had no illusions: “We wait.”"."""
        sentence = self._sentence(document, quote)
        if _INTRODUCES.match(sentence) is None:
            return ""
        named = headed_by(holder, sentence, self._name(document, holder))
        return named or (sentence if self._mentions(holder, sentence.partition(":")[0]) else "")

    def _behind_whoever(self, document: str, holder: str, quote: Quote, words: str) -> str:
        """Return words behind the sentence before, alone where that has their speaker say something already.

        Nothing where that neither tells of their speaker nor is who writes.
        """
        before = next(iter(self.cited.before(document, quote, 1)), "")
        plain = _MARKED.sub("", before)
        told = (found for tells in _TELLS for found in tells.finditer(plain))
        if any(self._mentions(holder, m["who"]) and says_or_asks(m["verb"]) for m in told):
            return self._behind_first(document, quote, f"“{words}”")
        author = self.authors.get(document)
        if self._mentions(holder, before) or (author is not None and author.is_(holder)):
            said = saying(self._name(document, holder), words, self._verb(document, quote))
            return self._behind_first(document, quote, said)
        return ""

    def _said_just_before(self, document: str, holder: str, quote: Quote) -> str:
        """Return the holder's words in the sentence before, where that quotes them and says whose they are."""
        before = next(iter(self.cited.stretch_before(document, quote)), "")
        opened = before[:1] in ("“", '"')
        said = alone_of(before[1:], 0, within=True) if opened else ""
        told = before.rpartition('"')[2] if '"' in before else before.rpartition("”")[2]
        mine = self._mentions(holder, told) or _SAID_THE_SAME.search(told)
        return ended(said) if said and mine else ""

    def _behind_the_one_before(self, document: str, holder: str, quote: Quote) -> str:
        """Return the source's sentence behind the one before, which may stand alone; nothing where it does not."""
        line = self._quoted(document, quote, holder, self._sentence(document, quote))
        return "" if "“" in line or ": " in line else self._behind_first(document, quote, line)

    def _behind_first(self, document: str, quote: Quote, line: str) -> str:
        """Return a line behind the sentence or two before a quote; nothing where the first does not stand alone."""
        text = self._text(document)
        near = self.cited.before(document, quote, 1)
        if any(self.cited.heads(document, one) for one in near):
            return ""
        second = self.cited.stretch_before(document, quote)[1:_IN_FRONT]
        told = [ended(without_mark(tidied(before, text))) for before in (*near, *second)]
        for most in range(1, len(told) + 1):
            first, *rest = told[:most][::-1]
            longer = self._behind(document, quote, (first, *rest), line)
            alone = not (hanging(first) or _LEANS.match(first) or _NO_SUBJECT.match(first))
            alone = alone and not addresses(first)
            # A quotation in front of another line is nobody's there.
            alone = alone and not (_ONLY_QUOTED.match(first) or told_by_somebody(first))
            alone = alone and is_sentence(first)
            fit = line.startswith("“") or presentable(line)
            if (
                alone
                and fit
                and all(map(presentable, (first, *rest)))
                and len(longer.split()) <= _LONGEST
            ):
                self.alone[longer] = line
                return longer
        return ""

    def _behind(self, document: str, quote: Quote, front: Sequence[str], line: str) -> str:
        """Return a line behind the sentences before it; all of them as whose they are, where positions tell that.

        "According to Holm, the dam holds. It was built well" and not "The dam holds. According to Holm, it was".
        """
        told, passage = _ACCORDING.match(line), self.cited.passage(document, quote)
        plain = " ".join((*front, line))
        if told is None or passage is None:
            return plain
        whose = [self.held_at.get((document, passage.first - n)) for n in range(1, len(front) + 1)]
        mine = all(who and self._name(document, who) == told["who"] for who in whose)
        if not mine:
            return plain
        first, *rest = (*front, at_the_head(line[told.end() :]))
        return f"{told.group()}{' '.join((self.lowered(document, first), *rest))}"

    def _as_it_is(self, document: str, holder: str, quote: Quote) -> str:
        """Return the source's sentence as it is: the holder's where it is somebody's own voice, else the account's."""
        sentence = self._sentence(document, quote)
        quoted = quote.speech is Speech.DIRECT or not presentable(f"“{ended(sentence)}”")
        whole = _from_within(quote, sentence) if quoted and quote.text else sentence
        words = spoken_words(quote, _ITEM.sub("", whole))
        named = self._mentions(holder, sentence)
        author = self._writer(document, holder, quote)
        if author is not None and author.name:
            return saying(self._name(document, author.name), words, "wrote")
        by = self.authors.get(document)
        mine = by is not None and by.is_(holder) and (not named or own_voice(sentence))
        other = sentence.startswith("They ") and _is_one_person(holder)
        of_them = HE_OR_SHE.match(sentence) or tells_of_somebody(sentence)
        mine = mine and (other or not of_them)
        if author is None and (mine or self._is_own(document, quote, sentence, named=named)):
            speaker = self._turn_of(document, quote) if named else ""
            verb = self._verb(document, quote)
            return saying(speaker or self._name(document, holder), words, verb)
        if quote.speaker_by_model and self._mentions(holder, quote.speaker_by_model):
            # The document is the holder's own: it says nothing "of" its issuer.
            return saying(self._name(document, holder), words, self._verb(document, quote))
        return self._as_told(document, holder, words)

    def _is_own(self, document: str, quote: Quote, sentence: str, *, named: bool) -> bool:
        """Whether a sentence is spoken: in a transcript, between quotation marks, in somebody's first person."""
        if document in self.transcripts or quote.speech is Speech.DIRECT:
            return True
        told_of = named or bool(HE_OR_SHE.match(sentence) or _TOLD_AMID.search(sentence))
        told_of = told_of or tells_of_somebody(sentence)
        return own_voice(sentence) and not told_of

    def according_to(self, document: str, via: str, text: str, holder: str) -> str:
        """Return a line behind whoever passes it on."""
        pronoun = _PRONOUN_SAYS.match(text)
        if pronoun and reporting_verb(pronoun["verb"]):
            return f"{at_the_head(self._name(document, via))} {text[pronoun.start('rest') :]}"
        quoted = told_by_somebody(text)
        if quoted:
            return saying(self._name(document, via), quoted)
        # Of two who are told to say it the outer one is named; the sentence has the inner one.
        text = _BY_ANOTHER.sub("", text)
        text = _THROUGH.sub(r"\g<who> said that \g<what>", text)
        text = _PAPER_SAID.sub(".", text)
        begins = text.startswith(holder.split(maxsplit=1)[0]) and holder[:1].isupper()
        told = text if begins else self.lowered(document, text)
        return f"According to {self._name(document, via)}, {told}"

    # Sentences of the source --------------------------------------------------------------------------------

    def _with_holder(self, document: str, holder: str, quote: Quote, sentence: str) -> str:
        """Return a sentence that does not name the holder with the name put in."""
        name = self._name(document, holder)
        sentence = at_the_head(_BY_HIM.sub("", _ITEM.sub("", sentence)))
        act = resolved(name, sentence) if is_body(holder) else ""
        if act:
            return ended(act)
        if self._may_be_another(document, holder, quote) and not says_it(sentence):
            told = ended(f"According to {name}, {self.lowered(document, sentence)}")
            return self._behind_first(document, quote, told) or told
        put_in = self._in_its_place(holder, quote, sentence, name) or by_pronoun(name, sentence)
        if put_in:
            return ended(put_in)
        if sentence.endswith("?"):
            return saying(name, sentence)
        verb = sentence.partition(" ")[0].lower()
        bare = _NO_SUBJECT.match(sentence) and (quote.text or "").startswith(f"{verb} ")
        if bare and tells_an_attitude(verb):
            # Without a source no sentence gives the subject of "rejected the charge".
            return ended(f"{at_the_head(name)} {verb}{unended(sentence)[len(verb) :]}")
        amid = _told_by(name, sentence)
        if not is_sentence(sentence) and amid != sentence:
            return ended(amid)
        if not is_sentence(sentence):
            return ended(f"{at_the_head(name)} said: {unended(sentence)}")
        plain = at_the_head(_IN_A_VIEW.sub("", _TOLD_AGAIN.sub("", sentence)))
        once = _told_by(name, by_its_own(holder, plain))
        if self._mentions(holder, once) or "according to" in once:
            return ended(once)
        quoted = told_by_somebody(once)
        if quoted:
            return saying(name, within(quoted))
        return self._named_within(document, holder, quote, once)

    def _named_within(self, document: str, holder: str, quote: Quote, once: str) -> str:
        """Return a sentence with the name where it tells what its holder does, else behind whose it is."""
        name = self._name(document, holder)
        own = named_for_pronoun(holder, name, once)
        own = own or self._by_what_they_are(document, holder, quote, once)
        own = (
            own or _by_its_subject(holder, name, once) or self._of_a_body(holder, quote, name, once)
        )
        own = own or _of_all_of_them(holder, name, once)
        if not own and _SPOKEN_TO.match(once):
            return saying(name, once)
        return ended(own or f"According to {name}, {self.lowered(document, once)}")

    def _by_what_they_are(self, document: str, holder: str, quote: Quote, sentence: str) -> str:
        """Tell what a sentence has of "the woman", where that is a holder; empty where it tells of nobody so.

        "According to Holm, the woman disputes it" would make two of one.
        """
        behind = behind_somebody(sentence)
        if behind is None or is_body(holder) or sides(holder) or not holder[:1].isupper():
            return ""
        verb = behind.partition(" ")[0]
        if quote.speaker_check not in ATTRIBUTED:
            return self._as_told(document, holder, ended(sentence))
        name = at_the_head(self._name(document, holder))
        return f"{name} {behind}" if tells_an_attitude(verb) or reporting_verb(verb) else ""

    @staticmethod
    def _of_a_body(holder: str, quote: Quote, name: str, sentence: str) -> str:
        """Return what the members or a paper of a body say with whose they are; nothing of anybody else."""
        if not is_body(holder):
            return ""
        paper = by_its_paper(name, sentence) if quote.speaker_check in ATTRIBUTED else ""
        return paper or by_its_members(name, sentence)

    def _in_its_place(self, holder: str, quote: Quote, sentence: str, name: str) -> str:
        """Return a sentence with the name where it has a pronoun, an office, or what the holder is."""
        first = " ".join(own_words(quote).split()[:2]).casefold()
        from_its_head = sentence.casefold().startswith(first)
        sure = from_its_head or quote.speaker_check in ATTRIBUTED
        # "She can’t win without it?" is what somebody says of her.
        narrated = sure and not _AS_SPOKEN.search(_MARKED.sub("", sentence))
        headed = headed_by(holder, sentence, name) if narrated else ""
        if headed:
            return headed
        by_itself = _IT_WAS.search(sentence)
        if by_itself and reporting_verb(by_itself["verb"]):
            told = f"{name} {by_itself['verb']} that"
            return at_the_head(
                f"{sentence[: by_itself.start()]}{told}{sentence[by_itself.end() :]}"
            )
        words = " ".join((quote.text or "").split())
        return self._by_its_noun(holder, sentence, name, words if not sure else sentence)

    def _by_its_noun(self, holder: str, sentence: str, name: str, words: str) -> str:
        """Return a sentence with the name in the place of "the researcher", "participants" or "the minister".

        ``words`` are those of the sentence that are the holder's for certain.
        """
        if holder[:1].isupper() and (is_person(holder) or len(holder.split()) == 1):
            own = named_for_noun(name, sentence, words)
            if own:
                return own
            told = told_by_a_noun(sentence) if words == sentence else ""
            if told:
                return f"{at_the_head(name)} {told}"
            return with_office(sentence, holder) if not is_office(holder) else ""
        noun = _HEAD_NOUN.match(holder)
        if noun is None:
            return ""
        article = "(?:the )?" if noun["noun"].islower() else "the "
        there = re.search(rf"(?i:\b{article}){noun['noun']}\b", sentence)
        if there is None:
            return ""
        return at_the_head(f"{sentence[: there.start()]}{name}{sentence[there.end() :]}")

    def _with_names(self, document: str, sentence: str, names: str) -> str:
        name = self._name(document, names) if names else ""
        if not name:
            return sentence
        return headed_by(names, sentence, name) or _told_by(name, sentence)


def without_mark(sentence: str) -> str:
    """Return a sentence without the mark of an item of a list, and without what joins it to the one before."""
    return without_joining(_ITEM.sub("", sentence))


def _told_by(name: str, sentence: str) -> str:
    """Return a sentence with the name in the place of the pronoun amid it; no letter of a name is a pattern."""
    return _TOLD_AMID.sub(lambda _: f", {name} ", sentence, count=1)


def _by_its_subject(holder: str, name: str, sentence: str) -> str:
    """Return a sentence at whose head somebody says something: a body by its name, a person as the sentence has it."""
    behind = told_by_its_subject(sentence)
    return f"{at_the_head(name)} {behind}" if behind and is_body(holder) else behind and sentence


def _is_one_person(holder: str) -> bool:
    return len(holders_of(holder)) < 2 and (is_person(holder) or is_office(holder))


def _short(name: str) -> str:
    """Return a person's surname, by which somebody is named again."""
    return name.rsplit(maxsplit=1)[-1] if is_person(name) else name


def _from_within(quote: Quote, sentence: str) -> str:
    """Return the words of a quote, with a mark where they begin amid a sentence.

    What a conjunction joins to the words before it ("nor did the board") begins with these.
    """
    words = quote.text or ""
    at = sentence.find(own_words(quote))
    if at > 0 and _JOINS.match(words):
        return alone_of(sentence, at)
    return f"[…] {words}" if words[:1].islower() else words

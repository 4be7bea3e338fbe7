"""Direct speech in a line: which words stand in quotation marks, and who is said to say them."""

from __future__ import annotations

import re
from itertools import pairwise

from summarizer.brief.borne_out.cited import Cited, own_words, without_speaker
from summarizer.brief.lines.stated import ATTRIBUTED
from summarizer.brief.phrasing.fit import RUN_ON, addresses, speaks_itself
from summarizer.brief.phrasing.grammar import article, at_the_head, ended, is_sentence, reports
from summarizer.brief.phrasing.mentions import is_person
from summarizer.brief.phrasing.spoken import alone_of
from summarizer.brief.phrasing.tidy import without_debris, without_joining
from summarizer.brief.phrasing.verbs import reporting_verb, says_or_asks
from summarizer.models.quote import Quote, SpeakerCheck, Speech
from summarizer.names.bodies import is_body, is_office
from summarizer.names.places import government
from summarizer.words.remembered import remembered

#: The most words of a quotation in a line; the rest is in the footnote.
LONGEST_SPOKEN = 60
#: The most words of a source's sentence that stand in a line, and those kept on either side of the words relied on.
_LONGEST, _AROUND = 70, 18
#: Labels of a transcript behind which somebody asks, and the words a name has that is more than such a label.
_QUESTIONERS = frozenset(
    "q question questioner reporter reporters journalist interviewer host moderator presenter".split()
)
_NAMED_QUESTIONER = 3
#: Words that an answer has to have to stand without its question.
_SHORT_ANSWER = 7
#: "; and (d) requesting": where another item of a list begins.
_NEXT_ITEM = re.compile(r"[;,]?\s+(?:and |or )?\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+(?=[A-Z])")
#: Items of a list at most before one of them.
ITEMS = 6
#: What begins with one of these leans on the words before it.
_LEANING = re.compile(
    r"^(?:That|This|These|Those|It|He|She|They|And|But|So|Then|Such|Both|Here|There|No|Yes|Yeah|Not|Well|Of course"
    r"|Absolutely|Sure|Certainly|Exactly|Look|Oh|Neither|None|Because"
    r"|(?:I|We|You) (?:do|did|have|am|are|can|will|would)(?:n['’]t| not)?(?=[.,]| but\b| and\b))\b"
    r"|^(?:[\w’']+ ){1,4}(?:those|these|this|that|it|them)(?= \w+ly\b|[,.;])"
    r"|^I (?:hope|think|believe|guess|suppose)(?: that)? (?:it|this|so|he|she|they|not)\b",
)
#: Words of a speaker's name at most, and letters of a particle in it ("van der", "of").
_LONGEST_NAME, _PARTICLE = 7, 4
_MARKS = "“”\"„«»‘’' "
_WHOLLY_QUOTED = re.compile(r"^[“\"«][^“”\"«»]{10,}[”\"»][.,]?$")
#: Where a story was filed, before its first sentence; who speaks, before a turn.
_DATELINE = re.compile(
    r"^[A-Z][A-Z .,'’/-]{2,40}(?:\d{1,2} [A-Z][a-z]+(?: \d{4})?|[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?"
    r" ?(?:\([A-Za-z ]{2,20}\) ?)?[-–—]{1,2} (?=[A-Z“\"])"
)
_TURN = re.compile(r"^[A-Z][A-Z.,'’ -]{1,50}:\s+")
#: "3 The resolution", "[1](#f1) On the instructions": the number of a note.
_NOTE = re.compile(
    r"^(?:\[\d+\](?:\([^()\s]*\))?\s*|\d{1,3}\s+(?=(?:The|A|An|In|On|At|From|It|This|He|She|They|With|For|See) ))"
)
#: "(ii) In view of": the number of a paragraph.
_NUMBERED = re.compile(
    r"^(?:\((?:[ivx]{1,4}|[a-z]|\d{1,2})\)|(?:[ivx]{1,4}|\d{1,2})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s+(?=[“\"A-Z])"
)
#: "Its Secretary-General, Baek Seo-yun": whose office it is stands in the sentence before.
_OWNED = re.compile(
    r"^(?:Its|His|Her|Their) (?P<office>[\w-]+(?: [\w-]+){0,2}?)(?=,| [a-z]+ed\b| said\b)"
)
#: "She also thanked partners for what we have built": at the head of a readout's sentence.
_HE_DID = re.compile(
    r"(?:He|She|They|The (?:[A-Z][\w-]+ ){1,3}?(?<= )) ?(?:(?:also|then|further|\w+ly) )?([a-z]+)\b"
)
_HE_SAID = re.compile(r"\bbut (?:he|she) (?:also )?([a-z]+)\b")
#: Quotation marks inside a quotation.
_INNER = str.maketrans({"“": "‘", "”": "’", '"': "’"})


def saying(name: str, spoken: str, verb: str = "said") -> str:
    """Return a quotation behind its speaker, as in ``Ana Dahl said: “You must wait.”``.

    ``name`` is the speaker's as it stands in a sentence, ``verb`` "said", or "wrote" of what stands in a letter or
    record. Another verb would say more than the source does.
    """
    bare = re.sub(r"^(?:an?|the) ", "", name.lower())
    who = f"{article(bare)} {bare}" if asks(name) else name
    spoken = _without_teller(spoken)
    verb = "asked" if _is_question(spoken) or asks(name) else verb
    return f"{at_the_head(who)} {verb}: “{spoken}”"


#: How a question begins; ".. which is, what was it?" is told.
_ASKING = re.compile(
    r"(?:(?:[\w’']+ ){0,2}[\w’']+, |(?:if|in|at|on|for|to|with|after|given) [^,]+, )?"
    r"(?:(?:and|but|so|well|now|then|or),? )?"
    r"(?:what|why|how|who|whom|whose|when|where|which|is|are|was|were|am|do|does|did|can|could|will|would|shall|should"
    r"|has|have|had|may|might|must|isn|aren|wasn|weren|don|doesn|didn|can|couldn|won|wouldn|shouldn|hasn|haven|hadn)\b",
    re.IGNORECASE,
)


def _is_question(spoken: str) -> bool:
    """Whether spoken words end with a question that is one by its words, or are few."""
    plain = spoken.rstrip("”’\"'")
    last = re.split(r"(?<=[.!?])\s+|\s[–—-]\s|, (?=(?:but|and|so) )", plain)[-1]
    return plain.endswith("?") and (
        _ASKING.match(last) is not None or len(last.split()) <= _SHORT_ANSWER
    )


#: "a frustration,’ Holm said." amid words of which the first mark is gone.
_TELLER = re.compile(
    r",[’”\"] (?:(?:the )?(?:[A-Z][\w.’'-]* ){1,3}|he |she )(?P<verb>[a-z]+)(?=[.,])"
)


def _without_teller(spoken: str) -> str:
    """Return spoken words without "Holm said" amid them, and with one pair of marks around them."""
    alone = alone_of(spoken, 1) if spoken[:1] in ("“", '"') else spoken
    plain = alone if 2 * len(alone) > len(spoken) else spoken
    found = _TELLER.search(plain)
    if found is None or not reporting_verb(found["verb"], ("past", "s")):
        return plain
    opened = plain.count("‘", 0, found.start()) + plain.count("“", 0, found.start())
    return plain if opened else f"{plain[: found.start()]}{plain[found.end() :]}"


def answering(asked: str, name: str, spoken: str, verb: str = "said") -> str:
    """Return a quotation behind what it answers and its speaker: "Asked “Why?”, the port said: “..”"."""
    said = saying(name, spoken, verb)
    if asked and not asks(name):
        # Who answers with a question says something.
        said = said.replace(" asked: “", f" {verb}: “", 1)
    return f"{asked}{name[:1]}{said[1:]}" if asked and not asks(name) else asked + said


def asks(name: str) -> bool:
    """Whether a name is the label of whoever asks in a transcript: "Q", "REPORTER", "a journalist"."""
    words = re.findall(r"[a-z]+", name.lower())
    return bool(words) and words[-1] in _QUESTIONERS and len(words) < _NAMED_QUESTIONER


def leans(spoken: str) -> bool:
    """Whether words say little without what they answer: a short answer, "No", or one that begins with "that"."""
    first = re.split(r"(?<=[.!?])\s", spoken, maxsplit=1)[0]
    cut = not is_sentence(first) and not first.endswith("?")
    return cut or len(spoken.split()) < _SHORT_ANSWER or _LEANING.match(spoken) is not None


def sentence_of(cited: Cited, document: str, quote: Quote) -> str:
    """Return the sentences of a quote without dateline and speaker's label; of very long ones what is around it."""
    told = without_debris(without_turn(cited, document, quote))
    whole = _listed(cited, document, quote, told)
    for prefix in (_TURN, _DATELINE, _NOTE, _NUMBERED):
        whole = prefix.sub("", whole)
    whole = without_joining(whole)
    owned = _OWNED.match(whole)
    if owned and is_office(owned["office"]):
        whole = f"The {whole[owned.start('office') :]}"
    words = own_words(quote)
    whole = _one_of(whole, words)
    if len(whole.split()) <= _LONGEST or words not in whole:
        return whole
    before, _, after = whole.partition(words)
    head, tail = before.split()[-_AROUND:], after.split()[:_AROUND]
    opening = "[…] " if len(before.split()) > _AROUND else ""
    closing = " […]" if len(after.split()) > _AROUND else ""
    return f"{opening}{' '.join((*head, words, *tail))}{closing}"


def without_turn(cited: Cited, document: str, quote: Quote) -> str:
    """Return the sentences of a quote without the label of its turn, however that is written."""
    whole, turn = cited.sentences(document, quote), cited.turn(document, quote)
    return without_speaker(whole, turn.speaker) if turn else whole


def _listed(cited: Cited, document: str, quote: Quote, sentence: str) -> str:
    """Return an item of a list, which is no sentence of its own, behind the words that announce the list."""
    if is_sentence(_NUMBERED.sub("", sentence)) or sentence.endswith("?"):
        return sentence
    before = cited.before(document, quote, ITEMS)
    for skipped, announced in enumerate(before):
        if announced.endswith((":", ":-")):
            gap = " […]" if skipped else ""
            return f"{announced.rstrip('-')}{gap} {sentence}"
        if is_sentence(announced):
            break
    return sentence


def _one_of(whole: str, words: str) -> str:
    """Return that of several sentences run together which holds the words relied on, where one does."""
    borders = [0, *(m.end("end") for m in RUN_ON.finditer(whole)), len(whole)]
    pieces = [whole[a:b].strip() for a, b in pairwise(borders)]
    piece = next((piece for piece in pieces if words in piece), whole)
    return at_the_head(_without_headline(_of_its_item(piece, words), words))


def _of_its_item(whole: str, words: str) -> str:
    """Return that item of a list run together which holds the words relied on: "to act and (d) asking others"."""
    items = _NEXT_ITEM.split(whole)
    return next((item for item in items if words in item), whole) if len(items) > 1 else whole


def _without_headline(whole: str, words: str) -> str:
    """Return a sentence without a headline of the page that runs into it: "Dahl resigns at last Ana Dahl said"."""
    before, mark, _ = whole.partition(words)
    begins = mark and words[:1].isupper() and is_sentence(words)
    plain = before.rstrip()
    if not begins or not plain[-1:].isalnum() or reports(plain) or not is_sentence(f"{plain}."):
        return whole
    return whole[len(before) :]


def other_speaker(quote: Quote) -> str | None:
    """Return to whom the passage gives the words instead of the holder; null where that names nobody for certain.

    What a passage is read to name has to look like a person, an office, a body or a state: a line says "X said".
    """
    found = quote.speaker_found if quote.speaker_check is SpeakerCheck.OTHER else None
    if found is None or len(found.split()) > _LONGEST_NAME:
        return None
    return found if _looks_like_a_name(found) else None


def _looks_like_a_name(found: str) -> bool:
    """Whether words look like a person's name, or are an office's, a body's or a state's."""
    if is_person(found) and all(w[:1].isupper() or len(w) < _PARTICLE for w in found.split()):
        return True
    return bool(is_office(found) or is_body(found) or government(found))


def without_label(sentence: str) -> str:
    """Return a sentence without the label of who speaks it."""
    return _TURN.sub("", sentence)


def is_speech(quote: Quote, sentence: str, *, names_holder: bool, transcript: bool) -> bool:
    """Whether words are to stand in quotation marks: direct speech, a turn, or the document's own voice."""
    if _is_quoted_sentence(quote) or _WHOLLY_QUOTED.match(sentence):
        return True
    if names_holder:
        return False
    if transcript and quote.speaker_check in ATTRIBUTED:
        return True
    if not is_sentence(sentence) and not sentence.endswith("?"):
        return False
    plain = _unquoted(sentence)
    own = speaks_itself(plain) or addresses(plain)
    return own and not _told_of_another(sentence)


#: A quotation mark or what may be read as one, and whoever speaks of themselves or to somebody.
_MAY_BE_OWN = re.compile(
    r"[“”\"«»&\u00c2-\u00f4]|\b(?:i|we|us|ours?|my|me|ourselves|myself|you|yours?)\b", re.IGNORECASE
)


@remembered
def may_be_own_words(sentence: str) -> bool:
    """Whether a sentence of a document has what :func:`is_speech` goes by without a quote of direct speech."""
    return _MAY_BE_OWN.search(sentence) is not None


def _is_quoted_sentence(quote: Quote) -> bool:
    return quote.speech is Speech.DIRECT and is_sentence((quote.text or "").strip(_MARKS))


def _told_of_another(sentence: str) -> bool:
    """Whether a sentence in the first person tells what he or she said: a record of a talk, nobody's speech."""
    told = any(reporting_verb(found[1], ("past",)) for found in _HE_SAID.finditer(sentence))
    return told or tells_of_somebody(sentence)


def tells_of_somebody(sentence: str) -> bool:
    """Whether a sentence tells at its head what he, she or "the President" said or wanted."""
    did = _HE_DID.match(sentence)
    return did is not None and says_or_asks(did[1])


_GOES_ON = re.compile(r"[’']?,?\s*(?:\.\.\.|…)\s+[a-z]")


def spoken_words(quote: Quote, sentence: str) -> str:
    """Return the words that stand between quotation marks: closed, and cut where they are too many."""
    # "It ends so ... by law" does not end at the source's own gap.
    goes_on = _GOES_ON.match(sentence.partition(own_words(quote).strip(_MARKS))[2])
    own = _is_quoted_sentence(quote) and goes_on is None
    words = _spoken_alone(quote) if own else _alone(quote, sentence)
    shown = words.strip(_MARKS).split()
    if len(shown) > LONGEST_SPOKEN:
        return within(f"{' '.join(shown[:LONGEST_SPOKEN]).rstrip(',;:')} […]")
    return ended(within(" ".join(shown)))


def _spoken_alone(quote: Quote) -> str:
    """Return the words of a quote; the speaker's alone where the quote has whose they are amid them."""
    return alone_of(own_words(quote).lstrip(_MARKS), 0, within=True)


def _alone(quote: Quote, sentence: str) -> str:
    """Return the words of a sentence that are direct speech, without what tells whose they are."""
    at = sentence.find(own_words(quote).strip(_MARKS))
    if quote.speech is not Speech.DIRECT or at < 0:
        return sentence
    alone = alone_of(sentence, at)
    # A word in marks is no speech: "She called it “irregular”".
    return alone if is_sentence(at_the_head(alone)) else sentence


def within(text: str) -> str:
    """Return words with the quotation marks they have within a quotation."""
    paired = re.sub(r'"([^"]*)"', r"‘\1’", text)
    return re.sub(r'(?<=\s)"(?=\w)', "‘", paired).translate(_INNER)


def _unquoted(text: str) -> str:
    return re.sub(r"[“\"«][^“”\"«»]*(?:[”\"»]|$)", " ", text)

"""What a conversation was about, where its document says so in the words of the summary's topics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.attribution.cues import CueKind, Tag, cue_lexicon
from summarizer.brief.conversations.talk_facts import carrying, talks_of, talks_told
from summarizer.brief.headings.gatherings import named_in
from summarizer.brief.phrasing.grammar import article, is_sentence
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.phrasing.prose import listed, people_of
from summarizer.brief.phrasing.topics import is_topic
from summarizer.brief.view.texts import Texts, in_own_voice, quote_of, tells_a_fact
from summarizer.models.brief import Event, SourcedConversation, Story
from summarizer.models.document import Kind, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import Participant
from summarizer.names.places import same_side
from summarizer.words.content import content, similarity
from summarizer.words.negation import negated
from summarizer.words.numbers import numbers

#: Subjects named at most, and words of one.
_MOST, _LONGEST = 10, 12
#: Share of the shorter one's words by which two topics are one.
_SAME = 0.6
#: That a sentence of the news says what people talked about, and not what is known of a matter.
_ON = re.compile(
    r"\b(?:discuss\w*|talk\w*|spoke|speak|agenda|exchanged views|focus\w*|raised|touched (?:up)?on|reviewed|addressed"
    r"|considered|dealt with|centred|centered|negotiat\w*|consult\w*|briefed|updated?|exchang\w+|shared their"
    r"|took up|agenda|to review|assess\w*)\b",
    re.IGNORECASE,
)
_WAS_TALKED_OF = re.compile(
    r"\b(?:was|were|been|being) (?:\w+ )?(?:discussed|raised|addressed|considered|reviewed|examined|debated)"
    r"|\bon the agenda\b"
)
_VOICED = ("expressed", "voiced", "drew")
_WORDS = re.compile(r"[A-Za-z][\w’'-]*")
#: Either form of an apostrophe.
_PRINTED, _MARK = re.compile("['’]"), "['’]"
#: Letters of a word that stay the same in its forms: "talks", "talking".
_STEM = 4
#: What no heading ends with.
_ENDS = ".!?;,”\"’'"
#: What stands before a matter in its document and belongs to it.
_DETERMINER = re.compile(
    r"\b(?P<word>the|an?|its|their|his|her)\s+(?:(?!and\b|or\b|of\b|for\b|in\b|on\b|\w+ed\b)[\w.’'-]+\s+)?$",
    re.IGNORECASE,
)
#: "Any direct approach", "no pause": what a document says of a matter there is not its article.
_OTHER_DETERMINER = re.compile(
    r"\b(?:any|no|some|this|that|these|those|every|each)\s+$", re.IGNORECASE
)
#: What may stand behind a noun that is no part of another one.
_BEHIND_A_NOUN = frozenset(
    "of for and or in on to with between by from as at that which is are was were has have had will would over about"
    " against".split()
)
#: "Filling of the reservoir", "partnership between Norland and Orland": one thing, which needs its article.
_OF_ONE = re.compile(
    r"(?!(?:the|an?|its|their|his|her)\b)(?:[\w’'.-]+ ){0,4}?[\w-]*[^\Ws] (?:of|between|in|on|with|at|from|for|to) "
)
#: "Line of credit", "resumption of talks": one thing, be it written without its article.
_PART_OF = re.compile(r"(?:[\w’'-]+ )?[\w-]*[^\Ws] (?:of|between) ")
#: "Preventing the closure of the port": something to do, which has no article.
_DOING = re.compile(r"[A-Za-z]{2,}ing (?:the|an?|its|their|his|her|all|any|each|every|more) ")
#: "Contact between Norland and Orland", of a talk between these.
_BETWEEN = re.compile(
    r"^(?P<what>\S+ \S.*?) between (?P<one>[^,;]{2,60}?) and (?P<other>[^,;]{2,60})$"
)
#: "Norland's claim" has no article of its own.
_OF_SOMEBODY = re.compile(r"(?:[A-Z][\w.’'-]*? ){0,3}?[A-Z][\w.-]*[’'](?:s\b)? ?")
#: Of so many topics at least one has to be told of for each that is.
_FEWEST = 2
#: A matter that is one of several in a list needs a clearer border than a comma.
_JOINED = re.compile(r",|\band\b")


@dataclass(frozen=True)
class Subjects:
    """What a conversation was about as a sentence, with the passages that carry it."""

    text: str
    told: tuple[tuple[str, Quote], ...]


def subjects_of(event: Event, story: Story, texts: Texts, line: str = "") -> Subjects | None:
    """Return what a conversation was about; null where no sentence of its documents holds one of the topics.

    What a ``line`` on it names already is left out.

    A topic counts where one sentence has all of its words: of a document that tells several conversations a sentence
    beside the passages of this one, of the news one that says what people talked about.
    """
    # The bottom line asks for them, and so does the section of conversations.
    found = texts.once("subjects", event, lambda: _told_in(event, story, texts))
    named = [one for one in found if not content(one) <= content(line)][:_MOST]
    if not named:
        return None
    verb = "discussed" if _several(event) else "spoke of"
    passages = {id(s): (d, quote_of(s)) for d, s in (found[one] for one in named)}
    return Subjects(f"They {verb} {_in_a_row(named)}.", tuple(passages.values()))


def _told_in(event: Event, story: Story, texts: Texts) -> dict[str, tuple[str, Sentence]]:
    """Return the topics of a conversation that its documents tell of, each with the sentence that does."""
    found: dict[str, tuple[str, Sentence]] = {}
    talks = talks_told(story, texts)
    for told in event.conversations:
        beside = list(_sentences(told, texts, alone=talks[told.document] < 2))
        account = _account(told, event, story, texts)
        people = people_of([told.conversation])
        topics = [_without_sides(topic, people) for topic in told.conversation.topics]
        spoken = [_as_written(topic, beside, account) for topic in topics]
        if _is_record(told, texts) or any(sentence is not None for _, sentence in spoken):
            spoken = [
                one if one[1] is not None else _as_written(topic, beside, account, listed=True)
                for topic, one in zip(topics, spoken, strict=True)
            ]
        for shown, sentence in spoken:
            if sentence is not None and not any(_says(known, shown) for known in found):
                found[shown] = (told.document, sentence)
    listed = {t for told in event.conversations for t in told.conversation.topics}
    # One of many matters, told as the only one, misleads.
    return found if _FEWEST * len(found) >= len(listed) else {}


def _without_sides(topic: str, people: Sequence[Participant]) -> str:
    """Return what two sides have with each other without the sides, where it is these who talk."""
    found = _BETWEEN.match(topic)
    if found is None:
        return topic
    one, other = ([p for p in people if _is_side_of(p, found[side])] for side in ("one", "other"))
    return found["what"] if one and other and one != other else topic


def _is_side_of(person: Participant, name: str) -> bool:
    names = (person.name, *filter(None, (person.affiliation,)))
    return mentions(names, name) or any(same_side(known, name) for known in names)


def _account(told: SourcedConversation, event: Event, story: Story, texts: Texts) -> list[Sentence]:
    """The sentences of a document that is no news report, but those beside another conversation that it tells."""
    if _is_news(told, texts):
        return []
    others = (other for one, other in talks_of(told.document, story, texts) if one is not event)
    apart = frozenset(p for other in others for p in _paragraphs(other, texts))
    apart -= _paragraphs(told, texts)
    return [s for s in texts.sentences(told.document) if s.paragraph not in apart]


def _several(event: Event) -> bool:
    return any(len(t.conversation.participants) > 1 for t in event.conversations)


def _sentences(told: SourcedConversation, texts: Texts, *, alone: bool) -> Iterator[Sentence]:
    """Yield the sentences of a document that may say what a conversation was about, the only one there or not."""
    near = None if alone else _paragraphs(told, texts)
    news = _is_news(told, texts)
    for sentence in texts.sentences(told.document):
        # A headline has no articles, and tells what came of it.
        if sentence.number == 1 and not sentence.text.rstrip().endswith("."):
            continue
        beside = near is None or sentence.paragraph in near
        if beside and not (news and not _ON.search(sentence.text)):
            yield sentence


def _is_news(told: SourcedConversation, texts: Texts) -> bool:
    record = texts.records.get(told.document)
    return record is not None and record.kind is Kind.NEWS


def _is_record(told: SourcedConversation, texts: Texts) -> bool:
    """Whether a document may be a record or transcript of what was said, of which all was said in the talk."""
    record = texts.records.get(told.document)
    return record is not None and record.kind in (Kind.OTHER, Kind.TRANSCRIPT, Kind.STATEMENT)


def _paragraphs(told: SourcedConversation, texts: Texts) -> frozenset[int]:
    """The paragraphs in which the passages behind a conversation and what came of it stand."""
    talk = told.conversation
    quotes = [*talk.quotes, *(q for o in talk.outcomes for q in o.quotes)]
    return frozenset(s.paragraph for q in quotes for s in carrying(told.document, q, texts))


def _as_written(
    topic: str,
    sentences: Sequence[Sentence],
    account: Sequence[Sentence],
    *,
    listed: bool = False,
) -> tuple[str, Sentence | None]:
    """Return a topic with the article its document gives it, and the first sentence that holds all of its words.

    Of what is ``listed`` as a topic beside others it is enough that all of them stand in the ``account``.
    """
    plain = " ".join(topic.split()).strip(" .:;,")
    words = content(plain)
    # "The Norland-Orland Dialogue" is what was held, not what was talked of.
    named = bool(words) and plain[:1].isupper() and named_in(plain) == plain
    if named or not (words and is_topic(plain, _LONGEST)) or in_own_voice(plain) or negated(plain):
        return plain, None
    # What none of the letters of its longest word stand in needs no closer look.
    longest = max(plain.split(), key=len)[:_STEM].lower()
    near = [s for s in dict.fromkeys((*sentences, *account)) if longest in s.text.lower()]
    beside = set(sentences)
    holding = [
        s
        for s in near
        if s in beside and words <= content(s.text) and numbers(plain) <= numbers(s.text)
    ]
    spoken = [s for s in holding if _is_talked_of(plain, " ".join(s.text.split()))]
    holding = spoken or (_best(plain, account) if listed else [])
    told = next(filter(tells_a_fact, holding), None) or next(iter(holding), None)
    if told is None:
        return plain, None
    shown = _with_article(plain, [" ".join(s.text.split()) for s in (told, *near)])
    return (shown, told) if shown else (plain, None)


def _best(topic: str, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentence that holds most words of a topic, and half of them, where all stand in the document."""
    words = content(topic)
    counted = [(len(words & content(s.text)), -s.number, s) for s in sentences]
    most, _, best = max(counted, default=(0, 0, None))
    if best is None or 2 * most < len(words) or not numbers(topic) <= numbers(best.text):
        return []
    missing = words - content(best.text)
    whole = all(any(word in content(s.text) for s in sentences) for word in missing)
    return [best] if whole else []


def _is_talked_of(topic: str, sentence: str) -> bool:
    """Whether a sentence says that its matter was talked of, or said of it something; a heading names what was.

    That some met "to demonstrate the strength of the partnership" does not say that they discussed it.
    """
    at = max((sentence.lower().find(stem) for stem in _stems(topic)), default=0)
    before = sentence[: max(at, 0)]
    return (
        _ON.search(before) is not None
        or any(map(_is_said, _WORDS.findall(before)))
        or _WAS_TALKED_OF.search(sentence, max(at, 0)) is not None
        or not is_sentence(sentence)
    )


def _is_said(word: str) -> bool:
    """Whether a word is the past of a verb of speech: "stressed", but not "to stress"."""
    cue = cue_lexicon().at((word.lower(),), 0)
    if cue is None:
        return word in _VOICED
    return Tag.PAST in cue.tags and cue.kind not in (CueKind.DISCUSSES, CueKind.NARRATES)


def _stems(topic: str) -> Iterator[str]:
    """Yield the first letters of the telling words of a topic, in small letters."""
    telling = (word for word in _WORDS.findall(topic) if content(word))
    yield from (word[:_STEM].lower() for word in telling)


def _with_article(topic: str, sentences: Sequence[str]) -> str:
    """Return a topic with the article its document gives it; empty where it needs one that the document does not show.

    A label has none ("gang-led massacre"); no sentence does without it.
    """
    if _DOING.match(topic):
        return topic
    found = next(filter(None, (_as_in(topic, sentence) for sentence in sentences)), "")
    if found or _OF_SOMEBODY.match(topic):
        return found or topic
    if _OF_ONE.match(topic):
        return f"the {topic}"
    words = topic.split()
    named = all(word[:1].isupper() for word in words[: _head_ends(words)])
    return topic if _is_many(topic) or words[0].endswith("ing") or named else ""


def _head_ends(words: Sequence[str]) -> int:
    return next((n for n, word in enumerate(words) if word.lower() in _BEHIND_A_NOUN), len(words))


def _is_many(topic: str) -> bool:
    """Whether a noun phrase is in the plural: "talks with the council"."""
    words = topic.split()
    head = words[max(0, _head_ends(words) - 1)]
    return head.endswith("s") and not head.endswith("ss")


def _as_in(topic: str, sentence: str) -> str:
    """Return a topic as a sentence has its first words, with what stands before them; empty where it lacks them."""
    words = topic.split()
    heads_it = len(words) == 1 or words[1].lower() in _BEHIND_A_NOUN
    heads_it = heads_it and not (words[1:2] == ["and"] and words[0][:1].isupper())
    for begun in (topic, " ".join(words[:2]), *(words[:1] if heads_it else [])):
        for found in re.finditer(
            rf"(?<![\w-]){_PRINTED.sub(_MARK, re.escape(begun))}\b", sentence, re.IGNORECASE
        ):
            before = _DETERMINER.search(sentence[: found.start()])
            if before is not None and begun == topic and not _ends(sentence[found.end() :]):
                continue
            shown = _small(topic, sentence)
            if before is not None:
                word = before["word"].lower()
                if word in ("his", "her", "their") or (word == "its" and "’s" in _plain(shown)):
                    # Whose it is stands before, and not in the line.
                    return shown if _is_many(shown) else f"the {shown}"
                return f"{article(shown) if word in ('a', 'an') else word} {shown}"
            # A heading has no articles.
            small = found[0][:1].islower() or (begun == topic and not found.start())
            small = small and (begun == topic or len(begun.split()) >= max(2, _head_ends(words)))
            told = sentence.rstrip()[-1:] in _ENDS and not _PART_OF.match(topic)
            if small and told and not _OTHER_DETERMINER.search(sentence[: found.start()]):
                return shown
    return ""


def _plain(text: str) -> str:
    return text.replace("'", "’")


def _small(topic: str, sentence: str) -> str:
    """A topic whose first word is written small where its document does so: it is no name."""
    first = topic.split(maxsplit=1)[0]
    small = first[1:].islower() and f" {first.lower()}" in sentence
    return f"{first.lower() if small else first}{topic[len(first) :]}"


def _ends(behind: str) -> bool:
    """Whether a noun phrase ends before what stands behind it, so that an article before it is its own."""
    following = behind.split()[:1]
    return not behind[:1].isspace() or not following or following[0].lower() in _BEHIND_A_NOUN


def _says(known: str, shown: str) -> bool:
    """Whether two topics are one, told by two accounts, or one is in the other."""
    return similarity(content(known), content(shown)) >= _SAME


def _in_a_row(subjects: Sequence[str]) -> str:
    if len(subjects) > 1 and any(_JOINED.search(subject) for subject in subjects):
        *first, last = subjects
        return f"{'; '.join(first)}; and {last}"
    return listed(subjects)

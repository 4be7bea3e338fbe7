"""Questions of a talk: what they ask, cut to that, and whether words ask at all."""

from __future__ import annotations

import re

from summarizer.brief.phrasing.grammar import at_the_head, ended

#: Words of a question in a line at most.
LONGEST_QUESTION = 40
#: Words of a question that is shown whole, and where the clause begins that asks in a longer one.
SHORT_QUESTION = 22
#: The beginning of a question.
ASKS = re.compile(
    r"(?:(?:And|But|So|Then|Now),? )?(?:(?:Do|Does|Did|Is|Are|Was|Were|Has|Have|Had|Can|Could|Will|Would|Should|Shall"
    r"|May)\b|(?:What|How) (?:about|if|else)\b|(?:What|Why|How|When|Where|Who|Which)(?! (?:he|she|they|we|I|you|it)\b)"
    r"(?: [\w’'-]+){0,2}? (?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might)\b)"
)
_LAST_CLAUSE = re.compile(r"(?:[,;:–—] |\.\.\. )(?:and |but |so |then )?(?P<asked>[^;:–—]{12,}\?)$")
#: "Mr Holm, ", "Minister, good morning, ": whom a question speaks to.
_SPOKEN_TO = re.compile(
    r"^(?:(?:Well|So|Now|Okay|OK|Thanks|Thank you|Good (?:morning|afternoon|evening)|Hi|Hello)\b[^,.?]{0,40}[,.] )*"
    r"(?:(?:(?:Mr|Mrs|Ms|Dr)\.? |(?:Prime )?Minister\b ?|Senator\b ?|Treasurer\b ?|Secretary\b ?|President\b ?)"
    r"[A-Z]?[\w’'-]*|[A-Z][a-z]+(?: [A-Z][a-z]+)?), (?=[a-z])"
)
#: The label of a questioner that stands in front of the words.
_LABEL = re.compile(r"^(?:Q|QUESTION|Question)\b[.:]?\s+(?=\W*[A-Z—–…])|^(?:Q|QUESTION)[.:]?\s+")
#: What is left of a question that somebody broke into.
_CUT_OFF = ("—", "–", "…", "-")
#: Where one of several sentences ends.
_SENTENCE_ENDS = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.?!][\"”’']? +(?=[A-Z“\"‘])"
)
#: Who leads a talk gives somebody the floor.
_HOUSEKEEPING = re.compile(
    r"\b(?:(?:want|like) to (?:take|answer|start|begin|go|add)|next question|go ahead|over to you|take (?:that|this|it)"
    r"|your line is|(?:any|other|more|further) questions)\b",
    re.IGNORECASE,
)
#: What is told of the lines that are only that.
GREETED = "A greeting or thanks of the moderator is left out."
#: The opening and the end of a talk; on what terms it is held a reader may have to know.
_GREETS = re.compile(
    r"\b(?:thank(?:s| you)(?: \w+){0,3}? for (?:joining|coming|being|your time)|(?:take|have|any|few|more) questions"
    r"|housekeeping|call to (?:a close|an end)"
    r"|(?:good (?:morning|afternoon|evening|night),? (?:everyone|everybody|all)))\b",
    re.IGNORECASE,
)
#: Who asks, told in a statement that stands behind "According to a question".
_ASKER_ASIDE = re.compile(
    r",? (?:according to|as) an? (?:\w+ )?(?:reporter|journalist|questioner|question)"
    r"(?: (?:said|says|put it|put to [^,.;]{2,60}))?,?(?= )"
    r"|, an? (?:\w+ )?(?:reporter|journalist|questioner) (?:said|says),(?= )"
)


def core_of(question: str) -> str:
    """Return what a question asks, without whom it speaks to and the remarks before it; nothing of one cut off."""
    bare = _SPOKEN_TO.sub("", _LABEL.sub("", question))
    if bare[:1] in _CUT_OFF:
        return ""
    bare = f"{bare[:1].upper()}{bare[1:]}"
    if len(bare.split()) <= SHORT_QUESTION or not bare.endswith("?"):
        return bare
    last = next(
        (m for m in _LAST_CLAUSE.finditer(bare) if ASKS.match(at_the_head(m["asked"]))), None
    )
    return at_the_head(last["asked"]) if last else bare


def question_in(text: str) -> str:
    """Return a question without what is said before it, where that is long."""
    plain = text.lstrip('“"') if text[:1] in '“"' and text[:1] not in text[1:] else text
    plain = plain.removesuffix("”") if plain.count("”") > plain.count("“") else plain
    return _end_of(plain) if plain.endswith("?") else ended(plain)


def _end_of(question: str) -> str:
    """Return the last sentences of a question that a line has room for; of one too long for it, its end, so marked."""
    if len(question.split()) <= LONGEST_QUESTION:
        return question
    begins = (found.end() for found in _SENTENCE_ENDS.finditer(question))
    rest = (question[at:] for at in begins)
    short = next((one for one in rest if len(one.split()) <= LONGEST_QUESTION), "")
    return short or f"[…] {' '.join(question.split()[-LONGEST_QUESTION:])}"


def is_asked(sentence: str) -> bool:
    """Whether a sentence asks something, be it without a question mark."""
    return sentence.endswith("?") or ASKS.match(sentence) is not None


def is_housekeeping(line: str) -> bool:
    """Whether whoever leads a talk greets, thanks or asks for questions, and tells nothing of its matter."""
    return _GREETS.search(line) is not None


def without_asker(text: str) -> str:
    """Return a statement without who asks, told amid it: "as a reporter put it"."""
    return _ASKER_ASIDE.sub("", text)


#: ".., Jan Holm said": whose word a statement is, at its end.
_SAID_LAST = re.compile(
    r", (?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) (?:said|says|asked|asks)\.?$"
)


def said_last(text: str) -> tuple[str, str]:
    """Return a statement without whose word it is at its end, and whose; empty where it does not say so."""
    found = _SAID_LAST.search(text)
    return (f"{text[: found.start()]}.", found["who"]) if found else (text, "")


def gives_the_floor(asked: str) -> bool:
    """Whether whoever leads a talk gives somebody the floor, and asks nothing."""
    return _HOUSEKEEPING.search(asked) is not None

"""Whether a composed line can be sent: a whole English sentence, told by one, in nobody's first person."""

from __future__ import annotations

import re

from summarizer.brief.phrasing.grammar import is_sentence
from summarizer.brief.phrasing.terse import is_terse
from summarizer.brief.phrasing.verbs import says_or_asks
from summarizer.words.remembered import remembered
from summarizer.words.seldom import Seldom

_QUOTED = Seldom(r"[“«„][^“”«»„]*[”»]|\"[^\"]*\"")
#: What stands in the place of a quotation while the rest of a line is looked at.
_SAID = "“X”"
#: "Annex I parties", "World War I": a numeral.
_NUMERAL = re.compile(
    r"\b(?:Annex|Part|Phase|Tier|War|Article|Chapter|Title|Schedule|Stage|Section|Table|Volume|Appendix) I\b"
)
_FIRST_PERSON = re.compile(
    r"(?<![\w.(])(?:I|we|We|us|our|Our|ours|my|My|me|ourselves|myself)(?![\w.])"
)
_SECOND_PERSON = Seldom(r"\b(?:[Yy]ou|[Yy]our|yours)\b")
#: The mark of an item of a list, the number of a note, a link to one.
_MARK = re.compile(r"^(?:[-–—•*·▪#>]|\d{1,3}[.)]? [A-Z]|\(?[a-z\d]{1,3}[.)] )|\]\(")
#: "…, he said." behind "According to", or a second "according to".
_TWICE = Seldom(
    r"^According to\b.*(?:\baccording to\b"
    r"|[,”\"] (?:he|she|they|it|(?:Mr|Ms|Mrs|Dr)\.? \w+|[A-Z]\w+|the (?:[\w-]+ ){0,2}[\w-]+)"
    r" (?:\w+ly )?(?:said|says|added|argue[sd]|told|thought|thinks|believed|believes|noted|stressed|warned"
    r"|explained)\b)"
)
#: A sentence that goes on behind its end: ".. and ourselves. in the Assembly", "Charter.' 2. Paragraph 2"; no "Corp.",
#: and no "hon."
RUN_ON = re.compile(
    r"(?P<end>(?<!\w)(?![A-Z][a-z]{1,4}\.\)? [a-z]|(?:hon|etc|incl|approx|resp|vol|esp|cllr)\. )"
    r"\w*[a-z]{3}[.!?]['’”\")]* )(?=[a-z]{2}|\d+\. )"
)
#: What is announced and does not follow.
_ANNOUNCED = Seldom(
    r"\b(?:the|these) following\b(?! (?:day|week|month|year)\b)|\bas follows\b", re.IGNORECASE
)
#: A word broken off, said twice, or a sound of hesitation; list marks and cuts left in.
_STUMBLED = Seldom(
    r"[a-z]-(?: |$|[.,”])(?!(?:and|or|to)\b)|\b(?!that\b|had\b|no\b)(\w+)(?:,| —| –)? \1\b|[—–] \w{1,3} [—–]"
    r"|\b(?:uh|um|er|ah|uhm|h-\w+)\b|\[[^\]]*(?:official|inaudible|crosstalk|laughter|applause|ph)\]"
    r"|: - [A-Z]|: […]|“\[…\]|\[…\][.”]*$",
    re.IGNORECASE,
)
#: Words of a sentence whose verb is not known, at least.
_FEWEST = 6
#: "The union said have supported", "said that are": a subject is missing.
_NO_SUBJECT = Seldom(
    r"\b(?:said|says|held|stated|noted|stressed)"
    r" (?:(?:has|have|had|is|are|was|were|been|be)|that (?:have|had|are|were|be|gave|made|took|sent|sought|told))\b"
    r"|\b(?:argued|claimed|believed|insisted|alleged|thought|warned) (?:has|have|had|is|are|was|were)\b"
)
#: "Holders who blame the port for lost jobs.": a subject, and nothing said of it.
_ONLY_WHO = Seldom(
    r"^(?:(?:The|An?|Some|Many|Several|All) )?(?:(?:[A-Z][\w’'-]*|of) ){0,5}[\w’'-]+ (?:who|which)"
    r" (?:\w+ly )?\w+ (?P<rest>[^,;:“”\"]+)\.$"
)
_S = frozenset(("is", "was", "has", "does"))
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|\w+ed|\w+s)\b"
)
#: "Ana Dahl said that the duty is a wall, Dahl says": told in front, and again at the end.
_TOLD_AT_BOTH_ENDS = Seldom(
    r"^[^,;:“”]{2,80}? (?:said|says|held|stated) that .*, (?:according to [^,]{2,60}"
    r"|(?:he|she|they|it|the (?:[\w-]+ ){1,4}|(?:[A-Z][\w.’'-]* ){1,4})"
    r" ?(?:said|says|added|argue[sd]|stressed|noted|warned))\.?$"
)
#: An address of a page or of somebody on it.
_ADDRESS = Seldom(r"https?://|\bwww\.|\b(?:\w+\.)+(?:com|org|net|co|ly)/\w|(?<!\w)@\w{3,}\b")
_STRAY = Seldom(r"[.,?!]’(?: |$)")
_BEGINNING = re.compile(r"^[“\"'‘«(\[]?(?:[^\W\d_a-z]|\d)")
#: A capital where a clause begins amid a sentence: "According to the ministry, Although the talks".
_AMID = Seldom(
    r"(?:, |\bthat )(?:The|A|An|Although|Though|In|On|At|If|When|While|It|This|That|These|There|As|For|With|By|But"
    r"|And) [a-z]"
)


@remembered
def presentable(line: str) -> bool:
    """Whether a line stands as it is: see the module's promise."""
    if any(flawed(line) for flawed in _FLAWS):
        return False
    plain = _QUOTED.sub(_SAID, line)
    return not any(flawed(plain) for flawed in _FLAWS_UNQUOTED) and _is_a_line(plain)


def is_sound(sentence: str) -> bool:
    """Whether a sentence that a model wrote for a note is one, and speaks of nobody as "I"."""
    plain = _QUOTED.sub(_SAID, sentence)
    flawed = any(flaw(sentence) for flaw in _FLAWS_OF_FORM) or any(
        flaw(plain) for flaw in (_in_the_first_person, _has_a_stray_mark, _left_open)
    )
    return not flawed and _is_a_line(plain)


def _is_a_line(plain: str) -> bool:
    return is_sentence(plain) or _SAID in plain or _is_whole(plain)


def _begins_amid(line: str) -> bool:
    return _BEGINNING.match(line) is None


def _is_marked(line: str) -> bool:
    return _MARK.search(line) is not None


def _unbalanced(line: str) -> bool:
    closed = line.count("“") == line.count("”") and line.count("(") == line.count(")")
    return not closed or line.count('"') % 2 == 1


def _in_the_first_person(plain: str) -> bool:
    return bool(_first_person(plain))


def _told_twice(plain: str) -> bool:
    return _TWICE.search(plain) is not None


def _says_whose_twice(plain: str) -> bool:
    return _TOLD_AT_BOTH_ENDS.match(plain) is not None


def _lacks_a_subject(plain: str) -> bool:
    return _NO_SUBJECT.search(plain) is not None


def _is_a_subject_alone(plain: str) -> bool:
    found = _ONLY_WHO.match(plain)
    if found is None:
        return False
    verbs = [m.group() for m in _VERB.finditer(found["rest"])]
    return not any(map(_is_a_verb, verbs))


def _is_a_verb(word: str) -> bool:
    known = _VERB.fullmatch(word) is not None
    return known and (
        word.endswith("ed") or not word.endswith("s") or word in _S or says_or_asks(word)
    )


def _is_debris(line: str) -> bool:
    return _ADDRESS.search(line) is not None


def _has_a_stray_mark(plain: str) -> bool:
    """Whether a quotation ends that nothing opened: "We wait,’ the envoy said"."""
    return "‘" not in plain and _STRAY.search(plain) is not None


def _left_open(plain: str) -> bool:
    return plain.endswith(("?", ":"))


def _joined(plain: str) -> bool:
    """Whether a sentence goes on behind its end, or a second one begins within it."""
    return bool(RUN_ON.search(plain) or _AMID.search(plain))


def _announces(plain: str) -> bool:
    return _ANNOUNCED.search(plain) is not None and ":" not in plain


#: Why a line cannot be sent: as it is, and without the words in its quotation marks.
_FLAWS_OF_FORM = (_begins_amid, _is_marked, _unbalanced)
_FLAWS = (*_FLAWS_OF_FORM, _is_debris)
_FLAWS_UNQUOTED = (
    _in_the_first_person,
    _told_twice,
    _says_whose_twice,
    _lacks_a_subject,
    _is_a_subject_alone,
    _has_a_stray_mark,
    _left_open,
    _joined,
    _announces,
    is_terse,
)


def _is_whole(plain: str) -> bool:
    """Whether words end as a sentence does and are no label: its verb may be one that no list has."""
    return len(plain.split()) >= _FEWEST and plain.endswith(".") and ": " not in plain


def garbled(line: str) -> bool:
    """Whether a line holds speech as it was stumbled: "how- — 155", "the the trains", "ah"."""
    return _STUMBLED.search(line) is not None


@remembered
def own_voice(text: str) -> bool:
    """Whether words outside quotation marks are in somebody's first person."""
    return bool(_first_person(_QUOTED.sub(_SAID, text)))


def speaks_itself(text: str) -> bool:
    """Whether words speak of who says them as "I" or "we"."""
    return not {"I", "we", "We"}.isdisjoint(_first_person(text))


def addresses(text: str) -> bool:
    """Whether words speak to somebody as "you", as a letter does."""
    return _SECOND_PERSON.search(_QUOTED.sub(_SAID, text)) is not None


@remembered
def _first_person(text: str) -> tuple[str, ...]:
    plain = _NUMERAL.sub(" ", text) if " I" in text else text
    return tuple(_FIRST_PERSON.findall(plain))

"""Whether a composed line can be sent: a whole English sentence, told by one, in nobody's first person."""

from __future__ import annotations

import re

from summarizer.brief.grammar import is_sentence

_QUOTED = re.compile(r"[“«„][^“”«»„]*[”»]|\"[^\"]*\"")
#: What stands in the place of a quotation while the rest of a line is looked at.
_SAID = "“X”"
#: "Annex I parties", "World War I": a numeral.
_NUMERAL = re.compile(
    r"\b(?:Annex|Part|Phase|Tier|War|Article|Chapter|Title|Schedule|Stage|Section|Table|Volume|Appendix) I\b"
)
_FIRST_PERSON = re.compile(
    r"(?<![\w.(])(?:I|we|We|us|our|Our|ours|my|My|me|ourselves|myself)(?![\w.])"
)
#: The mark of an item of a list, the number of a note, a link to one.
_MARK = re.compile(r"^(?:[-–—•*·▪#>]|\d{1,3}[.)]? [A-Z]|\(?[a-z\d]{1,3}[.)] )|\]\(")
#: "…, he said." behind "According to", or a second "according to".
_TWICE = re.compile(
    r"^According to\b.*(?:\baccording to\b|, (?:he|she|they|it|(?:Mr|Ms|Mrs|Dr)\.? \w+|[A-Z]\w+)"
    r" (?:\w+ly )?(?:said|says|added|argue[sd]|told|thought|thinks|believed|believes|noted|stressed|warned"
    r"|explained)\b)"
)
#: A sentence that goes on behind its end: ".. and ourselves. in the Assembly", "Charter.' 2. Paragraph 2".
RUN_ON = re.compile(r"(?P<end>[a-z]{3}[.!?]['’”\")]* )(?=[a-z]{2}|\d+\. )")
#: What is announced and does not follow.
_ANNOUNCED = re.compile(
    r"\b(?:the|these) following\b(?! (?:day|week|month|year)\b)|\bas follows\b", re.IGNORECASE
)
#: A word broken off, said twice, or a sound of hesitation; list marks and cuts left in.
_STUMBLED = re.compile(
    r"[a-z]-(?: |$|[.,”])(?!(?:and|or|to)\b)|\b(?!that\b|had\b|no\b)(\w+)(?:,| —| –)? \1\b|[—–] \w{1,3} [—–]"
    r"|\b(?:uh|um|er|ah|uhm|h-\w+)\b|\[[^\]]*(?:official|inaudible|crosstalk|laughter|applause|ph)\]"
    r"|: - [A-Z]|: […]|“\[…\]|\[…\][.”]*$",
    re.IGNORECASE,
)
#: Words of a sentence whose verb is not known, at least.
_FEWEST = 6
_BEGINNING = re.compile(r"^[“\"'‘«(\[]?(?:[^\W\d_a-z]|\d)")
#: A capital where a clause begins amid a sentence: "According to the ministry, Although the talks".
_AMID = re.compile(
    r"(?:, |\bthat )(?:The|A|An|Although|Though|In|On|At|If|When|While|It|This|That|These|There|As|For|With|By|But"
    r"|And) [a-z]"
)


def presentable(line: str) -> bool:
    """Whether a line stands as it is: see the module's promise."""
    if not _BEGINNING.match(line) or _MARK.search(line) or not _balanced(line):
        return False
    plain = _QUOTED.sub(_SAID, line)
    if _first_person(plain) or _TWICE.search(plain) or plain.endswith(("?", ":")):
        return False
    if RUN_ON.search(plain) or _AMID.search(plain):
        return False
    if _ANNOUNCED.search(plain) and ":" not in plain:
        return False
    return is_sentence(plain) or _SAID in plain or _is_whole(plain)


def _is_whole(plain: str) -> bool:
    """Whether words end as a sentence does and are no label: its verb may be one that no list has."""
    return len(plain.split()) >= _FEWEST and plain.endswith(".") and ": " not in plain


def garbled(line: str) -> bool:
    """Whether a line holds speech as it was stumbled: "how- — 155", "the the trains", "ah"."""
    return _STUMBLED.search(line) is not None


def own_voice(text: str) -> bool:
    """Whether words outside quotation marks are in somebody's first person."""
    return bool(_first_person(_QUOTED.sub(_SAID, text)))


def speaks_itself(text: str) -> bool:
    """Whether words speak of who says them as "I" or "we"."""
    return not {"I", "we", "We"}.isdisjoint(_first_person(text))


def _first_person(text: str) -> list[str]:
    return _FIRST_PERSON.findall(_NUMERAL.sub(" ", text))


def _balanced(line: str) -> bool:
    return (
        line.count("“") == line.count("”")
        and line.count('"') % 2 == 0
        and line.count("(") == line.count(")")
    )

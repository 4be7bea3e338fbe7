"""What words of a line mean, in brackets behind them, as the summary's statement says and its document has it.

A statement is written to be understood alone: where its source has "it" or "these needs", it has "the water tax" or
"the needs in Kelm". Certain is what it has at the same place, beside the same verb or as the same noun, in words that
all stand in the document.
"""

from __future__ import annotations

import re

from summarizer.words.content import content, content_of_document, stem
from summarizer.words.scripts import fold

_OBJECTS = ("it", "them", "this", "that", "him", "her")
_SUBJECTS = ("he", "she", "they", "it")
#: A noun phrase behind a verb, up to its clause's end.
_OBJECT = r" (?P<what>(?:the |an? |[Ii]ts |[Tt]heir )?(?:[\w’'-]+ ){{0,6}}?[\w’'-]+){end}"
#: Where a noun phrase ends where nothing of the line behind it is in the statement.
_ENDS = (
    r"(?=[,;:.]|$| (?:and|but|or|that|which|who|as|because|if|when|while|before|after|until|unless|by|at|to|was|were|is"
    r"|are|would|will|could|can|has|have|had)\b)"
)
#: "The studies would", "these needs": a noun that nothing describes.
_BARE = re.compile(
    r"\b(?P<article>[Tt]he|(?:[Tt]hese|[Tt]hose|[Tt]his|[Ss]uch)(?: [a-z]+)?) (?P<noun>[a-z][a-z-]{2,})\b"
    r"(?! (?:of|for|that|to|in|on|between|which|who|by|at|against|from|with|about|over|under|[a-z]+ed)\b)"
    r"(?=[.,;:!?”’\"]|$| (?:is|are|was|were|will|would|shall|should|can|could|may|might|must|has|have|had|does|did|do"
    r"|and|or|but|as|because|if|when|while|until|not|meets?|takes?|took|found|came|went|got|gave|made|met|led|won|fell|rose|began|became|held|showed|[a-z]+ed|[a-z]+ing|[a-z]+s)\b)"
)
#: What describes a noun from behind, up to the end of its clause.
_BEHIND = re.compile(
    r"(?P<how> (?:of|for|in|on|between|against|about|over|under|with|to) (?!(?:be|do|have|go|say)\b)"
    r"[^,;:.()—–“”]{2,80}?)"
    r"(?=[,;:.()—–“”\"]|$| (?:and(?! [A-Z])|but|as|by|at|during|before|after|when|because|from|while|that|which|who"
    r"|is|are|was|were|will|would|could|can|should|may|might|must|has|have|had|said|found|made|gave|took|led|[a-z]+ed|does|did)\b)"
)
#: What describes a noun from before: "the joint expert group", "Dr. Evatt's suggestion".
_BEFORE = r"(?P<how>(?:the|an?|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*['’]s?) (?:[a-z][\w’'-]*[a-z] ){{0,3}}?){noun}\b"
_ARTICLE = re.compile(r"^(?:the|an?) $")
#: Words that end no phrase, and join two nouns where they stand in one.
_LOOSE_ENDS = frozenset(
    "the a an of to in on at for from with by between against about over under and or its their his her our".split()
)
#: Words filled in at most.
_MOST = 12


def object_told(line: str, hangs: str, statement: str, known: str) -> str:
    """Return a line with what its "it" behind a verb is, as the statement has it behind the same verb.

    ``known`` are the words of the document. Nothing where the statement has another verb, or words that
    do not stand there.
    """
    if hangs.lower() not in _OBJECTS:
        return ""
    at = re.search(rf"(?P<verb>\b[\w’-]+) {re.escape(hangs)}\b(?P<behind>(?: [\w’'-]+)?)", line)
    if at is None:
        return ""
    verb = re.escape(stem(fold(at["verb"])))
    end = (
        rf"(?={re.escape(at['behind'])}\b)" if at["behind"].strip() in statement.split() else _ENDS
    )
    told = re.search(rf"\b{verb}\w*{_OBJECT.format(end=end)}", statement)
    what = told["what"] if told else ""
    place = at.end("verb") + 1 + len(hangs)
    return f"{line[:place]} [{what}]{line[place:]}" if _is_known(what, line, known) else ""


def subject_told(line: str, hangs: str, statement: str, known: str) -> str:
    """Return a line with whom its "he" before a verb means, as the statement has it before the same verb."""
    if hangs.partition(" ")[0].lower() in ("this", "that"):
        return _clause_subject(line, hangs.partition(" ")[0], statement, known)
    if hangs.lower() not in _SUBJECTS:
        return ""
    at = re.search(
        rf"\b{re.escape(hangs)} (?:(?:also|then|again|still|\w+ly) )?(?P<verb>[\w’-]+)", line
    )
    if at is None:
        return ""
    told = re.match(
        rf"(?P<who>(?:The )?[A-Z][^,;:.“”]{{1,60}}?) {re.escape(at['verb'])}\b", statement
    )
    # "Holm said that Arvo forced them out": who acts stands behind the verb of saying.
    who = told["who"].rpartition(" that ")[2] if told else ""
    place = at.start() + len(hangs)
    return f"{line[:place]} [{_within(who)}]{line[place:]}" if _is_known(who, line, known) else ""


def _clause_subject(line: str, word: str, statement: str, known: str) -> str:
    """Return "This shows that" with what shows it, as the statement has it before a verb of the same kind."""
    at = re.search(rf"“{word} (?P<verb>[a-z]+s) that\b", line)
    told = re.search(
        r"\bthat (?P<who>(?:the|an?) (?:[\w-]+ ){0,4}?[\w-]+) [a-z]+(?:s|ed) that\b", statement
    )
    if at is None or told is None or not _is_known(told["who"], line, known):
        return ""
    place = at.start() + 1 + len(word)
    return f"{line[:place]} [{told['who']}]{line[place:]}"


#: "The agreement between Norland | and Velmar": what describes a noun is not at its end.
_GOES_ON = re.compile(r",|\s*(?:and|or)\b")


def noun_told(line: str, statement: str, known: str) -> str:
    """Return a line in which a bare "the group" or "these needs" is described as the statement describes it."""
    for found in _BARE.finditer(line):
        before = re.search(_BEFORE.format(noun=re.escape(found["noun"])), statement)
        how = "" if before is None or _ARTICLE.match(before["how"]) else before["how"].strip()
        how = "" if _LOOSE_ENDS & set(how.split()[1:]) else how
        at = statement.find(f" {found['noun']} ")
        behind = _BEHIND.match(statement, at + 1 + len(found["noun"])) if at >= 0 else None
        cut = behind is not None and _GOES_ON.match(statement, behind.end()) is not None
        # What the line says of it describes it no further.
        says = line[found.end() :].strip().partition(" ")[0]
        cut = cut or (behind is not None and says in behind["how"].split())
        if behind is not None and not cut and _is_known(behind["how"], line, known):
            return f"{line[: found.end()]} [{behind['how'].strip()}]{line[found.end() :]}"
        if how and _is_known(how, line, known):
            whose = how.startswith("the ") or how.endswith(("'s", "’s"))
            if whose and not _is_quoted(line, found.start()):
                # "This mechanism" is "the snapback mechanism", which the line says as well.
                first = how[0].upper() if found[0][0].isupper() else how[0]
                return (
                    f"{line[: found.start()]}{first}{how[1:]} {found['noun']}{line[found.end() :]}"
                )
            return f"{line[: found.end()]} [{how} {found['noun']}]{line[found.end() :]}"
    return ""


def _is_quoted(line: str, place: int) -> bool:
    """Whether a place of a line is within quotation marks."""
    before = line[:place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_known(what: str, line: str, known: str) -> bool:
    """Whether words stand in the document and not in the line."""
    new = content(what)
    if not what.strip() or what.rsplit(maxsplit=1)[-1] in _LOOSE_ENDS:
        return False
    return (
        bool(new - content(line))
        and new <= content_of_document(known) | content(line)
        and len(what.split()) <= _MOST
    )


def _within(who: str) -> str:
    return f"the{who[3:]}" if who.startswith("The ") else who

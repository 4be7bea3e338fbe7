"""Words of a line that hang on something said before it: "these systems", "Since then", "they", "there".

A line is read alone. What its own words name before, or a person it is told by, is no loss. Words are English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.brief.phrasing.mentions import is_person
from summarizer.brief.phrasing.verbs import in_the_plural
from summarizer.names.bodies import is_body, is_office, posts
from summarizer.words.content import content
from summarizer.words.seldom import Seldom

#: What precedes what is said: who says it, by which verb.
_TOLD_BY = Seldom(
    r"^(?:According to [^,]{2,120}, |The account (?:says|quotes)(?: of [^:]{2,80})?: "
    r"|(?:[^“”:](?!(?<=[a-z]{3}\.) [A-Z])){2,120}: (?=“)"
    r"|(?:(?![a-z]{3}\. [A-Z])[^“”]){2,160}?\b(?:said|says|told \w+|held|resolved|warned|noted|stressed|explained"
    r"|believe[sd]|thinks|thought"
    r"|emphasi[sz]ed|replied|added|insisted|claimed|argued|announced|confirmed|underscored|pointed out|suggested"
    r"|reiterated|stated) that )"
)
_ASKED = re.compile(r"^(?:Asked|Told) “[^”]*”, ")
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)(?<!\b[A-Z]\.)[”’\"]? +(?=[“\"A-Z])"
)
#: At the head: what refers to something told before.
_HEAD = re.compile(
    r"(?:Since then|Until then|By then|After that|Before that|Afterwards|Thereafter|As a result|In response|Otherwise"
    r"|Despite this|Because of this|For (?:this|that) reason|To (?:this|that) end|To do (?:that|this|so)|In doing so"
    r"|In (?:this|that) (?:case|way|event|connection|regard|context)|On (?:this|that) basis|(?:Given|With) (?:this"
    r"|that)"
    r"|If (?:so|not)|Even if (?:they|it) (?:did|do|does)|Likewise|That is why|Both|Neither|None"
    r"|Should (?:that|this) not|The (?:latter|former|two|same|other)|All (?:that|this)(?= is\b| was\b))\b"
    r"(?! (?:of )?(?:the )?(?:[A-Z]|sides?\b|countries|parties|governments|leaders|ministers))",
    re.IGNORECASE,
)
_AGAIN = Seldom(
    r"\bthe (?:latter|former|aforementioned|foregoing"
    r"|same (?:[\w-]+ ){0,3}(?:period|meeting|session|call|talks|conversation))\b|\b(?:stated|mentioned) above\b"
    r"|\b(?:an?|given|received|sent|made) similar [a-z]+(?=[.,;”]|$)"
    r"|\b(?:accepted|rejected|shared|supported|disputed|denied|dismissed|welcomed) that (?:point|view|claim|proposal"
    r"|offer|figure|argument|suggestion|demand|charge)\b",
    re.IGNORECASE,
)
_TIME = (
    r"(?:week|month|year|morning|afternoon|evening|weekend|session|time|stage|point|moment|day|season|summer|winter"
    r"|spring|autumn|century|decade|quarter|process|way|sort|kind|type)s?\b"
)
#: A demonstrative before its noun, or alone. "Those who", "this year" and "such as" hang on nothing.
_POINTS = Seldom(
    r"\b(?P<word>this|these|those|(?<!\bas )such(?! (?:as|that)\b)(?: an?)?)\b"
    r"(?! (?:who|whose|which|that|of|in|with|from|on|at|to|for|without|under|as|affected|left|held|[a-z]+ed"
    r"|[a-z]+ing)\b)"
    rf"(?! (?:[a-z]+ )?{_TIME})(?P<rest>(?: [\w’'-]+){{0,3}})",
    re.IGNORECASE,
)
#: Behind these a demonstrative stands alone: "this is a problem".
_ALONE = re.compile(
    r"(?:^$|(?:is|are|was|were|will|would|can|could|may|might|must|should|has|have|had|does|did|do|means|and|but)\b)"
)
#: "This is no time for delay" points at nothing told before; "Norland and Orland" are "these countries".
_NO_TIME = re.compile(r"(?:is|was) (?:no|not the|not a|the) (?:time|moment|day|hour)\b")
_BOTH = re.compile(r"\b[A-Z][\w’'-]*(?:, [A-Z][\w’'-]*)* and (?:the )?[A-Z]")
_OF_THEM = re.compile(
    r"(?:two |three |four )?(?:countries|states|nations|governments|powers|cities|towns|parties|companies|firms)\b"
)
#: Nouns for whatever was told before.
_GENERAL = re.compile(
    r"(?:issue|matter|point|thing|problem|question|step|development|effort|move|decision)s?\b"
)
#: "of that", "seen that figure", "That is unlikely", "that's not": no conjunction and no relative.
_THAT = Seldom(
    r"(?:(?:^|“|[,;] |\b(?:and|but|because|if|when|so|think|know|that) )that(?:['’]s| (?:is|was|will|would|could|can"
    r"|has|had|should|may|might|means?|makes?|sounds?|seems?|does|did)\b)"
    r"|\b(?:of|in|on|at|for|with|about|from|to|by|than|like|after|before|since|seen?|do|did|address|behind|over|doubt"
    r"|obfuscate|believe|reject|support|accept|against) that(?=[.,;:?!”]| [a-z]+(?:[.,;”]|$)))",
    re.IGNORECASE,
)
#: "I can't promise that.", "she doubts it.": what is meant stands nowhere in so short a line.
_LAST = Seldom(r"^[\w’'“. ]{2,50}? (?P<word>that|it|them)[.!?”]*$")
#: "The minister defended it as overdue": before it stand only names; "made it clear that" needs none.
_OBJECT_ALONE = re.compile(
    r"^(?P<before>[^“”;:]{2,120}?) (?!(?:made?|makes|found|finds|thought|thinks|considered|considers|deemed|believed"
    r"|sees|saw|left|takes|took|put)\b)(?P<verb>[a-z]+(?:ed|es|s)) (?P<word>it|them)\b"
    r"(?! (?:to|is|was|would|will|had|has|could|can|were|are|should|may|might|must|did|does)\b)"
)
#: A noun that "it" may be, and no name: "the plan", "a tax", "its offer", "prices".
_NOUN = re.compile(
    r"\b(?:the|an?|its|their|his|her|this|that|no|any|some|all) (?:[a-z]+ )*[a-z]|\b[a-z]{3,}s\b"
)
#: "He thought it would.": what it would is not said.
_CUT_OFF = re.compile(
    r"^[^,;:“”]{0,60}\b(?P<word>(?:it|they|he|she|that) (?:would|will|could|can|did|does|was|were|is|are|had|has|should"
    r"|might|may|must)(?: not)?)[.!?”]*$"
)
#: "She rejects this in the strongest terms": what is taken up stands before.
_TAKEN_UP = Seldom(
    r"\b(?:reject|den[iy]|dispute|accept|refute|support|welcome|regret|oppose|question|confirm)\w*"
    r" (?P<word>this|that|it)"
    r"(?= (?:in|at|as|on|outright|strongly|entirely|categorically)\b|[.,;!?”]|$)"
)
#: "All that is", "the day that was": there it is a relative.
_RELATIVE = Seldom(
    r"\b(?:all|everything|anything|nothing|something|one|those|the \w+) that\b", re.IGNORECASE
)
#: Where a clause ends before which something is told that "this" or "that" may mean.
_BORDER = re.compile(r"[,;:–—] |\b(?:and|but|because) ")
#: Words before such a border that are enough to tell something.
_TOLD = 3
_STANDS_FOR = re.compile(
    r"^(?P<word>It|They|He|She|Them|Their|Its|His|Her)\b(?P<rest>[^.;!?”]*)", re.IGNORECASE
)
#: "It is important that", "it was resolved to", "it takes", "it is a court": the sentence tells itself what it is.
_EXPLETIVE = re.compile(
    r"^(?! (?:is|was|will be|would be) due to\b) ?(?:['’]s |is |was |would be |will be |has been |had been |may be"
    r" |could be |might be |remains |seems |appears"
    r" |should be |must be |looks |can be |became )(?:(?:not |just |very |too |so |really |quite |an? )[^,;]*"
    r"|windy\b|hot\b"
    r"|cold\b|late\b|early\b|dark\b|tough\b|hard\b|difficult\b|easy\b|clear\b|true\b"
    r"|[^,;]*?(?:, [^,;]{2,40},)? ?\b(?:that|to|whether|for|if|who|when|because|how)\b)"
    r"|^ (?:takes|took|makes sense|seems|appears|looks like|turned out)\b"
)
_BE = re.compile(
    r" ?(?:['’]s|is|was|(?:will|would|could|can|may|might|should|must) be|has been|had been)\b"
)
#: "He acknowledged that the sums were paid but stressed that": what "they" are stands before.
_GOES_ON = re.compile(r"\b(?:and|but)(?: also| then)? [a-z]+ that $")
#: Third persons amid direct speech, and whom they may mean.
_OTHERS = re.compile(r"\b(?:they|them|their|he|him|his|she|her)\b")
_SOMEBODY = re.compile(
    r"\b(?:who|man|woman|minister|president|people|everybody|everyone|anyone|somebody)\b"
)
#: "He thanked her for the goods".
_TOLD_TO = Seldom(
    r"\b(?:thanked|told|welcomed|asked|assured|joined|urged|informed|congratulated|invited) (?P<whom>her|him)\b"
)
_THERE = Seldom(
    r"\b(?:go|goes|went|gone|come|comes|came|live|lives|lived|stay\w*|get|gets|got|arrive\w*|been|from|out|over|up"
    r"|managed|held|work\w*|put|sent|send|down|people|situation|is|are|was|were) there\b"
    r"(?! (?:is|are|was|were|will|would|has|have|had|can|could|may|might|must|should|be|appear|seem|remain|exist))"
    r"(?=[ .,;”])|\bthere[.,;”]",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<![.“] )(?<!^)(?<!^“)\b(?!I\b|I['’])[A-Z][\w’'-]+")
#: A name right at the head: "David has made a mistake and he knows it".
_NAMED_FIRST = re.compile(
    r"“?(?!(?:This|That|It|There|What|Who|Everything|Nothing|Something|Here|One|All|So|Now|He|She|They|We|You|The)\b)[A-Z][a-z’'-]{2,}"
    r" (?:has|had|is|was|will|would|said|says|did|does|knows|thinks|wants)\b"
)
_PLURAL_NOUN = re.compile(r"\b(?:[a-z]{2,}[^s\W]s|people|children|men|women|police|staff)\b")


def hanging(line: str, holder: str = "", sources: Sequence[str] = ()) -> str:
    """Return the first words of a line that hang on something said before; nothing where it stands by itself.

    ``sources`` are the sentences it is made of: what has "these systems" there hangs as "the systems", too. Behind its
    question an answer stands.
    """
    if _ASKED.match(line):
        return ""
    told_by, said = _parted(line)
    first = _SENTENCE_END.split(said, maxsplit=1)[0]
    bare = first.lstrip('“‘"')
    return (
        _match(_HEAD.match(bare))
        or _match(_AGAIN.search(first))
        or _pointing(first, told_by)
        or _that(first)
        or _standing_for(bare, told_by, holder, spoken=first[:1] == "“")
        or (_third_person(first) if first[:1] == "“" else _to_whom(line, holder))
        or _place(first)
        or _object(first)
        or _object(line)
        or _definite(first, sources)
    )


def _parted(line: str) -> tuple[str, str]:
    found = _TOLD_BY.match(line)
    if found is None:
        return "", line
    said = line[found.end() :]
    within = _TOLD_BY.match(said.lstrip("“")) if line.startswith("The account ") else None
    return line[: found.end()], said.lstrip("“")[within.end() :] if within else said


def _match(found: re.Match[str] | None) -> str:
    return found.group() if found else ""


def _pointing(first: str, told_by: str) -> str:
    """Return a demonstrative whose noun does not stand before it, and that means no clause before it."""
    for found in _POINTS.finditer(first):
        before, rest = first[: found.start()], found["rest"].strip()
        loose = (
            _ALONE.match(rest) or _GENERAL.match(rest) or found["word"].lower().startswith("such")
        )
        # "These are the reasons: …": what is meant follows.
        if (loose and _tells(before)) or ": " in first[found.end() :] or _NO_TIME.match(rest):
            continue
        if _OF_THEM.match(rest) and _BOTH.search(before):
            continue
        if ";" not in before and content(rest).isdisjoint(content(f"{told_by} {before}")):
            return found.group().strip()
    return ""


def _that(first: str) -> str:
    plain = _RELATIVE.sub(" ", first)
    found = _THAT.search(plain)
    if found and not _tells(plain[: found.end()]):
        return found.group().strip("“,; ")
    taken = _TAKEN_UP.search(plain)
    if taken and not _tells(plain[: taken.start("word")]):
        return taken["word"]
    last = _LAST.search(plain)
    return last["word"] if last and not _tells(plain[: last.start("word")]) else ""


def _tells(before: str) -> bool:
    """Whether words hold a clause that "this" or "that" behind it may mean."""
    borders = [found.start() for found in _BORDER.finditer(before)]
    return bool(borders) and sum(w[:1].islower() for w in before[: borders[-1]].split()) >= _TOLD


def _standing_for(bare: str, told_by: str, holder: str, *, spoken: bool) -> str:
    """Return a pronoun at the head that stands for somebody or something the line does not name."""
    found = _STANDS_FOR.match(bare)
    if found is None:
        return ""
    word, rest = found["word"], found["rest"]
    if told_by and _GOES_ON.search(told_by) and _tells(told_by):
        return ""
    named = bool(told_by) and not spoken
    if word.lower() in ("it", "its"):
        clear = (named and _may_be_it(holder, rest)) or _EXPLETIVE.match(rest) is not None
    elif word.lower() in ("they", "them", "their"):
        clear = named and in_the_plural(holder)
    else:
        clear = named
    return "" if clear else word


def _may_be_it(holder: str, rest: str) -> bool:
    """Whether "it" may be the holder: a company may be named like a person.

    "It won" is what it did, "it is about" tells of something else.
    """
    one = is_person(holder) and _BE.match(rest)
    return bool(holder) and not (one or (is_office(holder) and not is_body(holder)))


def _third_person(first: str) -> str:
    """Return a third person in direct speech before which nobody is named, and nothing in the plural."""
    found = _OTHERS.search(first)
    if found is None:
        return ""
    before = first[: found.start()]
    plural = found.group() in ("they", "them", "their")
    named = _NAMED.search(before) or _SOMEBODY.search(before) or _NAMED_FIRST.match(before)
    return "" if named or (plural and _PLURAL_NOUN.search(before)) else found.group()


def _to_whom(line: str, holder: str) -> str:
    """Return whom something is said to where a line names nobody but its holder: "Dahl thanked her"."""
    found = _TOLD_TO.search(line)
    if found is None:
        return ""
    names = (name.group() for name in _NAMED.finditer(line[: found.start()]))
    others = (name for name in names if name not in holder and name.lower() not in posts())
    return found["whom"] if next(others, None) is None else ""


def _object(first: str) -> str:
    """Return "it" behind a verb where only names stand before it, and what ends where something should follow."""
    cut = _CUT_OFF.match(first)
    if cut is not None:
        return cut["word"]
    found = _OBJECT_ALONE.match(first)
    return "" if found is None or _NOUN.search(found["before"]) else found["word"]


def _place(first: str) -> str:
    found = _THERE.search(first)
    if found is None or _NAMED.search(first[: found.start()]):
        return ""
    return found.group().rstrip(".,;” ")


def _definite(first: str, sources: Sequence[str]) -> str:
    """Return "the systems" where the source has "these systems", and nothing behind tells which."""
    for source in sources:
        for found in _POINTS.finditer(source):
            noun = (found["rest"].split() or [""])[0]
            if found["word"].lower() == "this" or not content(noun):
                continue
            same = re.search(
                rf"\b[Tt]he {re.escape(noun)}\b(?! (?:of|for|that|to|in|on|between|which|who)\b)",
                first,
            )
            if same and content(noun).isdisjoint(content(first[: same.start()])):
                return same.group()
    return ""

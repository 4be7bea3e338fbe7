"""Sentences of a source as a line shows them: without list marks and slips of whatever made the text.

What is mended changes no word: a character read in the wrong encoding, a lost apostrophe, a space before a comma, names
that a bulletin has in capitals. The footnote has the words as they stand in the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial

from summarizer.brief.phrasing.grammar import is_sentence
from summarizer.brief.phrasing.verbs import reporting_verb
from summarizer.names.places import known_place
from summarizer.text.markup import printed
from summarizer.words.seldom import Seldom

#: Backslashes before marks that Markdown would read.
_ESCAPED = Seldom(r"\\(?=[\[\]()*_#.>-])")
#: "the meeting s report", "Women s Environment": an apostrophe that was lost.
_LOST = Seldom(r"(?<=[a-zA-Z]{2}) s (?=[a-zA-Z])")
#: "inter alia : the", "one delegate , adding".
_SPACED = Seldom(r"(?<=[\w)”’\"]) +(?=[,;:](?:\s|$))")
#: Letters that UTF-8 read as Latin-1 gives.
_MISREAD = Seldom(r"[\u00c2-\u00f4][\u0080-\u00bf\u2010-\u203a\u0152-\u0178\u20ac\u2122]+")
#: A bullet that was read in the wrong encoding, whole or without its control character; a hollow one at the head.
_BULLET = Seldom(r"\s*(?:[âÂ][\u0080 ]{0,2}¢|•|\uf0b7)\s*")
#: "LEGAL MATTERS (AWG-KP): The Co-Chair invited": a heading that runs on into its first sentence.
_RUN_IN = re.compile(
    r"^(?:[A-Z][A-Z’',&/-]+(?: [A-Z’',&/-]+)* \([^()]{2,20}\)|[A-Z][A-Z’',&/-]+(?: [A-Z’',&/-]+){2,7}): (?=[A-Z“\"])"
)
#: "(Photo by A. Dahl/Harbour News)": whose a picture above the sentence is.
_CREDIT = Seldom(
    r"^\((?=[^()]{0,160}\b(?:[Pp]hotos?|[Ii]mages?|[Pp]ictures?|Getty|[Cc]redit|[Vv]ideo)\b)(?:[^()]|\([^()]*\))*\)\s*"
)
#: "The following areas: - exchange of data": the mark of an item behind what announces it.
_ITEM_BEHIND = Seldom(r"(?<=[:\]]) [-–•*] (?=[A-Z])")
_HOLLOW = Seldom(r"^[oO] (?=[A-Z])(?! Lord| God)")
_CAPITALS = re.compile(r"\b[A-Z][A-Z’'-]*[A-Z](?: (?:OF |AND |THE )?[A-Z][A-Z’'-]*[A-Z])*\b")
#: The number below which a character that Latin-1 has is a byte of the same number.
_ASCII_AND_CONTROLS = 0xA0
#: A subject and its verb with a comma between them, and none before.
_STRAY_COMMA = re.compile(
    r"(?P<who>[^,;:“”\"]{4,90}), (?P<verb>[a-z]+) (?!that\b|by\b|in\b|as\b|to\b|for\b|on\b)"
)
#: Letters of a word in capitals at least that may be a name and no short form.
_FEWEST = 4
#: What joins two sentences, or refers to the one before, at the head of one; without it the sentence says the same.
_JOINING = re.compile(
    r"^(?:(?:But|And|Yet|Or|So,) (?!be |for )|So (?!far |be |that |long |much |many )"
    r"|(?:However|Moreover|Furthermore|Meanwhile|In the meantime|Still|Also"
    r"|In addition|Additionally|Therefore|Thus|Hence|Nevertheless|Nonetheless|Instead|Again|Indeed|In fact"
    r"|Similarly|Likewise|Accordingly|Consequently|Finally|Lastly|In conclusion|In short|In other words|By contrast"
    r"|In contrast|On the other hand|At the same time|In (?:this|that) (?:connection|regard|respect|context|light)"
    r"|Against (?:this|that) (?:backdrop|background)"
    r"|To (?:this|that) end|As a result|Not only that|More specifically|For example|For instance"
    r"|That said|Then|Well|Look|Now|Okay"
    r"|You know|I mean)(?:, | (?=the |a |an |we |I |they |it |he |she |there |you |our |no )))"
)
#: "The minister, however, refused": the same behind the subject.
_JOINED_BEHIND = re.compile(
    r"^(?P<who>[^,.;:“”\"]{2,60}), (?:however|moreover|therefore|nevertheless|meanwhile|in turn"
    r"|for (?:his|her|its|their) part), (?=[a-z])"
)
#: "Mr Holm also said", "The Council then agreed": what joins a verb to what was told before.
_ADDED = Seldom(
    r"(?P<who>(?:(?!\b(?:that|if|when|which|who)\b)[^,;:.?!“”\"]|(?<=\b[A-Z][a-z])\.|(?<=\bMrs)\.){2,90}?)"
    r" (?P<joining>also|then|further|in turn) (?P<verb>[a-z]+)\b"
)
#: "won t", "we ll", "I m": an apostrophe that was lost before a short ending.
_LOST_ENDING = Seldom(
    r"\b(?:[a-z]+n (?=t\b)|(?:[Ww]e|I|[Tt]hey|[Yy]ou) (?=(?:ll|re|ve)\b)|I (?=m\b))"
)
#: "He (Mr Nishi) would": whom a record means, told in brackets.
_IN_BRACKETS = Seldom(r"\b(?:He|She|he|she) \((?P<who>[A-Z][^()]{2,40})\)")
#: An address of a page or of somebody on it, which no sentence needs.
_ADDRESS = Seldom(
    r"\s*\(?(?:https?://|www\.|pic\.)\S+|\s*(?<![\w.@])(?:\w+\.)+(?:com|org|net|co|ly)/\S+|\s*(?<!\w)@\w{3,}\b"
)
_HEADS = 3
#: ", the text of which is as follows:-": what stands below is no part of the sentence.
_ANNOUNCING = Seldom(
    r",? (?:(?:the (?:text|terms|wording) of )?which (?:is|are|reads?|runs?) as follows|as follows)\s*[:.\-–—]*$"
)
#: What a page puts in front of its first sentence.
_FURNITURE = Seldom(
    r"^(?:In this article|Listen to this article|Share this article"
    r"|(?:To [^.]{3,60}? )?please enable JavaScript[^.A-Z]*(?:[A-Z]{2,5}\d?\b[^.A-Z]*)*) (?=[A-Z])"
)
#: "two grounds for doubt- (a) whether": a hyphen in the place of a colon before a list.
_BEFORE_ITEMS = Seldom(r"(?<=[a-z])[-–](?= \((?:a|i|1)\) )")
_PARTED = re.compile(r"\b(?P<first>[A-Za-z][a-z]+)-(?P<second>[a-z]{2,})\b")
_PREFIXES = frozenset(
    "re co pre non anti sub semi self mid ex de un in multi inter over under post pro counter cross all off on"
    " up".split()
)


#: "Declaration of Rights[1]": where the document has a note of its own.
_NOTE_MARK = re.compile(r"(?<=[A-Za-z.,;)])\s?\[\d{1,3}\](?=[\s.,;:)]|$)")


@lru_cache(maxsize=4096)
def tidied(sentence: str, text: str) -> str:
    """Return a sentence of a document without the slips of its text; ``text`` tells how names are written elsewhere."""
    plain = _NOTE_MARK.sub("", _ESCAPED.sub("", printed(sentence)))
    plain = _BULLET.sub(" ", _MISREAD.sub(_reread, plain)).strip()
    plain = _RUN_IN.sub("", _HOLLOW.sub("", _CREDIT.sub("", plain)))
    plain = _IN_BRACKETS.sub(lambda found: found["who"], plain)
    plain = _SPACED.sub(
        "", _LOST_ENDING.sub(_with_apostrophe, _LOST.sub("’s ", _ADDRESS.sub("", plain)))
    )
    plain = _ITEM_BEHIND.sub(" ", plain)
    plain = _FURNITURE.sub("", _ANNOUNCING.sub("", plain))
    plain = _BEFORE_ITEMS.sub(":", _joined_again(plain, text))
    return _CAPITALS.sub(lambda found: _small(found.group(), text), plain)


def _joined_again(sentence: str, text: str) -> str:
    """Return a sentence whose words that a break of the line has parted are whole: "par-ties".

    So is a word that stands in the text without its hyphen, and never with it elsewhere.
    """

    def whole(found: re.Match[str]) -> str:
        joined = found["first"] + found["second"]
        parted = found["first"].lower() not in _PREFIXES and text.count(found.group()) == 1
        return joined if parted and re.search(rf"\b{joined}\b", text) else found.group()

    return _PARTED.sub(whole, sentence)


def _with_apostrophe(found: re.Match[str]) -> str:
    return f"{found.group().rstrip()}’"


def without_debris(sentence: str) -> str:
    """Return a sentence without the address of a page and what stands before it, where a sentence follows."""
    addresses = list(_ADDRESS.finditer(sentence))
    rest = sentence[addresses[-1].end() :].strip() if addresses else ""
    return rest if is_sentence(rest) else sentence


def without_joining(sentence: str) -> str:
    """Return a sentence without the words that only join it to the one before."""
    for _ in range(_HEADS):
        found = _JOINING.match(sentence)
        if found is None:
            return _JOINED_BEHIND.sub(lambda head: f"{head['who']} ", sentence)
        rest = sentence[found.end() :]
        sentence = rest[:1].upper() + rest[1:]
    return sentence


def standing_alone(line: str) -> str:
    """Return a told line without the "also" or "then" by which its verb only joins it to what was told before."""
    found = _ADDED.match(line)
    if found is None or "not only" in line:
        return line
    if any(reporting_verb(word, ("s", "past")) for word in found["who"].split()):
        return line
    behind = found["joining"] == "also" or reporting_verb(found["verb"], ("past", "s"))
    return f"{found['who']} {line[found.start('verb') :]}" if behind else line


def _reread(found: re.Match[str]) -> str:
    """Return characters of one misread code point as that; as they are where they are none."""
    try:
        read = b"".join(map(_as_byte, found.group())).decode("utf-8")
    except UnicodeError:
        return found.group()
    # The Greek question mark looks like a semicolon, and is one wherever it was misread.
    return read.replace("\u037e", ";")


def _as_byte(character: str) -> bytes:
    """Return the byte that was read as a character: a control character is the byte of its number."""
    return character.encode("latin-1" if ord(character) < _ASCII_AND_CONTROLS else "cp1252")


def unshouted(line: str, names: Iterable[str]) -> str:
    """Return a line in which names that its document has in capitals are written as the summary writes them."""
    for name in names:
        if len(name) < _FEWEST or not any(map(str.islower, name)):
            continue
        if line.isascii() and line.lower().count(name.lower()) == line.count(name):
            continue  # wherever the line has it, it is written so already
        pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
        line = pattern.sub(partial(_as_written, name), line)
    return line


def without_stray_comma(line: str, mentions: Callable[[str], bool]) -> str:
    """Return "Jan Holm, termed the toll unfair" without the comma, where it sets off nothing."""
    found = _STRAY_COMMA.match(line)
    verb = found["verb"] if found is not None else ""
    acts = reporting_verb(verb, ("past", "s")) or verb.endswith("ed")
    if found is None or not acts or "," in line[found.end() :]:
        return line
    last = " ".join(found["who"].split()[-2:])
    return f"{found['who']} {line[found.start('verb') :]}" if mentions(last) else line


def _as_written(name: str, found: re.Match[str]) -> str:
    words = found.group().split()
    shouted = any(w.isupper() and len(w) > 1 and w not in name.split() for w in words)
    return name if shouted else found.group()


@lru_cache(maxsize=4096)
def _small(name: str, text: str) -> str:
    """Return a name in capitals as it is written elsewhere: as the list of places or the document has it."""
    titled = _titled(name)
    place = known_place(titled)
    if place is not None:
        return place.written
    long = any(len(word) >= _FEWEST for word in name.split())
    if long and re.search(rf"\b{re.escape(titled)}\b", text):
        return titled
    words = name.split()
    if len(words) > 1 and _is_name_in_capitals(words, text):
        return titled
    return " ".join(_small(word, text) for word in words) if len(words) > 1 else name


def _is_name_in_capitals(words: Sequence[str], text: str) -> bool:
    """Whether most long words of a run in capitals are places, or stand elsewhere in small letters."""
    long = [word for word in words if len(word) >= _FEWEST]
    plain = [w for w in long if known_place(_capitalised(w)) or _in_small(w.lower(), text)]
    return len(long) > 1 and 2 * len(plain) >= len(long)


def _in_small(word: str, text: str) -> bool:
    stem = re.escape(word.removesuffix("s"))
    return re.search(rf"\b(?:{stem}|{_capitalised(stem)})s?\b", text) is not None


def _titled(name: str) -> str:
    words = name.split()
    return " ".join(
        word.lower() if n and word in ("OF", "AND", "THE") else _capitalised(word)
        for n, word in enumerate(words)
    )


def _capitalised(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))

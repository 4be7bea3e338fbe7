"""The label before what somebody says: how it is written, and what may stand around it."""

from __future__ import annotations

import re

from summarizer.names.places import canonical_place
from summarizer.words.lists import text_lists

__all__ = [
    "EDGE",
    "HEAD",
    "begins_turn",
    "called_by_title",
    "displayed",
    "in_capitals",
    "initials_of",
    "is_plausible",
    "label_alone",
    "label_of",
    "name_in",
    "names_holder",
]

#: Code points of a line among which its label stands.
HEAD = 120
#: What may stand on either side of a label: white space and the marks of bold and italic type.
EDGE = r"[ \t\u00a0]*(?:\*{1,3}|_{1,2})?[ \t\u00a0]*"
_TIME = r"[\[(<]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])>]?"
_NOON = r"(?:[ \t]?[AaPp]\.?[Mm]\b\.?)?"
#: What may stand before a label: the mark of a section or caption, a bullet, an opening quotation mark, the bracket
#: around what another one says, the mark of a page, the time, the number of a question of a member who is named.
_FRONT = re.compile(
    rf"[ \t\u00a0]*(?:\u00a7[ \t\u00a0]*)?"
    rf"(?:>{{2,3}}[ \t]*|[-*\u2022\u2013\u2014][ \t]+|\d{{1,3}}[.)][ \t]+|[\"\u201c](?=[A-Z]{{2}})"
    r"|\[(?=(?:The|Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady)\b[^\[\]:\n]{1,100}:))?"
    r"(?:\[(?i:(?:[a-z]{1,15}[ ])?page)[ ]\d{1,5}\][ \t]*)?"
    rf"(?:{EDGE}{_TIME}[ \t\u00a0]*(?:[-\u2013\u2014|][ \t]*)?)?"
    r"(?:Q\d{1,4}[.:]?[ \t\u00a0]+(?=[A-Z][^:\n]{1,60}:))?"
)
#: The time behind a label: "Anna Holm  0:04", "Speaker 1 (00:12)".
_CLOCK = re.compile(
    rf"[ \t\u00a0]+(?:[-\u2013\u2014|][ \t]*)?{_TIME}{_NOON}(?:[ \t]*[-\u2013\u2014][ \t]*{_TIME})?[ \t]*$"
)
#: A time in brackets anywhere in a label: "Ms HOLM (Northport) (14:02):", "[14:02, 3/4/2025] Anna Holm:".
_BRACKETED = re.compile(r"[ \t]*[(\[]\d{1,2}:\d{2}[^)\]\n]{0,24}[)\]][ \t]*")
_OPEN_TIME = re.compile(r"[(\[]\d")
#: "<v Anna Holm>We will" in WebVTT.
_VOICE = re.compile(r"[ \t]*<v(?:\.[\w.]+)?[ \t]+(?P<label>[^<>\n]{1,60})>")
#: "Mr Lewis Tarn (Outer Bay) rose to ask whether": a member of a chamber takes the floor in the third person.
_ROSE = re.compile(
    r"[ \t]*(?P<label>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\.? [A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,3}) "
    r"\([^()\n]{3,60}\) (?:rose|asked|moved|begged)\b"
)
#: ``Q    Thank you``, ``Q Thank you``, ``Q: ..``, ``A. ..``, ``Q12: ..``; an article at the line's start is no answer.
_LETTER = re.compile(
    rf"{EDGE}(?P<label>Q|A(?![ \u00a0]\S))(?:\.?\d{{1,3}}(?=[:.)]))?{EDGE}"
    rf"(?:[:.]{EDGE}|(?<=\d)\){EDGE}|[ \t\u00a0]+)(?=\S)"
)
#: The number of a question or answer: "Question No. 12".
_NUMBER = re.compile(r"(?:(?<=question)|(?<=answer))\s(?:no\.?\s?)?\d{1,3}$", re.IGNORECASE)
#: How a label begins that no colon shows: any of the three forms above, perhaps behind what may stand before a label.
_WITHOUT_COLON = re.compile(
    r"[\s>*_\u2022\u2013\"\u201c-]*"
    r"(?:<v|[QA](?![^\W_\d])|(?:The|Mr|Ms|Miss|Dr|Senator|Lord|Lady|Baroness|Sir))"
)
#: At most 60 characters before a colon that a space or the line's end follows.
_NAMED = re.compile(
    rf"{EDGE}(?P<label>[^\W\d_][^:\n\r*_]{{0,79}}?){EDGE}[:：]{EDGE}(?=\s|\Z|[^\s/\d])"
)
#: A line that is nothing but a label, perhaps with the time.
_ALONE = re.compile(
    rf"{EDGE}(?:#{{1,6}}[ \t]+)?(?P<label>[^\W\d_][^:\n\r*_#]{{0,59}}?){EDGE}[:：]?{EDGE}$"
)
#: What stands behind "Media contact:" and "Minister's office:": a telephone number, an address of the net.
_REACHED_AT = re.compile(
    r"\s*(?:[A-Z]{1,3}\.?\s)?(?:\+?\(?\d[\d ()/.-]{6,}|https?://|www\.|[\w.+-]+@\w)", re.ASCII
)
_LONGEST_ALONE = 60
_BEFORE_LABEL = ' \t\u00a0\u00a7*_#>-\u2022\u2013"\u201c'
_BEHIND_LABEL = " \t\u00a0*_:："
_ASIDE = re.compile(r"(?:\s*[(\[][^()\[\]]{0,60}[)\]]){1,3}\s*$")
#: Who holds an office that is named as such, in brackets behind it.
_HOLDER = re.compile(
    r"(?:The|THE)[ \t][^()\n]{4,60}[ \t]\((?P<name>(?:[A-Z][\w.'\u2019-]*[ \t]+){1,4}[A-Z][\w'\u2019-]+)\)$"
)
_MOST_WORDS = 7


def names_holder(line: str) -> bool:
    """Whether a line is an office with its holder in brackets: "The Minister for Ports (Anna Holm)"."""
    return len(line) < HEAD and _HOLDER.match(line.strip()) is not None


#: A long office in capitals before the name in brackets: "THE MINISTER OF STATE IN THE MINISTRY OF PORTS (SHRI HOLM):".
_LONG_OFFICE = re.compile(
    r"[ \t]*(?:THE[ \t])?[A-Z][A-Z ,&'\u2019-]{20,240}\((?P<name>[A-Z][A-Z. '\u2019-]{3,60})\)[ \t]*:"
)


def label_alone(line: str) -> str | None:
    """Return the label that a line is, which has no words behind it; ``None`` where it is none."""
    if names_holder(line):
        return displayed(line.strip())
    if _is_too_long(line):
        return None
    rest, timed = _without_time(line)
    found = _ALONE.match(rest) if len(rest) < HEAD else None
    label = displayed(found["label"]) if found else ""
    ended = label[-1:] in (".", ",", ";") and not label.endswith(("Jr.", "Sr."))
    if not label or ended or not is_plausible(label):
        return None
    return label if timed or _is_marked(rest) or _stands_out(label) else None


def _without_time(line: str) -> tuple[str, bool]:
    """Return the head of a line without numbers, brackets and time, and whether it had any of them."""
    plain = _BRACKETED.sub(" ", line[: 2 * HEAD].removesuffix("\\"))
    front = _FRONT.match(plain)
    rest = plain[front.end() :] if front else plain
    clock = _CLOCK.search(rest)
    timed = plain != line or clock is not None or _holds_digit(front)
    return (rest[: clock.start()] if clock else rest).rstrip(), timed


def _holds_digit(front: re.Match[str] | None) -> bool:
    return front is not None and any(map(str.isdigit, front.group()))


def _is_marked(line: str) -> bool:
    """Whether a line is set in bold, is a heading or ends in a colon."""
    return line.strip().startswith(("**", "__", "#")) or line.rstrip("* _").endswith(":")


def _stands_out(label: str) -> bool:
    """Whether a label can be one without any mark: in capitals, of several words, or "Question"."""
    return in_capitals(label) or len(label.split()) > 1 or label in ("Question", "Answer")


def _is_too_long(line: str) -> bool:
    """Whether a line is no label alone by its length, whatever marks and times stand around a label."""
    head = line[: 2 * HEAD]
    core = head.lstrip(_BEFORE_LABEL).rstrip(_BEHIND_LABEL)
    if ":" not in core:  # nor is there a time in it
        return len(core) > _LONGEST_ALONE
    begins = head[0].isalpha() or head[0] in '"\u201c'
    return begins and any(map(str.isalpha, head[HEAD + 1 :])) and not _OPEN_TIME.search(head)


def begins_turn(line: str) -> bool:
    """Whether a line begins with a label that cannot be anything else: capitals and a colon, or ``Q`` and a gap."""
    head = line[:HEAD]
    named = _NAMED.match(head)
    if named:
        label = displayed(named["label"])
        return len(label) > 1 and label == label.upper() != label.lower() and is_plausible(label)
    return bool(re.match(rf"{EDGE}Q{EDGE}(?::|[ \t\u00a0]{{2,}})", head))


def label_of(line: str) -> str | None:
    """Return the label that a line begins with, before a colon or in a form that needs none."""
    head = line[: HEAD + 40]
    if ":" not in head and "：" not in head and not _WITHOUT_COLON.match(head):
        return None
    found = _VOICE.match(head) or _ROSE.match(head)
    if found:
        return displayed(found["label"])
    long = _LONG_OFFICE.match(line, 0, 3 * HEAD) if head[:HEAD].isupper() else None
    if long:
        return " ".join(long["name"].split())
    head = _BRACKETED.sub(" ", head[:HEAD]) + head[HEAD:]
    front = _FRONT.match(head)
    head = head[front.end() if front else 0 :][:HEAD]
    letter = _LETTER.match(head)
    return letter["label"] if letter else _named_in(head)


def _named_in(head: str) -> str | None:
    """Return the name and the office before a line's colon, where these can be a speaker's."""
    named = _NAMED.match(head)
    if not named or _REACHED_AT.match(head, named.end()):
        return None
    label = displayed(_CLOCK.sub("", named["label"]))
    asker, to, _ = label.partition(" to the ")
    asker = displayed(asker)
    if to and (in_capitals(asker) or called_by_title(asker)):
        label = asker  # "ANNA HOLM to the Minister of Ports: Does he stand by"
    quoted = label != label.upper() and not called_by_title(label)
    if quoted and head[named.end() :].lstrip().startswith(tuple('“"«„‘')):
        return None  # a list of quotations, read out or printed
    return label if label and is_plausible(label) else None


def displayed(label: str) -> str:
    """Return a label as it is written, on single spaces and without what stands in brackets behind it.

    The number of a question is left out, too. Of "The Minister for Ports (Anna Holm)" it is the name in brackets.
    """
    holder = _HOLDER.match(label)
    if holder and canonical_place(holder["name"]) is None:
        return " ".join(holder["name"].split())
    plain = " ".join(_ASIDE.sub("", label).split())
    plain = plain if "(" in plain else plain.removesuffix(")")
    return _NUMBER.sub("", plain) if plain[-1:].isdigit() else plain


#: Labels that a machine gives to voices: "spk09", "speaker_1".
_COUNTED = re.compile(r"[a-z]{2,12}[ _-]?\d{1,3}")


def initials_of(name: str) -> frozenset[str]:
    """Return the letters that may stand for a name: the first of all its words, or of the first and the last."""
    letters = "".join(word[0] for word in name.split()).upper()
    return frozenset((letters, letters[:1] + letters[-1:]))


def name_in(words: str) -> str | None:
    """Return the name that words are, as it is displayed; ``None`` where they are none or a mark ends them."""
    name = displayed(words)
    return name if name and name[-1] not in ".,;:" and is_plausible(name) else None


def is_plausible(label: str) -> bool:
    """Whether words could name a speaker: few, capitalised (or without case), no sentence punctuation."""
    words = label.replace(",", " ").split()
    particles = text_lists().particles
    if not 0 < len(words) <= _MOST_WORDS or any(c in label for c in '?!;"“”„«»…'):
        return False
    if _COUNTED.fullmatch(label):
        return True
    if words[0].lower() != words[0] or words[0].upper() == words[0].lower():
        return all(
            w[0].lower() != w[0]
            or w[0].upper() == w[0]
            or w.lower() in particles
            or w in ("for", "and")
            for w in words
        )
    return False


def in_capitals(name: str) -> bool:
    """Whether a label is written in capitals; a single letter is not."""
    return len(name) > 1 and name == name.upper()


def called_by_title(name: str) -> bool:
    """Whether a label begins with a title: "Mr Kos"."""
    return bool(
        re.match(r"(?:Mr|Ms|Mrs|Miss|Dr|Sir|Dame|Lord|Lady|Gen|Amb|Sen|Rep|Adm|Col)\b\.?\s", name)
    )

"""Opinions of courts: by which court, by which judge, and which party a caption calls plaintiff or appellant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from summarizer.words.seldom import Seldom

__all__ = ["COURT", "Caption", "caption_of", "is_judicial", "pleads_for", "role_of"]

Span = tuple[int, int]

#: Code points at the beginning in which court, parties and judge stand.
_HEAD = 2_500
_LONGEST_LINE = 160
_NAME = r"[A-Z][\w.'’-]*(?:[ ,]+[A-Z][\w.'’-]*){0,4}?"
#: A line that names a court: "IN THE SUPREME COURT OF NORLAND", "Court of Appeals, Third Circuit".
COURT = re.compile(
    r"\W{0,6}(?!(?:on )?appeal(?:ed)? from)(?:(?:in|before) the )?"
    r"(?:[\w.’'-]+ ){0,6}(?:court|tribunal)s?\b(?! ?(?:house|room))",
    re.IGNORECASE,
)
#: What may stand below it: "THIRD APPELLATE DISTRICT", "Queen's Bench Division", "LAKE COUNTY".
_PART = re.compile(
    r"(?:[\w.’'-]+ ){0,4}(?:district|division|circuit|county|department)\b(?! (?:judge|attorney))[^.;]{0,30}\.?$",
    re.IGNORECASE,
)
#: Who writes for a court, on a line by itself: "ANNA HOLM, J.", "HOLM, Circuit Judge:", "OPINION BY HOLM, J.: FILED".
_JUDGE = re.compile(
    r"(?:^|\n)[ \t]*(?:(?i:opinion|memorandum|judgment) (?i:by|of):? )?"
    rf"(?P<who>{_NAME}),? "
    r"(?:(?:[A-Z]\.){0,2}JJ?\.|(?:[A-Z][a-z]+ ){0,2}(?:Judges?|Justices?))"
    r"(?: delivered [^\n]{0,60}|:? (?:FILED|Filed|DATED|Dated|fn\.)[^\n]{0,40})?[.:,]?[ \t]*(?=\n)"
)
#: The same with the office first: "Justice HOLM.", "Deputy Master Kos :", "MR JUSTICE HOLM:".
_OFFICE_FIRST = Seldom(
    r"(?:^|\n)[ \t]*"
    r"(?i:(?:chief|vice|presiding|associate|deputy|senior|lord|lady|mr|mrs|ms|his|her|honou?r|the|hon\.) ){0,4}"
    rf"(?i:justice|judge|master|recorder) (?P<who>{_NAME})(?: [QK]C)?[ \t]*[.:][ \t]*(?=\n)"
)
#: "Justice Holm delivered the opinion of the Court", wherever it stands.
_DELIVERED = re.compile(
    rf"\b(?i:justice|judge) (?P<who>{_NAME})(?:, [A-Z.]{{2,5}},)? "
    r"(?:delivered|authored|announced|wrote) the (?:[a-z]+ ){0,3}(?:opinion|judgment)\b"
)
_JUDGES = (_JUDGE, _OFFICE_FIRST, _DELIVERED)
#: What such a paper calls itself, on a line by itself.
_CALLED = re.compile(
    r"\n[ \t]*(?:(?i:approved|memorandum|draft) ){0,2}"
    r"(?:OPINION|Opinion|(?i:per curiam)|J ?U ?D ?G ?E? ?M ?E ?N ?T|Judge?ment)\b[^\n]{0,40}\n"
)
#: What parties are called, most often behind their names; two such words may be joined: "Plaintiff-Appellant".
_ROLES = (
    r"(?:plaintiff|defendant|appellant|appellee|petitioner|respondent|claimant|applicant"
    r"|complainant|accused|cross-appellant)s?"
)
_ROLE = rf"{_ROLES}(?:(?:[-/]| and ){_ROLES}){{0,3}}"
#: A party of a caption with its role: "ANNA HOLM, Plaintiff", "KOS FOODS LLC\nDefendants", "Ferry Ltd., Petitioners".
_PARTY = Seldom(
    r"(?P<who>[A-Z0-9][^\n;]{2,160}?)(?:,[ \t]*|[ \t]*\n[ \t]*)\n?"
    rf"(?:[A-Z][a-z]+-)??(?P<role>(?i:{_ROLE}))(?=[.,]?[ \t]*(?:\n|;|[-–—]|[Vv]s?\b|$))"
)
#: "Appellant, Anna Holm, appeals", "Defendant Anna Holm argues".
_BEFORE_NAME = Seldom(
    rf"\b(?P<role>(?i:{_ROLE}))(?:,[ \t]+|[ \t]+)"
    r"(?P<who>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|of|the|and|&)){1,5}?)(?=,|\s[a-z]|[ \t]*\()"
)
#: The name of a case, on a line by itself: "State v. Holm".
_CASE = re.compile(
    r"(?:^|\n)[ \t#*]*(?P<one>[A-Z][^\n]{1,80}?)[ ,]+(?:v|vs|V|-v-)\.?[ ]+(?P<other>[A-Z][^\n,(\[;]{1,80})"
)
#: Who brings a criminal case.
_PROSECUTING = re.compile(
    r"(?:the )?(?:(?:(?:united )?states?|people|commonwealth)(?: of [a-z ]{2,40})?"
    r"|crown|queen|king|r|regina|rex|attorney[- ]general|republic)$",
    re.IGNORECASE,
)
#: Who pleads for whom: "COUNSEL : Anna Holm for the Appellant", "Jan Kos, PC, for the Plaintiff-Respondent".
_COUNSEL = Seldom(
    rf"(?:^|[\n:;.])[ \t]*(?P<who>{_NAME})(?:,? (?:with [^\n]{{3,80}}|[A-Z]{{1,3}}\.?[A-Z]?\.?))?,? for (?:the )?"
    rf"(?:[A-Z][a-z]+-)??(?P<role>(?i:{_ROLE}))\b"
)
#: "Learned counsel for the appellant": a party is heard through whoever pleads for it.
_PLEADS = re.compile(
    rf"(?:the |our )?(?:[\w’']+ ){{0,3}}?(?:counsel|solicitors?|attorneys?|advocates?|barristers?|lawyers?) "
    rf"(?:for|of|appearing for|on behalf of) (?:the )?(?P<role>{_ROLE})",
    re.IGNORECASE,
)
#: What brings a case to a court: its words are a party's.
_PLEADING = Seldom(
    r"(?:^|\n)[ \t]*(?:[A-Z][\w-]* ){0,4}(?i:complaint|petition|brief|motion|statement of claim)\b[^\n.]{0,80}(?=\n)"
)


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands over a paper of a court; ``judges`` as offsets, ``roles``: parties by what they are called."""

    court: tuple[str, ...] = ()
    judges: tuple[Span, ...] = ()
    roles: dict[str, str] = field(default_factory=dict[str, str])
    #: Who pleads for a party, by what the party is called.
    counsel: dict[str, str] = field(default_factory=dict[str, str])
    #: Whether it is what a party brings, and not what a court says.
    pleading: bool = False


def is_judicial(text: str, start: int, title: str | None = None) -> bool:
    """Whether a document is a court's opinion or what a party brings to one, and no account of a case."""
    return caption_of(text, start, title) is not None


def caption_of(text: str, start: int, title: str | None = None) -> Caption | None:
    """Return what stands over a paper of a court; ``None`` without a court or a case, or a judge or what it is called.

    Only the first code points are looked at.
    """
    return _caption(text[start : start + _HEAD], start, title or "")


#: Whoever reads a document asks, and whoever looks for its voice asks again.
@lru_cache(maxsize=1 << 7)
def _caption(head: str, start: int, title: str) -> Caption | None:
    court, case = _court_lines(head), _CASE.search(f"{title}\n{head}")
    judges = tuple((start + a, start + b) for a, b in _judges(head))
    roles, captioned = _roles(head, case)
    if not (court or captioned or case is not None):
        return None
    pleading = not judges and _PLEADING.search(head) is not None and bool(roles)
    if not (judges or pleading or _CALLED.search(f"{head}\n") or (court and captioned)):
        return None
    return Caption(tuple(court), judges, roles, _counsel(head), pleading)


def role_of(written: str) -> str | None:
    """Return what a party is called in words for it: "the petitioners" is "petitioner"; ``None`` for other words."""
    words = re.sub(r"^(?:the|this|our) ", "", written.strip().lower())
    found = re.fullmatch(_ROLE, words)
    return _singular(words) if found else None


def pleads_for(written: str) -> str | None:
    """Return what a party is called for whom somebody pleads: "counsel for the appellants" is "appellant"'s."""
    found = _PLEADS.fullmatch(written.strip())
    return _singular(found["role"].lower()) if found else None


def _counsel(head: str) -> dict[str, str]:
    """Return who pleads, by each word for the party."""
    found: dict[str, str] = {}
    for one in _COUNSEL.finditer(head):
        for word in _singular(one["role"].lower()).split():
            found.setdefault(word, one["who"].strip(" ,."))
    return found


def _singular(role: str) -> str:
    return " ".join(word.removesuffix("s") for word in re.split(r"[-/ ]+", role) if word != "and")


def _court_lines(head: str) -> list[str]:
    """Return the lines that name the court, and its division below it."""
    found: list[str] = []
    for line in (one.strip() for one in head.splitlines()):
        part = bool(found) and _PART.match(line)
        named = COURT.match(line) is not None and not line.endswith(".")
        if line and len(line) <= _LONGEST_LINE and (part or named):
            found.append(line)
        elif found and line:
            break
    return found


def _judges(head: str) -> list[Span]:
    return sorted(m.span("who") for pattern in _JUDGES for m in pattern.finditer(f"{head}\n"))[:1]


def _roles(head: str, case: re.Match[str] | None) -> tuple[dict[str, str], bool]:
    """Return the parties by what they are called, and whether a caption lists them."""
    found: dict[str, str] = {}
    listed = [*_PARTY.finditer(head)]
    for one in (*listed, *_BEFORE_NAME.finditer(head)):
        _note(found, one["role"], one["who"])
    if case is not None and _PROSECUTING.match(case["one"].strip(" ,#*")):
        _note(found, "defendant", case["other"])
    return found, bool(listed)


def _note(found: dict[str, str], role: str, who: str) -> None:
    """Note who has a role, under each of its words, unless somebody has it already."""
    name = re.split(
        r",? (?:et al\b|a (?:married )?(?:man|woman)\b)|, ?(?=(?:No\b|\d))", _after_versus(who)
    )[0]
    for word in _singular(role.lower()).split() if COURT.match(name) is None else ():
        found.setdefault(word, name.strip(" ,.*#"))


def _after_versus(who: str) -> str:
    """Return the last party of a line: "NORLAND, Appellee, - vs - ANNA HOLM" is Anna Holm."""
    return re.split(r"(?:^|[\s,-])[Vv]s?\b\.?[ -]*", who)[-1]

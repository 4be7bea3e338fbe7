"""Who took part in a conversation: read from the model's line, or from the wording alone."""

from __future__ import annotations

import re

from summarizer.attribution.cast import Actor, ActorKind, Cast, same_actor
from summarizer.attribution.contacts import Contact, summons_words
from summarizer.attribution.parties import Parties
from summarizer.attribution.voice import voice_in
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.summary import Participant
from summarizer.passes.clause import FIRST_PERSON, PRONOUN, objects_of, subjects_of
from summarizer.passes.gathered import around, gathered
from summarizer.passes.party_lists import with_more
from summarizer.passes.wording import folded, stands_in, tidy, without_article

_PARTIES = (ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.ORGANISATION)
#: Whom wording joins beyond doubt: a name that is nobody's for certain may still be a body's.
_PLAIN = (ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.NAME)
#: Whom one person meets, beyond doubt, where nobody else is named behind the verb: "met residents".
_MET = (*_PLAIN, ActorKind.GROUP)
_PARTY = re.compile(
    r"^(?P<name>[^(|]+?)\s*(?:\((?P<office>[^,()]*)(?:,\s*(?P<country>[^()]*))?\))?$"
)
_STATIONED = re.compile(r" (?:in|to|at) .*$")
_PLACE = re.compile(r"\b(?:in|at|near|outside|to|from)\s(?:the\s)?$|\bin [A-Z]\w+, $")
_NOTHING = frozenset(("", "-", "—", "–", "none", "unknown", "n/a"))


def listed(
    prepared: PreparedText, cast: Cast, contact: Contact, line: str
) -> tuple[Participant, ...]:
    """Read "NAME (office, country) + NAME (office, country)"; whoever the document does not name is left out."""
    parties: list[Participant] = []
    for part in line.split(" + "):
        match = _PARTY.match(part.strip())
        if match is None or not _is_mentioned(prepared, cast, contact, match["name"].strip()):
            continue
        told = (match["office"], match["country"])
        party = _participant(prepared, cast, contact, match["name"].strip(), told)
        if not any(_one_person(party, known) for known in parties):
            parties.append(party)
    return tuple(parties)


def _is_mentioned(prepared: PreparedText, cast: Cast, contact: Contact, name: str) -> bool:
    """Whether the document names somebody: not by a pronoun, nor with words that only stand in any text."""
    pronoun = PRONOUN.fullmatch(name) or FIRST_PERSON.fullmatch(name)
    if name.lower() in _NOTHING or pronoun or not stands_in(name, prepared.text):
        return False
    # "on" and "the" stand in any text: what is written small has to be somebody the text mentions.
    return not name.islower() or cast.resolve(name, contact.end) is not None


def _one_person(a: Participant, b: Participant) -> bool:
    """Whether two parties are one: the same name, or a name and the office that goes with it."""
    offices = ((a.name, b.role), (b.name, a.role), (a.name, b.affiliation), (b.name, a.affiliation))
    return same_actor(a.name, b.name) or any(
        role is not None and len(role) > 3 and folded(role) in folded(name)
        for name, role in offices
    )


def _participant(
    prepared: PreparedText,
    cast: Cast,
    contact: Contact,
    name: str,
    told: tuple[str | None, str | None],
) -> Participant:
    actor = cast.actor(name) or cast.resolve(name, contact.end)
    role, affiliation = (_stated(prepared, value) for value in told)
    if actor is None or actor.kind not in (*_PARTIES, ActorKind.NAME):
        return Participant(name=name, role=role, affiliation=_country(cast, affiliation))
    if actor.kind is ActorKind.COUNTRY:
        return Participant(name=actor.name)
    return Participant(
        name=actor.name,
        role=_bare(actor.role or role),
        affiliation=_other(actor.name, actor.affiliation or _country(cast, affiliation)),
    )


def _other(name: str, affiliation: str | None) -> str | None:
    """Return an affiliation that says more than the name does."""
    return None if affiliation is not None and same_actor(name, affiliation) else affiliation


def _bare(role: str | None) -> str | None:
    """Return a role without its article: "the European Commission chief"."""
    return _STYLE.sub("", without_article(role)) if role else None


#: "His Majesty King": how somebody is addressed is no office.
_STYLE = re.compile(r"^(?:(?:His|Her|Their) )?(?:Royal )?(?:Majesty|Highness|Excellency),? ")


def _stated(prepared: PreparedText, value: str | None) -> str | None:
    """Return a value only if the document has it."""
    value = (value or "").strip()
    return value if value.lower() not in _NOTHING and stands_in(value, prepared.text) else None


def _country(cast: Cast, name: str | None) -> str | None:
    actor = cast.resolve(name, 0) if name else None
    known = actor is not None and actor.kind in (ActorKind.COUNTRY, ActorKind.ORGANISATION)
    return actor.name if actor is not None and known else name


def without_places(
    cast: Cast, contact: Contact, parties: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Leave out countries that the sentence names only as the place: "met the envoys in Norland"."""
    sentence = contact.sentence
    return tuple(p for p in parties if not _only_a_place(cast, sentence, p.name)) or parties


#: Whoever comes "from" somewhere speaks for it: "officials from Norland".
_SENT_FROM = re.compile(
    r"\b(?:officials|ministers?|leaders|delegat\w+|representatives?|envoys?|negotiators?|diplomats?|experts|counterparts?"
    r"|teams?|parliamentarians|lawmakers|members|ambassadors?)\s(?:\w+\s)?from\s(?:the\s)?$",
    re.IGNORECASE,
)


def _only_a_place(cast: Cast, sentence: Sentence, name: str) -> bool:
    actor = cast.actor(name)
    if actor is None or actor.kind is not ActorKind.COUNTRY:
        return False
    mentions = cast.between(sentence.start, sentence.end)
    before = [
        sentence.text[: m.start - sentence.start] for m in mentions if cast.actors[m.actor] == actor
    ]
    return bool(before) and all(
        _PLACE.search(text) and not _SENT_FROM.search(text) for text in before
    )


def summoned(prepared: PreparedText, cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return who summoned whom, as the wording has it; nobody if it is about something else."""
    words = summons_words(contact.sentence.text)
    if words is None or "summon" not in prepared.text[contact.start : contact.end].lower():
        return ()
    return tuple(_envoy(prepared, cast, contact, _bare(tidy(name)) or name) for name in words)


def _envoy(prepared: PreparedText, cast: Cast, contact: Contact, name: str) -> Participant:
    """Return a party by name, or by office: "French ambassador in Norland" stands for neither country."""
    name = _STATIONED.sub("", name)
    actor = cast.resolve(name, contact.end)
    if actor is None or actor.kind is not ActorKind.COUNTRY or same_actor(actor.name, name):
        return _participant(prepared, cast, contact, name, (None, None))
    return Participant(name=name, affiliation=actor.name)


def read_by_code(
    cast: Cast, contact: Contact, known: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Add whom the wording itself joins: its subjects, a pronoun among them, and the parties behind "with"."""
    sentence = contact.sentence
    parties = [p for p in known if not _only_a_place(cast, sentence, p.name)]
    if _BETWEEN_SOME.match(sentence.text, contact.start - sentence.start):
        # Whoever talked stands behind "between", and is read there.
        return tuple(parties)
    subjects = subjects_of(cast, contact)
    behind = objects_of(cast, contact, joint=len(subjects) > 1)
    groups = all(actor.kind is ActorKind.GROUP for actor in behind)
    others = _others_met(contact) if subjects and groups else ""
    for actor in (*subjects, *(() if others else behind)):
        if _only_a_place(cast, sentence, actor.name):
            continue
        if not any(same_actor(actor.name, p.name) for p in parties):
            parties.append(_of_actor(actor))
    if not others:
        return tuple(parties)
    return with_more(parties, (Participant(name=_BESIDE.sub("", others)),))


#: "met with her and other Norlandish leaders".
_BESIDE = re.compile(r"^(?:him|her|them) and (?:other )?")


def _others_met(contact: Contact) -> str:
    """Return whom several met with, where these are told of as a group: "with leaders of the Lake Council"."""
    rest = contact.sentence.text[max(0, contact.start - contact.sentence.start) :]
    found = _WITH_OTHERS.match(rest)
    return without_article(tidy(found["who"])) if found is not None else ""


def plainly_named(cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return who talked where the wording joins persons or states by name; nobody where that takes a reader."""
    subjects = subjects_of(cast, contact)
    behind = objects_of(cast, contact, joint=len(subjects) > 1, unnamed=False)
    if len(subjects) > 1 and not behind and _has_an_object(contact):
        # "A and B hosted pilots": they hosted others, and did not meet each other alone.
        return ()
    plain = len((*subjects, *behind)) > 1 and all(a.kind in _PLAIN for a in subjects)
    plain = plain and all(a.kind in _MET for a in behind)
    # "A and B met yesterday with leaders of the Lake Group": they met others, and not each other.
    plain = plain and bool(behind or not _others_met(contact))
    parties = read_by_code(cast, contact, ()) if plain else ()
    return parties if len(parties) > 1 else ()


def _has_an_object(contact: Contact) -> bool:
    start = contact.start - contact.sentence.start
    return _HAS_AN_OBJECT.match(contact.sentence.text, start) is not None


_HAS_AN_OBJECT = re.compile(
    r"(?:hosted|received|welcomed|visited|phoned|called|telephoned)\b", re.IGNORECASE
)
_BETWEEN_SOME = re.compile(r"(?:[\w-]+ ){0,4}between\b")
_WITH_OTHERS = re.compile(
    r"(?:(?:met|spoke|talked|hosted|held) (?:[\w-]+ ){0,6}?with (?!(?:each other|one another|his|her|its|their)\b)"
    r"|convened )"
    r"(?P<who>[a-z\d][^.,;–—]{2,120}?)"
    r"(?=,|[.;]|\s(?:to|on|in|at|about|for|during|before|after|who|which|working|from|engaged|committed"
    r"|and (?:discuss|agree|call|hear|urge|conclude)\w*|and (?:came|went|left|said|told|heard))\b"
    r"| and [a-z]+ed (?=the|that|how|his|her|its|their|on|to|for)"
    r"|$)"
)


def called_together(
    prepared: PreparedText, cast: Cast, contact: Contact
) -> tuple[Participant, ...]:
    """Return who met where a sentence calls them by what they are: "the three governments", of a joint statement."""
    sentence = contact.sentence
    before = sentence.text[: contact.start - sentence.start].strip(" ,")
    opening = _TOGETHER.search(before)
    if opening is not None:
        parties = Parties(prepared, cast, voice_in(prepared, cast))
        who = opening["who"].partition(" of ")[0]
        meant = parties.meant(who, sentence.start + opening.start("who"))
        if meant is not None and len(meant.actors) > 1:
            return with_more((), map(_of_actor, meant.actors))
        sent = _SENT_BY.search(opening["who"])
        if sent is not None:
            return tuple(Participant(name=sent[name]) for name in ("one", "other"))
    return ()


#: "The foreign ministers of A and B": two names that no list of states has.
_SENT_BY = re.compile(
    r"\bof (?P<one>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?) and (?P<other>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)$"
)


def said_to_have_come(
    prepared: PreparedText, cast: Cast, contact: Contact
) -> tuple[Participant, ...]:
    """Return several who are said to have come to a meeting, in its sentence or the next ones; else nobody."""
    came = gathered(cast, around(prepared, contact.sentence))
    return came if len(came) > 1 else ()


#: "The three governments", "We, the ministers": the subject of a sentence that names nobody.
_TOGETHER = re.compile(
    r"(?:^|[,;–—-]\s)\s*(?P<who>(?:the |both )?(?:two |three |four |five )?(?:foreign |prime |trade )?"
    r"(?:leaders|ministers|presidents|sides|parties|governments|countries|delegations)"
    r"(?:\s+of\s+[^,;]{3,160})?)(?: also| then| jointly)?$",
    re.IGNORECASE,
)


def _of_actor(actor: Actor) -> Participant:
    role, affiliation = _bare(actor.role), _other(actor.name, actor.affiliation)
    return Participant(name=actor.name, role=role, affiliation=affiliation)

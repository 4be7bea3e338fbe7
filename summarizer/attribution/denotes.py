"""Does a holder's name stand for a source? Names, roles, descriptions, bodies and the officials who speak for them."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.attribution.abbreviations import stands_for
from summarizer.attribution.actor import Actor, bare, head_words, speaks_for
from summarizer.attribution.by_body import is_a_spokesman, is_of_no_body
from summarizer.attribution.cast import Cast
from summarizer.attribution.english.verbs import source_words
from summarizer.attribution.who import (
    FIRST,
    GENDERED,
    PERSON_KINDS,
    Who,
    beyond_of,
    is_person,
    without_article,
    words_in,
)
from summarizer.names.actors import numbered_apart, same_actor
from summarizer.names.bodies import COMPANY_FORMS
from summarizer.names.holders import holders_of
from summarizer.names.persons import name_words, same_word
from summarizer.names.places import canonical_place, known_place
from summarizer.words.lists import actor_lists
from summarizer.words.scripts import fold
from summarizer.words.seldom import Seldom

_LONGEST = 12

#: With whom the issuer spoke, which makes nobody an issuer: "Readout of the Minister's call with her colleague".
_WITH_WHOM = Seldom(
    r"(?P<talk>\b(?:calls?|meetings?|talks|discussions?|consultations?|visits?|met|meets|spoke|speaks)\b[^|]*?)"
    r" (?:with|to)\b[^|]*",
    re.IGNORECASE,
)


#: To whom a document is sent, which makes nobody an issuer: "Letter from the Minister to the Council".
_SENT_TO = Seldom(
    r"(?P<what>\b(?:letter|message|memorandum|memo|note|cable\w*|telegram|e-?mail|appeal|petition|response|reply|answer)\b[^|]*?)"
    r" to\b(?:(?!\b(?:by|from)\b)[^|])*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_OWNED = re.compile(r"['’]s$")


def denotes(cast: Cast, holder: str, who: Who) -> bool:
    """Whether a holder is a source, is called so in the text, or speaks through it."""
    plain = _OWNED.sub("", _ASIDE.sub("", holder).strip(" ,")) or holder
    # "Nate Kos, who founded the polls": the name, and each way of describing it.
    parts = [part.strip() for part in plain.split(",")] if "," in plain else []
    names = dict.fromkeys((plain, *parts[:2]))
    if any(_denotes(cast, one, who) for one in names if one):
        return True
    if _is_spelt_out(plain, who.text) or _is_spelt_out(who.text, plain):
        return True
    if (several := cast.counted(plain, who.start)) is not None:
        return several in who.actors
    other = _in_other_words(cast, plain)
    return other is not None and _denotes(cast, other, who)


def may_stand_for(holder: str, who: Who) -> bool:
    """Whether a holder is the person who was spoken of last where a source is called by what somebody is."""
    return any(same_actor(holder, actor.name) for actor in who.perhaps)


def _is_spelt_out(short: str, name: str) -> bool:
    """Whether capitals are those that the words of a name begin with, without brackets in which the text says so."""
    letters = without_article(short)
    alone = (
        letters.isupper() and letters.isalpha() and _FEWEST_LETTERS <= len(letters) <= _MOST_LETTERS
    )
    return alone and not name.isupper() and stands_for(letters, without_article(name))


_FEWEST_LETTERS, _MOST_LETTERS = 3, 6


def _in_other_words(cast: Cast, holder: str) -> str | None:
    """Return the full name of an abbreviation that the text explains, or its abbreviation; ``None`` without one."""
    given = fold(without_article(holder))
    if given in cast.abbreviations:
        return cast.abbreviations[given]
    return next((short for short, name in cast.abbreviations.items() if fold(name) == given), None)


def _denotes(cast: Cast, holder: str, who: Who) -> bool:
    """Whether one name of a holder is a source; the grounds that say most come first."""
    if _titles_differ(holder, who) or numbered_apart(holder, who.text):
        return False
    if _is_named_so(cast, holder, who):
        return True
    if who.described:
        return not _is_plural_of(holder, who) and _is_called(holder, who)
    if who.pronoun:
        return False
    if is_person(who):
        sort = _is_of_its_sort(who.text, holder) or _is_of_its_sort(holder, who.text)
        return sort or _described(holder, who) or holder in who.beyond
    return _is_called(holder, who) or _holds_office(cast, holder, who)


def _titles_differ(holder: str, who: Who) -> bool:
    """Whether titles or a pronoun tell two genders: "Lady Hartley" is not Lord Hartley, nor "he"."""
    told = who.text.lower() if who.pronoun else who.text
    theirs = GENDERED.get(told) or _title_gender(who.text)
    own = _title_gender(holder)
    return own is not None and theirs is not None and own != theirs


def _title_gender(name: str) -> str | None:
    first = name.split(maxsplit=1)[0].lower().strip(".") if name.strip() else ""
    return _TITLES.get(first)


#: Titles that tell a gender.
_TITLES = {
    **dict.fromkeys(("mr", "sir", "lord"), "male"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "madam"), "female"),
}


def _is_named_so(cast: Cast, holder: str, who: Who) -> bool:
    """Whether a source is written as a holder, is known to be the holder, or is introduced so in a heading."""
    same = _without_seat(who.text).lower() == _without_seat(holder).lower()
    if same and who.text and not who.pronoun:
        return True
    if _is_writer(who) and (_WRITER.match(holder) is not None or _writes_such(holder, who)):
        return True
    actors = (a for a in who.actors if not (bare(a) and _is_short(a.name, holder, who.actors)))
    if any(_is_actor(holder, actor) for actor in actors) or _by_surname(cast, holder, who):
        return True
    return bool(who.heading) and _named_in(holder, who.heading)


#: Letters behind a name that tell of a seat in a chamber: "Anna Holm MP".
_SEAT = re.compile(r"(?<=\w),? (?:MP|MEP|MSP|MLA|TD)$")


def _without_seat(name: str) -> str:
    return _SEAT.sub("", without_article(name))


def _is_short(written: str, holder: str, actors: tuple[Actor, ...]) -> bool:
    """Whether an office is written without its body ("the spokesperson") and known in full beside it.

    A holder with a body of its own ("the White House spokesperson") is held to that.
    """
    own = set(words_in(written))
    if len(own) != 1 or len(words_in(holder)) < _WITH_A_BODY:
        return False
    return any(own < set(words_in(other.name)) for other in actors)


#: Words of an office and of whose it is.
_WITH_A_BODY = 2


#: How whoever writes is called where a document does not name them.
_WRITER = Seldom(
    r"(?:the |an? )?(?:author|writer)(?: of (?:the|this) (?:post|message|e-?mail|text|document))?$",
    re.IGNORECASE,
)
#: The same of a document that is headed as one of a sort: "the letter writers" of an open letter.
_SORTED_WRITER = Seldom(
    r"(?:the |an? )?(?:(?P<sort>letter|report|blog|memo) (?:author|writer)s?"
    r"|(?:author|writer|signator(?:y|ie))s? of the (?P<what>letter|report|blog|memo))$",
    re.IGNORECASE,
)
_WRITES = FIRST | {""}


def _is_writer(who: Who) -> bool:
    """Whether a source is who writes and is not known by name: "I", or the document's own voice."""
    return who.text.lower() in _WRITES and not who.actors


def _writes_such(holder: str, who: Who) -> bool:
    """Whether a holder is who writes a letter or report, by a heading that calls the document so."""
    found = _SORTED_WRITER.match(holder) if who.heading else None
    return found is not None and (found["sort"] or found["what"]).lower() in words_in(who.heading)


def _holds_office(cast: Cast, holder: str, who: Who) -> bool:
    """Whether a source is an office that the text gives to the holder."""
    named = cast.actor(holder)
    return named is not None and _described_as(named, who)


def _is_called(holder: str, who: Who) -> bool:
    """Whether a source is written as the holder is, or speaks for somebody who is."""
    written = not _is_short(who.text, holder, who.actors) and _same_words(holder, who)
    return written or any(_same_phrase(holder, one) for one in (*who.beyond, *_behind(who)))


def _behind(who: Who) -> tuple[str, ...]:
    """Return whom an office speaks for that is named elsewhere in full: "the spokesperson" of the Commission."""
    names = [actor.name for actor in who.actors if not bare(actor)] if who.resolved else []
    return tuple(one for name in names for one in beyond_of(name, (0, len(name))))


def _is_actor(holder: str, actor: Actor) -> bool:
    """Whether a holder is an actor, by name, alias, office or as the state or body it speaks for."""
    if _bears_a_name_of(holder, actor):
        return True
    place = canonical_place(holder)
    side = speaks_for(actor) if place is not None else None
    if side is not None:
        return canonical_place(side) == place
    return _is_office(holder, actor)


def _bears_a_name_of(holder: str, actor: Actor) -> bool:
    """Whether a holder has the name of an actor, or an alias that is one actor's."""
    names = (actor.name, *(a for a in actor.aliases if len(holders_of(a)) == 1))
    if actor.kind not in PERSON_KINDS:
        return any(_same_phrase(holder, name) or _compatible(holder, name) for name in names)
    # "Holm" is an alias of Carl Holm; that does not make Anna Holm him.
    known = len(name_words(holder)) < len(name_words(actor.name))
    return any(_same_person(holder, name) for name in (names if known else names[:1]))


#: What a state keeps in another one's capital.
_MISSIONS = frozenset("embassy consulate legation mission".split())


@lru_cache(maxsize=20_000)
def _named_in(holder: str, heading: str) -> bool:
    """Whether a heading names a holder: its last word and, of a longer name, one more word close by."""
    given = name_words(without_article(holder))
    words = words_in(_SENT_TO.sub(r"\g<what>", _WITH_WHOM.sub(r"\g<talk>", heading)))
    if _names_place(words, holder) or _abbreviates(heading, holder):
        return True
    if not given or given[-1] not in words:
        return False
    if set(given[:-1]) and set(given[:-1]) <= _MISSIONS:
        return True  # "EMBASSY LOMETTA" sends what is headed "LOMETTA 000231"
    return len(given) == 1 or not _near(words, given[-1]).isdisjoint(given[:-1])


def _abbreviates(heading: str, holder: str) -> bool:
    """Whether a heading has the letters that a body's name begins with: "KMH Press Release"."""
    capital = (w.strip("():,.") for w in heading.split() if w.isupper() or w[:1] == "(")
    return " " in holder and any(_is_spelt_out(word, holder) for word in capital)


def _names_place(words: tuple[str, ...], holder: str) -> bool:
    """Whether a holder is a state or organisation that one of some words means."""
    place = canonical_place(without_article(holder))
    return place is not None and any(canonical_place(word) == place for word in words)


def _near(words: tuple[str, ...], last: str) -> set[str]:
    """Return the words close to a surname, wherever it stands."""
    places = (k for k, word in enumerate(words) if word == last)
    return {w for k in places for w in words[max(0, k - 4) : k + 4]} - {last}


def _by_surname(cast: Cast, holder: str, who: Who) -> bool:
    """Whether a source is written by surname alone, and nobody else of the text has the holder's name."""
    if not is_person(who):
        return False
    written = name_words(without_article(who.text))
    given = name_words(holder)
    if len(written) != 1 or written[0] not in given or len(given) > _MOST_NAMES:
        return False
    known = cast.actor(holder)
    other = known is not None and known.name != who.actors[0].name
    return not other and who.text.split()[-1][:1].isupper()


#: Words of a personal name.
_MOST_NAMES = 4


@lru_cache(maxsize=20_000)
def _same_person(holder: str, name: str) -> bool:
    """Whether a holder is a person's name: they agree, and not only in an office or a body the person is of."""
    if not same_actor(holder, name):
        return False
    given, known = name_words(without_article(holder)), name_words(without_article(name))
    short, long = sorted((given, known), key=len)
    return not short or any(same_word(word, one) for word in short for one in long[-2:])


def _is_office(holder: str, actor: Actor) -> bool:
    """Whether every word of a holder is known of an actor: "Israeli foreign minister", "Tory spokesman"."""
    given = words_in(holder)
    if len(given) < 2 or not actor.role:
        return False
    if is_a_spokesman(holder) and is_of_no_body(actor.role):
        return True
    known = set(words_in(f"{actor.affiliation or ''} {actor.role} {actor.name}"))
    known |= {w for alias in actor.aliases for w in words_in(alias)}
    side = canonical_place(actor.affiliation) if actor.affiliation else None
    return all(w in known or (side is not None and _place_named(w) == side) for w in given)


@lru_cache(maxsize=20_000)
def _place_named(word: str) -> str | None:
    """Return the state or organisation that a folded word names: "norwegian", "eu"."""
    place = known_place(word)
    return place.name if place is not None else canonical_place(word.upper())


@lru_cache(maxsize=20_000)
def _compatible(one: str, other: str) -> bool:
    """Whether two bodies' names can be one: what the shorter says is in the longer, and they are of one kind."""
    return same_actor(one, other) and _alike(_head(one), _head(other))


def _described(holder: str, who: Who) -> bool:
    """Whether a holder is described as a person is here: "the Tory leader" for "Tory leader Michael Howard"."""
    given, written = set(words_in(holder)), set(words_in(who.text))
    return len(given) > 1 and bool(given & _roles()) and given <= written


def _is_plural_of(holder: str, who: Who) -> bool:
    """Whether a holder is several of what one person is: "experts" is not the expert Anna Holm."""
    return _head(holder) == f"{_head(who.head or who.text)}s"


def _same_words(holder: str, who: Who) -> bool:
    return _same_phrase(holder, who.text) or (
        who.head != who.text and _same_phrase(holder, who.head)
    )


@lru_cache(maxsize=20_000)
def _same_phrase(holder: str, written: str) -> bool:
    """Whether a holder and what is written are one phrase, or one of them is the other with more said of it."""
    places = canonical_place(without_article(holder)), canonical_place(without_article(written))
    if places[0] and places[1]:
        return places[0] == places[1]
    given, found = words_in(_as_a_whole(holder)), words_in(_as_a_whole(written))
    if not given or given == found:
        return bool(given)
    if not found or max(len(given), len(found)) > _LONGEST or not _is_within(given, found):
        return False
    return _is_headed_alike(holder, written)


#: "Members of the public" are "the public present", "a number of pilots" are pilots; members of the Council are not it.
_MEMBERS = re.compile(
    r"^(?:[Aa]n? )?(?:(?:large|small|great) )?(?:[Nn]umber|[Hh]andful|[Rr]ange|[Cc]ouple) of (?=[a-z])|"
    r"(?:the )?members of the (?=[a-z])|(?<=[a-z]) (?:present|in attendance)$"
)


def _as_a_whole(phrase: str) -> str:
    return _MEMBERS.sub("", phrase)


def _is_headed_alike(holder: str, written: str) -> bool:
    """Whether one of two phrases is the other's head: "poll" is "a Bloomberg poll", "Trump" not "Trump's lawyer"."""
    alike = _alike(_head(holder), _head(written)) or _initials(holder, written)
    return alike or _is_of_its_sort(holder, written) or _is_of_its_sort(written, holder)


def _is_of_its_sort(name: str, longer: str) -> bool:
    """Whether a longer phrase is a name with what sort of body it is behind it: "the Coastal Watch group"."""
    plain = without_article(longer)
    bare, _, sort = plain.rpartition(" ")
    known = sort in _SORTS or sort.lower().strip(".") in COMPANY_FORMS
    return known and words_in(bare) == words_in(name) and name[:1].isupper()


#: What stands in small letters behind the name of a body.
_SORTS = frozenset(
    "group company firm newspaper magazine agency party charity network broadcaster bank airline club union".split()
)


def _is_within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether all words of the shorter phrase are in the longer one."""
    short, long = sorted((one, other), key=len)
    return all(any(_alike(a, b) for b in long) for a in short)


def _alike(a: str, b: str) -> bool:
    return a == b or (len(a) > 3 and (a + "s" == b or b + "s" == a)) or same_word(a, b)


def _head(phrase: str) -> str:
    """Return the head noun of a phrase: the last word before a preposition."""
    plain = re.split(
        r"\s(?:of|for|in|on|at|near|from|with|to|by|against|who|which|filed|released|published|"
        r"living|working|waiting|staying|travelling|"
        r"\w+(?:ed|en|nt)\s(?:by|to|in|on|from|with)|(?:seen|read)\s(?:by|to|out))\s",
        without_article(_as_a_whole(phrase)),
    )[0]
    words = words_in(plain)
    regional = len(words) > _MOST_OF_A_PLACE and words[-1] in _REGIONS
    return words[-1 - regional] if words else ""


#: What stands last in the name of a body's part: "Tarn Rail North", which a text cuts off.
_REGIONS = frozenset("north south east west".split())
#: Words of "the north" and "Tarn North", which are places.
_MOST_OF_A_PLACE = 2


def _initials(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    initials = "".join(w[0] for w in re.findall(r"[^\W\d_]+", long) if w[0].isupper())
    return 2 < len(initials) <= 8 and re.sub(r"[\W_]", "", short) == initials


def _described_as(actor: Actor, who: Who) -> bool:
    """Whether a source is an office that an actor holds: "the minister" for Anna Holm, minister for trade."""
    if actor.kind not in PERSON_KINDS or not actor.role:
        return False
    heads = head_words(list(words_in(who.head or who.text)) or [""])
    extra = (
        set(words_in(who.text)) - set(words_in(f"{actor.role} {actor.affiliation or ''}")) - heads
    )
    return bool(heads & set(words_in(actor.role))) and not extra


@lru_cache(maxsize=1)
def _roles() -> frozenset[str]:
    titles = actor_lists().titles
    listed = (word.lower() for word in (*titles.roles, *titles.plural_roles))
    return frozenset(listed) | source_words().deputies

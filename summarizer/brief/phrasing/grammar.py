"""What makes words an English sentence, and how a name, a clause and a quotation are put into one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice, pairwise

from summarizer.attribution.cues import cue_lexicon
from summarizer.names.bodies import bodies, is_body, is_office, posts
from summarizer.names.persons import is_particle, titles
from summarizer.names.places import sides
from summarizer.words.numbers import numbers
from summarizer.words.scripts import fold

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FINITE = re.compile(
    r"\b(?:am|is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|cannot"
    r"|remains?|became|becomes?|began|begins?|came|comes?|gave|gives?|got|kept|keeps?|knew|knows?|led|leads?|left"
    r"|lost|made|makes?|meant|means?|met|meets?|put|puts|ran|runs|saw|sees|sent|sends?|set|sets|spoke|took|takes?"
    r"|went|goes|won|wrote|belongs?|depends?|needs?|wants?|hopes?|expects?|reflects?|refers?)\b"
    r"|n['’]t\b|\w['’](?:ll|re|ve|d|m)\b"
    r"|\b(?:I|we|you|they)(?: \w+ly)? (?!(?:and|or|both|all|who|in|of|at|on|for|from|with)\b)[a-z]+",
    re.IGNORECASE,
)
_PAST = re.compile(r"(?<=[\w,’'\"”)] )[a-z]{2,}ed\b(?! (?:by|in|at|on)\b)")
_TOGETHER = re.compile(
    r"^(?:The|Both)(?: [a-z]+){0,2}? ([A-Z]?[a-z]+s)(?= (?!(?:of|in|for|on|at|to|from|with) )[a-z])"
)
_THEY = re.compile(
    r"^(?:They|Both|The (?:pair|couple|duo|trio)|All (?P<count>[a-z]+))(?= [a-z]|, who\b)(?! of\b)"
)
_SIDES = frozenset(("side", "party", "country", "nation", "leader", "delegation", "partner"))
#: Behind these the plain form of a verb is finite.
_PLURAL = frozenset(("They", "Both", "We", "they", "we"))
#: "The ministry plans to sell the docks", "Lake Rail delivers more": verbs of no list, told by their surroundings.
_PLAIN = re.compile(
    r"^(?:[\w’'-]+ ){0,4}?[\w-]*[a-z](?<!s) (?!of\b)[a-z]{2,}(?:[^s\W]s|es) (?:also )?"
    r"(?:to [a-z]|an?\b|the\b|that\b|its\b|their\b|his\b|her\b|more\b|less\b|no\b|not\b|it\b|they\b|all\b|\d|[£$€])"
    r"|^(?:[\w’'-]+ ){0,4}?[a-z]{3,}s (?:also )?(?:say|claim|think|believe|want|live|call|need|plan|hope|fear|argue"
    r"|offer|seek|ask|expect|agree|support|oppose|reject|welcome|demand|face|pay|work|play|stand|remain)\b"
)
#: "The lack of prospects forces people to leave", "The rounds reach 80 km": a verb, or a subject before it, ends in s,
#: and no preposition follows. Plurals that stand before nouns ("human rights monitoring") are none.
_ACTS = re.compile(
    r"(?<=[\w,”’)] )(?!(?:this|its|his|as|across|towards?|besides|perhaps|always|sometimes|rights|arms|sports|news|less"
    r"|sales|sanctions|customs|goods|services|securities|weapons|relations|affairs|systems|operations|communications"
    r"|various|previous|serious)\b)"
    r"[a-z]{3,}s (?!(?:of|in|on|at|for|from|with|by|to|and|or|but|as|than|that|who|which|between|among|against|about"
    r"|under|over|after|before|during|without|within|into|through|towards?|\w+ing)\b)[\w$€£“\"’'(]"
)
#: Words of such a statement at least.
_FEWEST = 5
#: "The continued filling": what stands between an article and its noun is no verb.
_DESCRIBED = re.compile(
    r"\b(?:the|an?|of|its|their|his|her|our|at|for|no|any) [a-z]+ed\b", re.IGNORECASE
)
#: ", which laid the basis": its verb is not the sentence's.
_RELATIVE = re.compile(r", (?:which|who|whose|where) [^,;.]*(?=[,.;]|$)")
#: "Karsenia: the filling goes on": a label, and no sentence.
_LABEL = re.compile(r"^[^:.?!“”\"]{1,60}: \S")
#: "Resolution 2231", "Ambassador Dahl": a name of two words.
_NAMED = re.compile(r"\w+ (?:[A-Z][a-z]|\d)")
#: A capitalised word behind a small one: no sentence begins there.
_AMID = re.compile(r"(?:(?<=[a-z,] )|(?<=\())[A-Z][\w’'-]+")
_ENDED = re.compile(r"[.!?…][\"”’»')\]]*$")
#: First words that are small within a sentence.
_SMALL = frozenset(
    "a about after all although among an any anyone around as at because before between both by despite during each"
    " every everybody everyone few for from further given he her his if in it its less many more most neither no nobody"
    " none nothing of on once"
    " one only other others our over several she since some such that the their there these they"
    " this those though through to under unless until we what when where whether while with within without"
    " whenever wherever whoever across today yesterday tomorrow ahead alongside amid beyond inside outside over"
    " together earlier later meanwhile".split()
)
_OPENING_MARKS = "“”\"«»„‘’'"
_ARTICLES = ("the ", "a ", "an ", "some ", "several ", "many ", "numerous ", "both ", "two ")


@lru_cache(maxsize=16384)
def is_sentence(text: str) -> bool:
    """Whether words can stand as an English sentence: they begin as one, hold a finite verb, and are no label."""
    plain = " ".join(text.split())
    first = plain.lstrip(_OPENING_MARKS + "([")[:1]
    if not first or not (first.isupper() or first.isdigit()) or _LABEL.match(plain):
        return False
    return len(plain.split()) > 2 and _has_finite_verb(plain)


def is_statement(text: str) -> bool:
    """Whether a summary's wording is a sentence: also by a verb of no list, where a full stop says that it is one."""
    if is_sentence(text):
        return True
    plain = " ".join(text.split())
    stops = plain.endswith(".") and plain[:1].isupper() and _LABEL.match(plain) is None
    return stops and len(plain.split()) >= _FEWEST and _ACTS.search(plain) is not None


def ended(text: str) -> str:
    """Return the sentence with its full stop; one that ends in a mark of its own keeps it."""
    plain = " ".join(text.split()).rstrip(",;: ")
    return plain if _ENDED.search(plain) else f"{plain}."


def unended(text: str) -> str:
    """Return the sentence without its full stop, to go on behind it."""
    plain = " ".join(text.split())
    return plain[:-1] if plain.endswith(".") and not is_abbreviation(plain) else plain


def _may_be_a_name(first: str, words: Words) -> bool:
    """Whether a word that a document has nowhere else may be a name."""
    known = not words.is_unknown(first)
    return not known and first.lower() not in _SMALL and not _NO_NAME.search(first)


def lowered(text: str, words: Words | None = None, *, sure: bool = False) -> str:
    """Return a sentence as it goes on behind "that": its first word small where it is no name.

    ``words`` are those of the document: what stands there in small letters, and in capitals only where sentences
    begin, names nobody. With ``sure`` a word that stands nowhere else keeps its capital: it may be a name.
    """
    found = _WORD.search(text)
    if found is None or found.start() > 0:
        return text
    first = found.group()
    small = _is_small(first, text, words) if first[1:].islower() else first == "A"
    if sure and words is not None:
        small = small and not (_may_be_a_name(first, words) and _acts(text))
    return text[:1].lower() + text[1:] if small else text


def _acts(text: str) -> bool:
    """Whether the first word of a sentence has a verb or "and" right behind it, as a name has."""
    following = (*text.split()[1:2], "")[0]
    tags = set(chain.from_iterable(cue_lexicon().forms.get(following, {}).values()))
    return following == "and" or bool(tags & {"s", "past"}) or _FINITE.match(following) is not None


def _is_small(first: str, text: str, words: Words | None) -> bool:
    """Whether the first word of a sentence is small within one."""
    small = first.lower()
    if small in _SMALL or numbers(small) or first.endswith("ing"):
        return True
    return words is not None and _NAMED.match(text) is None and words.is_plain(first)


#: A sentence that begins with the pronoun of those it tells of, before a verb.
HE_OR_SHE = re.compile(r"(?:He|She|They)(?= [a-z])")
POSSESSIVE = re.compile(r"[’']s?$")
#: How a word ends that begins a sentence without an article and is no name: plurals, and what is done or is so.
_NO_NAME = re.compile(
    r"(?:s|ing|ion|ment|ness|ity|ance|ence|ship|ism|ure|age|ed|ly|cy|hood|dom|ful|less|ever|ward|people|men|one|body)$"
)
#: Names that no list of states has.
_CONTINENTS = frozenset("Africa America Americas Antarctica Asia Europe Oceania".split())


@dataclass(frozen=True)
class Words:
    """How often a document has its words in small letters, and in capitals amid its sentences; counted when asked."""

    text: str

    @classmethod
    def of(cls, text: str) -> Words:
        """Take the words of a text."""
        return cls(text)

    @cached_property
    def small(self) -> Counter[str]:
        """How often it has each word in small letters."""
        return _counted([w for w in _WORD.findall(self.text) if w.islower()])

    @cached_property
    def names(self) -> Counter[str]:
        """How often it has each word in capitals amid its sentences."""
        return _counted(_AMID.findall(self.text))

    def is_plain(self, word: str) -> bool:
        """Whether a word with a capital letter is none of the document's names."""
        bare = _bare(word)
        small, named = self.small[bare.lower()], self.names[bare]
        # A company called Trade or Tesla stands in capitals; a headline alone makes no name of a word.
        if small or named:
            return small >= named
        return not sides(bare) and bare not in _CONTINENTS

    def is_unknown(self, word: str) -> bool:
        """Whether the document has a word at the head of sentences alone."""
        bare = _bare(word)
        return not (self.small[bare.lower()] or self.names[bare])

    def is_plain_here(self, word: str) -> bool:
        """Whether the document has a word in small letters, and no name that is written like it."""
        return self.small[_bare(word).lower()] > self.names[_bare(word)]


def _bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return POSSESSIVE.sub("", word)


def _counted(words: Iterable[str]) -> Counter[str]:
    """Return how often words occur, their possessive endings apart; each spelling is looked at once."""
    found = Counter[str]()
    for word, times in Counter(words).items():
        found[_bare(word)] += times
    return found


#: "Holm’s envoy", "Orland's delegation": whose it is tells which.
_OWNED_BY_A_NAME = re.compile(
    r"(?!(?:[\w-]+ )*\w+s['’] )(?:[A-Z][\w-]* ){0,3}[A-Z][\w-]*['’]s [a-z]"
)


@lru_cache(maxsize=16384)
def in_a_sentence(name: str) -> str:
    """Return a name as it stands within a sentence: "the Ministry of Trade", "the United States", "Ana Dahl"."""
    from summarizer.passes.wording import with_article

    plain = " ".join(name.split())
    if plain.lower().startswith(_ARTICLES):
        return (
            plain[:1].lower() + plain[1:] if plain.split()[0].lower() in _ARTICLES_BARE else plain
        )
    first = plain.partition(" ")[0].lower()
    if first in _POINTING:
        return first + plain[len(first) :]
    if _OWNED_BY_A_NAME.match(plain) or _begins_with_a_particle(plain):
        return plain
    if _is_unnamed(plain):
        return f"{_article_of(plain)}{plain}"
    return f"the {plain}" if _takes_the(plain) else with_article(plain)


def _begins_with_a_particle(name: str) -> bool:
    """Whether a name is a person's without the first one: "de Gaulle", "al-Musari"."""
    first, _, rest = re.sub(r"[-’']", " ", name, count=1).partition(" ")
    return first.islower() and is_particle(first) and rest[:1].isalpha() and rest != rest.lower()


#: What points at whom it means, and has no article before it: "this House", "our members".
_POINTING = frozenset(
    "this that these those our my your his her its their both all some each every".split()
)
#: "The Dockers' Union", "the Women's Council": whose it is are many, and no name.
_OF_MANY = re.compile(r"^(?:[\w-]+ ){0,2}(?:[A-Z][a-z]+s['’]|(?:Wom|M|Childr)en['’]s|People['’]s) ")


def _takes_the(name: str) -> bool:
    """Whether a name is a post's, an office's or a body's, which nobody's name in front tells already."""
    post = re.match(r"[\w-]+(?: [\w-]+)?(?= (?:of|for) )", name)
    if post and is_office(post.group()) and not post.group().endswith("s"):
        return True
    owned = re.search(r"['’]s? ", name) is not None and not _OF_MANY.search(name)
    placed = re.split(r" (?:in|at|to) ", name, maxsplit=1)[0]
    paper = placed.rpartition(" ")[2].lower() in _PAPERS and " " in placed
    return not owned and (paper or is_body(placed) or is_office(name) or fold(name) in titles())


#: What has findings, and an article before its name: "the Meridian/Northern Post survey".
_PAPERS = frozenset("survey poll study report analysis review census audit inquiry".split())


def _article_of(name: str) -> str:
    """Return the article of a description in small letters: "a party spokesman", "the report", none of the plural."""
    head = re.split(
        r" (?:of|by|from|in|at|for|with|on|to|cited|quoted|who|that)\b|[,(]", name, maxsplit=1
    )[0]
    last = head.split()[-1]
    if (
        _COUNTED.match(name)
        or (last.endswith("s") and not last.endswith("ss"))
        or last in _COLLECTIVE
    ):
        return ""
    if name in ("author", "writer"):
        # A document has one.
        return "the "
    return f"{article(name)} " if is_office(name) or last in _PERSONS else "the "


#: What begins so takes no article: "one delegate", "over 140 countries", "his lawyer".
_COUNTED = re.compile(
    r"(?:one|\d|over|more|most|many|several|few|some|all|each|every"
    r"|any|no|other"
    r"|another|both|those|these|his|her|their|its|our|various|certain)\b"
)
_COLLECTIVE = frozenset("people police staff personnel women men children youth".split())
_PERSONS = frozenset(
    "man woman person source delegate delegation resident witness student farmer worker lawyer expert analyst economist"
    " researcher scientist professor doctor nurse activist journalist reporter editor author writer fan driver"
    " fisherman trader teacher priest bishop soldier veteran survivor victim neighbour neighbor caller"
    " listener reader user".split()
)


def is_one_of_many(name: str) -> bool:
    """Whether a description fits many: "Orlandian official", "Korrin lawyer", but not "Orlandian president"."""
    last = name.rsplit(maxsplit=1)[-1]
    return last in _PERSONS or last in ("official", "diplomat", "envoy", "aide", "adviser")


#: "The woman disputes it": somebody told of by what they are.
_SOMEBODY = re.compile(r"(?:[Tt]he|[Hh]is|[Hh]er) (?:[a-z-]+ ){0,2}?(?P<noun>[a-z]+) ")


def behind_somebody(sentence: str) -> str | None:
    """Return what stands behind one person who is not named, at the head: "the woman", "his old lawyer"; else null."""
    found = _SOMEBODY.match(sentence)
    return sentence[found.end() :] if found and is_one_of_many(found["noun"]) else None


#: Written with a vowel, spoken with a consonant: "a European", "a union", "a one-off".
_SPOKEN_CONSONANT = re.compile(
    r"[Ee]u[a-z]|[Oo]ne\b|[Oo]nce|[Uu]ni[cfloqstv]|[Uu](?:[bcfgkrst][aeiou]|kr)|U\.?[A-Z]"
)
#: "An hour", and letters whose names begin with a vowel: "an MP", "an NGO"; longer ones are words ("a NATO").
_SPOKEN_VOWEL = re.compile(
    r"[Hh](?:our|onest|onor|onour|eir)|[FHLMNRSX](?![a-z])(?![A-Z]*[AEIOU][A-Z]*[A-Z]\b)"
)


def article(text: str) -> str:
    """Return "a" or "an", whichever goes before the words."""
    if _SPOKEN_VOWEL.match(text):
        return "an"
    vowel = text[:1].lower() in "aeiou"
    return "an" if vowel and not _SPOKEN_CONSONANT.match(text) else "a"


def at_the_head(text: str) -> str:
    """Return words with a capital letter at their head."""
    return text[:1].upper() + text[1:]


_ARTICLES_BARE = frozenset(article.strip() for article in _ARTICLES)


def together(text: str) -> re.Match[str] | None:
    """Return the words by which several who act together are named at the head of a sentence: "The two ministers"."""
    found = _TOGETHER.match(text)
    if found is not None:
        noun = found[1].lower()
        singular = f"{noun[:-3]}y" if noun.endswith("ies") else noun[:-1]
        if singular in posts() | bodies() | _SIDES:
            return found
    found = _THEY.match(text)
    # "All three", and not "all this".
    return None if found and found["count"] and not numbers(found["count"]) else found


def reports(text: str) -> bool:
    """Whether words hold a verb by which somebody is reported to say or think something."""
    forms = cue_lexicon().forms
    return any(forms.get(w.lower()) for w in _WORD.findall(text))


def cut_from(statement: str, holder: str, sentence: str) -> tuple[str, str] | None:
    """Return what stands before and behind the words of a statement in a sentence; null where it is no cut of it.

    The holder's name at the head of the statement may stand for a pronoun, an office or nothing in the sentence.
    """
    words = [w.lower() for w in _WORD.findall(sentence)]
    said = [w.lower() for w in _WORD.findall(statement)]
    name = [w.lower() for w in _WORD.findall(holder)]
    rest = said[len(name) :] if said[: len(name)] == name else said
    for run in (said, rest):
        at = _run_at(words, run) if len(run) > 2 else -1
        if at >= 0:
            first, *_, last = islice(_WORD.finditer(sentence), at, at + len(run))
            return sentence[: first.start()], sentence[last.end() :]
    return None


_CLAUSE_ENDS = re.compile(
    r"\W*$|\s*[;:–—.]|,? (?:and|but|while|whereas|though|although|during|at|in|on|after|before|when|as)\b"
    r"(?! (?:of|to|if|long as|condition)\b)"
    r"|, (?:including|such as|which|who|whose|with|of which|according to|[a-z]{3,}ing)\b"
)
#: Words behind a clause among which it is told who says it: ", the minister of trade said".
_TELLER = 8


def ends_a_clause(after: str) -> bool:
    """Whether what follows a cut lets it end there: nothing, or another clause."""
    return _CLAUSE_ENDS.match(after) is not None or (
        after[:1] in ",”\"’'" and reports(" ".join(after.split()[:_TELLER]))
    )


def _run_at(words: list[str], run: list[str]) -> int:
    first = run[0]
    for at in range(len(words) - len(run) + 1):
        if words[at] == first and words[at : at + len(run)] == run:
            return at
    return -1


def _has_finite_verb(text: str) -> bool:
    plain = _RELATIVE.sub(" ", _DESCRIBED.sub(" ", text))
    if _FINITE.search(plain) or _PAST.search(plain) or _PLAIN.search(plain):
        return True
    return any(_is_finite(before, word) for before, word in pairwise(_WORD.findall(plain)))


def _is_finite(before: str, word: str) -> bool:
    """Whether a word is a finite verb by its form, or by the plural before it."""
    lexicon = cue_lexicon()
    tags = set(chain.from_iterable(lexicon.forms.get(word, {}).values()))
    by_form = bool(tags & {"s", "past"}) and word not in lexicon.nouns
    return by_form or ("base" in tags and before in _PLURAL)


def _is_unnamed(name: str) -> bool:
    """A description in small letters ("senior officials"), which takes no article."""
    return name[:1].islower()


def is_abbreviation(text: str) -> bool:
    """Whether a text ends with the stop of an initial or of an abbreviation that ends names or lists."""
    return re.search(r"(?:\b[A-Z]\.|\b(?:etc|e\.g|i\.e|Inc|Ltd|Co|Jr|Sr)\.)$", text) is not None

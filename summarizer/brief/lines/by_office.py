"""A person named by an office, by what they are, or as "he": "the Minister said", "The researcher thinks"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.brief.phrasing.grammar import at_the_head
from summarizer.brief.phrasing.mentions import is_named_person
from summarizer.brief.phrasing.verbs import reporting_verb, says_or_asks, tells_an_attitude
from summarizer.models.quote import Quote
from summarizer.names.bodies import is_office, posts
from summarizer.names.introduced import person_given
from summarizer.names.persons import same_person

#: An office that stands for a person: "the Minister", "the Russian president".
_OFFICE = re.compile(
    r"\bthe (?:[\w-]+ ){0,2}?(?:minister|president|secretary|spokes\w+|ambassador|chancellor|governor|envoy|chair\w*"
    r"|director|commissioner|representative|official|leader|mayor)\b(?!-| (?:of|for) )",
    re.IGNORECASE,
)
#: What stands behind an office that is no part of a longer name: not "the official talks".
_ACTS = re.compile(
    r"[,.;:!?)”\"]|$| (?:[a-z]+ed|said|says|told|met|is|was|has|had|will|would|can|could|may|might|must|should|and|or"
    r"|again|also|then|finally|last|yesterday|today|but|to|in|on|at|who|that|with|by|from|as|not)\b"
)
#: "The researcher thinks", "The migration expert also said": words of what a person is told by, at most.
_WORDS_OF_NOUN = 3
_ARTICLES = frozenset("the a an his her its their this that".split())
#: "..,” he told the Bugle, adding that": who says what a sentence holds; at its head whoever it is.
_HE_SAYS = re.compile(
    r"(?:^|[,?!”\"] )(?P<he>[Hh]e|[Ss]he) (?:(?:also|then|\w+ly) )?(?P<verb>[a-z]+)\b"
)
#: "They reiterated that", "They also called on".
_THEY_SAY = re.compile(r"They (?P<rest>(?:(?:also|then|\w+ly) )?(?P<verb>[a-z]+)\b)")
#: Words behind the verb of who says a quotation that tell nothing more.
_SHORT_TAIL = 6
_SAYS_IT = re.compile(
    r"(?:He|She) (?:(?:also|then|\w+ly) )?(?:said|added|told|argued|warned|noted|stressed|explained|insisted|claimed"
    r"|suggested|stated|replied|announced)\b"
)


def with_office(sentence: str, holder: str) -> str:
    """Return a sentence with whose the office in it is in brackets; nothing where none acts in it."""
    office = _OFFICE.search(sentence)
    if office is None or _ACTS.match(sentence, office.end()) is None:
        return ""
    return f"{sentence[: office.end()]} ({holder}){sentence[office.end() :]}"


def means_by_office(
    office: str, holder: str, quotes: Iterable[Quote], text: str, people: Sequence[str]
) -> bool:
    """Whether an office is the holder's own: by what its words are told to stand for, or by the name beside it.

    "The Prime Minister said that he was glad" is no word of the Prime Minister on Jan Holm where he is that one.
    """
    if not is_office(office) or not is_named_person(holder):
        return False
    plain = _bare(office)
    names = {one.name for q in quotes for one in q.meant or () if _bare(one.words) == plain}
    if names:
        return all(same_person(name, holder) for name in names)
    given = person_given(office, text, (holder, *people))
    return given is not None and same_person(given, holder)


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", words.casefold())


def told_by_a_noun(sentence: str) -> str:
    """Return what stands behind "The researcher" where that says or thinks something; nothing elsewhere."""
    words = sentence.split()
    if words[:1] != ["The"]:
        return ""
    for n in range(2, _WORDS_OF_NOUN + 2):
        verb = next((w for w in words[n : n + 2] if w != "also"), "")
        noun = words[1:n]
        # "The measures mentioned in Chapter 7" mention nothing.
        if noun[-1].endswith("s"):
            continue
        # "The appellant denies the said debt": no noun has an article in it.
        named = all(word.islower() and not reporting_verb(word) for word in noun)
        if named and _ARTICLES.isdisjoint(noun) and reporting_verb(verb, ("s", "past")):
            return " ".join(words[n:])
    return ""


#: "The judge", "His ex-wife", before a verb.
_NOUN_ACTS = re.compile(
    r"(?P<noun>(?:The|His|Her|Its|Their) (?:[a-z][\w-]* ){0,2}?(?P<who>[a-z][\w-]*)) "
    r"(?P<does>(?:(?:also|then|\w+ly) )?(?P<verb>[a-z]+)\b)"
)
_KIN = frozenset(
    "wife husband ex-wife ex-husband widow widower son daughter brother sister mother father niece nephew fiancée"
    " judge justice lawyer attorney prosecutor".split()
)
#: What ends right before words that are told: "contended that", "argued".
_TELLS = re.compile(r"\b(?P<verb>[a-z]+)(?: that)?,? [“\"]?$")


def named_for_noun(name: str, sentence: str, words: str) -> str:
    """Return a sentence with a person's name in the place of the noun at its head: "The judge agreed".

    ``words`` are those of the sentence that are the person's: they hold the noun, its verb, or what it is told to say.
    Nothing elsewhere: the sentence may tell of two persons.
    """
    found = _NOUN_ACTS.match(sentence)
    at = sentence.find(words) if words else -1
    if found is None or at < 0 or found["who"] not in _KIN | posts():
        return ""
    between = sentence[found.start("does") : at] if at > found.start("does") else ""
    tells = _TELLS.search(between)
    said = tells is not None and reporting_verb(tells["verb"], ("past", "s"))
    # "The judge said that Ana Dahl argued": somebody else is named in between.
    own = at <= found.start("verb") or (said and not re.search(r"[A-Z]", between))
    return f"{at_the_head(name)} {sentence[found.start('does') :]}" if own else ""


def by_its_own(holder: str, sentence: str) -> str:
    """Return "According to its researcher, Jan Holm, boats sank" with the name alone, whose is told before."""
    whole = re.match(rf"According to [^,]{{2,60}}, {re.escape(holder)}, ", sentence)
    return f"According to {holder}, {sentence[whole.end() :]}" if whole else sentence


def by_pronoun(name: str, sentence: str) -> str:
    """Return a sentence with the name where "he" is told to say what it holds; nothing where he is not."""
    for found in _HE_SAYS.finditer(sentence):
        quoted = sentence[: found.start("he")].rstrip().endswith(("”", '"'))
        if quoted and len(sentence[found.end() :].split()) <= _SHORT_TAIL:
            # "..”, she said by telephone": the words alone are quoted.
            continue
        if reporting_verb(found["verb"], ("past", "s")):
            who = at_the_head(name) if not found.start() else name
            return f"{sentence[: found.start('he')]}{who}{sentence[found.end('he') :]}"
    return ""


#: "Speaking on the quay, he blamed the port": whoever says it says it while they do something.
_FRONTED = re.compile(
    r"(?P<how>(?!According)[A-Z][a-z]+ing\b[^,;:“”]{2,80}), (?:he|she) (?=(?:also )?(?P<verb>[a-z]+)\b)"
)


def named_for_pronoun(holder: str, name: str, sentence: str) -> str:
    """Return a sentence whose subject is "they", "he" behind what he does, or "his team", with the holder's name there.

    "They" is a group or a body; nothing where the sentence has another subject.
    """
    they = _THEY_SAY.match(sentence)
    if (
        they is not None
        and not is_named_person(holder)
        and reporting_verb(they["verb"], ("past", "s"))
    ):
        return f"{at_the_head(name)} {sentence[they.start('rest') :]}"
    fronted = _FRONTED.match(sentence)
    if fronted is not None and is_named_person(holder) and tells_an_attitude(fronted["verb"]):
        how = fronted["how"][0].lower() + fronted["how"][1:]
        return f"{at_the_head(name)}, {how}, {sentence[fronted.end() :]}"
    noun = holder.rsplit(maxsplit=1)[-1]
    own = re.match(rf"(?:His|Her|Its|Their) {re.escape(noun)}\b", sentence)
    return f"{at_the_head(name)}{sentence[own.end() :]}" if own and noun.islower() else ""


#: "Boats sank, the report said", "It is late, the study of June found": a paper at the end of what it says.
_PAPER_SAID = re.compile(
    r"^(?P<told>.+[^,]),? the (?P<paper>report|statement|study|letter|review|survey|paper|filing|complaint|brief) "
    r"(?P<verb>[a-z]+)\.?$",
    re.DOTALL,
)
#: "Members urged": those of a body, before a verb by which they say it.
_MEMBERS = re.compile(r"(?:Its )?[Mm]embers (?=(?:also )?(?P<verb>[a-z]+)\b)")


def by_its_paper(name: str, sentence: str) -> str:
    """Return ".., the report said" with whose report it is; nothing where a sentence ends otherwise."""
    found = _PAPER_SAID.match(sentence)
    if found is None or not reporting_verb(found["verb"], ("past", "s")):
        return ""
    return f"{found['told']}, {name} {found['verb']} in the {found['paper']}"


def by_its_members(name: str, sentence: str) -> str:
    """Return "Members urged the government" with whose members they are; nothing where they say nothing."""
    found = _MEMBERS.match(sentence)
    if found is None or not says_or_asks(found["verb"]):
        return ""
    return f"Members of {name} {sentence[found.end() :]}"


def says_it(sentence: str) -> bool:
    """Whether a sentence begins with "He said" and the like: whoever holds what it says is meant."""
    return _SAYS_IT.match(sentence) is not None

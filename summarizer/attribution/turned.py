"""Who the labels of a transcript's turns stand for: by name, by office, by initials, by what a heading says."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

from summarizer.attribution.askers import Askers
from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.english.verbs import source_words
from summarizer.attribution.headed import heading_of
from summarizer.attribution.interviewee import ANSWERS
from summarizer.attribution.who import Who, surnames, words_in
from summarizer.models.document import PreparedText, Sentence
from summarizer.names.persons import is_given_name
from summarizer.names.spelling import capitalised
from summarizer.text.labels import initials_of
from summarizer.words.lists import actor_lists

__all__ = ["Turns", "is_label_of_office"]


class Turns:
    """Who the labels of a transcript's turns stand for."""

    def __init__(self, prepared: PreparedText, cast: Cast) -> None:
        self.cast = cast
        self.text = prepared.text
        self.labels = sorted({s.turn for s in prepared.account if s.turn})
        self.heading = self._over(heading_of(prepared)) if self.labels else ""
        self._known: dict[str, Who] = {}
        self.askers = Askers(cast)
        self.examiners = [(m.start(), m["name"]) for m in _EXAMINED.finditer(self.text)]

    def _over(self, heading: str) -> str:
        """Return the lines of a heading without those that are said and without those who ask."""
        said = tuple(f"{label}:" for label in self.labels)
        lines = (line for line in heading.split(" | ") if not line.startswith(said))
        return _ASKERS.sub("", " | ".join(lines))

    def of(self, sentence: Sentence) -> tuple[Who, ...]:
        """Return whose a sentence of a turn is; of a question whoever has said who they are first."""
        label = self.who(sentence.turn or "")
        asks = _asking(sentence.turn or "") if self.examiners else ()
        place = bisect_right(self.examiners, sentence.end, key=lambda one: one[0]) - 1
        if asks and place >= 0:
            return self.who(self.examiners[place][1]), label
        return self.askers.who(sentence, label)

    def who(self, label: str) -> Who:
        """Return who speaks under a label, and whom the heading names where the label may be theirs."""
        if label not in self._known:
            name = self._spelt_out(label)
            actor = self.cast.labelled(label) or (self.cast.labelled(name) if name else None)
            actors = (actor,) if actor is not None else ()
            beyond = (*_asking(label), *([label] if name else []))
            written = name or label
            self._known[label] = Who(
                written, 0, written, actors, heading=self._heading(label), beyond=beyond
            )
        return self._known[label]

    def called(self, label: str) -> str:
        """Return what to call whoever speaks under a label: by name where the document tells it, else as labelled."""
        who = self.who(label)
        if who.actors:
            return who.actors[0].name
        plain = capitalised(who.text)
        if plain == who.text or _asking(label) or is_label_of_office(label):
            return who.text
        first, *others = plain.split()
        named = bool(others) and is_given_name(first)
        elsewhere = re.search(rf"\b{re.escape(plain)}\b", self.text) is not None
        return plain if named or elsewhere else who.text

    def _spelt_out(self, label: str) -> str:
        """Return the name that initials or a nickname stand for: of a label, beside them in brackets, or of a list."""
        if _NICKNAME.fullmatch(label):
            listed = re.search(_LISTED.format(label=re.escape(label)), self.text, re.MULTILINE)
            if listed is not None:
                return " ".join(listed["name"].split())
        if label in self._letters:
            return self._letters[label]
        if not (label.isupper() and label.isalpha() and 1 < len(label) <= _LONGEST_INITIALS):
            return ""
        others = [one for one in self.labels if " " in one and label in initials_of(one)]
        if len(others) == 1:
            return others[0]
        behind = set(re.findall(rf"({_PERSONAL}) \({label}\)", self.text))
        return behind.pop() if len(behind) == 1 else ""

    @cached_property
    def _letters(self) -> dict[str, str]:
        """The surnames of a heading that labels of one letter stand for; none where one letter may be two, or nobody's.

        "Telephone conversation between the Secretary (Kos) and Ambassador Holm": "K" and "H".
        """
        letters = [one for one in self.labels if len(one) == 1 and one.isupper()]
        if not letters or _QUESTION_AND_ANSWER.intersection(letters):
            return {}
        named = {*_IN_BRACKETS.findall(self.heading), *self._surnames_over}
        meant = {one: [name for name in named if name[0] == one] for one in letters}
        clear = all(len(names) == 1 for names in meant.values())
        return {one: names[0] for one, names in meant.items()} if clear else {}

    @cached_property
    def _surnames_over(self) -> set[str]:
        """The surnames of the persons whom the heading names, also right behind their office: "Ambassador Holm"."""
        over = set(words_in(self.heading))
        names = [a.name for a in self.cast.actors if a.kind is ActorKind.PERSON]
        last = {name.split()[-1] for name in names}
        roles = {*actor_lists().titles.roles, *_HONORIFICS}
        behind = {b for a, b in pairwise(_CAPITAL.findall(self.heading)) if a.lower() in roles}
        return {name for name in last if set(words_in(name)) <= over and name[:1].isupper()} | {
            name for name in behind if name.lower() not in roles
        }

    def _heading(self, label: str) -> str:
        """Return the lines of the heading in which whoever has a label is named, "" where nobody is."""
        if _asking(label):
            return ""
        answers = self.cast.labelled(label) if label.lower() in ANSWERS else None
        if answers is not None:
            # Lines around theirs may name anybody.
            last = set(words_in(answers.name)[-1:])
            return " | ".join(x for x in self.heading.split(" | ") if last & set(words_in(x)))
        named = self._named_beside(label)
        if is_label_of_office(label):
            return " | ".join([*named, *self._of_office(label)])
        if not self._answers_alone(label):
            return " | ".join(named)
        own = self._beside_surname(label) if self.cast.labelled(label) is not None else []
        return " | ".join([*named, *(own or [self.heading])])

    def _named_beside(self, label: str) -> list[str]:
        """Return the name in brackets behind an office: "The PRESIDENT (The Hon. Anna Holm) took the chair"."""
        found = re.search(rf"\b{re.escape(label)}\s+\((?P<name>[^()\n]{{4,60}})\)", self.text)
        return [found["name"]] if found else []

    def _beside_surname(self, label: str) -> list[str]:
        """Return the lines of the heading with the last word of a label, each with those around it."""
        lines, last = ["", *self.heading.split(" | "), ""], words_in(label)[-1:]
        around = zip(lines, lines[1:], lines[2:], strict=False)
        found = [
            (before, self._own_part(line, last[0]), behind)
            for before, line, behind in around
            if last and last[0] in words_in(line)
        ]
        return list(dict.fromkeys(line for three in found for line in three if line))

    def _own_part(self, line: str, surname: str) -> str:
        """Return what a line says of the person with a surname, where it names others, too: "Anna Holm and Jan Kos"."""
        parts = [part for part in _JOINED.split(line) if part.strip()]
        named = [self._surnames & set(words_in(part)) for part in parts]
        own = next((k for k, names in enumerate(named) if surname in names), None)
        if own is None:
            return line
        first = last = own
        while first and not named[first - 1]:
            first -= 1
        while last + 1 < len(parts) and not named[last + 1]:
            last += 1
        begin = line.index(parts[first])
        return line[begin : line.index(parts[last], begin) + len(parts[last])]

    @cached_property
    def _surnames(self) -> set[str]:
        """The last words of the surnames of all persons."""
        return {word for name in surnames(self.cast) for word in words_in(name)[-1:]}

    def _of_office(self, label: str) -> list[str]:
        """Return the lines of the heading with an office, each with the line behind it; all lines without any."""
        lines, office = self.heading.split(" | "), set(words_in(label))
        found = [pair for pair in pairwise([*lines, ""]) if office & set(words_in(pair[0]))]
        # "Interview with Jan Kos" names another one.
        behind = (line for _, line in found if "with" not in line.lower().split())
        return [*(line for line, _ in found), *behind] or lines

    def _answers_alone(self, label: str) -> bool:
        """Whether a label is the only one of those who do not ask, or made of words for an office."""
        answering = [one for one in self.labels if not _asking(one)]
        words = words_in(label)
        office = all(
            w in source_words().deputies or w in ("prime", "foreign", "senior") for w in words
        )
        return office or len(answering) == 1


#: Who has the questions from there on in the record of a court: "BY MR. VALE:", "Q. (By Mr. Vale) You saw it?"
_EXAMINED = re.compile(
    r"^[ \t\d*_]{0,12}(?:Q[.:]?[ \t]*[(\[])?B[Yy] (?P<name>[A-Z][^\n:()\[\]]{1,40}?)[:)\]]",
    re.MULTILINE,
)
#: Between two whom one line of a heading names.
_JOINED = re.compile(r"(?:,? and |,? with | & |;)")
#: Letters of a label that may be initials.
_LONGEST_INITIALS = 4
#: Labels of one letter that are nobody's name.
_QUESTION_AND_ANSWER = frozenset("QA")
_HONORIFICS = frozenset(("mr", "mrs", "ms", "dr", "sir", "lord"))
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][\w’'-]*|[^\W\d_]+|[,;()|]")
#: A surname alone in brackets, behind an office: "the Soviet Ambassador (Dobrynin)".
_IN_BRACKETS = re.compile(r"\((?:(?:Mr|Mrs|Ms|Dr)\.? )?([A-Z][\w’'-]{1,30})\)")
#: A nickname of one word, and a line of a list that has it before a name: "lewt<tab>Lewis Tarn", "lewt = Lewis Tarn".
_NICKNAME = re.compile(r"(?!Q$|A$)[^\W\d_][\w.-]{1,20}")
_LISTED = (
    r"^[ \t*\u2022-]{{0,6}}<?{label}>?(?:[ ]?\t[ \t]*|[ ]{{2,8}}|[ ]{{1,4}}(?:=|\u2013|\u2014|-)[ ])"
    r"(?P<name>[A-Z][\w’'.-]{{0,30}}(?:[ ][A-Z][\w’'.-]{{0,30}}){{1,2}})[ \t]*(?:$|[(,])"
)
#: Two or three words with capitals, as names have them.
_PERSONAL = r"\b[A-Z][\w’'.-]{0,30}(?: [A-Z][\w’'.-]{0,30}){1,2}"


def is_label_of_office(label: str) -> bool:
    """Whether a label is made of words for an office: "TREASURER", "The PRIME MINISTER"."""
    titles, words = actor_lists().titles, words_in(label)
    roles = set(words) & set(titles.roles)
    return bool(roles) and set(words) <= {*titles.roles, *titles.modifiers}


_ASKING = frozenset(
    "q question questioner journalist reporter interviewer host presenter compere anchor".split()
)


#: Those who ask, as a heading names them beside who answers: "Prime Minister Holm: questions from reporters".
_ASKERS = re.compile(
    r"\b(?:reporters?|journalists?|interviewers?|presenters?|hosts?)\b", re.IGNORECASE
)


def _asking(label: str) -> tuple[str, ...]:
    """Return what else those who ask in a transcript are called; nothing for others."""
    words = {w.rstrip("s0123456789") for w in words_in(label)}
    asks = bool(words & _ASKING) or label in ("Q", "QUESTION")
    return tuple(sorted(_ASKING)) if asks else ()

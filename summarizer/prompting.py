"""Load prompts, render them strictly, fingerprint them; and show document text so that it forges nothing.

A prompt is a Markdown file in ``prompts/``::

    Anything up here is for people. A line such as this one sets the longest answer, in tokens:
    max_tokens: 400

    # instructions
    The fixed part: what to do, worked examples. Sent as it stands.

    # question
    {{ sentences }}

The question part is a Jinja2 template. Values are data: nothing in them is ever rendered.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from summarizer.errors import ResourceMissing
from summarizer.models.document import Sentence
from summarizer.models.question import Question
from summarizer.resources import prompt_text
from summarizer.text.markers import without_numbers, without_role_marks

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

_DEFAULT_MAX_TOKENS = 1024

# Control characters and the two Unicode line separators end a line, or hide one, in some reader.
# Overrides of direction, tags and selectors carry words that a person does not see and a model reads.
_UNPRINTABLE = dict.fromkeys(
    (
        *(*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202D, 0x202E),
        *(*range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0)),
    ),
    " ",
)
_UNPRINTABLE_IN_LINES = {code: to for code, to in _UNPRINTABLE.items() if code != ord("\n")}
_SURROGATE = re.compile("[\ud800-\udfff]")


class Rendered(str):
    """Text whose document parts have been made harmless already."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt of the package. ``sha256`` is that of the whole file."""

    name: str
    instructions: str
    template: str
    max_tokens: int
    sha256: str

    def question(
        self, *, max_tokens: int | None = None, grammar: str | None = None, **values: object
    ) -> Question:
        """Return the question with the template's values filled in.

        Role tags of chat templates and control characters in string values are made harmless.
        ``max_tokens`` overrides the prompt's own limit.

        Raises:
            ResourceMissing: the template uses a value that was not given, or does what templates may not.
        """
        return Question(
            name=self.name,
            instructions=self.instructions,
            text=_render(self.name, self.template, values),
            max_tokens=self.max_tokens if max_tokens is None else max_tokens,
            grammar=grammar,
        )


@cache
def load_prompt(name: str) -> Prompt:
    """Return the prompt in ``prompts/NAME.md``.

    Raises:
        ResourceMissing: there is no such prompt, or it lacks its instructions or its question.
    """
    return parse_prompt(name, prompt_text(name))


def parse_prompt(name: str, text: str) -> Prompt:
    """Return the prompt that a Markdown text holds.

    Raises:
        ResourceMissing: it lacks its instructions or its question.
    """
    head, instructions, question = _parts(text)
    if instructions is None or question is None:
        raise ResourceMissing(
            f"prompts/{name}.md was read and lacks its '# instructions' or its '# question' part. "
            "Both are needed, in this order, each heading on a line of its own."
        )
    return Prompt(
        name=name,
        instructions=instructions.strip(),
        template=question.strip(),
        max_tokens=_max_tokens(head),
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
    )


def fingerprint(prompts: Iterable[Prompt]) -> str:
    """Return one SHA-256 over some prompts, whatever their order."""
    return _fingerprint(tuple(prompts))


#: Every document's provenance has it, and a run has one or two.
@lru_cache(maxsize=64)
def _fingerprint(prompts: tuple[Prompt, ...]) -> str:
    lines = sorted(f"{prompt.name} {prompt.sha256}\n" for prompt in prompts)
    return hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()


def numbered(
    sentences: Iterable[Sentence], label: Callable[[Sentence], str] | None = None
) -> Rendered:
    """Return one line ``[12] text`` a sentence, none of which the text itself could have forged.

    Inside a sentence line breaks and control characters become spaces, a bracketed number becomes
    ``(12)``, and role tags of chat templates are broken up: in the prompt only, and without a change
    of length. ``label`` gives another mark than ``[number]``.
    """
    mark = label or _bracketed
    return Rendered("\n".join(f"{mark(one)} {one_line(one.text)}" for one in sentences))


def numbered_lines(lines: Iterable[str]) -> Rendered:
    """Return one line ``[3] text`` for each text, made harmless like the sentences of a document."""
    return Rendered("\n".join(f"[{n}] {one_line(text)}" for n, text in enumerate(lines, 1)))


def _bracketed(sentence: Sentence) -> str:
    return f"[{sentence.number}]"


def one_line(text: str) -> Rendered:
    """Return text of a document as a single harmless line of the same length."""
    return Rendered(_without_tags(without_numbers(text.translate(_UNPRINTABLE))))


def several_lines(text: str) -> Rendered:
    """Return text with its line breaks kept, its role tags broken up, its control characters blanked."""
    return Rendered(_without_tags(text.translate(_UNPRINTABLE_IN_LINES)))


def _without_tags(text: str) -> str:
    # A lone surrogate cannot be sent as UTF-8.
    return _SURROGATE.sub("\ufffd", without_role_marks(text))


def _parts(text: str) -> tuple[str, str | None, str | None]:
    found: dict[str, list[str]] = {"head": []}
    current = "head"
    following = {"head": "instructions", "instructions": "question"}
    for line in text.splitlines(keepends=True):
        heading = following.get(current)
        if heading and line.strip().casefold() == f"# {heading}":
            current = heading
            found[current] = []
        else:
            found[current].append(line)
    joined = {name: "".join(lines) for name, lines in found.items()}
    return joined["head"], joined.get("instructions"), joined.get("question")


def _max_tokens(head: str) -> int:
    found = re.search(r"^max_tokens:[ ]*(\d{1,6})[ ]*$", head, re.MULTILINE)
    return int(found[1]) if found else _DEFAULT_MAX_TOKENS


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        undefined=StrictUndefined,
        # HTML escapes would change the words a model is to cite.
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )


@cache
def _compiled(template: str) -> Template:
    return _environment().from_string(template)


def _harmless(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Rendered):
        return several_lines(value)
    return value


def _render(name: str, template: str, values: dict[str, object]) -> str:
    from jinja2 import TemplateError

    try:
        return _compiled(template).render(values)
    except TemplateError as error:
        raise ResourceMissing(
            f"prompts/{name}.md could not be rendered with {', '.join(sorted(values)) or 'no values'}: "
            f"{error}."
        ) from error

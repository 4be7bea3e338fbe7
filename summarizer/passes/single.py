"""One call a document, or one a chunk, for models that can hold the whole task."""

from __future__ import annotations

from pydantic import BaseModel

from summarizer.engines.asking import ask_shape, to_value
from summarizer.engines.base import Engine, Profile, Question
from summarizer.engines.reckoning import characters_per_token
from summarizer.models.document import PreparedText
from summarizer.models.summary import Summary
from summarizer.passes.copied import as_written
from summarizer.passes.draft import DocumentUsage, Draft, OnStep, on_no_step, require_account
from summarizer.passes.guidance import guided
from summarizer.passes.merge import merge_summaries, merge_values
from summarizer.passes.room import Room, room_for_own, room_for_summary
from summarizer.prompting import Prompt, load_prompt, numbered, one_line
from summarizer.text.chunks import Chunk, chunks

#: The prompts this strategy uses, for the fingerprint.
PROMPTS = ("single",)
#: The prompt for a user's own schema.
OWN_PROMPTS = ("own",)


def single(
    prepared: PreparedText,
    engine: Engine,
    schema: type[BaseModel] = Summary,
    on_step: OnStep = on_no_step,
    *,
    guidance: str = "",
) -> Draft:
    """Return a draft of ``schema``, asked for in one call, or one a chunk where the text is longer than the context.

    Raises:
        EmptyDocument: everything looks like page furniture.
        SchemaError: the schema holds types that cannot be asked for, or its parts cannot be merged.
        EngineError: a call failed.
    """
    require_account(prepared)
    own = schema is not Summary
    prompt = guided(load_prompt((OWN_PROMPTS if own else PROMPTS)[0]), guidance)
    usage = DocumentUsage()
    shape = ask_shape(schema)
    room = room_of(engine.profile, own=own, guidance=guidance)
    parts = chunks(prepared, int(room.text * characters_per_token(prepared.document.text)))
    values: list[BaseModel] = []
    for done, chunk in enumerate(parts):
        on_step("chunks", done, len(parts))
        answer = usage.pay(engine.ask(_question(prepared, chunk, prompt, room), shape))
        values.append(to_value(schema, answer))
    return Draft(as_written(_merged(values), prepared), usage)


def room_of(profile: Profile, *, own: bool, guidance: str = "") -> Room:
    """Return how much text one call of an engine takes, and how long its answer may be."""
    if own:
        return room_for_own(profile, guided(load_prompt(OWN_PROMPTS[0]), guidance))
    return room_for_summary(profile, guided(load_prompt(PROMPTS[0]), guidance))


def _question(prepared: PreparedText, chunk: Chunk, prompt: Prompt, room: Room) -> Question:
    document = prepared.document
    return prompt.question(
        max_tokens=room.answer("\n".join(s.text for s in chunk.sentences)),
        title=one_line(document.title or ""),
        publisher=one_line(document.publisher or ""),
        published=document.published.isoformat() if document.published else "",
        sentences=numbered(chunk.sentences),
    )


def _merged(values: list[BaseModel]) -> BaseModel:
    # A class of the user's that adds fields to a summary is merged field by field.
    summaries = [v for v in values if type(v) is Summary]
    return merge_summaries(summaries) if len(summaries) == len(values) else merge_values(values)

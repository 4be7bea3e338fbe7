"""The one function to read first: prepare, attribute, draft, verify, repair."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import BaseModel

from summarizer.attribution.attributed import Attributed
from summarizer.engines.asking import schema_fingerprint
from summarizer.engines.base import Engine, Strategy
from summarizer.models.document import SourceDocument
from summarizer.models.summary import Summary
from summarizer.models.verified import Provenance, Tokens, VerifiedResult, VerifiedSummary
from summarizer.passes import repair as repairing
from summarizer.passes import single as one_call
from summarizer.passes import speakers_check as placing
from summarizer.passes import statements_check as statements
from summarizer.passes import support_check as supporting
from summarizer.passes.draft import DocumentUsage, Draft, OnStep, on_no_step
from summarizer.passes.guidance import as_prompt, refuse_with_small_questions
from summarizer.prompting import fingerprint, load_prompt
from summarizer.quotes.verify import Checked, Verifier, verified_result
from summarizer.text.prepare import prepare


@dataclass(frozen=True)
class Options:
    """What a user may choose.

    ``strategy`` ``None``: as the engine's profile says. ``schema`` ``None``: :class:`Summary`. ``check_support``: the
    engine is asked which items the cited words support, in one question where it takes whole documents, else about
    each. ``check_speakers``: it is asked, once a document, who is given as the source of the quotes that code could
    give to nobody. ``guidance``: what the user adds to the instructions, see :mod:`summarizer.passes.guidance`; only
    where a document is asked about in one call.
    """

    strategy: Strategy | None = None
    schema: type[BaseModel] | None = None
    repair_rounds: int = 1
    check_support: bool = False
    check_speakers: bool = False
    on_step: OnStep = on_no_step
    guidance: str = ""

    def beside(self, strategy: Strategy) -> tuple[str, ...]:
        """Return the prompts of the questions that are asked beside the summary."""
        whole = strategy == "single"
        support = (statements if whole else supporting).PROMPTS if self.check_support else ()
        return (*support, *placing.PROMPTS) if self.check_speakers else support


def summarise_document(
    document: SourceDocument, engine: Engine, options: Options | None = None
) -> VerifiedSummary | VerifiedResult:
    """Return what a document says, every quote with a verdict.

    Raises:
        EmptyDocument: no sentence of the document belongs to an account.
        SchemaError: the schema holds types that cannot be asked for.
        ConfigurationError: instructions of the user's were given, or ``check_speakers``, and the document is asked
            about in small questions.
        EngineError: the model could not be reached, or gave no usable answer.
    """
    options = options or Options()
    if options.check_speakers:
        placing.refuse_small_questions(strategy_of(engine, options))
    started = time.monotonic()
    attributed = Attributed(prepare(document))
    draft = _draft(attributed, engine, options)
    verifier = Verifier(attributed)
    checked = verifier.check(draft.value)
    checked = repairing.repair(verifier, checked, engine, draft.usage, options.repair_rounds)
    if options.check_speakers:
        checked = placing.check_speakers(verifier, checked, engine, draft.usage, options.on_step)
    if options.check_support:
        checked = _supported(attributed, checked, engine, options, draft.usage)
    provenance = _provenance(engine, options, draft.usage, time.monotonic() - started)
    return verified_result(verifier, checked, provenance, draft.usage.findings)


def strategy_of(engine: Engine, options: Options) -> Strategy:
    """Return the strategy in force: a user's own schema can only be asked in one call."""
    if options.schema is not None and options.schema is not Summary:
        return "single"
    return options.strategy or engine.profile.strategy


def fingerprints(engine: Engine, options: Options) -> tuple[str, str]:
    """Return the SHA-256 of the prompts in use and of the schema: when one changes, a document is asked again."""
    asked = (
        *_prompts(engine, options),
        *repairing.PROMPTS,
        *options.beside(strategy_of(engine, options)),
    )
    used = [*map(load_prompt, asked)]
    if options.guidance:
        used.append(as_prompt(options.guidance))
    return fingerprint(used), schema_fingerprint(options.schema or Summary)


def _prompts(engine: Engine, options: Options) -> tuple[str, ...]:
    if strategy_of(engine, options) == "stepwise":
        # The small questions are a third of this package, and a model that takes whole documents is asked none.
        from summarizer.passes.stepwise import PROMPTS

        return PROMPTS
    return one_call.PROMPTS if options.schema in (None, Summary) else one_call.OWN_PROMPTS


def _draft(attributed: Attributed, engine: Engine, options: Options) -> Draft:
    if strategy_of(engine, options) == "stepwise":
        from summarizer.passes.stepwise import stepwise

        refuse_with_small_questions(options.guidance)
        return stepwise(attributed, engine, options.on_step)
    return one_call.single(
        attributed.prepared,
        engine,
        options.schema or Summary,
        options.on_step,
        guidance=options.guidance,
    )


def _supported(
    attributed: Attributed, checked: Checked, engine: Engine, options: Options, usage: DocumentUsage
) -> Checked:
    """Return the value with what the engine says of its statements; small questions leave findings alone."""
    value, prepared = checked.value, attributed.prepared
    if strategy_of(engine, options) == "stepwise" or not isinstance(value, Summary):
        supporting.check_support(prepared, value, engine, usage, options.on_step)
        return checked
    told = statements.check_statements(prepared, value, engine, usage, options.on_step)
    return Checked(told, checked.checks, checked.findings)


def _provenance(
    engine: Engine, options: Options, usage: DocumentUsage, seconds: float
) -> Provenance:
    prompt_sha256, schema_sha256 = fingerprints(engine, options)
    return Provenance(
        model=engine.profile.model,
        provider=engine.profile.provider,
        strategy=strategy_of(engine, options),
        prompt_sha256=prompt_sha256,
        schema_sha256=schema_sha256,
        created=datetime.now(UTC).replace(microsecond=0),
        usage=Tokens.of(usage.total),
        calls=usage.total.calls,
        seconds=round(seconds, 2),
    )

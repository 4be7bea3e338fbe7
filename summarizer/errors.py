"""Every exception the package raises on purpose.

::

    SummarizerError
    ├── InputError                 something the user handed in cannot be used
    │   ├── NoSuchDocument         a path, pattern, folder or address leads to no document
    │   ├── UnreadableDocument     no text could be obtained from a document
    │   │   ├── EmptyDocument
    │   │   ├── BinaryDocument
    │   │   └── DocumentTooLarge
    │   ├── UnreadableSummary      a line of a summaries file is not a summary
    │   └── SchemaError            a schema could not be imported or used
    ├── ConfigurationError         settings, keys, installed extras
    │   ├── MissingKey
    │   ├── MissingExtra
    │   ├── UnknownModel
    │   └── WrongOption            an option, on the command line or in a file of options, that does not exist
    ├── EngineError                a model was asked and no usable answer came
    │   ├── EndpointUnreachable
    │   ├── EndpointTimeout
    │   ├── RateLimited
    │   │   └── AccountEmpty       no money left: the rest of a run fares no better
    │   ├── EndpointFailed         5xx, or an answer nobody understands
    │   ├── KeyRejected
    │   ├── RequestRejected        400 and its kin
    │   ├── ContextOverflow
    │   ├── AnswerTruncated
    │   ├── AnswerRefused
    │   ├── AnswerInvalid
    │   └── WeightsError           model weights are missing or are not the expected ones
    ├── BudgetReached
    ├── RunLocked                  another process works on the same output folder
    └── ResourceMissing            a prompt or schema of the package is not where it should be

A message says what was attempted, what was found and what to do. All of them take one positional
argument, the message, so that they survive pickling into worker processes.
"""

from __future__ import annotations

from summarizer.usage import Usage


class SummarizerError(Exception):
    """Base of every exception raised on purpose. ``str(error)`` is fit to show to a user."""

    #: Name of the state a document is given when this error ends its processing.
    state: str = "failed"
    #: Whether the same request may succeed when it is sent again.
    transient: bool = False

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(SummarizerError):
    """Something the user handed in cannot be used."""


class NoSuchDocument(InputError):
    """A path, a pattern, a folder or an address leads to no document."""


class UnreadableDocument(InputError):
    """No text could be obtained from a document."""


class EmptyDocument(UnreadableDocument):
    """The document holds no text."""


class BinaryDocument(UnreadableDocument):
    """The document is not text in any supported form."""


class DocumentTooLarge(UnreadableDocument):
    """The document is larger than the limit in force."""


class UnreadableSummary(InputError):
    """A line of a summaries file is not a summary this version understands."""


class SchemaError(InputError):
    """A schema given by the user could not be imported, or holds types that cannot be asked for."""


class ConfigurationError(SummarizerError):
    """Settings, keys or installed extras do not allow what was asked."""


class MissingKey(ConfigurationError):
    """A remote endpoint needs a key and none was found."""


class MissingExtra(ConfigurationError):
    """An optional dependency is needed and not installed."""


class UnknownModel(ConfigurationError):
    """The model name cannot be resolved to an engine."""


class WrongOption(ConfigurationError):
    """An option does not exist, stands in the wrong place, or has a value of the wrong kind."""


class EngineError(SummarizerError):
    """A model was asked and no usable answer came."""

    #: What the failed requests took all the same.
    usage: Usage = Usage()
    #: What the endpoint said, as :class:`summarizer.engines.rejections.Rejection`, where it turned the request down.
    rejection: object = None


class EndpointUnreachable(EngineError):
    """No connection to the endpoint."""

    transient = True


class EndpointTimeout(EngineError):
    """The endpoint did not answer in time."""

    transient = True


class RateLimited(EngineError):
    """The endpoint asks to slow down (HTTP 429). ``retry_after`` is in seconds, where the endpoint said so."""

    transient = True
    retry_after: float | None = None


class AccountEmpty(RateLimited):
    """The account has no credit left (HTTP 402 and its kin): waiting does not help."""

    transient = False


class EndpointFailed(EngineError):
    """The endpoint failed (HTTP 5xx), or answered with something other than a chat completion."""

    transient = True


class KeyRejected(EngineError):
    """The endpoint rejected the key (HTTP 401 or 403)."""


class RequestRejected(EngineError):
    """The endpoint rejected the request itself (HTTP 400, 404, 422)."""


class ContextOverflow(EngineError):
    """The request does not fit into the model's context."""


class AnswerTruncated(EngineError):
    """The answer ended at the token limit. ``partial`` is what came of it, where there is text."""

    state = "truncated"
    partial: str | None = None


class AnswerRefused(EngineError):
    """The model, or a filter before it, refused to answer."""

    state = "refused"


class AnswerInvalid(EngineError):
    """The answer does not have the shape that was asked for."""

    transient = True


class WeightsError(EngineError):
    """Model weights are missing or are not the expected ones."""


class BudgetReached(SummarizerError):
    """The budget does not allow another request."""


class RunLocked(SummarizerError):
    """Another process works on the same output folder."""


class ResourceMissing(SummarizerError):
    """A prompt or schema of the package is not where it should be."""

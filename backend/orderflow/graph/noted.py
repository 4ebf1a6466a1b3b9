"""What is noted of an operation: its name, its kind, and the codes of what went wrong or was refused."""

from collections.abc import Iterator
from typing import Any

from strawberry.types.execution import PreExecutionError

from orderflow.graph.schema import schema
from orderflow.kernel.access import Actor
from orderflow.kernel.refusal import REFUSALS
from orderflow.telemetry.watch import Note, Watch


def note_result(watch: Watch, note: Note, text: str, name: str | None, actor: Actor, result: Any) -> None:
    """Note what came of an operation; a document that was no good leaves it without a name."""
    note.caller = actor.kind.value
    note.codes = sorted({*_codes(result.errors), *_refused(result.data)})
    operations = getattr(schema.documents.find(text), "operations", {})
    found = name if name is not None else next(iter(operations), None) if len(operations) == 1 else None
    if found not in operations:
        note.operation, note.kind = "none", "invalid"
        return
    ran = not isinstance(result, PreExecutionError)
    note.kind = operations[found].type.value
    note.operation = watch.names.bounded(found, ran=ran) if found else "anonymous"


def _codes(errors: Any) -> Iterator[str]:
    """Codes of errors of the whole request or of a field; all of them are ours."""
    for error in errors or ():
        yield str((error.extensions or {}).get("code", "INVALID_DOCUMENT"))


def _refused(data: Any) -> Iterator[str]:
    """Codes of refusals, where a mutation's answer shows them; a client may give their names to other fields."""
    for payload in data.values() if isinstance(data, dict) else ():
        for refusal in (payload.get("errors") or ()) if isinstance(payload, dict) else ():
            if isinstance(refusal, dict) and (code := refusal.get("code")) in REFUSALS:
                yield str(code)

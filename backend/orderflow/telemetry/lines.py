"""Lines of JSON for the log: a sample of what was asked, and whatever took long. Codes and counts, nothing personal."""

import random
import sys
from datetime import UTC, datetime
from typing import Any

import orjson

from orderflow.telemetry.watch import Note, Teller


def access_log(share: float) -> Teller:
    """Write a share of all notes, and each that tells of a fault of ours."""

    def tell(note: Note) -> None:
        if note.status >= 500 or "INTERNAL" in note.codes or random.random() < share:
            _write("access", note, bytes=note.sent or None)

    return tell


def slow_log(seconds: float) -> Teller:
    """Write what took at least so long, with the statements it ran; a stream lasts as long as its reader likes."""

    def tell(note: Note) -> None:
        if note.seconds < seconds or note.streamed:
            return
        statements = [{"ms": _ms(each.seconds), "sql": " ".join(each.sql.split())} for each in note.statements]
        in_database = _ms(sum(each.seconds for each in note.statements))
        _write("slow", note, database_ms=in_database, statements=statements, left_out=note.left_out or None)

    return tell


def _write(log: str, note: Note, **more: Any) -> None:
    told = {
        "log": log,
        "at": datetime.fromtimestamp(note.began / 1e9, UTC).isoformat(timespec="milliseconds"),
        "via": note.via,
        "method": note.method,
        "path": note.path,
        "status": note.status,
        "kind": note.kind,
        "operation": note.operation,
        "caller": note.caller,
        "errors": list(note.codes),
        "ms": _ms(note.seconds),
    }
    said = {name: value for name, value in {**told, **more}.items() if value not in ("", 0, None, [])}
    sys.stdout.write(orjson.dumps(said).decode() + "\n")
    sys.stdout.flush()


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)

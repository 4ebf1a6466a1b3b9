"""Reads the house: its files, its functions, and every SQL text in them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import orderflow

HOUSE = Path(orderflow.__file__).resolve().parent
BEGINS_SQL = re.compile(r"^\s*(select|insert into|update|delete from|with|create|listen|notify|lock|set|alter)\b", re.I)


@dataclass(frozen=True)
class Found:
    """Something in a file of the house."""

    file: str
    line: int
    text: str

    @property
    def room(self) -> str:
        """The room the file belongs to; the door and the settings are files of their own."""
        return self.file.partition("/")[0]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {' '.join(self.text.split())[:160]}"


@lru_cache(maxsize=1)
def trees() -> dict[str, ast.Module]:
    """Every Python file of the house, parsed."""
    return {
        str(path.relative_to(HOUSE)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(HOUSE.rglob("*.py"))
    }


@lru_cache(maxsize=1)
def sql_texts() -> tuple[Found, ...]:
    """Every text that begins like a statement; what is put in at run time reads `…`."""
    return tuple(_texts())


def _texts() -> Iterator[Found]:
    for file, tree in trees().items():
        inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
        inner -= {id(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in inner:
                text = _text(node)
                if BEGINS_SQL.match(text) and re.search(r"\s", text.strip()) and not _is_prose(text):
                    yield Found(file, node.lineno, text)


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_prose(text: str) -> bool:
    return bool(re.match(r"[A-Z][a-z]", text.strip()))


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function with its file."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield file, node


def listed(found: Iterator[Found] | list[Found]) -> str:
    """What was found, a line each; empty when nothing was."""
    return "\n".join(str(each) for each in found)

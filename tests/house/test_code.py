"""Reads the code of the house for what STYLE.md rules out."""

import ast
import re
from collections.abc import Iterator

from tests.house.reading import HOUSE, Found, functions, listed, trees

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
FORBIDDEN = re.compile(
    r"(Service|Manager|Handler|Helper|Util|Base|Impl|DTO|Data|Info)s?$|^(Service|Manager|Util|Base|Impl|DTO)(?=[A-Z]|$)"
)
FORBIDDEN_FILES = {
    "service",
    "services",
    "manager",
    "managers",
    "handler",
    "handlers",
    "helper",
    "helpers",
    "util",
    "utils",
    "base",
    "impl",
    "dto",
    "data",
    "info",
}
NAMES_OF_OTHERS = {"PageInfo"}
"""The Relay contract's own word."""
BEND = {"kernel/db.py", "graph/bridge.py"}
CATCH_ALL = {"graph/route.py": 1, "kernel/deliveries.py": 1}


def test_no_file_is_long() -> None:
    """Because nobody reads a file that does not fit in the head."""
    long = [f"{file}: {count}" for file in trees() if (count := _lines(file)) > LONGEST_FILE]

    assert not long


def test_no_function_is_long() -> None:
    """Because a function that fits a screen is read whole."""
    long = [
        f"{file}:{node.lineno} {node.name}: {length}"
        for file, node in functions()
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]

    assert not long


def test_no_name_says_nothing() -> None:
    """Because a word that fits everything tells a newcomer nothing: a room is found by its noun, a verb by one grep."""
    wrong = [
        Found(file, node.lineno, node.name)
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and FORBIDDEN.search(node.name) and node.name not in NAMES_OF_OTHERS
    ]
    wrong += [
        Found(file, 1, file)
        for file in trees()
        if {part.removesuffix(".py") for part in file.split("/")} & FORBIDDEN_FILES
    ]

    assert not wrong, listed(wrong)


def test_imports_stand_at_the_top() -> None:
    """Because an import inside a function hides a stair that goes the wrong way."""
    wrong = [
        Found(file, each.lineno, ast.unparse(each))
        for file, node in functions()
        for each in ast.walk(node)
        if isinstance(each, ast.Import | ast.ImportFrom)
    ]

    assert not wrong, listed(wrong)


def test_the_type_checker_is_bent_in_two_files_only() -> None:
    """Because every ignored complaint is a place where the types may lie."""
    wrong = [
        Found(file, n, line)
        for file in trees()
        if file not in BEND
        for n, line in enumerate((HOUSE / file).read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"#\s*type:\s*ignore|#\s*noqa", line)
    ]

    assert not wrong, listed(wrong)


def test_nothing_is_left_to_do_later() -> None:
    """Because what is not written is not in the house; what is missing stands in an issue."""
    wrong = [
        Found(file, n, line)
        for file in trees()
        for n, line in enumerate((HOUSE / file).read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError", line)
    ]

    assert not wrong, listed(wrong)


def test_faults_are_caught_by_name() -> None:
    """Because `except Exception` hides bugs; only the worker outlives its consumers, and an executor its resolvers."""
    caught: dict[str, list[Found]] = {}
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler) and _is_broad(node):
                caught.setdefault(file, []).append(Found(file, node.lineno, ast.unparse(node.type or node)))

    wrong = [found for file, several in caught.items() for found in several[CATCH_ALL.get(file, 0) :]]
    assert not wrong, listed(wrong)
    assert {file: len(several) for file, several in caught.items()} == CATCH_ALL


def test_every_module_and_public_function_says_what_it_is() -> None:
    """Because the docstring is the page a newcomer reads, and the schema prints many of them."""
    silent = [Found(file, 1, file) for file, tree in trees().items() if tree.body and not ast.get_docstring(tree)]
    silent += [
        Found(file, node.lineno, node.name)
        for file, tree in trees().items()
        for node in _public(tree.body)
        if not ast.get_docstring(node)
    ]

    assert not silent, listed(silent)


def _public(body: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body)


def _is_broad(node: ast.ExceptHandler) -> bool:
    names = {each.id for each in ast.walk(node.type) if isinstance(each, ast.Name)} if node.type else {"BaseException"}
    reraises = any(isinstance(each, ast.Raise) and each.exc is None for each in ast.walk(node))
    return bool(names & {"Exception", "BaseException"}) and not reraises


def _lines(file: str) -> int:
    return len((HOUSE / file).read_text(encoding="utf-8").splitlines())

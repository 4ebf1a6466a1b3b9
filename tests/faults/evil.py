"""Input nobody should send: for every leaf of every mutation's input, as the schema itself describes it."""

from collections.abc import Iterator
from typing import Any

TYPE = "kind name ofType { kind name ofType { kind name ofType { kind name } } }"
SCHEMA = f"""{{ __schema {{
  mutationType {{ fields {{ name args {{ type {{ ofType {{ name }} }} }} }} }}
  types {{ kind name inputFields {{ name type {{ {TYPE} }} }} }}
}} }}"""

FRESH = "a key of its own for each request"
Values = tuple[Any, ...]
TEXTS: Values = (
    "", " \t\n", "x" * 200_000, "nul \0 in it", "half \ud800 of a character", "\u202egnp.exe", "\u200b\ufeff\u2066",
    "'; drop table event; --", '" or 1=1 --', "<script>alert(1)</script><img src=x onerror=alert(1)>", "%s {0} ${x}",
    "٣", "ord_00000000000000000000000000", "../../etc/passwd", 7, True, None, [], {}, ["x"],
)  # fmt: skip
WHOLE: Values = (0, -1, 2**31 - 1, -(2**31), 2**31, -(2**63), 10**30, 1.5, "1", "x", True, None, [], {})
DECIMALS: Values = (
    "-1", "0", "-0.00", "0.001", "1e400", "-1e-400", "NaN", "sNaN", "Infinity", "9" * 60, "٣", "", "x", True, None, {},
)  # fmt: skip
TIMES: Values = (
    "yesterday", "", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-02-30T00:00:00Z", 0, -1, None, {},
)  # fmt: skip
TRUTHS: Values = ("true", 1, 0, "x", None, [], {})
NAMES: Values = ("NOBODY", "", 1, None, [], {}, "'; --")
ANYTHING: Values = (
    "x", 7, None, [], [[]], {"card": None}, {"card": 4242424242424242}, {"card": "\0"}, {"card": "\ud800"},
    {"card": {"card": {}}}, {"x" * 5000: "y" * 5000}, {"card": "9" * 100_000}, {"n": 10**40}, {"n": 1e308},
)  # fmt: skip
LISTS: Values = (None, [None], "x", 7, {}, [])
EVIL = {
    "String": TEXTS, "ID": TEXTS, "Int": WHOLE, "Decimal": DECIMALS, "DateTime": TIMES, "Boolean": TRUTHS,
    "JSON": ANYTHING,
}  # fmt: skip


class Inputs:
    """The inputs of all mutations, read from the schema."""

    def __init__(self, schema: Any, known: dict[str, Any]) -> None:
        self.types = {each["name"]: each for each in schema["types"]}
        self.mutations = {
            each["name"]: each["args"][0]["type"]["ofType"]["name"] for each in schema["mutationType"]["fields"]
        }
        self.known = known

    def plain(self, mutation: str) -> dict[str, Any]:
        """An input that has everything it must, and optional things where they are known."""
        return self._plain(self.mutations[mutation])

    def evil(self, mutation: str) -> Iterator[dict[str, Any]]:
        """The plain input with one leaf of it turned evil, for each leaf and each evil value."""
        yield from self._evil(self.mutations[mutation])

    def fields(self, mutation: str) -> set[str]:
        """The names of the fields of a mutation's input."""
        return {field["name"] for field in self.types[self.mutations[mutation]]["inputFields"]}

    def _plain(self, name: str) -> dict[str, Any]:
        given = {}
        for field in self.types[name]["inputFields"]:
            must = field["type"]["kind"] == "NON_NULL"
            if must or field["name"] in self.known:
                given[field["name"]] = self._value(field["name"], field["type"])
        return given

    def _value(self, name: str, kind: Any) -> Any:
        match kind["kind"]:
            case "NON_NULL":
                return self._value(name, kind["ofType"])
            case "LIST":
                return [self._value(name.removesuffix("s"), kind["ofType"])]
            case "INPUT_OBJECT":
                return self._plain(kind["name"])
        plain = {"Int": 1, "Decimal": "1.00", "Boolean": False, "JSON": {}, "DateTime": "2026-01-01T00:00:00Z"}
        return self.known.get(name, plain.get(kind["name"], "x"))

    def _evil(self, name: str) -> Iterator[dict[str, Any]]:
        plain = self._plain(name)
        for field in self.types[name]["inputFields"]:
            for value in self._evil_values(field["name"], field["type"]):
                yield {**plain, field["name"]: value}

    def _evil_values(self, name: str, kind: Any) -> Iterator[Any]:
        match kind["kind"]:
            case "NON_NULL":
                yield from self._evil_values(name, kind["ofType"])
            case "LIST":
                one = self._value(name, kind)[0]
                yield from (*LISTS, [one] * 1000)
                yield from ([value] for value in self._evil_values(name.removesuffix("s"), kind["ofType"]))
            case "INPUT_OBJECT":
                yield from (None, "x", [], {})
                yield from self._evil(kind["name"])
            case "ENUM":
                yield from NAMES
            case _:
                yield from EVIL[kind["name"]]

"""What the public tools for attacking GraphQL send, and what its cheat sheets warn of."""

from itertools import count
from typing import Any

from graphql import get_introspection_query

_numbers = count()
GOODS = "id slug name variants { id sku name price { amount currencyCode } }"
ORDERS = "{ orders(first: 100) { nodes { "


def fresh(document: str) -> str:
    """The same document as nobody sent it before, so that nothing of it is remembered."""
    return f"{document} # {next(_numbers)}"


def nested(field: str, times: int, inner: str) -> str:
    """A field inside itself so many times."""
    return f"{field} {{ " * times + inner + " }" * times


def spreads(many: int, each: str, last: str) -> str:
    """A chain of fragments on Viewer; `{}` in `each` is the next one's name."""
    chain = "".join(f"fragment f{n} on Viewer {{ {each.format(f'f{n + 1}')} }} " for n in range(many))
    return f"{chain} fragment f{many} on Viewer {{ {last} }}"


DOCUMENTS: dict[str, tuple[str, str]] = {
    "aliases": ("{ me { " + " ".join(f"a{n}: kind" for n in range(101)) + " } }", "ALIASES"),
    "aliases in fragments": (
        "{ me { ...f0 } }" + spreads(6, "a: kind b: kind ...{0} c: rights ...{0}", "kind"), "ALIASES"
    ),
    "the same field": ("{ me { " + "kind " * 1400 + "} }", "REPEATS"),
    "the same root": ("{ " + "me { kind } " * 300 + "}", "ROOT_FIELDS"),
    "the same object": (ORDERS + "customer { id } " * 200 + "} } }", "REPEATS"),
    "the same in the same": ("{ " + ("me { " + "kind " * 25 + "} ") * 19 + "}", "REPEATS"),
    "the same in fragments": (
        "{ me { " + " ".join(f"...f{n}" for n in range(80)) + " } }"
        + "".join(f"fragment f{n} on Viewer {{ kind }}" for n in range(80)), "REPEATS"
    ),
    "deep": (ORDERS + nested("shipments { order", 8, "id").replace("}", "} }") + "} } }", "DEPTH"),
    "deeper than a parser bears": ("{ " + "a { " * 600 + "b" + " }" * 600 + " }", "TOKENS"),
    "fragments that double": ("{ me { ...f0 } }" + spreads(20, "...{0} kind ...{0}", "kind"), "FIELDS"),
    "directives": ("{ me { kind " + "@include(if: true) " * 100 + "} }", "DIRECTIVES"),
    "unknown directives": ("{ me { kind " + "@aa " * 500 + "} }", "DIRECTIVES"),
    "root fields": ("{ " + " ".join(f"a{n}: me {{ kind }}" for n in range(30)) + " }", "ROOT_FIELDS"),
    "passwords by alias": (
        "mutation { " + " ".join(
            f'a{n}: signIn(input: {{email: "ada@example.com", password: "{n}"}}) {{ viewer {{ kind }} }}'
            for n in range(40)
        ) + " }", "ROOT_FIELDS"
    ),
    "tokens": ("{ me { " + "kind " * 5000 + "} }", "TOKENS"),
    "operations": (" ".join(f"query q{n} {{ me {{ kind }} }}" for n in range(800)), "TOKENS"),
    "variables": ("query(" + " ".join(f"$a{n}: Int" for n in range(3000)) + ") { me { kind } }", "TOKENS"),
    "a huge text": ('{ product(slug: "' + "x" * 200_000 + '") { id } }', "CHARACTERS"),
    "a huge comment": ("{ me { kind } } #" + "x" * 200_000, "CHARACTERS"),
    "commas": ("{ me { kind" + "," * 200_000 + " } }", "CHARACTERS"),
    "every page at its largest": (
        "{ " + " ".join(f"a{n}: products(first: 100) {{ nodes {{ {GOODS} }} }}" for n in range(20)) + " }", "COST"
    ),
    "the schema many times": (
        "{ " + " ".join(f"a{n}: __schema {{ types {{ name fields {{ name type {{ name }} }} }} }}" for n in range(19))
        + " }", "COST"
    ),
}  # fmt: skip
"""Each with the measure by which it is refused as TOO_COMPLEX."""

INVALID: dict[str, str] = {
    "a circle of fragments": "{ me { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { kind ...a }",
    "a fragment in itself": "{ me { ...a } } fragment a on Viewer { kind me: kind ...a }",
    "a circle through fields": "{ me { customer { ...a } } } fragment a on Customer { addresses { ...a } }",
    "a long chain of fragments": "{ me { ...f0 } }" + spreads(240, "...{0}", "kind"),
    "the schema in itself": "{ __schema { types { "
    + nested("fields { type", 8, "name").replace("}", "} }")
    + " } } }",
    "many unknown fields": "{ me { " + " ".join(f"a{n}" for n in range(300)) + " } }",
    "ten unknown directives": "{ me { kind @aa @aa @aa @aa @aa @aa @aa @aa @aa @aa } }",
    "many unknown arguments": "{ me(" + " ".join(f"a{n}: 1" for n in range(300)) + ") { kind } }",
    "unused variables": "query(" + " ".join(f"$a{n}: Int" for n in range(300)) + ") { me { kind } }",
    "an endless number": "{ orders(first: " + "9" * 30_000 + ") { totalCount } }",
    "an endless fraction": "{ orders(first: 1." + "9" * 30_000 + "e999) { totalCount } }",
    "half a character": '{ product(slug: "\\ud800") { id } }',
    "a character that is none": '{ product(slug: "\\u{110000}") { id } }',
    "names in other scripts": "{ 𝓂ℯ { kind } }",
    "invisible characters": "{ m\u200be { kind } }",
    "marks upon marks": "{ me { k" + "\u0301" * 5000 + "ind } }",
    "an unclosed text": '{ product(slug: "' + "x" * 30_000,
    "an unclosed block": '{ product(slug: """' + "\n" * 30_000,
    "brackets that never close": "{ product(slug: " + "[" * 1500 + ") { id } }",
    "an object in an object": "{ product(slug: " + "{a: " * 300 + "1" + "}" * 300 + ") { id } }",
    "nothing": " ",
    "a schema": "type Query { me: String }",
    "two anonymous operations": "{ me { kind } } { me { kind } }",
}  # fmt: skip
"""Each is no document of this schema."""

WELCOME: dict[str, tuple[str, dict[str, Any]]] = {
    "long blocks": ('{ product(slug: """' + " x\n" * 9_000 + '""") { id } }', {}),
    "escapes": ('{ product(slug: "' + "\\u0041" * 6_000 + '") { id } }', {}),
    "blanks": ("{ me { kind" + " ," * 19_000 + " } }", {}),
    "comments": ("{ me { kind " + "#\n" * 1_400 + " } }", {}),
    "a text as large as a body may be": (
        "query($s: String!) { products(first: 1, filter: {search: $s}) { totalCount } }",
        {"s": "ab " * 80_000},
    ),
    "marks upon a letter": (
        "query($s: String!) { products(first: 1, filter: {search: $s}) { totalCount } }",
        {"s": "a" + "\u0301" * 60_000},
    ),
    "text that runs backwards": ("query($s: String!) { product(slug: $s) { id } }", {"s": "\u202e\u2066" * 20_000}),
    "as many names as may be": ("{ me { " + " ".join(f"a{n}: kind" for n in range(29)) + " } }", {}),
}
"""Each is answered, and answering it is cheap."""

BODIES: dict[str, bytes] = {
    "a batch": b"[" + b",".join([b'{"query": "{ me { kind } }"}'] * 100) + b"]",
    "an empty batch": b"[]",
    "brackets": b"[" * 200_000,
    "objects": b'{"a":' * 40_000,
    "an endless number": b'{"query": "{ me { kind } }", "variables": {"a": ' + b"9" * 200_000 + b"}}",
    "not a number": b'{"query": "{ me { kind } }", "variables": {"a": NaN}}',
    "no text": b"\xff\xfe" * 1000,
    "the same key": b'{"query": 1, ' + b'"query": 1, ' * 10_000 + b'"query": 1}',
}
"""Each is no request."""

INTROSPECTION = get_introspection_query()

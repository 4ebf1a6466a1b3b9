"""Documents that schemathesis makes up from the published schema, some of them about what is really in the shop."""

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import graphql
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode
from schemathesis.graphql import nodes

from orderflow.kernel.db import Database
from orderflow.kernel.work import as_system
from orderflow.orders.token import order_token
from orderflow.people.actions.app_tokens import issue_token
from tests.paying import one, rows

USUAL = 24
EXAMPLES = int(os.environ.get("ORDERFLOW_FUZZ", USUAL))
"""Documents for each root field; any other number than the usual one makes different ones each time."""
FUZZ = settings(
    derandomize=EXAMPLES == USUAL,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
Story = dict[str, str]
"""What belongs together in the shop, by the names of the arguments and fields that ask for it, each as a literal."""

_TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)


def _object(found: dict[str, Any]) -> graphql.ObjectValueNode:
    return nodes.Object([graphql.ObjectFieldNode(name=graphql.NameNode(value=n), value=v) for n, v in found.items()])


schemathesis.graphql.scalar("Cursor", st.one_of(st.integers().map(str), _TEXTS).map(nodes.String))
schemathesis.graphql.scalar("Decimal", st.decimals().map(str).map(nodes.String))
schemathesis.graphql.scalar(
    "JSON",
    st.recursive(
        st.one_of(_TEXTS.map(nodes.String), st.integers().map(nodes.Int), st.booleans().map(nodes.Boolean)),
        lambda inner: st.dictionaries(st.sampled_from(["card", "a", "b"]), inner, max_size=3).map(_object),
        max_leaves=5,
    ),
)
SDL = (Path(__file__).parents[2] / "schema.graphql").read_text()
PUBLISHED = schemathesis.graphql.from_file(SDL)
FIELDS = [f"{root}.{field}" for root in PUBLISHED for field in PUBLISHED[root]]
# schemathesis knows no subscriptions: it makes up queries of a schema whose queries they are.
FOLLOWED = schemathesis.graphql.from_file(
    SDL.replace("\ntype Query {", "\ntype Asked {").replace("\ntype Subscription {", "\ntype Query {")
)
STREAMS = [f"Query.{field}" for field in FOLLOWED["Query"]]


@dataclass(frozen=True)
class Made:
    """A document that asks one root field, who sends it, and about which story."""

    document: str
    wrong: bool
    """Whether it breaks the schema on purpose."""
    who: str
    luck: int

    def told(self, stories: list[Story]) -> str:
        """The document about its story; what that does not know of is asked for by a name that nobody has."""
        story = stories[self.luck % len(stories)]
        return re.sub(r"(\w+): HERE\b", lambda found: f"{found[1]}: {story.get(found[1], _NOTHING)}", self.document)


def subscriptions(label: str) -> list[Made]:
    """Three times as many that follow something, for there are few fields that do."""
    made = _made(FOLLOWED, label, 3 * EXAMPLES)
    return [replace(each, document=re.sub(r"^\s*(query\b)?", "subscription ", each.document)) for each in made]


def documents(label: str) -> list[Made]:
    """So many documents for a root field, a third of them wrong by the schema."""
    return _made(PUBLISHED, label, EXAMPLES)


def _made(schema: Any, label: str, count: int) -> list[Made]:
    cases = schema.find_operation_by_label(label).as_strategy
    right, wrong = cases(generation_mode=GenerationMode.POSITIVE), cases(generation_mode=GenerationMode.NEGATIVE)
    return [*_noted(right, count - count // 3), *_noted(wrong, count // 3)]


def _noted(cases: st.SearchStrategy[Any], count: int) -> list[Made]:
    made: list[Made] = []
    whoever = st.sampled_from(["guest", "customer", "staff", "staff"])

    @settings(FUZZ, max_examples=count)
    @given(cases, whoever, st.randoms(use_true_random=False))
    def note(case: Any, who: str, luck: Random) -> None:
        wrong = case.meta.generation.mode.is_negative
        document = case.body if wrong else _with_places(case.body, luck)
        made.append(Made(document, wrong, who, luck.randrange(1000)))

    note()
    return made


def _with_places(document: str, luck: Random) -> str:
    """The document with a place for whatever a story may know, three times of four."""

    class Placing(graphql.Visitor):
        def enter(self, node: Any, *_: Any) -> Any:
            if not isinstance(node, graphql.ArgumentNode | graphql.ObjectFieldNode) or node.name.value not in _NAMES:
                return None
            return type(node)(name=node.name, value=_PLACE) if luck.random() < 0.75 else None

    return graphql.print_ast(graphql.visit(graphql.parse(document), Placing()))


async def stories_of(database: Database) -> list[Story]:
    """Each order with what hangs on it, and with things that every story has a use for."""
    token, _ = await as_system(database, lambda work: issue_token(work, "another", ["PICKER"]))
    shared = dict(await one(database, _SHARED)) | {"appTokenId": token.id}
    stories = []
    for row in await rows(database, _STORIES):
        facts = {**shared, **dict(row), "id": row["orderId"], "orderToken": order_token(row["orderId"])}
        known = {name: graphql.print_ast(nodes.String(value)) for name, value in facts.items() if value}
        lists = {f"{name}s": f"[{known.get(name, _NOTHING)}]" for name in ("id", "orderLineId", "shipmentId")}
        stories.append({**_PLAIN, **known, **lists})
    return stories


_PLACE = graphql.EnumValueNode(value="HERE")
_NOTHING = '"nothing"'
_PLAIN = {
    "first": "5", "quantity": "1", "carrier": '"swift"', "method": '"card"', "paymentMethod": '"card"',
    "countryCode": '"CN"', "details": '{card: "4242424242424242"}', "topics": '["orders"]', "expectedVersion": "null",
    "deliveryId": '"dlv_1"', "search": '"a"', "currencyCode": '"CNY"', "scopes": '["PICKER"]',
}  # fmt: skip
_SHARED = """
select (select min(id) from team) as "teamId", (select min(id) from staff) as "staffId",
  (select min(id) from stock_level) as "stockLevelId", (select min(id) from warehouse) as "warehouseId",
  (select min(id) from customer) as "customerId", (select min(slug) from product) as slug,
  (select min(slug) from category) as "categorySlug"
"""
_STORIES = """
select o.id as "orderId", o.number,
  (select min(s.id) from shipment s where s.order_id = o.id) as "shipmentId",
  (select min(l.id) from shipment_line l join shipment s on s.id = l.shipment_id where s.order_id = o.id) as "lineId",
  (select min(l.id) from order_line l where l.order_id = o.id) as "orderLineId",
  (select min(l.variant_id) from order_line l where l.order_id = o.id) as "variantId",
  (select min(v.barcode) from order_line l join variant v on v.id = l.variant_id where l.order_id = o.id) as code,
  (select min(p.id) from payment p where p.order_id = o.id) as "paymentId",
  (select min(t.id) from ticket t where t.order_id = o.id) as "ticketId",
  (select min(s.tracking_number) from shipment s where s.order_id = o.id) as "trackingNumber"
from "order" o order by o.id desc limit 60
"""
_NAMES = {*_PLAIN, *re.findall(r'as "?(\w+)"?[,\n]', _SHARED + _STORIES), "id", "ids", "orderToken", "appTokenId",
          "orderLineIds", "shipmentIds"}  # fmt: skip

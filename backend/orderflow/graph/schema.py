"""The one schema."""

from typing import Any

from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types

from orderflow.graph.assigning import AssigningQueries
from orderflow.graph.bridge import VIEWS, read
from orderflow.graph.browse import CatalogQueries
from orderflow.graph.carts import CartQueries
from orderflow.graph.catalogue import CatalogueQueries
from orderflow.graph.changes import ChangeQueries
from orderflow.graph.customers import CustomerQueries
from orderflow.graph.day import DayQueries
from orderflow.graph.engine import Schema
from orderflow.graph.errors import ERROR_TYPES
from orderflow.graph.events import CURSOR, Cursor, EventQueries, Subscription
from orderflow.graph.facets import FacetQueries
from orderflow.graph.flow import FlowQueries
from orderflow.graph.front import FrontQueries
from orderflow.graph.imports import ImportQueries
from orderflow.graph.inbox import InboxQueries
from orderflow.graph.mutations import Mutation
from orderflow.graph.nodes import NodeQueries
from orderflow.graph.notices import NoticeQueries
from orderflow.graph.order_lists import OrderQueries
from orderflow.graph.payments import PaymentQueries
from orderflow.graph.people import PeopleQueries
from orderflow.graph.plan import Executor
from orderflow.graph.presence import PresenceSubscription
from orderflow.graph.running import RunningQueries
from orderflow.graph.settings import SettingsQueries
from orderflow.graph.shipments import ShipmentQueries
from orderflow.graph.tasks import TaskQueries
from orderflow.graph.tickets import TicketQueries
from orderflow.graph.warehouse import WarehouseQueries

FAMILIES = (
    PeopleQueries, CustomerQueries, CatalogQueries, FacetQueries, FrontQueries, CatalogueQueries, ImportQueries,
    WarehouseQueries, CartQueries, OrderQueries, PaymentQueries, ShipmentQueries, TicketQueries, InboxQueries,
    TaskQueries, NoticeQueries, SettingsQueries, AssigningQueries, ChangeQueries, RunningQueries, FlowQueries,
    DayQueries, EventQueries, NodeQueries,
)  # fmt: skip


def build() -> Schema:
    """Build the schema of all families."""
    query: Any = merge_types("Query", FAMILIES)
    query.__strawberry_definition__.description = "What can be asked for."
    subscription: Any = merge_types("Subscription", (Subscription, PresenceSubscription))
    subscription.__strawberry_definition__.description = "What can be followed live."
    return Schema(
        query=query,
        mutation=Mutation,
        subscription=subscription,
        types=[*(view.type for view in VIEWS.values()), *ERROR_TYPES.values()],
        execution_context_class=Executor,
        config=StrawberryConfig(default_resolver=read, scalar_map={Cursor: CURSOR}),
    )


schema: Any = build()

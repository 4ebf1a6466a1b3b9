"""The one schema."""

import logging
import uuid
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import MaxTokensLimiter, ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types
from strawberry.types import ExecutionContext

from orderflow.graph.bridge import VIEWS, read
from orderflow.graph.browse import CatalogQueries
from orderflow.graph.carts import CartQueries
from orderflow.graph.errors import ERROR_TYPES
from orderflow.graph.events import CURSOR, Cursor, EventQueries, Subscription
from orderflow.graph.mutations import Mutation
from orderflow.graph.nodes import NodeQueries
from orderflow.graph.notices import NoticeQueries
from orderflow.graph.order_lists import OrderQueries
from orderflow.graph.payments import PaymentQueries
from orderflow.graph.people import PeopleQueries
from orderflow.graph.plan import Executor
from orderflow.graph.rights import CheckRights, forbidden
from orderflow.graph.running import RunningQueries
from orderflow.graph.shipments import ShipmentQueries
from orderflow.graph.tickets import TicketQueries
from orderflow.graph.warehouse import WarehouseQueries
from orderflow.kernel.db import DatabaseAway
from orderflow.kernel.refusal import Denied

log = logging.getLogger(__name__)

FAMILIES = (
    PeopleQueries, CatalogQueries, WarehouseQueries, CartQueries, OrderQueries, PaymentQueries, ShipmentQueries,
    TicketQueries, NoticeQueries, RunningQueries, EventQueries, NodeQueries,
)  # fmt: skip
DOCUMENTS = 1000
MOST_TOKENS = 2000
AWAY = "The shop cannot answer for a moment. Send the same request again, with the same idempotencyKey if it has one."


class Schema(strawberry.Schema):
    """The schema, with errors that tell a caller what to do and a stranger nothing."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Give every error a code; mask what is our own fault with an id that is in the log."""
        for error in errors:
            extensions = dict(error.extensions or {})
            if isinstance(error.original_error, Denied):
                denied = error.original_error
                shown = forbidden(
                    denied.right, str(error.path[0]) if error.path else "this", signed_in=denied.signed_in
                )
                error.message, extensions = shown.message, dict(shown.extensions or {})
            elif isinstance(error.original_error, DatabaseAway):
                log.warning("the database is away at %s: %r", error.path, error.original_error)
                error.message, extensions = AWAY, {"code": "UNAVAILABLE"}
            elif error.original_error is not None and not isinstance(error.original_error, GraphQLError):
                incident = uuid.uuid4().hex[:12]
                log.error("incident %s at %s", incident, error.path, exc_info=error.original_error)
                error.message = f"Something went wrong on our side. Tell us the number {incident} if it stays."
                extensions = {"code": "INTERNAL", "incident": incident}
            extensions.setdefault("code", "INVALID_DOCUMENT")
            error.extensions = extensions


def build() -> Schema:
    """Build the schema of all families."""
    return Schema(
        query=merge_types("Query", FAMILIES),
        mutation=Mutation,
        subscription=Subscription,
        types=[*(view.type for view in VIEWS.values()), *ERROR_TYPES.values()],
        extensions=[
            lambda: MaxTokensLimiter(max_token_count=MOST_TOKENS),
            lambda: ParserCache(maxsize=DOCUMENTS),
            lambda: ValidationCache(maxsize=DOCUMENTS),
            CheckRights,
        ],
        execution_context_class=Executor,
        config=StrawberryConfig(default_resolver=read, disable_field_suggestions=True, scalar_map={Cursor: CURSOR}),
    )


schema: Any = build()

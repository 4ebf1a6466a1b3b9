"""What stands open: every query of the web, as its screens ask it about the things of one shop."""

from collections.abc import Mapping
from typing import Any

Queries = Mapping[str, list[dict[str, Any]]]
VIEWS: list[dict[str, Any]] = [
    {},
    {"status": ["PAID", "PROCESSING", "READY_TO_SHIP"]},
    {"status": ["AWAITING_PAYMENT"]},
    {"held": True},
    {"waiting": True},
    {"afterSales": True},
]


def in_the_shop(things: Mapping[str, str]) -> Queries:
    """What customers look at."""
    return {
        "Shop": [{}],
        "Banner": [{}],
        "Categories": [{}],
        "Product": [{"slug": "cup"}],
        "Products": [
            {"first": 24, "sort": "NEWEST"},
            {"first": 24, "sort": "PRICE_ASC", "filter": {"inStock": True}},
            {"first": 24, "sort": "RELEVANCE", "filter": {"search": "cup", "priceMax": "101.00"}},
        ],
        "Facets": [{"filter": None}, {"filter": {"search": "cup", "inStock": True, "priceMin": "1.00"}}],
        "Suggestions": [{"search": "cup"}],
        "Related": [{"id": things["product"]}],
        "RecentlySeen": [{"ids": [things["product"]]}],
        "Cart": [{}],
        "CartGift": [{}],
        "Me": [{}],
        "Addresses": [{}],
        "Favourites": [{}],
        "FavouriteIds": [{}],
        "StockNotices": [{}],
        "Verification": [{}],
        "Sessions": [{}],
        "MyData": [{"after": None}],
        "Order": [{"id": things["order"], "orderToken": None}],
        "Orders": [{"first": 20}, {"first": 1, "filter": {"status": ["AWAITING_PAYMENT", "PAID", "PROCESSING"]}}],
        "OrderCounts": [{}],
        "Ticket": [{"id": things["ticket"], "orderToken": None}],
        "Imprint": [{}],
        "Policy": [{"slug": "returns"}],
        "Joining": [{"token": "a link that is over"}],
    }


def of_a_guest(order: str, token: str, ticket: str) -> Queries:
    """What the holder of an order's token looks at."""
    return {"Order": [{"id": order, "orderToken": token}], "Ticket": [{"id": ticket, "orderToken": token}]}


def of_the_boss() -> Queries:
    """What only an administrator looks at."""
    return {
        "StaffMe": [{}],
        "StaffPage": [{}],
        "ShopSettings": [{}],
        "DeliveryRates": [{}],
        "PaymentTerms": [{}],
        "Policies": [{}],
        "Warehouses": [{}],
        "Opening": [{}],
        "OnSale": [{}],
        "SettingsChanges": [{"first": 50, "kind": None}, {"first": 50, "kind": "DELIVERY"}],
    }


def of_staff(things: Mapping[str, str]) -> Queries:
    """What staff look at, each list in one view; a browser leaves out what its person may not ask."""
    return {name: several[:1] for name, several in of_a_supervisor(things).items()}


def of_a_supervisor(things: Mapping[str, str]) -> Queries:
    """Everything that staff look at, each list in several views."""
    parcel = things["shipment"]
    return {
        "StaffMe": [{}],
        "OwnSecondFactor": [{}],
        "Shop": [{}],
        "NavCounts": [{}],
        "Tasks": [{"first": 50, "kind": None}, {"first": 50, "kind": "ANSWER_TICKET"}],
        "DeskCounts": [{}],
        "DeskOrders": [{"first": 50, "sort": "DUE", "filter": view} for view in VIEWS],
        "FindOrders": [{"search": "lin@example.com"}],
        "StaffOrderPage": [{"id": things["order"]}],
        "Board": [{}],
        "PickShipment": [{"id": parcel}],
        "ParcelNotes": [{"id": parcel}],
        "ShipmentCounts": [{}],
        "StaffShipments": [{"first": 50, "filter": each} for each in ({}, {"problem": True}, {"state": ["PACKED"]})],
        "SlipLocales": [{"ids": [parcel]}],
        "Slips": [{"ids": [parcel]}],
        "Imprint": [{}],
        "Carriers": [{}],
        "StaffPayments": [{"first": 40}, {"first": 40, "state": ["FAILED", "EXPIRED"]}],
        "StaffTickets": [
            {"first": 60, "filter": {"state": ["NEW", "OPEN", "WAITING_CUSTOMER"]}},
            {"first": 60, "filter": {"state": ["RESOLVED", "CLOSED"]}},
            {"first": 60, "filter": {"mine": True}},
        ],
        "StaffTicket": [{"id": things["ticket"]}],
        "Unread": [{}],
        "Mentions": [{"first": 30, "unread": None}, {"first": 30, "unread": True}],
        "Mentionables": [{"about": things["order"]}, {"about": things["ticket"]}],
        "CustomerCounts": [{}],
        "Customers": [{"first": 50, "filter": {"search": "ada", "verified": False}, "sort": "MOST_ORDERS"}],
        "CustomerPage": [{"id": things["customer"]}],
        "Catalogue": [
            {"first": 50, "sort": "NEWEST", "filter": {"state": ["PUBLISHED", "DRAFT", "SCHEDULED"]}},
            {"first": 50, "sort": "NAME", "filter": {"state": ["RETIRED"]}},
        ],
        "CatalogueCounts": [{}],
        "CatalogueProduct": [{"id": things["product"]}],
        "FrontPage": [{}],
        "CategoryTree": [{}],
        "CatalogueImports": [{"first": 20}],
        "CatalogueImport": [{"id": things["catalogueimport"]}],
        "ImportItems": [
            {"importId": things["catalogueimport"], "first": 50, "verdict": None, "result": None},
            {"importId": things["catalogueimport"], "first": 50, "verdict": None, "result": ["REFUSED"]},
        ],
        "StockLevels": [{"first": 60}],
        "Letters": [{"first": 40}],
        "LetterText": [{"id": things["letter"]}],
        "Teams": [{}],
        "TeamsPage": [{}],
        "AssignmentRules": [{}],
        "RuleChoices": [{}],
        "RecentOrders": [{}],
        "Roles": [{}],
        "Colleagues": [{}],
        "AppTokens": [{}],
        "Flow": [{"period": "TODAY"}, {"period": "WEEK"}],
        "DaySummary": [{"day": None}, {"day": "2026-11-20"}],
        "Deliveries": [{"first": 50, "state": "DEAD"}, {"first": 50}],
    }

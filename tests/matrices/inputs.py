"""What is sent: valid input about the stage's own things, and harmless input about things that are nowhere."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.ids import new_id
from tests.paying import APPROVE

Things = Mapping[str, str]
ADDRESS = {
    "name": "Lin", "phone": "+86 138 0000 0000", "countryCode": "CN", "region": "浙江",
    "city": "杭州", "district": "西湖", "street": "文三路 1 號", "postalCode": "310000",
}  # fmt: skip
NEWS = {
    "trackingNumber": "NOWHERE", "carrier": "swift", "code": "PICKED_UP", "place": "Hangzhou",
    "description": "Picked up", "occurredAt": "2026-01-01T00:00:00Z", "eventId": "e1",
}  # fmt: skip


def valid(mutation: str, things: Things) -> dict[str, Any]:
    """Input that the verb does as soon as state and facts allow it."""
    order, parcel, ticket = {"orderId": things["order"]}, {"shipmentId": things["shipment"]}, things["ticket"]
    once, product = {"idempotencyKey": new_id("key")}, {"productId": things["product"]}
    given: dict[str, dict[str, Any]] = {
        "confirmReceipt": {**order, **once},
        "cancelOrder": {**order, **once, "reason": "Too late"},
        "startPayment": {**order, **once, "method": "card", "details": {"card": APPROVE}},
        "holdOrder": {**order, "reason": "FRAUD"},
        "releaseOrder": order,
        "assignOrder": {**order, "teamId": things["team"]},
        "openTicket": {**order, **once, "kind": "QUESTION", "subject": "Glaze", "body": "Which one is it?"},
        "submitReview": {**once, "orderLineId": things["line"], "goods": 5, "delivery": 4, "service": 5},
        "refundPayment": {**once, "paymentId": things["payment"], "reason": "Chipped", "amount": "1.00"},
        "startPicking": parcel,
        "confirmPick": {**parcel, "code": "CUP"},
        "reportShortPick": {**parcel, "lineId": things["shipment_line"], "reason": "MISSING"},
        "packShipment": parcel,
        "unpackShipment": {**parcel, "reason": "Wrong box"},
        "dispatchShipment": {**parcel, **once, "carrier": "swift", "trackingNumber": things["tracking_number"]},
        "voidLabel": {**parcel, "reason": "Wrong carrier"},
        "handOverShipments": {"shipmentIds": [things["shipment"]]},
        "resolveTicket": {"ticketId": ticket, "resolution": "It is safe."},
        "reopenTicket": {"ticketId": ticket, "reason": "It is not."},
        "assignTicket": {"ticketId": ticket, "staffId": things["colleague"]},
        "replyToTicket": {**once, "ticketId": ticket, "body": "Thank you."},
        "publishProduct": product,
        "scheduleProduct": {**product, "publishAt": (clock.now() + timedelta(days=1)).isoformat()},
        "unscheduleProduct": product,
        "retireProduct": product,
        "applyImport": {"importId": things["catalogueimport"], "leaveOutWrong": True},
        "discardImport": {"importId": things["catalogueimport"]},
    }
    return given[mutation]


HARMLESS: Mapping[str, dict[str, Any]] = {
    "registerCustomer": {"name": "", "email": "nobody", "password": "short"},
    "signIn": {"email": "nobody@example.com", "password": "not the password"},
    "signOut": {},
    "revokeSession": {"sessionId": "nowhere"},
    "changePassword": {"currentPassword": "guess", "newPassword": "short"},
    "requestPasswordReset": {"email": "nobody"},
    "resetPassword": {"token": "a guess", "password": "long and hard to guess"},
    "requestVerification": {"locale": "tlh"},
    "verifyEmail": {"token": "a guess"},
    "eraseAccount": {"password": "short"},
    "addCustomerNote": {"customerId": "cus_nowhere", "body": "Hm."},
    "addAddress": {"address": {**ADDRESS, "city": ""}},
    "changeAddress": {"addressId": "adr_nowhere", "address": ADDRESS},
    "removeAddress": {"addressId": "adr_nowhere"},
    "inviteStaff": {"email": "nobody", "roles": ["PICKER"]},
    "resendInvitation": {"invitationId": "inv_nowhere"},
    "withdrawInvitation": {"invitationId": "inv_nowhere"},
    "acceptInvitation": {"token": "a guess", "name": "Eve", "password": "long and hard to guess"},
    "changeStaff": {"staffId": "stf_nowhere", "expectedVersion": 1},
    "disableStaff": {"staffId": "stf_nowhere"},
    "enableStaff": {"staffId": "stf_nowhere"},
    "setTeamDuty": {"teamId": "tem_nowhere", "onDuty": True},
    "createTeam": {
        "code": "NIGHT", "name": {"en": "Night"}, "warehouseId": "whs_nowhere", "regions": ["CN"],
        "shiftStart": "20:00", "shiftEnd": "08:00",
    },
    "changeTeam": {"teamId": "tem_nowhere", "expectedVersion": 1},
    "retireTeam": {"teamId": "tem_nowhere", "expectedVersion": 1},
    "createAssignmentRule": {"rule": {"name": {"en": " "}, "teamIds": []}, "idempotencyKey": "k"},
    "changeAssignmentRule": {"assignmentRuleId": "asr_nowhere", "expectedVersion": 1},
    "removeAssignmentRule": {"assignmentRuleId": "asr_nowhere", "expectedVersion": 1},
    "tryAssignmentRules": {"orderNumber": "OF-NOWHERE"},
    "createAppToken": {"name": "Robot", "scopes": ["NO_SUCH_RIGHT"]},
    "revokeAppToken": {"appTokenId": "tok_nowhere"},
    "changeShop": {"expectedVersion": 1, "name": {"en": " "}},
    "changeCalendar": {"expectedVersion": 1, "shipsBy": "25:99"},
    "createDeliveryRate": {"name": {"en": "Bike"}, "countries": [], "fee": "1.00", "idempotencyKey": "k"},
    "changeDeliveryRate": {"deliveryRateId": "dlr_nowhere", "expectedVersion": 1},
    "changePaymentTerms": {"paymentTermsId": "pmt_nowhere", "expectedVersion": 1},
    "createPolicy": {"title": {"en": " "}, "idempotencyKey": "k"},
    "changePolicy": {"policyId": "pol_nowhere", "expectedVersion": 1},
    "changeBanner": {"expectedVersion": 9, "heading": {}, "body": {}, "button": {}},
    "createWarehouse": {"code": "?", "name": {}, "city": {}},
    "changeWarehouse": {"warehouseId": "whs_nowhere", "expectedVersion": 1},
    "createCategory": {"name": {"en": " "}},
    "changeCategory": {"categoryId": "cat_nowhere", "expectedVersion": 1, "name": {"en": "Tea"}},
    "moveCategory": {"categoryId": "cat_nowhere", "expectedVersion": 1},
    "retireCategory": {"categoryId": "cat_nowhere", "expectedVersion": 1},
    "restoreCategory": {"categoryId": "cat_nowhere", "expectedVersion": 1},
    "createProduct": {"name": {"en": "Cup"}, "categoryId": "cat_nowhere", "idempotencyKey": "k"},
    "changeProduct": {"productId": "prd_nowhere", "expectedVersion": 1},
    "publishProduct": {"productId": "prd_nowhere"},
    "scheduleProduct": {"productId": "prd_nowhere", "publishAt": "2030-01-01T00:00:00Z"},
    "unscheduleProduct": {"productId": "prd_nowhere"},
    "retireProduct": {"productId": "prd_nowhere"},
    "applyImport": {"importId": "imp_nowhere"},
    "discardImport": {"importId": "imp_nowhere"},
    "setPictures": {"productId": "prd_nowhere", "expectedVersion": 1, "pictures": []},
    "addVariant": {"productId": "prd_nowhere", "sku": "BOWL"},
    "changeVariant": {"variantId": "var_nowhere", "expectedVersion": 1},
    "setPrice": {"variantId": "var_nowhere", "amount": "1.00"},
    "adjustStock": {"stockLevelId": "stk_nowhere", "delta": 1, "reason": "Counted", "idempotencyKey": "k"},
    "addToCart": {"lines": [{"variantId": "var_nowhere", "quantity": 1}]},
    "setCartLine": {"variantId": "var_nowhere", "quantity": 1},
    "setCartAddress": {"email": "no address", "address": ADDRESS},
    "chooseDelivery": {"code": "by pigeon"},
    "claimCart": {},
    "placeOrder": {"paymentMethod": "shells", "idempotencyKey": "k"},
    "holdOrder": {"orderId": "ord_nowhere", "reason": "FRAUD"},
    "releaseOrder": {"orderId": "ord_nowhere"},
    "addOrderNote": {"orderId": "ord_nowhere", "body": "Hm."},
    "assignOrder": {"orderId": "ord_nowhere", "teamId": "tem_nowhere"},
    "cancelOrder": {"orderId": "ord_nowhere", "reason": "Too late", "idempotencyKey": "k"},
    "confirmReceipt": {"orderId": "ord_nowhere", "idempotencyKey": "k"},
    "startPayment": {"orderId": "ord_nowhere", "method": "card", "idempotencyKey": "k"},
    "refundPayment": {"paymentId": "pay_nowhere", "reason": "Chipped", "idempotencyKey": "k"},
    "startPicking": {"shipmentId": "shp_nowhere"},
    "confirmPick": {"shipmentId": "shp_nowhere", "code": "CUP"},
    "reportShortPick": {"shipmentId": "shp_nowhere", "lineId": "shl_nowhere", "reason": "MISSING"},
    "packShipment": {"shipmentId": "shp_nowhere"},
    "unpackShipment": {"shipmentId": "shp_nowhere", "reason": "Wrong box"},
    "dispatchShipment": {"shipmentId": "shp_nowhere", "carrier": "swift", "idempotencyKey": "k"},
    "voidLabel": {"shipmentId": "shp_nowhere", "reason": "Wrong carrier"},
    "handOverShipments": {"shipmentIds": ["shp_nowhere"]},
    "recordTrackingEvent": NEWS,
    "openTicket": {
        "orderId": "ord_nowhere", "kind": "QUESTION", "subject": "Glaze", "body": "Which?", "idempotencyKey": "k",
    },
    "replyToTicket": {"ticketId": "tkt_nowhere", "body": "Hello?", "idempotencyKey": "k"},
    "assignTicket": {"ticketId": "tkt_nowhere", "staffId": "stf_nowhere"},
    "resolveTicket": {"ticketId": "tkt_nowhere", "resolution": "Done."},
    "reopenTicket": {"ticketId": "tkt_nowhere", "reason": "It is not."},
    "submitReview": {"orderLineId": "oln_nowhere", "goods": 5, "delivery": 5, "service": 5, "idempotencyKey": "k"},
    "replayDelivery": {"deliveryId": "dlv_0"},
    "advanceClock": {"seconds": 0},
}  # fmt: skip

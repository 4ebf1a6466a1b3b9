"""What the storefront and the staff app ask for, as they ask for it."""

AMOUNT = "{ amount currencyCode }"

CATALOG = f"""
query Catalog($first: Int!, $after: String) {{
  products(first: $first, after: $after, sort: NEWEST) {{
    nodes {{
      id slug name tagline availability pictures {{ url alt tint }} priceFrom {AMOUNT} compareAtPrice {AMOUNT}
      variants {{ id sku name availability availableQuantity price {AMOUNT} }}
    }}
    pageInfo {{ hasNextPage endCursor }}
    totalCount
  }}
}}
"""

SEARCH = f"""
query Search($search: String!) {{
  products(first: 24, sort: RELEVANCE, filter: {{ search: $search }}) {{
    nodes {{ id slug name tagline availability pictures {{ url alt tint }} priceFrom {AMOUNT} }}
    pageInfo {{ hasNextPage endCursor }}
  }}
}}
"""

PRODUCT = f"""
query Product($slug: String!) {{
  product(slug: $slug) {{
    id slug name tagline description category {{ id slug name }} pictures {{ url alt tint }} availability
    rating {{ average count }}
    variants {{
      id sku name options {{ name value }} availability availableQuantity price {AMOUNT} compareAtPrice {AMOUNT}
    }}
  }}
}}
"""

ORDER_STATUS = f"""
query OrderStatus($id: ID!) {{
  order(id: $id) {{
    id number status paymentStatus placedAt expectedDelivery {{ earliest latest }} total {AMOUNT}
    lines {{ id productName variantName quantity unitPrice {AMOUNT} lineTotal {AMOUNT} }}
    payments {{ id state amount {AMOUNT} createdAt }}
    shipments {{ id number state trackingNumber position eta {{ earliest latest }} }}
  }}
}}
"""

STAFF_LIST = f"""
query StaffList($after: String) {{
  orders(first: 50, after: $after) {{
    nodes {{
      id number status paymentStatus placedAt total {AMOUNT} expectedShipAt waitingReason
      customer {{ id name email }}
      lines {{ id sku productName variantName quantity lineTotal {AMOUNT} }}
      payments {{ id state provider amount {AMOUNT} }}
      shipments {{ id number state trackingNumber }}
    }}
    pageInfo {{ hasNextPage endCursor }}
  }}
}}
"""

ERRORS = "errors { code message path }"
CART = f"""
cart {{
  id itemCount subtotal {AMOUNT} shippingFee {AMOUNT} taxTotal {AMOUNT} total {AMOUNT} version
  lines {{
    id quantity unitPrice {AMOUNT} lineTotal {AMOUNT} priceChangedFrom {AMOUNT} availableQuantity
    variant {{ id sku name }} product {{ id slug name pictures {{ url alt tint }} }}
  }}
  deliveryOptions {{ code name description fee {AMOUNT} selected expectedDelivery {{ earliest latest }} }}
}}
"""


def cart_mutation(name: str) -> str:
    """A mutation of the cart that shows the whole cart afterwards, as the storefront does."""
    kind = name[0].upper() + name[1:]
    return f"mutation {kind}($input: {kind}Input!) {{ {name}(input: $input) {{ {CART} {ERRORS} }} }}"


ORDER = f"""
order {{
  id number status paymentStatus placedAt payBy total {AMOUNT} expectedDelivery {{ earliest latest }}
  lines {{ id productName variantName quantity unitPrice {AMOUNT} lineTotal {AMOUNT} }}
}}
"""
ADD_TO_CART = cart_mutation("addToCart")
SET_CART_ADDRESS = cart_mutation("setCartAddress")
CHOOSE_DELIVERY = cart_mutation("chooseDelivery")
PLACE_ORDER = f"mutation PlaceOrder($input: PlaceOrderInput!) {{ placeOrder(input: $input) {{ {ORDER} {ERRORS} }} }}"
START_PAYMENT = f"""
mutation StartPayment($input: StartPaymentInput!) {{
  startPayment(input: $input) {{
    payment {{ id state amount {AMOUNT} failure {{ code message retryable }} action {{ url }} }}
    {ORDER} {ERRORS}
  }}
}}
"""

SHIPMENT = """
shipment {
  id number state units version lines { id sku barcode productName variantName bin quantity picked short }
  availableActions { action allowed reason }
}
"""


def shipment_mutation(name: str, shows: str = SHIPMENT) -> str:
    """A mutation of a parcel that shows the parcel afterwards, as the warehouse's screens do."""
    kind = name[0].upper() + name[1:]
    return f"mutation {kind}($input: {kind}Input!) {{ {name}(input: $input) {{ {shows} {ERRORS} }} }}"


START_PICKING = shipment_mutation("startPicking")
CONFIRM_PICK = shipment_mutation("confirmPick", f"scan {{ id result message }} {SHIPMENT}")
PACK_SHIPMENT = shipment_mutation("packShipment")
DISPATCH_SHIPMENT = shipment_mutation("dispatchShipment", "shipment { id number state trackingNumber version }")
HAND_OVER = shipment_mutation("handOverShipments", "shipments { id number state trackingNumber }")
RECORD_TRACKING = shipment_mutation("recordTrackingEvent", "shipment { id number state trackingNumber position }")

BOARD = f"""
subscription Board($topics: [String!], $after: Cursor) {{
  events(topics: $topics, after: $after) {{
    events {{
      id type at subject {{ id ... on Order {{ id number status paymentStatus version total {AMOUNT} }} }}
    }}
    cursor
  }}
}}
"""

OWN_ORDER = """
subscription OwnOrder($orderId: ID!, $after: Cursor) {
  orderEvents(orderId: $orderId, after: $after) {
    events { id type at subject { id ... on Order { id number status paymentStatus version } } }
    cursor
  }
}
"""

"""The ways to pay that the shop offers."""

import strawberry

from orderflow.graph.context import Context
from orderflow.kernel.texts import in_locale
from orderflow.shop import terms


@strawberry.type(description="A way to pay.")
class PaymentMethod:
    """A way to pay."""

    code: str = strawberry.field(description="Give it to placeOrder and startPayment.")
    name: str = strawberry.field(description="What customers call it.")
    description: str = strawberry.field(description="One line about it.")
    pay_within_seconds: int = strawberry.field(description="How long an order waits for this payment, in seconds.")


def payment_method(code: str, context: Context) -> PaymentMethod:
    """A payment method in the viewer's language."""
    method, locale = terms.current().payment_methods[code], context.actor.locale
    return PaymentMethod(
        code=code,
        name=in_locale(method.name, locale),
        description=in_locale(method.description, locale),
        pay_within_seconds=method.pay_within_seconds,
    )

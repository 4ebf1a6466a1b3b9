"""What is told when the shop is set up anew; every process that hears of it goes by the new terms."""

from orderflow.kernel.live import FOLLOWED
from orderflow.kernel.rights import Can
from orderflow.shop import terms
from orderflow.shop.changes import settings_event

KEEP = Can.KEEP_SETTINGS
SHOP_CHANGED = settings_event("shop.changed", KEEP, everyone=True)
CALENDAR_CHANGED = settings_event("calendar.changed", KEEP, everyone=True)
RATE_CREATED = settings_event("delivery_rate.created", KEEP, everyone=True)
RATE_CHANGED = settings_event("delivery_rate.changed", KEEP, everyone=True)
PAYMENT_CHANGED = settings_event("payment_terms.changed", KEEP, everyone=True)
POLICY_CREATED = settings_event("policy.created", KEEP)
POLICY_CHANGED = settings_event("policy.changed", KEEP, everyone=True)

FOLLOWED.update(
    dict.fromkeys(
        (SHOP_CHANGED, CALENDAR_CHANGED, RATE_CREATED, RATE_CHANGED, PAYMENT_CHANGED, POLICY_CHANGED), terms.follow
    )
)

"""Show that letters to an account's e-mail reach its owner."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import InvalidInput
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.people.account import NotSignedIn, own_account
from orderflow.people.checks import refuse_if_any, wrong_locale
from orderflow.people.mailed import LinkOver, ask_for_link, good_link, use_link
from orderflow.people.tables import Customer, LinkPurpose
from orderflow.people.throttle import TooManyLetters, count_letter
from orderflow.people.verified import EMAIL_VERIFIED, VERIFICATION_REQUESTED


@dataclass
class RequestVerification:
    """How the letter is to speak; it goes to the e-mail of the account."""

    locale: str | None = field(
        default=None, metadata={"doc": "Language of the letter; the request's own when left out."}
    )


@dataclass
class VerifyEmail:
    """The link somebody came by."""

    token: str = field(metadata={"doc": "What follows the # of the link.", "any": True})


@action(Can.SHOP, refuses=(InvalidInput, NotSignedIn, TooManyLetters))
async def request_verification(work: Work, given: RequestVerification) -> dict[str, Any]:
    """Have the letter with the link that verifies the account's e-mail sent again; its older link opens nothing."""
    locale = given.locale or work.actor.locale
    refuse_if_any(wrong_locale(locale))
    customer = await _own(work)
    if customer.email_verified_at is None:
        await count_letter(work, customer.email)
        work.tell(VERIFICATION_REQUESTED, await ask_for_link(work, LinkPurpose.VERIFY, customer.email, locale))
    return {"customer": customer}


@action(Can.SHOP, refuses=(NotSignedIn, LinkOver))
async def verify_email(work: Work, given: VerifyEmail) -> dict[str, Any]:
    """Verify the account's e-mail; what was ordered with it as a guest is the account's from then on.

    The link alone is not enough, its account must be signed in: whoever opens an account with somebody else's e-mail
    must not come by their orders because they follow a link in a letter they did not ask for.
    """
    link = await good_link(work, LinkPurpose.VERIFY, given.token)
    customer = await _own(work)
    if link.email != customer.email:
        raise LinkOver
    await use_link(work, link)
    if customer.email_verified_at is None:
        customer = await work.change(Customer, customer, email_verified_at=clock.now())
        work.tell(EMAIL_VERIFIED, customer.id)
    return {"customer": customer}


async def _own(work: Work) -> Row:
    if work.actor.customer_id is None:
        raise NotSignedIn
    _, customer = await own_account(work)
    return customer

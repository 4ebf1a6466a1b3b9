"""Commands about people: make a program's key, let a colleague in, erase somebody."""

import argparse
import sys

from orderflow.doctor.door import usable_settings
from orderflow.erasing import erase_somebody, erased
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Refusal, Refusals
from orderflow.kernel.work import Work, as_system
from orderflow.opening import with_database
from orderflow.people.actions.app_tokens import issue_token
from orderflow.people.keys import let_in


def erase(given: argparse.Namespace) -> int:
    """Erase people, the others even when one cannot be; or list who was erased."""

    unmet = 0

    async def run(database: Database) -> None:
        nonlocal unmet
        for who in given.who:
            try:
                found = await erase_somebody(database, who)
                print(f"· {who} is erased" if found else f"· {who} was erased before", flush=True)
            except (Refusal, Refusals) as refused:
                unmet += 1
                print(f"{who}: {_words(refused)}", file=sys.stderr)
        if given.list:
            print(*await erased(database), sep="\n")

    if not given.who and not given.list:
        sys.exit("Say whom to erase, or give --list.")
    return with_database(usable_settings(), run) or min(unmet, 1)


def token(given: argparse.Namespace) -> int:
    """Make a token in the system's name."""

    async def make(database: Database) -> None:
        async def issue(work: Work) -> str:
            customer = None
            if given.customer:
                row = await work.row("select id from customer where email = :email", email=given.customer.lower())
                customer = row.id if row else sys.exit(f"There is no customer {given.customer}.")
            _, secret = await issue_token(work, given.name, given.scopes, customer_id=customer)
            return secret

        try:
            print(await as_system(database, issue))
        except (Refusal, Refusals) as refused:
            sys.exit(_words(refused))

    return with_database(usable_settings(), make)


def staff(given: argparse.Namespace) -> int:
    """Set a colleague up in the system's name."""

    async def make(database: Database) -> None:
        async def enter(work: Work) -> str:
            return await let_in(
                work, given.email, given.name or given.email, given.role, without_code=given.without_code
            )

        try:
            print(await as_system(database, enter))
        except (Refusal, Refusals) as refused:
            sys.exit(_words(refused))

    return with_database(usable_settings(), make)


def _words(refused: Refusal | Refusals) -> str:
    several = refused.several if isinstance(refused, Refusals) else [refused]
    return "\n".join(each.message("en") for each in several)

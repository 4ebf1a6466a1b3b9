"""Erase people from the command line: who asks by letter, and who was erased before a backup was brought back."""

from orderflow.kernel.db import Database
from orderflow.kernel.refusal import NotFound
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work, as_system
from orderflow.orders.tables import Order
from orderflow.tickets.actions.erase_account import erase, erase_orders
from orderflow.wishes.erasure import erase_notices

_PERSON = text("人", "人", "person")
_ACCOUNT = "select id, erased_at from customer where id = :who or email = lower(:who)"
_GUESTS = """
select id, erased_at from "order"
where customer_id is null and (id = :who or number = :who or lower(email) = lower(:who)) order by id
"""
_ERASED = """
select id from customer where erased_at is not null
union all select id from "order" where erased_at is not null and customer_id is null order by id
"""


async def erase_somebody(database: Database, who: str) -> int:
    """Erase an account by its e-mail or id, and guests' orders by e-mail, number or id; answers how many there were.

    Raises StillUnderWay, and then nothing is erased; whoever is erased already is left alone.
    """

    async def verb(work: Work) -> int:
        account = await work.row(_ACCOUNT, who=who)
        orders = await work.rows(_GUESTS, who=who)
        notices = await erase_notices(work, who.lower())
        if not (account or orders or notices):
            raise NotFound(what=_PERSON)
        accounts = [account.id] if account and account.erased_at is None else []
        for id in accounts:
            await erase(work, id)
        taken = [await work.take(Order, row.id) for row in orders if row.erased_at is None]
        await erase_orders(work, taken)
        return len(accounts) + len(taken) or notices

    return await as_system(database, verb)


async def erased(database: Database) -> list[str]:
    """The ids of all accounts and guests' orders that were erased; they name nobody."""
    async with database.read() as connection:
        return [row.id for row in await connection.rows(_ERASED)]

"""Props: the links of letters, as whoever reads them has them."""

from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Database
from orderflow.notices.page import link_of
from orderflow.people.access import actor_of
from orderflow.people.actions.reset_password import RequestPasswordReset
from orderflow.people.actions.sign_in import SignIn
from tests.parcels import drain
from tests.world import do, guest

OLD, NEW = "a good long password", "another good long one"


async def newest_link(database: Database, kind: str) -> str:
    """What follows the # of the newest letter of a kind."""
    await drain(database)
    async with database.read() as connection:
        letter = await connection.one("select * from letter where kind = :kind order by id desc limit 1", kind=kind)
    return link_of(letter, with_token=True).partition("#")[2]


async def reset_link(database: Database, email: str = "ada@example.com") -> str:
    """Somebody forgot their password, and reads the letter."""
    await do(database, guest(), RequestPasswordReset(email))
    return await newest_link(database, "PASSWORD_RESET")


async def signed_in(database: Database, email: str = "ada@example.com", password: str = OLD) -> Actor:
    """Somebody in a browser of their own."""
    answer = await do(database, guest(), SignIn(email, password))
    actor = await actor_of(database, cookie=answer["session"])
    assert actor.kind is not Kind.GUEST
    return actor

"""Those who use the shop while it is measured: signed in as in a browser, and strict about what they are answered."""

from dataclasses import dataclass
from typing import Any

import httpx2

from orderflow.kernel.db import Database
from orderflow.kernel.work import as_system
from orderflow.people.sessions import COOKIE, open_session


class WrongAnswer(Exception):
    """The shop did not answer as it should; what was measured would mean nothing."""


class Visitor:
    """Somebody with a cookie of their own."""

    def __init__(self, address: str, cookie: str | None = None) -> None:
        headers = {"accept-language": "en"} | ({"cookie": f"{COOKIE}={cookie}"} if cookie else {})
        self.http = httpx2.AsyncClient(base_url=address, headers=headers, timeout=60)

    async def ask(self, document: str, **variables: Any) -> Any:
        """One request that must go well: its one root field."""
        answer = (await self.http.post("/graphql", json={"query": document, "variables": variables})).json()
        if "errors" in answer:
            raise WrongAnswer(answer["errors"])
        return next(iter(answer["data"].values()))

    async def do(self, document: str, **given: Any) -> Any:
        """One mutation that must not be refused: its payload."""
        payload = await self.ask(document, input=given)
        if payload["errors"]:
            raise WrongAnswer(payload["errors"])
        return payload

    @property
    def cookie(self) -> str:
        """What a browser would send along."""
        return str(self.http.headers.get("cookie") or f"{COOKIE}={self.http.cookies.get(COOKIE, '')}")

    def become_another(self) -> None:
        """Come as somebody the shop has never seen."""
        self.http.cookies.clear()

    async def close(self) -> None:
        """Leave."""
        await self.http.aclose()


@dataclass(frozen=True, slots=True)
class Cast:
    """Guests, customers with an order of theirs, and staff."""

    guest: Visitor
    customers: list[Visitor]
    orders: list[str]
    desk: Visitor
    floor: Visitor
    """Somebody of the warehouse who picks, packs and sends."""

    async def close(self) -> None:
        """All leave."""
        for each in (self.guest, *self.customers, self.desk, self.floor):
            await each.close()


_CUSTOMERS = """
select distinct on (customer_id) customer_id, id from "order"
where customer_id is not null and status = 'COMPLETED' order by customer_id, placed_at desc limit :count
"""


async def gathered(database: Database, address: str, customers: int) -> Cast:
    """The cast, signed in."""
    async with database.read() as connection:
        known = await connection.rows(_CUSTOMERS, count=customers)
        staff = {row.email: row.id for row in await connection.rows("select id, email from staff")}

    async def cookie(customer_id: str | None = None, staff_id: str | None = None) -> str:
        return await as_system(database, lambda work: open_session(work, customer_id=customer_id, staff_id=staff_id))

    return Cast(
        Visitor(address),
        [Visitor(address, await cookie(customer_id=row.customer_id)) for row in known],
        [row.id for row in known],
        Visitor(address, await cookie(staff_id=staff["desk@orderflow.example"])),
        Visitor(address, await cookie(staff_id=staff["supervisor@orderflow.example"])),
    )

"""Who has a page open is seen there by who else has it open, in all processes, and gone when the page is."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from orderflow.kernel import presence
from orderflow.kernel.db import Database, Row
from tests.live.house import House, Talk, following, served, signed_in, talking, until
from tests.parcels import a_parcel, a_team_at
from tests.shelves import FAR
from tests.wire import value
from tests.world import a_colleague, a_customer

HERE = "subscription ($about: ID!) { presence(about: $about) { colleagues { id name } } }"


@pytest.fixture
async def house(database: Database) -> AsyncIterator[House]:
    async with served(database) as opened:
        yield opened


async def sees(talk: Talk, *names: str) -> None:
    """Wait until somebody sees exactly these others."""
    while [each["name"] for each in (await talk.batch())["colleagues"]] != list(names):
        pass


async def colleagues(database: Database, *names: str) -> list[tuple[Row, str]]:
    """People of the desk, each with a session."""
    rows = [await a_colleague(database, "ORDER_DESK", name=name) for name in names]
    return [(row, await signed_in(database, staff_id=row.id)) for row in rows]


async def test_who_has_the_page_open_too_is_seen_until_they_close_it(database: Database, house: House) -> None:
    order, _ = await a_parcel(database)
    (_, grace), (_, ivo) = await colleagues(database, "Grace", "Ivo")
    async with following(house.address, HERE, grace, about=order.id) as one:
        async with (
            following(house.address, HERE, ivo, about=order.id) as two,
            following(house.address, HERE, ivo, about=order.id),
        ):
            await sees(one, "Ivo")
            await sees(two, "Grace")
        await sees(one)

    await until(lambda: house.endpoint.live.presence.places == {})


async def test_each_page_is_a_place_of_its_own(database: Database, house: House) -> None:
    order, parcel = await a_parcel(database)
    (_, grace), (_, ivo), (_, lea) = await colleagues(database, "Grace", "Ivo", "Lea")
    async with (
        following(house.address, HERE, grace, about=order.id) as one,
        following(house.address, HERE, ivo, about=parcel.id),
        following(house.address, HERE, lea, about=order.id),
    ):
        await sees(one, "Lea")


async def test_in_another_process_too_and_whoever_comes_later_learns_who_was_there(
    database: Database, dsn: str, house: House
) -> None:
    order, _ = await a_parcel(database)
    (_, grace), (_, ivo) = await colleagues(database, "Grace", "Ivo")
    async with (
        Database(dsn, 4) as elsewhere,
        served(elsewhere) as other,
        following(house.address, HERE, grace, about=order.id) as one,
    ):
        async with following(other.address, HERE, ivo, about=order.id) as two:
            await sees(one, "Ivo")
            await sees(two, "Grace")
        await sees(one)


async def test_a_process_that_says_nothing_any_more_is_forgotten(
    database: Database, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that was killed whispers no farewell."""
    monkeypatch.setattr(presence, "HEART", 0.05)
    monkeypatch.setattr(presence, "FORGOTTEN_AFTER", 0.5)
    order, _ = await a_parcel(database)
    [(_, grace)] = await colleagues(database, "Grace")
    async with following(house.address, HERE, grace, about=order.id) as one:
        said = {"by": "prs_killed", "asks": False, "at": {order.id: [["stf_1", "Noa"]], "ord_elsewhere": []}}
        await value(database, "select pg_notify('orderflow_whisper', :said)", said=json.dumps(said))

        await sees(one, "Noa")
        await sees(one)
        assert set(house.endpoint.live.presence.places) == {order.id}


async def test_nothing_is_said_while_nobody_looks(database: Database, house: House) -> None:
    whispers: list[str] = []
    raw = await database.lone_connection()
    await raw.add_listener("orderflow_whisper", lambda *heard: whispers.append(heard[-1]))
    order, _ = await a_parcel(database)
    [(grace, cookie)] = await colleagues(database, "Grace")
    async with following(house.address, HERE, cookie, about=order.id):
        await until(lambda: len(whispers) == 1)
    await until(lambda: len(whispers) == 2)

    at = [json.loads(each)["at"] for each in whispers]
    assert at == [{order.id: [[grace.id, "Grace"]]}, {order.id: []}]
    assert house.endpoint.live.presence.places == {}
    await raw.close()


@pytest.mark.parametrize("who", ["guest", "customer", "picker elsewhere", "catalogue"])
async def test_only_staff_who_may_see_the_page_follow_it(database: Database, house: House, who: str) -> None:
    order, parcel = await a_parcel(database)
    far = await a_team_at(database, FAR, "FAR")
    cookie = {
        "guest": None,
        "customer": {"customer_id": (await a_customer(database)).id},
        "picker elsewhere": {"staff_id": (await a_colleague(database, "PICKER", name="Noa", team_id=far.id)).id},
        "catalogue": {"staff_id": (await a_colleague(database, "CATALOGUE", name="Cay")).id},
    }[who]
    headers = {"cookie": await signed_in(database, **cookie)} if cookie else {}
    async with talking(house.address, **headers) as talk:
        await talk.init(locale="en")
        for n, about in enumerate((order.id, parcel.id, "ord_nowhere", "stf_nobody", "x" * 5000, "\0")):
            answer = await talk.subscribe(HERE, str(n), about=about)
            assert answer["type"] == "error", answer
            assert answer["payload"][0]["extensions"]["code"] in ("NOT_FOUND", "BAD_INPUT")
    assert house.endpoint.live.presence.places == {}


async def test_as_many_as_there_are_fit_into_a_whisper() -> None:
    """Full places of long names in the widest letters are less than the 8000 bytes a notification may have."""
    heard: list[str] = []
    all_said = asyncio.Event()

    async def whisper(words: str) -> None:
        heard.append(words)
        if sum(len(json.loads(each)["at"]) for each in heard) == 3:
            all_said.set()

    class Page:
        def __init__(self, n: int) -> None:
            self.person = presence.Person(f"stf_{n:026}", "\U0001f9e1" * 200)

        async def see(self, people: list[presence.Person]) -> None:
            pass

    here = presence.Presence(whisper)
    async with here.running():
        for place in ("ord_" + "1" * 26, "shp_" + "2" * 26, "tkt_" + "3" * 26):
            for n in range(30):
                here.enter(place, Page(n))
        async with asyncio.timeout(10):
            await all_said.wait()

    assert max(len(each.encode()) for each in heard) < 8000

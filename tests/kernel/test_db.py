"""Connections: kept at hand for whoever needs one next, and never kept from whoever waits for one."""

import asyncio

from orderflow.kernel.db import Database
from tests.kernel.props import until


async def test_who_waits_gets_what_is_given_back_and_nobody_waits_for_ever(dsn: str) -> None:
    """Tried with every connection kept at hand: whoever waits at the pool waits for ever."""
    async with Database(dsn, size=2) as database:
        one, two = await database.borrow(), await database.borrow()
        waiting = [asyncio.create_task(database.borrow()) for _ in range(2)]
        await asyncio.sleep(0)
        await database.give_back(one)
        await database.give_back(two)

        served, unserved = await asyncio.wait(waiting, timeout=5)
        for each in unserved:
            each.cancel()
        for each in served:
            await database.give_back(each.result())
        assert not unserved
        assert database.usage == (0, 2)


async def test_the_next_statement_takes_the_connection_that_was_used_last(dsn: str) -> None:
    async with Database(dsn, size=4) as database:
        async with database.read() as connection:
            first = await connection.value("select pg_backend_pid()")
        async with database.read() as connection:
            assert await connection.value("select pg_backend_pid()") == first
        assert database.usage[0] == 0


async def test_a_connection_that_died_at_hand_is_not_lent_again(dsn: str) -> None:
    """Tried with what lies at hand lent as it is: the statement fails, though the database is there."""
    async with Database(dsn, size=4) as database, Database(dsn, size=1) as elsewhere:
        raw = await database.borrow()
        pid = await raw.fetchval("select pg_backend_pid()")
        await database.give_back(raw)
        async with elsewhere.read() as connection:
            await connection.value("select pg_terminate_backend(:pid)", pid=pid)
        await until(lambda: raw._con is None)

        async with database.read() as connection:
            assert await connection.value("select pg_backend_pid()") != pid


async def test_a_transaction_that_was_cut_off_is_rolled_back_before_its_connection_is_lent(dsn: str) -> None:
    """Tried with any connection kept at hand: the next one finds itself in a stranger's transaction."""
    async with Database(dsn, size=1) as database:
        async with database.read() as connection:
            await connection.raw.execute("begin")
            await connection.run("create table half_done ()")
        async with database.read() as connection:
            assert not connection.raw.is_in_transaction()
            assert await connection.value("select to_regclass('half_done')") is None

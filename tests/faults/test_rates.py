"""Serving processes count together what one caller asks for."""

from orderflow.kernel.rates import BLOCKS
from tests.running import Client, serving, until

MOST = 60
ME = "{ me { kind } }"


async def test_two_processes_give_one_caller_one_allowance(dsn: str) -> None:
    """Seen to fail when each process counts for itself: twice as much is answered."""
    async with serving(dsn, 2, rate_of_guests=f"{MOST}/year", worker_in_serve="false") as (_, addresses):
        clients = [Client(address) for address in addresses]
        answered = 0
        for _ in range(MOST):
            for client in clients:
                answered += "errors" not in await client.send(ME)

        async def all_refuse() -> bool:
            answers = [await client.http.post("/graphql", json={"query": ME}) for client in clients]
            return all(answer.status_code == 429 and int(answer.headers["retry-after"]) > 0 for answer in answers)

        await until(all_refuse, "both to refuse")
        for client in clients:
            await client.close()
    block = MOST // BLOCKS + 1

    assert MOST - 2 * block <= answered <= MOST + 2 * block

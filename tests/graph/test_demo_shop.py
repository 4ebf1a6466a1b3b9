"""Only the demo shop says whom one can be."""

from orderflow import demo
from orderflow.kernel.db import Database
from orderflow.people.demo import PASSWORD
from orderflow.settings import Settings
from tests.graph.wire import a_browser

ASKED = "{ shop { demo { password accounts { email roles } } } }"


async def test_only_the_demo_shop_says_whom_one_can_be(database: Database) -> None:
    async with a_browser(database, Settings(demo=True)) as browser:
        told = (await browser.post("/graphql", json={"query": ASKED})).json()["data"]["shop"]["demo"]
    async with a_browser(database, Settings(sandbox=True)) as browser:
        other = (await browser.post("/graphql", json={"query": ASKED})).json()["data"]["shop"]["demo"]

    assert told["password"] == PASSWORD
    assert [each["email"] for each in told["accounts"]] == [email for email, _ in demo.accounts()]
    assert told["accounts"][0]["roles"] == []
    assert other is None

"""What the how-to pages say can be followed literally: their code runs against a real shop."""

import asyncio
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.work import Work, as_system
from orderflow.people.actions.app_tokens import issue_token
from tests.running import serving

PAGES = sorted((Path(__file__).parents[2] / "docs" / "how-to").glob("*.md"))
CODE = re.compile(r"^```python\n(.*?)^```", re.M | re.S)
SCRIPTED = [page for page in PAGES if CODE.search(page.read_text())]


async def tokens(dsn: str) -> Any:
    """The tokens the pages ask for: a customer's and a member of staff's."""

    async def make(work: Work) -> dict[str, str]:
        lin = await work.connection.one("select id from customer order by id limit 1")
        _, customer = await issue_token(work, "customer", ["CUSTOMER"], customer_id=lin.id)
        _, staff = await issue_token(work, "staff", ["ORDER_DESK", "PICKER", "LOGISTICS", "SUPPORT", "FINANCE"])
        return {"CUSTOMER_TOKEN": customer, "STAFF_TOKEN": staff}

    async with Database(dsn, size=2) as database:
        return await as_system(database, make)


@pytest.mark.parametrize("page", SCRIPTED, ids=lambda page: page.stem)
async def test_a_page_can_be_followed_literally(demo_dsn: str, page: Path) -> None:
    script = "\n\n".join(CODE.findall(page.read_text()))
    figures = "a token for the figures"
    env = {**os.environ, **await tokens(demo_dsn), "METRICS_TOKEN": figures}

    async with serving(demo_dsn, metrics_token=figures) as (_, [address]):
        ran = await asyncio.create_subprocess_exec(
            sys.executable, "-c", script, env={**env, "SHOP": address}, stdout=-1, stderr=-2
        )
        output, _ = await ran.communicate()

    assert ran.returncode == 0, output.decode()

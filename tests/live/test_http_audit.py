"""GraphQL over HTTP as its working group audits it: every MUST, SHOULD and MAY."""

import asyncio
import json
from collections import Counter

from orderflow.kernel.db import Database
from tests.live.house import served
from tests.live.test_clients import NODE, WEB

POINTS = {"MUST": 13, "SHOULD": 23, "MAY": 25}


async def test_every_point_of_the_audit_is_met(database: Database) -> None:
    async with served(database) as house:
        auditor = await asyncio.create_subprocess_exec(
            NODE, "e2e/audit.ts", f"{house.address}/graphql", cwd=WEB, stdout=asyncio.subprocess.PIPE
        )
        async with asyncio.timeout(60):
            printed, _ = await auditor.communicate()

    points = [json.loads(line) for line in printed.splitlines()]
    assert [each for each in points if each["status"] != "ok"] == []
    assert Counter(each["name"].partition(" ")[0] for each in points) == POINTS

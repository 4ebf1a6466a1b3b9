"""Every operation of the web and the bench takes exactly the statements that budgets.txt says.

After a change that is meant to alter them: `BUDGETS=write pytest tests/budgets`, and read the difference.
"""

import os
from pathlib import Path

from orderflow.kernel.db import Database
from tests.budgets.day import a_day
from tests.budgets.documents import all_documents

TABLE = Path(__file__).parent / "budgets.txt"


async def test_every_operation_takes_the_statements_that_are_written_down(database: Database) -> None:
    head = [line for line in TABLE.read_text().splitlines() if line.startswith("#")]

    counts = await a_day(database)

    assert counts.keys() == all_documents().keys()
    wide = max(map(len, counts))
    table = "\n".join([*head, "", *(f"{key:{wide}} {counts[key]:3}" for key in sorted(counts)), ""])
    if os.environ.get("BUDGETS") == "write":
        TABLE.write_text(table)
    assert table.splitlines() == TABLE.read_text().splitlines()

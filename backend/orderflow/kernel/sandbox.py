"""The clock's offset, which a sandbox or demo shop may advance."""

from sqlmodel import Field, SQLModel

from orderflow.kernel import clock
from orderflow.kernel.events import CLOCK_ADVANCED
from orderflow.kernel.work import Work


class ClockOffset(SQLModel, table=True):
    """One row: how many seconds the shop's clock runs ahead of real time."""

    __tablename__ = "clock_offset"

    id: int = Field(primary_key=True)
    seconds: float


_ADVANCE = """
insert into clock_offset (id, seconds) values (1, :seconds)
on conflict (id) do update set seconds = clock_offset.seconds + excluded.seconds returning seconds
"""


async def advance(work: Work, seconds: float) -> None:
    """Run the clock forward for every process."""
    clock.set_offset(float(await work.connection.value(_ADVANCE, seconds=seconds)))
    work.tell(CLOCK_ADVANCED, "clock", seconds=seconds)

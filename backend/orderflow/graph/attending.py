"""A page that is open: its end of who else has it open."""

from orderflow.graph.channels import Seat
from orderflow.graph.context import Context
from orderflow.graph.presence import told
from orderflow.graph.shapes import Shape
from orderflow.kernel.presence import Person


class Attending:
    """One who follows who else is at a place, and is seen there."""

    def __init__(self, context: Context, shape: Shape, seat: Seat) -> None:
        assert context.attends is not None
        self.person = context.attends.person
        self._about, self._context, self._shape, self._seat = context.attends.about, context, shape, seat
        context.live.presence.enter(self._about, self)

    async def see(self, people: list[Person]) -> None:
        """Tell who else is there."""
        self._seat.give(await self._shape.answer(self._context, told(people)), None)

    def leave(self, _seat: Seat) -> bool:
        """It is closed; no channel ends with it."""
        self._context.live.presence.leave(self._about, self)
        return False

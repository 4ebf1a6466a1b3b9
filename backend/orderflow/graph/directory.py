"""Where each channel is found: by the order it is about, or by who may hear what it tells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from orderflow.graph.channels import Channel, Heard
from orderflow.orders.hearing import Ear, Key, hears, told_to


@dataclass(slots=True)
class Boards:
    """The channels of one ear that are not about one order."""

    all: set[Channel] = field(default_factory=set)
    by_key: dict[Key, set[Channel]] = field(default_factory=dict)


class Directory:
    """All channels; an event finds those it concerns without a look at the others."""

    def __init__(self) -> None:
        self.channels: dict[Any, Channel] = {}
        self.by_order: dict[str, set[Channel]] = {}
        self.boards: dict[Ear, Boards] = {}

    def put(self, channel: Channel) -> None:
        """Enter a channel."""
        self.channels[channel.key] = channel
        if channel.order_id:
            self.by_order.setdefault(channel.order_id, set()).add(channel)
            return
        boards = self.boards.setdefault(channel.ear, Boards())
        boards.all.add(channel)
        for key in channel.keys or ():
            boards.by_key.setdefault(key, set()).add(channel)

    def drop(self, channel: Channel) -> None:
        """Strike a channel out, if it stands here still."""
        if self.channels.pop(channel.key, None) is None:
            return
        if channel.order_id:
            _discard(self.by_order, channel.order_id, channel)
            return
        boards = self.boards[channel.ear]
        boards.all.discard(channel)
        for key in channel.keys or ():
            _discard(boards.by_key, key, channel)
        if not boards.all:
            del self.boards[channel.ear]

    def concerned(self, heard: Heard) -> Iterator[Channel]:
        """The channels that hear an event; one of them may come twice."""
        row = heard.row
        for channel in self.by_order.get(row.order_id, ()):
            if hears(channel.ear, channel.keys, row, heard.orders):
                yield channel
        for ear, boards in self.boards.items():
            if row.type in ear.always or (row.order_id is None and row.type in ear.orderless):
                yield from boards.all
            elif row.type in ear.by_key and row.order_id in heard.orders:
                for key in told_to(row, heard.orders[row.order_id]):
                    yield from boards.by_key.get(key, ())


def _discard(index: dict[Any, set[Channel]], key: Any, channel: Channel) -> None:
    index[key].discard(channel)
    if not index[key]:
        del index[key]

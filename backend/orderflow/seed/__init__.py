"""A shop's history in bulk: a few orders are played through the real verbs, and their rows are cloned by the thousand.

`stories` are the plays, `stage` is where they are played, `workshop` a private copy of the tables they are played in,
`mould` what turns one play into many orders, `history` who puts it all into the shop, `past` what the demo shop has
behind it.
"""

from orderflow.seed.history import CannotSeed, seed
from orderflow.seed.past import enter_past

__all__ = ["CannotSeed", "enter_past", "seed"]

"""From cart to order: totals, promises, holds, and the status everybody follows."""

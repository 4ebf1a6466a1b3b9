"""Which warehouse serves what: one that has everything, the nearest first; else as few as the greedy can find."""

from collections.abc import Mapping, Sequence

Shares = dict[str, list[tuple[str, int]]]
"""For each SKU the warehouses that serve it, with how many units each."""


def choose(wanted: Mapping[str, int], stock: Mapping[str, Mapping[str, int]], order: Sequence[str]) -> Shares | None:
    """Serve the wanted units by SKU from what is available by SKU and warehouse; None when it is not enough."""
    if any(sum(stock.get(sku, {}).values()) < quantity for sku, quantity in wanted.items()):
        return None
    for warehouse in order:
        if all(stock[sku].get(warehouse, 0) >= quantity for sku, quantity in wanted.items()):
            return {sku: [(warehouse, quantity)] for sku, quantity in wanted.items()}
    shares: Shares = {}
    used: list[str] = []
    for sku, quantity in wanted.items():
        nearest = [*used, *(each for each in order if each not in used)]
        shares[sku] = _serve(quantity, stock[sku], nearest)
        used += [warehouse for warehouse, _ in shares[sku] if warehouse not in used]
    return shares


def _serve(quantity: int, available: Mapping[str, int], nearest: Sequence[str]) -> list[tuple[str, int]]:
    """One line from one warehouse when any has it whole, else from the nearest ones together."""
    whole = next((each for each in nearest if available.get(each, 0) >= quantity), None)
    if whole is not None:
        return [(whole, quantity)]
    parts = []
    for warehouse in nearest:
        part = min(quantity, available.get(warehouse, 0))
        if part > 0:
            parts.append((warehouse, part))
            quantity -= part
    return parts

"""What buyers think of a product, counted."""

from orderflow.kernel.work import Work

_RATE = """
update product set rating_sum = rating_sum + :goods, rating_count = rating_count + 1 where id = :id
"""


async def rate(work: Work, product_id: str, goods: int) -> None:
    """Count one more review of a product, with its score for the goods (1 to 5)."""
    if await work.run(_RATE, id=product_id, goods=goods) != 1:
        raise LookupError(f"no product {product_id}")

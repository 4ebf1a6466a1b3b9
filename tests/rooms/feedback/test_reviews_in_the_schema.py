"""Reviews as the API takes and shows them."""

from orderflow.kernel.db import Database
from tests.asked import asked
from tests.bought import a_received_order
from tests.shelves import stock_up
from tests.world import ada, guest

REVIEW = """mutation($input: SubmitReviewInput!) { submitReview(input: $input) {
  review { goods authorName orderLineId } order { lines { review { goods } } } errors { code path } } }"""


async def test_a_review_stands_with_its_line_and_its_product(database: Database) -> None:
    customer = await ada(database)
    variants = await stock_up(database, CUP=(9, 9))
    product = variants["CUP"].product_id
    _, lines = await a_received_order(database, customer, product_id=product)
    given = {"goods": 5, "delivery": 4, "service": 5, "body": "<b>Lovely</b>", "idempotencyKey": "k"}

    answer = await asked(database, customer, REVIEW, input={**given, "orderLineId": lines[0].id})
    again = await asked(database, customer, REVIEW, input={**given, "orderLineId": lines[0].id, "idempotencyKey": "k2"})
    document = "query($id: ID!) { product(id: $id) { rating { average count } reviews { body authorName } } }"
    shown = await asked(database, guest(), document, id=product)

    assert answer["submitReview"]["review"] == {"goods": 5, "authorName": "林**", "orderLineId": lines[0].id}
    assert answer["submitReview"]["order"]["lines"] == [{"review": {"goods": 5}}, {"review": None}]
    assert again["submitReview"]["errors"] == [{"code": "ALREADY_REVIEWED", "path": []}]
    assert shown["product"] == {
        "rating": {"average": 5.0, "count": 1},
        "reviews": [{"body": "<b>Lovely</b>", "authorName": "林**"}],
    }

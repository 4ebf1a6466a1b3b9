"""What every carrier keeps to, ours and those that others plug in."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from orderflow import settings
from orderflow.kernel import clock
from orderflow.kernel.texts import LOCALES, text
from orderflow.shipments.carriers import Booking, Carrier, CarrierAway, CarrierRefused, Parcel, carriers
from orderflow.shipments.carriers.simulator import Manner

CITY = text("杭州", "杭州", "Hangzhou")
ALL = list(carriers.all().values())


@pytest.fixture(autouse=True)
def _clock_restored() -> Iterator[None]:
    yield
    clock.set_offset(0)


def receiver(manner: str = "") -> dict[str, Any]:
    return {"city": "Kowloon", "street": f"88 Austin Road {manner}", "countryCode": "HK", "region": "Kowloon"}


def booking(key: str = "shp_1-0", manner: str = "") -> Booking:
    now = clock.now()
    return Booking(
        key, "2611-00001-7-P1", CITY, receiver(manner), 2, now, (now + timedelta(days=2), now + timedelta(days=3))
    )


def parcel(number: str, manner: str = "", *, handed_over: bool = True) -> Parcel:
    given = booking(manner=manner)
    return Parcel(number, CITY, given.receiver, given.ships_at if handed_over else None, given.promised)


@pytest.mark.parametrize("carrier", ALL, ids=lambda each: each.name)
async def test_a_carrier_has_a_name_in_every_language_and_knows_its_numbers(carrier: Carrier) -> None:
    assert carrier.name.isidentifier()
    assert all(carrier.title[locale] for locale in LOCALES)
    for odd in ("", " ", "x", "²" * 15, "1" * 500, "'; drop table shipment --"):
        assert not carrier.validate(odd)


@pytest.mark.parametrize("carrier", ALL, ids=lambda each: each.name)
async def test_a_booking_may_be_repeated_and_is_one_booking(carrier: Carrier) -> None:
    if carrier.name == "other":
        with pytest.raises(CarrierRefused) as refused:
            await carrier.book(booking())
        assert all(refused.value.reason[locale] for locale in LOCALES)
        return
    label, again = await carrier.book(booking()), await carrier.book(booking())
    other = await carrier.book(booking("shp_2-0"))
    assert label.tracking_number == again.tracking_number != other.tracking_number
    assert carrier.validate(label.tracking_number)
    assert label.eta[0] <= label.eta[1]
    await carrier.cancel(label.tracking_number)
    await carrier.cancel(label.tracking_number)


@pytest.mark.parametrize("carrier", ALL, ids=lambda each: each.name)
async def test_every_parcel_asked_about_is_answered(carrier: Carrier) -> None:
    answers = await carrier.track([parcel("SW0000000000000"), parcel("SW0000000000018", handed_over=False)])

    assert set(answers) == {"SW0000000000000", "SW0000000000018"}
    assert answers["SW0000000000018"].news == ()


swift = carriers.all()["swift"]


async def played(manner: str, **after: float) -> Any:
    asked = parcel("SW0000000000018", f"[{manner}]")
    clock.set_offset(timedelta(**after).total_seconds())
    return (await swift.track([asked]))[asked.tracking_number]


async def test_news_comes_when_it_is_due_and_the_next_asking_is_in_the_future() -> None:
    early, late = await played("", hours=3), await played("", days=4)

    assert [each.code for each in early.news] == ["PICKED_UP"]
    assert early.ask_again_at > clock.now() - timedelta(days=4)
    assert [each.code for each in late.news][-2:] == ["OUT_FOR_DELIVERY", "DELIVERED"]
    assert late.ask_again_at is None
    assert all(each.place[locale] and each.description[locale] for each in late.news for locale in LOCALES)
    assert len({each.id for each in late.news}) == len(late.news)


@pytest.mark.parametrize("manner", list(Manner))
async def test_each_manner_plays_to_its_end(manner: Manner) -> None:
    answer = await played(manner, days=60)

    assert answer.ask_again_at is None
    codes = [each.code for each in answer.news]
    match manner:
        case Manner.TWICE:
            assert codes == codes[: len(codes) // 2] * 2
        case Manner.SHUFFLED:
            assert codes[0] == "DELIVERED"
        case Manner.LATE:
            assert answer.eta is not None
        case Manner.SILENT:
            assert codes == []
        case Manner.LOST | Manner.RETURNED:
            assert codes[-1] == manner.upper()
        case _:
            assert codes[-1] == "DELIVERED"


async def test_a_parcel_in_the_shuffle_is_seen_at_its_start_and_only_at_the_end_again() -> None:
    answer = await played("shuffled", days=2)

    assert [each.code for each in answer.news] == ["PICKED_UP"]


async def test_labels_are_refused_or_out_of_reach_on_demand() -> None:
    with pytest.raises(CarrierRefused):
        await swift.book(booking(manner="[refuses]"))
    with pytest.raises(CarrierAway):
        await swift.book(booking(manner="[away]"))


async def test_a_fast_shop_has_fast_parcels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings.current(), "simulator_pace", 1800)

    answer = await played("", minutes=3)

    assert [each.code for each in answer.news][-1] == "DELIVERED"


async def test_a_carrier_answers_many_at_once() -> None:
    asked = [parcel(f"SW{n:013d}") for n in range(100)]

    answers = await asyncio.wait_for(swift.track(asked), 2)

    assert len(answers) == 100

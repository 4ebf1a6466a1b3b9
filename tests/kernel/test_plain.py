"""The small modules: money, ids, texts, clock, refusals."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderflow.kernel import clock
from orderflow.kernel.ids import check_digit, new_id
from orderflow.kernel.money import Money, minor_units, round_half_up, share, tax_within
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal, Refusals, StaleVersion, invalid
from orderflow.kernel.texts import in_locale, match_locale, text
from tests.kernel.props import kept_apart

AMOUNTS = st.integers(0, 10**12)
WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=30)
RATES = st.decimals("0", "0.5", places=4)


@given(AMOUNTS, WEIGHTS)
def test_shares_add_up_and_none_turns_negative(total: int, weights: list[int]) -> None:
    parts = share(total, weights)

    assert sum(parts) == total
    assert len(parts) == len(weights)
    assert all(part >= 0 for part in parts)
    if any(weights):
        assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if weight == 0)


@given(AMOUNTS, WEIGHTS)
def test_a_share_is_half_up_save_for_what_the_rest_makes_up(total: int, weights: list[int]) -> None:
    parts, whole = share(total, weights), sum(weights)

    for part, weight in zip(parts[:-1], weights, strict=False):
        if whole and sum(parts[parts.index(part) + 1 :]):
            assert abs(part - Decimal(total) * weight / whole) <= Decimal("0.5") + len(weights)


@given(AMOUNTS, WEIGHTS)
def test_what_is_taken_away_is_shared_like_what_is_given(total: int, weights: list[int]) -> None:
    assert share(-total, weights) == [-part for part in share(total, weights)]


def test_shares_by_hand() -> None:
    assert share(100, [1, 1, 1]) == [33, 33, 34]
    assert share(1, [1, 1, 0]) == [1, 0, 0]
    assert share(2, [1, 1, 1, 1]) == [1, 1, 0, 0]
    assert share(7, [0, 0]) == [0, 7]
    assert share(7, []) == []


@given(AMOUNTS, RATES)
def test_tax_within_leaves_a_net_that_bears_it(gross: int, rate: Decimal) -> None:
    tax = tax_within(gross, rate)

    assert 0 <= tax <= gross
    assert abs((gross - tax) * rate - tax) <= (1 + rate) / 2


def test_tax_by_hand() -> None:
    assert tax_within(11300, Decimal("0.13")) == 1300
    assert tax_within(10900, Decimal("0.09")) == 900
    assert tax_within(1, Decimal("0.13")) == 0
    assert tax_within(100, Decimal(0)) == 0
    assert [round_half_up(Decimal(x)) for x in ("0.5", "1.5", "-0.5", "0.4999")] == [1, 2, -1, 0]


@given(st.integers(-(10**14), 10**14), st.sampled_from(["CNY", "TWD", "USD", "JPY", "KWD"]))
def test_money_in_major_units_and_back(minor: int, currency: str) -> None:
    assert minor_units(Money(minor, currency).amount, currency) == minor


@pytest.mark.parametrize("amount", ["0.005", "1E+400000", "1E+15", "Infinity", "-Infinity", "NaN", "sNaN"])
def test_what_is_no_sum_of_money_has_no_minor_units(amount: str) -> None:
    assert minor_units(Decimal(amount), "CNY") is None


def test_ids_are_unique_and_in_the_order_of_their_milliseconds(monkeypatch: pytest.MonkeyPatch) -> None:
    at = clock.real()
    ids = []
    for n in range(2000):
        monkeypatch.setattr(clock, "real", lambda n=n: at + timedelta(milliseconds=n))
        ids.append(new_id("ord"))

    assert ids == sorted(ids)
    assert len({new_id("ord") for _ in range(20_000)}) == 20_000
    assert {len(id) for id in ids} == {30}


@given(st.text("0123456789", min_size=1, max_size=18), st.data())
def test_the_check_digit_finds_a_wrong_digit_and_most_swaps(digits: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != digits[place]]))

    assert check_digit(digits) != check_digit(digits[:place] + other + digits[place + 1 :])


def test_a_check_digit_by_hand() -> None:
    assert check_digit("7992739871") == "3"


def test_a_text_falls_back_from_language_to_language() -> None:
    both = text("漢", "汉", "")

    assert [in_locale(both, locale) for locale in ("zh-Hant", "zh-Hans", "en", "fr")] == ["漢", "汉", "漢", "漢"]
    assert in_locale({"en": "only"}, "zh-Hant") == "only"
    assert in_locale({}, "en") == ""


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        (None, "zh-Hant"),
        ("", "zh-Hant"),
        ("zh-TW,zh;q=0.9", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hant-SG", "zh-Hant"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("en-GB,en;q=0.9,zh-TW;q=0.8", "en"),
        ("fr-FR, en;q=0.5", "en"),
        ("de", "zh-Hant"),
        ("en;q=0.3, zh-TW;q=0.9", "zh-Hant"),
        ("en;q=0, zh-CN;q=0.1", "zh-Hans"),
        ("en;q=nonsense, \0;;;,,", "en"),
    ],
)
def test_the_language_a_browser_likes_best_is_taken(header: str | None, locale: str) -> None:
    assert match_locale(header, "zh-Hant") == locale


def test_the_shops_clock_runs_ahead_of_real_time_and_deadlines_follow_it() -> None:
    clock.set_offset(3600)

    assert abs(clock.now() - clock.real() - timedelta(hours=1)) < timedelta(seconds=1)
    assert clock.offset() == timedelta(hours=1)
    assert clock.now().tzinfo is not None


def test_a_refusal_is_worded_from_its_facts_in_each_language() -> None:
    with kept_apart():

        class LampTooHot(Refusal):
            """The {lamp} is at {degrees} degrees. Let it cool down."""

            hant = "{lamp}有 {degrees} 度。請等它冷卻。"
            hans = "{lamp}有 {degrees} 度。请等它冷却。"
            degrees: int

    refused = LampTooHot(path=("lampId",), lamp=text("路燈", "路灯", "street lamp"), degrees=90)

    assert LampTooHot.code == "LAMP_TOO_HOT"
    assert refused.message("en") == "The street lamp is at 90 degrees. Let it cool down."
    assert refused.message("zh-Hant") == "路燈有 90 度。請等它冷卻。"
    assert refused.message("zh-Hans") == "路灯有 90 度。请等它冷却。"
    assert (refused.degrees, refused.path, refused.retryable) == (90, ("lampId",), False)


def test_braces_in_a_fact_are_only_text() -> None:
    assert invalid("note", text("{x}", "{x}", "{0}{x}")).message("en") == "{0}{x}"


def test_the_kernels_refusals() -> None:
    assert NotFound(what=text("訂單", "订单", "order")).message("zh-Hans").startswith("找不到这个订单。")
    assert StaleVersion(current_version=3).retryable
    assert invalid("address.city", text("一", "一", "one")).path == ("address", "city")
    assert Refusals([InvalidInput(reason={}), NotFound(what={})]).args == (["INVALID_INPUT", "NOT_FOUND"],)

"""Measure what one operation costs."""

import argparse
import sys
from pathlib import Path

import uvloop

from bench import overload, report
from bench.floors import Floor, floor_of
from bench.following import GATHERINGS, Told, measure_followers
from bench.measure import Result, measure
from bench.people import gathered
from bench.scenarios import SCENARIOS, Shopping
from bench.shop import Shop, opened
from orderflow.kernel.db import Database
from orderflow.kernel.rooms import import_rooms

OVERLOAD = "overload"


def main() -> None:
    """Open a shop, measure it, report."""
    given = _parser().parse_args()
    import_rooms()
    results: list[Result] = []
    floors: dict[str, Floor] = {}
    told: list[Told] = []
    with opened(given.orders, _say, given.folder) as shop:
        uvloop.run(_measure_all(shop, given, results, floors, told))
        memory = shop.meter.memory()
    print(f"\n{report.table(results, floors)}\n\n{report.told_table(told)}")
    print(f"\nmemory of the serving process: {memory:.0f} MB at most")
    _say(f"kept in {report.keep(results, floors, told, given.orders, memory)}")
    if given.write:
        report.write_page(results, floors, told, given.orders, memory)
        _say(f"written to {report.PAGE}")


async def _measure_all(
    shop: Shop, given: argparse.Namespace, results: list[Result], floors: dict[str, Floor], told: list[Told]
) -> None:
    async with Database(shop.dsn, size=4) as database:
        cast = await gathered(database, shop.address, customers=16)
        shopping = Shopping(database, cast)
        await shopping.look_around()
        for scenario in SCENARIOS:
            if given.only and scenario.name not in given.only:
                continue
            operations = given.operations or scenario.operations
            for concurrency in given.concurrency:
                _say(f"{scenario.name}, {concurrency} at once")
                found = await measure(scenario, shopping, shop.meter, shop.log, concurrency, operations)
                _say(f"    {found.app:.1f} ms in the application, {found.db:.1f} ms in the database")
                results.append(found)
        for gathering in GATHERINGS:
            if not given.only or gathering.name in given.only:
                _say(gathering.title)
                told.append(await measure_followers(gathering, database, shop.address, shop.meter))
                _say(f"    {told[-1].app:.4f} ms in the application, {told[-1].db:.4f} ms in the database")
        if not given.only or OVERLOAD in given.only:
            _say("ten times as many lists as can be answered")
            print(f"\n{overload.table(await overload.measure_overload(shopping, shop.address))}")
        # Last, for the numbers it gives to events are none that a shop goes on from.
        for name in dict.fromkeys(each.scenario for each in results):
            if given.bare:
                _say(f"{name}, bare SQL")
                floors[name] = await floor_of(name, shopping, shop.meter, given.operations or 200)
        await cast.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    names = [*(each.name for each in (*SCENARIOS, *GATHERINGS)), OVERLOAD]
    parser.add_argument("--orders", type=int, default=20_000, metavar="N", help="orders of history (default 20000)")
    parser.add_argument("--only", nargs="+", choices=names, metavar="SCENARIO", help=f"some of {', '.join(names)}")
    parser.add_argument("--operations", type=int, metavar="N", help="operations of each scenario (default: its own)")
    parser.add_argument("--concurrency", type=int, nargs="+", default=[1, 8], metavar="N", help="default 1 8")
    parser.add_argument("--folder", type=Path, help="keep the shop here, and use it again the next time")
    parser.add_argument("--no-bare-sql", dest="bare", action="store_false", help="leave the bare SQL out")
    parser.add_argument("--write", action="store_true", help="write docs/reference/performance.md")
    return parser


def _say(step: str) -> None:
    print(f"· {step}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

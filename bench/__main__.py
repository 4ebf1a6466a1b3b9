"""Measure what one operation costs."""

import argparse
import sys
from pathlib import Path

import uvloop

from bench import finding, keeping, overload, report
from bench.floors import floor_of
from bench.following import GATHERINGS, measure_followers
from bench.measure import measure
from bench.people import gathered
from bench.scenarios import SCENARIOS, Shopping
from bench.shop import Shop, opened
from orderflow.kernel.db import Database
from orderflow.kernel.rooms import import_rooms

OVERLOAD, BACKUP, SEARCH = "overload", "backup", "search"


def main() -> None:
    """Open a shop, measure it, report."""
    given = _parser().parse_args()
    import_rooms()
    figures = report.Figures(given.orders)
    with opened(given.orders, _say, given.folder) as shop:
        uvloop.run(_measure_all(shop, given, figures))
        figures.memory = shop.meter.memory()
    print(f"\n{report.tables(figures)}\nmemory of the serving process: {figures.memory:.0f} MB at most")
    _say(f"kept in {report.keep(figures)}")
    if given.write:
        report.write_page(figures)
        _say(f"written to {report.PAGE}")


async def _measure_all(shop: Shop, given: argparse.Namespace, figures: report.Figures) -> None:
    def wanted(name: str) -> bool:
        return not given.only or name in given.only

    async with Database(shop.dsn, size=4) as database:
        cast = await gathered(database, shop.address, customers=16)
        shopping = Shopping(database, cast)
        await shopping.look_around()
        for scenario in (each for each in SCENARIOS if wanted(each.name)):
            for concurrency in given.concurrency:
                _say(f"{scenario.name}, {concurrency} at once")
                operations = given.operations or scenario.operations
                found = await measure(scenario, shopping, shop.meter, shop.log, concurrency, operations)
                _say(f"    {found.app:.1f} ms in the application, {found.db:.1f} ms in the database")
                figures.results.append(found)
        if wanted(BACKUP):  # before anything is written that a verb would not write, for every check runs on it
            _say(f"a backup while {keeping.EACH_SECOND} orders are placed each second")
            figures.kept.append(await keeping.measure_backup(shopping, shop))
        if wanted(SEARCH):
            _say(f"searches among {finding.PRODUCTS:,} products")
            figures.searches += await finding.measure_search(shop, _say)
        for gathering in (each for each in GATHERINGS if wanted(each.name)):
            _say(gathering.title)
            figures.told.append(await measure_followers(gathering, database, shop.address, shop.meter))
            _say(f"    {figures.told[-1].app:.4f} ms in the application, {figures.told[-1].db:.4f} ms in the database")
        if wanted(OVERLOAD):
            _say("ten times as many lists as can be answered")
            figures.flooded += await overload.measure_overload(shopping, shop.address)
        # Last, for the numbers it gives to events are none that a shop goes on from.
        for name in dict.fromkeys(each.scenario for each in figures.results if given.bare):
            _say(f"{name}, bare SQL")
            figures.floors[name] = await floor_of(name, shopping, shop.meter, given.operations or 200)
        await cast.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    names = [*(each.name for each in (*SCENARIOS, *GATHERINGS)), OVERLOAD, BACKUP, SEARCH]
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

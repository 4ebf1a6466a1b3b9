"""Props: the figures of a shop, as Prometheus reads them."""

import httpx2
from prometheus_client.parser import text_string_to_metric_families

TOKEN = "a token of those who look after it"
LABELS = tuple[tuple[str, str], ...]


async def scraped(address: str) -> dict[tuple[str, LABELS], float]:
    """All figures by their names and labels."""
    async with httpx2.AsyncClient(headers={"authorization": f"Bearer {TOKEN}"}) as http:
        page = await http.get(f"{address}/metrics")
    assert page.status_code == 200
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(page.text)
        for sample in family.samples
    }


def of(figures: dict[tuple[str, LABELS], float], name: str, **labels: str) -> float:
    """One figure."""
    return figures.get((name, tuple(sorted(labels.items()))), 0.0)

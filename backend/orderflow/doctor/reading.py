"""How the environment was understood: what cannot be read, and what looks like a setting and is none."""

import difflib
import os
from collections.abc import Mapping

from pydantic import ValidationError

from orderflow.settings import Settings

PREFIX = "ORDERFLOW_"
OTHERS = ("TEST_FOLDER", "FUZZ", "SCREENSHOTS", "URL")
"""What our own tests and the web's development server read under the same prefix."""
ONCE = ("SHOP_NAME", "CURRENCY", "TIME_ZONE", "AUTO_CONFIRM_DAYS", "AFTER_SALES_DAYS")
"""What the migration reads that first enters the shop into its table, and nobody after it."""


def read() -> tuple[Settings | None, list[str]]:
    """The settings, or why there are none: a sentence for each that cannot be used."""
    try:
        return Settings(), []
    except ValidationError as error:
        return None, wrongly_set(error)


def wrongly_set(error: ValidationError) -> list[str]:
    """A sentence for each setting that cannot be used; it never repeats the value, which may be a secret."""
    return [
        _sentence(str(each["loc"][0]) if each["loc"] else "", str(each["msg"]))
        for each in error.errors(include_url=False, include_input=False)
    ]


def misspelt(environment: Mapping[str, str] = os.environ) -> list[str]:
    """A sentence for each variable with our prefix that nobody reads."""
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    sentences = []
    for name in sorted(environment):
        if name.startswith(PREFIX) and name not in known and name.removeprefix(PREFIX) not in OTHERS + ONCE:
            close = difflib.get_close_matches(name, known, 1)
            advice = f"did you mean {close[0]}?" if close else "see docs/reference/settings.md, or take it away."
            sentences.append(f"{name} is no setting, so it is not read: {advice}")
    return sentences


def _sentence(name: str, why: str) -> str:
    field = name.removeprefix(PREFIX).lower()
    known = Settings.model_fields.get(field)
    says = known.description if known else "see docs/reference/settings.md."
    return f"{PREFIX}{field.upper()} cannot be used: {why[:1].lower()}{why[1:]}. It says: {says}"

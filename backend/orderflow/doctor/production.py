"""What a trial may have and a shop that takes real orders may not."""

from orderflow import demo
from orderflow.kernel.db import Connection
from orderflow.people import passwords
from orderflow.settings import Settings

LEAST_VARIETY = 12
"""Different characters of a secret; one that was made at random has many more."""

_PROMISING = """
select password_hash, min(email) as email, count(*) as held from (
  select email, password_hash from staff union all select email, password_hash from customer
) as people
where password_hash is not null
group by password_hash having count(*) > 1 or bool_or(email = any(:known))
order by held desc limit 10
"""
"""Hashes worth a try: those of the demo's people, and those of several, for a real hash is nobody else's."""


def unfit(settings: Settings) -> list[str]:
    """Why these settings are none for production: a sentence each that says how to mend it."""
    wrong = []
    if settings.sandbox:
        wrong.append(
            "ORDERFLOW_SANDBOX is on, so simulators pay and the clock may be moved: take it away;"
            " `serve --demo`, `seed` and `replay` set it, so they are for a trial only."
        )
    elif settings.demo:
        wrong.append("ORDERFLOW_DEMO is on, so everybody is told the demo's accounts: take it away.")
    if settings.secret is None:
        wrong.append(
            "ORDERFLOW_SECRET is not set: set what `openssl rand -base64 48` prints, the same for every process."
        )
    elif weak(settings.secret):
        wrong.append("ORDERFLOW_SECRET can be guessed: set what `openssl rand -base64 48` prints instead.")
    if settings.oidc_issuer and not settings.oidc_issuer.startswith("https://"):
        wrong.append("ORDERFLOW_OIDC_ISSUER is not an https address, so anybody on the way could sign in as staff.")
    if not settings.address.startswith("https://"):
        wrong.append(
            "ORDERFLOW_PUBLIC_URL is not an https address, so cookies would go over the wire for all to read:"
            " set the one that customers reach the shop at, such as https://shop.example.com."
        )
    return wrong


def weak(secret: str) -> bool:
    """Whether a key was typed rather than drawn."""
    return len(set(secret)) < LEAST_VARIETY


async def unfit_database(connection: Connection) -> list[str]:
    """Why this database is none for production: a sentence each."""
    wrong = []
    known = [email for email, _ in demo.accounts()]
    promising = await connection.rows(_PROMISING, known=known)
    shared = [each for each in promising if (await passwords.matches(demo.PASSWORD, each.password_hash))[0]]
    if shared:
        wrong.append(
            f"{sum(each.held for each in shared):,} accounts, {shared[0].email} among them, have the password of the"
            " demo shop: name a database of the shop's own in DATABASE_URL; the demo stays where it is."
        )
    if ahead := await connection.value("select seconds from clock_offset where seconds <> 0"):
        wrong.append(
            f"The shop's clock runs {ahead:,.0f} s ahead of real time, as only a sandbox may move it:"
            " name a database of the shop's own in DATABASE_URL."
        )
    return wrong

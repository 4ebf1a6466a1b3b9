"""What the shop finds on this machine: its folder, disk, secret, web and pictures, its mail server, who takes money."""

import os
import shutil

from orderflow import web
from orderflow.catalog.storages import STORAGES
from orderflow.doctor.findings import Finding, Grade, judged
from orderflow.doctor.production import weak
from orderflow.notices.channels.mail import unreachable
from orderflow.payments.providers import providers
from orderflow.people.provider import NotSignedIn, discovered
from orderflow.settings import Settings

LEAST_FREE = 1024**3
_PROBE = ("doctor/probe.txt", b"The doctor wrote this to see whether pictures can be kept. It may stay.\n")


async def look_at_machine(settings: Settings) -> list[Finding]:
    """Everything but the database."""
    return [
        *_disk(settings),
        *_secret(settings),
        *_capacity(settings),
        *_web(),
        *await _pictures(settings),
        *await _mail(settings),
        *_payments(),
        *await _provider(settings),
    ]


def _disk(settings: Settings) -> list[Finding]:
    """The var folder, or where it will be made."""
    place = settings.var_dir.absolute()
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    wrong = []
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        wrong.append(
            f"{place} cannot be written to: give it to the account Orderflow runs as, or set ORDERFLOW_VAR_DIR."
        )
    if free < LEAST_FREE:
        wrong.append(f"The disk of {place} has {_size(free)} left: make room, at least {_size(LEAST_FREE)}.")
    return judged("disk", wrong, f"{_size(free)} are free where {settings.var_dir} lies.")


def _secret(settings: Settings) -> list[Finding]:
    kept = settings.var_dir.absolute() / "secret"
    wrong = []
    if settings.secret and weak(settings.secret):
        wrong.append("ORDERFLOW_SECRET can be guessed: set what `openssl rand -base64 48` prints instead.")
    if not settings.secret and kept.exists() and kept.stat().st_mode & 0o077:
        wrong.append(f"{kept} can be read by other accounts: `chmod 600 {kept}`, and change it if one may have.")
    if settings.metrics_token and weak(settings.metrics_token):
        wrong.append("ORDERFLOW_METRICS_TOKEN can be guessed: set what `openssl rand -base64 24` prints instead.")
    where = "is set" if settings.secret else f"is the one of this machine, in {kept}"
    return judged("secret", wrong, f"The key that signs links {where}.")


def _capacity(settings: Settings) -> list[Finding]:
    wrong = []
    if settings.operations_at_once >= settings.pool_size:
        wrong.append(
            f"ORDERFLOW_OPERATIONS_AT_ONCE ({settings.operations_at_once}) leaves none of ORDERFLOW_POOL_SIZE"
            f" ({settings.pool_size}) connections for deliveries: make the pool larger by 4."
        )
    return judged(
        "connections", wrong, f"{settings.pool_size} connections serve {settings.operations_at_once} at once."
    )


def _web() -> list[Finding]:
    wrong = [] if (web.WEB / "index.html").exists() else ["The web is not built: run `make web`, then start again."]
    return judged("web", wrong, "The web is built.")


def no_storage(settings: Settings) -> list[str]:
    """A sentence if the settings name a drawer for pictures that nobody has."""
    if settings.picture_storage in STORAGES.all():
        return []
    known = ", ".join(sorted(STORAGES.all()))
    how = " For a bucket, install Orderflow with its extra: pip install 'orderflow[s3]'."
    extra = how if settings.picture_storage == "s3" else ""
    return [f"ORDERFLOW_PICTURE_STORAGE names no plug: it may be {known}.{extra}"]


async def _pictures(settings: Settings) -> list[Finding]:
    if unknown := no_storage(settings):
        return judged("pictures", unknown, "")
    storages, name = STORAGES.all(), settings.picture_storage
    key, content = _PROBE
    try:
        await storages[name].put(key, content)
        back = await storages[name].get(key)
    except OSError as error:
        advice = "look at the ORDERFLOW_S3_ settings" if name == "s3" else "let Orderflow's account write there"
        return judged("pictures", [f"{name} cannot keep pictures ({error}): {advice}."], "")
    wrong = [] if back == content else [f"{name} does not give back what it was given: look at where it keeps it."]
    return judged("pictures", wrong, f"{name} keeps what it is given.")


async def _mail(settings: Settings) -> list[Finding]:
    if settings.smtp_url is None:
        lies = (
            "No mail server is set: letters lie in the mailbox of the staff app. Set ORDERFLOW_SMTP_URL to send them."
        )
        return [Finding("mail", Grade.NOTE, lies)]
    wrong = []
    if reason := await unreachable(settings):
        wrong.append(f"The mail server does not let us in ({reason}): look at ORDERFLOW_SMTP_URL and the server.")
    if settings.smtp_from.rpartition("@")[2].rstrip(">") in ("localhost", ""):
        wrong.append("ORDERFLOW_SMTP_FROM is no address that can be answered: set the shop's own.")
    return judged("mail", wrong, "The mail server lets us in.")


def _payments() -> list[Finding]:
    """Who takes money: without a provider customers can order, but not pay."""
    takers = {name: plug.methods for name, plug in providers.all().items() if plug.methods}
    if not takers:
        nobody = (
            "Nobody takes money, so that customers can order but not pay: plug a payment provider in, as"
            " docs/how-to/add-a-payment-provider.md says, or try things with ORDERFLOW_SANDBOX=true."
        )
        return [Finding("payments", Grade.NOTE, nobody)]
    return judged("payments", [], "; ".join(f"{name} takes {', '.join(takers[name])}" for name in sorted(takers)) + ".")


async def _provider(settings: Settings) -> list[Finding]:
    if settings.oidc_issuer is None:
        return []
    try:
        await discovered()
    except NotSignedIn as refused:
        why = f"The provider staff sign in by cannot be asked ({refused}): look at ORDERFLOW_OIDC_ISSUER."
        return judged("sign-in", [why], "")
    return judged("sign-in", [], "The provider staff sign in by says where it is.")


def _size(free: int) -> str:
    return f"{free / 1024**3:,.1f} GiB"

"""Colleagues who come in by the company's own sign-in: to an account that is here, by its e-mail, once for each way."""

from datetime import timedelta

from orderflow.kernel import clock
from orderflow.kernel.access import Actor, hash_token
from orderflow.kernel.db import Database
from orderflow.kernel.work import Work, perform
from orderflow.people.provider import Flow, NotSignedIn
from orderflow.people.sessions import replace_session

HOLDS = timedelta(minutes=10)
"""How long somebody may take to sign in there."""

_CLAIM = """
insert into used_state (hash, expires_at) values (:hash, :until) on conflict (hash) do nothing
"""
_COLLEAGUE = "select id from staff where email = :email and disabled_at is null for key share"


async def claim(database: Database, flow: Flow) -> None:
    """Let a way be used once, by whoever comes first."""
    async with database.read() as connection:
        used = await connection.run(_CLAIM, hash=hash_token(flow.state), until=clock.real() + HOLDS)
    if not used:
        raise NotSignedIn("STATE", "the way back was used already")


async def sign_in_by_email(database: Database, actor: Actor, email: str, device: str | None) -> str:
    """Open the session of the colleague with this e-mail and answer its cookie; no account springs up by itself."""

    async def enter(work: Work) -> str:
        colleague = await work.row(_COLLEAGUE, email=email)
        if colleague is None:
            raise NotSignedIn("NO_ACCOUNT")
        return await replace_session(work, staff_id=colleague.id, device=device)

    return await perform(database, actor, enter)

"""A second factor of staff: the code of an app on their telephone, or one of ten codes kept for when that is lost.

The app's key is made anew from the secret of the house whenever it is needed; a copy of the database makes no codes.
"""

import base64
import hashlib
import hmac
import re
import secrets
import unicodedata
from functools import lru_cache

import pyotp

from orderflow import settings
from orderflow.kernel import clock
from orderflow.kernel.access import hash_token
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import Refusal
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.people.appointing import called
from orderflow.people.recent import forget
from orderflow.shop.changes import record, settings_event
from orderflow.shop.tables import ChangeKind

TURNED_ON = settings_event("second_factor.turned_on", Can.SEE_TEAMS)
TURNED_OFF = settings_event("second_factor.turned_off", Can.SEE_TEAMS)
RESET = settings_event("second_factor.taken_away", Can.SEE_TEAMS)
RECOVERY_CODE_USED = event_type("second_factor.recovery_code_used", staff=Can.MANAGE_STAFF)

STEP = 30  # seconds a code is shown
DRIFT = 1  # codes before and after the present one that count too, for clocks that are not quite right
RECOVERY_CODES = 10
_CODE = re.compile(r"[0-9]{6}")
_RECOVERY_CODE = re.compile(r"[A-Z2-7]{16}")


class CodeWrong(Refusal):
    """This code is not right, or was used already. Wait for the next one in your app, or take a recovery code."""

    hant = "這個驗證碼不正確，或已經用過。請等應用程式顯示下一個，或改用備用碼。"
    hans = "这个验证码不正确，或已经用过。请等应用显示下一个，或改用备用码。"


class SecondFactorOn(Refusal):
    """Your sign-in asks for a code already. Turn that off first to set it up anew."""

    hant = "您的登入已經要求驗證碼。要重新設定，請先關閉。"
    hans = "您的登录已经要求验证码。要重新设置，请先关闭。"


class SecondFactorOff(Refusal):
    """Your sign-in asks for no code, or setting it up was begun anew elsewhere. Begin again."""

    hant = "您的登入不要求驗證碼，或已在別處重新開始設定。請重新開始。"
    hans = "您的登录不要求验证码，或已在别处重新开始设置。请重新开始。"


@lru_cache(maxsize=1)
def _house() -> bytes:
    return settings.current().signing_key.encode()


def secret_of(factor: Row) -> str:
    """The key of somebody's app, in base 32 as apps take it; made anew for each setting up by its nonce."""
    mac = hmac.digest(_house(), b"second factor:" + factor.staff_id.encode() + b":" + factor.nonce, hashlib.sha256)
    return base64.b32encode(mac[:20]).decode()


def step_of(secret: str, code: str, now: float) -> int | None:
    """The step of time whose code this is, of the present one and its neighbours."""
    app, found = pyotp.TOTP(secret, interval=STEP), None
    if not _CODE.fullmatch(code):
        return None
    for step in range(int(now) // STEP - DRIFT, int(now) // STEP + DRIFT + 1):
        if hmac.compare_digest(app.generate_otp(step), code):
            found = step
    return found


STATE = """
select (select confirmed_at from second_factor where staff_id = :staff) as on_since,
  (select count(*) from recovery_code where staff_id = :staff) as recovery_codes
"""
_ON = "select * from second_factor where staff_id = :staff and confirmed_at is not null"
_SPEND = """
update second_factor set last_step = :step
where staff_id = :staff and nonce = :nonce and confirmed_at is not null and last_step < :step
"""
_USE = "delete from recovery_code where staff_id = :staff and code_hash = :hash"
_LEFT = "select count(*) from recovery_code where staff_id = :staff"


async def missing(work: Work, staff_id: str, code: str | None) -> str | None:
    """What a sign-in lacks besides the password: CODE_NEEDED, WRONG_CODE, or nothing. A code that is right is spent."""
    factor = await work.row(_ON, staff=staff_id)
    if factor is None:
        return None
    if not (code or "").strip():
        return "CODE_NEEDED"
    return None if await _spend(work, factor, code or "") else "WRONG_CODE"


async def prove_code(work: Work, staff_id: str, code: str) -> Row:
    """Somebody's factor, whose code is right and spent; raises SecondFactorOff or CodeWrong."""
    factor = await work.row(_ON, staff=staff_id)
    if factor is None:
        raise SecondFactorOff
    if not await _spend(work, factor, code):
        raise CodeWrong(path=("code",))
    return factor


def refuse_unshaped(code: str) -> None:
    """Raise CodeWrong for what is neither an app's code nor a recovery code, whoever gives it."""
    if not _CODE.fullmatch(_tidy(code)) and not _RECOVERY_CODE.fullmatch(_tidy(code)):
        raise CodeWrong(path=("code",))


def _tidy(code: str) -> str:
    """As it stands in the app, however it was typed: in groups, or in the wide digits of a Chinese keyboard."""
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", code)).upper()


async def _spend(work: Work, factor: Row, given: str) -> bool:
    """Use a code up. Of two who come with one code at once, the second waits for the row and finds it used."""
    code = _tidy(given)
    if _CODE.fullmatch(code):
        step = step_of(secret_of(factor), code, clock.real().timestamp())
        return step is not None and bool(await work.run(_SPEND, staff=factor.staff_id, nonce=factor.nonce, step=step))
    if not _RECOVERY_CODE.fullmatch(code) or not await work.run(_USE, staff=factor.staff_id, hash=hash_token(code)):
        return False
    left = await work.connection.value(_LEFT, staff=factor.staff_id)
    work.tell(RECOVERY_CODE_USED, factor.staff_id, left=left)
    return True


_BEGIN = """
insert into second_factor (staff_id, nonce, last_step, begun_at) values (:staff, :nonce, 0, :now)
on conflict (staff_id) do update set nonce = excluded.nonce, begun_at = excluded.begun_at
where second_factor.confirmed_at is null returning *
"""
_BEGUN = "select * from second_factor where staff_id = :staff and confirmed_at is null for update"
_CONFIRM = "update second_factor set confirmed_at = :now, last_step = :step where staff_id = :staff"
_KEEP = "insert into recovery_code (staff_id, code_hash) select :staff, unnest(cast(:hashes as bytea[]))"
_FORGET_CODES = "delete from recovery_code where staff_id = :staff"
_SIGN_OUT = "delete from session where staff_id = :staff"
_FORGET = "delete from second_factor where staff_id = :staff"


async def begin(work: Work, staff_id: str) -> Row:
    """A factor with a key of its own, in place of one that was begun and not confirmed; raises SecondFactorOn."""
    begun = await work.row(_BEGIN, staff=staff_id, nonce=secrets.token_bytes(16), now=clock.real())
    if begun is None:
        raise SecondFactorOn
    return begun


async def confirm(work: Work, staff_id: str, code: str) -> list[str]:
    """Let a factor count from now on; answers its recovery codes, of which hashes are kept."""
    factor = await work.row(_BEGUN, staff=staff_id)
    if factor is None:
        raise SecondFactorOff
    now = clock.real()
    step = step_of(secret_of(factor), _tidy(code), now.timestamp())
    if step is None:
        raise CodeWrong(path=("code",))
    await work.run(_CONFIRM, staff=staff_id, now=now, step=step)
    codes = [base64.b32encode(secrets.token_bytes(10)).decode() for _ in range(RECOVERY_CODES)]
    await work.run(_FORGET_CODES, staff=staff_id)
    await work.run(_KEEP, staff=staff_id, hashes=[hash_token(each) for each in codes])
    return ["-".join(re.findall("....", each)) for each in codes]


async def reset(work: Work, staff: Row) -> None:
    """End the factor of a colleague who lost what made its codes, and sign them out everywhere."""
    if await take_away(work, staff.id):
        await work.run(_SIGN_OUT, staff=staff.id)
        forget(work)
        await note(work, RESET, staff, on=False)


async def note(work: Work, event: str, staff: Row, *, on: bool) -> None:
    """Put into the history whether somebody's sign-in asks for a code."""
    before, after = {"second_factor": not on}, {"second_factor": on}
    await record(work, event, ChangeKind.STAFF, staff.id, called(staff.name), before, after)


async def take_away(work: Work, staff_id: str) -> bool:
    """End somebody's factor and all its codes; answers whether it was on."""
    was_on = await work.row(_ON, staff=staff_id) is not None
    await work.run(_FORGET_CODES, staff=staff_id)
    await work.run(_FORGET, staff=staff_id)
    return was_on

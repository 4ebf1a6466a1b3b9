"""Staff let their sign-in ask for a code besides the password; whoever keeps staff may end that for them."""

from dataclasses import dataclass, field
from typing import Any

import pyotp
import segno

from orderflow.kernel.action import action
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale
from orderflow.kernel.work import Work
from orderflow.people.account import NotSignedIn, PasswordWrong, close_others, own_account, owner, prove_password
from orderflow.people.appointing import RoleTooWide, refuse_wider
from orderflow.people.checks import refuse_if_any, wrong_password
from orderflow.people.second_factor import (
    STEP,
    TURNED_OFF,
    TURNED_ON,
    CodeWrong,
    SecondFactorOff,
    SecondFactorOn,
    begin,
    confirm,
    note,
    prove_code,
    refuse_unshaped,
    reset,
    secret_of,
    take_away,
)
from orderflow.people.tables import Staff
from orderflow.people.throttle import TooManyAttempts
from orderflow.shop import terms


class OwnSecondFactor(Refusal):
    """Your own is turned off with your password and a code, where you turned it on."""

    hant = "您自己的驗證碼請在開啟它的頁面，用密碼和一個驗證碼關閉。"
    hans = "您自己的验证码请在开启它的页面，用密码和一个验证码关闭。"


_CODE = {"doc": "The six digits of the app, or a recovery code.", "any": True}


@dataclass
class BeginSecondFactor:
    """The password of whoever wants their sign-in to ask for a code."""

    password: str = field(metadata={"any": True})


@dataclass
class ConfirmSecondFactor:
    """The first code of the app."""

    code: str = field(metadata={"doc": "The six digits the app shows.", "any": True})


@dataclass
class TurnOffSecondFactor:
    """The password and a code of whoever wants to sign in by the password alone again."""

    password: str = field(metadata={"any": True})
    code: str = field(metadata=_CODE)


@dataclass
class ResetSecondFactor:
    """Who lost their app and their recovery codes."""

    staff_id: str


@dataclass(frozen=True)
class SecondFactorSetup:
    """What an app takes to make codes; shown this once."""

    secret: str
    address: str
    picture: str


@action(Can.BROWSE, refuses=(InvalidInput, NotSignedIn, PasswordWrong, TooManyAttempts, SecondFactorOn))
async def begin_second_factor(work: Work, given: BeginSecondFactor) -> dict[str, Any]:
    """Get a key for an app that makes codes; sign-in asks for them once the first one is confirmed."""
    refuse_if_any(wrong_password(given.password))
    own_staff_id(work)
    await prove_password(work, given.password, "password")
    _, account = await own_account(work)
    secret = secret_of(await begin(work, account.id))
    shop = in_locale(terms.current().name, work.actor.locale)
    address = pyotp.TOTP(secret, interval=STEP).provisioning_uri(name=account.email, issuer_name=shop)
    picture = segno.make_qr(address, error="m").svg_data_uri(scale=4, border=3, dark="#000", light="#fff")
    return {"setup": SecondFactorSetup(secret, address, picture)}


@action(Can.BROWSE, refuses=(NotSignedIn, CodeWrong, SecondFactorOff))
async def confirm_second_factor(work: Work, given: ConfirmSecondFactor) -> dict[str, Any]:
    """Let sign-in ask for a code from now on; every other browser is signed out, and recovery codes are shown once."""
    refuse_unshaped(given.code)
    own_staff_id(work)
    _, account = await own_account(work)
    codes = await confirm(work, account.id, given.code)
    await close_others(work)
    await note(work, TURNED_ON, account, on=True)
    return {"recovery_codes": codes, "viewer": work.actor}


@action(Can.BROWSE, refuses=(NotSignedIn, PasswordWrong, TooManyAttempts, CodeWrong, SecondFactorOff))
async def turn_off_second_factor(work: Work, given: TurnOffSecondFactor) -> dict[str, Any]:
    """Let sign-in ask for the password alone again."""
    refuse_unshaped(given.code)
    own_staff_id(work)
    await prove_password(work, given.password, "password")
    _, account = await own_account(work)
    await prove_code(work, account.id, given.code)
    await take_away(work, account.id)
    await note(work, TURNED_OFF, account, on=False)
    return {"viewer": work.actor}


@action(Can.MANAGE_STAFF, refuses=(NotFound, OwnSecondFactor, RoleTooWide))
async def reset_second_factor(work: Work, given: ResetSecondFactor) -> dict[str, Any]:
    """Let a colleague sign in by the password alone, who lost what made their codes; they are signed out everywhere."""
    if given.staff_id == work.actor.staff_id:
        raise OwnSecondFactor
    staff = await work.take(Staff, given.staff_id)
    refuse_wider(work, staff.roles)
    await reset(work, staff)
    return {"staff": staff}


def own_staff_id(work: Work) -> str:
    """The member of staff who is signed in; raises NotSignedIn for anybody else."""
    id = owner(work)["staff_id"]
    if id is None:
        raise NotSignedIn
    return str(id)

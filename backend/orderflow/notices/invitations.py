"""The letter to somebody who is asked to work here."""

from typing import Any

from orderflow.kernel.db import Row
from orderflow.kernel.texts import in_locale, text
from orderflow.notices.phrases import said, shop_name

KIND = "STAFF_INVITED"
INVITED = """
select i.*, s.name as inviter from invitation i left join staff s on s.id = i.invited_by where i.id = :id
"""

SUBJECT = text("{shop}邀請您加入", "{shop}邀请您加入", "{shop} invites you to join")
GREETING = text("您好：", "您好：", "Hello,")
ASKED_BY = text(
    "{inviter} 邀請您到{shop}的員工系統工作。",
    "{inviter} 邀请您到{shop}的员工系统工作。",
    "{inviter} invites you to work with {shop} in its staff desk.",
)
ASKED = text(
    "{shop}邀請您到員工系統工作。",
    "{shop}邀请您到员工系统工作。",
    "{shop} invites you to work in its staff desk.",
)
HOW = text(
    "打開連結，填上姓名並設定密碼，就能開始。連結只能用一次，{until} 前有效。",
    "打开链接，填上姓名并设置密码，就能开始。链接只能用一次，{until} 前有效。",
    "Open the link, enter your name, choose a password, and you are in. The link opens once, until {until}.",
)
BUTTON = text("接受邀請", "接受邀请", "Accept the invitation")
FOOTER = text(
    "這封信由系統自動寄出。如果您不認識寄信的人，請直接刪除，不會有任何事發生。",
    "本邮件由系统自动发送。如果您不认识发信的人，请直接删除，不会有任何影响。",
    "This letter was sent automatically. If it was not meant for you, delete it; nothing will happen.",
)


def is_newest(invitation: Row, once: str) -> bool:
    """Whether the letter with this mark is the one by which an open invitation can be accepted."""
    is_open = invitation.accepted_at is None and invitation.withdrawn_at is None
    return is_open and once == f"{invitation.id}:{invitation.sent}"


def invitation_letter(invitation: Row) -> dict[str, Any]:
    """What a letter says, to whom, in which language."""
    locale = invitation.locale
    facts = {
        "shop": shop_name(locale),
        "inviter": invitation.inviter or "",
        "until": said(invitation.expires_at, locale),
    }
    asked = ASKED_BY if invitation.inviter else ASKED
    page = {
        "greeting": in_locale(GREETING, locale),
        "paragraphs": [in_locale(words, locale).format(**facts) for words in (asked, HOW)],
        "button": in_locale(BUTTON, locale),
        "path": "/staff/join",
        "before_token": "#",
        "footer": in_locale(FOOTER, locale),
    }
    return {
        "kind": KIND,
        "subject_id": invitation.id,
        "order_id": None,
        "recipient": invitation.email,
        "locale": locale,
        "subject": in_locale(SUBJECT, locale).format(**facts),
        "page": page,
    }

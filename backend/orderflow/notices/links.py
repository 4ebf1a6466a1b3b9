"""Letters with a link that proves they arrived: to choose another password, to verify an e-mail."""

from collections.abc import Mapping
from typing import Any

from orderflow.kernel.db import Row
from orderflow.kernel.texts import Text, in_locale, text
from orderflow.notices.phrases import said, shop_name
from orderflow.notices.wording import Wording
from orderflow.people.tables import LinkPurpose, Staff

LINK = "select * from mailed_link where id = :id and expires_at > :now"

KINDS: Mapping[str, str] = {LinkPurpose.RESET: "PASSWORD_RESET", LinkPurpose.VERIFY: "EMAIL_VERIFICATION"}
WORDINGS: Mapping[str, Wording] = {
    LinkPurpose.RESET: Wording(
        text("重設您在{shop}的密碼", "重置您在{shop}的密码", "Choose another password for {shop}"),
        (
            text(
                "有人請我們讓這個電子郵件的帳號重設密碼。",
                "有人请我们为这个电子邮箱的账号重置密码。",
                "Somebody asked us for another password for the account with this e-mail.",
            ),
            text(
                "打開連結並輸入新密碼，其他裝置都會登出。連結只能用一次，{until} 前有效。",
                "打开链接并输入新密码，其他设备都会退出登录。链接只能用一次，{until} 前有效。",
                "Open the link and choose one; all other devices are signed out. The link works once, until {until}.",
            ),
        ),
        text("設定新密碼", "设置新密码", "Choose a password"),
        "/account/reset-password",
    ),
    LinkPurpose.VERIFY: Wording(
        text("請驗證您在{shop}的電子郵件", "请验证您在{shop}的电子邮箱", "Verify your e-mail for {shop}"),
        (
            text(
                "謝謝您在{shop}開立帳號。",
                "感谢您在{shop}注册账号。",
                "Thank you for opening an account with {shop}.",
            ),
            text(
                "登入後打開連結，就能確認這是您的電子郵件；您以訪客身分用它下的訂單也會歸入帳號。{until} 前有效。",
                "登录后打开链接，即可确认这是您的电子邮箱；您以访客身份用它下的订单也会归入账号。{until} 前有效。",
                "Sign in and open the link to show that this e-mail is yours; what you ordered with it as a guest then"
                " stands in your account. The link works until {until}.",
            ),
        ),
        text("驗證電子郵件", "验证电子邮箱", "Verify the e-mail"),
        "/account/verify-email",
    ),
}

STAFF_PATH = "/staff/reset-password"
"""Where colleagues choose another password; nobody asks them to verify an e-mail that an administrator invited."""
GREETING = text("您好：", "您好：", "Hello,")
FOOTERS: Mapping[str, Text] = {
    LinkPurpose.RESET: text(
        "這封信由系統自動寄出。如果不是您要求的，請直接刪除，您的密碼不會改變。",
        "本邮件由系统自动发送。如果不是您要求的，请直接删除，您的密码不会改变。",
        "This letter was sent automatically. If you did not ask for it, delete it; your password stays as it is.",
    ),
    LinkPurpose.VERIFY: text(
        "這封信由系統自動寄出。如果您沒有開立帳號，請直接刪除，不會有任何事發生。",
        "本邮件由系统自动发送。如果您没有注册账号，请直接删除，不会有任何影响。",
        "This letter was sent automatically. If you did not open an account, delete it; nothing will happen.",
    ),
}


def link_letter(link: Row, account_id: str) -> dict[str, Any]:
    """What a letter says, to whom, in which language; it is about the account, and written once for each link."""
    words, locale = WORDINGS[link.purpose], link.locale
    facts = {"shop": shop_name(locale), "until": said(link.expires_at, locale)}
    is_staff = account_id.startswith(f"{Staff.PREFIX}_")
    page = {
        "greeting": in_locale(GREETING, locale),
        "paragraphs": [in_locale(each, locale).format(**facts) for each in words.body],
        "button": in_locale(words.button, locale),
        "path": STAFF_PATH if is_staff else words.path,
        "before_token": "#",
        "footer": in_locale(FOOTERS[link.purpose], locale),
    }
    return {
        "kind": KINDS[link.purpose],
        "subject_id": account_id,
        "order_id": None,
        "recipient": link.email,
        "locale": locale,
        "subject": in_locale(words.subject, locale).format(**facts),
        "page": page,
    }

"""What a name, an e-mail and a password must be; each check answers the refusal, or None."""

from orderflow.kernel.inputs import UNPRINTABLE, is_email
from orderflow.kernel.refusal import Refusal, Refusals, invalid
from orderflow.kernel.texts import LOCALES, text
from orderflow.people.passwords import LONGEST, SHORTEST

_BAD_EMAIL = text(
    "這個電子郵件看起來不完整，請檢查後再輸入一次。",
    "这个电子邮箱看起来不完整，请检查后再输入一次。",
    "This does not look like an e-mail address. Check it and enter it again.",
)
_BAD_NAME = text("請輸入 1 到 80 個字的名稱。", "请输入 1 到 80 个字的名称。", "Enter a name of 1 to 80 characters.")
_BAD_PASSWORD = text(
    f"密碼至少要 {SHORTEST} 個字元，最多 {LONGEST} 個。",
    f"密码至少要 {SHORTEST} 个字符，最多 {LONGEST} 个。",
    f"Choose a password of {SHORTEST} to {LONGEST} characters.",
)
_BAD_LOCALE = text(
    "請選擇繁體中文、簡體中文或英文。",
    "请选择繁体中文、简体中文或英文。",
    "Choose Traditional Chinese, Simplified Chinese or English.",
)


def tidy_email(email: str) -> str:
    """An e-mail as it is stored and compared."""
    return email.strip().lower()


def tidy_name(name: str) -> str:
    """A name without needless spaces."""
    return " ".join(name.split())


def wrong_email(email: str) -> Refusal | None:
    """Whether mail could reach this address is not known; whether it is one is."""
    return None if is_email(email) else invalid("email", _BAD_EMAIL)


def wrong_name(name: str, field: str = "name") -> Refusal | None:
    """A name has 1 to 80 characters that can be printed."""
    return None if 1 <= len(name) <= 80 and not UNPRINTABLE.search(name) else invalid(field, _BAD_NAME)


def wrong_password(password: str, field: str = "password") -> Refusal | None:
    """Length is what makes a password hard to guess."""
    return None if SHORTEST <= len(password) <= LONGEST else invalid(field, _BAD_PASSWORD)


def wrong_locale(locale: str) -> Refusal | None:
    """The shop speaks three languages."""
    return None if locale in LOCALES else invalid("locale", _BAD_LOCALE)


def refuse_if_any(*found: Refusal | None) -> None:
    """Raise everything that is wrong at once."""
    if wrong := [each for each in found if each]:
        raise Refusals(wrong)

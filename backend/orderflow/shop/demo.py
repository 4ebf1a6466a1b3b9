"""What the demo shop is called, and what it stands by."""

from orderflow.kernel import clock
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.shop.promise import promise_anew, take_shop
from orderflow.shop.tables import Policy, Shop

_AFTER_SALES = text(
    "# 配送\n\n每筆訂單付款前，就寫明哪天送到。日期若有變動，我們會先告訴您原因。\n\n"
    "- 標準配送滿 CN¥199 免運\n- 16:00 前付款，當天出貨\n\n"
    "# 售後\n\n確認收貨後 **15 天內**，都可以從訂單裡直接申請。誰在處理、何時回覆，也寫在那裡。\n\n"
    "- 未使用的商品可以退貨\n- 破損或錯寄，由我們負擔來回運費",
    "# 配送\n\n每一单付款前，就写明哪天送到。日期如有变动，我们会先告诉您原因。\n\n"
    "- 标准配送满 ¥199 包邮\n- 16:00 前付款，当天发货\n\n"
    "# 售后\n\n确认收货后 **15 天内**，都可以从订单里直接申请。谁在处理、何时回复，也写在那里。\n\n"
    "- 未使用的商品可以退货\n- 破损或发错，由我们承担来回运费",
    "# Delivery\n\nThe day of arrival stands on every order before you pay. If it changes, we tell you first, and why."
    "\n\n"
    "- standard delivery is free from CN¥199\n- what is paid by 16:00 leaves on the same day\n\n"
    "# After-sales\n\nAsk from the order itself within **15 days** of receipt. Who looks at it, and until when, stands "
    "there too.\n\n- what is unused can be returned\n- what is broken or wrong costs you no postage",
)
_PRIVACY = text(
    "我們只留下送貨與售後需要的資料：姓名、電話、地址、電子郵件。\n\n"
    "在**我的帳戶**裡，您可以隨時下載這些資料，或把帳號永久刪除。",
    "我们只留下发货与售后需要的信息：姓名、电话、地址、邮箱。\n\n在**我的账户**里，您可以随时下载这些数据，或永久注销账号。",
    "We keep what it takes to send your order and to help afterwards: name, phone, address, e-mail.\n\n"
    "Under **Account** you can download all of it, or erase your account for good, at any time.",
)
_POLICIES = (
    ("delivery-and-after-sales", text("配送與售後", "配送与售后", "Delivery and after-sales"), _AFTER_SALES),
    ("privacy", text("隱私權", "隐私", "Privacy"), _PRIVACY),
)


async def load(work: Work) -> None:
    """Name the shop, and publish its pages."""
    await work.change(
        Shop,
        await take_shop(work),
        name=text("朝夕", "朝夕", "Zhaoxi"),
        tagline=text(
            "日用的、耐看的、能修的。每件都寫明哪天到。",
            "日用的、耐看的、能修的。每件都写明哪天到。",
            "Things for every day, good to look at, made to be mended. Each says on which day it arrives.",
        ),
    )
    for sort, (slug, title, body) in enumerate(_POLICIES):
        await work.add(
            Policy, slug=slug, title=title, body=body, published=True, sort=sort, updated_at=clock.now(), version=1
        )
    await promise_anew(work)

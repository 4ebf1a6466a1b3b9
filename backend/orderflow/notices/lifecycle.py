"""The lifecycle of a letter."""

from orderflow.kernel.lifecycle import Lifecycle, move
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS
from orderflow.notices.tables import Letter
from orderflow.notices.tables import LetterState as S

SEE = Can.SEE_LETTERS
UNSENT = (S.WAITING, S.FAILED)

# fmt: off
LETTER = Lifecycle(Letter, S, S.WAITING, noun=text("信件", "信件", "letter"), moves={
    # move   from       to         right  event
    "send": move(UNSENT,    S.SENT,    None, "letter.sent",    customer=False, staff=SEE),
    "fail": move(S.WAITING, S.FAILED,  None, "letter.failed",  customer=False, staff=SEE),
    "drop": move(UNSENT,    S.DROPPED, None, "letter.dropped", customer=False, staff=SEE),
}, names={
    S.WAITING: text("待寄出", "待寄出", "Waiting"),
    S.SENT: text("已寄出", "已寄出", "Sent"),
    S.FAILED: text("寄送失敗", "寄送失败", "Failed"),
    S.DROPPED: text("已不需寄出", "已不需寄出", "No longer needed"),
})
# fmt: on
NOUNS["Letter"] = LETTER.noun

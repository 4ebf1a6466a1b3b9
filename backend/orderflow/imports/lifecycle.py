"""The lifecycle of a sheet: it is checked, somebody looks at what it would do, and only then is it applied."""

from typing import Any

from orderflow.imports.tables import CatalogueImport
from orderflow.imports.tables import ImportState as S
from orderflow.kernel.lifecycle import Lifecycle, move
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS

KEEP = Can.KEEP_CATALOGUE
TOLD: dict[str, Any] = {"customer": False, "staff": KEEP}

# fmt: off
IMPORT = Lifecycle(CatalogueImport, S, S.CHECKING, noun=text("匯入", "导入", "import"), moves={
    # move      from                     to           right  event
    "check":    move(S.CHECKING,            S.READY,     None, "import.checked",   **TOLD),
    "apply":    move(S.READY,               S.APPLYING,  KEEP, "import.started",   **TOLD),
    "finish":   move(S.APPLYING,            S.DONE,      None, "import.finished",  **TOLD),
    "discard":  move((S.CHECKING, S.READY), S.DISCARDED, KEEP, "import.discarded", **TOLD),
}, names={
    S.CHECKING: text("檢查中", "检查中", "Being checked"),
    S.READY: text("等待確認", "等待确认", "Ready to apply"),
    S.APPLYING: text("套用中", "应用中", "Being applied"),
    S.DONE: text("已完成", "已完成", "Done"),
    S.DISCARDED: text("已放棄", "已放弃", "Discarded"),
})
# fmt: on
NOUNS["CatalogueImport"] = IMPORT.noun

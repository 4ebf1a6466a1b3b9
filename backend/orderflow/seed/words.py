"""What people say, by language: reviews, and a matter of after-sales with its answer and its end."""

from collections.abc import Mapping, Sequence

SAID: Mapping[str, Sequence[str]] = {
    "zh-Hant": ("質感比想像中好，會再回購。", "包裝很仔細，隔天就收到了。", "顏色很耐看，家人也喜歡。"),
    "zh-Hans": ("做工扎实，比图片上还好看。", "发货很快，包装也用心。", "用了一周，很满意，推荐。"),
    "en": ("Better made than I expected.", "Arrived early and well packed.", "Lovely colour, just as shown."),
}

HELP: Mapping[str, tuple[str, str, str]] = {
    "zh-Hant": (
        "打開箱子發現邊角有一道裂痕，外箱是完好的。",
        "很抱歉讓您收到這樣的商品，請問可以拍張照片嗎？",
        "已補寄一件新品，破損的不用寄回。",
    ),
    "zh-Hans": (
        "打开箱子发现边角有一道裂痕，外箱是完好的。",
        "非常抱歉，麻烦您拍一张照片，我们马上处理。",
        "已补发一件新品，破损的不用寄回。",
    ),
    "en": (
        "There is a crack along one edge; the box itself looks fine.",
        "We are sorry about that. Could you send us a photo?",
        "We have sent you a new one; you can keep the other.",
    ),
}

QUESTION: Mapping[str, str] = {
    "zh-Hant": "請問包裝可以不放價格明細嗎？這是要送人的。",
    "zh-Hans": "是要送人的，可以不放价格单吗？",
    "en": "It is a present. Could you leave the prices out of the parcel?",
}

GOODWILL = {"zh-Hant": "商品小瑕疵，退還部分款項", "zh-Hans": "商品小瑕疵，补偿部分货款", "en": "A small flaw"}
SECOND_THOUGHTS = {"zh-Hant": "暫時不需要了", "zh-Hans": "暂时不需要了", "en": "Changed my mind"}
BY_MISTAKE = {"zh-Hant": "下錯訂單", "zh-Hans": "拍错了", "en": "Ordered by mistake"}

SURNAMES = {
    "zh-Hans": "陈chen 李li 王wang 张zhang 刘liu 赵zhao 周zhou 吴wu 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 何he",
    "zh-Hant": "陳chen 林lin 黃huang 張chang 李lee 王wang 吳wu 劉liu 蔡tsai 楊yang 許hsu 鄭cheng 謝hsieh",
    "en": "Baker Carter Dawson Ellis Fraser Grant Hughes Irving Keane Lowe Mercer Nolan Osborne Quinn",
}
"""Surnames, the Chinese ones with how they are spelled."""

GIVEN = {
    "zh-Hans": "思雨 浩然 梓涵 子轩 雅静 建国 文博 晓明 佳怡 志远 欣悦 宇航 丽娜 俊杰 一诺",
    "zh-Hant": "怡君 志明 郁婷 家豪 淑芬 俊宏 欣怡 冠廷 佩珊 宗翰 詩涵 承恩 美玲 柏翰 宜蓁",
    "en": "Alice Ben Clara David Eva Frank Grace Henry Isla Jack Kate Liam Mia Noah Olive",
}
STREETS = {
    "zh-Hans": ("和平路 {n} 号", "人民路 {n} 号 {m} 室", "建设街 {n} 号 {m} 单元", "新华路 {n} 弄 {m} 号"),
    "zh-Hant": ("中正路 {n} 號", "和平路 {n} 號 {m} 樓", "民生街 {n} 號", "光復路 {n} 巷 {m} 號"),
    "en": ("{n} Garden Road", "Room {m}, {n} Park Lane", "{n} Lakeside Avenue"),
}

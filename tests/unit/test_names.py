"""Names are compared by their readers' order."""

from orderflow.catalog.names import name_key, name_keys


def test_case_and_marks_do_not_count() -> None:
    assert sorted(["Éclair", "eclipse", "Zebra", "apple"], key=lambda name: name_key(name, "en")) == [
        "apple", "Éclair", "eclipse", "Zebra",
    ]  # fmt: skip


def test_each_character_has_one_place_in_each_order() -> None:
    han = [chr(code) for code in range(0x4E00, 0xA000)]

    for locale in ("zh-Hant", "zh-Hans"):
        assert sorted(name_key(each, locale) for each in han) == han


def test_a_name_that_is_missing_in_a_language_is_sorted_by_the_one_that_is_shown() -> None:
    keys = name_keys({"zh-Hant": "茶"})

    assert keys == {locale: name_key("茶", locale) for locale in ("zh-Hant", "zh-Hans", "en")}

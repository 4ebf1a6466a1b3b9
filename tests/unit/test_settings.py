"""Settings: what the environment may say, and what happens when it says nothing."""

from pathlib import Path

import pytest

from orderflow.settings import Settings


def test_the_environment_has_its_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db/shop")
    monkeypatch.setenv("ORDERFLOW_PORT", "8765")
    monkeypatch.setenv("ORDERFLOW_DEFAULT_LOCALE", "en")
    settings = Settings()
    assert settings.database_url == "postgresql://db/shop"
    assert settings.port == 8765
    assert settings.default_locale == "en"


def test_every_setting_is_described_in_one_sentence() -> None:
    for name, field in Settings.model_fields.items():
        assert (field.description or "").strip().endswith("."), name


def test_a_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    key = Settings(var_dir=tmp_path / "var").signing_key
    assert len(key) >= 32
    assert Settings(var_dir=tmp_path / "var").signing_key == key
    assert (tmp_path / "var/secret").stat().st_mode & 0o777 == 0o600
    assert [found.name for found in (tmp_path / "var").iterdir()] == ["secret"]


def test_a_key_that_was_set_is_not_kept(tmp_path: Path) -> None:
    assert Settings(var_dir=tmp_path, secret="x" * 32).signing_key == "x" * 32
    assert not list(tmp_path.iterdir())

"""What is said of a model that is missing or broken."""

import json
import shutil
from pathlib import Path

import pytest

from rapport.lm import artifact
from rapport.lm.base import ModelFileError
from rapport.settings import Settings

pytestmark = pytest.mark.model


@pytest.fixture
def adapter(settings: Settings, tmp_path: Path) -> Path:
    return Path(shutil.copytree(settings.adapter, tmp_path / "coach-135m"))


@pytest.mark.parametrize("name", artifact.ADAPTER_FILES)
def test_a_missing_file_of_the_trained_coach_is_named(adapter: Path, settings: Settings, name: str) -> None:
    (adapter / name).unlink()
    error = artifact.problem(adapter, settings.prepared)
    assert error is not None
    assert name in str(error)
    assert "git checkout" in error.remedy


def test_a_broken_card_is_named(adapter: Path, settings: Settings) -> None:
    (adapter / "coach.json").write_text("{")
    with pytest.raises(ModelFileError, match="cannot be read"):
        artifact.load(adapter, settings.prepared)


@pytest.mark.parametrize("thresholds", [{}, {"pitch": 0.5}, {"pitch": "high"}, None])
def test_a_card_without_its_thresholds_is_refused(adapter: Path, settings: Settings, thresholds: object) -> None:
    card = json.loads((adapter / "coach.json").read_text())
    (adapter / "coach.json").write_text(json.dumps({**card, "thresholds": thresholds}))
    with pytest.raises(ModelFileError, match="cannot be read"):
        artifact.load(adapter, settings.prepared)


def test_an_adapter_of_another_text_format_is_refused(adapter: Path, settings: Settings) -> None:
    card = json.loads((adapter / "coach.json").read_text())
    (adapter / "coach.json").write_text(json.dumps({**card, "format": 0}))
    with pytest.raises(ModelFileError, match="text format 0"):
        artifact.load(adapter, settings.prepared)


def test_a_changed_adapter_needs_preparing_again(adapter: Path, settings: Settings) -> None:
    card = json.loads((adapter / "coach.json").read_text())
    (adapter / "coach.json").write_text(json.dumps({**card, "version": "later"}))
    error = artifact.problem(adapter, settings.prepared)
    assert error is not None
    assert "rapport prepare" in error.remedy


def test_a_model_prepared_by_an_older_rapport_needs_preparing_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert artifact.problem(settings.adapter, settings.prepared) is None
    monkeypatch.setattr(artifact, "_LAYOUT", b"later")
    error = artifact.problem(settings.adapter, settings.prepared)
    assert error is not None
    assert "rapport prepare" in error.remedy


def test_a_missing_prepared_model_is_named(settings: Settings, tmp_path: Path) -> None:
    error = artifact.problem(settings.adapter, tmp_path / "nothing")
    assert error is not None
    assert "The prepared model is missing" in str(error)
    assert "rapport prepare" in error.remedy


@pytest.mark.parametrize("name", ["model.safetensors", "config.json", "tokenizer.json"])
def test_a_broken_prepared_file_is_named(settings: Settings, tmp_path: Path, name: str) -> None:
    prepared = tmp_path / "prepared"
    shutil.copytree(settings.prepared, prepared, copy_function=lambda source, to: Path(to).symlink_to(source))
    (prepared / name).unlink()
    (prepared / name).write_bytes(b"not weights")
    for found in (artifact.problem(settings.adapter, prepared), artifact.prepared_problem(prepared)):
        assert found is not None
        assert name in str(found)
        assert "rapport prepare" in found.remedy


@pytest.mark.parametrize("name", ["reader.safetensors", "model.safetensors"])
def test_a_prepared_model_that_does_not_load_is_made_again_by_its_remedy(
    settings: Settings, tmp_path: Path, name: str
) -> None:
    prepared = tmp_path / "prepared"
    shutil.copytree(settings.prepared, prepared)
    weights = prepared / name
    weights.write_bytes(b"\0" * weights.stat().st_size)  # broken, and of the right size
    with pytest.raises(ModelFileError, match="is broken"):
        assert artifact.load(settings.adapter, prepared).model  # the writer's weights are read when they are asked for
    assert artifact.prepare(settings.adapter, prepared) is True
    assert artifact.load(settings.adapter, prepared).card.name == "coach-135m"


def test_preparing_twice_does_nothing_the_second_time(settings: Settings) -> None:
    assert artifact.prepare(settings.adapter, settings.prepared) is False

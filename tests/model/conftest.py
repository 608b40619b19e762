"""The real model, loaded once. Without it these tests fail, with the remedy in the error."""

import pytest

from rapport.lm import artifact
from rapport.lm.artifact import Parts
from rapport.settings import Settings


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings()


@pytest.fixture(scope="session")
def parts(settings: Settings) -> Parts:
    return artifact.load(settings.adapter, settings.prepared)

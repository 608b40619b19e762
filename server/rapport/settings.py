"""Settings, each of which an environment variable `RAPPORT_…` can change."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

#: The checkout that this package is installed from (`pip install --editable .`).
ROOT = Path(__file__).resolve().parents[2]
#: Chrome's id of the extension follows from the public key in its manifest.
CHROME_EXTENSION = "chrome-extension://fpjnpjcoodjmlaobmiecabfffddfokjo"


def _loopback(host: str) -> str:
    address = ipaddress.IPv4Address(host)
    if not address.is_loopback:
        raise ValueError("has to be a loopback address: the coach listens to nobody else")
    return str(address)


class Settings(BaseSettings):
    """Where the coach listens, and where its model lies."""

    model_config = SettingsConfigDict(env_prefix="RAPPORT_")

    host: Annotated[str, AfterValidator(_loopback)] = Field("127.0.0.1", description="a loopback address")
    port: int = Field(8765, ge=1, le=65535)
    adapter: Path = Field(ROOT / "models" / "coach-135m", description="the trained coach")
    prepared: Path = Field(ROOT / "models" / "prepared", description="where its prepared model is kept")
    chrome_extension: str = Field(CHROME_EXTENSION, description="the extension's origin in Chrome")
    threads: int = Field(4, ge=2, le=64, description="threads that answer requests")

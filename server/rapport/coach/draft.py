"""The Draft: what somebody is about to say, where, to whom, and after what.

The same object is the API's body, a line of the training data and a line of the batch command
line (docs: the label guide's first table).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

#: The longest draft or turn taken, in characters. Facebook's own limit for a comment is 8,000.
MAX_TEXT = 8_000
#: The longest thread taken, in turns. The model reads the last few of them.
MAX_TURNS = 50


class Surface(StrEnum):
    """Where the draft will be sent."""

    COMMENT = "comment"
    MESSAGE = "message"
    POST = "post"


class Relationship(StrEnum):
    """How the two people know each other."""

    NEW = "new"
    KNOWN = "known"
    UNKNOWN = "unknown"


def _encodable(text: str) -> str:
    """Refuse lone surrogates: they are no text, and neither a model nor UTF-8 can take them."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("holds half of a surrogate pair, which is not valid text") from None
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty: there is nothing to read yet")
    return text


Text = Annotated[str, Field(max_length=MAX_TEXT), AfterValidator(_encodable)]


class Turn(BaseModel):
    """One thing that was said before the draft."""

    model_config = ConfigDict(populate_by_name=True, frozen=True)

    who: Literal["them", "me"] = Field(alias="from", description="who said it")
    text: Text = Field(description="what was said")


class Draft(BaseModel):
    """A text that is being composed, with its context."""

    model_config = ConfigDict(frozen=True)

    surface: Surface = Field(description="a comment, a private message, or a post of one's own")
    relationship: Relationship = Field(description="just connected, known to each other, or unknown")
    thread: tuple[Turn, ...] = Field(
        max_length=MAX_TURNS,
        description="the last few turns, oldest first; a comment's first turn is the post it is under",
    )
    draft: Annotated[Text, AfterValidator(_not_blank)] = Field(description="the text being composed")

    def with_text(self, text: str) -> Draft:
        """The same situation with other words."""
        return self.model_copy(update={"draft": text})


#: What a Draft gets where a file leaves it out (the API asks for every field).
DRAFT_DEFAULTS: dict[str, Any] = {"surface": "comment", "relationship": "unknown", "thread": []}

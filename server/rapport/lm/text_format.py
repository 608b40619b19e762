"""The one text format: how a Draft becomes tokens, in training and in serving alike.

It is the base model's own chat template (ChatML), with the roles as they are in life: what they
said is the `user`, what the person said, is about to say, and could say instead is the
`assistant`:

    <|im_start|>system
    {where, and how the two know each other}<|im_end|>
    <|im_start|>user
    {a turn of theirs}<|im_end|>
    <|im_start|>assistant
    {the draft}<|im_end|>            <- sentence heads read each sentence's last token,
                                        draft heads read this closing token
    <|im_start|>system
    {the style's instruction}<|im_end|>
    <|im_start|>assistant
    {the rewrite}<|im_end|>

Each sentence of the draft is tokenised by itself, with the white space before it, so that a
sentence's last token is the same whatever is typed after it, and typing on changes only the tail.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transformers import PreTrainedTokenizerBase

from rapport.coach.draft import Draft, Relationship, Surface, Turn
from rapport.coach.labels import Style
from rapport.coach.sentences import Span

#: Raised whenever the format changes: an adapter trained on another one must not be loaded.
FORMAT_VERSION = 1

#: How much of a thread the model reads: the first turn (the post that is replied under) and the
#: last ones, each cut to this many tokens.
MAX_THREAD_TURNS = 6
MAX_TURN_TOKENS = 160
#: How much of a draft the model reads. Eight thousand characters of prose fit; of emoji they are five times that.
MAX_DRAFT_TOKENS = 3000

_SURFACES = {
    Surface.COMMENT: "A comment.",
    Surface.MESSAGE: "A private message.",
    Surface.POST: "A post.",
}
_RELATIONSHIPS = {
    Relationship.NEW: "They have only just met.",
    Relationship.KNOWN: "They know each other.",
    Relationship.UNKNOWN: "They may not know each other.",
}
_STYLES = {
    Style.LISTEN: "Say it again so that it listens to them, without the offer.",
    Style.STORY: "Say it again as a true story, without the advert.",
    Style.SOFT: "Say it again with the offer as one soft, honest line.",
}


@dataclass(frozen=True)
class Prompt:
    """A Draft as tokens, and where the heads read."""

    ids: list[int]
    #: The index in `ids` of the draft's first token.
    draft_start: int
    #: For each sentence of the draft, the index in `ids` of its last token.
    sentence_ends: list[int]
    #: The index in `ids` of the draft's closing token, which is the last one.
    draft_end: int


class TextFormat:
    """Drafts to tokens with one tokenizer."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase) -> None:
        self._tokenizer = tokenizer
        self.start = self._special("<|im_start|>")
        self.end = self._special("<|im_end|>")
        self._newline = self._plain("\n")

    def prompt(self, draft: Draft, sentences: Sequence[Span]) -> Prompt:
        """The tokens of `draft` up to its closing token."""
        ids = self._message("system", self._plain(f"{_SURFACES[draft.surface]} {_RELATIONSHIPS[draft.relationship]}"))
        for turn in visible_turns(draft.thread):
            role = "user" if turn.who == "them" else "assistant"
            ids += self._message(role, self._plain(turn.text)[:MAX_TURN_TOKENS])
        ids += self._opening("assistant")
        draft_start = len(ids)
        ends: list[int] = []
        position = 0
        for span in sentences:
            room = draft_start + MAX_DRAFT_TOKENS - len(ids)
            ids += self._plain(draft.draft[position : span.end])[:room]
            ends.append(len(ids) - 1)
            position = span.end
        ids.append(self.end)
        return Prompt(ids, draft_start, ends, len(ids) - 1)

    def instruction(self, style: Style) -> list[int]:
        """The tokens that follow a prompt's closing token and ask for a rewrite."""
        return self._newline + self._message("system", self._plain(_STYLES[style])) + self._opening("assistant")

    def rewrite(self, text: str) -> list[int]:
        """The tokens of a rewrite with its closing token (what training teaches)."""
        return [*self._plain(text), self.end]

    def text(self, ids: Sequence[int]) -> str:
        """The text of generated tokens; an unfinished character at the end is left out."""
        decoded = self._tokenizer.decode(list(ids), skip_special_tokens=True)
        assert isinstance(decoded, str)
        return decoded.rstrip("\ufffd")

    def _message(self, role: str, content: list[int]) -> list[int]:
        return [*self._opening(role), *content, self.end, *self._newline]

    def _opening(self, role: str) -> list[int]:
        return [self.start, *self._plain(role), *self._newline]

    def _plain(self, text: str) -> list[int]:
        # People's text is data: a typed "<|im_end|>" must not become the control token.
        ids = self._tokenizer(text, add_special_tokens=False, split_special_tokens=True)["input_ids"]
        return list(ids)

    def _special(self, token: str) -> int:
        identifier = self._tokenizer.convert_tokens_to_ids(token)
        if not isinstance(identifier, int) or identifier == self._tokenizer.unk_token_id:
            raise ValueError(f"the tokenizer has no {token}: it is not made for this chat template")
        return identifier


def visible_turns(thread: Sequence[Turn]) -> list[Turn]:
    """The turns that the model reads: all, or the first and the last ones of a long thread."""
    turns = [turn for turn in thread if turn.text.strip()]
    if len(turns) <= MAX_THREAD_TURNS:
        return turns
    return [turns[0], *turns[-(MAX_THREAD_TURNS - 1) :]]

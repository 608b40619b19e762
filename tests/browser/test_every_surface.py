"""Wherever a person can write to others: type, see the flag, open the card, take, undo, send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from feed import Feed
from playwright.sync_api import Page, expect
from stub import StubCoach

pytestmark = pytest.mark.browser

SENTENCE = "I sell baby slings 🌙 for reflux."
DRAFT = f"So sorry, Marta 😵‍💫\n{SENTENCE}"
BETTER = "Three nights 😵‍💫\nDoes holding him upright help?"


@dataclass(frozen=True)
class Surface:
    """A box on one of the site's pages, and what the coach has to be told of what it answers."""

    page: str
    box: str
    surface: str
    thread: tuple[str, ...]
    relationship: str = "unknown"


FEED_POST = "them: Third night of no sleep, the baby has reflux and I am running on toast 😵. Did anything help yours?"
GERMAN_POST = "them: Dritte Nacht ohne Schlaf. Hat bei euch etwas geholfen?"
SPANISH_POST = "them: Tercera noche sin dormir. ¿Algo os ayudó?"
PHOTO = "them: Three nights, one pram. Guess who slept."
VIDEO = "them: Er lacht im Schlaf. Wer kann da noch müde sein?"

SURFACES = {
    "comment in the feed": Surface("", "comment", "comment", (FEED_POST,)),
    "reply in the feed": Surface(
        "", "reply", "comment", (FEED_POST, "them: Oh no. Ours slept on my chest for weeks, sitting up.")
    ),
    "comment on a post of its own, German": Surface("post.html", "comment", "comment", (GERMAN_POST,)),
    "reply on a post of its own, German": Surface(
        "post.html", "reply", "comment", (GERMAN_POST, "them: Oje. Unserer hat wochenlang auf mir geschlafen.")
    ),
    "comment in a group, Spanish": Surface("group.html", "comment", "comment", (SPANISH_POST,)),
    "reply in a group, Spanish": Surface(
        "group.html", "reply", "comment", (SPANISH_POST, "them: Ay no. El nuestro durmió semanas encima de mí.")
    ),
    "comment on a photo": Surface("photo.html", "comment", "comment", (PHOTO,)),
    "reply on a photo": Surface("photo.html", "reply", "comment", (PHOTO, "them: Not you, by the look of it.")),
    "comment on a video, German": Surface("video.html", "comment", "comment", (VIDEO,)),
    "reply on a video, German": Surface(
        "video.html", "reply", "comment", (VIDEO, "them: Ich. Unserer lacht nur tagsüber.")
    ),
    "comment on a photo without words": Surface("photo.html?wordless", "comment", "comment", ()),
    "reply on a video without words, German": Surface(
        "video.html?wordless", "reply", "comment", ("them: Ich. Unserer lacht nur tagsüber.",)
    ),
    "new post": Surface("new-post.html", "post", "post", ()),
    "new post, German": Surface("new-post.html?lang=de", "post", "post", ()),
    "new post, Spanish": Surface("new-post.html?lang=es", "post", "post", ()),
    "new post in a group": Surface("new-post.html?group", "post", "post", ()),
    "new post in a group, German": Surface("new-post.html?group&lang=de", "post", "post", ()),
    "new post in a group, Spanish": Surface("new-post.html?group&lang=es", "post", "post", ()),
    "chat tab": Surface("tabs.html", "Marta Nowak", "message", ("them: Do you still have the blue pram?",), "new"),
    "message": Surface(
        "messages/t/marta",
        "Marta Nowak",
        "message",
        ("them: Hi! Thanks for adding me. Are you in the running group too?",),
        "new",
    ),
    "message, German": Surface(
        "messages/t/jonas?lang=de",
        "Jonas Weber",
        "message",
        ("them: Wie war dein Urlaub?", "me: Viel zu kurz. Und deiner?"),
        "known",
    ),
    "message, Spanish": Surface(
        "messages/t/lucia?lang=es",
        "Lucía Gil",
        "message",
        ("them: ¿Qué tal el viaje?", "me: Largo, pero bonito. ¿Y tú?"),
        "known",
    ),
}


def as_lines(thread: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(f"{turn['from']}: {turn['text']}" for turn in thread)


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())
def test_type_flag_card_take_undo_send(page: Page, coach: StubCoach, surface: Surface) -> None:
    coach.rewrite = lambda _: [("done", {"style": style, "text": BETTER}) for style in ("listen", "soft")]
    place = Feed(page, surface.box).open(surface.page)

    place.type(DRAFT)
    place.wait_for_underline(SENTENCE)
    asked = coach.checked[-1]
    assert (asked["surface"], asked["relationship"]) == (surface.surface, surface.relationship)
    assert as_lines(asked["thread"]) == surface.thread
    assert asked["draft"] == DRAFT

    page.keyboard.press("Alt+r")
    place.wait_for_offers()
    page.keyboard.press("1")
    place.wait_for_text(BETTER)
    place.wait_for_no_underline()

    place.undo()
    place.wait_for_text(DRAFT)
    place.redo()
    place.wait_for_text(BETTER)
    page.keyboard.type(" 🙂")
    place.wait_for_text(f"{BETTER} 🙂")
    assert place.post().replace("\n\n", "\n") == f"{BETTER} 🙂"
    expect(place.anything).to_have_count(0)

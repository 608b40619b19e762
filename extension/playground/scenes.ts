import type { Relationship, Surface } from "@/coach/protocol";

/** Somebody on the page. `hue` colours their picture. */
export interface Person {
  readonly name: string;
  readonly hue: number;
}

export interface Said {
  readonly who: Person | "you";
  readonly when: string;
  readonly text: string;
}

/** A situation to try the coach in. */
export interface Scene {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly surface: Surface;
  readonly relationship: Relationship;
  /** The post, the comments or the chat so far; empty for a post of one's own. */
  readonly thread: readonly Said[];
  readonly placeholder: string;
  readonly send: string;
  /** What we type for the person who wants to see it first. */
  readonly draft: string;
}

const nadia: Person = { name: "Nadia Osei", hue: 18 };
const tom: Person = { name: "Tom Lindqvist", hue: 205 };
const priya: Person = { name: "Priya Raman", hue: 285 };

export const SCENES: readonly Scene[] = [
  {
    id: "friend",
    title: "A friend’s news",
    about: "She is worn out. You have something to sell.",
    surface: "comment",
    relationship: "known",
    thread: [
      {
        who: nadia,
        when: "2 h",
        text: "Third night with a teething baby. She finally slept at five, and so did I, for forty minutes. I have forgotten my own name.",
      },
    ],
    placeholder: "Write a comment…",
    send: "Post",
    draft:
      "Oh hun, three nights is a lot. I sell the most amazing natural sleep drops, every mum in my team swears by them. Only 4 bottles left, message me today! 🌙",
  },
  {
    id: "contact",
    title: "A new contact",
    about: "You met once. This is the first message.",
    surface: "message",
    relationship: "new",
    thread: [
      {
        who: tom,
        when: "10:42",
        text: "Hi! Thanks for the add. I think we met at the pottery class, mine was the bowl that collapsed 😂 Are you going again?",
      },
    ],
    placeholder: "Write a message…",
    send: "Send",
    draft:
      "Hey! Love your energy 💫 Have you ever thought about earning from home? I’m helping people like you do exactly that. Let’s hop on a quick call!",
  },
  {
    id: "post",
    title: "Your own post",
    about: "An announcement, to everyone you know.",
    surface: "post",
    relationship: "unknown",
    thread: [],
    placeholder: "What would you like to tell people?",
    send: "Post",
    draft:
      "🔥 HUGE NEWS 🔥 My new candle range is LIVE! Only 20 sets and they WILL sell out. Comment YES and I’ll send you the link!!!",
  },
  {
    id: "complaint",
    title: "A complaint",
    about: "Something went wrong with an order.",
    surface: "comment",
    relationship: "known",
    thread: [
      { who: "you", when: "1 d", text: "The spring candles are here. Thank you to everyone who waited for them." },
      {
        who: priya,
        when: "35 min",
        text: "I ordered two on the 3rd and both came cracked. I’ve written twice and heard nothing. What happens now?",
      },
    ],
    placeholder: "Reply to Priya…",
    send: "Post",
    draft:
      "We’re a small team and we do our best. Use code SPRING10 for 10% off your next order!",
  },
];

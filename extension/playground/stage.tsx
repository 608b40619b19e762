import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Avatar, nameOf } from "./avatar";
import { Box } from "./box";
import type { Said, Scene } from "./scenes";

/** One situation with its box. What is sent stays on this page, so that one sees what others would. */
export function Stage({ scene }: { readonly scene: Scene }) {
  const element = useRef<HTMLDivElement>(null);
  const box = useRef<Box | null>(null);
  const [sent, setSent] = useState<readonly string[]>([]);
  const [text, setText] = useState("");

  const send = (): void => {
    const words = box.current?.text.trim();
    if (!words) return;
    setSent((before) => [...before, words]);
    box.current?.clear();
  };

  useLayoutEffect(() => {
    if (!element.current) return;
    box.current = new Box(element.current, {
      enterSends: scene.surface !== "post",
      onSend: () => send(),
      onChange: setText,
    });
  }, []);

  const typeForMe = (): void => {
    box.current?.focus();
    void box.current?.type(scene.draft);
  };

  return (
    <>
      <article class="scene" data-surface={scene.surface} data-relationship={scene.relationship}>
        <Thread scene={scene} />
        {sent.map((words, at) => (
          <Bubble
            key={at}
            said={{ who: "you", when: "now", text: words }}
            turn={scene.surface === "post" ? null : "me"}
          />
        ))}
        <div class="write">
          <Avatar who="you" />
          <div class="frame" data-frame>
            <div class="field">
              {text === "" && (
                <span class="placeholder" aria-hidden="true">
                  {scene.placeholder}
                </span>
              )}
              <div
                ref={element}
                class="box"
                data-composer
                contentEditable
                role="textbox"
                aria-multiline="true"
                aria-label={scene.placeholder.replace("…", "")}
                spellcheck={false}
              />
            </div>
            <button type="button" class="send" disabled={text.trim() === ""} onClick={send}>
              {scene.send}
            </button>
          </div>
        </div>
      </article>
      <p class="try">
        <button type="button" class="type-for-me" onClick={typeForMe}>
          Type it for me
        </button>
        <span>or write your own. Nothing is posted anywhere.</span>
      </p>
    </>
  );
}

function Thread({ scene }: { readonly scene: Scene }) {
  const [first, ...rest] = scene.thread;
  if (!first) return <h3 class="own">Create a post</h3>;
  if (scene.surface === "message") {
    return (
      <>
        <header class="head">
          <Avatar who={first.who} />
          <div>
            <h3>{nameOf(first.who)}</h3>
            <p>You connected today</p>
          </div>
        </header>
        {scene.thread.map((said) => (
          <Bubble key={said.text} said={said} turn={turnOf(said)} />
        ))}
      </>
    );
  }
  return (
    <>
      <header class="head">
        <Avatar who={first.who} />
        <div>
          <h3>{nameOf(first.who)}</h3>
          <p>{first.when}</p>
        </div>
      </header>
      <p class="post" data-turn={turnOf(first)}>
        {first.text}
      </p>
      <div class="rule" />
      {rest.map((said) => (
        <Bubble key={said.text} said={said} turn={turnOf(said)} />
      ))}
    </>
  );
}

function Bubble({ said, turn }: { readonly said: Said; readonly turn: "me" | "them" | null }) {
  const mine = said.who === "you";
  return (
    <div class="said" data-mine={mine}>
      <Avatar who={said.who} />
      <div class="bubble">
        <h4>
          {nameOf(said.who)} <small>{said.when}</small>
        </h4>
        <p data-turn={turn ?? undefined}>{said.text}</p>
      </div>
    </div>
  );
}

function turnOf({ who }: Said): "me" | "them" {
  return who === "you" ? "me" : "them";
}

import { useState } from "preact/hooks";
import { OPEN_KEYS } from "@/ui/keys";
import { SCENES } from "./scenes";
import { Stage } from "./stage";

/** The choice of situations, and the one chosen. */
export function App() {
  const [scene, setScene] = useState(SCENES[0]);
  if (!scene) return null;
  return (
    <>
      <fieldset class="choice">
        <legend>Choose a situation</legend>
        {SCENES.map((one) => (
          <label key={one.id}>
            <input type="radio" name="scene" value={one.id} checked={one === scene} onChange={() => setScene(one)} />
            <span class="title">{one.title}</span>
            <span class="about">{one.about}</span>
          </label>
        ))}
      </fieldset>
      <section class="stage" aria-label={scene.title}>
        <Stage key={scene.id} scene={scene} />
        <How />
      </section>
    </>
  );
}

function How() {
  return (
    <div class="how">
      <p>
        <span class="wavy">Underlined</span> words are what the coach means. Rest the pointer there to see why.
      </p>
      <p>
        <kbd>{OPEN_KEYS}</kbd> opens the card, <kbd>1</kbd> or <kbd>2</kbd> takes a rewrite, undo brings your words
        back.
      </p>
    </div>
  );
}

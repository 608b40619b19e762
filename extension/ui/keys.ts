/** What the keys are called on this person's keyboard. */
const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

export const OPEN_KEYS = MAC ? "⌥R" : "Alt R";
export const UNDO_KEYS = MAC ? "⌘Z" : "Ctrl+Z";

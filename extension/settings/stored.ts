import { browser } from "wxt/browser";
import { InMemory, type Live } from "./live";

/**
 * A value in the extension's storage, the same in every tab and page of ours.
 *
 * @param read makes the best of whatever stands there
 */
export async function stored<T>(key: string, read: (value: unknown) => T): Promise<Live<T>> {
  const { [key]: value } = await browser.storage.local.get(key);
  const live = new InMemory(read(value));
  browser.storage.local.onChanged.addListener((changes) => {
    const change = changes[key];
    if (change) live.set(read(change.newValue));
  });
  return {
    get current() {
      return live.current;
    },
    set: (changed) => void browser.storage.local.set({ [key]: changed }),
    watch: (changed, signal) => live.watch(changed, signal),
  };
}

import { afterEach, expect, it } from "vitest";
import { InMemory } from "@/settings/live";
import { DEFAULTS } from "@/settings/settings";
import { facebook } from "@/sites/facebook";
import { silencing } from "@/ui/silencing";

const { happyDOM } = window as unknown as { happyDOM: { setURL(address: string): void } };
const before = location.href;

afterEach(() => happyDOM.setURL(before));

it.each([
  ["https://www.facebook.com/messages/t/deniz", "Facebook"],
  ["https://www.messenger.com/t/deniz", "Messenger"],
])("on %s, 'Not here' says %s, and means that site alone", (address, name) => {
  happyDOM.setURL(address);
  const settings = new InMemory(DEFAULTS);
  const notes: string[] = [];
  silencing(settings, { surface: () => "message", site: facebook.name ?? "" }, (note) => notes.push(note)).site();
  expect(notes).toEqual([`Off on ${name}. The options switch it on again.`]);
  expect(settings.current.offSites).toEqual([new URL(address).hostname]);
});

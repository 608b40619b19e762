import type { Person } from "./scenes";

/** A person's picture: their initials on a colour of their own. */
export function Avatar({ who }: { readonly who: Person | "you" }) {
  const name = who === "you" ? "You" : who.name;
  const initials = name
    .split(" ")
    .map((word) => word[0])
    .join("");
  return (
    <span class="avatar" style={{ "--hue": who === "you" ? 162 : who.hue }} aria-hidden="true">
      {initials}
    </span>
  );
}

export function nameOf(who: Person | "you"): string {
  return who === "you" ? "You" : who.name;
}

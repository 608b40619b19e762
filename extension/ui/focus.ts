/** Remembers what has the keyboard, in our layer too, and gives back what gives it the keyboard again. */
export function keepFocus(): () => void {
  let held = document.activeElement;
  while (held?.shadowRoot?.activeElement) held = held.shadowRoot.activeElement;
  // A button may be gone by then, but not the dialog around it.
  const holders = [held, held?.closest("[role=dialog]")];
  return () => {
    const holder = holders.find((one) => one?.isConnected);
    if (holder instanceof HTMLElement) holder.focus();
  };
}

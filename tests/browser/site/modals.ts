const native = document.querySelector("dialog");
const reply = document.querySelector<HTMLElement>(".reply");
const trapped = reply?.querySelector<HTMLElement>("[data-box]");

function keepKeyboardIn(dialog: HTMLElement, box: HTMLElement): void {
  const comeBack = ({ target }: FocusEvent): void => {
    if (dialog.isConnected && !dialog.contains(target as Node)) box.focus();
  };
  // On the way down, as nobody below can keep it from the page then.
  document.addEventListener("focusin", comeBack, { capture: true });
}

if (location.hash === "#native") {
  native?.showModal();
} else if (reply && trapped) {
  reply.hidden = false;
  keepKeyboardIn(reply, trapped);
}

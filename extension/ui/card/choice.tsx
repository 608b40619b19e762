import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n";

export interface Choice {
  readonly text: string;
  readonly options: readonly { readonly label: string; readonly act: () => void }[];
  /** The way out, where it is more than to cancel. */
  readonly cancel?: string;
}

export interface ChoiceRowProps {
  readonly choice: Choice;
  readonly onCancel: () => void;
}

/** One question in a line, with its answers. The keyboard goes to it, and to no answer: Enter must not choose one. */
export function ChoiceRow({ choice: { text, options, cancel }, onCancel }: ChoiceRowProps) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => root.current?.focus(), [text]);
  return (
    <div class="choice" role="group" aria-labelledby="choice" tabIndex={-1} ref={root}>
      <p id="choice">{text}</p>
      {options.map(({ label, act }) => (
        <button type="button" class="option" key={label} onClick={act}>
          {label}
        </button>
      ))}
      <button type="button" class="plain" onClick={onCancel}>
        {cancel ?? t("cancel")}
      </button>
    </div>
  );
}

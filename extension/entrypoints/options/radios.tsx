export interface RadiosProps<Value extends string> {
  readonly name: string;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly about?: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of a few. */
export function Radios<Value extends string>({ name, choices, chosen, onChoose }: RadiosProps<Value>) {
  return (
    <div class="radios">
      {choices.map(({ value, label, about }) => (
        <label key={value}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          <span>{label}</span>
          {about && <span class="about">{about}</span>}
        </label>
      ))}
    </div>
  );
}

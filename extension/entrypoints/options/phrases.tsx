import { t } from "@/ui/i18n";

export interface PhrasesProps {
  readonly phrases: readonly string[];
  /** What stands in the place of an empty list. */
  readonly none: string;
  readonly onChange: (phrases: readonly string[]) => void;
}

/** A list of the person's own words: to look at, to add to, to take from. */
export function Phrases({ phrases, none, onChange }: PhrasesProps) {
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const words = String(new FormData(form).get("words")).trim();
    if (words && !phrases.includes(words)) onChange([...phrases, words]);
    form.reset();
  };
  return (
    <>
      {phrases.length === 0 && <p>{none}</p>}
      <ul class="phrases">
        {phrases.map((words) => (
          <li class="row" key={words}>
            <q dir="auto">{words}</q>
            <button
              type="button"
              class="plain"
              aria-label={t("removeNamed", words)}
              onClick={() => onChange(phrases.filter((other) => other !== words))}
            >
              {t("remove")}
            </button>
          </li>
        ))}
      </ul>
      <form class="add" onSubmit={onSubmit}>
        <input name="words" aria-label={t("phrase")} autocomplete="off" required />
        <button type="submit" class="button">
          {t("add")}
        </button>
      </form>
    </>
  );
}

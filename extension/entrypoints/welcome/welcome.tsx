import type { ComponentChildren } from "preact";
import type { CoachClient } from "@/coach/client";
import { HealthPill, isTrouble, stateOf, useWellbeing } from "@/ui/health";
import { t } from "@/ui/i18n";
import { OPEN_KEYS, UNDO_KEYS } from "@/ui/keys";
import { Mark } from "@/ui/mark";
import { Remedy } from "@/ui/remedy";
import { CardPicture, LinePicture, TakenPicture } from "./pictures";
import { Try } from "./try";

/** What a person sees first: three pictures, and a box to try it in. */
export function Welcome({ coach }: { readonly coach: CoachClient }) {
  const wellbeing = useWellbeing(coach);
  return (
    <main>
      <header>
        <h1>
          <Mark /> {t("welcomeTitle")}
        </h1>
        <p>{t("welcomeLead")}</p>
      </header>
      <ol>
        <Step title={t("step1")} about={t("step1About")}>
          <LinePicture />
        </Step>
        <Step title={t("step2")} about={t("step2About", OPEN_KEYS)}>
          <CardPicture />
        </Step>
        <Step title={t("step3")} about={t("step3About", UNDO_KEYS)}>
          <TakenPicture />
        </Step>
        <Step title={t("step4")} about={t("step4About")}>
          <HealthPill wellbeing={wellbeing} />
          {stateOf(wellbeing) === "well" ? <Try /> : <p>{t("waitingForCoach")}</p>}
          {isTrouble(wellbeing) && <Remedy trouble={wellbeing} />}
        </Step>
      </ol>
      <p class="small">{t("welcomeDone")}</p>
    </main>
  );
}

interface StepProps {
  readonly title: string;
  readonly about: string;
  readonly children: ComponentChildren;
}

function Step({ title, about, children }: StepProps) {
  return (
    <li>
      <div class="words">
        <h2>{title}</h2>
        <p>{about}</p>
      </div>
      <div class="show">{children}</div>
    </li>
  );
}

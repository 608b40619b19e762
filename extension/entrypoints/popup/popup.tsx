import type { CoachClient } from "@/coach/client";
import { HealthPill, useWellbeing, type Wellbeing } from "@/ui/health";
import { OPEN_KEYS } from "@/ui/keys";
import { Mark } from "@/ui/mark";

/** How the coach is, and what to do where it is not well. */
export function Popup({ coach }: { readonly coach: CoachClient }) {
  const wellbeing = useWellbeing(coach);
  return (
    <main>
      <h1>
        <Mark /> Rapport
      </h1>
      <HealthPill wellbeing={wellbeing} />
      <Advice wellbeing={wellbeing} />
    </main>
  );
}

function Advice({ wellbeing }: { readonly wellbeing: Wellbeing }) {
  if (wellbeing === "asking") return null;
  if (wellbeing === null) {
    return (
      <p>
        Start it in Rapport’s folder with <code>make run</code>. Until then, Rapport stays out of your way.
      </p>
    );
  }
  const broken = wellbeing.checks.filter((check) => !check.ok);
  if (wellbeing.status === "error" || broken.length > 0) {
    return (
      <ul>
        {broken.map((check) => (
          <li key={check.name}>
            {check.message} {check.remedy && <span class="remedy">{check.remedy}</span>}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <>
      <p>
        Write a comment on Facebook. If something in it may put people off, it is underlined; <kbd>{OPEN_KEYS}</kbd>{" "}
        shows why, and other words. Nothing leaves this machine.
      </p>
      <p class="small">{wellbeing.model}</p>
    </>
  );
}

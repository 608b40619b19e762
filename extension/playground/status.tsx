import type { CoachClient } from "@/coach/client";
import { HealthPill, useWellbeing } from "@/ui/health";

/** How the coach is; what to do about it comes with the pill only where it is not well. */
export function Status({ coach }: { readonly coach: CoachClient }) {
  const wellbeing = useWellbeing(coach);
  const broken = typeof wellbeing === "string" ? [] : wellbeing.checks.filter(({ ok }) => !ok);
  return (
    <>
      <HealthPill wellbeing={wellbeing} />
      {wellbeing === "away" && (
        <p class="remedy">
          Start it with <code>make run</code>.
        </p>
      )}
      {broken.map(({ name, message, remedy }) => (
        <p class="remedy" key={name}>
          {message} {remedy}
        </p>
      ))}
    </>
  );
}

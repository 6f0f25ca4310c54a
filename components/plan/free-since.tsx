import { Button } from '../ui/button';
import { formatActDay, shiftDay } from '../ui/days';
import { drugName } from './drug-name';
import { lower } from './plan-words';
import { takeDay } from './read-plan-day';
import { Stepper } from './stepper';
import type { PlanControls } from './use-plan';

/** Of a plan taken up in its middle: since when the patient is free of what had ended. Gaps count from there. */
export function FreeSince({ controls: { preview, request, start, steer } }: { readonly controls: PlanControls }) {
  if (request === null || request.steering.resumeAt === null) return null;
  const { outcome } = preview;
  const given = new Map(request.steering.freeSince.map(({ drug, on }) => [drug, on]));
  // A plan has a day of each; a refusal names those that it asks for, and none of them has a day until somebody gives it.
  const known = new Map(outcome.kind === 'plan' ? outcome.plan.freeOf.map(({ drug, since }) => [drug, since]) : []);
  const asks = outcome.kind === 'refused' ? (outcome.refusal.asks ?? []) : [];
  return [...new Set([...known.keys(), ...asks, ...given.keys()])].sort().map((drug) => {
    const name = lower(drugName(preview.names, drug));
    const isGiven = given.has(drug);
    const day = given.get(drug) ?? known.get(drug) ?? null;
    const others = request.steering.freeSince.filter((entry) => entry.drug !== drug);
    const take = (on: string): void => {
      steer({ freeSince: [...others, { drug, on }] });
    };
    const takeBack = (): void => {
      if (isGiven) steer({ freeSince: others });
    };
    const later = day === null ? null : shiftDay(day, 1);
    return (
      <div key={drug} data-entry>
        <Stepper
          label={`Free of ${name} since`}
          rule="first day without"
          shown={day === null ? 'not given' : formatActDay(day)}
          isProposed={day !== null && !isGiven}
          less={day === null ? { label: `Free of ${name} since the start`, act: () => { take(start); } } : { label: `Free of ${name} a day earlier`, act: () => { take(shiftDay(day, -1)); } }}
          more={{ label: `Free of ${name} a day later`, act: later === null || later > start ? null : () => { take(later); } }}
          read={(typed) => {
            if (typed !== '') return takeDay(typed, take);
            takeBack();
            return null;
          }}
        />
        {isGiven ? <Button size="sm" look="quiet" className="mt-1 -ml-2" aria-label={`Take back the day given for ${name}`} onClick={takeBack}>Take this day back</Button> : null}
      </div>
    );
  });
}

import { formatActDay, shiftDay } from '../ui/days';
import { drugName } from './drug-name';
import { takeDay } from './read-plan-day';
import { Stepper } from './stepper';
import type { PlanControls } from './use-plan';

/** Of a plan taken up in its middle: since when the patient is free of what had ended. Gaps count from there. */
export function FreeSince({ controls: { preview, request, start, steer } }: { readonly controls: PlanControls }) {
  const given = request?.steering.freeSince ?? [];
  if (request === null || request.steering.resumeAt === null) return null;
  const { outcome } = preview;
  // Where the record has one as taken still its day is what is asked for.
  const asked = outcome.kind === 'refused' && outcome.refusal.code === 'still-taken' ? request.from.filter(({ drug }) => !request.to.some((amount) => amount.drug === drug)).map(({ drug }) => ({ drug, on: start })) : given;
  const ended = outcome.kind === 'plan' ? outcome.plan.freeOf.map(({ drug, since }) => ({ drug, on: since })) : asked;
  return ended.map(({ drug, on: since }) => {
    const day = given.find((entry) => entry.drug === drug)?.on ?? since;
    const take = (on: string): void => {
      steer({ freeSince: [...given.filter((entry) => entry.drug !== drug), { drug, on }] });
    };
    const later = shiftDay(day, 1);
    return (
      <Stepper
        key={drug}
        label={`Free of ${drugName(preview.names, drug).toLowerCase()} since`}
        rule="first day without"
        shown={formatActDay(day)}
        less={{ label: `Free of ${drug} a day earlier`, act: () => { take(shiftDay(day, -1)); } }}
        more={{ label: `Free of ${drug} a day later`, act: later > start ? null : () => { take(later); } }}
        read={(typed) => takeDay(typed, take)}
      />
    );
  });
}

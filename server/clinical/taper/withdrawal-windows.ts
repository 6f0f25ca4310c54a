import type { Knowledge } from '../model/knowledge';
import { addDays, compareDays, daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Plan } from '../model/plan';
import type { WithdrawalWindow } from '../model/plan-preview';
import { compare } from './render-steps';
import { planTerms } from './terms';

const HOURS_A_DAY = 24;

/** What of a plan its windows are counted from. */
export type Course = Pick<Plan, 'from' | 'steps' | 'freeOf'>;

/**
 * After every fall of a dose the days in which withdrawal would be expected: from one to five half-lives after the cut, and
 * as long after that as content says symptoms last. No window where no half-life is known or the content asks for no taper.
 */
export function withdrawalWindows(plan: Course, knowledge: Knowledge): WithdrawalWindow[] {
  const terms = planTerms(knowledge);
  const { lastsDays, lastsAfterLastDays } = knowledge.tapering.general.withdrawalWindow;
  const ended = new Map(plan.freeOf.map(({ drug, since }) => [drug, since]));
  const drugs = [...new Set([...plan.from.map(({ drug }) => drug), ...ended.keys()])].filter((drug) => terms.rule(drug)?.toNothing !== 'stop').sort(compare);
  return drugs.flatMap((drug) => {
    const onset = onsetOf(drug, knowledge);
    if (onset === null) return [];
    const since = ended.get(drug);
    if (since !== undefined) return [{ drug, step: 0, from: addDays(since, onset.fromDays), to: addDays(since, onset.untilDays + lastsAfterLastDays), isLast: true }];
    let last = plan.from.find((amount) => amount.drug === drug)?.mgPerDay ?? 0;
    return plan.steps.flatMap((step): WithdrawalWindow[] => {
      const dose = step.doses.find((entry) => entry.drug === drug)?.mgPerDay ?? 0;
      const fell = dose < last;
      last = dose;
      const isLast = dose === 0;
      return fell ? [{ drug, step: step.n, from: addDays(step.from, onset.fromDays), to: addDays(step.from, onset.untilDays + (isLast ? lastsAfterLastDays : lastsDays)), isLast }] : [];
    });
  });
}

/** First and latest day after a cut on which symptoms begin, counted from the first day at the lower dose. */
function onsetOf(drug: string, knowledge: Knowledge): { readonly fromDays: number; readonly untilDays: number } | null {
  const { drugs, fromHalfLives, untilHalfLives } = knowledge.tapering.general.withdrawalWindow;
  const own = drugs.find((entry) => entry.drugs.includes(drug));
  if (own !== undefined) return own;
  const halfLife = knowledge.drugs.find(({ id }) => id === drug)?.halfLifeHours ?? null;
  if (halfLife === null) return null;
  const [shortest, longest] = halfLife;
  return { fromDays: Math.floor((fromHalfLives * shortest) / HOURS_A_DAY), untilDays: Math.ceil((untilHalfLives * longest) / HOURS_A_DAY) };
}

/** A day on which symptoms are asked about, so many days after a change: where no window of that change has begun by then, as many days after the first day of the earliest. */
export function insideWindow(changedOn: LocalDate, afterDays: number, windows: readonly Pick<WithdrawalWindow, 'from'>[]): LocalDate {
  const day = addDays(changedOn, afterDays);
  const first = windows.map(({ from }) => from).sort(compareDays)[0];
  return first === undefined || first <= day ? day : addDays(day, daysBetween(changedOn, first));
}

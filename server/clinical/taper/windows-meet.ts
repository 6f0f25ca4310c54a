import { daysBetween } from '../model/local-date';
import type { PlanWarning, Step } from '../model/plan';
import type { WithdrawalWindow } from '../model/plan-preview';
import { dayInWords } from '../words/day';
import type { PlanTerms } from './terms';
import { withdrawalWindows } from './withdrawal-windows';
import type { Course } from './withdrawal-windows';

export const WINDOWS_MEET = 'withdrawal-windows-meet';

/** Where the windows of two cuts of one medicine share a day: said once a medicine, with the days between two cuts that would part them all. */
export function windowsMeet(course: Course, terms: PlanTerms): PlanWarning[] {
  const { refs } = terms.knowledge.tapering.general.withdrawalWindow;
  const windows = withdrawalWindows(course, terms.knowledge);
  return [...new Set(windows.map(({ drug }) => drug))].flatMap((drug) => {
    const own = windows.filter((window) => window.drug === drug && window.step > 0);
    const pairs = own.flatMap((window, at): Pair[] => {
      const next = own[at + 1];
      return next === undefined ? [] : [[window, next]];
    });
    const [met] = pairs.filter(([one, next]) => one.to >= next.from);
    if (met === undefined) return [];
    const [one, next] = met;
    const [cut, nextCut] = [cutOf(one, course.steps), cutOf(next, course.steps)];
    if (cut === undefined || nextCut === undefined) return [];
    const apart = daysBetween(cut.from, one.to) - daysBetween(nextCut.from, next.from) + 1;
    const name = terms.drug(drug)?.name ?? drug;
    return [{
      id: WINDOWS_MEET,
      message: `${name}: the withdrawal window of the cut on ${dayInWords(cut.from)} is ${dayInWords(one.from)} to ${dayInWords(one.to)}, that of the cut on ${dayInWords(nextCut.from)} begins ${dayInWords(next.from)}: symptoms in both cannot be put down to either step. ${apart} days between two cuts would part their windows.`,
      refs,
    }];
  });
}

type Pair = readonly [WithdrawalWindow, WithdrawalWindow];

const cutOf = ({ step }: WithdrawalWindow, steps: readonly Step[]): Step | undefined => steps.find(({ n }) => n === step);

import { daysBetween } from '../model/local-date';
import type { PlanWarning, Step } from '../model/plan';
import type { WithdrawalWindow } from '../model/plan-preview';
import { dayInWords } from '../words/day';
import type { PlanTerms } from './terms';
import { withdrawalWindows } from './withdrawal-windows';
import type { Course } from './withdrawal-windows';

export const WINDOWS_MEET = 'withdrawal-windows-meet';

/** Where the windows of two cuts of one medicine share a day: said once a medicine, with the days between two cuts that would part them all. */
export const windowsMeet = (course: Course, terms: PlanTerms): PlanWarning[] =>
  meetings(course, terms).map(({ message }) => ({ id: WINDOWS_MEET, message, refs: terms.knowledge.tapering.general.withdrawalWindow.refs }));

/** Days between two cuts that part every two windows that meet; `null` where none do. */
export function daysThatPart(course: Course, terms: PlanTerms): number | null {
  const met = meetings(course, terms);
  return met.length === 0 ? null : Math.max(...met.map(({ apart }) => apart));
}

type Meeting = { readonly apart: number; readonly message: string };

/** Each medicine with two windows that share a day. */
function meetings(course: Course, terms: PlanTerms): Meeting[] {
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
      apart,
      message: `${name}: the withdrawal window of the cut on ${dayInWords(cut.from)} is ${dayInWords(one.from)} to ${dayInWords(one.to)}, that of the cut on ${dayInWords(nextCut.from)} begins ${dayInWords(next.from)}: symptoms in both cannot be put down to either step. ${apart} days between two cuts would part their windows.`,
    }];
  });
}

type Pair = readonly [WithdrawalWindow, WithdrawalWindow];

const cutOf = ({ step }: WithdrawalWindow, steps: readonly Step[]): Step | undefined => steps.find(({ n }) => n === step);

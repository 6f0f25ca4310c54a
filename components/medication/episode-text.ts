import type { Workspace } from '@/server/contracts/workspace';
import { formatDose } from '../ui/amounts';
import { formatDay } from '../ui/days';

export type Episode = Workspace['chart']['episodes'][number];

/** The dose that holds on a day; `null` before the first one. */
export const stepOn = (episode: Episode, on: string): Episode['steps'][number] | null =>
  [...episode.steps].sort((a, b) => (a.from < b.from ? -1 : 1)).findLast((step) => step.from <= on) ?? null;

/** `150 mg a day since 11-May-2026`, for the head of a form about an episode. */
export function doseSentence(episode: Episode, on: string): string {
  const step = stepOn(episode, on);
  if (step === null) return 'dose not recorded';
  if (step.microgramsPerDay === null && step.timesPerDay !== null && step.timesPerDay < 1 && step.form !== null) return `${step.form} since ${formatDay(step.from)}`;
  const dose = step.microgramsPerDay === null ? 'dose not recorded' : `${formatDose(step.microgramsPerDay)} a day`;
  return `${dose} since ${formatDay(step.from)}`;
}

const TIMES: Readonly<Record<string, string>> = { 1: 'once', 2: 'twice', 3: 'three times', 4: 'four times' };

/** `75 mg twice a day`: what a daily dose means each time; `null` where it says nothing more. */
export function eachTime(mgPerDay: number, timesPerDay: number | null): string | null {
  if (timesPerDay === null || timesPerDay <= 1) return null;
  const each = (mgPerDay * 1000) / timesPerDay;
  return `${formatDose(Math.round(each))} ${TIMES[String(timesPerDay)] ?? `${timesPerDay} times`} a day`;
}

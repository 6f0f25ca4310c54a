import type { Course } from '../course';
import { addDays, toEpochDay } from '../../model/local-date';
import type { LocalDate } from '../../model/local-date';

/** A few days late at the pharmacy is no gap. */
const LEEWAY_DAYS = 7;

/** First day without supply, when what was dispensed of a course that goes on ran out more than a week before the day. */
export function supplyGapOn({ state, episode }: Course, on: LocalDate): LocalDate | null {
  if (state !== 'taking' || episode.refills.length === 0) return null;
  let coveredTo: LocalDate | null = null;
  for (const { on: from, daysSupply } of [...episode.refills].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    if (from > on) continue;
    if (daysSupply === null) return null;
    coveredTo = addDays(coveredTo !== null && coveredTo > from ? coveredTo : from, daysSupply);
  }
  return coveredTo !== null && toEpochDay(on) - toEpochDay(coveredTo) > LEEWAY_DAYS ? coveredTo : null;
}

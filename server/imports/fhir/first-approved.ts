import { compareDays, localDate } from '@/server/clinical/model/local-date';
import type { ReadContext } from './context';
import { latestOf, type ReadDate } from './dates';
import type { Doubt } from './dosage';
import type { DrugName } from './drug-names';

/**
 * Years by which a drug may have been sold elsewhere before its approval in the United States (citalopram: nine).
 * A record of a clinic outside the US is doubted only beyond them. Project setting.
 */
const SOLD_ELSEWHERE_YEARS = 15;

/** A drug cannot have been taken before it existed. Drugs without a cited year are not judged. */
export function doubtAboutApproval(drug: DrugName, start: ReadDate, context: ReadContext): readonly Doubt[] {
  const approval = context.knowledge.firstApproved.find((entry) => entry.ingredient === drug.drug);
  const latest = latestOf(start);
  if (approval === undefined || latest === null) return [];
  const year = approval.region === context.region ? approval.year : approval.year - SOLD_ELSEWHERE_YEARS;
  if (compareDays(latest, localDate(`${year}-01-01`)) >= 0) return [];
  return [{ code: 'taken-before-it-existed', why: `its start (${latest.slice(0, 4)}) lies before ${drug.drug} was first approved (${approval.region} ${approval.year})` }];
}

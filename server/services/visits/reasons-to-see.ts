import type { Amount, PlanRequest } from '@/server/clinical/model/plan';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import { micrograms } from '@/server/clinical/taper/products';
import { nameOf, planTerms } from '@/server/clinical/taper/terms';
import { doseInWords } from '@/server/clinical/words/dose';
import type { VisitFields } from '@/server/contracts/visit-fields';
import type { Draft } from '@/server/contracts/visit';

/** Reasons of chosen options that were written beside a plan with other medicines or doses than the one that stands. */
export function reasonsToSee({ decision, reasons, plan }: Pick<VisitFields, 'decision' | 'reasons' | 'plan'>, knowledge: Knowledge): Draft['reasonsToSee'] {
  if (decision?.kind !== 'options') return [];
  return reasons.flatMap(({ option, why, planned }) => {
    const isOther = plan?.option === option && planned !== undefined && keyOf(planned) !== keyOf(plan.request);
    return isOther && why.trim() !== '' && decision.options.includes(option) ? [{ option, was: inWords(planned, knowledge) }] : [];
  });
}

type Planned = Pick<PlanRequest, 'from' | 'to'>;

const keyOf = ({ from, to }: Planned): string => [from, to].map((amounts) => amounts.map(({ drug, mgPerDay }) => `${drug} ${mgPerDay}`).sort().join(', ')).join(' > ');

function inWords({ from, to }: Planned, knowledge: Knowledge): string {
  const terms = planTerms(knowledge);
  const amounts = (list: readonly Amount[]): string => (list.length === 0 ? 'none' : list.map(({ drug, mgPerDay }) => `${nameOf(drug, terms)} ${doseInWords(micrograms(mgPerDay))}`).join(' and '));
  const [one] = to;
  const isOwn = from.length === 1 && to.length === 1 && one !== undefined && from[0]?.drug === one.drug;
  return `${amounts(from)} to ${isOwn ? doseInWords(micrograms(one.mgPerDay)) : amounts(to)}`;
}

import type { Facts } from '../facts/facts';
import type { Option, Reason } from '../model/assessment';
import { SEVERITIES } from '../model/ids';
import type { FactId } from '../model/ids';
import { LISTED } from '../model/listed';
import type { Plan } from '../model/plan';
import { basisOf } from '../story/basis-of';
import { inSentence } from '../words/in-sentence';

/**
 * What speaks against an option on its chart: what rules it out, then the caution that sets its status, then the others by what they weigh,
 * in the content's order where they weigh the same.
 */
export function objectionsTo({ reasons, deciding }: Pick<Option, 'reasons' | 'deciding'>): readonly Reason[] {
  const against = reasons.filter(({ speaks, kind }) => speaks === 'against' && kind !== 'missing-information');
  const rank = ({ kind, severity, message }: Reason): number => (kind === 'contraindication' ? -2 : isSaid(message, deciding) ? -1 : SEVERITIES.indexOf(severity));
  return against.toSorted((a, b) => rank(a) - rank(b));
}

/** A message in a line of its own, which names what a screen else lists beside it. */
export function inFull(message: string, ids: Iterable<FactId>, facts: Facts): string {
  const named = message.includes(LISTED) ? basisOf(new Set(ids), facts).filter(({ id }) => !id.startsWith('derived:')).map(({ label }) => inSentence(label)) : [];
  return message.replace(LISTED, named.length === 0 ? '' : ` (${[...new Set(named)].join(', ')})`);
}

/** Of what speaks against an option that which concerns what is planned: a reason that speaks of some of its medicines alone, and of none that is planned, does not. */
export const objectionsFor = (option: Option, plan: Plan | null): readonly Reason[] =>
  objectionsTo(option).filter(({ appliesTo }) => plan === null || appliesTo.length === 0 || plan.to.some(({ drug }) => appliesTo.some((member) => drug.startsWith(member))));

/** In the line that decides, a message names what a screen lists beside it. */
const isSaid = (message: string, deciding: string): boolean => message.split(LISTED).every((part) => deciding.includes(part));

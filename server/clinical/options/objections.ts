import type { Option, Reason } from '../model/assessment';
import { SEVERITIES } from '../model/ids';

/**
 * What speaks against an option on its chart: what rules it out, then the caution that sets its status, then the others by what they weigh,
 * in the content's order where they weigh the same.
 */
export function objectionsTo({ reasons, deciding }: Pick<Option, 'reasons' | 'deciding'>): readonly Reason[] {
  const against = reasons.filter(({ speaks, kind }) => speaks === 'against' && kind !== 'missing-information');
  const rank = ({ kind, severity, message }: Reason): number => (kind === 'contraindication' ? -2 : isSaid(message, deciding) ? -1 : SEVERITIES.indexOf(severity));
  return against.toSorted((a, b) => rank(a) - rank(b));
}

const LISTED = ' (listed beside this message)';

/** In the line that decides, a message names what a screen lists beside it. */
const isSaid = (message: string, deciding: string): boolean => message.split(LISTED).every((part) => deciding.includes(part));

import type { DecisionOutcome, Pair } from '@/server/contracts/outcome';
import { count } from '../ui/days';

/** `down 9`, `up 2`, `the same`. */
export const changeWords = (change: number): string => (change === 0 ? 'the same' : `${change < 0 ? 'down' : 'up'} ${Math.abs(change)}`);

export const VERDICT: Readonly<Record<DecisionOutcome['response']['verdict'], string>> = { yes: 'yes', no: 'no', 'does-not-apply': 'does not apply', 'cannot-tell': 'cannot tell' };

/** Why a value of a pair is not there. */
export const missingWords = (side: 'before' | 'after', { instrument }: Pair, { lookBack }: DecisionOutcome): string =>
  side === 'before' ? `none in the ${count(lookBack[instrument], 'day')} before` : 'none yet';

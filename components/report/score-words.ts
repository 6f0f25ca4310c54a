import type { Reading, ScoreChange } from './to-reading';

/** A change of score in words, its sign said and never coloured: which way is worse stands beside it. */
export const changeWords = ({ by }: Pick<ScoreChange, 'by'>): string => (by === 0 ? 'no change' : `${by > 0 ? 'up' : 'down'} ${Math.abs(by)}`);

/** What was not answered, counted; nothing when all was. */
export const missingWords = ({ missing, items }: Pick<Reading, 'missing' | 'items'>): string | null =>
  items === null || missing.length === 0 ? null : `${missing.length} of ${items} not answered`;

/** Time in front of the form as a person says it. */
export const durationWords = (seconds: number): string => (seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);

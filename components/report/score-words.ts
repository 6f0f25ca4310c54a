import type { Reading, ScoreChange } from './to-reading';

/** A change of score in words, its sign said and never coloured: which way is worse stands beside it. */
export const changeWords = ({ by }: Pick<ScoreChange, 'by'>): string => (by === 0 ? 'no change' : `${by > 0 ? 'up' : 'down'} ${Math.abs(by)}`);

/** What was not answered, counted; nothing when all was. */
export const missingWords = ({ missing, items }: Pick<Reading, 'missing' | 'items'>): string | null =>
  items === null || missing.length === 0 ? null : `${missing.length} of ${items} not answered`;

/** Time in front of the form as a person says it. */
export const durationWords = (seconds: number): string => (seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);

/** The score in a list: a value of its range, or that there is none. */
export const scoreWords = (score: Reading['score']): string => {
  const value = score?.value ?? null;
  return value === null || score === null ? 'no total' : `${value} of ${score.max}`;
};

/** What the blunting report says of the time before the medicine: the raw change, with the number of items that it rests on. */
export const beforeWords = ({ report, view: { beforeOf } }: Pick<Reading, 'report' | 'view'>): string | null => {
  const { change, pairs } = report.scores;
  return beforeOf === null || typeof change !== 'number' || typeof pairs !== 'number' ? null : `${changeWords({ by: change })} on the time before ${beforeOf} as remembered, from ${pairs} items`;
};

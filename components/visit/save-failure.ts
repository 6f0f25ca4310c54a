import type { Refusal } from '../trpc/refusal';

/** Fields of a visit as their labels name them; the rest of a path says nothing to a reader. */
const LABELS: readonly (readonly [RegExp, string])[] = [
  [/^fields\.decision\.(?:.*\.)?returnOn/, 'Return on'],
  [/^fields\.decision\.(?:.*\.)?why/, 'Why'],
  [/^fields\.reason/, 'Reason for the visit'],
  [/^fields\.patientPrefers/, 'The patient prefers'],
  [/^fields\.declined/, 'Not chosen'],
  [/^fields\.typed/, 'Your own sentence'],
  [/^fields\.edits/, 'An edited sentence'],
];

/** Why a draft could not be kept: the fields that are in the way by their labels, where the server named them. */
export function saveFailure({ message, fields }: Pick<Refusal, 'message' | 'fields'>): string {
  const named = Object.entries(fields).flatMap(([path, sentence]) => {
    const label = LABELS.find(([pattern]) => pattern.test(path))?.[1];
    return label === undefined ? [] : [`${label}: ${sentence}`];
  });
  return named.length === 0 ? message : named.join(' ');
}

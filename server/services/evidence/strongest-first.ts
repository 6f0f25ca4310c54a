import type { Reference } from '@/server/clinical/model/evidence-content';
import { STRENGTHS, VERIFICATIONS } from '@/server/contracts/evidence';
import { findReference } from '../references/get-reference';
import { verificationOf } from './verification-of';

type Weighed = { readonly strength: string | null; readonly refs: readonly string[] };

/** The strongest evidence first, among equals what was read furthest, then what is newest; never by what was found. Equals stay as they stand. */
export function strongestFirst<T>(entries: readonly T[], weigh: (entry: T) => Weighed, references: readonly Reference[]): readonly T[] {
  const rankOf = (entry: T): readonly [number, number, number] => {
    const { strength, refs } = weigh(entry);
    const works = refs.flatMap((id) => findReference(references, id) ?? []);
    const read = works.map((work) => VERIFICATIONS.indexOf(verificationOf(work)));
    return [place(STRENGTHS.findIndex((one) => one === strength)), Math.min(VERIFICATIONS.length, ...read), -Math.max(0, ...works.map(({ year }) => year ?? 0))];
  };
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry) }))
    .sort(({ rank: a }, { rank: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
    .map(({ entry }) => entry);
}

/** What is not among them stands last. */
const place = (index: number): number => (index < 0 ? Number.MAX_SAFE_INTEGER : index);

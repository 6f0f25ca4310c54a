import type { Content } from '../schema/content';
import { repeated } from './problem';
import type { Problem } from './problem';

/**
 * What is shown as a disagreement is one that the claims know: the answer spans the rows, each row and each side names a claim, cites works that the
 * claim cites, and a number of people is that of the work.
 */
export function checkDisagreements({ disagreements, claims, references }: Content): Problem[] {
  const works = new Map(references.references.flatMap((entry) => [entry.id, ...entry.aliases].map((id) => [id, entry] as const)));
  const canonical = (id: string): string => works.get(id)?.id ?? id;
  const claimOf = new Map(claims.claims.map((claim) => [claim.id, claim] as const));
  const cited = (id: string): ReadonlySet<string> | null => {
    const claim = claimOf.get(id);
    return claim === undefined ? null : new Set([...claim.supportingRefs, ...claim.contradictingRefs].map(canonical));
  };
  const { rows, answer } = disagreements.prevalence;
  const highs = rows.map(({ high }) => high);
  const told = [...answer.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number));
  return [
    ...repeated(rows.map(({ id }) => id)).map((id) => ({ at: 'disagreements.prevalence', message: `used twice: ${id}` })),
    ...(told.length === 2 && told[0] === Math.min(...highs) && told[1] === Math.max(...highs) ? [] : [{ at: 'disagreements.prevalence', message: `the answer tells ${told.join(' to ')}, the rows ${Math.min(...highs)} to ${Math.max(...highs)}` }]),
    ...repeated(disagreements.options.map(({ option }) => option)).map((id) => ({ at: 'disagreements.options', message: `used twice: ${id}` })),
    ...rows.flatMap(({ id, claim, refs, n }) => {
      const at = `disagreements.prevalence.${id}`;
      const counts = refs.map((ref) => works.get(ref)?.n ?? null);
      return [
        ...uncited(cited(claim), { claim, refs: refs.map(canonical) }).map((message) => ({ at, message })),
        ...(n === null || counts.includes(n) ? [] : [{ at, message: `${n} people are in none of its works` }]),
      ];
    }),
    ...disagreements.options.flatMap(({ option, claim, sides }) =>
      sides.flatMap(({ refs }, place) => uncited(cited(claim), { claim, refs: refs.map(canonical) }).map((message) => ({ at: `disagreements.options.${option}.${place}`, message }))),
    ),
  ];
}

function uncited(cited: ReadonlySet<string> | null, { claim, refs }: { readonly claim: string; readonly refs: readonly string[] }): string[] {
  if (cited === null) return [`unknown claim: ${claim}`];
  return refs.filter((ref) => !cited.has(ref)).map((ref) => `${ref} is not cited by the claim ${claim}`);
}

import type { EvidenceReference } from '@/server/contracts/evidence';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import type { ServiceContext } from '../context';
import { findReference } from '../references/get-reference';
import { lineOf } from './get-evidence';
import { ruleFaces } from './rule-faces';
import { verificationOf } from './verification-of';

/** A work with every rule and claim that rests on it. */
export function getEvidenceReference(ctx: ServiceContext, { id }: { readonly id: string }): EvidenceReference {
  authorise(ctx.actor, 'evidence:read');
  const knowledge = loadKnowledge();
  const reference = findReference(knowledge.references, id);
  if (reference === undefined) throw new AppError('not-found');
  const cites = ({ refs }: { readonly refs: readonly string[] }): boolean => refs.includes(reference.id);
  const elsewhere = [
    { kind: 'drug' as const, names: knowledge.drugs.filter(cites).map(({ name }) => name) },
    { kind: 'change' as const, names: knowledge.switching.pairs.filter(cites).map((pair) => pair.id) },
    { kind: 'instrument' as const, names: knowledge.instruments.filter(cites).map(({ title }) => title) },
    { kind: 'question' as const, names: knowledge.questions.filter(cites).map(({ text }) => text) },
  ];
  return {
    reference,
    read: verificationOf(reference),
    place: knowledge.references.indexOf(reference) + 1,
    of: knowledge.references.length,
    rules: [...ruleFaces().values()].filter(cites).map(lineOf),
    claims: knowledge.claims.flatMap(({ id: claim, statement, verdict, topic, supportingRefs, contradictingRefs, sourcePages }) => {
      const speaks = supportingRefs.includes(reference.id) ? ('for' as const) : contradictingRefs.includes(reference.id) ? ('against' as const) : sourcePages.includes(reference.id) ? ('source-page' as const) : null;
      return speaks === null ? [] : [{ id: claim, statement, verdict, topic, speaks }];
    }),
    elsewhere: elsewhere.filter(({ names }) => names.length > 0),
  };
}

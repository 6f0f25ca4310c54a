import type { EvidenceRule } from '@/server/contracts/evidence';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import type { ServiceContext } from '../context';
import { findReference } from '../references/get-reference';
import { ruleFaces } from './rule-faces';
import { testsOf } from './rule-tests';

/** A rule on a page of its own: what it says, what it tests, who stands behind it, which stories fire it. */
export function getEvidenceRule(ctx: ServiceContext, { id }: { readonly id: string }): EvidenceRule {
  authorise(ctx.actor, 'evidence:read');
  const faces = ruleFaces();
  const rule = faces.get(id);
  if (rule === undefined) throw new AppError('not-found');
  const { references, stamp } = loadKnowledge();
  const kin = [...faces.values()].filter(({ of }) => of.kind === rule.of.kind && (of.kind === 'flag' || of.id === rule.of.id));
  const place = kin.indexOf(rule);
  return {
    rule,
    references: rule.refs.flatMap((ref) => findReference(references, ref) ?? []),
    tests: testsOf(id),
    before: kin[place - 1]?.id ?? null,
    after: kin[place + 1]?.id ?? null,
    knowledge: { version: stamp.version, hash: stamp.hash },
  };
}

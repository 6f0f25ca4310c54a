import { foldedWords } from '@/db/queries/patients/fold';
import type { Claim, Reference } from '@/server/clinical/model/evidence-content';
import type { RuleFace } from '@/server/contracts/advice';
import { STRENGTHS, VERDICTS, VERIFICATIONS } from '@/server/contracts/evidence';
import type { Evidence, EvidenceFilter, UnruledSentence } from '@/server/contracts/evidence';
import { loadKnowledge } from '@/server/knowledge/load';
import { releaseNotes } from '../advice/get-about-advice';
import { reviewedCount } from '../advice/source-attributes';
import { authorise } from '../authorise';
import type { ServiceContext } from '../context';
import { findReference } from '../references/get-reference';
import { ruleFaces } from './rule-faces';
import { strongestFirst } from './strongest-first';
import { STRENGTH_TITLES, TOPICS, VERDICT_TITLES, VERIFICATION_TITLES } from './topics';
import { unruledSentences } from './unruled-sentences';
import { verificationOf } from './verification-of';

/** Flags share one heading: each belongs to nobody but itself. */
const FLAGS = 'flags';
const ownerOf = ({ of }: RuleFace): string => (of.kind === 'flag' ? FLAGS : of.id);

const says = (text: readonly (string | number | null)[]) => {
  const words = foldedWords(text.filter((part) => part !== null).join(' ')).join(' ');
  return (wanted: readonly string[]): boolean => wanted.every((word) => words.includes(word));
};

const ofClaim = ({ id, statement, note, supportingRefs, contradictingRefs, sourcePages }: Claim) => says([id, statement, note, ...supportingRefs, ...contradictingRefs, ...sourcePages]);
const ofReference = (one: Reference) => says([one.id, one.title, one.authors, one.publisher, one.year, one.population, one.finding, one.pmid, one.doi, ...one.aliases]);
const ofRule = (face: RuleFace) => says([face.id, face.says, ...face.alsoSays, face.reads, face.written, face.of.title, ...face.appliesTo, ...face.refs, ...countsIn(face)]);
/** A sign is shown with its weight where that is more than one. */
const countsIn = ({ weight }: RuleFace): readonly (string | number)[] => (weight === null || Math.abs(weight) < 2 ? [] : ['counts', Math.abs(weight)]);
const ofSentence = ({ text, part, of }: UnruledSentence) => says([text, part, of.title]);

/** The library as the filter leaves it, with what every other filter would leave counted beside it. */
export function getEvidence(ctx: ServiceContext, filter: EvidenceFilter): Evidence {
  authorise(ctx.actor, 'evidence:read');
  const knowledge = loadKnowledge();
  const faces = [...ruleFaces().values()];
  const wanted = foldedWords(filter.text);
  const searching = wanted.length > 0;
  const shown = (shelf: EvidenceFilter['show']): boolean => searching || filter.show === shelf;
  const claims = knowledge.claims.filter((claim) => ofClaim(claim)(wanted));
  const references = knowledge.references.map((one) => ({ ...one, read: verificationOf(one) })).filter((one) => ofReference(one)(wanted));
  const rules = faces.filter((face) => ofRule(face)(wanted));
  const ofOwner = filter.show === 'rules' && filter.of !== null;
  const sentences = searching || ofOwner ? unruledSentences().filter((one) => (searching || one.of.id === filter.of) && ofSentence(one)(wanted)) : [];

  const byTopic = (claim: Claim): boolean => filter.topic === null || claim.topic === filter.topic;
  const byVerdict = (claim: Claim): boolean => filter.verdict === null || claim.verdict === filter.verdict;
  const byStrength = (claim: Claim): boolean => filter.strength === null || claim.strength === filter.strength;
  const left = strongestFirst(claims.filter((claim) => byTopic(claim) && byVerdict(claim) && byStrength(claim)), ({ strength, supportingRefs, contradictingRefs }) => ({ strength, refs: [...supportingRefs, ...contradictingRefs] }), knowledge.references);
  const ruleLines = shown('rules') ? rules.filter((face) => filter.of === null || ownerOf(face) === filter.of).map(lineOf) : [];
  const { prevalence: sources } = knowledge.disagreements;
  const prevalence = filter.show === 'claims' && !searching && filter.topic === 'prevalence' ? { ...sources, rows: strongestFirst(sources.rows, (row) => row, knowledge.references) } : null;
  const option = TOPICS.find(({ id }) => id === filter.topic)?.option ?? null;
  const disagreement = filter.show === 'claims' && !searching ? (knowledge.disagreements.options.find((entry) => entry.option === option) ?? null) : null;
  const shownClaims = shown('claims') ? left : [];
  const cited = new Set([
    ...shownClaims.flatMap((claim) => [...claim.supportingRefs, ...claim.contradictingRefs, ...claim.sourcePages]),
    ...([...(prevalence?.rows ?? []), ...(prevalence?.noShare ?? [])].flatMap(({ refs }) => refs)),
    ...(disagreement?.sides.flatMap(({ refs }) => refs) ?? []),
    ...sentences.flatMap(({ stated }) => stated?.by.map(({ ref }) => ref) ?? []),
  ]);
  const { entries, byAPerson } = reviewedCount();
  const { version, compiledOn, change } = releaseNotes(knowledge);
  return {
    filter,
    topics: TOPICS.map(({ id, title }) => ({ id, title, count: claims.filter((claim) => claim.topic === id && byVerdict(claim) && byStrength(claim)).length })),
    verdicts: VERDICTS.map((id) => ({ id, title: VERDICT_TITLES[id], count: claims.filter((claim) => claim.verdict === id && byTopic(claim) && byStrength(claim)).length })),
    strengths: STRENGTHS.map((id) => ({ id, title: STRENGTH_TITLES[id], count: claims.filter((claim) => claim.strength === id && byTopic(claim) && byVerdict(claim)).length })),
    verifications: VERIFICATIONS.map((id) => ({ id, title: VERIFICATION_TITLES[id], count: references.filter(({ read }) => read === id).length })),
    owners: ownersOf(rules),
    totals: { claims: claims.length, references: references.length, rules: rules.length },
    claims: [...shownClaims],
    references: shown('references') ? references.filter(({ read }) => filter.verification === null || read === filter.verification) : [],
    rules: ruleLines,
    sentences,
    prevalence,
    disagreement,
    cited: [...cited].flatMap((id) => findReference(knowledge.references, id) ?? []),
    reviewed: byAPerson === entries,
    knowledge: { version, compiledOn, change, hash: knowledge.stamp.hash },
  };
}

export const lineOf = ({ id, kind, says: message, reads, of, speaks }: RuleFace): Evidence['rules'][number] => ({ id, kind, says: message, reads, of, speaks });

function ownersOf(rules: readonly RuleFace[]): Evidence['owners'] {
  const owners = new Map<string, Evidence['owners'][number]>();
  for (const face of [...rules].sort((a, b) => KINDS.indexOf(a.of.kind) - KINDS.indexOf(b.of.kind))) {
    const id = ownerOf(face);
    const held = owners.get(id) ?? { id, kind: face.of.kind, title: face.of.kind === 'flag' ? 'Safety flags' : face.of.title, count: 0 };
    owners.set(id, { ...held, count: held.count + 1 });
  }
  return [...owners.values()];
}

const KINDS: readonly RuleFace['of']['kind'][] = ['option', 'flag', 'cause'];

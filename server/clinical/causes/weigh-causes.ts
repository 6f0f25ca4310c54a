import { verdictOf } from '../conditions/compiled';
import type { Verdict } from '../conditions/verdict';
import type { CompiledCause, CompiledFeature } from '../engine/engine';
import type { Facts } from '../facts/facts';
import type { Cause, Finding } from '../model/assessment';

/** The cause that is the medicine itself; the others compete with it. */
const MEDICINE_CAUSE = 'ssri-snri-blunting';
const COMPETES_FROM = 2;
const MUCH_FROM = 4;
const SOME_FROM = 2;
const GROUPS: readonly Cause['group'][] = ['much', 'some', 'little', 'unknown', 'away'];

/** Every cause with its findings, by group, then by title. Weights are judgement and never a percentage. */
export function weighCauses(causes: readonly CompiledCause[], facts: Facts): readonly Cause[] {
  return causes
    .map((cause) => weigh(cause, facts))
    .sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || (a.title < b.title ? -1 : 1));
}

/** Competing causes with a net weight of 2 or more. */
export const countAlternativeCauses = (causes: readonly CompiledCause[], facts: Facts): number =>
  causes.filter(({ content, features }) => content.id !== MEDICINE_CAUSE && netWeight(features, facts) >= COMPETES_FROM).length;

/** Whether at least half of every competing cause's features could be checked. */
export const areAllAssessed = (causes: readonly CompiledCause[], facts: Facts): boolean =>
  causes.every(({ content, features }) => content.id === MEDICINE_CAUSE || checkedShare(features, facts) >= 0.5);

function weigh({ content, features }: CompiledCause, facts: Facts): Cause {
  const found: Finding[] = [];
  const against: Finding[] = [];
  const notAsked: Finding[] = [];
  for (const entry of features) {
    const verdict = verdictOf(entry.condition, facts);
    if (verdict.kind === 'does-not-apply') continue;
    const list = verdict.kind === 'cannot-tell' ? notAsked : entry.against ? against : found;
    list.push(findingOf(entry, verdict, content.refs));
  }
  return {
    id: content.id,
    title: content.title,
    explanation: content.explanation,
    for: found,
    against,
    notAsked,
    group: groupOf(features, { found, against, notAsked }),
    questionsToAsk: content.questionsToAsk,
    refs: content.refs,
  };
}

function findingOf({ feature, message }: CompiledFeature, verdict: Verdict, refs: readonly string[]): Finding {
  return {
    rule: feature.id,
    message,
    facts: verdict.kind === 'cannot-tell' ? verdict.missing : verdict.basis,
    refs,
    verdict: verdict.kind,
    weight: feature.weight,
  };
}

type Sorted = { readonly found: readonly Finding[]; readonly against: readonly Finding[]; readonly notAsked: readonly Finding[] };

/** What the chart holds decides from a net of 2; below that, too little checked is `unknown` rather than `little`. */
function groupOf(features: readonly CompiledFeature[], { found, against, notAsked }: Sorted): Cause['group'] {
  const net = [...found, ...against].reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  if (net >= MUCH_FROM) return 'much';
  if (net >= SOME_FROM) return 'some';
  if ((features.length - notAsked.length) / features.length < 0.5) return 'unknown';
  return net < 0 ? 'away' : 'little';
}

const netWeight = (features: readonly CompiledFeature[], facts: Facts): number =>
  features.reduce((net, { feature, condition }) => (verdictOf(condition, facts).kind === 'applies' ? net + feature.weight : net), 0);

const checkedShare = (features: readonly CompiledFeature[], facts: Facts): number =>
  features.filter(({ condition }) => verdictOf(condition, facts).kind !== 'cannot-tell').length / features.length;

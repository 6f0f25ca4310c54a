import type { CauseContent, CauseFeature } from '@/server/clinical/model/cause-content';
import type { StatedSentence } from '@/server/clinical/model/evidence-content';
import type { FlagContent } from '@/server/clinical/model/flag-content';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { OptionContent, OptionRule } from '@/server/clinical/model/option-content';
import type { When } from '@/server/clinical/model/rule-grammar';
import type { RuleFace } from '@/server/contracts/advice';
import { loadKnowledge, loadTitles } from '@/server/knowledge/load';
import { sentenceFor } from '@/server/knowledge/sentence';

/** A sentence as it stands alone: with a capital and a full stop. */
const sentence = (when: When): string => {
  const text = sentenceFor(when, loadTitles());
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
};

/** A face before it is known which words of which work state it. */
type Unstated = Omit<RuleFace, 'stated'>;

const ofOption = ({ id, title }: OptionContent, rule: OptionRule): Unstated => ({
  id: rule.id,
  kind: rule.kind,
  says: rule.message,
  alsoSays: [],
  reads: sentence(rule.when),
  written: rule.whenText,
  of: { kind: 'option', id, title },
  speaks: rule.kind === 'indication' || rule.kind === 'supports' ? 'for' : 'against',
  severity: rule.severity,
  weight: null,
  appliesTo: rule.appliesTo,
  note: rule.note,
  refs: rule.refs,
  review: rule.review,
});

const ofFlag = (flag: FlagContent): Unstated => ({
  id: flag.id,
  kind: 'flag',
  says: flag.message,
  alsoSays: (flag.says ?? []).map(({ message }) => message),
  reads: sentence(flag.when),
  written: flag.whenText,
  of: { kind: 'flag', id: flag.id, title: flag.title },
  speaks: null,
  severity: flag.level,
  weight: null,
  appliesTo: [],
  note: flag.note,
  refs: flag.refs,
  review: flag.review,
});

const ofCause = (cause: CauseContent, feature: CauseFeature, speaks: 'for' | 'against'): Unstated => ({
  id: feature.id,
  kind: 'feature',
  says: feature.reason,
  alsoSays: [],
  reads: sentence(feature.when),
  written: feature.whenText,
  of: { kind: 'cause', id: cause.id, title: cause.title },
  speaks,
  severity: null,
  weight: feature.weight,
  appliesTo: [],
  note: null,
  refs: cause.refs,
  review: cause.review,
});

/** The reference under which a sentence says that it is our own. */
const OWN = 'project-judgement';

/** The works that state a sign or a line, and our judgement behind them where part of it is ours. */
export const worksOf = ({ by, ours }: Pick<StatedSentence, 'by' | 'ours'>): readonly string[] => [...new Set(by.map(({ ref }) => ref)), ...(ours.length > 0 ? [OWN] : [])];

const faces = new WeakMap<Knowledge, ReadonlyMap<string, RuleFace>>();

/** Every rule, flag and feature of the content in words, in the order in which a trace names them. */
export function ruleFaces(): ReadonlyMap<string, RuleFace> {
  const knowledge = loadKnowledge();
  const held = faces.get(knowledge);
  if (held !== undefined) return held;
  const all = [
    ...knowledge.flags.map(ofFlag),
    ...knowledge.options.flatMap((option) => option.rules.map((rule) => ofOption(option, rule))),
    ...knowledge.causes.flatMap((cause) => [
      ...cause.featuresFor.map((feature) => ofCause(cause, feature, 'for')),
      ...cause.featuresAgainst.map((feature) => ofCause(cause, feature, 'against')),
    ]),
  ];
  const stated = new Map(knowledge.stated.map(({ sentence, by, ours }) => [sentence, { by, ours }]));
  const made = new Map(all.map((face) => {
    const words = stated.get(face.id) ?? null;
    return [face.id, { ...face, refs: face.kind === 'feature' && words !== null ? [...new Set([...worksOf(words), ...face.refs.filter((ref) => ref !== OWN)])] : face.refs, stated: words }];
  }));
  faces.set(knowledge, made);
  return made;
}

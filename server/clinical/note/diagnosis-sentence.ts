import type { Facts } from '../facts/facts';
import { objectionsFor } from '../options/objections';
import { planOf } from '../options/plan-of';
import { basisOf } from '../story/basis-of';
import { dayInWords } from '../words/day';
import { inSentence } from '../words/in-sentence';
import type { NoteReading } from './reading';
import { fact, listed } from './sentence';
import type { Sentence } from './sentence';

/** What SNOMED CT puts behind the name of a disorder. */
const TAG = / \(disorder\)$/;

/** The mood diagnoses that the chart has as active, in its own words; nothing where it has none. What is in remission or over is no working diagnosis. */
export function diagnosisSentences({ facts }: Pick<NoteReading, 'facts'>): readonly Sentence[] {
  const held = moodDiagnoses(facts);
  const named = new Map(held.map((one) => [one.fact.id, inSentence(one.fact.text.replace(TAG, ''))]));
  if (named.size === 0) return [];
  const words = [...new Set(named.values())];
  return [{ id: 'assessment.diagnoses', section: 'assessment', origin: 'data', text: `Recorded as active: ${listed(words, words.length)}.`, refs: [...named.keys()].map(fact), spare: 0 }];
}

const moodDiagnoses = (facts: Facts) => facts.terms.settings.mood.diagnosisSets.flatMap((set) => facts.conditions.get(set) ?? []).filter(({ state }) => state === 'active');

/** Instruments and measurements that the note tells in sentences of their own. */
const TOLD = ['phq9', 'sbr', 'systolic-bp', 'diastolic-bp', 'body-weight'];

/** The diagnoses and values that what speaks against a chosen option rests on, or that were held against what would rule it out, each with its day. */
export function restsOnSentences({ facts, visit, options, plan }: NoteReading): readonly Sentence[] {
  const { decision } = visit;
  if (decision?.kind !== 'options') return [];
  const told = new Set(moodDiagnoses(facts).map(({ fact: { id } }) => id));
  const { conditions, observations, reports } = facts.chart;
  const telling = new Map([...conditions.map(({ id }) => [id, id] as const), ...observations.map(({ id, observation }) => [id, observation ?? id] as const), ...reports.map(({ id, instrument }) => [id, instrument] as const)].filter(([id, kind]) => !told.has(id) && !TOLD.includes(kind)));
  const chosen = options.filter(({ id }) => decision.options.includes(id));
  const ids = new Set(chosen.flatMap((option) => [...objectionsFor(option, planOf(option.id, { visit, plan })), ...option.wrongIf].flatMap((one) => one.facts)).filter((id) => telling.has(id)));
  if (ids.size === 0) return [];
  const states = new Map(conditions.map(({ id, clinicalStatus }) => [id, clinicalStatus]));
  const words = basisOf(ids, facts).map(({ id, label, value, on }) => {
    const name = label.replace(TAG, '');
    if (states.has(id)) return `${inSentence(name)}${states.get(id) === 'active' ? '' : ` (${value})`}`;
    return `${name}${value === null ? '' : ` ${value}`}${on === null ? '' : ` on ${dayInWords(on)}`}`;
  });
  return [{ id: 'assessment.rests-on', section: 'assessment', origin: 'data', text: `On record: ${listed([...new Set(words)], words.length, '; ')}.`, refs: [...ids].sort().map(fact), spare: 0 }];
}

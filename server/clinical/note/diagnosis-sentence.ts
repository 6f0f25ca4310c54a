import { inSentence } from '../words/in-sentence';
import type { NoteReading } from './reading';
import { fact, listed } from './sentence';
import type { Sentence } from './sentence';

/** What SNOMED CT puts behind the name of a disorder. */
const TAG = / \(disorder\)$/;

/** The mood diagnoses that the chart has as active, in its own words; nothing where it has none. What is in remission or over is no working diagnosis. */
export function diagnosisSentences({ facts }: Pick<NoteReading, 'facts'>): readonly Sentence[] {
  const held = facts.terms.settings.mood.diagnosisSets.flatMap((set) => facts.conditions.get(set) ?? []).filter(({ state }) => state === 'active');
  const named = new Map(held.map((one) => [one.fact.id, inSentence(one.fact.text.replace(TAG, ''))]));
  if (named.size === 0) return [];
  const words = [...new Set(named.values())];
  return [{ id: 'assessment.diagnoses', section: 'assessment', origin: 'data', text: `Recorded as active: ${listed(words, words.length)}.`, refs: [...named.keys()].map(fact), spare: 0 }];
}

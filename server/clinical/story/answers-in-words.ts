import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import type { Facts } from '../facts/facts';
import type { Chart, Confirmation } from '../model/chart';
import type { FactKey } from '../model/ids';
import type { Knowledge } from '../model/knowledge';
import type { LocalDate } from '../model/local-date';
import { inSentence } from '../words/in-sentence';
import { detailInWords } from './detail-in-words';
import { labelOf } from './label-of';

const ALLERGY = 'allergy:';
const MEDICATION = 'medication:';
const SAID: Readonly<Record<Confirmation['value'], string>> = { present: 'yes', absent: 'no', unknown: 'asked, still unknown' };

export type AnswerInWords = Pick<Confirmation, 'on' | 'by'> & { readonly asked: string; readonly said: string };

/** Every answer of a chart for reading, those that a later one replaced too: what was asked by its name, what was said in the words that were offered. */
export function answersInWords(chart: Chart, knowledge: Knowledge, on: LocalDate): readonly AnswerInWords[] {
  const facts = factsFor(engineFor(knowledge), chart, on);
  return chart.confirmations.map((said) => ({ on: said.on, by: said.by, asked: askedInWords(said.fact, facts), said: saidInWords(said, facts) }));
}

/** A medicine alone would read as taken: what is asked about it is said. */
function askedInWords(key: FactKey, facts: Facts): string {
  if (key.startsWith(ALLERGY)) return `Allergy to ${key.slice(ALLERGY.length)}`;
  const label = labelOf(key, facts);
  return key.startsWith(MEDICATION) ? `Taking ${inSentence(label)}` : `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`;
}

function saidInWords(said: Confirmation, facts: Facts): string {
  const detail = detailInWords(said, facts);
  if (detail === null) return SAID[said.value];
  return detail.isChoice && said.value === 'present' ? detail.words : `${SAID[said.value]}: ${detail.words}`;
}

import { describe, expect, it } from 'vitest';

import type { When } from '@/server/clinical/model/rule-grammar';
import { readContent } from './load';
import { content } from './schema/content';
import { placedWhens } from './checks/check-whens';
import { sentenceFor, spelled, titlesOf } from './sentence';

const all = content.parse(readContent());
const titles = titlesOf(all);

describe('a condition as a sentence', () => {
  const sentences: readonly (readonly [When, string])[] = [
    [{ fact: 'condition', set: 'seizure-disorder', status: 'any' }, 'Seizure disorder or epilepsy, current or past'],
    [{ fact: 'condition', set: 'suicidality', status: 'active', withinDays: 30 }, 'Suicidal thoughts or behaviour, self-harm, active, recorded within 30 days'],
    [{ fact: 'medication', class: 'ssri', status: 'active' }, 'any of Selective serotonin reuptake inhibitors taken now'],
    [{ fact: 'medication', drug: 'moclobemide', status: 'stopped', stoppedWithinDays: 1 }, 'moclobemide stopped within 1 day'],
    [{ fact: 'medication', drug: 'citalopram', status: 'active', mgPerDay: { op: 'gt', value: 40 } }, 'citalopram taken now, over 40 mg a day'],
    [{ fact: 'medication', drug: 'indexMedicine', status: 'active', doseVsMinEffective: { op: 'lte', value: 1 } }, 'the suspected medicine taken now, at most 1 times the minimum effective dose'],
    [{ fact: 'score', instrument: 'phq9', field: 'total', op: 'gte', value: 10, withinDays: 28 }, 'PHQ-9: Total at least 10 within 28 days'],
    [{ fact: 'observation', obs: 'sodium', op: 'lt', value: 130, withinDays: 30 }, 'Sodium [Moles/volume] in Serum or Plasma under 130 mmol/L within 30 days'],
    [{ fact: 'derived', name: 'remissionDays', op: 'gte', value: 182 }, 'remission days at least 182 days'],
    [{ fact: 'derived', name: 'currentSmoker', op: 'eq', value: true }, 'current smoker'],
    [{ fact: 'patient', field: 'country', op: 'in', value: ['EU', 'GB'] }, 'clinic\'s country is one of "EU", "GB"'],
    [{ fact: 'allergy', ingredient: 'bupropion' }, 'allergy to bupropion'],
    [{ fact: 'missing', item: 'phq9', withinDays: 28 }, 'no PHQ-9 within 28 days'],
  ];

  it.each(sentences)('%j', (when, sentence) => {
    expect(sentenceFor(when, titles)).toBe(sentence);
  });

  it('names a multiple of the limit that came with the result', () => {
    const alt = (times: number): When => ({ fact: 'observation', obs: 'alt', op: 'gt', value: { times, limit: 'ULN' }, withinDays: 90 });
    expect(sentenceFor(alt(3), titles)).toMatch(/over 3 times the upper limit sent with the result within 90 days$/);
    expect(sentenceFor(alt(1), titles)).toMatch(/over the upper limit sent with the result/);
  });

  it('keeps "and" and "or" apart with brackets and says what is negated', () => {
    const ocd: When = { fact: 'condition', set: 'ocd', status: 'active' };
    const ptsd: When = { fact: 'condition', set: 'ptsd', status: 'active' };
    const grown: When = { fact: 'patient', field: 'ageYears', op: 'gte', value: 18 };
    expect(sentenceFor({ all: [grown, { any: [ocd, ptsd] }] }, titles)).toBe(
      'age at least 18 years and (Obsessive-compulsive disorder, active or Post-traumatic stress disorder, active)',
    );
    expect(sentenceFor({ not: { any: [ocd, ptsd] } }, titles)).toMatch(/^not \(.* or .*\)$/);
  });

  it('leaves no name of the code in the sentence of any rule, flag or feature', () => {
    const names = [...all.conditionSets.conditionSets, ...all.observations.observations].map(({ id }) => id).filter((id) => id.includes('-'));
    for (const { at, when } of placedWhens(all)) {
      const sentence = sentenceFor(when, titles);
      expect(sentence, at).not.toMatch(/undefined|\[object|[a-z][A-Z][a-z]+Days/);
      for (const name of names) expect(sentence.split(' '), at).not.toContain(name);
    }
  });

  it('spells out a name that code writes as one word', () => {
    expect(spelled('daysOnsetAfterStart')).toBe('days onset after start');
  });
});

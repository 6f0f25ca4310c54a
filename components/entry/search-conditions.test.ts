import { describe, expect, it } from 'vitest';
import { searchConditions } from './search-conditions';

const SNOMED = 'http://snomed.info/sct';
const ICD = 'http://hl7.org/fhir/sid/icd-10-cm';
const conditions = [
  { id: 'seizure', title: 'Seizure disorder', codings: [{ system: SNOMED, code: '84757009', display: 'Epilepsy' }, { system: ICD, code: 'G40.909', display: 'Epilepsy, unspecified' }] },
  { id: 'mdd', title: 'Major depressive disorder', codings: [{ system: SNOMED, code: '370143000', display: 'Major depressive disorder' }] },
  { id: 'depressive', title: 'Any depressive disorder', codings: [{ system: SNOMED, code: '370143000', display: 'Major depressive disorder' }] },
];

describe('finding a condition', () => {
  it('finds by the words of a code and by the title of its set', () => {
    expect(searchConditions(conditions, 'epil').map((item) => item.label)).toEqual(['Epilepsy', 'Epilepsy, unspecified', 'epil']);
    expect(searchConditions(conditions, 'seizure').map((item) => item.label)).toEqual(['Epilepsy', 'Epilepsy, unspecified', 'seizure']);
  });
  it('finds by code', () => {
    expect(searchConditions(conditions, 'G40')[0]).toMatchObject({ coding: { system: ICD, code: 'G40.909' } });
  });
  it('shows a code that stands in several sets once', () => {
    expect(searchConditions(conditions, 'major dep').filter((item) => item.coding?.code === '370143000')).toHaveLength(1);
  });
  it('keeps the words as typed as a choice of their own, without a code', () => {
    expect(searchConditions(conditions, ' chronic fatigue ')).toEqual([
      { key: 'typed', label: 'chronic fatigue', remark: 'as typed; no rule reads it', coding: null },
    ]);
  });
});

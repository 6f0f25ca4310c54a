import { describe, expect, it } from 'vitest';

import { localDate } from '@/server/clinical/model/local-date';
import { NO_STEERING } from '@/server/clinical/model/plan';
import { plan } from '@/server/clinical/plan';
import { printed } from '@/server/clinical/printed';
import { aPatient } from '@/server/clinical/testing/a-patient';
import type { PatientBuilder } from '@/server/clinical/testing/a-patient';
import { documentOf } from '@/server/clinical/testing/any-document';
import { readingAge } from '@/server/exports/testing/reading-age';
import { loadKnowledge } from '@/server/knowledge/load';
import { toHandout } from './handout';

const knowledge = loadKnowledge();
const ON = localDate('2026-11-24');
const ASK = 'If you take a medicine that is not on this sheet, tell us.';

/** What the sheet says of other medicines beside sertraline 100 mg that goes to bupropion XL. */
function others(patient: PatientBuilder): readonly string[] {
  const chart = patient.build();
  const made = plan({ from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [{ drug: 'bupropion-xl', mgPerDay: 150 }], strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: ON }, null, knowledge, localDate('2026-12-01'));
  if (!made.ok) throw new Error(made.error.message);
  const document = documentOf(made.value, knowledge);
  return toHandout({ ...document, snapshot: { ...document.snapshot, printed: printed(made.value, knowledge, { country: 'US', crisis: null, taken: { chart, on: ON } }) } })?.others ?? [];
}
const anybody = () => aPatient().aged(40).withLists().taking('sertraline', [['2026-01-01', 100]], { drugId: 'sertraline' });

describe("the patient's sheet about medicines that the plan does not touch", () => {
  it('says to keep taking what the chart has as taken, with its dose and in order of the names; of what the plan changes nothing', () => {
    expect(others(anybody().taking('lisinopril', [['2026-01-01', 10]]).taking('atorvastatin', [['2026-01-01', 40], ['2026-06-01', 20]]))).toEqual(['Keep taking atorvastatin as before: 20 mg a day.', 'Keep taking lisinopril as before: 10 mg a day.', ASK]);
    expect(others(anybody().taking('bupropion', [['2026-01-01', 150]], { drugId: 'bupropion-sr' })).join(' ')).not.toMatch(/bupropion|sertraline/);
  });

  it('never gives a dose that the chart does not have, and says as needed as such', () => {
    expect(others(anybody().taking('lisinopril', [['2026-01-01', null]]))).toEqual(['Keep taking lisinopril as before. Its dose is not in our record.', ASK]);
    expect(others(anybody().taking('lisinopril'))).toEqual(['Keep taking lisinopril as before. Its dose is not in our record.', ASK]);
    expect(others(anybody().taking('lorazepam', [['2026-01-01', 1]], { asNeeded: true }))).toEqual(['Keep using lorazepam as before, only when you need it.', ASK]);
    expect(others(anybody().taking('lisinopril', [['2026-01-01', 10]]).taking('lisinopril', [['2026-03-01', 20]]))).toEqual(['Keep taking lisinopril as before. It is in our record more than once: ask us if you are not sure how much to take.', ASK]);
  });

  it('says the days that the chart has ahead', () => {
    expect(others(anybody().taking('prednisone', [['2026-11-01', 20]], { status: 'active', stop: '2026-12-05' }))).toEqual(['Keep taking prednisone as before: 20 mg a day. Your last day with it is Saturday 5 December 2026.', ASK]);
    expect(others(anybody().taking('quetiapine', [['2026-11-01', 50], ['2026-12-05', 25]]))).toEqual(['Keep taking quetiapine as we agreed before. It is 50 mg a day now. It is 25 mg a day from Saturday 5 December 2026 on.', ASK]);
    expect(others(anybody().taking('quetiapine', [['2026-11-01', 50], ['2026-12-05', null]]))).toEqual(['Keep taking quetiapine as we agreed before. It is 50 mg a day now. The dose changes on Saturday 5 December 2026: ask us how much to take.', ASK]);
  });

  it('tells nobody to keep taking what was stopped, has not begun, or may be taken', () => {
    expect(others(anybody().taking('lisinopril', [['2026-01-01', 10]], { stop: '2026-11-01' }).taking('metformin', [['2026-01-01', 500]], { status: 'stopped' }).planning('lithium', [['2026-12-10', 300]]))).toEqual(['We have no other medicine of yours in our record. If you take one, tell us.']);
    expect(others(anybody().taking('lisinopril', [['2026-01-01', 10]], { status: 'unknown' }))).toEqual(['Tell us if you still take lisinopril. Our record does not say.', ASK]);
  });

  it('is not said on what was signed before this was kept', () => {
    const made = plan({ from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [], strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: ON }, null, knowledge, localDate('2026-12-01'));
    expect(made.ok && toHandout(documentOf(made.value, knowledge))?.others).toEqual([]);
  });

  it('reads easily', () => {
    const all = [...others(anybody().taking('pill', [['2026-11-01', 50], ['2026-12-05', null]], { status: 'active', stop: '2026-12-20' })), ...others(anybody().taking('pill')), ...others(anybody().taking('pill', [], { asNeeded: true })), ...others(anybody().taking('pill').taking('pill', [['2026-03-01', 20]])), ...others(anybody().taking('pill', [], { status: 'unknown' })), ...others(anybody())];
    expect(readingAge(all)).toBeLessThanOrEqual(11);
  });
});

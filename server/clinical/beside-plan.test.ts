import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { besidePlan } from './beside-plan';
import { localDate } from './model/local-date';
import { previewPlan } from './preview-plan';
import { aPatient, TODAY } from './testing/a-patient';
import type { PatientBuilder } from './testing/a-patient';

const knowledge = loadKnowledge();
const onDuloxetine = () => aPatient().aged(56).withLists().taking('duloxetine', [['2026-01-01', 60]]);
const beside = (patient: PatientBuilder) => besidePlan({ from: [{ drug: 'duloxetine', mgPerDay: 60 }], to: [] }, { chart: patient.build(), knowledge, start: localDate('2026-12-01') });
const words = (patient: PatientBuilder) => beside(patient).map(({ name, words: said, isTaken }) => `${name}: ${said}${isTaken ? '' : ' (not said)'}`);
const preview = (patient: PatientBuilder, option: 'bupropion-switch' | 'dose-reduction') => previewPlan({ option, request: null, start: null }, { chart: patient.build(), knowledge, on: TODAY, region: 'US' });

describe('beside a plan stands', () => {
  it('every medicine that it does not name, as the chart has it, and none that it names', () => {
    expect(words(onDuloxetine().taking('tramadol', [['2026-07-01', 200]], { drugId: null }))).toEqual(['tramadol: 200 mg a day']);
    expect(words(onDuloxetine())).toEqual([]);
  });

  it('a dose that is not recorded, as needed, and an end of the chart', () => {
    expect(words(onDuloxetine().taking('tramadol', [['2026-07-01', null]], { drugId: null, asNeeded: true }))).toEqual(['tramadol: dose not recorded, as needed']);
    expect(words(onDuloxetine().taking('clonazepam', [['2026-07-01', 1]], { status: 'active', stop: '2026-12-10' }))).toEqual(['clonazepam: 1 mg a day, until 10-Dec-2026 by the chart']);
  });

  it('no dose from after its end', () => {
    expect(words(onDuloxetine().taking('clonazepam', [['2026-07-01', 1], ['2026-12-20', 0.5]], { status: 'active', stop: '2026-12-10' }))).toEqual(['clonazepam: 1 mg a day, until 10-Dec-2026 by the chart']);
  });

  it('a dose that the chart changes later, and what is only planned', () => {
    expect(words(onDuloxetine().taking('quetiapine', [['2026-07-01', 50], ['2026-12-05', 25]]))).toEqual(['quetiapine: 50 mg a day, 25 mg a day from 05-Dec-2026']);
    expect(words(onDuloxetine().taking('quetiapine', [['2026-12-05', 25]]))).toEqual(['quetiapine: 25 mg a day from 05-Dec-2026, is to begin on 05-Dec-2026 by the chart (not said)']);
  });

  it('what may be taken without the chart saying so, and nothing that has ended', () => {
    expect(words(onDuloxetine().taking('clonazepam', [['2026-07-01', 1]], { status: 'unknown' }))).toEqual(['clonazepam: 1 mg a day, may be taken still: the chart does not say (not said)']);
    expect(words(onDuloxetine().taking('clonazepam', [['2026-07-01', 1]], { status: 'stopped', stop: '2026-11-01' }))).toEqual([]);
  });
});

it('each comes with what the option has against itself because of it, and with nothing else', () => {
  const patient = onDuloxetine().taking('tramadol', [['2026-07-01', 200]], { drugId: null }).taking('ibuprofen', [['2026-07-01', 400]], { drugId: null });
  const [ibuprofen, tramadol] = preview(patient, 'bupropion-switch').beside;
  expect([ibuprofen?.name, ibuprofen?.says]).toEqual(['ibuprofen', []]);
  expect(tramadol?.says.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['bs-prodrug-opioid', 'bs-risk-factors']));
  // What becomes of tramadol when duloxetine falls nobody read: that it is not known is said, and nothing more.
  expect(preview(patient, 'dose-reduction').beside.map(({ name, says }) => [name, says.map(({ rule, message }) => [rule, message.slice(0, 10)])])).toEqual([['ibuprofen', []], ['tramadol', [['dr-tramadol', 'Not known:']]]]);
});

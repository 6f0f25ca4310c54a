import { expect, test } from 'vitest';
import { localDate } from '@/server/clinical/model/local-date';
import { EMPTY_FIELDS } from '@/server/contracts/visit-fields';
import type { VisitFields } from '@/server/contracts/visit-fields';
import { differences, merged } from './differences';
import type { Draft } from './use-draft';

const DRAFT: Pick<Draft, 'options' | 'on'> = { on: localDate('2026-11-22'), options: [{ id: 'dose-reduction', title: 'Lower the dose', status: 'fits', ruledOut: null, planned: true, discussionPoints: [] }] };
const fields = (changes: Partial<VisitFields> = {}): VisitFields => ({ ...EMPTY_FIELDS, ...changes });
const plan = (stepDays: number | null): VisitFields['plan'] => ({
  option: 'dose-reduction',
  start: localDate('2026-12-01'),
  request: {
    from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [{ drug: 'sertraline', mgPerDay: 50 }], strategy: null, region: 'US', pace: 'default', on: null,
    steering: { firstCutMg: null, stepDays, liquidTail: false, holds: [], stepBackAt: null, resumeAt: null, freeSince: [], newDrugOn: null, oneAfterAnother: false },
  },
});

test('what two windows hold alike is no difference; an empty text is the same as none', () => {
  expect(differences(fields({ reason: '' }), fields(), DRAFT)).toEqual([]);
});

test('each part that differs is told with both texts', () => {
  const mine = fields({ reason: 'feels flat', decision: { kind: 'options', options: ['dose-reduction'], why: null } });
  expect(differences(mine, fields({ reason: 'sleeps badly' }), DRAFT)).toEqual([
    { part: 'reason', label: 'Reason for the visit', mine: 'feels flat', theirs: 'sleeps badly' },
    { part: 'decision', label: 'Decision', mine: 'Lower the dose', theirs: 'none yet' },
  ]);
});

test('a day of return that nobody chose is not told as one', () => {
  const until = (returnOn: string | null) => fields({ decision: { kind: 'not-today', why: '', returnOn: returnOn === null ? null : localDate(returnOn) } });
  expect(differences(until(null), until('2026-12-06'), DRAFT)).toMatchObject([{ mine: 'not today, day of return not chosen', theirs: 'not today, return on 06-Dec-2026' }]);
});

test('a plan that reads alike and is turned otherwise is told as well', () => {
  expect(differences(fields({ plan: plan(7) }), fields({ plan: plan(14) }), DRAFT)).toMatchObject([{ part: 'plan', theirs: expect.stringContaining('turned otherwise') as unknown }]);
});

test('parts are taken one by one; the rest stays', () => {
  const mine = fields({ reason: 'mine', patientPrefers: 'mine' });
  const theirs = fields({ reason: 'theirs', patientPrefers: 'theirs' });
  expect(merged(mine, theirs, new Set(['reason']))).toEqual(fields({ reason: 'theirs', patientPrefers: 'mine' }));
  expect(merged(mine, theirs, new Set())).toEqual(mine);
});

import { describe, expect, test } from 'vitest';
import { localDate } from '@/server/clinical/model/local-date';
import { EMPTY_FIELDS } from '@/server/contracts/visit-fields';
import type { VisitFields } from '@/server/contracts/visit-fields';
import { differences, merged } from './differences';
import { keptAside, reasonsOfAll } from './reasons';
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

describe('H-10: a reason that waits beside the note', () => {
  const THERAPY = { option: 'therapy-referral' as const, why: 'She asks for it' };
  const LOWER = { option: 'dose-reduction' as const, why: 'Her own wish' };
  const options = (ids: readonly ('therapy-referral' | 'dose-reduction')[], why: string | null = null) => ({ kind: 'options' as const, options: ids, why });
  const chosen = (changes: Partial<VisitFields>) => fields({ decision: options(['dose-reduction']), ...changes });

  test('of the other window alone is told as a difference, and taken or not by whoever settles it', () => {
    const [mine, theirs] = [chosen({ reasons: [LOWER] }), chosen({ reasons: [LOWER, THERAPY] })];
    expect(differences(mine, theirs, DRAFT)).toEqual([{ part: 'keptAside', label: 'Reasons of options not chosen', mine: 'nothing', theirs: 'therapy-referral (She asks for it)' }]);
    expect(merged(mine, theirs, new Set(['keptAside'])).reasons).toEqual([LOWER, THERAPY]);
    expect(merged(mine, theirs, new Set()).reasons).toEqual([LOWER]);
    expect(merged(theirs, mine, new Set(['decision'])).reasons).toEqual([LOWER, THERAPY]);
  });

  test('is not lost with the decision of this window, nor where the option is chosen in one of them', () => {
    const notToday = fields({ decision: { kind: 'not-today', why: 'Tired', returnOn: null }, reasons: [LOWER] });
    expect(merged(chosen({ reasons: [LOWER] }), notToday, new Set(['decision'])).reasons).toEqual([LOWER]);
    expect(merged(chosen({ decision: options(['dose-reduction', 'therapy-referral'], 'Agreed') }), notToday, new Set(['decision'])).reasons).toEqual([{ ...LOWER, why: 'Agreed' }, { ...THERAPY, why: 'Agreed' }]);
    expect(merged(chosen({ reasons: [{ ...LOWER, why: 'Sleeps badly' }] }), notToday, new Set(['keptAside'])).reasons).toEqual([{ ...LOWER, why: 'Sleeps badly. Her own wish' }]);
  });

  test('that was said of several at once stays with each of them once none is chosen', () => {
    const shared = { decision: options(['therapy-referral', 'dose-reduction'], 'Agreed with her'), reasons: [{ ...THERAPY }] };
    expect(keptAside({ decision: null, reasons: reasonsOfAll(shared) })).toEqual([{ ...THERAPY, why: 'She asks for it. Agreed with her' }, { ...LOWER, why: 'Agreed with her' }]);
    expect(reasonsOfAll({ decision: { kind: 'not-today', why: 'Tired', returnOn: null }, reasons: [LOWER] })).toEqual([LOWER]);
  });
});

import { describe, expect, it, test } from 'vitest';

import { assess } from '@/server/clinical/assess';
import type { OptionId } from '@/server/clinical/model/ids';
import { localDate } from '@/server/clinical/model/local-date';
import { NO_STEERING } from '@/server/clinical/model/plan';
import type { Plan, PlanStrategy } from '@/server/clinical/model/plan';
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

const directTo = (target: string): Plan => madeFor(target, { mgPerDay: 10, strategy: 'direct-switch' });

function madeFor(target: string, { mgPerDay = target === 'vortioxetine' ? 10 : 150, strategy = null }: { readonly mgPerDay?: number; readonly strategy?: PlanStrategy | null } = {}): Plan {
  const made = plan({ from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [{ drug: target, mgPerDay }], strategy, region: 'US', pace: 'default', steering: NO_STEERING, on: ON }, null, knowledge, localDate('2026-12-01'));
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** What the sheet says of other medicines beside sertraline 100 mg that goes to bupropion XL, or to another target. */
function others(patient: PatientBuilder, { option = 'bupropion-switch', target = 'bupropion-xl', warnings }: { readonly option?: OptionId | null; readonly target?: string; readonly warnings?: Plan['warnings'] } = {}): readonly string[] {
  const chart = patient.build();
  const own = madeFor(target);
  const made = { ...own, warnings: warnings ?? own.warnings };
  const document = documentOf(made, knowledge);
  return toHandout({ ...document, snapshot: { ...document.snapshot, printed: printed(made, knowledge, { country: 'US', crisis: null, taken: { chart, on: ON, assessment: assess(chart, knowledge, ON), visit: { decision: option === null ? null : { kind: 'options', options: [option], why: null }, plan: null } } }) } })?.others ?? [];
}
const anybody = () => aPatient().aged(40).withLists().taking('sertraline', [['2026-01-01', 100]], { drugId: 'sertraline' });

const DONE = 'This plan does not change it.';
const FIRST = 'Ask us about it before you start this plan.';

const changed = (from: Plan['from'], to: Plan['to'], strategy: PlanStrategy | null = null): Plan => {
  const made = plan({ from, to, strategy, region: 'US', pace: 'default', steering: NO_STEERING, on: ON }, null, knowledge, localDate('2026-12-01'));
  return made.ok ? made.value : expect.fail(made.error.message);
};
const of = (drug: string, mgPerDay: number) => ({ drug, mgPerDay });

test.each<[string, boolean, () => Plan]>([
  ['a lower dose', false, () => changed([of('sertraline', 100)], [of('sertraline', 50)])],
  ['a taper to nothing', false, () => changed([of('sertraline', 100)], [])],
  ['a medicine more', false, () => changed([of('sertraline', 100)], [of('sertraline', 100), of('bupropion-xl', 150)])],
  ['a switch by way of lower doses', false, () => madeFor('bupropion-xl')],
  ['a switch from one day to the next', true, () => directTo('escitalopram')],
  ['a medicine stopped without a taper', true, () => changed([of('sertraline', 100)], [], 'stop')],
  ['a medicine with a low risk of withdrawal that ends in one day', true, () => changed([of('fluoxetine', 20)], [], 'stop')],
])('%s: the sheet warns against stopping suddenly, unless its plan ends a medicine at once', (_, endsAtOnce, make) => {
  const sheet = toHandout(documentOf(make(), knowledge)) ?? expect.fail();
  const [first = '', ...rest] = sheet.take;
  expect(first).toBe(`Take your medicine as this sheet says. ${endsAtOnce ? 'Do not stop a medicine sooner than the sheet says.' : 'Do not stop all at once.'} Do not skip days, unless the sheet says so.`);
  expect(rest.join(' ')).not.toMatch(/all at once|sooner than|as this sheet says/);
});

describe("the patient's sheet about medicines that the plan does not touch", () => {
  it('names what the chart has as taken, in order of the names, without a dose and without telling anybody to take it; of what the plan changes nothing', () => {
    expect(others(anybody().taking('lisinopril', [['2026-01-01', 10]]).taking('atorvastatin', [['2026-01-01', 40], ['2026-06-01', 20]]))).toEqual([`In our record, beside this plan: atorvastatin. ${DONE}`, `In our record, beside this plan: lisinopril. ${DONE}`, ASK]);
    expect(others(anybody().taking('bupropion', [['2026-01-01', 150]], { drugId: 'bupropion-sr' })).join(' ')).not.toMatch(/bupropion|sertraline/);
    expect(others(anybody().taking('lisinopril', [['2026-01-01', null]]))).toEqual([`In our record, beside this plan: lisinopril. ${DONE}`, ASK]);
    expect(others(anybody().taking('omeprazole', [['2026-01-01', 20]], { asNeeded: true }))).toEqual([`In our record, beside this plan: omeprazole, only when you need it. ${DONE}`, ASK]);
  });

  it.each([
    ['bupropion-switch', 'bupropion-xl', 'tamoxifen'],
    ['bupropion-switch', 'bupropion-xl', 'tramadol'],
    ['bupropion-switch', 'bupropion-xl', 'methylphenidate'],
    ['other-switch', 'vortioxetine', 'st john\'s wort'],
  ] as const)('%s to %s: what the option has against itself because of %s is asked about before the start', (option, target, medicine) => {
    const said = others(anybody().taking(medicine, [['2026-05-01', 20]]).taking('lisinopril', [['2026-01-01', 10]]), { option, target });
    expect(said).toContain(`In our record, beside this plan: ${medicine}. ${FIRST}`);
    expect(said).toContain(`In our record, beside this plan: lisinopril. ${DONE}`);
  });

  it('so is what a warning of the plan or a raised flag names', () => {
    const tramadol = anybody().taking('tramadol', [['2026-05-01', 200]]);
    expect(others(tramadol, { option: null })).toContain(`In our record, beside this plan: tramadol. ${FIRST}`);
    const [first, ...rest] = madeFor('bupropion-xl').warnings;
    if (first === undefined) throw new Error('no warning');
    expect(others(anybody().taking('lisinopril', [['2026-01-01', 10]]), { warnings: [{ ...first, message: 'Lisinopril is named here.' }, ...rest] })).toContain(`In our record, beside this plan: lisinopril. ${FIRST}`);
  });

  it('and what the chart has more than once, or once as taken and once in doubt', () => {
    const twice = `In our record, beside this plan: quetiapine, more than once. ${FIRST}`;
    const one = anybody().taking('quetiapine', [['2026-05-01', 50]], { id: 'medication:a' });
    expect(others(one.taking('quetiapine', [['2026-05-01', 300]], { id: 'medication:b' }))).toEqual([twice, ASK]);
    expect(others(one.taking('quetiapine', [['2026-05-01', 300]], { id: 'medication:b', status: 'unknown' }))).toEqual([twice, ASK]);
    expect(others(anybody().taking('Lithium carbonate', [['2026-05-01', 900]], { id: 'medication:a' }).taking('lithium carbonate', [['2026-05-01', 900]], { id: 'medication:b' }))).toHaveLength(2);
  });

  it('says the days that the chart has ahead', () => {
    expect(others(anybody().taking('lisinopril', [['2026-11-01', 20]], { status: 'active', stop: '2026-12-05' }))).toEqual([`In our record, beside this plan: lisinopril. ${DONE} Our record has Saturday 5 December 2026 as its last day.`, ASK]);
    expect(others(anybody().taking('lisinopril', [['2026-11-01', 10], ['2026-12-05', 5]]))).toEqual([`In our record, beside this plan: lisinopril. ${DONE} Our record has a change of its dose on Saturday 5 December 2026.`, ASK]);
  });

  it('leaves out what was stopped or has not begun, and asks about what may be taken', () => {
    expect(others(anybody().taking('lisinopril', [['2026-01-01', 10]], { stop: '2026-11-01' }).taking('metformin', [['2026-01-01', 500]], { status: 'stopped' }).planning('lithium', [['2026-12-10', 300]]))).toEqual(['We have no other medicine of yours in our record. If you take one, tell us.']);
    expect(others(anybody().taking('lisinopril', [['2026-01-01', 10]], { status: 'unknown' }))).toEqual([`In our record, beside this plan: lisinopril. We do not know if you take it. ${FIRST}`, ASK]);
  });

  it('says what is not read yet, and that no list came, and then not that there is no other medicine', () => {
    const noList = anybody().with({ received: { conditions: false, medications: false, allergies: false } });
    expect(others(anybody().waitingFor('medication', 'Tramadol 50 mg tab'))).toEqual([`We have not read this in our record yet: Tramadol 50 mg tab. ${FIRST}`, ASK]);
    expect(others(noList)).toEqual(['We have no full list of your medicines. Tell us all that you take before you start this plan.', ASK]);
  });

  it('is not said on what was signed before this was kept', () => {
    const made = plan({ from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [], strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: ON }, null, knowledge, localDate('2026-12-01'));
    expect(made.ok && toHandout(documentOf(made.value, knowledge))?.others).toEqual([]);
  });

  it('reads easily', () => {
    const all = [...others(anybody().taking('pill', [['2026-11-01', 50], ['2026-12-05', null]], { status: 'active', stop: '2026-12-20' })), ...others(anybody().taking('pill')), ...others(anybody().taking('pill', [], { asNeeded: true })), ...others(anybody().taking('pill').taking('pill', [['2026-03-01', 20]])), ...others(anybody().taking('pill', [], { status: 'unknown' })), ...others(anybody()), ...others(anybody().waitingFor('medication', 'pill').with({ received: { conditions: true, medications: false, allergies: true } }))];
    expect(readingAge(all)).toBeLessThanOrEqual(11);
  });
});

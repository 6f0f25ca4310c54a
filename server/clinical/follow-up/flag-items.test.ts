import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import { OPTION_IDS } from '../model/ids';
import { addDays } from '../model/local-date';
import { previewPlan } from '../preview-plan';
import { readBack } from '@/server/services/visits/read-back';
import { aPatient, TODAY } from '../testing/a-patient';
import { aNoteDocument } from '../testing/a-note';
import { followUpOf } from './follow-up-of';
import type { Decided } from './follow-up-of';

const knowledge = loadKnowledge();
const onVenlafaxine = aPatient().aged(40).withLists().taking('venlafaxine', [['2026-01-01', 150]], { drugId: 'venlafaxine-xr' });
const raised = onVenlafaxine.bloodPressure(-10, 152, 94).bloodPressure(-3, 150, 96);
const followUp = (patient: typeof raised, visit: Partial<Decided>) => followUpOf({ on: TODAY, decision: null, plan: null, ...visit }, null, { knowledge, facts: factsFor(engineFor(knowledge), patient.build(), TODAY) });
const checks = (...of: Parameters<typeof followUp>) => followUp(...of).filter(({ what }) => what.toLowerCase().includes('blood pressure'));

describe('while blood pressure on an SNRI is raised', () => {
  it.each(OPTION_IDS)('%s is followed by a dated check of it, in a task of its own', (option) => {
    const found = checks(raised, { decision: { kind: 'options', options: [option], why: null } });
    expect(found).not.toEqual([]);
    for (const { on, act } of found) expect([on > TODAY, act]).toEqual([true, 'check']);
  });

  it('the day is that of the next contact, because no source gives one, and the task says so', () => {
    const [check] = checks(raised, { decision: { kind: 'options', options: ['dose-reduction'], why: null } });
    expect(check).toMatchObject({ on: addDays(TODAY, 7), key: 'checkpoint:flag:snri-bp', role: 'prescriber' });
    expect(check?.what).toContain('no interval in the references');
  });

  it('bupropion, whose label asks for it, has its own task too, which is later than the next contact', () => {
    expect(checks(raised, { decision: { kind: 'options', options: ['bupropion-switch'], why: null } }).map(({ key }) => key)).toEqual(['checkpoint:flag:snri-bp', 'option:bupropion-switch:2']);
  });

  it('nobody is given one where the pressure is not raised, or the flag is settled', () => {
    const decision = { kind: 'options', options: ['dose-reduction'], why: null } as const;
    const answered = (settled: boolean) => [{ flag: 'snri-bp', what: 'Measured again at home, 128/80', by: 'Ada Boyd', on: TODAY, settled }];
    expect(checks(onVenlafaxine.bloodPressure(-10, 122, 78), { decision })).toEqual([]);
    expect(checks(raised, { decision, cleared: answered(true) })).toEqual([]);
    expect(checks(raised, { decision, cleared: answered(false) })).toHaveLength(1);
  });

  it('put off: the check falls on the day of return; without one the note says that no day is chosen', () => {
    const returnOn = addDays(TODAY, 14);
    expect(checks(raised, { decision: { kind: 'not-today', why: 'x', returnOn } }).map(({ on }) => on)).toEqual([returnOn]);
    const document = aNoteDocument({ chart: raised.build(), on: TODAY, knowledge }, { visit: { decision: { kind: 'none-of-these', why: 'x' }, plan: null } });
    const said = document.snapshot.note.sections.flatMap(({ segments }) => segments.filter(({ id }) => id === 'plan.flag-checks')).map(({ text }) => text);
    expect(said).toEqual(['Not in the follow-up, which has no day of contact: blood pressure, raised on an SNRI; no interval in the references, choose a day.']);
  });

  it('a check without a day is not left out of the note, and is read back', () => {
    const document = aNoteDocument({ chart: raised.build(), on: TODAY, knowledge }, { visit: { decision: { kind: 'none-of-these', why: 'x' }, plan: null, removed: ['plan.flag-checks'] } });
    const said = document.snapshot.note.sections.flatMap(({ segments }) => segments.filter(({ id }) => id === 'plan.flag-checks')).map(({ text }) => text);
    expect(said).toHaveLength(1);
    expect(readBack({ ...document.snapshot, tasks: [], against: [], knowledge, flags: [], unasked: [] }).find(({ label }) => label === 'You take over')?.lines).toEqual(expect.arrayContaining(said));
  });

  it('a check weeks after the next contact does not put it off', () => {
    const chart = raised.build();
    const { outcome } = previewPlan({ option: 'bupropion-switch', request: null, start: addDays(TODAY, 56) }, { chart, knowledge, on: TODAY, region: 'US' });
    if (outcome.kind !== 'plan') throw new Error('no plan');
    const items = followUpOf({ on: TODAY, decision: { kind: 'options', options: ['bupropion-switch'], why: null }, plan: { option: 'bupropion-switch' } }, outcome.plan, { knowledge, facts: factsFor(engineFor(knowledge), chart, TODAY) });
    const next = items.filter(({ on, act }) => on > TODAY && (act === 'call' || act === 'check' || act === 'review')).map(({ on }) => on)[0];
    expect(items.filter(({ what }) => what.toLowerCase().includes('blood pressure')).map(({ on }) => on)[0]).toBe(next);
    expect(items.map(({ key }) => key)).toContain('checkpoint:flag:snri-bp');
  });
});

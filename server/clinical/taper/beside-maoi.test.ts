import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { addDays } from '../model/local-date';
import { NO_STEERING } from '../model/plan';
import type { Plan, PlanRequest, Refusal, Result } from '../model/plan';
import { plan } from '../plan';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const amounts = (text: string): PlanRequest['from'] => text.split(' ').filter((word) => word !== '').map((word) => ({ drug: word.split(':')[0] ?? '', mgPerDay: Number(word.split(':')[1]) }));
const ask = (patient: PatientBuilder, from: string, to = ''): Result<Plan, Refusal> =>
  plan({ from: amounts(from), to: amounts(to), strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: TODAY }, patient.build(), knowledge, TODAY);
const takes = (drug: string, options: Parameters<PatientBuilder['taking']>[2] = {}) => aPatient().aged(40).withLists().taking(drug, [['2026-01-01', 10]], options);
const lines = (result: Result<Plan, Refusal>): readonly string[] => (result.ok ? result.value.assumptions.filter((line) => line.includes('Gamut has no source')) : [`${result.error.code}: ${result.error.message}`]);
const INTO = ['mirtazapine:15', 'phenelzine:45'] as const;

describe('a medicine of the chart and an MAO inhibitor of the plan', () => {
  it('of which the content has nothing is named, and never passed over', () => {
    const charted = takes('atorvastatin').taking('methylphenidate', [['2026-01-01', 10]]).taking('modafinil', [['2026-01-01', 10]], { stop: addDays(TODAY, -10) }).taking('pseudoephedrine', [], { status: 'stopped' });
    expect(lines(ask(charted, ...INTO))).toEqual(['not known: what may be taken with phenelzine or so near to it. Gamut has no source for atorvastatin, methylphenidate, modafinil (stopped in the last 5 weeks), pseudoephedrine (stopped, no day): check before the first step.']);
    expect(lines(ask(takes('modafinil', { stop: addDays(TODAY, -36) }), ...INTO))).toEqual([]);
    expect(lines(ask(takes('modafinil', { stop: addDays(TODAY, -35) }), ...INTO))).toHaveLength(1);
    expect(lines(ask(takes('atorvastatin'), 'mirtazapine:15', 'sertraline:50'))).toEqual([]);
  });

  it('is named also where the MAO inhibitor comes down, and one that it must not meet is a warning then', () => {
    expect(lines(ask(takes('methylphenidate'), 'phenelzine:45'))).toHaveLength(1);
    const falling = ask(takes('tramadol'), 'phenelzine:45');
    expect(lines(falling)).toEqual([]);
    expect(falling.ok && falling.value.warnings.map(({ id }) => id)).toContain('maoi-hidden-serotonergic');
  });

  it('that the pair table lets it meet or keeps days from is not named', () => {
    expect(lines(ask(takes('agomelatine'), 'phenelzine:45'))).toEqual([]);
    expect(lines(ask(takes('sertraline', { stop: addDays(TODAY, -20) }), ...INTO))).toEqual([]);
  });
});

describe('an MAO inhibitor of the chart without an entry of its own', () => {
  it('beside or shortly before a medicine of which the content has nothing is named', () => {
    expect(lines(ask(takes('isocarboxazid'), 'sertraline:100', 'sertraline:100 lamotrigine:25'))).toEqual(['not known: what may be taken with isocarboxazid or so near to it. Gamut has no source for lamotrigine: check before the first step.']);
    expect(lines(ask(takes('linezolid', { status: 'planned', start: addDays(TODAY, 3) }), 'mirtazapine:15'))).toEqual(['not known: what may be taken with linezolid (to begin) or so near to it. Gamut has no source for mirtazapine: check before the first step.']);
  });

  it('that is stopped without a day, or perhaps taken, asks for its last day', () => {
    expect(lines(ask(takes('isocarboxazid', { status: 'stopped' }), 'mirtazapine:15', 'sertraline:50'))).toEqual([expect.stringMatching(/^mao-inhibitor-of-the-list: isocarboxazid is recorded as stopped without a day, so record its last day before sertraline is planned: /) as string]);
    expect(lines(ask(takes('rasagiline', { status: 'unknown' }), 'mirtazapine:15', 'bupropion-xl:150'))).toEqual([expect.stringMatching(/^mao-inhibitor-of-the-list: rasagiline may be taken still: the chart does not say, so record its last day/) as string]);
    expect(ask(takes('isocarboxazid', { stop: addDays(TODAY, -15) }), 'mirtazapine:15', 'sertraline:50').ok).toBe(true);
  });

  it('keeps reboxetine out as it does the others, and any MAOI after itself', () => {
    const code = (patient: PatientBuilder, from: string, to: string): string => { const result = ask(patient, from, to); return result.ok ? 'a plan' : result.error.code; };
    const after = (days: number) => takes('isocarboxazid', { stop: addDays(TODAY, -days) });
    expect(code(takes('linezolid'), 'mirtazapine:15', 'phenelzine:45')).toBe('maoi-hidden-serotonergic');
    expect([code(after(14), ...INTO), code(after(15), ...INTO)]).toEqual(['maoi-hidden-serotonergic', 'a plan']);
    expect(plan({ from: amounts('mirtazapine:15'), to: amounts('reboxetine:4'), strategy: null, region: 'UK', pace: 'default', steering: NO_STEERING, on: TODAY }, takes('isocarboxazid').build(), knowledge, TODAY)).toMatchObject({ ok: false, error: { code: 'mao-inhibitor-of-the-list' } });
  });

  it.each(['desipramine', 'doxepin', 'lofepramine', 'dosulepin', 'lisdexamfetamine', 'dextroamphetamine'])('%s keeps an MAOI out as its class does', (drug) => {
    expect(ask(takes(drug), ...INTO)).toMatchObject({ ok: false, error: { code: 'maoi-hidden-serotonergic' } });
  });

  it('whose form is not recorded is called by its ingredient, not by the entry that stands for it', () => {
    const refused = (options: Parameters<PatientBuilder['taking']>[2]): string => { const result = ask(takes('selegiline', options), 'mirtazapine:15', 'sertraline:50'); return result.ok ? '' : result.error.message; };
    expect(refused({})).toMatch(/^selegiline and mirtazapine are taken together already/);
    expect(refused({ status: 'stopped' })).toMatch(/^selegiline is recorded as stopped without a day/);
    expect(refused({ status: 'unknown' })).toMatch(/selegiline.* may be taken still/);
    expect(refused({ stop: addDays(TODAY, -5) })).toMatch(/ full days free of selegiline before sertraline/);
    expect([refused({}), refused({ status: 'stopped' }), refused({ status: 'unknown' })].join()).not.toContain('selegiline-patch');
  });

  it('keeps a medicine that only comes down beside it as a warning', () => {
    const falling = ask(takes('linezolid'), 'sertraline:100');
    expect(falling.ok && falling.value.warnings.map(({ id }) => id)).toContain('mao-inhibitor-of-the-list');
  });
});

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
const ask = (patient: PatientBuilder, from: string, to = '', region: 'US' | 'UK' = 'US'): Result<Plan, Refusal> =>
  plan({ from: amounts(from), to: amounts(to), strategy: null, region, pace: 'default', steering: NO_STEERING, on: TODAY }, patient.build(), knowledge, TODAY);
const takes = (drug: string, options: Parameters<PatientBuilder['taking']>[2] = {}) => aPatient().aged(40).withLists().taking(drug, [['2026-01-01', 10]], options);
const lines = (result: Result<Plan, Refusal>): readonly string[] => (result.ok ? result.value.assumptions.filter((line) => line.includes('Gamut has no source')) : [`${result.error.code}: ${result.error.message}`]);
const told = (result: Result<Plan, Refusal>): readonly string[] => (result.ok ? result.value.warnings.filter(({ id }) => LIMITS.includes(id)).map(({ message }) => message) : [result.error.message]);
const LIMITS = ['mao-inhibitor-of-the-list', 'maoi-hidden-serotonergic'];
const INTO = ['mirtazapine:15', 'phenelzine:45'] as const;

describe('a medicine of the chart and an MAO inhibitor of the plan', () => {
  it('of which the content has nothing is named, and never passed over', () => {
    const charted = takes('atorvastatin').taking('methylphenidate', [['2026-01-01', 10]]).taking('modafinil', [['2026-01-01', 10]], { stop: addDays(TODAY, -10) }).taking('pseudoephedrine', [], { status: 'stopped' });
    expect(lines(ask(charted, ...INTO))).toEqual(['not known: what may be taken with phenelzine or so near to it. Gamut has no source for atorvastatin, methylphenidate, modafinil (stopped on 12-Nov-2026), pseudoephedrine (stopped, no day): check before the first step.']);
    expect(lines(ask(takes('modafinil', { stop: addDays(TODAY, -36) }), ...INTO))).toEqual([]);
    expect(lines(ask(takes('modafinil', { stop: addDays(TODAY, -35) }), ...INTO))).toHaveLength(1);
    expect(lines(ask(takes('atorvastatin'), 'mirtazapine:15', 'sertraline:50'))).toEqual([]);
    expect(lines(ask(takes('tramadol', { stop: addDays(TODAY, -3) }), ...INTO))).toEqual([expect.stringContaining('tramadol (stopped on 19-Nov-2026)') as string]);
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
  it('that is taken, or stopped too lately, is named with its day; its record is led to while its end is not known', () => {
    const ofChart = (patient: PatientBuilder, from = 'mirtazapine:15', to = 'sertraline:50') => { const result = ask(patient, from, to); return result.ok ? null : { message: result.error.message, records: result.error.records }; };
    const named = (words: string, patient: PatientBuilder, isOpen: boolean, begins = '50 mg of sertraline') => ({ message: expect.stringMatching(new RegExp(`^${begins}: ${words}: The list of medicines has`)) as string, records: isOpen ? patient.build().episodes.map(({ id }) => id) : undefined });
    const taken = takes('linezolid');
    expect(ofChart(taken)).toEqual(named('linezolid is taken since 01-Jan-2026 by the chart', taken, true));
    const ending = takes('linezolid', { stop: addDays(TODAY, 4) });
    expect(ofChart(ending)).toEqual(named('linezolid is taken since 01-Jan-2026 by the chart, its last day is 26-Nov-2026', ending, true));
    const over = takes('isocarboxazid', { stop: addDays(TODAY, -9) });
    expect(ofChart(over)).toEqual(named('isocarboxazid was stopped on 13-Nov-2026', over, false));
    const tramadol = takes('tramadol');
    expect(ofChart(tramadol, ...INTO)).toEqual(named('tramadol is taken since 01-Jan-2026 by the chart', tramadol, true, '45 mg of phenelzine'));
    const undated = aPatient().aged(40).withLists().taking('linezolid', []);
    expect(ofChart(undated)).toEqual(named('linezolid is taken by the chart, since when is not recorded', undated, true));
  });

  it('beside or shortly before a medicine of which the content has nothing is named', () => {
    expect(lines(ask(takes('isocarboxazid'), 'sertraline:100', 'sertraline:100 lamotrigine:25'))).toEqual(['not known: what may be taken with isocarboxazid or so near to it. Gamut has no source for lamotrigine: check before the first step.']);
    expect(lines(ask(takes('linezolid', { status: 'planned', start: addDays(TODAY, 3) }), 'agomelatine:25', '', 'UK'))).toEqual(['not known: what may be taken with linezolid (to begin) or so near to it. Gamut has no source for agomelatine: check before the first step.']);
  });

  it('that is to begin is not begun beside, nor beside what stays; what ends is warned of it', () => {
    const later = (drug: string) => takes(drug, { status: 'planned', start: addDays(TODAY, 3) });
    const apart = (beside: string, drug: string, code: string) => ({ ok: false, error: { code, where: 'chart', message: expect.stringMatching(new RegExp(`^${beside} would be taken beside ${drug}, which is to begin on 25-Nov-2026 by the chart: The list of medicines has`)) as string } });
    for (const drug of ['linezolid', 'isocarboxazid']) expect(ask(later(drug), 'mirtazapine:15', 'sertraline:50')).toMatchObject(apart('sertraline', drug, 'mao-inhibitor-of-the-list'));
    expect(ask(later('rasagiline'), 'mirtazapine:15', 'reboxetine:4', 'UK')).toMatchObject(apart('reboxetine', 'rasagiline', 'mao-inhibitor-of-the-list'));
    expect(ask(later('tramadol'), ...INTO)).toMatchObject(apart('phenelzine', 'tramadol', 'maoi-hidden-serotonergic'));
    expect(ask(later('linezolid'), 'sertraline:100', 'sertraline:50')).toMatchObject(apart('sertraline', 'linezolid', 'mao-inhibitor-of-the-list'));
    const refused = ask(later('linezolid'), 'mirtazapine:15', 'sertraline:50');
    expect(!refused.ok && refused.error.records).toEqual(later('linezolid').build().episodes.map(({ id }) => id));
    expect(told(ask(later('linezolid'), 'mirtazapine:15'))).toEqual(['Mirtazapine comes down, and linezolid is to begin on 25-Nov-2026 by the chart. The list of medicines has an MAO inhibitor, which this medicine must not meet.']);
  });

  it('of which the content has the days is not said to be without a source beside what comes down', () => {
    const after = (drug: string, days: number) => ask(takes(drug, { stop: addDays(TODAY, -days) }), 'mirtazapine:15');
    for (const [drug, over] of [['linezolid', 1], ['isocarboxazid', 14]] as const) {
      expect([lines(after(drug, over)), lines(after(drug, over + 1))]).toEqual([[], []]);
      expect([told(after(drug, over)).length, told(after(drug, over + 1)).length]).toEqual([1, 0]);
    }
    expect(told(after('linezolid', 1))).toEqual(['Mirtazapine comes down, and linezolid was stopped on 21-Nov-2026. The list of medicines has an MAO inhibitor, which this medicine must not meet.']);
    const unsure = (drug: string, status: 'stopped' | 'unknown', from: string) => ask(takes(drug, { status }), from);
    expect(lines(unsure('linezolid', 'stopped', 'mirtazapine:15'))).toEqual([]);
    expect(told(unsure('linezolid', 'stopped', 'mirtazapine:15'))).toEqual([expect.stringMatching(/^Mirtazapine comes down, and linezolid is recorded as stopped without a day\. The list/) as string]);
    expect(told(unsure('tramadol', 'unknown', 'phenelzine:45'))).toEqual([expect.stringMatching(/^Phenelzine comes down, and tramadol may be taken still: the chart does not say\. The list/) as string]);
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
    expect(ask(takes('isocarboxazid'), 'mirtazapine:15', 'reboxetine:4', 'UK')).toMatchObject({ ok: false, error: { code: 'mao-inhibitor-of-the-list' } });
  });

  it.each(['desipramine', 'doxepin', 'lofepramine', 'dosulepin', 'lisdexamfetamine', 'dextroamphetamine'])('%s keeps an MAOI out as its class does', (drug) => {
    expect(ask(takes(drug), ...INTO)).toMatchObject({ ok: false, error: { code: 'maoi-hidden-serotonergic' } });
  });

  it.each(['desipramine', 'trimipramine'])('%s, stopped too lately or without a day, keeps an MAOI out: the content has no number of days', (drug) => {
    const into = (options: Parameters<PatientBuilder['taking']>[2], to = 'phenelzine:45') => ask(takes(drug, options), 'mirtazapine:15', to, to.startsWith('moclobemide') ? 'UK' : 'US');
    const refused = (words: string) => ({ ok: false, error: { code: 'maoi-hidden-serotonergic', where: 'chart', message: expect.stringContaining(words) as string } });
    for (const to of ['phenelzine:45', 'moclobemide:300']) expect(into({ stop: addDays(TODAY, -3) }, to)).toMatchObject(refused(`${drug} was stopped on 19-Nov-2026, and the content has no number of days free of it before ${to.split(':')[0] ?? ''}: plan by hand: `));
    expect(into({ status: 'stopped' })).toMatchObject(refused(`${drug} is recorded as stopped without a day, so record its last day before phenelzine is planned`));
    expect([into({ stop: addDays(TODAY, -35) }).ok, into({ stop: addDays(TODAY, -36) }).ok]).toEqual([false, true]);
    const [lately, undated] = [into({ stop: addDays(TODAY, -3) }), into({ status: 'stopped' })];
    expect([!lately.ok && lately.error.records, !undated.ok && undated.error.records?.length]).toEqual([undefined, 1]);
  });

  it('whose form is not recorded is called by its ingredient, not by the entry that stands for it', () => {
    const refused = (options: Parameters<PatientBuilder['taking']>[2]): string => { const result = ask(takes('selegiline', options), 'mirtazapine:15', 'sertraline:50'); return result.ok ? '' : result.error.message; };
    expect(refused({})).toMatch(/^selegiline and mirtazapine are taken together already/);
    expect(refused({ status: 'stopped' })).toMatch(/^selegiline is recorded as stopped without a day/);
    expect(refused({ status: 'unknown' })).toMatch(/selegiline.* may be taken still/);
    expect(refused({ stop: addDays(TODAY, -5) })).toMatch(/ full days free of selegiline before sertraline/);
    expect([refused({}), refused({ status: 'stopped' }), refused({ status: 'unknown' })].join()).not.toMatch(/selegiline-patch|transdermal/);
  });

  it('whose form is not recorded gives its name to no other record of the ingredient', () => {
    const both = (patch: Parameters<PatientBuilder['taking']>[2], oral: Parameters<PatientBuilder['taking']>[2]) => takes('selegiline', { ...patch, drugId: 'selegiline-patch' }).taking('selegiline', [['2026-02-01', 5]], oral);
    const message = (patient: PatientBuilder): string => { const result = ask(patient, 'mirtazapine:15', 'sertraline:50'); return result.ok ? '' : result.error.message; };
    expect(message(both({ stop: addDays(TODAY, -5) }, { stop: addDays(TODAY, -40) }))).toMatch(/ full days free of selegiline transdermal before sertraline/);
    expect(message(both({ stop: addDays(TODAY, -40) }, { stop: addDays(TODAY, -5) }))).toMatch(/ full days free of selegiline before sertraline/);
    expect(message(both({}, { stop: addDays(TODAY, -40) }))).toMatch(/^selegiline transdermal and mirtazapine are taken together already/);
    expect(message(both({ stop: addDays(TODAY, -40) }, {}))).toMatch(/^selegiline and mirtazapine are taken together already/);
    expect(message(both({ stop: addDays(TODAY, -40) }, { status: 'stopped' }))).toMatch(/^selegiline is recorded as stopped without a day/);
    expect(message(both({ status: 'stopped' }, { stop: addDays(TODAY, -40) }))).toMatch(/^selegiline transdermal is recorded as stopped without a day/);
  });

  it('keeps a medicine that only comes down beside it as a warning', () => {
    const falling = ask(takes('linezolid'), 'sertraline:100');
    expect(falling.ok && falling.value.warnings.map(({ id }) => id)).toContain('mao-inhibitor-of-the-list');
  });
});

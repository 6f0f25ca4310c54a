import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import type { Chart } from './model/chart';
import { addDays, daysBetween, localDate } from './model/local-date';
import { NO_STEERING } from './model/plan';
import type { Plan, PlanRequest, Refusal, Result, Steering } from './model/plan';
import { plan } from './plan';
import { verifyPlan } from './plan-verifier/verify-plan';
import { aPatient } from './testing/a-patient';
import { withdrawalWindows } from './taper/withdrawal-windows';

const knowledge = loadKnowledge();
const START = localDate('2026-12-01');
const amounts = (text: string): PlanRequest['from'] => text.split(' ').filter((word) => word !== '').map((word) => ({ drug: word.split(':')[0] ?? '', mgPerDay: Number(word.split(':')[1]) }));
type Asked = { readonly from: string; readonly to?: string; readonly start?: string; readonly steering?: Partial<Steering>; readonly chart?: Chart };

const ask = ({ from, to = '', start = START, steering = {}, chart }: Asked): Result<Plan, Refusal> =>
  plan({ from: amounts(from), to: amounts(to), strategy: null, region: 'US', pace: 'default', steering: { ...NO_STEERING, ...steering }, on: null }, chart ?? null, knowledge, localDate(start));

function made(asked: Asked): Plan {
  const result = ask(asked);
  if (!result.ok) throw new Error(result.error.message);
  expect(verifyPlan(result.value, knowledge).findings).toEqual([]);
  return result.value;
}
const rest = (steps: Plan['steps']): string[] => steps.map(({ kind, from, to, doses }) => `${from} ${to ?? ''} ${kind} ${doses.map(({ drug, how }) => `${drug} ${how}`).join(', ')}`);
const brief = ({ steps }: Plan): string[] => steps.map(({ from, days, doses }) => `${from} ${days ?? 'on'} ${doses.map(({ drug, mgPerDay }) => `${drug} ${mgPerDay}`).join(' ')}`.trim());

const INTO_MAOI = { from: 'fluoxetine:40', to: 'phenelzine:45' };

describe('a plan taken up in its middle', () => {
  it.each<[string, Asked]>([
    ['a cross-taper', { from: 'sertraline:100', to: 'bupropion-xl:300' }],
    ['a taper to nothing', { from: 'paroxetine:40' }],
    ['a wash-out of five weeks', INTO_MAOI],
    ['a wash-out after an MAOI', { from: 'phenelzine:45', to: 'sertraline:50' }],
    ['two that end and one that waits for both', { from: 'fluoxetine:20 mirtazapine:30', to: 'phenelzine:45' }],
    ['two that end one after the other', { from: 'fluoxetine:20 mirtazapine:30', to: 'phenelzine:45', steering: { oneAfterAnother: true } }],
    ['a step held for two weeks', { from: 'sertraline:100', to: 'bupropion-xl:300', steering: { holds: [{ step: 2, days: 14 }] } }],
    ['a wash-out held for a week', { ...INTO_MAOI, steering: { holds: [{ step: 2, days: 7 }] } }],
    ['a step back', { from: 'sertraline:100', to: 'bupropion-xl:300', steering: { stepBackAt: 3 } }],
  ])('at any step on its recorded day has the same rest: %s', (_name, asked) => {
    const whole = made(asked);
    for (const { n, from } of whole.steps.slice(1)) {
      const resumed = made({ ...asked, start: from, steering: { ...asked.steering, resumeAt: n } });
      expect(rest(resumed.steps), `from step ${n}`).toEqual(rest(whole.steps.slice(n - 1)));
      expect(resumed.checkpoints, `from step ${n}`).toEqual(whole.checkpoints.filter(({ on }) => on >= from));
    }
  });

  it.each([['fluoxetine:80', 'venlafaxine-xr:75'], ['sertraline:100', 'bupropion-xl:150'], ['venlafaxine-xr:150', 'mirtazapine:15']] as const)('is verified with whatever is kept beside: %s to %s', (from, to) => {
    const kept = knowledge.drugs.flatMap(({ id, usualRangeMg }) => (usualRangeMg === null || [from, to].some((text) => text.startsWith(`${id}:`)) ? [] : [`${id}:${usualRangeMg[0]}`]));
    const wholes = kept.flatMap((beside) => {
      const whole = ask({ from: `${from} ${beside}`, to: `${beside} ${to}` });
      return whole.ok ? [{ beside, steps: whole.value.steps }] : [];
    });
    expect(wholes.length).toBeGreaterThan(3);
    for (const { beside, steps } of wholes) for (const step of steps.slice(1)) made({ from: `${from} ${beside}`, to: `${beside} ${to}`, start: step.from, steering: { resumeAt: step.n } });
  });

  it('names all that had ended before it, each with the day that is given for it', () => {
    const resumed = made({ from: 'mirtazapine:30 fluoxetine:20', to: 'phenelzine:45', start: '2027-01-01', steering: { resumeAt: 3, freeSince: [{ drug: 'mirtazapine', on: localDate('2026-12-20') }, { drug: 'fluoxetine', on: localDate('2026-12-25') }] } });
    expect(resumed.freeOf).toEqual([{ drug: 'fluoxetine', since: '2026-12-25' }, { drug: 'mirtazapine', since: '2026-12-20' }]);
    expect(brief(resumed)).toEqual(['2027-01-01 28', '2027-01-29 on phenelzine 45']);
  });

  it('has its own first cut, not the way from the doses before the whole plan', () => {
    const cuts = ({ warnings }: Plan): string[] => warnings.filter(({ id }) => id === 'first-cut-50-percent').map(({ message }) => message);
    const asked = { from: 'sertraline:100', to: 'bupropion-xl:300' };
    expect(cuts(made(asked))).toEqual([]);
    expect(cuts(made({ ...asked, start: '2026-12-15', steering: { resumeAt: 3 } }))).toEqual(['The first cut of sertraline is 50 % of the dose; a smaller one can be chosen.']);
    expect(cuts(made({ ...asked, start: '2026-12-29', steering: { resumeAt: 5 } }))).toEqual([]);
  });

  it('does not rise above a first dose before the chart has its days, and says where the chart has none', () => {
    const taken = (days: number | null, mg: number | null = 150) => aPatient().aged(40).withLists().taking('sertraline', [['2026-01-01', 50]]).taking('bupropion', [['2026-11-01', mg]], { drugId: 'bupropion-xl', start: days === null ? null : addDays(START, -days) });
    const up = (chart: Chart) => ask({ from: 'sertraline:100', to: 'bupropion-xl:300', steering: { resumeAt: 3 }, chart });
    const open = (chart: Chart) => { const result = up(chart); return result.ok ? result.value.assumptions.filter((line) => line.startsWith('not known: since when')) : [result.error.message]; };
    expect(up(taken(3).build())).toMatchObject({ ok: false, error: { code: 'bupropion-dose', message: expect.stringMatching(/^300 mg of bupropion XL before 4 days on 150 mg: the chart has it for 3 /) as string } });
    expect(open(taken(4).build())).toEqual([]);
    expect(open(taken(1).taking('bupropion', [['2026-10-01', 150]], { drugId: 'bupropion-xl', start: '2026-10-01', stop: addDays(START, -2) }).build())).toEqual([]);
    expect(open(taken(1).taking('bupropion', [['2026-10-01', 150]], { drugId: 'bupropion-xl', start: '2026-10-01', stop: addDays(START, -3) }).build())).toEqual([expect.stringMatching(/the chart has it for 1 /) as string]);
    const unproven = [expect.stringMatching(/^not known: since when bupropion XL is taken \(/) as string];
    expect(open(taken(null, null).build())).toEqual(unproven);
    expect(open(aPatient().aged(40).withLists().taking('sertraline', [['2026-01-01', 50]]).build())).toEqual(unproven);
  });

  it('starts from the doses of the step before', () => {
    expect(made({ from: 'sertraline:100', to: 'bupropion-xl:300', start: '2026-12-15', steering: { resumeAt: 3 } }).from).toEqual(amounts('sertraline:50 bupropion-xl:150'));
    expect(made({ ...INTO_MAOI, steering: { resumeAt: 2 } }).from).toEqual(amounts('fluoxetine:20'));
  });

  it('in a wash-out names what has ended and since when, as far back as the plan had it', () => {
    const whole = made(INTO_MAOI);
    expect(brief(whole)).toEqual(['2026-12-01 14 fluoxetine 20', '2026-12-15 35', '2027-01-19 on phenelzine 45']);
    const late = made({ ...INTO_MAOI, start: '2027-02-03', steering: { resumeAt: 3 } });
    expect(late.freeOf).toEqual([{ drug: 'fluoxetine', since: '2026-12-30' }]);
    expect(late.assumptions).toContain('Fluoxetine: first day without it 30-Dec-2026, as the plan had it; the days free of it count from there.');
    expect(made({ ...INTO_MAOI, start: '2026-12-15', steering: { resumeAt: 2 } }).freeOf).toEqual([]);
  });

  it('lets the new medicine wait where the old one was taken for longer than planned', () => {
    const waiting = made({ ...INTO_MAOI, start: '2027-01-19', steering: { resumeAt: 3, freeSince: [{ drug: 'fluoxetine', on: localDate('2026-12-25') }] } });
    expect(brief(waiting)).toEqual(['2027-01-19 10', '2027-01-29 on phenelzine 45']);
    expect(daysBetween(localDate('2026-12-25'), localDate('2027-01-29'))).toBe(35);
    expect(waiting.edits.map(({ words }) => words)).toEqual(['taken up at step 3', 'free of fluoxetine since 25-Dec-2026']);
    expect(waiting.assumptions).toContain('Fluoxetine: first day without it 25-Dec-2026, as given; the days free of it count from there.');
    const earlier = made({ ...INTO_MAOI, start: '2027-01-19', steering: { resumeAt: 3, freeSince: [{ drug: 'fluoxetine', on: localDate('2026-12-01') }] } });
    expect(brief(earlier)).toEqual(['2027-01-19 on phenelzine 45']);
  });

  it('moves only what waits, by the longest of the days that are missing', () => {
    const asked = { from: 'fluoxetine:40 mirtazapine:45', to: 'phenelzine:45', steering: { oneAfterAnother: true } };
    const whole = made(asked);
    const at = whole.steps.findLastIndex(({ doses }) => doses.length === 1 && doses[0]?.drug === 'mirtazapine') + 1;
    const start = whole.steps[at - 1]?.from ?? START;
    const later = made({ ...asked, start, steering: { ...asked.steering, resumeAt: at, freeSince: [{ drug: 'fluoxetine', on: start }] } });
    const untouched = made({ ...asked, start, steering: { ...asked.steering, resumeAt: at } });
    const begin = (value: Plan): string => value.steps.find(({ doses }) => doses.some(({ drug }) => drug === 'phenelzine'))?.from ?? '';
    expect(begin(later)).toBe(addDays(start, 35));
    expect(begin(later) > begin(untouched)).toBe(true);
    expect(later.steps.find(({ doses }) => doses.length === 0)?.from).toBe(untouched.steps.find(({ doses }) => doses.length === 0)?.from);
  });

  it.each<[string, Asked, RegExp]>([
    ['without a step taken up', { ...INTO_MAOI, steering: { freeSince: [{ drug: 'fluoxetine', on: START }] } }, /taken up after the medicine has ended/],
    ['before the medicine has ended', { ...INTO_MAOI, steering: { resumeAt: 2, freeSince: [{ drug: 'fluoxetine', on: START }] } }, /^fluoxetine has not ended before step 2$/],
    ['of another medicine', { ...INTO_MAOI, steering: { resumeAt: 3, freeSince: [{ drug: 'sertraline', on: START }] } }, /^sertraline has not ended before step 3; fluoxetine has$/],
    ['after the start', { ...INTO_MAOI, steering: { resumeAt: 3, freeSince: [{ drug: 'fluoxetine', on: localDate('2026-12-02') }] } }, /02-Dec-2026 is after 01-Dec-2026/],
    ['twice', { ...INTO_MAOI, steering: { resumeAt: 3, freeSince: [{ drug: 'fluoxetine', on: START }, { drug: 'fluoxetine', on: START }] } }, /two first days/],
  ])('refuses a first day without a medicine %s', (_name, asked, words) => {
    const refused = ask(asked);
    expect(refused).toMatchObject({ ok: false, error: { code: 'free-since', where: 'steering' } });
    expect(refused.ok ? '' : refused.error.message).toMatch(words);
  });

  it('takes the first day without a medicine on its own start', () => {
    expect(brief(made({ ...INTO_MAOI, steering: { resumeAt: 3, freeSince: [{ drug: 'fluoxetine', on: START }] } }))).toEqual(['2026-12-01 35', '2027-01-05 on phenelzine 45']);
  });

  it('refuses a first day of the new drug, which counts from the first day of the plan', () => {
    expect(ask({ from: 'sertraline:100', to: 'bupropion-xl:300', steering: { resumeAt: 3, newDrugOn: localDate('2027-01-10') } })).toMatchObject({ ok: false, error: { code: 'new-drug-on-resumed' } });
  });

  it('still shows the days in which withdrawal of what has ended would be expected', () => {
    const whole = made({ from: 'paroxetine:20 mirtazapine:15', to: 'phenelzine:45' });
    const begun = whole.steps.at(-1);
    const resumed = made({ from: 'paroxetine:20 mirtazapine:15', to: 'phenelzine:45', start: begun?.from ?? START, steering: { resumeAt: begun?.n ?? 1 } });
    const last = (value: Plan) => withdrawalWindows(value, knowledge).filter(({ isLast }) => isLast).map(({ drug, from, to }) => ({ drug, from, to }));
    expect(last(resumed)).toEqual(last(whole));
    expect(last(resumed).map(({ drug }) => drug)).toEqual(['mirtazapine', 'paroxetine']);
  });
});

describe('a plan taken up in its middle, with a chart', () => {
  const anybody = () => aPatient().aged(40).withLists();
  const on = localDate('2027-01-19');

  it('counts free days from the stop that the chart has', () => {
    const chart = anybody().taking('fluoxetine', [['2026-01-01', 40]], { stop: '2026-12-24' }).build();
    const waiting = made({ ...INTO_MAOI, start: on, chart, steering: { resumeAt: 3 } });
    expect(waiting.freeOf).toEqual([{ drug: 'fluoxetine', since: '2026-12-25' }]);
    expect(brief(waiting)).toEqual(['2027-01-19 10', '2027-01-29 on phenelzine 45']);
    expect(waiting.assumptions).toContain('Fluoxetine: first day without it 25-Dec-2026, as the chart has it; the days free of it count from there.');
  });

  it('in a wash-out that runs counts from the stop that the chart has, a hold and other medicines included, never before the start', () => {
    const stopped = (drug: string, stop: string) => anybody().taking(drug, [['2026-01-01', 40]], { stop }).build();
    const up = (start: string, stop: string, asked: Asked = INTO_MAOI) => made({ ...asked, start, chart: stopped(asked.from.split(':')[0] ?? '', stop), steering: { ...asked.steering, resumeAt: 2 } });
    expect(brief(up('2027-01-03', '2026-12-14'))).toEqual(['2027-01-03 16', '2027-01-19 on phenelzine 45']);
    expect(up('2027-01-03', '2026-12-14').freeOf).toEqual([{ drug: 'fluoxetine', since: '2026-12-15' }]);
    expect(up('2027-01-03', '2026-12-14').from).toEqual([]);
    expect(brief(up('2027-01-18', '2026-12-14'))).toEqual(['2027-01-18 1', '2027-01-19 on phenelzine 45']);
    expect(brief(up('2027-02-18', '2026-12-14'))).toEqual(['2027-02-18 on phenelzine 45']);
    expect(brief(up('2026-12-15', '2026-12-14'))).toEqual(['2026-12-15 35', '2027-01-19 on phenelzine 45']);
    expect(brief(up('2027-01-03', '2026-12-14', { ...INTO_MAOI, steering: { holds: [{ step: 2, days: 7 }] } }))).toEqual(['2027-01-03 23', '2027-01-26 on phenelzine 45']);
    expect(brief(made({ ...INTO_MAOI, start: '2027-01-03', steering: { resumeAt: 2 } }))).toEqual(['2027-01-03 35', '2027-02-07 on phenelzine 45']);
    const still = anybody().taking('fluoxetine', [['2026-01-01', 20]]).build();
    expect(brief(made({ ...INTO_MAOI, start: '2027-01-03', chart: still, steering: { resumeAt: 2 } }))).toEqual(['2027-01-03 35', '2027-02-07 on phenelzine 45']);
    const two = { from: 'fluoxetine:20 mirtazapine:30', to: 'phenelzine:45' };
    const at = made(two).steps.findIndex(({ kind }) => kind === 'washout') + 1;
    const charted = anybody().taking('fluoxetine', [['2026-01-01', 20]], { stop: '2026-12-01' }).taking('mirtazapine', [['2026-01-01', 30]], { stop: '2026-12-14' }).build();
    expect(brief(made({ ...two, start: '2026-12-20', chart: charted, steering: { resumeAt: at } }))).toEqual(['2026-12-20 17', '2027-01-06 on phenelzine 45']);
  });

  it('lets what is given stand before what the chart has', () => {
    const chart = anybody().taking('fluoxetine', [['2026-01-01', 40]], { stop: '2026-12-24' }).build();
    expect(made({ ...INTO_MAOI, start: on, chart, steering: { resumeAt: 3, freeSince: [{ drug: 'fluoxetine', on: localDate('2026-12-30') }] } }).freeOf).toEqual([{ drug: 'fluoxetine', since: '2026-12-30' }]);
  });

  it.each<[string, Chart, string, string | null]>([
    ['before the recorded first day', anybody().taking('fluoxetine', [['2026-01-10', 40]]).build(), '2020-01-01', 'as begun on 10-Jan-2026'],
    ['on the recorded first day', anybody().taking('fluoxetine', [['2026-01-10', 40]]).build(), '2026-01-10', 'as begun on 10-Jan-2026'],
    ['a slip of the year', anybody().taking('fluoxetine', [['2026-01-10', 40]]).build(), '2025-12-25', 'as begun on 10-Jan-2026'],
    ['before a recorded dose', anybody().taking('fluoxetine', [['2026-01-10', 20], ['2026-12-01', 40]]).build(), '2026-11-30', 'with a dose from 01-Dec-2026'],
    ['before the recorded last dose', anybody().taking('fluoxetine', [['2026-01-10', 40]], { stop: '2026-12-12' }).build(), '2026-10-01', 'with its last day on 12-Dec-2026'],
    ['on the recorded last dose', anybody().taking('fluoxetine', [['2026-01-10', 40]], { stop: '2026-12-12' }).build(), '2026-12-12', 'with its last day on 12-Dec-2026'],
    ['the day after the last dose', anybody().taking('fluoxetine', [['2026-01-10', 40]], { stop: '2026-12-12' }).build(), '2026-12-13', null],
  ])('holds the day that is given against the chart: %s', (_name, chart, given, words) => {
    const asked = ask({ ...INTO_MAOI, start: on, chart, steering: { resumeAt: 3, freeSince: [{ drug: 'fluoxetine', on: localDate(given) }] } });
    expect(asked).toMatchObject(words === null ? { ok: true } : { ok: false, error: { code: 'free-since', where: 'steering', asks: ['fluoxetine'], message: expect.stringContaining(`the chart has fluoxetine ${words}, and `) as string } });
  });

  it('takes no stop of an earlier course of a medicine that is taken again', () => {
    const chart = anybody().taking('fluoxetine', [['2024-01-01', 40]], { stop: '2024-12-24' }).taking('fluoxetine', [['2026-01-01', 40]]).build();
    expect(ask({ ...INTO_MAOI, start: on, chart, steering: { resumeAt: 3 } })).toMatchObject({ ok: false, error: { code: 'still-taken', message: 'the chart has fluoxetine as taken still, and 35 full days free of it are needed before phenelzine: record its last day, or give the first day without it' } });
    const given = made({ ...INTO_MAOI, start: on, chart, steering: { resumeAt: 3, freeSince: [{ drug: 'fluoxetine', on: localDate('2026-12-15') }] } });
    expect(given.freeOf).toEqual([{ drug: 'fluoxetine', since: '2026-12-15' }]);
    expect(given.assumptions).toContain('The chart has fluoxetine as taken still; the plan has it ended, with 15-Dec-2026 the first day without.');
  });

  it.each<[string, string, string, string]>([
    ['that content keeps apart on every day', 'sertraline:50', 'clomipramine:100', 'the chart has sertraline as taken still, and it may not be taken together with clomipramine: record its last day, or give the first day without it'],
    ['with free days of the pair from a dose on', 'duloxetine:90', 'fluvoxamine:50', 'the chart has duloxetine as taken still, and 3 full days free of it are needed before fluvoxamine: record its last day, or give the first day without it'],
    ['that may not meet and has no free days', 'duloxetine:60', 'fluvoxamine:100', 'the chart has duloxetine as taken still, and it may not be taken together with fluvoxamine: record its last day, or give the first day without it'],
  ])('asks for the day of a medicine taken still %s', (_name, from, to, message) => {
    const drug = from.split(':')[0] ?? '';
    // The first step that neither has the old medicine nor comes straight after its last dose.
    const at = made({ from, to }).steps.findIndex(({ doses }, n, all) => n > 0 && doses.length > 0 && [doses, all[n - 1]?.doses ?? []].flat().every((dose) => dose.drug !== drug)) + 1;
    const chart = anybody().taking(drug, [['2026-01-01', 50]]).build();
    expect(made({ from, to, start: on, steering: { resumeAt: at } }).freeOf.map((entry) => entry.drug)).toEqual([drug]);
    expect(ask({ from, to, start: on, chart, steering: { resumeAt: at } })).toMatchObject({ ok: false, error: { code: 'still-taken', asks: [drug], message } });
    expect(made({ from, to, start: on, chart, steering: { resumeAt: at, freeSince: [{ drug, on }] } }).freeOf).toEqual([{ drug, since: on }]);
  });

  it.each<[string, Parameters<ReturnType<typeof anybody>['taking']>[2], string]>([
    ['stopped without a day', { status: 'stopped' }, 'is recorded as stopped without a day'],
    ['with no word whether it is taken', { status: 'unknown' }, 'may be taken still: the chart does not say'],
    ['stopped on a day to come', { status: 'stopped', stop: '2027-02-01' }, 'is recorded as stopped on 01-Feb-2027, a day that is still ahead'],
  ])('does not take a medicine %s for one that ended as planned', (_name, options, words) => {
    const chart = anybody().taking('fluoxetine', [['2026-01-01', 20]], options).build();
    expect(ask({ ...INTO_MAOI, start: on, chart, steering: { resumeAt: 3 } })).toMatchObject({ ok: false, error: { code: 'still-taken', asks: ['fluoxetine'], records: chart.episodes.map(({ id }) => id), message: `fluoxetine ${words}, and 35 full days free of it are needed before phenelzine: ${options?.stop === undefined ? 'record' : 'correct'} its last day, or give the first day without it` } });
    const given = made({ ...INTO_MAOI, start: on, chart, steering: { resumeAt: 3, freeSince: [{ drug: 'fluoxetine', on: localDate('2026-12-25') }] } });
    expect(brief(given)).toEqual(['2027-01-19 10', '2027-01-29 on phenelzine 45']);
    expect(given.assumptions).toContain(`not known: fluoxetine ${words}; the plan has it ended, with 25-Dec-2026 the first day without.`);
    const dated = anybody().taking('fluoxetine', [['2026-01-01', 20]], options).taking('fluoxetine', [['2026-03-01', 20]], { stop: '2026-12-24' }).build();
    expect(ask({ ...INTO_MAOI, start: on, chart: dated, steering: { resumeAt: 3 } })).toMatchObject({ ok: false, error: { code: 'still-taken' } });
  });

  it('asks for all that are taken still at once, and again for those that are not given yet', () => {
    const chart = anybody().taking('fluoxetine', [['2026-01-01', 20]]).taking('mirtazapine', [['2026-01-01', 30]]).build();
    const asked = { from: 'fluoxetine:20 mirtazapine:30', to: 'phenelzine:45', start: on, chart } as const;
    expect(ask({ ...asked, steering: { resumeAt: 3 } })).toMatchObject({ ok: false, error: { code: 'still-taken', asks: ['fluoxetine', 'mirtazapine'], message: expect.stringMatching(/^the chart has fluoxetine as taken still, .* before phenelzine; the chart has mirtazapine as taken still, .* before phenelzine: record /) as string } });
    expect(ask({ ...asked, steering: { resumeAt: 3, freeSince: [{ drug: 'mirtazapine', on }] } })).toMatchObject({ ok: false, error: { code: 'still-taken', asks: ['fluoxetine'] } });
    expect(ask({ ...asked, steering: { resumeAt: 3, freeSince: [{ drug: 'phenelzine', on }] } })).toMatchObject({ ok: false, error: { code: 'free-since', asks: ['fluoxetine', 'mirtazapine'] } });
  });

  it('says of what needs no free days that the chart has it as taken still, and of what is taken that the chart does not say so', () => {
    const asked = { from: 'sertraline:100 mirtazapine:30', to: 'bupropion-xl:150', steering: { resumeAt: 4 } };
    const told = (chart: Chart) => made({ ...asked, start: on, chart }).assumptions.filter((line) => line.startsWith('The chart'));
    const ending = anybody().taking('sertraline', [['2026-01-01', 25]]);
    expect(told(ending.taking('bupropion', [['2027-01-01', 150]]).build())).toEqual([]);
    expect(told(ending.taking('mirtazapine', [['2026-01-01', 30]]).build())).toEqual(['The chart has mirtazapine as taken still; the plan has it ended, with 05-Jan-2027 the first day without.', 'The chart does not say that bupropion XL is taken now; the step taken up has 150 mg after 150 mg.']);
  });

  it('counts the days since another medicine of the chart from the day on which the new one really begins', () => {
    const chart = anybody().taking('fluoxetine', [['2026-01-01', 20]], { stop: '2026-11-09' }).build();
    const asked = { from: 'bupropion-xl:150', to: 'phenelzine:45', chart } as const;
    expect(brief(made(asked)).at(-1)).toBe('2026-12-15 on phenelzine 45');
    expect(ask({ ...asked, steering: { resumeAt: 2 } })).toMatchObject({ ok: false, error: { message: expect.stringMatching(/^21 full days free of fluoxetine before phenelzine, 35 needed/) as string } });
  });
});

describe('a new medicine that is taken already while the days free of the old one are not over', () => {
  const anybody = () => aPatient().aged(40).withLists();
  const atBegun = (from: string, to: string): number => {
    const drug = to.split(':')[0];
    return made({ from, to }).steps.findIndex(({ doses }) => doses.some((dose) => dose.drug === drug)) + 2;
  };

  it.each<[string, string, string, string, string, string]>([
    ['by a hard stop', 'phenelzine:45', 'bupropion-xl:300', '2026-11-28', 'from-maoi', 'bupropion XL is taken already with 2 full days free of phenelzine, 14 needed: act on this today ('],
    ['one day short', 'phenelzine:45', 'bupropion-xl:300', '2026-11-17', 'from-maoi', 'bupropion XL is taken already with 13 full days free of phenelzine, 14 needed: act on this today ('],
    ['into an MAOI', 'sertraline:50', 'phenelzine:60', '2026-11-29', 'gap-needed', 'phenelzine is taken already with 1 full day free of sertraline, 14 needed: act on this today: '],
    ['by the pair', 'fluoxetine:20', 'sertraline:100', '2026-11-28', 'gap-needed', 'sertraline is taken already with 2 full days free of fluoxetine, 4 needed: act on this today: '],
  ])('is refused %s, whether the chart has the stop or the day is given', (_name, from, to, stop, code, words) => {
    const [old = '', next = ''] = [from, to].map((text) => text.split(':')[0] ?? '');
    const resumeAt = atBegun(from, to);
    const chart = anybody().taking(old, [['2026-01-01', 45]], { stop }).taking(next.replace('-xl', ''), [['2026-11-15', 150]], next.endsWith('-xl') ? { drugId: next } : {}).build();
    const refused = { ok: false, error: { code, where: 'to', message: expect.stringContaining(words) as string } };
    expect(ask({ from, to, chart, steering: { resumeAt } })).toMatchObject(refused);
    expect(ask({ from, to, steering: { resumeAt, freeSince: [{ drug: old, on: addDays(localDate(stop), 1) }] } })).toMatchObject(refused);
  });

  it('is no longer spoken of once they are over', () => {
    const steering = { resumeAt: atBegun('phenelzine:45', 'bupropion-xl:300'), freeSince: [{ drug: 'phenelzine', on: localDate('2026-11-17') }] };
    expect(made({ from: 'phenelzine:45', to: 'bupropion-xl:300', steering }).freeOf).toEqual([{ drug: 'phenelzine', since: '2026-11-17' }]);
  });

  it('counts from a medicine of the chart that is no part of the plan as well', () => {
    const asked = { from: 'bupropion-xl:150', to: 'phenelzine:60' };
    const after = (stop: string) => ask({ ...asked, chart: anybody().taking('fluoxetine', [['2026-01-01', 20]], { stop }).build(), steering: { resumeAt: atBegun(asked.from, asked.to) } });
    expect(after('2026-11-09')).toMatchObject({ ok: false, error: { code: 'into-maoi', message: expect.stringContaining('phenelzine is taken already with 21 full days free of fluoxetine, 35 needed: act on this today') as string } });
    expect(after('2026-10-01')).toMatchObject({ ok: true });
  });

  it('is found by the independent check in a plan of anyone', () => {
    for (const [from, to, code] of [['phenelzine:45', 'bupropion-xl:300', 'from-maoi'], ['fluoxetine:20', 'sertraline:100', 'gap']] as const) {
      const old = from.split(':')[0] ?? '';
      const whole = made({ from, to, steering: { resumeAt: atBegun(from, to) } });
      const late = { ...whole, freeOf: [{ drug: old, since: addDays(whole.start, -3) }] };
      expect(verifyPlan(late, knowledge).findings.map(({ rule }) => rule), from).toContain(code);
    }
  });
});

describe('two medicines that may never meet, both taken by the chart', () => {
  const both = (one: string, other: string) => aPatient().aged(40).withLists().taking(one, [['2026-01-01', 60]]).taking(other.replace('-xl', ''), [['2026-11-01', 45]], other.endsWith('-xl') ? { drugId: other } : {}).build();

  it.each<[string, string, string, readonly number[]]>([
    ['phenelzine:45', 'bupropion-xl:300', 'maoi-overlap', [2, 3]],
    ['sertraline:100', 'phenelzine:45', 'maoi-overlap', [2]],
    ['duloxetine:60', 'fluvoxamine:100', 'duloxetine-fluvoxamine', [2]],
    ['fluoxetine:20', 'phenelzine:45', 'maoi-overlap', []],
  ])('refuse %s to %s, as a whole plan and at each step at which the new one has not begun', (from, to, code, steps) => {
    const [old = '', next = ''] = [from, to].map((text) => text.split(':')[0] ?? '');
    for (const resumeAt of [null, ...steps]) {
      made({ from, to, steering: { resumeAt } });
      const refused = ask({ from, to, chart: both(old, next), steering: { resumeAt } });
      expect(refused, `at step ${resumeAt ?? 1}`).toMatchObject({ ok: false, error: { code } });
    }
  });

  it('refuse a plan that ends both at once', () => {
    const asked = plan({ from: amounts('paroxetine:15 moclobemide:75'), to: [], strategy: null, region: 'UK', pace: 'default', steering: NO_STEERING, on: null }, null, knowledge, START);
    expect(asked).toMatchObject({ ok: false, error: { code: 'maoi-overlap', where: 'from', message: expect.stringContaining('are taken together already, which is forbidden') as string } });
  });

  it('let a plan go on in which the new one has begun and the old one is given as ended', () => {
    const asked = { from: 'phenelzine:45', to: 'bupropion-xl:300', chart: both('phenelzine', 'bupropion-xl') };
    const at = made({ from: asked.from, to: asked.to }).steps.findIndex(({ doses }) => doses.some(({ drug }) => drug === 'bupropion-xl')) + 2;
    expect(ask({ ...asked, steering: { resumeAt: at, freeSince: [{ drug: 'phenelzine', on: localDate('2026-11-10') }] } })).toMatchObject({ ok: true });
  });

  it('refuse a plan in which the new one waits, and the chart has it as taken already', () => {
    const chart = aPatient().aged(40).withLists().taking('fluoxetine', [['2026-01-01', 20]], { stop: '2026-11-20' }).taking('phenelzine', [['2026-11-22', 45]]).build();
    const at = made({ from: 'fluoxetine:20', to: 'phenelzine:45' }).steps.findIndex(({ doses }) => doses.some(({ drug }) => drug === 'phenelzine')) + 1;
    expect(ask({ from: 'fluoxetine:20', to: 'phenelzine:45', chart, steering: { resumeAt: at } })).toMatchObject({ ok: false, error: { message: expect.stringContaining('phenelzine is taken already with 10 full days free of fluoxetine, 35 needed') as string } });
  });
});

describe('two new medicines', () => {
  it('are refused where content lets neither join the other', () => {
    expect(ask({ from: 'mirtazapine:15', to: 'sertraline:50 phenelzine:45' })).toMatchObject({ ok: false, error: { code: 'no-overlap', where: 'to', message: expect.stringMatching(/^sertraline and phenelzine may not be taken together/) as string } });
  });

  it('are refused where no source speaks of the two', () => {
    expect(ask({ from: 'sertraline:50', to: 'bupropion-sr:150 buspirone:15' })).toMatchObject({ ok: false, error: { code: 'no-pair', where: 'to' } });
  });

  it('are refused where the second brings down the ceiling of the first', () => {
    expect(ask({ from: 'paroxetine:10', to: 'citalopram:40 fluvoxamine:50', steering: { oneAfterAnother: true } })).toMatchObject({ ok: false, error: { code: 'citalopram-ceiling', message: expect.stringMatching(/the limit with fluvoxamine/) as string } });
  });

  it('may begin where content lets one join the other', () => {
    expect(brief(made({ from: 'sertraline:50', to: 'bupropion-xl:150 mirtazapine:15' })).at(-1)).toMatch(/bupropion-xl 150 mirtazapine 15$/);
  });
});

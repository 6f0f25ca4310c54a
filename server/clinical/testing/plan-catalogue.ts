import { canonicalJson } from '../model/canonical-json';
import type { Chart } from '../model/chart';
import type { Json } from '../model/content-entry';
import type { Knowledge } from '../model/knowledge';
import { localDate } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import { NO_STEERING, PACES, PLAN_STRATEGIES } from '../model/plan';
import type { PlanRequest, Steering } from '../model/plan';
import { sha256 } from '../model/sha256';
import { plan } from '../plan';
import { withdrawalWindows } from '../taper/withdrawal-windows';
import { aPatient, TODAY } from './a-patient';
import { requestFrom } from './any-plan';

export type CatalogueEntry = { readonly name: string; readonly request: PlanRequest; readonly chart: Chart | null; readonly start: LocalDate };

const START = localDate('2026-12-01');
const amounts = (text: string): PlanRequest['from'] => text.split(' ').filter((word) => word !== '').map((word) => ({ drug: word.split(':')[0] ?? '', mgPerDay: Number(word.split(':')[1]) }));

type Asked = Partial<Omit<PlanRequest, 'from' | 'to' | 'steering'>> & { readonly steering?: Partial<Steering> };
function entry(words: string, asked: Asked = {}, { chart, start = START }: { readonly chart?: number; readonly start?: LocalDate } = {}): CatalogueEntry {
  const [from = '', to = ''] = words.split(' > ');
  const { steering = {}, ...rest } = asked;
  return { name: `${words} ${JSON.stringify(asked)} ${start}${chart === undefined ? '' : ` with chart ${chart}`}`, request: { strategy: null, region: 'US', pace: 'default', on: null, ...rest, from: amounts(from), to: amounts(to), steering: { ...NO_STEERING, ...steering } }, chart: chart === undefined ? null : (CHARTS[chart] ?? null), start };
}

const SWITCHES = ['sertraline:100 > bupropion-xl:300', 'paroxetine:40 > ', 'fluoxetine:40 > phenelzine:45', 'phenelzine:45 > sertraline:50', 'venlafaxine-xr:225 > vortioxetine:10', 'escitalopram:20 > escitalopram:10', 'sertraline:100 > sertraline:100 bupropion-xl:150', 'citalopram:40 > mirtazapine:15', 'duloxetine:60 > bupropion-xl:150', 'mirtazapine:30 > sertraline:50', 'sertraline:100 mirtazapine:30 > bupropion-xl:300', 'clomipramine:75 > sertraline:100', 'agomelatine:25 > ', 'sertraline:100 > bupropion-xl:150 mirtazapine:15', 'vortioxetine:20 > bupropion-xl:150', 'sertraline:150 > sertraline:50 bupropion-xl:150'] as const;
const STEERINGS: readonly Partial<Steering>[] = [
  { firstCutMg: 25 }, { firstCutMg: 5 }, { firstCutMg: 0 }, { firstCutMg: -5 }, { stepDays: 21 }, { stepDays: 3 }, { stepDays: 1 }, { stepDays: 0 }, { stepDays: 400 }, { stepDays: 2.5 }, { liquidTail: true },
  { holds: [{ step: 1, days: 7 }] }, { holds: [{ step: 2, days: 14 }, { step: 1, days: 7 }] }, { holds: [{ step: 1, days: 0 }] }, { holds: [{ step: 1, days: 9999 }] }, { holds: [{ step: 99, days: 7 }] },
  { stepBackAt: 1 }, { stepBackAt: 2 }, { stepBackAt: 3 }, { stepBackAt: 99 }, { resumeAt: 1 }, { resumeAt: 2 }, { resumeAt: 3 }, { resumeAt: 4 }, { resumeAt: 99 }, { stepBackAt: 2, resumeAt: 3 },
  { newDrugOn: localDate('2027-02-01') }, { newDrugOn: localDate('2026-12-02') }, { newDrugOn: localDate('2027-02-01'), resumeAt: 2 }, { oneAfterAnother: true }, { oneAfterAnother: true, resumeAt: 3 },
  { resumeAt: 3, freeSince: [{ drug: 'fluoxetine', on: START }] }, { freeSince: [{ drug: 'fluoxetine', on: START }] },
];

const anybody = () => aPatient().aged(40).withLists();
const CHARTS: readonly Chart[] = [
  anybody().taking('sertraline', [['2026-01-01', 100]]).build(),
  aPatient().aged(72).withLists().taking('citalopram', [['2026-01-01', 20]]).build(),
  anybody().diagnosed('G40.909').build(),
  anybody().confirmedAbsent('condition:seizure-disorder').confirmedAbsent('condition:bulimia-anorexia').build(),
  anybody().taking('fluoxetine', [['2026-01-01', 20]], { stop: '2026-11-05' }).build(),
  anybody().taking('phenelzine', [['2026-01-01', 45]], { stop: '2026-11-12' }).build(),
  aPatient().build(),
];
const SEEN = ['sertraline:100 > bupropion-xl:300', 'sertraline:10 > ', 'citalopram:20 > citalopram:10', 'sertraline:100 > citalopram:40', 'sertraline:100 > escitalopram:20', 'mirtazapine:15 > sertraline:50', 'bupropion-xl:150 > phenelzine:45'] as const;

const BAD = ['nosuchdrug:50 > ', 'sertraline:0 > ', 'sertraline:-50 > ', 'sertraline:33 > ', 'sertraline:2000 > ', 'sertraline:50 > sertraline:100', 'sertraline:50 > sertraline:50', 'sertraline:50 > bupropion-xl:900', 'sertraline:50 sertraline:25 > ', ' > sertraline:50', 'sertraline:50 > agomelatine:25', 'lithium:600 > sertraline:50', 'sertraline:50 > lithium:600', 'fluvoxamine:100 > fluvoxamine:100 duloxetine:30', 'bupropion-xl:150 > bupropion-xl:150 bupropion-sr:150', 'phenelzine:45 sertraline:50 > sertraline:50 vortioxetine:10', 'venlafaxine-xr:150 > venlafaxine-xr:150 bupropion-xl:150', 'sertraline:50 > quetiapine:300', 'sertraline:37.5 > '] as const;

/** So many further requests at random, always the same. */
const DRAWN = 120;
const MULTIPLIER = 48_271;
const MODULUS = 2_147_483_647;
function drawn(knowledge: Knowledge): CatalogueEntry[] {
  let state = 20_261_122;
  const next = (): number => {
    state = (state * MULTIPLIER) % MODULUS;
    return state % 1_000_000;
  };
  return Array.from({ length: DRAWN }, (_, at) => {
    const { request, start } = requestFrom({ from: next(), to: next(), dose: next(), target: next(), region: next(), pace: next(), day: next(), way: next(), more: next() }, knowledge);
    return { name: `draw ${at + 1}: ${request.from.map(({ drug, mgPerDay }) => `${drug}:${mgPerDay}`).join(' ')} > ${request.to.map(({ drug, mgPerDay }) => `${drug}:${mgPerDay}`).join(' ')} ${request.strategy ?? ''} ${request.region} ${request.pace} ${start}`, request, chart: null, start };
  });
}

/** Requests of every kind, each with one outcome that was recorded: plans, refusals, edits, charts, both regions, every pace. */
export const planCatalogue = (knowledge: Knowledge): readonly CatalogueEntry[] => [
  ...SWITCHES.flatMap((words) => [
    ...PACES.map((pace) => entry(words, { pace })),
    entry(words, { region: 'UK' }),
    entry(words, { pace: 'faster', region: 'UK' }, { start: localDate('2028-02-20') }),
    ...PLAN_STRATEGIES.map((strategy) => entry(words, { strategy })),
    ...STEERINGS.map((steering) => entry(words, { steering })),
  ]),
  ...SEEN.flatMap((words) => CHARTS.map((_, chart) => entry(words, { on: TODAY }, { chart, start: TODAY }))),
  ...BAD.map((words) => entry(words)),
  entry('sertraline:100 > ', { on: localDate('2026-12-02') }),
  entry('sertraline:100 > ', { on: START }),
  entry('sertraline:100 > ', {}, { start: localDate('9001-01-01') }),
  entry('sertraline:100 > ', {}, { start: localDate('9000-01-01') }),
  entry('sertraline:100 > ', { strategy: 'stop', steering: { stepDays: 7 } }),
  entry('sertraline:100 > ', { strategy: 'stop', steering: { firstCutMg: 25 } }),
  entry('sertraline:100 > ', { strategy: 'stop', steering: { liquidTail: true } }),
  ...drawn(knowledge),
];

/** What an entry comes out as: its steps, or why not, in a line that can be read, and the hash of all of it but the knowledge stamp. */
export function catalogueLine({ request, chart, start }: CatalogueEntry, knowledge: Knowledge): string {
  const made = plan(request, chart, knowledge, start);
  const told = made.ok ? { ...made.value, knowledge: null, windows: withdrawalWindows(made.value, knowledge) } : { ...made.error };
  const brief = made.ok ? made.value.steps.map(({ from, days, doses }) => `${from} ${days ?? ''}: ${doses.map(({ drug, mgPerDay }) => `${drug} ${mgPerDay}`).join(', ')}`).join('; ') : made.error.message;
  return `${brief} #${sha256(canonicalJson(JSON.parse(JSON.stringify(told)) as Json)).slice(0, 12)}`;
}

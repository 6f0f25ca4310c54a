import { PLAN_WORDS, readPlanDay } from '@/server/services/plan/plan-request';
import type { planRequest } from '@/server/services/plan/plan-request';
import { readWords } from './read-words';
import type { OptionRule } from './read-words';

type Request = Parameters<typeof planRequest>[0];
type Day = Parameters<typeof planRequest>[1];

/** What the words of the command line ask for, or the one that is wrong and what would be right. */
export type PlanArguments =
  | { readonly kind: 'plan'; readonly request: Request; readonly start: Day }
  | { readonly kind: 'verify'; readonly file: string }
  | { readonly kind: 'refused'; readonly where: string; readonly what: string };

const ONCE = ['--start', '--on', '--strategy', '--region', '--pace', '--verify', '--first-cut', '--step-days', '--new-drug-on'] as const;
const OPTIONS: Readonly<Record<string, OptionRule>> = {
  '--from': { needs: 'DRUG:MG', often: true },
  '--to': { needs: 'DRUG:MG', often: true },
  ...Object.fromEntries(ONCE.map((name) => [name, { needs: 'a value' }])),
  '--liquid-tail': { needs: null },
};
const AMOUNT = /^([a-z0-9-]+):(\d{1,6}(?:\.\d{1,6})?)$/;
/** Three digits after the point, the last of them a nought: a thousand to some readers, one to others. */
const AMBIGUOUS = /^[1-9]\d{0,2}\.\d{2}0$/;
const NUMBER = /^\d{1,6}(?:\.\d{1,6})?$/;

const refused = (where: string, what: string): PlanArguments => ({ kind: 'refused', where, what });

export function readPlanArguments(given: readonly string[], today: () => Day): PlanArguments {
  const read = readWords(given, OPTIONS);
  if ('where' in read) return refused(read.where, read.what);
  const [stray] = read.files;
  if (stray !== undefined) return refused(stray === '' ? 'arguments' : stray, `unknown; there are ${Object.keys(OPTIONS).join(', ')}`);
  const words = read.options;
  const one = (name: (typeof ONCE)[number]): string | null => words.get(name)?.[0] ?? null;
  const file = one('--verify');
  if (file !== null) return words.size > 1 ? refused('--verify', 'stands alone; expected plan --verify FILE') : { kind: 'verify', file };
  const from = amounts('--from', words.get('--from') ?? []);
  if ('kind' in from) return from;
  const to = amounts('--to', words.get('--to') ?? []);
  if ('kind' in to) return to;
  if (from.list.length === 0) return refused('--from', 'missing; expected at least one such as --from sertraline:100');
  const strategy = PLAN_WORDS.strategies.find((id) => id === one('--strategy')) ?? null;
  if (strategy === null && one('--strategy') !== null) return refused('--strategy', `is none of ${PLAN_WORDS.strategies.join(', ')}`);
  const region = PLAN_WORDS.regions.find((id) => id === (one('--region') ?? 'US'));
  if (region === undefined) return refused('--region', 'is neither US nor UK');
  const pace = PLAN_WORDS.paces.find((id) => id === (one('--pace') ?? 'default'));
  if (pace === undefined) return refused('--pace', `is none of ${PLAN_WORDS.paces.join(', ')}`);
  const numbers = new Map<string, number | null>();
  for (const name of ['--first-cut', '--step-days'] as const) {
    const text = one(name);
    if (text !== null && !NUMBER.test(text)) return refused(name, `${text} is no number such as ${name === '--step-days' ? '14' : '12.5'}`);
    numbers.set(name, text === null ? null : Number(text));
  }
  const days = new Map<string, Day | null>();
  for (const name of ['--start', '--on', '--new-drug-on'] as const) {
    const text = one(name);
    const day = text === null ? null : readPlanDay(text);
    if (text !== null && day === null) return refused(name, `${text} is no day of the calendar; expected YYYY-MM-DD such as 2026-12-01`);
    days.set(name, day);
  }
  const start = days.get('--start') ?? today();
  const steering = {
    ...PLAN_WORDS.noSteering,
    firstCutMg: numbers.get('--first-cut') ?? null,
    stepDays: numbers.get('--step-days') ?? null,
    liquidTail: words.has('--liquid-tail'),
    newDrugOn: days.get('--new-drug-on') ?? null,
  };
  return { kind: 'plan', start, request: { from: from.list, to: to.list, strategy, region, pace, steering, on: days.get('--on') ?? null } };
}

function amounts(name: string, texts: readonly string[]): { readonly list: Request['from'] } | PlanArguments {
  const list: Request['from'][number][] = [];
  for (const text of texts) {
    const [, drug, mg] = AMOUNT.exec(text) ?? [];
    if (drug === undefined || mg === undefined) return refused(name, `${text} is no drug and dose; expected DRUG:MG with a decimal point, such as sertraline:100 or venlafaxine-xr:37.5`);
    if (AMBIGUOUS.test(mg)) return refused(name, `${text} can be read in two ways; write ${Number(mg)} or ${mg.replace('.', '')}`);
    list.push({ drug, mgPerDay: Number(mg) });
  }
  return { list };
}

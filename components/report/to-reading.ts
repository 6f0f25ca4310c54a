import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import { partsOf } from '../entry/instrument-parts';
import type { ContextItem } from '../entry/instrument-parts';
import { toItemViews } from '../history/to-item-rows';
import type { ItemView } from '../history/to-item-rows';
import { formatDay } from '../ui/days';
import { oldestFirst } from './oldest-first';

type Report = Workspace['chart']['reports'][number];
type Instrument = Catalog['instruments'][number];

/** A score against an earlier one of the same instrument; `by` is above zero when it went up. */
export type ScoreChange = { readonly by: number; readonly from: number; readonly on: string };

export type Reading = {
  readonly report: Report;
  readonly instrument: Instrument;
  /** Items or scores of this report beside the one before it and the first. */
  readonly view: ItemView;
  /** The score that stands for the whole; `value` is `null` when the instrument's rule for missing answers gives none. */
  readonly score: { readonly label: string; readonly value: number | null; readonly min: number; readonly max: number; readonly band: string | null } | null;
  readonly sinceLast: ScoreChange | null;
  readonly sinceFirst: ScoreChange | null;
  /** Items that were not answered, in the instrument's words; empty as well where only scores were entered. */
  readonly missing: readonly string[];
  /** How many items there are; `null` where only scores were entered. */
  readonly items: number | null;
  /** What was asked beside the items, with the answer in words; `null` is not answered. */
  readonly context: readonly { readonly id: string; readonly question: string; readonly answer: string | null }[];
};

/** One report beside those before it; `null` when the chart has none of this id, or none of an instrument that the content knows. */
export function toReading(reports: readonly Report[], instruments: readonly Instrument[], reportId: string): Reading | null {
  const report = reports.find(({ id }) => id === reportId);
  const instrument = instruments.find(({ id }) => id === report?.instrument);
  if (report === undefined || instrument === undefined) return null;
  const own = oldestFirst(reports.filter((other) => other.instrument === instrument.id));
  const until = own.slice(0, own.indexOf(report) + 1);
  const [view] = toItemViews(until, [instrument], report.on);
  if (view === undefined) return null;
  const whole = view.total ?? view.rows[0] ?? null;
  const valueOf = (of: Report): number | null => {
    const value = whole === null ? null : of.scores[whole.id];
    return typeof value === 'number' ? value : null;
  };
  const value = valueOf(report);
  const earlier = until.slice(0, -1).flatMap((one) => {
    const from = valueOf(one);
    return from === null ? [] : [{ from, on: one.on }];
  });
  const change = (of: { readonly from: number; readonly on: string } | undefined): ScoreChange | null => (value === null || of === undefined ? null : { by: value - of.from, ...of });
  const hasItems = view.shows === 'items';
  const answered = hasItems && instrument.items.some(({ id }) => id in report.answers);
  return {
    report,
    instrument,
    view,
    score: whole === null ? null : {
      label: whole.text,
      value,
      min: whole.min,
      max: whole.max,
      // What is not validated has no bands that a reader could take for a norm.
      band: value === null || instrument.labelToShow !== null ? null : (instrument.bands.find(({ min, max }) => min <= value && value <= max)?.label ?? null),
    },
    sinceLast: change(earlier.at(-1)),
    sinceFirst: earlier.length > 1 ? change(earlier[0]) : null,
    missing: answered ? instrument.items.filter(({ id }) => typeof report.answers[id] !== 'number').map(({ text }) => text) : [],
    items: answered ? instrument.items.length : null,
    context: answered ? contextOf(report, instrument) : [],
  };
}

const DECLINED: readonly unknown[] = ['prefer not to say', 'skip', '', null, undefined];

function contextOf({ answers, onset }: Report, instrument: Instrument): Reading['context'] {
  const { gate, extraItems, contextItems } = partsOf(instrument);
  const chosen = [...(gate === undefined ? [] : [gate]), ...extraItems].map(({ id, text, options }) => {
    const given = answers[id];
    return { id, question: text, answer: DECLINED.includes(given) ? null : (options.find(({ value }) => value === given)?.label ?? String(given)) };
  });
  return [...chosen, ...contextItems.map((item) => ({ id: item.id, question: item.text, answer: item.type === 'date-approximate' ? onsetWords(onset) : contextAnswer(item, answers) }))];
}

function contextAnswer({ id, type, max }: ContextItem, answers: Report['answers']): string | null {
  const given = answers[id];
  const text = answers[`${id}:text`];
  const said = typeof text === 'string' && text !== '' ? `“${text}”` : null;
  const answer = DECLINED.includes(given) ? null : Array.isArray(given) ? given.join(', ') : type === 'scale' ? `${String(given)} of ${max}` : type === 'text' ? `“${String(given)}”` : String(given);
  return answer === null ? said : said === null ? answer : `${answer}; ${said}`;
}

/** When it began, as far as it was said. */
function onsetWords(onset: Report['onset']): string | null {
  if (onset === null) return null;
  const { precision, earliestOn, latestOn } = onset;
  if (earliestOn === null) return precision;
  return latestOn === null || latestOn === earliestOn ? formatDay(earliestOn) : `${formatDay(earliestOn)} to ${formatDay(latestOn)}`;
}

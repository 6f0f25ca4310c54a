import type { InstrumentContent } from '../model/instrument-content';
import { answeredNumber, given, prorated, sum } from './answered-items';
import type { Answers, Scored } from './score-report';

const VALUES: ReadonlySet<number> = new Set([0, 1, 2, 3, 4]);
const FEWEST_ANSWERED = 10;
const FEWEST_PAIRS = 8;
const FEWEST_FOR_A_MEAN = 2;
const MUTED = 2;
const SPARED = 1;

type Item = { readonly id: string; readonly now: number | null; readonly before: number | null };

/**
 * Structured blunting report (not validated): `total_now` 0 to 48 from at least ten answered items, prorated;
 * `change` against the time before the medicine from at least eight items with both columns; the share that was there
 * before; and whether painful and pleasant feelings are both muted. Declined and blank are missing, never zero.
 */
export function scoreBluntingReport(instrument: InstrumentContent, answers: Answers): Scored {
  const items = instrument.items.map(({ id }): Item => {
    const now = answeredNumber(answers, id, VALUES);
    const asked = answers[`${id}:before`] ?? null;
    // The second column is asked only when the first is 1 or more: nothing now and not asked is nothing before.
    const before = now === 0 && asked === null ? 0 : answeredNumber(answers, `${id}:before`, VALUES);
    return { id, now, before };
  });
  const now = given(items.map((item) => item.now));
  const total = now.length < FEWEST_ANSWERED ? null : prorated(sum(now), items.length, now.length);
  const pairs = items.flatMap((item) => (item.now === null || item.before === null ? [] : [{ now: item.now, before: item.before }]));
  const pairedNow = sum(pairs.map((pair) => pair.now));
  const pairedBefore = sum(pairs.map((pair) => pair.before));
  const positive = meanNow(instrument, 'positive', items);
  const painful = meanNow(instrument, 'painful', items);
  return {
    scores: {
      total_now: total,
      change: pairs.length < FEWEST_PAIRS ? null : prorated(pairedNow - pairedBefore, items.length, pairs.length),
      pairs: pairs.length,
      pre_existing_share: pairedNow === 0 ? null : pairedBefore / pairedNow,
      positive_mean: positive,
      painful_mean: painful,
      pattern: positive === null || painful === null ? null : patternOf(positive, painful),
      ...Object.fromEntries(instrument.domains.map((domain) => [`${domain.id}_now`, domainNow(domain.items, items)])),
    },
    estimated: total !== null && now.length < items.length,
    refused: [],
  };
}

function meanNow(instrument: InstrumentContent, domain: string, items: readonly Item[]): number | null {
  const members = instrument.domains.find(({ id }) => id === domain)?.items ?? [];
  const values = given(items.filter(({ id }) => members.includes(id)).map((item) => item.now));
  return values.length < FEWEST_FOR_A_MEAN ? null : sum(values) / values.length;
}

function domainNow(members: readonly string[], items: readonly Item[]): number | null {
  const values = items.filter(({ id }) => members.includes(id)).map((item) => item.now);
  const answered = given(values);
  const missing = values.length - answered.length;
  if (answered.length === 0 || missing > 1 || (missing === 1 && values.length === 2)) return null;
  return prorated(sum(answered), values.length, answered.length);
}

function patternOf(positive: number, painful: number): string {
  if (positive >= MUTED && painful >= MUTED) return 'both directions';
  if (positive >= MUTED && painful < SPARED) return 'pleasure only';
  if (painful >= MUTED && positive < SPARED) return 'painful only';
  return 'mixed or mild';
}

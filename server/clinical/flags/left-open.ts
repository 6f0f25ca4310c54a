import { verdictOf } from '../conditions/compiled';
import { union } from '../conditions/verdict';
import type { CompiledFlag } from '../engine/engine';
import { speakingFor } from '../facts/danger';
import { newestScore } from '../facts/facts';
import type { Facts } from '../facts/facts';
import type { Flag } from '../model/assessment';
import type { Confirmation } from '../model/chart';
import type { FlagContent } from '../model/flag-content';
import type { FactId } from '../model/ids';
import type { LocalDate } from '../model/local-date';
import type { ScoreTest } from '../model/rule-grammar';
import { closestFirst } from '../story/closest-first';
import { dayInWords } from '../words/day';
import { overTime } from './around-danger';
import type { RaisedFlag } from './raise-flags';

/**
 * Flags of danger whose days are over while the answer behind them stands: nothing newer answers it, and days that pass are no "no". They
 * ask for attention, hold nothing back and carry the day of the answer; a person settles them like any other.
 */
export function flagsLeftOpen(flags: readonly CompiledFlag[], raised: readonly RaisedFlag[], facts: Facts): readonly Flag[] {
  return flags.flatMap(({ content, ever }): Flag[] => {
    if (ever === null || content.leftOpen === undefined || raised.some(({ flag }) => flag.id === content.id)) return [];
    const verdict = verdictOf(ever.condition, facts);
    const said = saidYes(content, facts);
    if (verdict.kind !== 'applies' && said.length === 0) return [];
    const worse = ever.escalation === null ? null : verdictOf(ever.escalation, facts);
    const told = union(verdict.kind === 'applies' ? verdict.basis : [], said.map(({ id }) => id));
    const basis = worse?.kind === 'applies' ? union(told, worse.basis) : told;
    const openSince = newestDay(told, facts);
    if (openSince === null) return [];
    const inWords = (text: string): string => text.replaceAll('{day}', dayInWords(openSince));
    return [{
      id: content.id,
      title: inWords(content.leftOpen.title),
      level: 'attention',
      message: inWords(content.leftOpen.message),
      facts: basis,
      refs: closestFirst({ ...content, message: content.leftOpen.message }, basis, facts),
      blocks: [],
      around: [...speakingFor(content.when).flatMap((test) => (test.fact === 'answer' ? overTime(test, facts) : test.fact === 'score' ? scored(test, basis, facts) : [])), ...said.map(({ id, on }) => ({ words: `Answered yes on ${dayInWords(on)}.`, facts: [id] }))],
      openSince,
    }];
  });
}

/** `Most severe ideation, past month: 4 on 02-Oct-2026.` */
function scored({ instrument, field }: ScoreTest, basis: readonly FactId[], facts: Facts): Flag['around'] {
  const told = newestScore(facts, instrument, field, null);
  if (told === null || !basis.includes(told.report.id)) return [];
  const label = facts.terms.instruments.get(instrument)?.fields.find(({ id }) => id === field)?.label ?? field;
  return [{ words: `${label}: ${typeof told.value === 'boolean' ? (told.value ? 'yes' : 'no') : told.value} on ${dayInWords(told.report.on)}.`, facts: [told.report.id] }];
}

/** What was said aloud and outlived its days. */
const saidYes = ({ when }: FlagContent, { outdated }: Facts): readonly Confirmation[] =>
  speakingFor(when).flatMap((test): Confirmation[] => {
    const said = test.fact === 'derived' && test.op === 'eq' && test.value === true ? outdated.get(`derived:${test.name}`) : undefined;
    return said?.value === 'present' ? [said] : [];
  });

function newestDay(ids: readonly FactId[], { chart }: Facts): LocalDate | null {
  const days = [...chart.reports, ...chart.confirmations].filter(({ id }) => ids.includes(id)).map(({ on }) => on);
  return days.reduce<LocalDate | null>((newest, on) => (newest === null || on > newest ? on : newest), null);
}

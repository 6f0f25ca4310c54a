import { isKnown } from '../facts/data-items';
import { scoresOf } from '../facts/facts';
import type { Facts } from '../facts/facts';
import type { Terms } from '../facts/terms';
import type { Confirmation, Report } from '../model/chart';
import type { FactId, FactKey } from '../model/ids';
import { dayInWords } from '../words/day';
import { inSentence } from '../words/in-sentence';
import { detailInWords } from './detail-in-words';

/** What a chart holds of a fact that it does not answer: nobody is told that it was never recorded. */
export type Heard = { readonly words: string; readonly record: FactId };

/** Computed facts that a form asks for in a field of its own. */
const ASKED_IN: Readonly<Record<FactId, string>> = { 'derived:doseResponse': 'sbr.ctx-dose-link' };

/** What a rule reads within so many days: the chart may hold it and the rule not know it. */
const READ_WITHIN: readonly string[] = ['score', 'answer', 'observation'];

/** The newest answer, score or value of an unknown fact: an unsure one, one too old to count or one about another medicine; `null` where the chart has none. */
export function heardOf(id: FactId, facts: Facts): Heard | null {
  const said = facts.confirmations.get(id) ?? facts.outdated.get(id);
  const [kind, name] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
  if (!READ_WITHIN.includes(kind) && isKnown(facts, id)) return null;
  const field = ASKED_IN[id] ?? (kind === 'answer' ? name : null);
  const reported = field === null ? null : reportedIn(field, facts);
  if (said !== undefined && (reported === null || said.on >= reported.on)) return { words: confirmedInWords(said, facts, facts.terms.settings.unanswered), record: said.id };
  if (reported !== null) return { words: reported.words, record: reported.record };
  if (kind === 'score') {
    const [instrument = '', score = ''] = name.split('.');
    const newest = scoresOf(facts, instrument, score)[0];
    return newest === undefined ? null : { words: `last ${newest.value} on ${dayInWords(newest.report.on)}`, record: newest.report.id };
  }
  const measured = kind === 'observation' ? facts.observations(name).find(({ value }) => value !== null) : undefined;
  return measured === undefined ? null : { words: `last ${measured.value} on ${dayInWords(measured.on)}`, record: measured.id };
}

/** What the chart holds of a question that was answered and is to be asked again: its newest answer that no longer tells, part by part where these were not all answered alike; `null` where part of it was never answered, or asked in vain. */
export function answeredBefore(open: readonly Part[], whole: readonly Part[], facts: Facts): string | null {
  const before = open.flatMap(({ key, label }) => tooOld(key, facts).map((said) => ({ said, label })));
  const newest = before.reduce<(typeof before)[number] | null>((last, one) => (last === null || one.said.on > last.said.on ? one : last), null);
  if (newest === null || before.length < open.length) return null;
  const inWords = ({ said }: (typeof before)[number]): string => confirmedInWords(said, facts, facts.terms.settings.unanswered);
  // One answer is said of all of it only where all of it was answered so.
  const isOne = open.length === whole.length && before.every(({ said }) => said.value === newest.said.value);
  return isOne ? inWords(newest) : before.map((one) => `${inSentence(one.label)}: ${inWords(one)}`).join('; ');
}

/** Whether all of these were answered before, so that they are to be asked again. */
export const wereAnsweredBefore = (keys: readonly FactKey[], facts: Facts): boolean => keys.length > 0 && keys.every((key) => tooOld(key, facts).length > 0);

/** The newest answer to a fact that is open now; none where it was never answered. */
function tooOld(key: FactKey, facts: Facts): readonly Confirmation[] {
  const said = facts.outdated.get(key);
  return said === undefined || isKnown(facts, said.fact) ? [] : [said];
}

/** A fact that a question asks about, and what it is called there. */
type Part = { readonly key: FactKey; readonly label: string };

function confirmedInWords(said: Confirmation, facts: Facts, { stillUnknown, tooOld }: Terms['settings']['unanswered']): string {
  const on = dayInWords(said.on);
  if (said.value === 'unknown') return inSentence(stillUnknown.replace('{day}', on));
  if (said.value === 'absent' && facts.outdated.get(said.fact) === said) return inSentence(tooOld.replace('{day}', on));
  const detail = detailInWords(said, facts)?.words ?? (said.value === 'present' ? 'yes' : 'no');
  return `answered “${detail}” on ${on}, which does not count now`;
}

function reportedIn(field: string, facts: Facts): (Heard & { readonly on: Report['on'] }) | null {
  const [instrument = '', item = ''] = field.split('.');
  const report = facts.reports(instrument).find(({ answers }) => (answers[item] ?? null) !== null);
  if (report === undefined) return null;
  const value = report.answers[item];
  const label = facts.terms.instruments.get(instrument)?.options.find((option) => option.value === value)?.label;
  return { words: `answered “${label === undefined ? (Array.isArray(value) ? value.join(', ') : String(value)) : inSentence(label)}” on ${dayInWords(report.on)}`, record: report.id, on: report.on };
}

import { verdictOf } from '../conditions/compiled';
import type { CompiledRule } from '../engine/engine';
import type { Facts } from '../facts/facts';
import { closes } from '../flags/raise-flags';
import type { FactId, FactKey } from '../model/ids';
import { wereAnsweredBefore } from '../story/heard-of';
import { labelOf } from '../story/label-of';
import { dayInWords } from '../words/day';
import { firstSentence } from '../words/first-sentence';
import { concerns } from './holds';
import { askedBy } from './question-for';
import type { Hold } from './holds';
import type { JudgedOption } from './judge-option';
import { notMet } from './not-met';
import { inFull } from './objections';

const MOST_NAMED = 3;

/** The one reason that decides the status, for the closed row. */
export function decidingReason(judged: JudgedOption, facts: Facts): string {
  const { option, status, holds, flags, members } = judged;
  switch (status) {
    case 'contraindicated': {
      const applying = option.contraindications.filter(({ condition }) => verdictOf(condition, facts).kind === 'applies');
      const whole = applying.filter(({ rule }) => rule.appliesTo.length === 0);
      const firm = whole.find(({ rule }) => !rule.overridable) ?? whole[0];
      if (firm !== undefined) return firm.rule.message;
      return `Every choice is ruled out: ${members.map(({ id }) => id).join(', ')}.`;
    }
    case 'not-applicable': {
      const closing = flags.find((flag) => closes(flag, option.content.id));
      if (closing !== undefined) return closing.flag.title;
      return `Not on this chart: ${notMet(option.indications, facts)}`;
    }
    case 'ask-first': {
      // What the answers would not change is told too, so that nobody asks for an option that this chart makes dangerous.
      const caution = weightiest(judged, facts);
      const held = holding(holds, judged, facts);
      return caution?.rule.severity === 'high' ? `${held}${/[.!?]$/.test(held) ? '' : '.'} ${firstSentence(ruleInFull(caution, facts))}` : held;
    }
    case 'with-caution':
      return ruleInFull(weightiest(judged, facts), facts);
    case 'fits':
      return applyingIndication(option.indications, facts)?.rule.message ?? '';
  }
}

/** What concerns only a choice that is ruled out decides nothing; what concerns them all goes before what concerns one. */
function weightiest({ option, members }: JudgedOption, facts: Facts): CompiledRule | undefined {
  const open = members.filter((member) => member.status !== 'contraindicated').map(({ id }) => id);
  const cautions = option.cautions.filter((entry) => concerns(entry, open) && verdictOf(entry.condition, facts).kind === 'applies');
  const shared = cautions.filter(({ rule }) => rule.appliesTo.length === 0);
  return [...shared, ...cautions].find(({ rule }) => rule.severity === 'high') ?? shared[0] ?? cautions[0];
}

/** In a line of its own a message names what the screen else lists beside it. */
function ruleInFull(entry: CompiledRule | undefined, facts: Facts): string {
  if (entry === undefined) return '';
  const verdict = verdictOf(entry.condition, facts);
  return inFull(entry.rule.message, verdict.kind === 'applies' ? verdict.basis : [], facts);
}

const applyingIndication = (indications: readonly CompiledRule[], facts: Facts): CompiledRule | undefined =>
  indications.find(({ condition }) => verdictOf(condition, facts).kind === 'applies');

function holding(holds: readonly Hold[], { flags }: JudgedOption, facts: Facts): string {
  const waiting = holds.filter(({ kind }) => kind === 'inbox').flatMap(({ missing }) => missing);
  const flagged = holds.filter(({ kind }) => kind === 'flag').flatMap(({ missing }) => missing);
  const title = flags.at(-1)?.flag.title ?? null;
  const own = holds.filter(({ kind }) => kind !== 'inbox' && kind !== 'flag');
  // What nobody asked about may rule the option out: a flag that holds it back besides does not hide that.
  if (waiting.length === 0 && title !== null) return [title, notKnown(own, facts, flagged)].filter((part) => part !== null).join('. ');
  const lacking = notKnown(title === null ? holds.filter(({ kind }) => kind !== 'inbox') : own, facts);
  if (waiting.length === 0) return lacking ?? '';
  // Several unread records hold most options alike: what else is lacking tells the options apart.
  return `${waitingInWords(waiting, facts)}${waiting.length === 1 || lacking === null ? '' : ` ${lacking}`}`;
}

function notKnown(holds: readonly Hold[], facts: Facts, said: readonly FactId[] = []): string | null {
  const lacking = new Map<string, FactKey[]>();
  for (const fact of new Set(holds.flatMap(({ missing }) => missing))) if (!said.includes(fact)) lacking.set(nameOf(fact, facts), [...(lacking.get(nameOf(fact, facts)) ?? []), fact]);
  if (lacking.size === 0) return null;
  const named = [...lacking].slice(0, MOST_NAMED);
  const rest = lacking.size - MOST_NAMED;
  const isAgain = (of: readonly FactKey[]): boolean => wereAnsweredBefore(of, facts);
  const parts = ([['Not known', false], ['To ask again', true]] as const).flatMap(([words, again]) => {
    const own = named.filter(([, of]) => isAgain(of) === again).map(([name]) => name);
    return own.length === 0 ? [] : [`${words}: ${own.join(', ')}`];
  });
  return `${parts.join('. ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** What asks for the fact; of a report that was given and leaves the fact open, the fact itself. */
function nameOf(fact: FactKey, facts: Facts): string {
  const question = askedBy(fact, facts);
  if (question === undefined) return labelOf(fact, facts);
  const isGiven = question.answer === 'report' && question.opens !== null && facts.reports(question.opens).length > 0;
  return isGiven ? labelOf(fact, facts) : question.short;
}

/** Names the one record that waits; several are counted. */
function waitingInWords(ids: readonly string[], { chart }: Facts): string {
  if (ids.length > 1) return `${ids.length} records could not be read.`;
  const record = chart.waiting.find(({ id }) => id === ids[0]);
  const named = record === undefined || record.about.length === 0 ? 'One record' : `“${record.text}”${record.on === null ? '' : ` of ${dayInWords(record.on)}`}`;
  return `${named} could not be read and waits in the trust inbox.`;
}

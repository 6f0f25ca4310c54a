import { allergyTest } from '../conditions/allergy-test';
import { conditionTest } from '../conditions/condition-test';
import { medicationTest } from '../conditions/medication-test';
import type { Test, Verdict } from '../conditions/verdict';
import type { FactId, FactKey } from '../model/ids';
import type { DataItem } from '../model/question-content';
import type { LocalDate } from '../model/local-date';
import { isDeclined } from './danger';
import { newestAnswer, newestScore } from './facts';
import type { Facts } from './facts';
import { patientField } from './patient-field';

type State = DataItem['satisfiedBy'][number]['all'][number]['state'];

/** The facts that answer for a data item of the content, inside so many days where asked; `null` when it is missing. */
export function dataItem(facts: Facts, item: string, withinDays: number | null): readonly FactId[] | null {
  const said = facts.confirmations.get(`item:${item}`);
  const content = facts.terms.dataItems.get(item);
  if (content === undefined) return said === undefined ? null : answered(facts, `item:${item}`, { state: 'known', withinDays });
  for (const { all } of content.satisfiedBy) {
    const found: FactId[] = [];
    const complete = all.every(({ fact, state }) => {
      const basis = knownFact(facts, fact, { state, withinDays });
      if (basis !== null) found.push(...basis);
      return basis !== null;
    });
    if (complete) return [...new Set(found)];
  }
  return null;
}

/** The facts of a data item that are not known yet and that a question asks for; the item itself where no question does. */
export function lacking(facts: Facts, item: string, withinDays: number | null): readonly FactKey[] {
  const content = facts.terms.dataItems.get(item);
  if (content === undefined) return [`item:${item}`];
  const unknown = content.satisfiedBy.flatMap(({ all }) => all.filter(({ fact, state }) => knownFact(facts, fact, { state, withinDays }) === null).map(({ fact }) => fact));
  const asked = unknown.filter((fact) => facts.terms.questionOf.has(fact));
  return asked.length === 0 ? [`item:${item}`] : [...new Set(asked)];
}

/** Whether a fact key is known at all: in the chart, or asked about and answered. */
export const isKnown = (facts: Facts, key: FactKey): boolean => knownFact(facts, key, { state: 'known', withinDays: null }) !== null;

type Asked = { readonly state: State; readonly withinDays: number | null };

/** What is known of one fact key; `null` when nothing is, or when it is absent and presence is needed. */
function knownFact(facts: Facts, key: FactKey, asked: Asked): readonly FactId[] | null {
  const colon = key.indexOf(':');
  const name = key.slice(colon + 1);
  switch (key.slice(0, colon)) {
    case 'condition':
      return told(kept(key, () => conditionTest({ fact: 'condition', set: name, status: 'any' }, true))(facts), asked);
    case 'medication':
      return told(kept(key, () => medicationTest({ fact: 'medication', class: name, status: 'any' }, true))(facts), asked);
    case 'allergy':
      return told(kept(key, () => allergyTest({ fact: 'allergy', ingredient: name }, true))(facts), asked);
    case 'derived':
      return derived(facts, name, asked);
    case 'patient':
      return isPatientField(name) && patientField(facts, name).kind !== 'unknown' ? [key] : null;
    case 'item':
      return answered(facts, key, asked);
    case 'score': {
      const [instrument = '', field = ''] = name.split('.');
      const newest = newestScore(facts, instrument, field, asked.withinDays);
      return newest === null ? null : [newest.report.id];
    }
    case 'answer': {
      const [instrument = '', item = ''] = name.split('.');
      const newest = newestAnswer(facts, instrument, item, asked.withinDays);
      // Of a question of danger, who declines has not answered, unless declining is what its flag asks for.
      const isOpen = newest !== null && isDeclined(newest.value) && facts.terms.dangerOf.get(name)?.(newest.value) === 0;
      return newest === null || isOpen ? null : [newest.report.id];
    }
    case 'report':
      return dated(facts, facts.reports(name)[0], asked);
    case 'observation':
      return dated(facts, facts.observations(name)[0], asked);
    default:
      return null;
  }
}

/** By fact key; all of these are asked for by the content, so a chart cannot make the table grow. */
const tests = new Map<FactKey, Test>();

function kept(key: FactKey, compile: () => Test): Test {
  const held = tests.get(key);
  if (held !== undefined) return held;
  const test = compile();
  tests.set(key, test);
  return test;
}

function told(verdict: Verdict, { state }: Asked): readonly FactId[] | null {
  if (verdict.kind === 'applies') return verdict.basis;
  return verdict.kind === 'does-not-apply' && state === 'known' ? verdict.basis : null;
}

/** A number without an upper bound, or of an event that may not have happened, is not known yet. */
function derived(facts: Facts, name: string, { state }: Asked): readonly FactId[] | null {
  const known = facts.derive(name);
  switch (known.kind) {
    case 'unknown':
      return null;
    case 'none':
      return state === 'known' ? known.basis : null;
    case 'word':
      return state === 'known' || known.value !== false ? known.basis : null;
    case 'number':
      return known.maybeNone || known.max === Infinity ? null : known.basis;
  }
}

/** A question answered; "still unknown" is no answer. */
function answered(facts: Facts, key: FactKey, { state, withinDays }: Asked): readonly FactId[] | null {
  const said = facts.confirmations.get(key);
  if (said === undefined || said.value === 'unknown' || (state === 'present' && said.value === 'absent')) return null;
  return isRecent(facts, said.on, withinDays) ? [said.id] : null;
}

const dated = (facts: Facts, fact: { readonly id: FactId; readonly on: LocalDate } | undefined, { withinDays }: Asked): readonly FactId[] | null =>
  fact !== undefined && isRecent(facts, fact.on, withinDays) ? [fact.id] : null;

const isRecent = (facts: Facts, on: LocalDate, withinDays: number | null): boolean => withinDays === null || on >= facts.earliest(withinDays);

const PATIENT_FIELDS = ['ageYears', 'pregnancy', 'lactation', 'couldBePregnant', 'country'] as const;
const isPatientField = (name: string): name is (typeof PATIENT_FIELDS)[number] => PATIENT_FIELDS.some((field) => field === name);

import { conditionTest } from '../conditions/condition-test';
import type { Test } from '../conditions/verdict';
import type { PatientTest } from '../model/rule-grammar';
import type { FactKey } from '../model/ids';
import { ageOn } from '../model/local-date';
import type { Facts } from './facts';
import { exactly, UNKNOWN, word } from './known-value';
import type { KnownValue } from './known-value';

const POSITIVE = /\b(positive|pregnant|detected)\b/i;
const NEGATIVE = /\b(negative|not|non)\b/i;
const pregnant = conditionTest({ fact: 'condition', set: 'pregnancy', status: 'active' }, true);
const lactating = conditionTest({ fact: 'condition', set: 'lactation', status: 'active' }, true);

/**
 * What is known of the patient: age in completed years, country, pregnancy, breastfeeding. Where nothing is recorded or
 * answered, a recorded sex or an age that the content excludes stands for "no": nobody is asked then.
 */
export function patientField(facts: Facts, field: PatientTest['field']): KnownValue {
  const held = facts.patientFields.get(field);
  if (held !== undefined) return held;
  const known = lookUp(facts, field);
  facts.patientFields.set(field, known);
  return known;
}

function lookUp(facts: Facts, field: PatientTest['field']): KnownValue {
  switch (field) {
    case 'ageYears': {
      const { birthOn } = facts.chart.patient;
      return birthOn === null || birthOn > facts.on ? UNKNOWN : exactly(ageOn(birthOn, facts.on));
    }
    case 'country':
      return facts.chart.patient.country === null ? UNKNOWN : word(facts.chart.patient.country);
    case 'pregnancy':
      return elseExcluded(pregnancy(facts), facts, word('not-pregnant', excludedBy(facts)));
    case 'lactation':
      return elseExcluded(recordedOrSaid(facts, lactating, 'patient:lactation'), facts, word(false, excludedBy(facts)));
    case 'couldBePregnant':
      return elseExcluded(said(facts, 'patient:couldBePregnant'), facts, word(false, excludedBy(facts)));
  }
}

const elseExcluded = (known: KnownValue, facts: Facts, excluded: KnownValue): KnownValue => (known.kind === 'unknown' && excludedBy(facts).length > 0 ? excluded : known);

/** What of sex and age excludes pregnancy by the content's setting; empty when nothing does. */
function excludedBy(facts: Facts): readonly FactKey[] {
  const { notAskedOfSex, notAskedFromAgeYears } = facts.terms.settings.pregnancy;
  const { birthOn, sex } = facts.chart.patient;
  if (notAskedOfSex.includes(sex)) return ['patient:sex'];
  return birthOn !== null && birthOn <= facts.on && ageOn(birthOn, facts.on) >= notAskedFromAgeYears ? ['patient:ageYears'] : [];
}

/** `pregnant`, `planning` or `not-pregnant`: a record or a positive test of the last 300 days wins over an earlier answer. */
function pregnancy(facts: Facts): KnownValue {
  const coded = pregnant(facts);
  if (coded.kind === 'applies') return word('pregnant', coded.basis);
  const answer = facts.confirmations.get('patient:pregnancy');
  const observed = newestPregnancyResult(facts);
  if (observed !== null && (answer === undefined || answer.value === 'unknown' || observed.on > answer.on)) return observed.value;
  if (answer?.value === 'absent') return word('not-pregnant', [answer.id]);
  if (answer?.value === 'present') return word(answer.detail === 'planning' ? 'planning' : 'pregnant', [answer.id]);
  return coded.kind === 'does-not-apply' ? word('not-pregnant', coded.basis) : UNKNOWN;
}

const PREGNANCY_DAYS = 300;
const NEGATIVE_TEST_DAYS = 30;

function newestPregnancyResult(facts: Facts): { readonly on: string; readonly value: KnownValue } | null {
  const results = ['pregnancy-status', 'pregnancy-test-urine', 'pregnancy-test-serum'].flatMap((observation) => facts.observations(observation).slice(0, 1));
  for (const result of [...results].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id < b.id ? -1 : 1))) {
    const text = result.valueText ?? '';
    if (NEGATIVE.test(text)) {
      if (result.on >= facts.earliest(NEGATIVE_TEST_DAYS)) return { on: result.on, value: word('not-pregnant', [result.id]) };
    } else if (POSITIVE.test(text) && result.on >= facts.earliest(PREGNANCY_DAYS)) {
      return { on: result.on, value: word('pregnant', [result.id]) };
    }
  }
  return null;
}

function recordedOrSaid(facts: Facts, recorded: Test, key: string): KnownValue {
  const coded = recorded(facts);
  return coded.kind === 'applies' ? word(true, coded.basis) : said(facts, key);
}

function said(facts: Facts, key: string): KnownValue {
  const answer = facts.confirmations.get(key);
  return answer === undefined || answer.value === 'unknown' ? UNKNOWN : word(answer.value === 'present', [answer.id]);
}

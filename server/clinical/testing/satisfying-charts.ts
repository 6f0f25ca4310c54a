import { compileCodeSets } from '../model/code-sets';
import type { Chart, Coding } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import type { ConditionTest, MedicationTest, ObservationTest, When } from '../model/rule-grammar';
import type { PatientBuilder, StepText, TakingOptions } from './a-patient';
import { derivedDrafts } from './derived-recipes';
import { chartOf, EMPTY, numberFor, numberMeeting, step, wishAnswer, wishScore } from './draft';
import type { Draft } from './draft';

/**
 * Charts made from a rule's own condition: in each of them the condition applies (`holds`) or firmly does not. A rule for
 * which the recipes find no chart is a rule that perhaps no chart can make fire.
 */
export function* chartsFor(when: When, holds: boolean, knowledge: Knowledge): Generator<Chart> {
  for (const draft of drafts(EMPTY, when, { holds, knowledge })) {
    const chart = chartOf(draft);
    if (chart !== null) yield chart;
  }
}

type Aim = { readonly holds: boolean; readonly knowledge: Knowledge };

function* drafts(draft: Draft, when: When, aim: Aim): Generator<Draft> {
  if ('not' in when) yield* drafts(draft, when.not, { ...aim, holds: !aim.holds });
  else if ('all' in when) yield* aim.holds ? together(draft, when.all, aim) : oneOf(draft, when.all, aim);
  else if ('any' in when) yield* aim.holds ? oneOf(draft, when.any, aim) : together(draft, when.any, aim);
  else yield* leafDrafts(draft, when, aim);
}

function* oneOf(draft: Draft, parts: readonly When[], aim: Aim): Generator<Draft> {
  for (const part of parts) yield* drafts(draft, part, aim);
}

function* together(draft: Draft, [first, ...rest]: readonly When[], aim: Aim): Generator<Draft> {
  if (first === undefined) yield draft;
  else for (const next of drafts(draft, first, aim)) yield* together(next, rest, aim);
}

type Leaf = Exclude<When, { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }>;

function leafDrafts(draft: Draft, test: Leaf, { holds, knowledge }: Aim): readonly Draft[] {
  switch (test.fact) {
    case 'condition':
      return holds ? diagnoses(test, knowledge).map((add) => step(draft, add)) : [step(draft, (patient) => patient.confirmedAbsent(`condition:${test.set}`))];
    case 'medication':
      return medicines(test, holds, knowledge).map((add) => step(draft, add));
    case 'observation':
      return [step(draft, measurement(test, holds, knowledge))];
    case 'score':
      return [wishScore(draft, `${test.instrument} ${test.field}`, { ...test, holds })];
    case 'answer':
      return [wishAnswer(draft, `${test.instrument} ${test.item}`, { ...test, holds })];
    case 'derived':
      return derivedDrafts(draft, test, holds);
    case 'allergy':
      return [step(draft, (patient) => (holds ? patient.allergicTo(test.ingredient) : patient.confirmedAbsent(`allergy:${test.ingredient}`)))];
    case 'missing':
      return holds ? [draft, step(draft, withoutLists)] : supplied(draft, test.item);
    case 'patient':
      if (test.field === 'ageYears') return [{ ...draft, ages: [...draft.ages, { ...test, holds }] }];
      if (test.field === 'country') return [{ ...draft, countries: [...draft.countries, { op: test.op, value: test.value, holds }] }];
      if (test.field === 'pregnancy') {
        if (test.value === 'unknown') return holds ? [draft] : [step(draft, (patient) => patient.confirmedAbsent('patient:pregnancy'))];
        return [step(draft, (patient) => (holds ? patient.confirmedPresent('patient:pregnancy', 'pregnant') : patient.confirmedAbsent('patient:pregnancy')))];
      }
      return [step(draft, (patient) => (holds === (test.value === true) ? patient.confirmedPresent(`patient:${test.field}`) : patient.confirmedAbsent(`patient:${test.field}`)))];
  }
}

/** A chart for which no list was ever received. */
const withoutLists = (patient: PatientBuilder): PatientBuilder => patient.withLists({ conditions: false, medications: false, allergies: false });

type Add = (patient: PatientBuilder) => PatientBuilder;

/** Codes of the set, those that speak of this set alone and not of the past first. */
function diagnoses({ set, status, withinDays }: ConditionTest, { codes }: Knowledge): readonly Add[] {
  const content = codes.conditionSets.find(({ id }) => id === set);
  const setsOf = compileCodeSets(codes.conditionSets);
  const known: readonly string[] = [...(content?.icd10cm ?? []).map(({ code }) => code), ...(content?.snomed ?? []).map(({ code }) => code), ...(content?.icd10cmPrefixes ?? [])];
  const ranked = known
    .map((code) => ({ code, memberships: setsOf(codingOf(code)) }))
    .filter(({ memberships }) => memberships.some((entry) => entry.set === set && (status !== 'active' || !entry.history)))
    .sort((a, b) => a.memberships.length - b.memberships.length);
  return ranked.map(({ code }) => (patient: PatientBuilder) => patient.diagnosed(code, { since: withinDays === undefined ? -400 : -1, clinicalStatus: status === 'history' ? 'resolved' : 'active' }));
}

const codingOf = (code: string): Coding => ({ system: /^\d{6,}$/.test(code) ? 'http://snomed.info/sct' : 'http://hl7.org/fhir/sid/icd-10-cm', code, display: null });

function medicines(test: MedicationTest, holds: boolean, { codes, drugs }: Knowledge): readonly Add[] {
  const name = test.drug === 'indexMedicine' ? 'sertraline' : test.drug;
  const dosed = test.mgPerDay ?? test.mgPerDose ?? test.doseVsMinEffective ?? test.doseVsMaxLabel ?? test.minDaysOnDose;
  if (!holds && dosed === undefined) return [(patient) => patient.confirmedAbsent(`medication:${test.class ?? test.drug ?? ''}`)];
  const ingredients = name === undefined ? (codes.drugClasses.find(({ id }) => id === test.class)?.ingredients ?? []) : [name];
  return ingredients.map((ingredient): Add => {
    const aliased = codes.drugAliases[ingredient]?.[0];
    const entry = drugs.find(({ id, ingredient: generic }) => id === aliased || id === ingredient || generic === ingredient);
    const drug = aliased === undefined || entry === undefined ? ingredient : entry.ingredient;
    const options: TakingOptions = {
      drugId: entry?.id ?? null,
      timesPerDay: 1,
      ...(test.status === 'stopped' ? { stop: -1, stopReason: 'finished' } : {}),
      ...(test.status === 'planned' ? { status: 'planned' } : {}),
    };
    const since = test.minDaysOnDose === undefined ? 30 : holds ? test.minDaysOnDose : test.minDaysOnDose - 1;
    const mg = doseFor(test, holds, entry);
    const steps: readonly StepText[] = [[-since, mg]];
    return (patient) => patient.taking(drug, steps, options);
  });
}

function doseFor(test: MedicationTest, holds: boolean, entry: Knowledge['drugs'][number] | undefined): number {
  const candidates = Array.from({ length: 1001 }, (_, n) => n);
  const single = test.mgPerDay ?? test.mgPerDose;
  if (single !== undefined) return numberMeeting(single, holds, candidates) ?? 0;
  const least = entry?.usualRangeMg?.[0] ?? 1;
  const ratio = test.doseVsMinEffective;
  if (ratio !== undefined) return numberFor([{ op: ratio.op, value: ratio.value * least, holds }], candidates.filter((mg) => mg > 0)) ?? least;
  return least;
}

function measurement({ obs, op, value }: ObservationTest, holds: boolean, { codes }: Knowledge): Add {
  const unit = codes.observations.find(({ id }) => id === obs)?.ucum ?? null;
  const limits = { low: 100, high: 100 };
  const wanted = typeof value === 'number' ? value : value.times * 100;
  const candidates = [wanted, wanted + 1, wanted - 1];
  return (patient) => patient.measured(obs, -1, numberFor([{ op, value: wanted, holds }], candidates), { unit, ...limits });
}

/** The data item, supplied as a record where one can answer for it, else as an answer. */
function supplied(draft: Draft, item: string): readonly Draft[] {
  const measured = (observations: readonly string[]): readonly Draft[] =>
    [step(draft, (patient) => observations.reduce((built, observation) => built.measured(observation, -1, 100, { unit: 'mm[Hg]' }), patient))];
  switch (item) {
    case 'phq9':
    case 'pcptsd5':
      return [wishScore(draft, `${item} total`, { op: 'gte', value: 0, holds: true })];
    case 'blunting-report':
      return [{ ...draft, onset: 30 }];
    case 'blood-pressure':
      return measured(['systolic-bp', 'diastolic-bp']);
    case 'liver-tests':
      return measured(['alt', 'ast']);
    case 'tsh':
      return measured(['tsh']);
    case 'pregnancy-test':
      return measured(['pregnancy-test-urine']);
    case 'remission-length':
      return [step(draft, (patient) => patient.confirmedPresent('derived:remissionDays', 200))];
    case 'two-trials':
      return [step(draft, (patient) => patient.confirmedPresent('derived:adequateTrialsThisEpisode', 2))];
    case 'eating-disorder-history':
      return [step(draft, (patient) => patient.confirmedAbsent('condition:bulimia-anorexia'))];
    case 'seizure-risk-history':
      return [step(draft, (patient) => ['seizure-disorder', 'head-injury', 'alcohol-use-disorder', 'sedative-use-disorder'].reduce((built, set) => built.confirmedAbsent(`condition:${set}`), patient))];
    case 'indication':
      return [step(draft, (patient) => patient.taking('sertraline', [[-30, 50]], { drugId: 'sertraline', indication: 'depression' }))];
    default:
      return [step(draft, (patient) => patient.confirmedPresent(`item:${item}`)), step(draft, (patient) => patient.confirmedPresent('item:adherence'))];
  }
}

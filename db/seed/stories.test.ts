import { describe, expect, test } from 'vitest';

import { ageOn, daysBetween, localDate, parseLocalDate, toEpochDay } from '@/server/clinical/model/local-date';
import type { DrugContent } from '@/server/clinical/model/drug-content';
import { loadKnowledge } from '@/server/knowledge/load';
import { ALL_STORIES, CORE_STORIES } from './all-stories';
import { ASKED_QUESTIONS } from './story/asked';
import { CLINICS } from './story/clinics';
import { DIAGNOSES } from './story/diagnoses';
import { ingredientOf } from './story/ingredient';
import { MEASURES } from './story/measures';
import { tellStory } from './story/tell-story';
import type { DemoPatient } from './story/tell-story';

const TODAY = localDate('2026-11-24');
const knowledge = loadKnowledge();
const told: readonly DemoPatient[] = ALL_STORIES.map((story) => tellStory(story, TODAY, knowledge));
const each = told.map((patient) => [patient.key, patient] as const);

/** Every calendar day in a value, in the order in which it is met. */
const daysIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? (parseLocalDate(value) === null ? [] : [value])
  : value === null || typeof value !== 'object' ? []
  : Object.values(value).flatMap(daysIn);

const soldIn = (drug: DrugContent, region: 'US' | 'UK') => drug.forms.filter(({ market }) => market === region || market === 'both');

/** Whether half tablets at most, and whole units otherwise, make the amount at one time. */
function canBeMade(drug: DrugContent, region: 'US' | 'UK', microgramsAtOnce: number): boolean {
  const forms = soldIn(drug, region);
  if (forms.some(({ liquidMgPerMl }) => liquidMgPerMl !== null)) return true;
  const units = [...new Set(forms.flatMap((form) => form.strengthsMg.flatMap((mg) => (form.splittable ? [mg * 1000, mg * 500] : [mg * 1000]))))];
  const reached = new Set([0]);
  for (const sum of reached) for (const unit of units) if (sum + unit <= microgramsAtOnce) reached.add(sum + unit);
  return reached.has(microgramsAtOnce);
}

describe('the demo clinics', () => {
  test('hold at least 40 patients and the eight stories of the acceptance, each with a name of its own', () => {
    expect(told.length).toBeGreaterThanOrEqual(40);
    expect(CORE_STORIES).toHaveLength(8);
    expect(new Set(told.map(({ key }) => key)).size).toBe(told.length);
    const numbers = told.map(({ person }) => `${person.identifier.system}|${person.identifier.value}`);
    expect(new Set(numbers).size).toBe(told.length);
  });

  test('are two, one in each region, with six people who sign in and at least six patients in the smaller', () => {
    expect(Object.values(CLINICS).map(({ region }) => region).sort()).toEqual(['UK', 'US']);
    const users = Object.values(CLINICS).flatMap((clinic) => clinic.users.map((user) => ({ ...user, clinic: clinic.slug })));
    expect(users.map(({ email, role, clinic }) => `${email} ${role} ${clinic}`)).toEqual([
      'ada.boyd@riverside.example prescriber riverside',
      'carla.diaz@riverside.example coordinator riverside',
      'admin@riverside.example administrator riverside',
      'tom.reed@hillside.example prescriber hillside',
      'nia.walsh@hillside.example coordinator hillside',
      'admin@hillside.example administrator hillside',
    ]);
    for (const slug of ['riverside', 'hillside'] as const) expect(told.filter(({ clinic }) => clinic === slug).length).toBeGreaterThanOrEqual(6);
  });

  test('have two patients of one name in one clinic, who differ in birth date and number', () => {
    const namesakes = told.filter((a) => told.some((b) => b !== a && b.clinic === a.clinic && b.person.family === a.person.family && b.person.given === a.person.given));
    expect(namesakes).toHaveLength(2);
    expect(new Set(namesakes.map(({ person }) => person.birthOn)).size).toBe(2);
  });

  test('reach nobody: telephone numbers set aside for fiction, addresses that cannot exist', () => {
    for (const { person, clinic } of told) {
      if (person.phone !== null) expect(person.phone).toMatch(clinic === 'riverside' ? /^\+1 202-555-01\d\d$/ : /^\+44 7700 900\d{3}$/);
      if (person.email !== null) expect(person.email).toMatch(/\.example$/);
    }
    for (const { users } of Object.values(CLINICS)) for (const { email } of users) expect(email).toMatch(/\.example$/);
  });

  test('every fact is marked as demo, except what stands in the records of other systems', () => {
    for (const { told: chart, document } of told) {
      const facts = [...chart.conditions, ...chart.allergies, ...chart.episodes, ...chart.observations, ...chart.reports, ...chart.lifeEvents];
      expect(facts.every(({ provenance }) => provenance.source === 'demo')).toBe(true);
      for (const { fact } of document?.read.facts ?? []) expect(fact.provenance.resource).not.toBeNull();
    }
  });

  test('have one patient whose trust inbox is full, with something to choose for each record', () => {
    const inboxes = told.flatMap(({ document }) => (document === null ? [] : [document.read.inbox]));
    expect(inboxes).toHaveLength(1);
    expect(inboxes[0]?.length).toBeGreaterThanOrEqual(7);
    for (const { choices } of inboxes[0] ?? []) expect(choices.length).toBeGreaterThan(0);
  });
});

describe.each(each)('%s', (_, patient) => {
  const { chart } = patient;
  const region = CLINICS[patient.clinic].region;

  test('has nothing in the future except what is planned', () => {
    const future = (days: readonly string[]) => days.filter((day) => day > TODAY);
    const { episodes, reports, ...rest } = chart;
    expect(future(daysIn(rest))).toEqual([]);
    expect(future(daysIn(reports.map(({ onset: _onset, ...report }) => report)))).toEqual([]);
    expect(future(daysIn(episodes.filter(({ status }) => status !== 'planned')))).toEqual([]);
    for (const { status, startOn } of episodes) if (status === 'planned') expect((startOn ?? '') > TODAY).toBe(true);
  });

  test('was alive for all of it, and recorded after it was true', () => {
    for (const day of daysIn(chart)) expect(day >= patient.person.birthOn).toBe(true);
    for (const { on, provenance } of [...chart.reports, ...chart.observations]) expect((provenance.recordedOn ?? '9999') >= on).toBe(true);
  });

  test('takes doses that the strengths of the region make', () => {
    for (const { drugId, display, steps } of patient.told.episodes) {
      if (drugId === null) continue;
      const drug = knowledge.drugs.find(({ id }) => id === drugId);
      expect(drug, `${display} is in the drugs file`).toBeDefined();
      if (drug === undefined) continue;
      expect(soldIn(drug, region).length, `${display} is sold in the ${region}`).toBeGreaterThan(0);
      for (const { microgramsPerDay, timesPerDay, form } of steps) {
        if (microgramsPerDay === null) continue;
        expect(canBeMade(drug, region, microgramsPerDay / (timesPerDay ?? 1)), `${display} ${microgramsPerDay / 1000} mg`).toBe(true);
        expect(microgramsPerDay / 1000).toBeLessThanOrEqual(drug.maxMgPerDay ?? Infinity);
        expect(soldIn(drug, region).map((one) => one.form)).toContain(form);
      }
    }
  });

  test('takes one medicine at a time in order: steps rise in time and end before the stop', () => {
    for (const { steps, stopOn } of chart.episodes) {
      const days = steps.map(({ from }) => toEpochDay(from));
      expect(days).toEqual([...days].sort((a, b) => a - b));
      expect(new Set(days).size).toBe(days.length);
      if (stopOn !== null) for (const { from } of steps) expect(from <= stopOn).toBe(true);
    }
  });

  test('answers only what the instruments ask, with answers they offer', () => {
    for (const report of chart.reports) {
      const instrument = knowledge.instruments.find(({ id }) => id === report.instrument);
      expect(instrument, report.instrument).toBeDefined();
      if (instrument === undefined) continue;
      const text = JSON.stringify(instrument.content);
      const known = new Set(instrument.items.map(({ id }) => id));
      for (const [key, value] of Object.entries(report.answers)) {
        const item = key.replace(/:before$/, '');
        expect(known.has(item) || text.includes(`"${item}"`), `${report.instrument} asks ${key}`).toBe(true);
        if (known.has(item) || value === null || typeof value === 'number' || key === 'ctx-matters-most') continue;
        for (const choice of Array.isArray(value) ? value : [value]) expect(text, key).toContain(JSON.stringify(choice));
      }
      for (const [field, value] of Object.entries(report.scores)) {
        const range = instrument.fields.find(({ id }) => id === field);
        if (typeof value !== 'number' || range === undefined) continue;
        expect(value).toBeGreaterThanOrEqual(range.min ?? -Infinity);
        expect(value).toBeLessThanOrEqual(range.max ?? Infinity);
      }
    }
  });

  test('is told alike on another day: every day shifted by the same number, the age the same', () => {
    const later = localDate('2028-03-01');
    const again = tellStory(ALL_STORIES[told.indexOf(patient)] ?? never(), later, knowledge);
    const shift = daysBetween(TODAY, later);
    const plain = (one: DemoPatient) => ({ ...one.chart, reports: one.chart.reports.map(({ onset: _onset, ...report }) => report) });
    const before = daysIn(plain(patient));
    const after = daysIn(plain(again));
    expect(after).toHaveLength(before.length);
    before.forEach((day, place) => expect(daysBetween(localDate(day), localDate(after[place] ?? day))).toBe(shift));
    expect(ageOn(again.person.birthOn, later)).toBe(ageOn(patient.person.birthOn, TODAY));
    expect(ALL_STORIES[told.indexOf(patient)]?.person.age).toBe(ageOn(patient.person.birthOn, TODAY));
  });

  test('names an onset that holds its day', () => {
    for (const { onset, on } of chart.reports) {
      if (onset?.earliestOn === null || onset?.earliestOn === undefined || onset.latestOn === null) continue;
      expect(onset.earliestOn <= onset.latestOn).toBe(true);
      expect(onset.earliestOn <= on).toBe(true);
    }
  });
});

describe('what the stories name stands in the content', () => {
  test('diagnoses: code and display', () => {
    const listed = new Map(knowledge.codes.conditionSets.flatMap((set) => [...set.snomed, ...set.icd10cm].map((code) => [code.code, code.display] as const)));
    for (const { code, display } of Object.values(DIAGNOSES)) expect(listed.get(code)).toBe(display);
  });

  test('measurements: code, display and unit', () => {
    for (const [id, { coding, ucum }] of Object.entries(MEASURES)) {
      const listed = knowledge.codes.observations.find((observation) => observation.id === id);
      expect({ loinc: listed?.loinc, display: listed?.display, ucum: listed?.ucum }).toEqual({ loinc: coding.code, display: coding.display, ucum });
    }
  });

  test('medicines: the ingredient that follows from the id', () => {
    const ids = new Set(told.flatMap(({ chart }) => chart.episodes.flatMap(({ drugId }) => (drugId === null ? [] : [drugId]))));
    for (const id of ids) expect(ingredientOf(id)).toBe(knowledge.drugs.find((drug) => drug.id === id)?.ingredient);
  });

  test('questions: every one by its id, with the facts that it covers', () => {
    for (const [id, facts] of Object.entries(ASKED_QUESTIONS)) {
      expect(knowledge.questions.find((question) => question.id === id)?.facts.map(({ key }) => key), id).toEqual(facts);
    }
  });

  test('answers with more than yes and no: a choice that the question offers, for what it means', () => {
    for (const { chart } of told) {
      for (const { fact, value, detail } of chart.confirmations) {
        const choices = knowledge.questions.find(({ facts }) => facts.some(({ key }) => key === fact))?.choices ?? [];
        if (choices.length > 0) expect(choices.map((choice) => [choice.value, choice.means])).toContainEqual([detail, value]);
      }
    }
  });
});

const never = (): never => {
  throw new Error('unreachable');
};

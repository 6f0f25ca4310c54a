import fc from 'fast-check';

import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import { aPatient } from './a-patient';
import type { PatientBuilder } from './a-patient';

type Add = (patient: PatientBuilder) => PatientBuilder;

/** Charts from well asked about to almost empty, with conditions, medicines, scores and answers of the content. */
export function anyChart(knowledge: Knowledge): fc.Arbitrary<Chart> {
  const codes = knowledge.codes.conditionSets.flatMap(({ icd10cm, snomed, icd10cmPrefixes }) => [...icd10cm.slice(0, 1), ...snomed.slice(0, 1)].map(({ code }) => code).concat(icd10cmPrefixes.slice(0, 1)));
  const drugs = knowledge.codes.drugClasses.flatMap(({ ingredients }) => ingredients.slice(0, 2));
  const spoken = knowledge.questions.filter(({ answer }) => answer === 'yes-no' || answer === 'choice' || answer === 'number').flatMap(({ facts }) => facts.map(({ key }) => key));

  const diagnosis = fc.record({
    code: fc.constantFrom(...codes),
    since: fc.integer({ min: -900, max: 30 }),
    status: fc.constantFrom('active', 'resolved', 'remission', null),
  }).map(({ code, since, status }): Add => (patient) => patient.diagnosed(code, { since, clinicalStatus: status }));
  const medicine = fc.record({
    drug: fc.constantFrom(...drugs),
    start: fc.integer({ min: -900, max: 20 }),
    length: fc.option(fc.integer({ min: 1, max: 400 }), { nil: null }),
    mg: fc.option(fc.constantFrom(5, 20, 50, 100, 150, 300), { nil: null }),
    status: fc.constantFrom('active', 'stopped', 'planned', 'unknown'),
  }).map(({ drug, start, length, mg, status }): Add => (patient) =>
    patient.taking(drug, [[start, mg], [start + 60, mg === null ? null : mg * 2]], { id: `medication:${drug}:${start}`, status, stop: length === null ? null : start + length }));
  const score = fc.record({ instrument: fc.constantFrom('phq9', 'gad7', 'pcptsd5'), on: fc.integer({ min: -150, max: 0 }), total: fc.integer({ min: 0, max: 20 }) })
    .map(({ instrument, on, total }): Add => (patient) => patient.scored(instrument, on, instrument === 'pcptsd5' ? total % 6 : total));
  const answer = fc.record({ unsafe: fc.boolean(), on: fc.integer({ min: -30, max: 0 }), onset: fc.integer({ min: -500, max: -1 }), item9: fc.integer({ min: 0, max: 3 }) })
    .map(({ unsafe, on, onset, item9 }): Add => (patient) =>
      patient.numbSince(onset, { reportedOn: on, answers: { 'ctx-self-harm-to-feel': unsafe ? 'yes, a thought' : 'no', 'ctx-welcome': 'mixed' } }).reported('phq9', on, { 'phq9-9': item9 }));
  const pressure = fc.record({ systolic: fc.integer({ min: 95, max: 190 }), on: fc.integer({ min: -100, max: 0 }) }).map(({ systolic, on }): Add => (patient) => patient.bloodPressure(on, systolic, 80));
  const setting = fc.record({ age: fc.option(fc.integer({ min: 15, max: 90 }), { nil: null, freq: 9 }), country: fc.constantFrom('US', 'GB', 'DE', null), lists: fc.boolean() })
    .map(({ age, country, lists }): Add => (patient) => {
      const aged = age === null ? patient : patient.aged(age);
      const placed = country === null ? aged : aged.livingIn(country);
      return lists ? placed.withLists() : placed;
    });
  /** A whole consultation in which everything was asked and denied, some facts apart. */
  const asked = fc.subarray(spoken, { minLength: 0 }).chain((left) => fc.boolean().map((whole): Add => (patient) =>
    (whole ? spoken.filter((key) => !left.slice(0, 3).includes(key)) : left).reduce((built, key) => built.confirmedAbsent(key), patient)));
  const story: fc.Arbitrary<Add> = fc.boolean().map((told): Add => (patient) =>
    told
      ? patient.diagnosed('F33.42', { since: -800 }).taking('sertraline', [[-300, 50], [-200, 150]], { drugId: 'sertraline', indication: 'depression' })
          .scored('phq9', -250, 3).scored('phq9', -1, 3).reported('phq9', -1, { 'phq9-9': 0 }).numbSince(-150, { reportedOn: -1, answers: { 'ctx-self-harm-to-feel': 'no' } })
          .bloodPressure(-2, 120, 78).bloodPressure(-9, 122, 80).confirmedPresent('item:adherence', 'as-written')
      : patient);

  return fc.record({
    setting, story, asked,
    more: fc.array(fc.oneof(diagnosis, medicine, score, answer, pressure), { maxLength: 5 }),
    waiting: fc.boolean(),
  }).map(({ setting: place, story: told, asked: said, more, waiting }) => {
    const built = [place, told, said, ...more].reduce((patient, add) => add(patient), aPatient());
    return (waiting && more.length > 3 ? built.waitingFor('condition', 'not mapped') : built).build();
  });
}

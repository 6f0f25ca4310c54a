import type { AllergyIntolerance, Basic, Condition, Dosage, Extension, MedicationStatement, Observation, Patient, Reference } from '@medplum/fhirtypes';

import { canonicalJson } from '@/server/clinical/model/canonical-json';
import type { AllergyFact, ConditionFact, Confirmation, LifeEvent, MedicationEpisode, ObservationFact, Provenance, WaitingFact } from '@/server/clinical/model/chart';
import type { Json } from '@/server/clinical/model/content-entry';
import { RECORD_FORM } from '@/server/clinical/model/record-form';
import type { WrittenFact } from '@/server/clinical/model/record-form';
import { sha256 } from '@/server/clinical/model/sha256';
import { dayWords } from '@/server/renderings/note/day-words';
import { ONE_DAY, OWN, mg } from './code-systems';
import { codingOf } from './medicines';
import { concept, quantity, words } from './scene';

type Subject = Reference<Patient>;
type Facts = { readonly id: string; readonly provenance: Provenance };
type Extensible = { readonly extension?: Extension[] };

const MICROGRAMS = 1000;
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
const bareId = (id: string): string => id.slice(id.indexOf(':') + 1);
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** The resource with its fact beside it, and a hash that ties the two together. */
export function withFact<Kind extends object & Extensible>(resource: Kind, written: WrittenFact): Kind {
  const fact = canonicalJson(asJson(written));
  const seal = sha256(canonicalJson(asJson({ fact, resource })));
  return { ...resource, extension: [{ url: RECORD_FORM.extension, extension: [{ url: RECORD_FORM.fact, valueString: fact }, { url: RECORD_FORM.sha256, valueString: seal }] }] };
}

const writtenOf = <Fact extends Facts>({ id: _id, provenance, ...fact }: Fact) => ({ by: provenance.by, fact });
const note = (lines: readonly (string | null)[]): { note?: { text: string }[] } => {
  const said = lines.filter((line) => line !== null && line.trim() !== '');
  return said.length === 0 ? {} : { note: said.map((line) => ({ text: words(line ?? '') })) };
};
const dated = (key: string, day: string | null): Record<string, string> => (day === null ? {} : { [key]: day });

export const conditionOf = (fact: ConditionFact, subject: Subject): Condition => {
  const isOver = fact.clinicalStatus === 'inactive' || fact.clinicalStatus === 'remission' || fact.clinicalStatus === 'resolved';
  return withFact(
    {
      resourceType: 'Condition',
      id: bareId(fact.id),
      ...(fact.clinicalStatus === null ? {} : { clinicalStatus: { coding: [{ system: CLINICAL, code: fact.clinicalStatus }] } }),
      code: concept(fact.text, fact.codings.flatMap(codingOf)),
      subject,
      ...dated('onsetDateTime', fact.onsetOn),
      ...(isOver ? dated('abatementDateTime', fact.abatedOn) : {}),
      ...dated('recordedDate', fact.recordedOn),
    },
    { kind: 'condition', ...writtenOf(fact) },
  );
};

export const allergyOf = (fact: AllergyFact, patient: Subject): AllergyIntolerance =>
  withFact(
    {
      resourceType: 'AllergyIntolerance',
      id: bareId(fact.id),
      ...(fact.type === null ? {} : { type: fact.type }),
      code: concept(fact.text),
      patient,
      ...dated('onsetDateTime', fact.on),
      ...(fact.reaction === null ? {} : { reaction: [{ manifestation: [concept(fact.reaction)] }] }),
    },
    { kind: 'allergy', ...writtenOf(fact) },
  );

const STATUS = { active: 'active', stopped: 'stopped', planned: 'intended', unknown: 'unknown' } as const;

const dosageOf = ({ steps, asNeeded }: MedicationEpisode): Dosage[] =>
  steps.map(({ from, microgramsPerDay, timesPerDay, form, reason }, place): Dosage => {
    const perDay = microgramsPerDay === null ? null : microgramsPerDay / MICROGRAMS;
    const told = [perDay === null ? 'dose not known' : `${perDay} mg a day`, timesPerDay === null ? null : `${timesPerDay} times a day`, form, `from ${dayWords(from)}`, reason];
    return {
      sequence: place + 1,
      text: words(told.filter((part) => part !== null).join(', ')),
      timing: { repeat: { boundsPeriod: { start: from } } },
      ...(asNeeded ? { asNeededBoolean: true } : {}),
      ...(perDay === null ? {} : { doseAndRate: [{ rateRatio: { numerator: mg(perDay), denominator: ONE_DAY } }] }),
    };
  });

export const statementOf = (fact: MedicationEpisode, subject: Subject): MedicationStatement => {
  const dosage = dosageOf(fact);
  const hasPeriod = fact.startOn !== null || fact.stopOn !== null;
  return withFact(
    {
      resourceType: 'MedicationStatement',
      id: bareId(fact.id),
      status: STATUS[fact.status],
      medicationCodeableConcept: concept(fact.display, fact.codings.flatMap(codingOf)),
      subject,
      ...(hasPeriod ? { effectivePeriod: { ...dated('start', fact.startOn), ...dated('end', fact.stopOn) } } : {}),
      ...(fact.indication === null ? {} : { reasonCode: [concept(fact.indication)] }),
      ...note([
        fact.startReason === null ? null : `Started: ${fact.startReason}`,
        fact.stopReason === null ? null : `Ended: ${fact.stopReason.kind}${fact.stopReason.text === null ? '' : `, ${fact.stopReason.text}`}`,
        ...fact.refills.map(({ on, display, daysSupply }) => `Filled ${dayWords(on)}: ${display}${daysSupply === null ? '' : `, for ${daysSupply} days`}`),
      ]),
      ...(dosage.length === 0 ? {} : { dosage }),
    },
    { kind: 'medication', ...writtenOf(fact) },
  );
};

export const resultOf = (fact: ObservationFact, subject: Subject): Observation => {
  const { observation, codings, text, value, valueText, unit, low, high, on } = fact;
  const codes = codings.flatMap(codingOf);
  return withFact(
    {
      resourceType: 'Observation',
      id: bareId(fact.id),
      status: 'final',
      code: concept(text, codes.length > 0 || observation === null ? codes : [{ system: OWN, code: observation }]),
      subject,
      effectiveDateTime: on,
      ...(value === null ? { valueString: words(valueText ?? '') } : { valueQuantity: quantity(value, unit) }),
      ...(low === null && high === null ? {} : { referenceRange: [{ ...(low === null ? {} : { low: quantity(low, unit) }), ...(high === null ? {} : { high: quantity(high, unit) }) }] }),
    },
    { kind: 'observation', ...writtenOf(fact) },
  );
};

/** FHIR has no resource for these; a Basic says in words what it is. */
const basic = (id: string, { code, subject, created }: { readonly code: string; readonly subject: Subject; readonly created: string | null }): Basic => ({
  resourceType: 'Basic', id: bareId(id), code: concept(code), subject, ...dated('created', created),
});

export const lifeEventOf = (fact: LifeEvent, subject: Subject): Basic =>
  withFact(basic(fact.id, { code: `Life event, ${fact.kind}: ${fact.title}`, subject, created: fact.on }), { kind: 'life-event', ...writtenOf(fact) });

export const answerOf = ({ id, by, askedAgain: _, ...fact }: Confirmation, subject: Subject): Basic =>
  withFact(basic(id, { code: `Asked about ${fact.fact}: ${fact.value}${fact.detail === null ? '' : `, ${fact.detail}`}`, subject, created: fact.on }), { kind: 'confirmation', by, fact });

export type Waiting = WaitingFact & { readonly original: readonly { readonly label: string; readonly value: string }[] };

export const waitingOf = ({ id, ...fact }: Waiting, subject: Subject): Basic =>
  withFact(basic(id, { code: `Waits for a person: ${fact.text} (${fact.why})`, subject, created: fact.on }), { kind: 'waiting', by: null, fact });

import type { StopReason } from '@/server/clinical/model/chart';
import { addDays, compareDays, type LocalDate } from '@/server/clinical/model/local-date';
import { codesOf, conceptLabel, plainText, readConcept, statusCode, type Concept } from './codings';
import { doubtsAboutDay, doubtsAboutMeaning, doubtsAboutOrder, isBeyondAnyPlan, provenanceOf, type EntryOf, type ReadContext } from './context';
import { NO_DATE, dayOf, firstGiven, givenText, readDate, type ReadDate } from './dates';
import { readDosage, type Doubt } from './dosage';
import type { DrugName } from './drug-names';
import { inMilligrams } from './dose-quantity';
import { doubtAboutApproval } from './first-approved';
import { isObject, member, numberOf, objectOf, objectsOf, textOf, type JsonObject } from './json-value';
import { DOUBTS_ABOUT_START, type MedicationRecord } from './medication-record';
import type { Medicine } from './medicines';
import { notTakenByCode, notTakenWords } from './not-taken';
import { partsOfDay } from './parts-of-day';
import { referenceOf } from './references';

type MedicationReading =
  | { readonly kind: 'records'; readonly records: readonly MedicationRecord[]; readonly medicationEntry: string | null }
  /** Nothing to use, for a reason that stands in the list. */
  | { readonly kind: 'left-out'; readonly what: string; readonly why: string }
  /** Not understood at all: only a person can say what it is. */
  | { readonly kind: 'waits'; readonly what: string; readonly doubts: readonly Doubt[] };

type Status = MedicationRecord['status'] | { readonly leftOut: string } | { readonly unclear: string };

/** Reads a MedicationRequest, MedicationStatement or MedicationDispense. */
export function readMedication(entry: EntryOf, context: ReadContext): MedicationReading {
  const { resource } = entry;
  const found = medicationConcept(resource, context);
  const concept = found.concept;
  const what = conceptLabel(concept) ?? 'medicine without a name';
  const status = statusOf(entry);
  if (typeof status === 'object' && 'leftOut' in status) return { kind: 'left-out', what, why: status.leftOut };
  if (concept === null) return { kind: 'waits', what, doubts: [{ code: 'not-readable', why: found.why }] };
  const medicine = context.medicines.read(concept);
  const inDoubt = doubtAboutMedicine(medicine, concept);
  const drugs: readonly DrugName[] = medicine.kind === 'known' || medicine.kind === 'named' || medicine.kind === 'conflict' ? medicine.drugs : medicine.kind === 'other' ? [{ drug: medicine.drug, drugId: null }] : [];
  const unclear: readonly Doubt[] = typeof status === 'object' && 'unclear' in status ? [{ code: 'status-not-clear', why: status.unclear }] : [];
  const general = [...inDoubt, ...doubtsAboutMeaning(resource), ...unclear];
  if (drugs.length === 0 || medicine.kind === 'conflict') return { kind: 'waits', what, doubts: general };
  const plain = typeof status === 'string' ? status : 'unknown';
  const records = drugs.map((drug) => toRecord({ entry, concept, medicine, drug, status: plain, general }, context));
  return { kind: 'records', records, medicationEntry: found.from };
}

/** The medicine of a record: coded in it, contained in it, or standing elsewhere in the bundle. */
function medicationConcept(resource: JsonObject, context: ReadContext): { concept: Concept | null; from: string | null; why: string } {
  const own = readConcept(member(resource, 'medicationCodeableConcept'));
  if (own !== null) return { concept: own, from: null, why: '' };
  const reference = referenceOf(resource, 'medicationReference');
  const display = textOf(objectOf(resource, 'medicationReference') ?? undefined, 'display');
  if (reference !== null) {
    const medication = context.references.resourceOf(reference, resource);
    const concept = readConcept(member(medication ?? undefined, 'code'));
    const from = reference.startsWith('#') ? null : (context.references.entryOf(reference)?.record ?? null);
    if (concept !== null) return { concept: concept.text === null && display !== null ? { ...concept, text: plainText(display) } : concept, from, why: '' };
    if (display !== null) return { concept: { codings: [], text: plainText(display) }, from: null, why: '' };
    return { concept: null, from: null, why: 'the medicine that it points at is not in the bundle' };
  }
  if (display !== null) return { concept: { codings: [], text: plainText(display) }, from: null, why: '' };
  return { concept: null, from: null, why: isObject(member(resource, 'medication')) ? 'its medicine is written as in another version of FHIR' : 'it does not say which medicine' };
}

function doubtAboutMedicine(medicine: Medicine, concept: Concept): readonly Doubt[] {
  const label = conceptLabel(concept) ?? '';
  switch (medicine.kind) {
    case 'known':
    case 'other':
      return [];
    case 'named':
      return [{ code: 'recognised-by-name-only', why: `no code that can be read: the words may mean ${medicine.drugs.map((drug) => drug.drugId ?? drug.drug).join(' and ')}` }];
    case 'conflict':
      return [{ code: 'recognised-by-name-only', why: `its code and its words mean different medicines: ${medicine.drugs.map((drug) => drug.drugId ?? drug.drug).join(', ')}` }];
    case 'not-coded':
      return [{ code: 'not-coded', why: `no code, only words: “${label}”` }];
    case 'code-not-known':
      return [{ code: 'code-not-known', why: `its code is not one that can be read: ${concept.codings.map((coding) => `${coding.system} ${coding.code}`).join(', ')}` }];
  }
}

const REQUEST_STATUS: Readonly<Record<string, Status>> = {
  active: 'active',
  completed: 'stopped',
  stopped: 'stopped',
  'on-hold': { unclear: 'the order is on hold: it does not say whether the medicine is taken' },
  unknown: { unclear: 'the status of the order is not known to the sender' },
  cancelled: { leftOut: 'cancelled' },
  'entered-in-error': { leftOut: 'entered in error' },
  draft: { leftOut: 'a draft, not an order' },
};
const STATEMENT_STATUS: Readonly<Record<string, Status>> = {
  active: 'active',
  completed: 'stopped',
  stopped: 'stopped',
  intended: 'planned',
  'on-hold': { unclear: 'it is on hold: it does not say whether the medicine is taken' },
  unknown: { unclear: 'the status is not known to the sender' },
  'not-taken': { leftOut: 'not taken, as the record says' },
  'entered-in-error': { leftOut: 'entered in error' },
};
const DISPENSE_STATUS: Readonly<Record<string, Status>> = {
  completed: 'unknown',
  'in-progress': 'unknown',
  preparation: { leftOut: 'not handed over yet' },
  'on-hold': { leftOut: 'not handed over' },
  cancelled: { leftOut: 'cancelled' },
  stopped: { leftOut: 'not handed over' },
  declined: { leftOut: 'declined: not handed over' },
  'entered-in-error': { leftOut: 'entered in error' },
  unknown: { unclear: 'the status is not known to the sender' },
};

function statusOf(entry: EntryOf): Status {
  const written = statusCode(member(entry.resource, 'status'));
  const table = entry.resourceType === 'MedicationRequest' ? REQUEST_STATUS : entry.resourceType === 'MedicationStatement' ? STATEMENT_STATUS : DISPENSE_STATUS;
  const status = written === null ? undefined : table[written];
  if (member(entry.resource, 'doNotPerform') === true) return { leftOut: 'an order not to give it' };
  if (status === undefined) return { unclear: written === null ? 'it has no status' : `its status is none of FHIR R4: ${plainText(written).slice(0, 40)}` };
  if (entry.resourceType !== 'MedicationRequest' || typeof status === 'object') return status;
  const intent = textOf(entry.resource, 'intent');
  if (intent === 'proposal' || intent === 'option') return { leftOut: `a ${intent}, not an order` };
  if (intent !== 'plan') return status;
  return status === 'active' ? 'planned' : { unclear: 'a plan that is over: it does not say whether the medicine was taken' };
}

type Parts = { readonly entry: EntryOf; readonly concept: Concept; readonly medicine: Medicine; readonly drug: DrugName; readonly status: MedicationRecord['status']; readonly general: readonly Doubt[] };

function toRecord(parts: Parts, context: ReadContext): MedicationRecord {
  const { entry, concept, medicine, drug } = parts;
  const { resource } = entry;
  const what = plainText(conceptLabel(concept) ?? drug.drug);
  const kind = entry.resourceType === 'MedicationRequest' ? 'order' : entry.resourceType === 'MedicationStatement' ? 'statement' : 'dispense';
  const instructions = objectsOf(resource, kind === 'statement' ? 'dosage' : 'dosageInstruction');
  const start = startOf(resource, instructions);
  const status = isAhead(start, readDate(resource, 'authoredOn'), context) && parts.status === 'active' ? 'planned' : parts.status;
  const stated = endOf(resource, instructions);
  const end = isBeyondAnyPlan(stated, context) ? NO_DATE : stated;
  const strength = medicine.kind === 'known' ? medicine.strength : null;
  const isProduct = medicine.kind === 'known' && medicine.isProduct;
  const matters = context.medicines.isInContent(drug);
  const neverSold = medicine.kind === 'known' && !isProduct ? doubtAboutStrength(medicine, drug, context) : [];
  const dose = readDosage(instructions, { drug, strength, isProduct }, context.medicines);
  const noDose: readonly Doubt[] = !dose.isGiven && !dose.asNeeded && kind !== 'dispense' && matters && status !== 'stopped' ? [{ code: 'dose-not-clear', why: 'it does not say how much is taken' }] : [];
  const days = [
    ...doubtsAboutDay(start, 'its start', status === 'planned' ? { ...context, latestOn: null } : context),
    ...doubtsAboutDay(end, 'its end', { ...context, latestOn: null }),
    ...doubtsAboutOrder(start, end),
    ...doubtAboutApproval(drug, start, context),
    ...doubtsAboutPrecision(start, matters, dose.isGiven),
  ];
  const contradiction = [...endContradictsStatus(end, status, context), ...doubtAboutDuration(instructions, start, status, context), ...doubtAboutTaking(entry, what, status)];
  const doubts = [...parts.general, ...days, ...contradiction, ...neverSold, ...dose.doubts, ...noDose];
  const startInDoubt = doubts.some((doubt) => DOUBTS_ABOUT_START.has(doubt.code));
  const daysSupply = supplyOf(resource);
  const startOn = startInDoubt ? null : dayOf(start);
  const suppliedUntil = startOn === null || daysSupply === null ? null : addDays(startOn, daysSupply - 1);
  const known = neverSold.length === 0 && dose.doubts.length === 0;
  return {
    entry, kind, drug,
    what: what + (start.kind === 'read' && start.date.precision !== 'day' ? ` (since ${start.date.given})` : ''),
    codings: concept.codings,
    status, start, startOn,
    endOn: doubts.some((doubt) => doubt.code === 'dates-reversed') ? null : dayOf(end),
    saidOn: latestDay([startOn, dayOf(readDate(resource, 'authoredOn')), dayOf(readDate(resource, 'dateAsserted')), suppliedUntil]),
    suppliedUntil,
    daysSupply,
    microgramsPerDay: known ? dose.microgramsPerDay : null,
    timesPerDay: known ? dose.timesPerDay : null,
    seldom: known ? dose.seldom : null,
    partsOfDay: partsOfDay(instructions),
    doseIsGiven: dose.isGiven,
    asNeeded: dose.asNeeded,
    form: medicine.kind === 'known' ? medicine.form : null,
    indication: indicationOf(resource, context),
    stopReason: status === 'stopped' ? stopReasonOf(resource) : null,
    takesPlaceOf: priorOf(resource, context),
    doubts,
    candidates: known || dose.candidates.length > 0 || dose.microgramsPerDay === null ? dose.candidates : [{ label: `${inMilligrams(dose.microgramsPerDay)} a day`, microgramsPerDay: dose.microgramsPerDay, timesPerDay: dose.timesPerDay }],
    matters,
    drugIsInDoubt: medicine.kind === 'named',
    isSettled: false,
    provenance: provenanceOf(entry),
  };
}

const latestDay = (days: readonly (LocalDate | null)[]): LocalDate | null =>
  days.reduce<LocalDate | null>((latest, day) => (day !== null && (latest === null || compareDays(day, latest) > 0) ? day : latest), null);

/** A record that counts as taken, and words or a code in it that say the contrary. */
function doubtAboutTaking({ resource }: EntryOf, what: string, status: MedicationRecord['status']): readonly Doubt[] {
  if (status === 'stopped') return [];
  const code = notTakenByCode(resource);
  if (code !== null) return [{ code: 'status-not-clear', why: `its status is ${status} and another element says that it is not taken (${code})` }];
  const words = notTakenWords(resource, what);
  return words === null ? [] : [{ code: 'status-not-clear', why: `its words may say that it is not taken: “${words}”` }];
}

/** An order written by the day of reasoning for a later start: planned, not taken yet. */
function isAhead(start: ReadDate, written: ReadDate, context: ReadContext): boolean {
  const [startOn, writtenOn] = [dayOf(start), dayOf(written)];
  return startOn !== null && writtenOn !== null && compareDays(startOn, context.on) > 0 && compareDays(writtenOn, context.on) <= 0;
}

/** The first day of taking: bounds of the directions, else the stated period, else the day of writing or handing over. */
function startOf(resource: JsonObject, instructions: readonly JsonObject[]): ReadDate {
  const bounds = instructions.map((instruction) => readDate(boundsOf(instruction), 'start'));
  return firstGiven([
    ...bounds,
    readDate(objectOf(resource, 'effectivePeriod') ?? undefined, 'start'),
    readDate(resource, 'effectiveDateTime'),
    readDate(resource, 'whenHandedOver'),
    readDate(resource, 'whenPrepared'),
    readDate(resource, 'authoredOn'),
    readDate(objectOf(objectOf(resource, 'dispenseRequest') ?? undefined, 'validityPeriod') ?? undefined, 'start'),
  ]);
}

const boundsOf = (instruction: JsonObject): JsonObject | undefined =>
  objectOf(objectOf(objectOf(instruction, 'timing') ?? undefined, 'repeat') ?? undefined, 'boundsPeriod') ?? undefined;

function endOf(resource: JsonObject, instructions: readonly JsonObject[]): ReadDate {
  return firstGiven([readDate(objectOf(resource, 'effectivePeriod') ?? undefined, 'end'), ...instructions.map((instruction) => readDate(boundsOf(instruction), 'end'))]);
}

const MAX_SUPPLY_DAYS = 400;

/** Days that one supply lasts, repeats included; `null` when not stated in days. */
function supplyOf(resource: JsonObject): number | null {
  const request = objectOf(resource, 'dispenseRequest');
  const quantity = objectOf(resource, 'daysSupply') ?? objectOf(request ?? undefined, 'expectedSupplyDuration');
  const value = quantity === null ? null : numberOf(quantity, 'value');
  const unit = quantity === null ? null : (textOf(quantity, 'code') ?? textOf(quantity, 'unit') ?? 'd');
  if (value === null || !Number.isInteger(value) || value <= 0 || (unit !== 'd' && unit !== 'day' && unit !== 'days')) return null;
  const repeats = request === null ? 0 : (numberOf(request, 'numberOfRepeatsAllowed') ?? 0);
  return Math.min(value * (1 + Math.max(0, Math.trunc(repeats))), MAX_SUPPLY_DAYS);
}

function doubtAboutStrength(medicine: Medicine & { kind: 'known' }, drug: DrugName, context: ReadContext): readonly Doubt[] {
  const sold = context.medicines.soldStrengths(drug);
  if (medicine.strength?.per !== 'unit' || sold === null || sold.has(medicine.strength.micrograms)) return [];
  return [{ code: 'strength-never-sold', why: `${inMilligrams(medicine.strength.micrograms)} is no strength in which ${drug.drug} is listed as sold` }];
}

function doubtsAboutPrecision(start: ReadDate, matters: boolean, hasDose: boolean): readonly Doubt[] {
  if (start.kind !== 'read' || start.date.precision === 'day' || !matters || !hasDose) return [];
  return [{ code: 'date-not-to-the-day', why: `its start is given as ${start.date.given}: the dose cannot be placed in time` }];
}

function endContradictsStatus(end: ReadDate, status: MedicationRecord['status'], context: ReadContext): readonly Doubt[] {
  const endOn = dayOf(end);
  if (endOn === null) return [];
  const given = givenText(end)?.slice(0, 10) ?? '';
  if (status === 'active' && compareDays(endOn, context.on) < 0) return [{ code: 'status-not-clear', why: `its status is active and its end (${given}) has passed` }];
  if (status === 'stopped' && compareDays(endOn, context.on) > 0) return [{ code: 'status-not-clear', why: `it is over by its status, and its end (${given}) lies ahead` }];
  return [];
}

const DAYS_OF_UNIT: Readonly<Record<string, number>> = { d: 1, wk: 7 };

/** Directions for so many days that have gone by, in an order that is still active. */
function doubtAboutDuration(instructions: readonly JsonObject[], start: ReadDate, status: MedicationRecord['status'], context: ReadContext): readonly Doubt[] {
  const startOn = dayOf(start);
  const durations = instructions.map((instruction) => daysIn(objectOf(objectOf(objectOf(instruction, 'timing') ?? undefined, 'repeat') ?? undefined, 'boundsDuration')));
  if (status !== 'active' || startOn === null || durations.length === 0 || durations.includes(null)) return [];
  const days = Math.max(...durations.map((duration) => duration ?? 0));
  if (compareDays(addDays(startOn, days - 1), context.on) >= 0) return [];
  return [{ code: 'status-not-clear', why: `its status is active and the ${days} days that it is for have passed` }];
}

/** Whole days of a duration; `null` when it is not stated in days or weeks. */
function daysIn(duration: JsonObject | null): number | null {
  const value = duration === null ? null : numberOf(duration, 'value');
  const unit = duration === null ? null : (textOf(duration, 'code') ?? textOf(duration, 'unit'));
  const days = value === null || unit === null ? null : value * (DAYS_OF_UNIT[unit] ?? 0);
  return days !== null && Number.isInteger(days) && days > 0 && days <= MAX_DURATION_DAYS ? days : null;
}

const MAX_DURATION_DAYS = 3650;

function indicationOf(resource: JsonObject, context: ReadContext): string | null {
  const coded = objectsOf(resource, 'reasonCode').map((reason) => conceptLabel(readConcept(reason)));
  const referred = objectsOf(resource, 'reasonReference').map((reference) => {
    const target = textOf(reference, 'reference');
    const reason = target === null ? null : context.references.resourceOf(target, resource);
    return conceptLabel(readConcept(member(reason ?? undefined, 'code'))) ?? textOf(reference, 'display');
  });
  const found = [...new Set([...coded, ...referred])].filter((text) => text !== null);
  return found.length === 0 ? null : plainText(found.join('; '));
}

/** Code of the HL7 list for "suspected intolerance". Other reasons keep their words. */
const INTOLERANCE = 'sintol';

function stopReasonOf(resource: JsonObject): StopReason | null {
  const reason = readConcept(member(resource, 'statusReason')) ?? readConcept(objectsOf(resource, 'statusReason').at(0));
  if (reason === null) return null;
  const codes = codesOf(reason, 'http://terminology.hl7.org/CodeSystem/medicationrequest-status-reason');
  return { kind: codes.includes(INTOLERANCE) ? 'side-effect' : 'other', text: reason.text };
}

function priorOf(resource: JsonObject, context: ReadContext): string | null {
  const reference = referenceOf(resource, 'priorPrescription');
  return reference === null ? null : (context.references.entryOf(reference)?.record ?? null);
}

import type { DrugName } from './drug-names';
import { inMilligrams, microgramsOf, readDoseAmount, type DoseAmount } from './dose-quantity';
import { readDirection, type DirectionText } from './dose-text';
import { isObject, member, objectOf, objectsOf, textOf, type JsonObject } from './json-value';
import type { MedicineIndex, Strength } from './medicines';
import type { DoubtCode } from './model';
import { readFrequency, type Frequency } from './timing';

export type Doubt = { readonly code: DoubtCode; readonly why: string };

/** A daily dose that a person may choose. */
export type DoseCandidate = { readonly label: string; readonly microgramsPerDay: number; readonly timesPerDay: number | null };

type DoseReading = {
  /** `null` when the record does not say, or says it in a way that needs a person. */
  readonly microgramsPerDay: number | null;
  readonly timesPerDay: number | null;
  /** How it is taken when that is less often than every second day: then there is no daily dose. */
  readonly seldom: string | null;
  readonly asNeeded: boolean;
  /** The record speaks of a dose at all. */
  readonly isGiven: boolean;
  readonly doubts: readonly Doubt[];
  readonly candidates: readonly DoseCandidate[];
};

type DosedMedicine = { readonly drug: DrugName; readonly strength: Strength | null; readonly isProduct: boolean };

const NOT_GIVEN: DoseReading = { microgramsPerDay: null, timesPerDay: null, seldom: null, asNeeded: false, isGiven: false, doubts: [], candidates: [] };

/** A daily dose beyond this many times the label's maximum is a slip, not a treatment. Project setting. */
const IMPLAUSIBLE_TIMES_MAXIMUM = 4;
/** Tablets are halved and quartered, not more. */
const SMALLEST_PART = 0.25;

/** Reads the dosage instructions of one record to one daily dose, or to the reason why it cannot be told. */
export function readDosage(instructions: readonly JsonObject[], medicine: DosedMedicine, index: MedicineIndex): DoseReading {
  const [only, ...others] = instructions;
  if (only === undefined) return NOT_GIVEN;
  const readings = instructions.map((instruction) => readOne(instruction, medicine, index));
  const [first = NOT_GIVEN] = readings;
  if (others.length === 0) return first;
  return together(instructions, readings);
}

/** Several instructions at once are taken together; in sequence they are a titration, which a person must place in time. */
function together(instructions: readonly JsonObject[], readings: readonly DoseReading[]): DoseReading {
  const doubts = readings.flatMap((reading) => reading.doubts);
  const sequences = new Set(instructions.map((instruction) => member(instruction, 'sequence') ?? null));
  const amounts = readings.map((reading) => reading.microgramsPerDay);
  const total = amounts.every((amount) => amount !== null) ? amounts.reduce<number>((sum, amount) => sum + amount, 0) : null;
  const times = readings.reduce((sum, reading) => sum + (reading.timesPerDay ?? 0), 0);
  const concurrent = sequences.size === 1 && !sequences.has(null);
  const base = { seldom: null, asNeeded: readings.some((reading) => reading.asNeeded), isGiven: readings.some((reading) => reading.isGiven) };
  if (total !== null && concurrent && doubts.length === 0) return { ...base, microgramsPerDay: total, timesPerDay: times, doubts: [], candidates: [] };
  if (!base.isGiven) return { ...base, microgramsPerDay: null, timesPerDay: null, doubts: [], candidates: [] };
  const each = readings.flatMap((reading) => (reading.microgramsPerDay === null ? reading.candidates : [candidate(reading.microgramsPerDay, reading.timesPerDay)]));
  return {
    ...base,
    microgramsPerDay: null,
    timesPerDay: null,
    doubts: [...doubts, { code: 'dose-not-clear', why: 'it gives several directions and does not say whether they are taken together or one after the other' }],
    candidates: uniqueCandidates([...each, ...(total === null ? [] : [candidate(total, times)])]),
  };
}

function readOne(instruction: JsonObject, medicine: DosedMedicine, index: MedicineIndex): DoseReading {
  const text = textOf(instruction, 'text') ?? textOf(instruction, 'patientInstruction');
  const direction = text === null ? null : readDirection(text);
  const asNeeded = member(instruction, 'asNeededBoolean') === true || isObject(member(instruction, 'asNeededCodeableConcept'));
  const rates = objectsOf(instruction, 'doseAndRate');
  const quantity = rates.map((rate) => objectOf(rate, 'doseQuantity')).find((found) => found !== null) ?? objectOf(instruction, 'doseQuantity');
  const frequency = readFrequency(objectOf(instruction, 'timing'));
  const maximum = index.labelMaximum(medicine.drug);
  const doubt = (code: DoubtCode, why: string, candidates: readonly DoseCandidate[] = []): DoseReading => ({
    microgramsPerDay: null, timesPerDay: null, seldom: null, asNeeded, isGiven: true, doubts: [{ code, why }],
    candidates: uniqueCandidates(candidates).filter(({ microgramsPerDay }) => maximum === null || microgramsPerDay <= maximum * IMPLAUSIBLE_TIMES_MAXIMUM),
  });
  if (!sayTheSame(rates, medicine.strength)) {
    return doubt('dose-not-clear', 'it gives several amounts for one dose');
  }
  if (rates.some((rate) => isObject(member(rate, 'doseRange'))) || isObject(member(instruction, 'doseRange'))) return doubt('dose-not-clear', 'the dose is a range');
  if (quantity === null) {
    if (text === null || asNeeded) return { ...NOT_GIVEN, asNeeded };
    return doubt('dose-not-clear', `the dose stands only in words: “${text}”`, candidatesOfText(direction, medicine, frequency));
  }
  const amount = readDoseAmount(quantity);
  const perDose = microgramsOf(amount, medicine.strength);
  const inDoubt = doubtAboutAmount(amount, medicine, frequency, doubt);
  if (inDoubt !== null) return inDoubt;
  const contradiction = direction === null ? null : contradictionWith(direction, { amount, perDose, frequency, strength: medicine.strength });
  if (contradiction !== null) {
    const structured = perDose === null || frequency.kind !== 'known' || isSeldom(frequency.timesPerDay) ? [] : [candidate(Math.round(perDose * frequency.timesPerDay), frequency.timesPerDay)];
    return doubt('dose-contradicts-text', `${contradiction}: “${text ?? ''}”`, [...structured, ...candidatesOfText(direction, medicine, frequency)]);
  }
  if (perDose === null) return asNeeded || !index.isInContent(medicine.drug) ? { ...NOT_GIVEN, asNeeded, isGiven: true } : doubt('dose-not-clear', 'the strength of one unit is not known, or its code and its words name different ones');
  if (asNeeded) return { ...NOT_GIVEN, asNeeded: true, isGiven: true };
  if (frequency.kind !== 'known') {
    const why = frequency.kind === 'not-clear' ? frequency.why : 'it does not say how often';
    return doubt('dose-not-clear', why, [candidate(perDose, 1), candidate(perDose * 2, 2)]);
  }
  const microgramsPerDay = Math.round(perDose * frequency.timesPerDay);
  if (isSeldom(frequency.timesPerDay)) return { ...NOT_GIVEN, timesPerDay: frequency.timesPerDay, seldom: `${inMilligrams(perDose)} ${seldomInWords(frequency.timesPerDay)}`, isGiven: true };
  if (maximum !== null && microgramsPerDay > maximum * IMPLAUSIBLE_TIMES_MAXIMUM) {
    return doubt('dose-implausible', `${inMilligrams(microgramsPerDay)} a day is more than ${IMPLAUSIBLE_TIMES_MAXIMUM} times the highest labelled dose`);
  }
  return { microgramsPerDay, timesPerDay: frequency.timesPerDay, seldom: null, asNeeded: false, isGiven: true, doubts: [], candidates: [] };
}

/** Less often than every second day there is no daily dose: a weekly capsule is not a seventh of itself a day. */
const SELDOM_TIMES_A_DAY = 0.5;
const isSeldom = (timesPerDay: number): boolean => timesPerDay < SELDOM_TIMES_A_DAY;

function seldomInWords(timesPerDay: number): string {
  const aWeek = timesPerDay * DAYS_A_WEEK;
  if (Math.abs(aWeek - 1) < 1e-9) return 'once a week';
  if (aWeek > 1 && Math.abs(aWeek - Math.round(aWeek)) < 1e-9) return `${Math.round(aWeek)} times a week`;
  return `every ${Math.round(1 / timesPerDay)} days`;
}

const DAYS_A_WEEK = 7;

/** One dose given in several ways, such as 150 mg and one and a half tablets of 100 mg. */
function sayTheSame(rates: readonly JsonObject[], strength: Strength | null): boolean {
  const quantities = rates.map((rate) => objectOf(rate, 'doseQuantity'));
  if (new Set(quantities.map((quantity) => JSON.stringify(quantity))).size <= 1) return true;
  const amounts = new Set(quantities.map((quantity) => (quantity === null ? null : microgramsOf(readDoseAmount(quantity), strength))));
  return amounts.size === 1 && !amounts.has(null);
}

type Raise = (code: DoubtCode, why: string, candidates?: readonly DoseCandidate[]) => DoseReading;

function doubtAboutAmount(amount: DoseAmount, medicine: DosedMedicine, frequency: Frequency, doubt: Raise): DoseReading | null {
  const times = frequency.kind === 'known' ? frequency.timesPerDay : 1;
  switch (amount.kind) {
    case 'unreadable':
      return doubt('dose-not-clear', `the dose is not written as a plain number: ${amount.written}`);
    case 'unknown-unit':
      return doubt('dose-unit-not-known', `the unit of the dose cannot be read: ${amount.unit}`);
    case 'no-unit':
      return amount.value <= 0
        ? doubt('dose-implausible', `the dose is ${amount.value}`)
        : doubt('dose-without-unit', `the dose is ${amount.value} without a unit`, candidatesWithoutUnit(amount.value, medicine.strength, times));
    case 'mass':
      return amount.micrograms <= 0 ? doubt('dose-implausible', `the dose is ${inMilligrams(amount.micrograms)}`) : null;
    case 'volume':
      return amount.ml <= 0 ? doubt('dose-implausible', `the dose is ${amount.ml} mL`) : null;
    case 'units':
      if (amount.count <= 0) return doubt('dose-implausible', `the dose is ${amount.count} units`);
      return Number.isInteger(amount.count / SMALLEST_PART) ? null : doubt('dose-implausible', `${amount.count} of a unit cannot be made`);
  }
}

const candidate = (microgramsPerDay: number, timesPerDay: number | null): DoseCandidate => ({
  label: `${inMilligrams(microgramsPerDay)} a day`,
  microgramsPerDay,
  timesPerDay,
});

/** A bare number may be tablets or milligrams. */
function candidatesWithoutUnit(value: number, strength: Strength | null, times: number): readonly DoseCandidate[] {
  if (strength?.per !== 'unit' || isSeldom(times)) return [];
  const units = Math.round(value * strength.micrograms * times);
  const milligrams = Math.round(value * 1000);
  return [
    { ...candidate(units, times), label: `${value} of ${inMilligrams(strength.micrograms)}: ${inMilligrams(units)} a day` },
    ...(milligrams >= strength.micrograms * SMALLEST_PART ? [candidate(Math.round(milligrams * times), times)] : []),
  ];
}

function candidatesOfText(direction: DirectionText | null, medicine: DosedMedicine, frequency: Frequency): readonly DoseCandidate[] {
  if (direction === null || direction.isUnreadable) return [];
  const times = direction.timesPerDay ?? (frequency.kind === 'known' ? frequency.timesPerDay : null);
  if (times === null || isSeldom(times)) return [];
  const perUnit = medicine.strength?.per === 'unit' ? medicine.strength.micrograms : null;
  const [count] = direction.counts;
  if (direction.counts.length === 1 && count !== undefined && perUnit !== null) return [candidate(Math.round(count * perUnit * times), times)];
  return direction.counts.length === 0 ? direction.amounts.map((amount) => candidate(Math.round(amount * times), times)) : [];
}

type Structured = { readonly amount: DoseAmount; readonly perDose: number | null; readonly frequency: Frequency; readonly strength: Strength | null };

/** What in the words cannot be reconciled with the structured dose; `null` when they agree or do not speak of it. */
function contradictionWith(direction: DirectionText, structured: Structured): string | null {
  const { amount, perDose, frequency, strength } = structured;
  if (direction.isUnreadable) return 'the words hold a number with a comma';
  const times = frequency.kind === 'known' ? frequency.timesPerDay : null;
  const perDay = perDose === null || times === null ? null : Math.round(perDose * times);
  const fits = [perDose, perDay, strength?.micrograms ?? null];
  const amounts = direction.amounts.filter((named) => named !== strength?.micrograms);
  if (amounts.length > 0 && perDose !== null && !amounts.some((named) => fits.includes(named))) return 'the words name another dose than the coded one';
  // Words that name only the strength say nothing against a mass, unless they count units too.
  const counted = amount.kind === 'units' ? amount.count : amount.kind === 'mass' && strength?.per === 'unit' ? amount.micrograms / strength.micrograms : null;
  if (counted !== null && direction.counts.length > 0 && !direction.counts.includes(counted)) return 'the words name another number of tablets than the coded one';
  if (times !== null && direction.timesPerDay !== null && Math.abs(direction.timesPerDay - times) > 1e-9) return 'the words say another frequency than the coded one';
  return null;
}

export function uniqueCandidates(candidates: readonly DoseCandidate[]): readonly DoseCandidate[] {
  return candidates.filter((one, at) => one.microgramsPerDay > 0 && candidates.findIndex((other) => other.microgramsPerDay === one.microgramsPerDay) === at);
}

import type { ObservationFact } from '@/server/clinical/model/chart';
import type { MeasuredRange, ObservationCode } from '@/server/clinical/model/code-content';
import { readConcept } from './codings';
import type { Doubt } from './dosage';
import { member, numberOf, objectOf, objectsOf, textOf, type JsonObject } from './json-value';
import type { ReadValue } from './read-value';
import { convert } from './ucum';

/** A value that stands, or what is in doubt about it and what a person could take it for. */
export type MeasuredReading = {
  readonly fact: ObservationFact | null;
  readonly doubts: readonly Doubt[];
  /** The fact that a click makes; `null` when nobody can say which. */
  readonly offer: { readonly words: string; readonly fact: ObservationFact } | null;
};

type Measured = {
  readonly base: ObservationFact;
  /** The resource or component whose value it is. */
  readonly holder: JsonObject;
  readonly value: ReadValue & { kind: 'number' };
  readonly known: ObservationCode & { readonly ucum: string };
};

const SCORE = '{score}';

/** A number that rules read: in their unit, possible and plausible, with a reference range that runs upwards. */
export function readMeasured({ base, holder, value, known }: Measured): MeasuredReading {
  const doubts: Doubt[] = [];
  const nobodyKnows = (doubt: Doubt): MeasuredReading => ({ fact: null, doubts: [...doubts, doubt], offer: null });
  const named = `${base.text} is ${value.written}${value.unit === null ? '' : ` ${value.unit}`}`;
  if (value.asText) doubts.push({ code: 'value-not-readable', why: `${base.text} is written as text (“${value.written}”), not as a number` });
  if (value.unit === null && known.ucum !== SCORE) doubts.push({ code: 'value-without-unit', why: `${base.text} is ${value.written} without a unit` });
  const unit = value.unit ?? known.ucum;
  const number = convert(value.value, unit, known);
  if (number === null) return nobodyKnows({ code: 'unit-not-known', why: `${base.text} is in ${unit}, which does not lead to ${known.ucum}` });
  if (number <= 0) return nobodyKnows({ code: 'value-out-of-range', why: `${base.text} is ${value.written}: nobody has that` });
  const { possible, plausible } = known;
  if (possible !== null && isOutside(number, possible)) {
    return nobodyKnows({ code: 'value-out-of-range', why: `${named}: possible are ${rangeInWords(possible, known.ucum)}` });
  }
  if (plausible !== null && isOutside(number, plausible)) {
    doubts.push({ code: 'value-implausible', why: `${named}: most are ${rangeInWords(plausible, known.ucum)}` });
  }
  const range = referenceRangeOf(holder);
  const isReversed = range.low !== null && range.high !== null && range.low > range.high;
  if (isReversed) doubts.push({ code: 'range-reversed', why: `its reference range runs from ${range.low} to ${range.high}` });
  const limit = (bound: number | null): number | null => (bound === null || isReversed ? null : convert(bound, range.unit ?? unit, known));
  const fact: ObservationFact = { ...base, value: number, unit: known.ucum, low: limit(range.low), high: limit(range.high) };
  if (doubts.length === 0) return { fact, doubts, offer: null };
  return { fact: null, doubts, offer: { words: `${value.written} ${unit}${isReversed ? ' without its reference range' : ''}`, fact } };
}

const isOutside = (value: number, { min, max }: MeasuredRange): boolean => value < min || value > max;
const rangeInWords = ({ min, max }: MeasuredRange, ucum: string): string => `${min} to ${max} ${ucum}`;

export function referenceRangeOf(holder: JsonObject): { readonly low: number | null; readonly high: number | null; readonly unit: string | null } {
  const [range] = objectsOf(holder, 'referenceRange').filter((one) => readConcept(member(one, 'type'))?.codings.every((coding) => coding.code === 'normal') !== false);
  const low = objectOf(range ?? undefined, 'low');
  const high = objectOf(range ?? undefined, 'high');
  return {
    low: low === null ? null : numberOf(low, 'value'),
    high: high === null ? null : numberOf(high, 'value'),
    unit: textOf(high ?? low ?? undefined, 'code') ?? textOf(high ?? low ?? undefined, 'unit'),
  };
}

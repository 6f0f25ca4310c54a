import { LIFE_EVENT_KINDS } from '@/server/clinical/model/chart';
import type { Coding, Confirmation, DoseStep, MedicationEpisode, ConditionFact, ObservationFact, Refill, StopReason, WaitingFact } from '@/server/clinical/model/chart';
import { parseLocalDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { WrittenFact } from '@/server/clinical/model/record-form';

type Is<T> = (value: unknown) => value is T;
type Kind = WrittenFact['kind'];
type FactOf<K extends Kind> = Extract<WrittenFact, { kind: K }>['fact'];

/** What one text of a chart holds at most. */
const LONGEST = 20_000;
const MOST = 5_000;

const isText: Is<string> = (value): value is string => typeof value === 'string' && value.length <= LONGEST;
const isFlag: Is<boolean> = (value): value is boolean => typeof value === 'boolean';
const isNumber: Is<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);
/** As the tables take it: more than nothing. */
const isAmount: Is<number> = (value): value is number => isNumber(value) && value > 0;
const isMicrograms: Is<number> = (value): value is number => isAmount(value) && Number.isSafeInteger(value);
const isDay: Is<LocalDate> = (value): value is LocalDate => typeof value === 'string' && parseLocalDate(value) !== null;
const orNull =
  <T>(is: Is<T>): Is<T | null> =>
  (value): value is T | null =>
    value === null || is(value);
const either =
  <A, B>(a: Is<A>, b: Is<B>): Is<A | B> =>
  (value): value is A | B =>
    a(value) || b(value);
const listOf =
  <T>(is: Is<T>): Is<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= MOST && value.every(is);
const oneOf =
  <const T extends string>(all: readonly T[]): Is<T> =>
  (value): value is T =>
    all.some((one) => one === value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Exactly these members. */
const shape =
  <T extends object>(members: { readonly [K in keyof T]-?: Is<T[K]> }): Is<T> =>
  (value): value is T =>
    isRecord(value) && Object.keys(value).length === Object.keys(members).length && Object.entries<Is<unknown>>(members).every(([key, is]) => Object.hasOwn(value, key) && is(value[key]));

const isCoding = shape<Coding>({ system: isText, code: isText, display: orNull(isText) });
const isStep = shape<DoseStep>({ from: isDay, microgramsPerDay: orNull(isMicrograms), timesPerDay: orNull(isAmount), form: orNull(isText), reason: orNull(isText) });
const isRefill = shape<Refill>({ on: isDay, display: isText, daysSupply: orNull(isNumber), resource: orNull(isText) });
const isStop = shape<StopReason>({ kind: oneOf(['no-benefit', 'side-effect', 'blunting', 'withdrawal', 'relapse', 'patient-choice', 'finished', 'other']), text: orNull(isText) });
const isLine = shape<{ readonly label: string; readonly value: string }>({ label: isText, value: isText });

const STATUSES: readonly NonNullable<ConditionFact['clinicalStatus']>[] = ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'];
const COURSES: readonly MedicationEpisode['status'][] = ['active', 'stopped', 'planned', 'unknown'];
const VALUES: readonly Confirmation['value'][] = ['present', 'absent', 'unknown'];
const WAITS: readonly WaitingFact['kind'][] = ['condition', 'medication', 'allergy', 'observation', 'report', 'patient', 'other'];

const isObservation = shape<FactOf<'observation'>>({
  observation: orNull(isText), codings: listOf(isCoding), text: isText, value: orNull(isNumber), valueText: orNull(isText), unit: orNull(isText), low: orNull(isNumber), high: orNull(isNumber), on: isDay,
} satisfies { readonly [K in keyof Omit<ObservationFact, 'id' | 'provenance'>]: unknown });

const FACTS: { readonly [K in Kind]: Is<FactOf<K>> } = {
  condition: shape({ codings: listOf(isCoding), text: isText, clinicalStatus: orNull(oneOf(STATUSES)), onsetOn: orNull(isDay), recordedOn: orNull(isDay), abatedOn: orNull(isDay) }),
  allergy: shape({ ingredient: orNull(isText), text: isText, type: orNull(oneOf(['allergy', 'intolerance'])), reaction: orNull(isText), on: orNull(isDay) }),
  medication: shape({
    drug: isText, drugId: orNull(isText), display: isText, codings: listOf(isCoding), status: oneOf(COURSES), startOn: orNull(isDay), stopOn: orNull(isDay), steps: listOf(isStep),
    asNeeded: isFlag, indication: orNull(isText), startReason: orNull(isText), stopReason: orNull(isStop), refills: listOf(isRefill),
  }),
  observation: isObservation,
  'life-event': shape({ title: isText, kind: oneOf(LIFE_EVENT_KINDS), on: isDay, untilOn: orNull(isDay) }),
  confirmation: shape({ fact: isText, value: oneOf(VALUES), detail: orNull(either(isText, isNumber)), on: isDay }),
  waiting: shape({ kind: oneOf(WAITS), text: isText, why: isText, about: listOf(isText), on: orNull(isDay), original: listOf(isLine) }),
  lists: shape({ conditions: isFlag, medications: isFlag, allergies: isFlag }),
};

const isKind = (value: unknown): value is Kind => typeof value === 'string' && Object.hasOwn(FACTS, value);

/** A fact as our own exports write it; anything else, a member more or less included, is none. */
export const isWrittenFact = (value: unknown): value is WrittenFact =>
  isRecord(value) && Object.keys(value).length === 3 && isKind(value.kind) && orNull(isText)(value.by) && FACTS[value.kind](value.fact);

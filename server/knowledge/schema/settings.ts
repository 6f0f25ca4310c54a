import { z } from 'zod';

import { LIFE_EVENT_KINDS } from '@/server/clinical/model/chart';
import { id, review, someRefs, whole, words } from './words';

/** Beginnings of words in lower case, as they stand in a recorded reason. */
const reasons = z.array(z.string().regex(/^[a-z][a-z ]*$/)).min(1);
/** Beginnings of codes in lower case, with and without their point. */
const codes = z.array(z.string().regex(/^[a-z]\d[\d.]*$/)).min(1);
const eventKinds = z.array(z.enum(LIFE_EVENT_KINDS)).min(1);
/** Words with the day that they speak of. */
const dayed = z.string().regex(/\{day\}/).max(120);
const entry = { words, refs: someRefs, note: words.nullable().default(null), review };

/** Settings that reasoning uses and no rule states, each with its source or marked as the project's judgement. */
export const settings = z.strictObject({
  note: words,
  remission: z.strictObject({ phq9Below: whole, fewestDaysApart: whole, staleAfterDays: whole, longestPauseDays: whole, recurrentWords: reasons, recurrentCodes: codes, ...entry }),
  suspicion: z.strictObject({ otherReasons: reasons, ownReasons: reasons, ...entry }),
  recordedReason: z.strictObject({ ofDepression: reasons, ofDepressionShort: reasons, ofDepressionCodes: codes, besidesShort: reasons, qualifiers: reasons, ...entry }),
  askedFirst: z.strictObject({ answers: z.array(z.string().regex(/^answer:[^:]+$/)).min(1), ...entry }),
  unanswered: z.strictObject({ notAsked: words, stillUnknown: dayed, tooOld: dayed, lastYes: dayed, askedFor: words, ...entry }),
  pregnancy: z.strictObject({ notAskedOfSex: z.array(z.enum(['female', 'male', 'other', 'unknown'])), notAskedFromAgeYears: whole, ...entry }),
  followUp: z.strictObject({ contactDays: whole, reportDays: whole, reviewFromDays: whole, reviewUntilDays: whole, steadyStateHalfLives: whole, ...entry }),
  lifeEvents: z.strictObject({ loss: eventKinds, stress: eventKinds, trauma: eventKinds, ...entry }),
  otherPrescriber: z.strictObject({ task: z.string().regex(/\{medicine\}/).max(120), dueDays: whole, ...entry }),
  outcome: z.strictObject({ phq9ResponsePercent: whole.max(100), phq9WithinDays: whole, gad7WithinDays: whole, sbrWithinDays: whole, feeling: words, ...entry }),
  mood: z.strictObject({ diagnosisSets: z.array(id).min(1), currentDays: whole, comparedFromDays: whole, comparedUntilDays: whole, notableRise: whole, apartDays: whole, aroundOnsetDays: whole, ...entry }),
  timing: z.strictObject({ linkedDays: whole, otherMedicineDays: whole, settledDays: whole, typicalFromDays: whole, typicalUntilDays: whole, afterIncreaseDays: whole, screenDays: whole, aroundDangerDays: whole, ...entry }),
  records: z.strictObject({ measuredDays: whole, supplyLeewayDays: whole, supplyAskedDays: whole, ...entry }),
  bloodPressure: z.strictObject({ withinDays: whole, systolic: whole, diastolic: whole, ...entry }),
});

import { z } from 'zod';

import { FLAG_LEVELS, OPTION_IDS } from '@/server/clinical/model/ids';
import { id, refs, review, someRefs, wordList, words } from './words';
import { when } from './when';

const hours = z.int().positive();

const interfaceMust = z.strictObject({
  acknowledge: z.boolean(),
  acknowledgeBy: z.enum(['prescriber']).exactOptional(),
  sameDayContact: z.boolean().exactOptional(),
  contactDueHours: hours.exactOptional(),
  safetyPlan: words.exactOptional(),
  blocks: wordList.exactOptional(),
  unblocksWhen: words.exactOptional(),
  showCrisisResource: z.boolean().exactOptional(),
  coordinatorCan: words.exactOptional(),
  prompt: words.exactOptional(),
  form: words.exactOptional(),
  patientInstructionRequired: z.boolean().exactOptional(),
  override: z.boolean().exactOptional(),
  requiresAnswerFor: z.array(z.enum(OPTION_IDS)).exactOptional(),
  requiresAnswer: words.exactOptional(),
  opensOption: z.enum(OPTION_IDS).exactOptional(),
  adds: words.exactOptional(),
});

const flag = z.strictObject({
  id,
  title: words,
  level: z.enum(FLAG_LEVELS),
  when,
  when_text: words,
  message: words,
  says: z.array(z.strictObject({ when, when_text: words, title: words, message: words })).default([]),
  ask: words.nullable().default(null),
  asks: z.array(id).default([]),
  leftOpen: z.strictObject({ title: words, message: words, ask: words }).exactOptional(),
  escalation: z.strictObject({ level: z.enum(FLAG_LEVELS), when, when_text: words, contactDueHours: hours.nullable() }).nullable().default(null),
  interfaceMust,
  /** A check that has to follow while it stands open, and the words by which a task is such a check already. */
  followUp: z.strictObject({ what: words, already: words }).exactOptional(),
  clearsWhen: words,
  clearsBy: z.literal('chart').exactOptional(),
  refs: someRefs,
  note: words.nullable().default(null),
  review,
});

/** Safety flags: when they rise, what they say, what the interface must do. */
export const flags = z.strictObject({
  standing: words,
  principles: wordList,
  levels: z.record(z.enum(FLAG_LEVELS), words),
  flags: z.array(flag),
  safetyPlan: z.strictObject({ title: words, steps: wordList, refs: someRefs, note: words }),
});

/** Crisis wording by country; `default` where none is named. */
export const crisis = z.strictObject({
  note: words,
  clinicEditable: wordList,
  entries: z.array(
    z.strictObject({
      country: z.union([z.string().regex(/^[A-Z]{2}$/), z.literal('default')]),
      emergency: words.nullable(),
      line: words.nullable(),
      name: words.nullable(),
      wording: words,
      refs,
      verification: words,
      review,
    }),
  ),
});

import { z } from 'zod';
import { OPTION_IDS } from '@/server/clinical/model/ids';
import { NOTE_SECTIONS } from '@/server/clinical/model/visit';
import type { Visit } from '@/server/clinical/model/visit';
import { seenOptionSchema } from './advice-change';
import { cleanText, daySchema, keepable, optionalTextInput } from './fields';
import { plannedAmounts, plannedSchema } from './plan-preview';

const option = z.enum(OPTION_IDS);
const section = z.enum(NOTE_SECTIONS);
const LONGEST = 100_000;
const MANY = 400;
const rating = z.int().min(0).max(10).nullable();
/** Ids of sentences are ours; they stand as keys of stored JSON. */
const segmentId = z.string().regex(/^[a-z0-9][a-z0-9.:_-]{0,120}$/i);
const sentence = z.string().max(LONGEST, `At most ${LONGEST} characters.`).transform(cleanText);

/** Empty until the author has written it; signing asks for it. */
const words = z.string().max(8000, 'At most 8000 characters.').transform((text) => cleanText(text).replace(/\n+/g, ' '));

export const decisionInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('options'), options: z.array(option).min(1).max(OPTION_IDS.length).readonly(), why: optionalTextInput(2000) }),
  z.object({ kind: z.literal('none-of-these'), why: words }),
  z.object({ kind: z.literal('not-today'), why: words, returnOn: daySchema.nullable() }),
]);

/** What the author of a visit fills in, as it is stored and as it travels. */
export const visitFieldsSchema = z.object({
  schemaVersion: z.literal(1),
  kind: z.enum(['in person', 'video', 'telephone']),
  reason: optionalTextInput(4000),
  decision: decisionInput.nullable(),
  /**
   * Why each option is chosen, in its own words, with what its plan was then; one that is not chosen keeps its reason here, and nothing of it is signed.
   * Drafts once held `why` alone.
   */
  reasons: z.array(z.object({ option, why: z.string().max(2000, 'At most 2000 characters.').transform(cleanText), planned: plannedAmounts.exactOptional() })).max(OPTION_IDS.length).default([]).readonly(),
  /** Why what is asked for safety was not asked, by question. */
  notAsked: z.array(z.object({ question: z.string().max(120).regex(/^[a-z0-9-]+$/), why: z.string().max(2000, 'At most 2000 characters.').transform(cleanText) })).max(20).default([]).readonly(),
  declined: z.array(z.object({ option, why: optionalTextInput(2000) })).max(OPTION_IDS.length).readonly(),
  discussed: z.array(z.object({ option, point: z.string().max(600).transform(keepable) })).max(MANY).readonly(),
  patientPrefers: optionalTextInput(4000),
  ratings: z.object({ patient: rating, clinician: rating, thinksOfStopping: z.boolean().nullable() }),
  plan: plannedSchema.nullable(),
  edits: z.record(segmentId, sentence).readonly(),
  editBases: z.record(segmentId, z.object({ section, text: z.string().max(LONGEST).transform(keepable) })).readonly(),
  removed: z.array(segmentId).max(MANY).readonly(),
  typed: z.array(z.object({ id: segmentId, section, text: sentence })).max(MANY).readonly(),
});
export type VisitFields = z.output<typeof visitFieldsSchema>;

const isOnce = (options: readonly string[]): boolean => new Set(options).size === options.length;

/** What is saved. What is stored may be older than a rule and is read all the same: in what comes in, each option is chosen once and has one reason, since signing asks of the first and the note tells the others. */
export const savedFieldsSchema = visitFieldsSchema
  .refine(({ decision }) => decision?.kind !== 'options' || isOnce(decision.options), { path: ['decision'], error: 'An option is chosen once.' })
  .refine(({ reasons }) => isOnce(reasons.map((reason) => reason.option)), { path: ['reasons'], error: 'An option has one reason.' });

/** A visit with nothing in it yet. */
export const EMPTY_FIELDS: VisitFields = {
  schemaVersion: 1,
  kind: 'in person',
  reason: null,
  decision: null,
  reasons: [],
  notAsked: [],
  declined: [],
  discussed: [],
  patientPrefers: null,
  ratings: { patient: null, clinician: null, thinksOfStopping: null },
  plan: null,
  edits: {},
  editBases: {},
  removed: [],
  typed: [],
};

/** The visit as it is composed and signed: of the reasons those of what is chosen. */
export function toVisit({ schemaVersion: _version, reasons, notAsked, ...fields }: VisitFields, of: Pick<Visit, 'id' | 'on' | 'cleared'>): Visit {
  const chosen = fields.decision?.kind === 'options' ? fields.decision.options : [];
  const own = chosen.flatMap((option) => reasons.filter((reason) => reason.option === option && reason.why.trim() !== '')).map(({ option, why }) => ({ option, why }));
  const why = notAsked.filter((entry) => entry.why.trim() !== '');
  return { ...fields, ...(own.length > 0 && { reasons: own }), ...(why.length > 0 && { notAsked: why }), ...of };
}

/** What the author last looked at: the advice, the sentences of the note, and when. */
export const seenSchema = z.object({
  at: z.iso.datetime(),
  fingerprint: z.string().max(200).transform(keepable),
  on: daySchema,
  knowledge: z.string().max(200).transform(keepable),
  options: z.array(seenOptionSchema).readonly(),
  sentences: z.record(z.string().regex(/^[ -~]{1,200}$/), z.string().max(LONGEST).transform(keepable)).readonly(),
});
export type Seen = z.output<typeof seenSchema>;

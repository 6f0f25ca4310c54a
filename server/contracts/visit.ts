import { z } from 'zod';
import { TASK_KINDS } from '@/server/clinical/model/follow-up';
import { FLAG_LEVELS, OPTION_IDS, OPTION_STATUSES } from '@/server/clinical/model/ids';
import { RULED_OUT_BY } from '@/server/clinical/model/option-change';
import type { Note, NotePatient } from '@/server/clinical/model/note';
import { NOTE_SECTIONS } from '@/server/clinical/model/visit';
import { adviceChangeSchema } from './advice-change';
import { daySchema, lineInput, optionalDayInput, patientAct, rowVersionSchema } from './fields';
import { flagAnswerSchema, hashSchema } from './flag-answer';
import { planShape } from './plan';
import { proofInput, proofSchema } from './proof';
import type { Holds, SameType } from './same-type';
import { savedFieldsSchema, visitFieldsSchema } from './visit-fields';

const optionId = z.enum(OPTION_IDS);
const ref = z.object({ type: z.enum(['fact', 'rule', 'reference', 'step', 'visit', 'derived', 'follow-up']), id: z.string() });
const segment = z.object({
  id: z.string(),
  origin: z.enum(['data', 'patient', 'rule', 'choice', 'typed', 'edited']),
  text: z.string(),
  refs: z.array(ref).readonly(),
  before: z.string().nullable(),
  stale: z.boolean(),
});

export const noteSchema = z.object({
  schemaVersion: z.literal(1),
  order: z.enum(['apso', 'soap']),
  sections: z.array(z.object({ id: z.enum(NOTE_SECTIONS), title: z.string(), segments: z.array(segment).readonly() })).readonly(),
  doseTable: z.custom<Note['doseTable']>((value) => Array.isArray(value)),
  options: z.array(optionId).readonly(),
  words: z.number(),
});

export type NoteIsMirrored = Holds<SameType<z.output<typeof noteSchema>, Note>>;

const notePatient = z.object({
  id: z.string(),
  displayName: z.string(),
  family: z.string(),
  given: z.string(),
  birthOn: daySchema.nullable(),
  birthText: z.string().nullable(),
  age: z.number().nullable(),
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  identifiers: z.array(z.object({ label: z.string(), value: z.string() })).readonly(),
});
export type NotePatientIsMirrored = Holds<SameType<z.output<typeof notePatient>, NotePatient>>;

const person = z.object({ id: z.string(), name: z.string(), credential: z.string().nullable() });

/** Something due after signing. */
const followUp = z.object({ kind: z.enum(TASK_KINDS), what: z.string(), on: daySchema, role: z.enum(['coordinator', 'prescriber']) });

const flagState = z.object({
  flag: z.string(),
  title: z.string(),
  level: z.enum(FLAG_LEVELS),
  message: z.string(),
  /** `open` waits for an answer; `stop` cannot be signed past while it is raised. */
  state: z.enum(['answered', 'open', 'stop']),
  /** Why a patient’s answer raises it and the chart does not: it was taken back, or is old or overtaken; `null` where the chart raises it. */
  alone: z.enum(['taken-back', 'not-raised']).nullable(),
  /** What clears it, as the content says. */
  how: z.string(),
  /** Words of the content that hold back what the chosen plan does. */
  heldBack: z.array(z.string()),
  answer: flagAnswerSchema.nullable(),
  raisedHash: hashSchema,
  /** Whether an answer can settle it; otherwise it stays open whatever is said, until the chart raises it no more. */
  maySettle: z.boolean(),
});

/** The dose table of the plan in words, a column a drug. */
const doses = z.object({ drugs: z.array(z.string()), rows: z.array(z.object({ from: daySchema, cells: z.array(z.string()) })) }).nullable();

/** One thing that is read back; the first line is the one that stands out. */
const readBackLine = z.object({ label: z.string(), lines: z.array(z.string()) });

export const draftSchema = z.object({
  visitId: z.string(),
  version: rowVersionSchema,
  savedAt: z.string(),
  /** Zone of the clinic, for the wall clock. */
  timeZone: z.string(),
  on: daySchema,
  author: person,
  /** Whether the reader is the author; another's draft is read only. */
  isMine: z.boolean(),
  patient: notePatient,
  fields: visitFieldsSchema,
  note: noteSchema,
  plan: planShape.nullable(),
  /** Why the plan that was chosen cannot be made any more. */
  planRefused: z.string().nullable(),
  fingerprint: z.string(),
  /** Hash over everything that the screen shows and the signature covers. */
  seenHash: z.string(),
  /** Which inputs changed since the author last looked, and the options that they touch; `null` when none did. */
  stale: adviceChangeSchema.nullable(),
  /** Sentences that read otherwise since then, with the wording of then; `null` where it is new. One that is not in the note any more is gone. */
  changed: z.array(z.object({ id: z.string(), before: z.string().nullable() })),
  /** Whether something on the screen reads otherwise, so that signing waits for a look. */
  mustLook: z.boolean(),
  flags: z.array(flagState),
  /** What the chart asks for somebody’s safety and nobody answered: it is signed past, and never in silence. */
  unasked: z.array(z.object({ question: z.string(), short: z.string(), /** That it was not asked, or when it was and what came of it. */ state: z.string(), /** Whether it stands among the questions of the chart; otherwise a flag puts it. */ isListed: z.boolean() })),
  /** What of it is signed past with a written reason alone. */
  askOrSayWhy: z.array(z.object({ question: z.string(), short: z.string() })),
  /** What keeps it from being signed, in words; empty when it can be. */
  missing: z.array(z.string()),
  /** Sentences of the note that cannot be left out. */
  stays: z.array(z.string()),
  /** Why what is chosen without a plan of its own has none, in the sentence of the note. */
  noPlan: z.array(z.object({ option: optionId, words: z.string() })),
  /** What is signed with a reason of its own alone: closed on this chart, begun while something that could rule it out is not answered, refused by the planner, or something of high severity speaks against it. */
  mustSayWhy: z.array(optionId),
  /** Reasons of chosen options whose plan has other medicines or doses now than when they were written, with what it was then. */
  reasonsToSee: z.array(z.object({ option: optionId, was: z.string() })),
  /** Whether a clinician has reviewed the content. */
  reviewed: z.boolean(),
  options: z.array(z.object({ id: optionId, title: z.string(), status: z.enum(OPTION_STATUSES), ruledOut: z.enum(RULED_OUT_BY).nullable(), planned: z.boolean(), discussionPoints: z.array(z.string()).readonly() })),
  doses,
  readBack: z.array(readBackLine),
  tasks: z.array(followUp),
  /** Reasons to ask for initials and year of birth; empty most of the time. */
  risks: z.array(z.string()),
  proof: proofSchema,
  amends: z.object({ number: z.string(), version: z.number(), why: z.string() }).nullable(),
  /** Share of words identical to the last signed note, in percent. */
  sharePercent: z.number().nullable(),
});
export type Draft = z.output<typeof draftSchema>;

export const signedSchema = z.object({
  visitId: z.string(),
  noteId: z.string(),
  number: z.string(),
  version: z.number(),
  sha256: z.string(),
  signedAt: z.string(),
  /** Local wall clock of the clinic, `09:11:42`. */
  signedTime: z.string(),
  on: daySchema,
  author: person,
  patient: notePatient,
  clinic: z.object({ name: z.string(), demo: z.boolean() }),
  status: z.enum(['draft', 'pending co-signature', 'signed', 'amended', 'entered in error']),
  note: noteSchema,
  plan: planShape.nullable(),
  doses,
  addenda: z.array(z.object({ number: z.number(), text: z.string(), author: person, at: z.string(), /** Day and time of the entry by the clinic's clock, and in UTC. */ written: z.string(), lateEntryFor: daySchema.nullable() })),
  coSigned: z.object({ by: person, at: z.string() }).nullable(),
  enteredInError: z.object({ why: z.string(), by: person, at: z.string() }).nullable(),
  amends: z.object({ noteId: z.string(), why: z.string() }).nullable(),
  amendedBy: z.object({ visitId: z.string(), version: z.number(), /** Whether that version was entered in error, so that neither stands. */ inError: z.boolean() }).nullable(),
  /** The note as plain text for any record system. */
  /** For the clipboard; `null` when it could not be written, which takes nothing from the signature. */
  plainText: z.string().nullable(),
  files: z.array(z.object({ file: z.string(), label: z.string() })),
  may: z.object({ addAddendum: z.boolean(), amend: z.boolean(), enterInError: z.boolean(), coSign: z.boolean() }),
  sharePercent: z.number().nullable(),
});
export type Signed = z.output<typeof signedSchema>;

export const visitViewSchema = z.discriminatedUnion('state', [z.object({ state: z.literal('draft'), draft: draftSchema }), z.object({ state: z.literal('signed'), signed: signedSchema })]);
export type VisitView = z.output<typeof visitViewSchema>;

export const visitListSchema = z.object({
  /** The reader's own draft for this patient. */
  draft: z.object({ visitId: z.string(), on: daySchema, savedAt: z.string(), amends: z.object({ number: z.string(), version: z.number() }).nullable() }).nullable(),
  /** Drafts of others, which are read only. */
  others: z.array(z.object({ visitId: z.string(), author: z.string(), on: daySchema, savedAt: z.string() })),
  notes: z.array(
    z.object({
      visitId: z.string(),
      noteId: z.string(),
      number: z.string(),
      version: z.number(),
      on: daySchema,
      author: z.string(),
      status: z.enum(['pending co-signature', 'signed', 'amended', 'entered in error']),
      /** What was decided, in a few words. */
      decision: z.object({ words: z.string(), returnOn: daySchema.nullable() }),
    }),
  ),
});
export type VisitList = z.output<typeof visitListSchema>;

export const openVisitInput = z.object({ patientId: z.uuid() });
export const getVisitInput = z.object({ visitId: z.uuid() });
export const saveVisitInput = z.object({
  patientId: z.uuid(),
  visitId: z.uuid(),
  /** Version on which the fields rest. */
  version: rowVersionSchema,
  fields: savedFieldsSchema,
  /** The advice that the author has looked at; it counts while the chart still gives it. */
  seen: z.object({ fingerprint: z.string().max(128) }).nullish().transform((seen) => seen ?? null),
});
export const saveVisitOutput = z.discriminatedUnion('kind', [z.object({ kind: z.literal('saved'), draft: draftSchema }), z.object({ kind: z.literal('conflict'), theirs: draftSchema })]);
export type SaveOutcome = z.output<typeof saveVisitOutput>;

export const signVisitInput = z.object({
  patientId: z.uuid(),
  visitId: z.uuid(),
  version: rowVersionSchema,
  seenHash: hashSchema,
  initials: z.string().max(40).nullish().transform((text) => text ?? null),
  birthYear: z.string().max(8).nullish().transform((text) => text ?? null),
  proof: proofInput,
  idempotencyKey: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
});

const noteAct = { ...patientAct, visitId: z.uuid() };
export const addAddendumInput = z.object({ ...noteAct, text: z.string().max(400_000), lateEntryFor: optionalDayInput });
export const amendInput = z.object({ ...noteAct, why: lineInput(2000) });
export const amendOutput = z.object({ visitId: z.string() });
export const enterInErrorInput = z.object({ ...noteAct, why: lineInput(2000) });
export const coSignInput = z.object({ ...noteAct, seenHash: hashSchema, proof: proofInput });
export const answerFlagInput = z.object({ ...patientAct, flag: z.string().max(120), /** Of the flag as the screen showed it. */ raisedHash: hashSchema, what: lineInput(2000), settled: z.boolean() });
export const sourcesInput = z.object({ visitId: z.uuid(), segmentId: z.string().max(160) });
export const sourcesSchema = z.object({
  rows: z.array(z.object({ ref, label: z.string(), lines: z.array(z.string()).readonly(), on: z.string().nullable(), by: z.string().nullable(), recordedOn: z.string().nullable() })),
});
export type Sources = z.output<typeof sourcesSchema>;
export const recordDisclosureInput = z.object({ visitId: z.uuid(), file: z.enum(['clipboard']) });
export const doneSchema = z.object({ done: z.literal(true) });

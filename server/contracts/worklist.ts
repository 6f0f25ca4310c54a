import { z } from 'zod';
import { CONTACT_OUTCOMES, TASK_ACTS, TASK_KINDS } from '@/server/clinical/model/follow-up';
import { FLAG_LEVELS } from '@/server/clinical/model/ids';
import { daySchema } from './fields';
import { patientSummarySchema } from './patient';

/** Parts of the list that hold tasks, in the order in which they stand. */
export const TASK_SECTIONS = ['late', 'today', 'next', 'waiting', 'unreached', 'old'] as const;
export type TaskSection = (typeof TASK_SECTIONS)[number];
export const TASK_ROLES = ['coordinator', 'prescriber'] as const;

/** Columns of the board: what is done next. */
export const WORK_ACTS = TASK_ACTS;

/** Whose tasks: one's own and those one covers for, those of nobody, everybody's, those of patients one follows, or one person's. */
export const ownerInput = z.union([z.enum(['mine', 'nobody', 'all', 'team', 'followed']), z.uuid()]);

const whichInput = {
  owner: ownerInput.default('team'),
  act: z.enum(TASK_ACTS).nullish().transform((act) => act ?? null),
  role: z.enum(TASK_ROLES).nullish().transform((role) => role ?? null),
};
export const worklistFilterInput = z.object(whichInput);
export type WorklistFilter = z.output<typeof worklistFilterInput>;

const filterInput = {
  ...whichInput,
  limit: z.number().int().min(1).max(100).default(50),
};
export const getWorklistInput = z.object(filterInput);
export const moreTasksInput = z.object({ ...filterInput, section: z.enum(TASK_SECTIONS), cursor: z.string().max(120).nullish() });

export const personSchema = z.object({ id: z.string(), name: z.string() });
export const instantSchema = z.object({ on: daySchema, at: z.string() });
export const OUTCOMES = CONTACT_OUTCOMES;
/** What the clinic's rule proposes after attempts that reached nobody. */
export const NEXT_STEPS = ['call', 'letter', 'prescriber'] as const;
/** How far the newest request for a report has come. */
export const REQUEST_STANDINGS = ['sent-out', 'opened', 'started', 'received', 'expired', 'withdrawn', 'blocked', 'bounced'] as const;

export const taskRowSchema = z.object({
  id: z.string(),
  version: z.number(),
  patient: patientSummarySchema,
  source: z.enum(['plan', 'deferral', 'flag', 'manual']),
  kind: z.enum(TASK_KINDS),
  act: z.enum(TASK_ACTS),
  what: z.string(),
  /** What else of the plan is done with it, in words. */
  covers: z.array(z.string()),
  dueOn: daySchema,
  untilOn: daySchema.nullable(),
  /** Day on which somebody next does something about it. */
  actOn: daySchema,
  /** Days of the clinic since the due day; below zero: days to it. */
  daysLate: z.number(),
  /** 0 and 1 red-flag answers; by the flags raised when it was signed: 2 red, 3 stop, 4 attention, 5 none. */
  risk: z.number(),
  status: z.enum(['open', 'waiting', 'done', 'cancelled']),
  reason: z.string().nullable(),
  /** Who closed it. */
  closedBy: z.string().nullable(),
  role: z.enum(TASK_ROLES),
  assignee: personSchema.nullable(),
  attempts: z.number(),
  unreached: z.boolean(),
  /** Newest contact or attempt with this patient, of any task. */
  lastContact: z.object({ outcome: z.enum(OUTCOMES), on: daySchema, by: z.string() }).nullable(),
  nextStep: z.enum(NEXT_STEPS),
  /** Newest request for a report. */
  request: z.object({ id: z.string(), standing: z.enum(REQUEST_STANDINGS), on: daySchema }).nullable(),
  medicines: z.array(z.object({ drug: z.string(), microgramsPerDay: z.number().nullable(), since: daySchema.nullable() })),
  /** The signed note that asks for it. */
  note: z.object({ visitId: z.string(), number: z.string(), option: z.string().nullable(), step: z.number().nullable(), day: z.number() }).nullable(),
  isFollowed: z.boolean(),
  /** Names on this page that this one could be taken for. */
  likeNamed: z.array(z.string()),
});
export type TaskRow = z.output<typeof taskRowSchema>;

/** How far telling the on-call contacts has come. */
export const TOLD_STATES = ['queued', 'sent', 'failed', 'bounced', 'dropped'] as const;

export const alertRowSchema = z.object({
  alertId: z.string(),
  patient: patientSummarySchema,
  title: z.string(),
  /** What was answered, in the words of the form; `null` where it was not kept. */
  answer: z.string().nullable(),
  level: z.enum(FLAG_LEVELS),
  raised: instantSchema,
  due: instantSchema.nullable(),
  /** Below zero when it is past; `null` where the flag has no term. */
  minutesLeft: z.number().nullable(),
  /** The contact that it asks for; `null` when it was made. */
  taskId: z.string().nullable(),
  /** Newest contact or attempt since it was raised: what was before says nothing about it. */
  lastContact: z.object({ outcome: z.enum(OUTCOMES), on: daySchema, by: z.string() }).nullable(),
  /** On-call contacts that the clinic has set, and the newest message to one of them: which in turn, and how it ended. */
  onCall: z.object({ contacts: z.number(), told: z.object({ turn: z.number(), state: z.enum(TOLD_STATES), at: instantSchema }).nullable() }),
});
export type AlertRow = z.output<typeof alertRowSchema>;

export const questionRowSchema = z.object({
  id: z.string(),
  patient: patientSummarySchema,
  question: z.string(),
  /** What was on the screen when it was asked. */
  story: z.array(z.string()),
  askedBy: z.string(),
  asked: instantSchema,
  to: personSchema.nullable(),
  answer: z.object({ text: z.string(), by: z.string(), at: instantSchema }).nullable(),
  taskId: z.string().nullable(),
});
export type QuestionRow = z.output<typeof questionRowSchema>;

const counted = z.object({ n: z.number(), more: z.boolean() });

export const worklistSchema = z.object({
  on: daySchema,
  /** Time on the clinic's wall when it was read. */
  at: z.string(),
  me: personSchema,
  people: z.array(personSchema.extend({ roles: z.array(z.enum(TASK_ROLES)) })),
  /** Whom I look after the tasks of today, and until when. */
  covering: z.array(personSchema.extend({ coverId: z.string(), until: daySchema })),
  absences: z.array(z.object({ coverId: z.string(), absent: personSchema, covering: personSchema, from: daySchema, until: daySchema })),
  alerts: z.array(alertRowSchema),
  sections: z.array(z.object({ id: z.enum(TASK_SECTIONS), rows: z.array(taskRowSchema), next: z.string().nullable(), count: counted })),
  /** Earliest day after today on which one of these tasks is due; read where today or the seven days after it are empty. */
  nextDueOn: daySchema.nullable(),
  /** Done or cancelled today, the newest first. */
  done: z.array(taskRowSchema),
  /** Patients whom I follow. */
  followed: z.array(z.object({ id: z.string(), displayName: z.string() })),
  /** What was handed over to me lately, with the line that was written for it; `patient` is one of them. */
  handovers: z.array(z.object({ patients: z.number(), patient: patientSummarySchema, from: z.string().nullable(), by: z.string(), line: z.string(), at: instantSchema })),
  /** To be answered by me, then answered to me and not read yet. */
  questions: z.array(questionRowSchema),
  unsigned: z.array(z.object({ visitId: z.string(), patient: patientSummarySchema, author: z.string(), isMine: z.boolean(), kind: z.enum(['draft', 'co-signature']), on: daySchema, daysOld: z.number() })),
  toRead: z.array(z.object({ patient: patientSummarySchema, reports: z.number(), since: daySchema, daysWaiting: z.number() })),
});
export type Worklist = z.output<typeof worklistSchema>;

export const moreTasksSchema = z.object({ rows: z.array(taskRowSchema), next: z.string().nullable() });
export type MoreTasks = z.output<typeof moreTasksSchema>;

/** Everything that is on the screen while somebody calls. */
export const taskDetailSchema = z.object({
  task: taskRowSchema,
  phone: z.string().nullable(),
  email: z.string().nullable(),
  allergies: z.array(z.string()),
  /** What is known where none stands in the list: none of what was asked, of a list, or not asked. */
  noAllergy: z.string(),
  /** Flags of danger that no prescriber has settled, with what was answered where the answer is old. */
  danger: z.array(z.object({ id: z.string(), level: z.enum(FLAG_LEVELS), title: z.string(), around: z.array(z.string()), /** Answered, and left open. */ answered: z.object({ by: z.string(), on: daySchema }).nullable() })),
  /** The running plan; `null` without one. */
  plan: z
    .object({
      visitId: z.string(),
      number: z.string(),
      step: z.number(),
      steps: z.array(z.object({ n: z.number(), from: daySchema, words: z.string(), isNow: z.boolean() })),
      /** Days in which withdrawal would be expected, those that hold today first. */
      windows: z.array(z.object({ drug: z.string(), from: daySchema, to: daySchema, isNow: z.boolean(), day: z.number() })),
      words: z.string(),
    })
    .nullable(),
  /** Content: what speaks for withdrawal and what for relapse, feature by feature. */
  signs: z.array(z.object({ feature: z.string(), withdrawal: z.string(), relapse: z.string() })),
  /** Content: when to hold, slow down, step back, stop and have it looked at. */
  criteria: z.array(z.object({ title: z.string(), lines: z.array(z.string()) })),
  help: z.object({ emergency: z.string().nullable(), line: z.string().nullable(), name: z.string().nullable(), wording: z.string() }),
  /** The line that was written when the patient was last handed over. */
  handover: z.object({ line: z.string(), by: z.string(), at: instantSchema }).nullable(),
  /** Prescriber of the patient, who is asked. */
  prescriber: personSchema.nullable(),
  contacts: z.array(z.object({ id: z.string(), outcome: z.enum(OUTCOMES), on: daySchema, at: z.string(), by: z.string(), answers: z.record(z.string(), z.string().nullable()), words: z.string().nullable(), nextOn: daySchema.nullable() })),
  trace: z.array(z.object({ what: z.string(), from: daySchema.nullable(), to: daySchema.nullable(), why: z.string().nullable(), by: z.string(), at: instantSchema })),
  questions: z.array(questionRowSchema),
  /** After an attempt that reaches nobody, by the clinic's rule. */
  rule: z.object({ attempts: z.number(), nextOn: daySchema }),
});
export type TaskDetail = z.output<typeof taskDetailSchema>;

/** Whether one's own calendar of tasks has an address that works, and when a program last read it. */
export const calendarStandingSchema = z.object({ made: instantSchema.nullable(), lastRead: instantSchema.nullable() });
export type CalendarStanding = z.output<typeof calendarStandingSchema>;

import { z } from 'zod';
import { OPTION_IDS, OPTION_STATUSES } from '@/server/clinical/model/ids';
import { RULED_OUT_BY } from '@/server/clinical/model/option-change';
import type { OptionChange, SeenOption } from '@/server/clinical/model/option-change';
import { daySchema } from './fields';
import type { Holds, SameType } from './same-type';

export type RuledOut = (typeof RULED_OUT_BY)[number];

const MANY = 400;
const option = z.enum(OPTION_IDS);
const status = z.enum(OPTION_STATUSES);
export const ruledOutSchema = z.enum(RULED_OUT_BY);
const ruledOut = ruledOutSchema.nullable();
const ids = z.array(z.string().max(200)).max(MANY).readonly();

export const seenOptionSchema = z.object({ id: option, status, reasons: ids, unknown: ids });
export type SeenOptionIsMirrored = Holds<SameType<z.output<typeof seenOptionSchema>, SeenOption>>;

/** The advice as it stands on a screen. */
export const shownAdviceSchema = z.object({ fingerprint: z.string().max(128), on: daySchema, knowledge: z.string().max(128), options: z.array(seenOptionSchema).max(OPTION_IDS.length).readonly() });
export type ShownAdvice = z.output<typeof shownAdviceSchema>;

export const optionChangeSchema = z.object({ id: option, title: z.string(), was: status, now: status, wasRuledOut: ruledOut, nowRuledOut: ruledOut, added: z.array(z.string()).readonly(), gone: z.number(), answered: z.number(), asked: z.number() });
export type OptionChangeIsMirrored = Holds<SameType<z.output<typeof optionChangeSchema>, OptionChange>>;

/** An input that changed: who, when on the clinic's wall, what; the day and the content change without a person. */
export const inputChangeSchema = z.object({ by: z.string().nullable(), at: z.string().nullable(), what: z.string() });
export type InputChange = z.output<typeof inputChangeSchema>;

/** What reads otherwise than it was seen, and which inputs changed. */
export const adviceChangeSchema = z.object({ inputs: z.array(inputChangeSchema), options: z.array(optionChangeSchema).readonly() });
export type AdviceChange = z.output<typeof adviceChangeSchema>;

import { date, jsonb, pgTable, text, doublePrecision } from 'drizzle-orm/pg-core';
import type { Coding } from '@/server/clinical/model/chart';
import { factColumns, factRules } from './fact-columns';

/** A diagnosis or problem. */
export const condition = pgTable(
  'condition',
  {
    ...factColumns(),
    codings: jsonb('codings').$type<readonly Coding[]>().notNull(),
    text: text('text').notNull(),
    clinicalStatus: text('clinical_status', { enum: ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'] }),
    onsetOn: date('onset_on', { mode: 'string' }),
    /** Day on which the sending record was written. */
    statedOn: date('stated_on', { mode: 'string' }),
    abatedOn: date('abated_on', { mode: 'string' }),
  },
  (table) => factRules('condition', table),
);

/** An allergy or intolerance. */
export const allergy = pgTable(
  'allergy',
  {
    ...factColumns(),
    /** Generic ingredient in lower case where it could be mapped. */
    ingredient: text('ingredient'),
    text: text('text').notNull(),
    type: text('type', { enum: ['allergy', 'intolerance'] }),
    reaction: text('reaction'),
    notedOn: date('noted_on', { mode: 'string' }),
  },
  (table) => factRules('allergy', table),
);

/** A measurement or laboratory result. */
export const observation = pgTable(
  'observation',
  {
    ...factColumns(),
    /** Id of the content's list of observations; `null` when no rule knows it. */
    observation: text('observation'),
    codings: jsonb('codings').$type<readonly Coding[]>().notNull(),
    text: text('text').notNull(),
    /** In `unit`; `null` when the result is words or a code. */
    value: doublePrecision('value'),
    valueText: text('value_text'),
    /** UCUM. */
    unit: text('unit'),
    /** Reference range sent with the result, in `unit`. */
    low: doublePrecision('low'),
    high: doublePrecision('high'),
    observedOn: date('observed_on', { mode: 'string' }).notNull(),
  },
  (table) => factRules('observation', table),
);

/** Something that happened in the person's life. */
export const lifeEvent = pgTable(
  'life_event',
  {
    ...factColumns(),
    title: text('title').notNull(),
    kind: text('kind', { enum: ['bereavement', 'trauma', 'stress', 'illness', 'birth', 'work', 'relationship', 'hospitalisation', 'other'] }).notNull(),
    happenedOn: date('happened_on', { mode: 'string' }).notNull(),
    untilOn: date('until_on', { mode: 'string' }),
  },
  (table) => factRules('life_event', table),
);

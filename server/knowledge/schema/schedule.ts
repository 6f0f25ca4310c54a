import { z } from 'zod';

import { SWITCH_STRATEGIES } from '@/server/clinical/model/plan-content';
import { OPTION_IDS } from '@/server/clinical/model/ids';
import { when } from './when';
import { id, review, someRefs, whole, words } from './words';

/**
 * What the prose of the switching and tapering content says in numbers: how a drug falls, when the new one starts and at
 * what dose, which gaps and ceilings hold. `null` is "the prose gives no number": then the general rules apply and the
 * plan says so.
 */

/** Ways from one antidepressant to another, and to less of one. */
export const strategy = z.enum(SWITCH_STRATEGIES);
/** A drug id, `class:` with a class of the drugs file, `flag:serotonergic`, `flag:any`, or `ingredient:` for a drug without an entry. */
export const selector = z.string().regex(/^(?:class:[A-Za-z-]+|flag:(?:serotonergic|any)|ingredient:[a-z-]+|[a-z0-9-]+)$/);

const mg = z.number().positive();
const share = z.number().positive().max(1);
const days = z.int().positive();

/** How a drug falls: by equal shares of the first dose, by equal milligrams, down a ladder, or through the marketed strengths. */
export const fall = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('drug-rule') }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('share'), share, tailHalvings: whole, liquidTail: z.boolean() }),
  z.strictObject({ kind: z.literal('cut'), mg }),
  z.strictObject({ kind: z.literal('ladder'), steps: z.array(z.strictObject({ mg, days: days.nullable() })).min(1) }),
  z.strictObject({ kind: z.literal('strengths') }),
]);

/** Dose at which a new drug starts. */
const start = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mg'), mg }),
  z.strictObject({ kind: z.literal('lowest-strength') }),
  z.strictObject({ kind: z.literal('half-usual') }),
  z.strictObject({ kind: z.literal('half-target') }),
  z.strictObject({ kind: z.literal('target') }),
  z.strictObject({ kind: z.literal('same-total') }),
]);

const drugIds = z.array(id).min(1);

/** The numbers of one pair. */
export const schedule = z.strictObject({
  fall,
  /** How the old drug comes down before a direct switch; mostly not at all. */
  beforeDirect: fall,
  intervalDays: days.nullable(),
  /** When the new drug may join: with which step, at which dose of the old one, after how many days at it. */
  overlap: z.strictObject({ fromStep: z.int().positive(), oldAtMostMg: mg.nullable(), oldAtMostShare: share.nullable(), holdDays: whole }).nullable(),
  /** Free days that the prose asks for beside the minimum wash-out; `fromMg` only from that dose of the old drug. */
  gap: z.strictObject({ days, fromMg: mg.nullable() }).nullable(),
  start: start.nullable(),
  startOf: z.array(z.strictObject({ drugs: drugIds, start })),
  /** Days at the first dose, where it depends on the old or the new drug. */
  startDays: z.array(z.strictObject({ from: z.array(id), to: z.array(id), days })),
  instead: z.strictObject({ drugs: drugIds, atLeastMg: mg, strategy }).nullable(),
});

const selectors = z.array(selector).min(1);

/** A hard stop as limits that can be reckoned day by day. */
export const limit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('gap'), from: selectors, to: selectors, days }),
  z.strictObject({ kind: z.literal('largest-gap'), into: selectors, withinDays: days }),
  z.strictObject({ kind: z.literal('never-together'), first: selectors, second: selectors }),
  z.strictObject({
    kind: z.literal('ceiling'),
    drugs: drugIds,
    mg,
    lower: z.strictObject({ mg, ageOver: z.int().positive(), conditions: drugIds, beside: drugIds, clearing: z.array(z.strictObject({ drug: z.string().min(1), days: z.int().positive() })) }).nullable(),
  }),
  z.strictObject({ kind: z.literal('first-dose'), drugs: drugIds, mg, days }),
  z.strictObject({ kind: z.literal('single-dose'), drugs: drugIds, mg }),
  z.strictObject({ kind: z.literal('conditions'), drugs: drugIds, sets: drugIds }),
]);

/** Words that a plan carries when it goes from and to these drugs; an empty `from` is any. */
export const planWarning = z.strictObject({ id, message: words, from: z.array(selector), ofFalling: z.boolean(), to: selectors, refs: someRefs, review });

/** Looks at the patient, counted from the first day of a new drug. */
export const planCheckpoints = z.strictObject({
  id,
  to: selectors,
  at: z.array(z.strictObject({ afterDays: whole, what: words, below: z.strictObject({ mg: z.number().positive(), what: words }).optional(), atMost: words.optional() })).min(1),
  refs: someRefs,
  review,
});

/** What a chart says about a dose: none above it, no daily dose at all, a lower first dose, or words of care above it. */
export const chartLimit = z
  .strictObject({
    id,
    drugs: drugIds,
    effect: z.enum(['maximum', 'not-daily', 'first-dose', 'care']),
    mg: z.number().nonnegative().nullable(),
    when,
    when_text: words,
    message: words,
    refs: someRefs,
    verification: words,
    review,
  })
  .refine(({ effect, mg }) => (effect === 'not-daily') === (mg === null), { message: 'a dose, unless no daily dose is possible' });

/** What an option plans when nobody says otherwise: the drugs it may go to, in the option's order. */
export const optionPlan = z.strictObject({
  option: z.enum(OPTION_IDS),
  change: z.enum(['lower', 'switch', 'add']),
  targets: z.array(z.strictObject({ drug: id, mg })),
  refs: someRefs,
  verification: words,
  review,
});

/** How one drug is stopped, divided over the day, and begun. */
export const drugRule = z.strictObject({
  drugId: id,
  fall: fall.nullable(),
  intervalDays: days.nullable(),
  minimumTaperDays: days.nullable(),
  /** Way to nothing that is proposed when nobody asks for another; `null` for what is only added, never tapered here. */
  toNothing: z.enum(['linear-taper', 'hyperbolic-taper', 'stop']).nullable(),
  timesPerDay: z.int().min(1).max(4),
  dividedAboveMg: mg.nullable(),
  startDays: days.nullable(),
  minimumStartDays: days.nullable(),
  leftOutForms: z.array(z.strictObject({ form: words, why: words })),
  verification: words,
  refs: someRefs,
  review,
});

const judged = { refs: someRefs, verification: words };
const said = z.strictObject({ id, message: words, ...judged });
const look = z.strictObject({ afterDays: whole, what: words });

/** Rules for everything that the prose leaves open, each with where it comes from. */
export const general = z.strictObject({
  inSwitch: z.strictObject({ share, intervalDays: days, ...judged }),
  doseReduction: z.strictObject({ share, targetShare: share, intervalDays: days, reviews: z.array(look), ...judged }),
  stop: z.strictObject({ reviews: z.array(look), ...judged }),
  taperStep: look.extend(judged),
  youngAge: z.strictObject({ belowYears: z.int().positive(), everyDays: days, contacts: z.int().positive(), what: words, ...judged }),
  largestCutShare: z.strictObject({ share, ...judged }),
  rise: z.strictObject({ factor: z.number().gt(1), intervalDays: days, ...judged }),
  rounding: z.strictObject({
    toleranceShare: share,
    liquidStepMl: z.number().positive(),
    flagDropPoints: z.number().positive(),
    flagFinalDropPoints: z.number().positive(),
    flagFirstCutShare: share,
    flagLastDoseMl: z.number().positive(),
    flagGapDays: days,
    ...judged,
  }),
  limits: z.strictObject({ presentDoseAboveMaximum: z.number().gt(1), unitsPerDay: z.int().positive(), longestStepDays: days, elderlyFromYears: z.int().positive(), doseSlipFactor: z.number().gt(1), ...judged }),
  /** Days after a cut in which withdrawal would be expected; the drugs listed have figures of their own. */
  withdrawalWindow: z.strictObject({
    fromHalfLives: z.number().nonnegative(),
    untilHalfLives: z.number().positive(),
    lastsDays: days,
    lastsAfterLastDays: days,
    drugs: z.array(z.strictObject({ drugs: drugIds, fromDays: whole, untilDays: whole, words })),
    ...judged,
  }),
  /** What a plan warns of by its own course. `{drug}` is the medicine, `{taken}` what the chart has of it, `{first}` the dose with which the plan begins it. */
  watch: z.strictObject({ blunting: said, relapse: said, hold: said, abruptStop: said, begunAlready: said }),
  pace: z.strictObject({
    faster: z.array(z.strictObject({ days, becomes: days })),
    slower: z.array(z.strictObject({ days, becomes: days })),
    ...judged,
  }),
});

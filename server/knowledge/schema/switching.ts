import { z } from 'zod';

import { chartLimit, drugRule, general, limit, optionPlan, planCheckpoints, planWarning, schedule, selector, strategy } from './schedule';
import { day, id, pairId, refs, review, someRefs, whole, wordList, words } from './words';

const pair = z.strictObject({
  id: pairId,
  from: z.array(selector).min(1),
  to: z.array(selector).min(1),
  strategy,
  alternatives: z.array(strategy),
  minimumWashoutDays: whole,
  washoutRangeDays: z.tuple([whole, whole]).nullable(),
  crossTaperAllowed: z.boolean(),
  crossTaperCondition: words.nullable(),
  defaultDurationWeeks: z.number().nonnegative().nullable(),
  newDrugStart: words.nullable(),
  specialistRequired: z.boolean(),
  notes: words,
  schedule,
  cautions: wordList,
  sourcePositions: z.array(z.strictObject({ source: words, market: words.nullable(), position: words, washoutDays: z.number().nonnegative().nullable() })),
  refs: someRefs,
  verification: words,
  review,
});

/** Pairs with gaps in whole days, hard stops, and each source's position side by side. */
export const switching = z.strictObject({
  schemaVersion: words,
  compiled: day,
  conventions: z.strictObject({ selectors: words, precedence: wordList, washout: words, conflict: words, hardStops: words }),
  strategies: z.array(z.strictObject({ id: strategy, label: words, definition: words, when: words, scheduleRule: words })),
  hardStops: z.array(z.strictObject({ id, rule: words, days: whole.nullable(), limits: z.array(limit).min(1), refs: someRefs, review })),
  pairs: z.array(pair),
  bupropionInteractions: z.array(
    z.strictObject({ affected: words, mechanism: words, effect: words, action: words, refs: someRefs, verification: words }),
  ),
  bupropionSeizure: z.strictObject({ raisesRisk: wordList, planLimits: wordList, refs, verification: words }),
  coreCaseSsriSnriToBupropion: z.strictObject({
    keyPoints: wordList,
    monitor: z.array(z.strictObject({ week: whole, items: wordList })),
    reverseIf: wordList,
    refs,
  }),
  monitoringAllSwitches: z.strictObject({ points: wordList, serotoninToxicity: wordList, refs }),
  planWarnings: z.array(planWarning),
  planCheckpoints: z.array(planCheckpoints),
  chartLimits: z.array(chartLimit),
  optionPlans: z.array(optionPlan),
});

const percent = z.number().min(0).max(110);
const dosePoint = z.strictObject({ doseMg: z.number().positive(), occupancyPct: percent, extrapolated: z.boolean() });
const regionFit = z.strictObject({ region: words, emaxPct: percent, ed50Mg: z.number().positive() });
const defaults = z.strictObject({ maxDropPoints: z.number().positive(), intervalWeeks: z.number().positive() });

const workedStep = z.strictObject({
  step: z.int().positive(),
  startDate: day,
  endDate: day.nullable(),
  days: z.int().positive().nullable(),
  dosesMgPerDay: z.record(id, z.number().nonnegative()),
  how: words,
  sertOccupancyPct: percent.nullable().exactOptional(),
  phase: z.enum(['washout']).exactOptional(),
});

/** Transporter occupancy parameters (second-hand), step rules and worked examples; doses in milligrams a day. */
export const tapering = z.strictObject({
  schemaVersion: words,
  compiled: day,
  serotoninTransporterOccupancy: z.array(
    z.strictObject({
      drugId: id,
      region: words.exactOptional(),
      model: words.nullable().exactOptional(),
      emaxPct: percent.nullable().exactOptional(),
      ed50Mg: z.number().positive().nullable().exactOptional(),
      observedDoseLimitMg: z.number().positive().exactOptional(),
      derivedPoints: z.array(dosePoint).exactOptional(),
      otherRegions: z.array(regionFit).exactOptional(),
      observedPoints: z.array(z.strictObject({ doseMg: z.number(), occupancyPct: percent, approximate: z.boolean() })).exactOptional(),
      sameAs: id.exactOptional(),
      refs,
      verification: words,
    }),
  ),
  observedPetPoints: z.array(
    z.strictObject({
      drugId: words,
      doseMg: z.number().nullable(),
      occupancyPct: z.union([percent, words]),
      n: z.int().positive().exactOptional(),
      modelPct: percent.exactOptional(),
      ref: id,
    }),
  ),
  occupancyCaveats: wordList,
  rules: z.strictObject({
    linear: z.strictObject({
      formula: words,
      defaults: z.strictObject({ n: z.int().positive(), intervalWeeks: z.number().positive() }),
      useWhen: wordList,
      rounding: words,
    }),
    proportional: z.strictObject({
      formula: words,
      defaults: z.strictObject({ factorFirst: z.number(), factorLow: z.number(), switchAt: words }),
      sourceText: words,
      refs,
    }),
    hyperbolic: z.strictObject({
      formula: wordList,
      defaults,
      slowOption: defaults,
      fastOption: defaults,
      rounding: wordList,
      refs,
      verification: words,
    }),
  }),
  defaultStepIntervalWeeks: z.strictObject({ shortUseUnder8Weeks: z.number(), standard: z.number(), longUseOrHighRisk: z.number(), withinASwitch: z.number() }),
  slowerOptions: wordList,
  avoid: wordList,
  halfLifeNotes: z.array(z.strictObject({ drugId: id, note: words, refs: someRefs })),
  withdrawal: z.strictObject({
    symptoms: z.array(z.strictObject({ symptom: words, domain: words })),
    onset: words,
    duration: words,
    incidence: z.strictObject({ anyPct: percent, afterPlaceboPct: percent, severePct: percent, severePlaceboPct: percent, note: words }),
    higherRisk: wordList,
    refs,
  }),
  withdrawalVsRelapse: z.array(z.strictObject({ feature: words, withdrawal: words, relapse: words })),
  criteria: z.strictObject({
    hold: wordList,
    slow: wordList,
    stepBack: wordList,
    stopAndReview: wordList,
    fasterAllowed: wordList,
    refs,
    verification: words,
  }),
  workedExamples: z.array(
    z.strictObject({
      id,
      pair: pairId.exactOptional(),
      strategy,
      planStart: day,
      current: z.record(id, z.number()),
      target: z.record(id, z.number()),
      market: words,
      parameters: z.record(words, z.number()).exactOptional(),
      steps: z.array(workedStep),
      arithmetic: wordList,
      calculation: z
        .array(
          z.strictObject({
            step: z.int(),
            targetOccupancyPct: percent,
            idealDoseMg: z.number(),
            roundedDoseMg: z.number(),
            product: words.nullable(),
            volumeMl: z.number().nullable(),
            achievedOccupancyPct: percent,
            dropPoints: z.number(),
            percentDoseCut: z.number(),
          }),
        )
        .exactOptional(),
      expectedFlags: wordList,
      reviewDates: z.array(day).exactOptional(),
      keyDates: z.record(words, day).exactOptional(),
      optionalTail: z.strictObject({ dosesMg: z.array(z.number()), daysEach: z.int(), product: words }).exactOptional(),
      clinicalVariant: words.exactOptional(),
      negativeTest: z.strictObject({ startRequested: day, expected: words }).exactOptional(),
    }),
  ),
  refs,
  review,
  general,
  drugRules: z.array(drugRule),
});

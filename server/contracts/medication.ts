import { z } from 'zod';
import { STOP_KINDS } from './chart';
import { dayInput, decimalInput, factIdInput, lineInput, optionalDayInput, optionalDecimalInput, optionalTextInput, patientAct } from './fields';

/** `null` and an empty field are *not given*. */
const timesPerDay = optionalDecimalInput.pipe(
  z.number().gt(0, 'More than zero times a day.').max(24, 'At most 24 times a day.').nullable(),
);

/** The total of a day in milligrams of the ingredient. Whole micrograms, since that is how doses are kept. */
const mgPerDay = decimalInput.pipe(
  z
    .number()
    .gt(0, 'A dose is more than zero; to end a medicine, stop it.')
    .max(100_000, 'This dose is not possible.')
    .refine((mg) => Math.abs(mg * 1000 - Math.round(mg * 1000)) < 1e-6, 'At most three decimals.'),
);

const dose = {
  mgPerDay,
  timesPerDay,
  /** Formulation in words, such as `tablet`. */
  form: optionalTextInput(60),
};

/** The person saw that the dose is outside the listed range and means it. */
const confirmed = z.boolean().default(false);

export const startMedicationInput = z.object({
  ...patientAct,
  /** Id of the drugs file; `null` for a medicine without an entry there. */
  drugId: z.string().max(80).nullable(),
  /** Name as shown or typed; for a medicine without an entry the generic ingredient. */
  name: lineInput(120),
  startOn: dayInput,
  ...dose,
  asNeeded: z.boolean().default(false),
  indication: optionalTextInput(200),
  reason: optionalTextInput(300),
  confirmed,
});

export const changeDoseInput = z.object({
  ...patientAct,
  episodeId: factIdInput('medication'),
  from: dayInput,
  ...dose,
  reason: optionalTextInput(300),
  confirmed,
});

export const stopMedicationInput = z.object({
  ...patientAct,
  episodeId: factIdInput('medication'),
  /** Last day taken, inclusive. */
  stopOn: dayInput,
  reasonKind: z.enum(STOP_KINDS),
  reasonText: optionalTextInput(300),
});

/** Replaces an episode that was entered wrongly; the wrong one stays in the history with its mark. */
export const correctMedicationInput = z.object({
  ...patientAct,
  episodeId: factIdInput('medication'),
  drugId: z.string().max(80).nullable(),
  name: lineInput(120),
  startOn: optionalDayInput,
  stopOn: optionalDayInput,
  stopReasonKind: z.enum(STOP_KINDS).nullable().default(null),
  stopReasonText: optionalTextInput(300),
  asNeeded: z.boolean().default(false),
  indication: optionalTextInput(200),
  startReason: optionalTextInput(300),
  steps: z
    .array(
      z.object({
        from: dayInput,
        /** `null`: the dose of this stretch is not known. */
        mgPerDay: z.union([z.null(), z.literal('').transform(() => null), mgPerDay]),
        timesPerDay,
        form: optionalTextInput(60),
        reason: optionalTextInput(300),
      }),
    )
    .max(200),
  /** What was wrong. */
  correction: lineInput(300),
  confirmed,
});

export const removeMedicationInput = z.object({
  ...patientAct,
  episodeId: factIdInput('medication'),
  reason: lineInput(300),
});

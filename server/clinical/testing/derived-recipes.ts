import type { DerivedTest, Scalar } from '../model/rule-grammar';
import { compareScalar } from '../conditions/compare';
import type { PatientBuilder } from './a-patient';
import { numberFor, step } from './draft';
import type { Draft } from './draft';

/** How a chart comes to hold a computed number, told in records where they can tell it. */
const NUMBERS: Readonly<Record<string, (draft: Draft, value: number) => Draft>> = {
  daysOnsetAfterStart: (draft, days) => ({ ...step(draft, (patient) => patient.taking('sertraline', [[-(200 + days), 50]], { drugId: 'sertraline' })), onset: 200 }),
  daysOnsetAfterIncrease: (draft, days) => ({ ...step(draft, (patient) => patient.taking('sertraline', [[-900, 50], [-(200 + days), 100]], { drugId: 'sertraline' })), onset: 200 }),
  daysOnsetToToday: (draft, days) => ({ ...draft, onset: days }),
  remissionDays: (draft, days) => step(draft, (patient) => (days < 29 ? patient.confirmedPresent('derived:remissionDays', days) : patient.scored('phq9', -days, 3).scored('phq9', 0, 3))),
  phq9Rise: (draft, points) => step(draft, (patient) => patient.scored('phq9', -40, 3).scored('phq9', 0, 3 + points)),
  phq9OnLess: (draft, points) => step(draft, (patient) => patient.taking('sertraline', [[-400, 50], [-200, 100]], { drugId: 'sertraline' }).scored('phq9', -300, points)),
  failedReductionDays: (draft, days) =>
    step(draft, (patient) => patient.taking('sertraline', [[-900, 100], [-days, 50], [-days + 1, 100, 'relapse']], { drugId: 'sertraline' })),
  seizureRiskCount: (draft, count) =>
    step(draft, (patient) => ['S06.0X0A', 'I63.9', 'C71.9'].slice(0, count).reduce((built, code) => built.diagnosed(code), patient)),
  alternativeCauses: (draft, count) => step(draft, (patient) => ['F43.10', 'F12.20', 'F48.1'].slice(0, count).reduce((built, code) => built.diagnosed(code), patient)),
  daysSinceMedicineChange: (draft, days) => step(draft, (patient) => patient.taking('sertraline', [[-days, 50]], { drugId: 'sertraline' })),
  daysSinceReduction: (draft, days) => step(draft, (patient) => patient.taking('sertraline', [[-900, 100], [-days, 50]], { drugId: 'sertraline' })),
  daysSinceLowered: (draft, days) => ({ ...step(draft, (patient) => patient.taking('sertraline', [[-900, 100], [-days, 50]], { drugId: 'sertraline' })), onset: days + 30 }),
  daysSinceReductionBeforeOnset: (draft, days) => step(draft, (patient) => patient.taking('sertraline', [[-900, 100], [-days, 50]], { drugId: 'sertraline' })),
  activeMedicineCount: (draft, count) =>
    step(draft, (patient) => ['metformin', 'lisinopril', 'atorvastatin', 'levothyroxine', 'amlodipine', 'folic acid'].slice(0, count).reduce<PatientBuilder>((built, drug) => built.taking(drug), patient)),
  daysSinceBereavement: (draft, days) => step(draft, (patient) => patient.lived('bereavement', -days)),
  activeOtherPsychotropicCount: (draft, count) => step(draft, (patient) => ['clonazepam', 'quetiapine'].slice(0, count).reduce<PatientBuilder>((built, drug) => built.taking(drug), patient)),
  otherMedicineStableYears: (draft, years) => ({ ...step(draft, (patient) => patient.taking('clonazepam', [[-(Math.ceil(years * 365.25) + 31), 1]])), onset: 30 }),
  serotonergicCount: (draft, count) => step(draft, (patient) => ['sertraline', 'tramadol', 'buspirone'].slice(0, count).reduce<PatientBuilder>((built, drug) => built.taking(drug), patient)),
};

type Boolean = Readonly<Record<'true' | 'false', (patient: PatientBuilder) => PatientBuilder>>;
const asIs = (patient: PatientBuilder): PatientBuilder => patient;
const lowered = (patient: PatientBuilder): PatientBuilder => patient.taking('sertraline', [[-900, 100], [-10, 50]], { drugId: 'sertraline' });

const BOOLEANS: Readonly<Record<string, Boolean>> = {
  bpUncontrolled: { true: (patient) => patient.bloodPressure(-1, 150, 95).bloodPressure(-9, 148, 92), false: (patient) => patient.bloodPressure(-1, 120, 80).bloodPressure(-9, 122, 78) },
  antidepressantChangePlannedOrWithin60d: { true: (patient) => patient.taking('sertraline', [[-30, 50]]), false: asIs },
  priorBupropionFailure: { true: (patient) => patient.taking('bupropion', [[-400, 150]], { stop: -200, stopReason: 'no-benefit' }), false: asIs },
  loweredUnmeasured: { true: lowered, false: asIs },
  withdrawalUnasked: { true: lowered, false: asIs },
  lowerWishGranted: { true: (patient) => lowered(patient.reported('sbr', -30, { 'ctx-wants': ['lower the dose'] })), false: asIs },
  supplyGapUnasked: { true: (patient) => patient.taking('sertraline', [[-200, 100]], { refills: [[-200, 30], [-100, 30], [-70, 90]] }), false: asIs },
  recordedForMore: { true: (patient) => patient.taking('sertraline', [[-100, 100]], { indication: 'Depression and back pain' }), false: (patient) => patient.taking('sertraline', [[-100, 100]], { indication: 'Depression' }) },
  antidepressantAbruptStop: { true: (patient) => patient.taking('sertraline', [[-100, 100]], { stop: -5 }), false: asIs },
  antidepressantStartPlanned: { true: (patient) => patient.planning('sertraline', [[3, 50]]), false: asIs },
  maoiStartPlanned: { true: (patient) => patient.planning('phenelzine', [[3, 15]]), false: asIs },
  hunterMet: {
    true: (patient) => patient.confirmedPresent('item:hunter-spontaneous-clonus'),
    false: (patient) =>
      ['spontaneous-clonus', 'inducible-clonus', 'ocular-clonus', 'tremor', 'hypertonia'].reduce((built, sign) => built.confirmedAbsent(`item:hunter-${sign}`), patient),
  },
  seizureSinceStart: { true: (patient) => patient.taking('bupropion', [[-100, 150]]).diagnosed('G40.909', { since: -50 }), false: asIs },
  antidepressantAtOnset: { true: (patient) => patient.taking('sertraline', [[-900, 50]]).numbSince(-20, { reportedOn: -1 }), false: asIs },
  severeCirrhosis: { true: (patient) => patient.confirmedPresent('derived:childPugh', 'C'), false: (patient) => patient.confirmedAbsent('condition:hepatic-impairment') },
  anticoagulantOrNsaid: { true: (patient) => patient.taking('warfarin'), false: asIs },
  otherMedicineOnsetWithin90d: { true: (patient) => patient.taking('clonazepam', [[-60, 1]]).numbSince(-20, { reportedOn: -1 }), false: asIs },
  lossBeforeOnset: { true: (patient) => patient.lived('bereavement', -40).numbSince(-20, { reportedOn: -1 }), false: asIs },
  stressBeforeOnset: { true: (patient) => patient.lived('stress', -40).numbSince(-20, { reportedOn: -1 }), false: asIs },
  traumaBeforeOnset: { true: (patient) => patient.lived('trauma', -40).numbSince(-20, { reportedOn: -1 }), false: asIs },
  firstPsychiatricOnset: { true: (patient) => patient.aged(70), false: (patient) => patient.aged(70).diagnosed('F32.1', { since: '1990-01-01' }) },
};

/** Drafts in which a comparison of a computed fact holds, or firmly does not. */
export function derivedDrafts(draft: Draft, test: DerivedTest, holds: boolean): readonly Draft[] {
  const { name, op, value } = test;
  const byRecord = NUMBERS[name];
  if (typeof value === 'number') {
    const wanted = numberFor([{ op, value, holds }]);
    if (wanted === null) return [];
    const told = step(draft, (patient) => patient.confirmedPresent(`derived:${name}`, wanted));
    return byRecord === undefined ? [told] : [byRecord(draft, wanted), told];
  }
  if (name === 'onsetPrecision') return holds ? [{ ...draft, always: true }] : [{ ...draft, onset: 30 }];
  if (typeof value === 'boolean') {
    const recipe = BOOLEANS[name]?.[holds === value ? 'true' : 'false'];
    if (recipe !== undefined) return [step(draft, recipe)];
    return [step(draft, (patient) => (holds === value ? patient.confirmedPresent(`derived:${name}`) : patient.confirmedAbsent(`derived:${name}`)))];
  }
  const listed: readonly Scalar[] = typeof value === 'string' ? [value] : value;
  const words = ['none', 'something else', ...listed].filter((candidate): candidate is string => typeof candidate === 'string');
  const chosen = words.find((candidate) => (compareScalar(candidate, op, value) === true) === holds);
  return chosen === undefined ? [] : [step(draft, (patient) => patient.confirmedPresent(`derived:${name}`, chosen))];
}

import type { DerivedName } from '../../model/derived-names';
import { spanKnownInWords } from '../../words/known';
import { exactly } from '../known-value';
import { isAboutSuspected, isAboutSuspectedAs } from './answered-about';
import { bpUncontrolled, pressureSoFar } from './blood-pressure';
import { askedOnly, computed } from './computation';
import type { Computation } from './computation';
import { daysSinceBereavement } from './bereavement';
import { dechallenge, doseResponse, rechallenge } from './dechallenge';
import { adequateTrialsThisEpisode, depressiveEpisodes } from './depression-history';
import { daysSinceMedicineChange } from './dose-events';
import { indicationRecorded, isAboutItsKind, priorBupropionFailure, recordedForMore, recordedReason, similarReactionBefore } from './earlier-courses';
import { eventBeforeOnset } from './event-before-onset';
import { firstPsychiatricOnset } from './first-onset';
import { hunterMet } from './hunter';
import { antidepressantAtOnset, indexMedicine } from './index-medicine';
import { childPugh, severeCirrhosis } from './liver';
import { daysSinceLowered, loweredInWords, loweredUnmeasured, lowerWishGranted, withdrawalUnasked } from './lowered';
import {
  activeMedicineCount, activeOtherPsychotropicCount, anticoagulantOrNsaid, antidepressantStartPlanned, maoiStartPlanned, serotonergicCount,
} from './medicine-counts';
import { daysOnsetToToday, onsetPrecision } from './onset';
import { afterIncreaseInWords, afterStartInWords, daysOnsetAfterIncrease, daysOnsetAfterStart } from './onset-timing';
import { isAboutOthers, otherMedicineDechallenge, otherMedicineOnsetWithin90d, otherMedicineStableYears } from './other-medicine';
import { onLessInWords, phq9OnLess } from './on-less';
import { phq9Rise, riseInBrief, riseInWords } from './phq9-rise';
import { antidepressantAbruptStop, antidepressantChangePlannedOrWithin60d, daysSinceReduction, daysSinceReductionBeforeOnset, failedReductionDays } from './reductions';
import { remissionDays, remissionInWords } from './remission';
import { seasonalScorePattern } from './seasons';
import { abruptStopPlanned, seizureRiskCount, seizureRiskInWords, seizureSinceStart } from './seizure-risk';
import { currentSmoker } from './smoking';
import { lastThoughts, suicidalThoughts, thoughtsInWords } from './suicidal-thoughts';
import { supplyGapInWords, supplyGapUnasked } from './supply-gap';
import { trialsInBrief, trialsInWords } from './trials-in-words';

/** Every fact that a rule may name under `derived`; its definition in words is content. */
export const COMPUTATIONS: Readonly<Record<DerivedName, Computation>> = {
  indexMedicine: computed('Medicine under suspicion', indexMedicine),
  daysOnsetAfterStart: computed('Onset after the start', daysOnsetAfterStart, { unit: 'days', inWords: afterStartInWords, readsFrom: ['report:sbr'] }),
  daysOnsetAfterIncrease: computed('Onset after the last dose increase', daysOnsetAfterIncrease, { unit: 'days', inWords: afterIncreaseInWords, readsFrom: ['report:sbr'] }),
  dechallenge: computed('After lowering or stopping', dechallenge, { judged: 'newest', counts: isAboutSuspectedAs('improved'), readsFrom: ['report:sbr', 'report:phq9'] }),
  rechallenge: computed('After restarting', rechallenge, { judged: 'newest', counts: isAboutSuspectedAs('recurred'), readsFrom: ['report:sbr', 'report:phq9'] }),
  doseResponse: computed('Response to the dose', doseResponse, { judged: 'newest', counts: isAboutSuspected, readsFrom: ['report:sbr', 'report:phq9'] }),
  similarReactionBefore: computed('Same thing on an earlier medicine of the class', similarReactionBefore, { judged: true, counts: isAboutItsKind }),
  alternativeCauses: computed('Competing causes', (facts) => exactly(facts.countAlternativeCauses()), { unit: 'causes' }),
  remissionDays: computed('Length of remission', remissionDays, { unit: 'days', inWords: remissionInWords, readsFrom: ['report:phq9'] }),
  phq9Rise: computed('Rise of the PHQ-9', phq9Rise, { unit: 'points', inWords: riseInWords, inBrief: riseInBrief, readsFrom: ['report:phq9'] }),
  adequateTrialsThisEpisode: computed('Adequate antidepressant trials in this episode', adequateTrialsThisEpisode, { unit: 'trials', judged: true, inWords: trialsInWords, inBrief: trialsInBrief }),
  depressiveEpisodes: computed('Depressive episodes', depressiveEpisodes, { unit: 'episodes', judged: true }),
  failedReductionDays: computed('Since a reduction that was reversed', failedReductionDays, { unit: 'days', judged: true }),
  abruptStopPlanned: computed('Alcohol, sedative or antiepileptic stopped suddenly', abruptStopPlanned),
  seizureRiskCount: computed('Seizure risk factors', seizureRiskCount, { unit: 'factors', inWords: seizureRiskInWords }),
  bpUncontrolled: computed('Blood pressure at or above 140/90 mmHg', bpUncontrolled, { soFar: pressureSoFar, readsFrom: ['observation:systolic-bp', 'observation:diastolic-bp'] }),
  childPugh: computed('Child-Pugh class', childPugh, { judged: true }),
  daysOnsetToToday: computed('Since the onset', daysOnsetToToday, { unit: 'days', inWords: (_, known) => spanKnownInWords(known), readsFrom: ['report:sbr'] }),
  daysSinceMedicineChange: computed('Since the last psychotropic change', daysSinceMedicineChange, { unit: 'days' }),
  antidepressantChangePlannedOrWithin60d: computed('Antidepressant change planned or within 60 days', antidepressantChangePlannedOrWithin60d),
  hospitalisedForDepression: askedOnly('Admission for depression'),
  priorBupropionFailure: computed('Earlier bupropion without benefit or with side effects', priorBupropionFailure),
  currentSmoker: computed('Current smoker', currentSmoker),
  activeMedicineCount: computed('Regular medicines', activeMedicineCount, { unit: 'medicines' }),
  anticoagulantOrNsaid: computed('Anticoagulant, platelet inhibitor or regular anti-inflammatory', anticoagulantOrNsaid),
  acuteSuicidalIdeationMdd: computed('Suicidal thoughts now', suicidalThoughts, { judged: true, inWords: thoughtsInWords, soFar: lastThoughts }),
  route: askedOnly('Route of ketamine'),
  bpRiseSeriousHazard: askedOnly('A pressure rise would be a serious hazard'),
  plannedSetting: askedOnly('Planned setting'),
  severeCirrhosis: computed('Severe cirrhosis', severeCirrhosis, { restsOn: ['condition:hepatic-impairment'] }),
  daysSinceReduction: computed('Since the last reduction, stop or missed doses', daysSinceReduction, { unit: 'days' }),
  daysSinceReductionBeforeOnset: computed('Since the last reduction, stop or missed doses before the numbness', daysSinceReductionBeforeOnset, { unit: 'days', readsFrom: ['report:sbr'] }),
  antidepressantAtOnset: computed('An antidepressant taken when it began', antidepressantAtOnset, { readsFrom: ['report:sbr'] }),
  onsetPrecision: computed('Onset as reported', onsetPrecision, { readsFrom: ['report:sbr'] }),
  observedReducedExpression: askedOnly('Reduced expression observed'),
  persistsOnRest: askedOnly('Persists on rest'),
  daysSinceBereavement: computed('Since a bereavement', daysSinceBereavement, { unit: 'days' }),
  otherMedicineOnsetWithin90d: computed('Another psychotropic started or raised in the 90 days before', otherMedicineOnsetWithin90d),
  otherMedicineDechallenge: computed('After lowering or stopping another psychotropic', otherMedicineDechallenge, { judged: 'newest', counts: isAboutOthers }),
  activeOtherPsychotropicCount: computed('Other psychotropic medicines', activeOtherPsychotropicCount, { unit: 'medicines' }),
  otherMedicineStableYears: computed('Another psychotropic at the same dose before the onset', otherMedicineStableYears, { unit: 'years' }),
  seasonalScorePattern: computed('Scores higher in the dark months', seasonalScorePattern, { readsFrom: ['report:phq9', 'report:sbr'] }),
  numbMainlyWithPeople: askedOnly('Numb mainly with people'),
  numbAlsoAlone: askedOnly('Equally numb alone'),
  firstPsychiatricOnset: computed('No psychiatric diagnosis before 60', firstPsychiatricOnset),
  hunterMet: computed('Hunter rules for serotonin toxicity', hunterMet),
  serotonergicCount: computed('Serotonergic medicines taken or planned', serotonergicCount, { unit: 'medicines' }),
  antidepressantAbruptStop: computed('Antidepressant stopped without a taper', antidepressantAbruptStop),
  antidepressantStartPlanned: computed('Antidepressant start planned', antidepressantStartPlanned),
  newPsychosis: askedOnly('New psychotic symptoms'),
  seizureSinceStart: computed('Seizure since bupropion was started', seizureSinceStart),
  maoiStartPlanned: computed('MAOI start planned', maoiStartPlanned),
  indicationRecorded: computed('Reason for the medicine recorded', indicationRecorded),
  lossBeforeOnset: computed('Life event (death, relationship or work) on record before the onset', eventBeforeOnset('loss'), { readsFrom: ['report:sbr'] }),
  stressBeforeOnset: computed('Life event (stress or work) on record before the onset', eventBeforeOnset('stress'), { readsFrom: ['report:sbr'] }),
  traumaBeforeOnset: computed('Traumatic event on record before the onset', eventBeforeOnset('trauma'), { readsFrom: ['report:sbr'] }),
  phq9OnLess: computed('On a lower dose', phq9OnLess, { unit: 'points', inWords: onLessInWords }),
  supplyGapUnasked: computed('Gap in the supply', supplyGapUnasked, { inWords: supplyGapInWords }),
  recordedForMore: computed('Recorded for', recordedForMore, { inWords: recordedReason }),
  daysSinceLowered: computed('Since the dose was lowered', daysSinceLowered, { unit: 'days' }),
  loweredUnmeasured: computed('Dose lowered, not measured since', loweredUnmeasured, { inWords: loweredInWords, readsFrom: ['report:sbr'] }),
  withdrawalUnasked: computed('Withdrawal not asked about since the dose was lowered', withdrawalUnasked, { readsFrom: ['report:withdrawal-check'] }),
  lowerWishGranted: computed('Lowered after the patient asked for a lower dose', lowerWishGranted, { readsFrom: ['report:sbr'] }),
};

import { abruptStop } from './stories/abrupt-stop';
import { alcoholAndCannabis } from './stories/alcohol-and-cannabis';
import { almostNothingKnown } from './stories/almost-nothing-known';
import { alwaysBeenThisWay } from './stories/always-been-this-way';
import { apathyInParkinsons } from './stories/apathy-in-parkinsons';
import { benzodiazepineAndAntipsychotic } from './stories/benzodiazepine-and-antipsychotic';
import { bipolar } from './stories/bipolar';
import { bupropionAdded } from './stories/bupropion-added';
import { burnout } from './stories/burnout';
import { citalopramOlderAdult } from './stories/citalopram-older-adult';
import { depersonalisation } from './stories/depersonalisation';
import { doseLinkedBlunting } from './stories/dose-linked-blunting';
import { easedOnLowerDose } from './stories/eased-on-lower-dose';
import { eatingDisorderPast } from './stories/eating-disorder-past';
import { fluoxetinePlannedMaoi } from './stories/fluoxetine-planned-maoi';
import { grief } from './stories/grief';
import { elenaMarshYounger, elenaMarshElder } from './stories/like-named';
import { lowSodium } from './stories/low-sodium';
import { messyImport } from './stories/messy-import';
import { negativeSymptoms } from './stories/negative-symptoms';
import { ocd } from './stories/ocd';
import { outsideThisTool } from './stories/outside-this-tool';
import { paroxetinePastWithdrawal } from './stories/paroxetine-past-withdrawal';
import { postpartum } from './stories/postpartum';
import { pregnant } from './stories/pregnant';
import { ptsdNumbing } from './stories/ptsd-numbing';
import { wellOnVortioxetine, wellOnSertraline, newReferral } from './stories/quiet-panel';
import { relapseTakenForBlunting } from './stories/relapse-taken-for-blunting';
import { seasonal } from './stories/seasonal';
import { seizuresNotAsked } from './stories/seizures-not-asked';
import { serotonergicLoad } from './stories/serotonergic-load';
import { tamoxifen } from './stories/tamoxifen';
import { thyroid } from './stories/thyroid';
import { twoFailedTrials } from './stories/two-failed-trials';
import { under25SelfHarm } from './stories/under-25-self-harm';
import { venlafaxineHypertension } from './stories/venlafaxine-hypertension';
import { welcomeNumbness } from './stories/welcome-numbness';
import type { StoryScript } from './story/script';

/** The eight stories whose vignettes are the acceptance of the assessment. */
export const CORE_STORIES: readonly StoryScript[] = [
  doseLinkedBlunting,
  relapseTakenForBlunting,
  ptsdNumbing,
  eatingDisorderPast,
  seizuresNotAsked,
  fluoxetinePlannedMaoi,
  under25SelfHarm,
  almostNothingKnown,
];

/** Everybody in the two demo clinics. */
export const ALL_STORIES: readonly StoryScript[] = [
  ...CORE_STORIES,
  abruptStop,
  alcoholAndCannabis,
  alwaysBeenThisWay,
  apathyInParkinsons,
  benzodiazepineAndAntipsychotic,
  bipolar,
  bupropionAdded,
  burnout,
  citalopramOlderAdult,
  depersonalisation,
  easedOnLowerDose,
  grief,
  elenaMarshYounger,
  elenaMarshElder,
  lowSodium,
  messyImport,
  negativeSymptoms,
  ocd,
  outsideThisTool,
  paroxetinePastWithdrawal,
  postpartum,
  pregnant,
  wellOnVortioxetine,
  wellOnSertraline,
  newReferral,
  seasonal,
  serotonergicLoad,
  tamoxifen,
  thyroid,
  twoFailedTrials,
  venlafaxineHypertension,
  welcomeNumbness,
];

import type { Course } from '../course';
import type { Facts } from '../facts';
import { between, UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';
import { stoppedTakenBefore } from './other-medicine';

const SEROTONERGIC_CLASSES = ['ssri', 'snri', 'tca', 'maoi-irreversible', 'maoi-reversible', 'serotonergic-other'];
const SEROTONERGIC_DRUGS = ['vortioxetine', 'vilazodone', 'mirtazapine'];
const OTHER_PSYCHOTROPIC_CLASSES = ['benzodiazepine', 'antipsychotic', 'mood-stabiliser', 'opioid', 'antiepileptic', 'beta-blocker', 'stimulant'];
const NOT_STARTED_AS_ANTIDEPRESSANT = ['agomelatine', 'esketamine', 'ketamine'];
const MAOI_CLASSES = ['maoi-irreversible', 'maoi-reversible'];

/** Anticoagulants, platelet inhibitors and non-steroidal anti-inflammatory drugs by ingredient. */
const BLEEDING_RISK = new Set([
  'warfarin', 'apixaban', 'rivaroxaban', 'edoxaban', 'dabigatran', 'phenprocoumon', 'acenocoumarol', 'heparin', 'enoxaparin', 'dalteparin',
  'fondaparinux', 'aspirin', 'acetylsalicylic acid', 'clopidogrel', 'prasugrel', 'ticagrelor', 'ticlopidine', 'dipyridamole', 'cilostazol',
  'ibuprofen', 'naproxen', 'diclofenac', 'celecoxib', 'etoricoxib', 'meloxicam', 'indomethacin', 'ketorolac', 'nabumetone', 'piroxicam', 'etodolac',
  'ketoprofen', 'flurbiprofen', 'oxaprozin', 'sulindac',
]);

/** Different serotonergic medicines taken or planned; a medicine in two classes counts once. */
export const serotonergicCount = (facts: Facts): KnownValue =>
  count(facts, (course) => (course.state === 'planned' || isTakenOrUnclear(course)) && isSerotonergic(course));

const isSerotonergic = ({ terms, episode }: Course): boolean =>
  SEROTONERGIC_CLASSES.some((id) => terms.classes.includes(id)) || SEROTONERGIC_DRUGS.includes(episode.drug);

/** Medicines taken regularly. */
export const activeMedicineCount = (facts: Facts): KnownValue => count(facts, (course) => isTakenOrUnclear(course) && !course.episode.asNeeded);

/** Benzodiazepine, antipsychotic, mood stabiliser, opioid, antiepileptic, beta-blocker or stimulant taken now or at the onset, or in the 90 days before it, or another psychotropic that was taken then and has ended. */
export function activeOtherPsychotropicCount(facts: Facts): KnownValue {
  const ended = stoppedTakenBefore(facts);
  const isOfThose = ({ terms }: Course): boolean => OTHER_PSYCHOTROPIC_CLASSES.some((id) => terms.classes.includes(id));
  return count(facts, (course) => (ended.includes(course) && (course.terms.psychotropic || isOfThose(course))) || (isTakenOrUnclear(course) && isOfThose(course)));
}

/** An anticoagulant or platelet inhibitor is taken, or an anti-inflammatory drug regularly. */
export function anticoagulantOrNsaid(facts: Facts): KnownValue {
  const held = facts.courses.filter((course) => !course.episode.asNeeded && course.episode.drug.toLowerCase().split('/').some((part) => BLEEDING_RISK.has(part)));
  const taken = held.filter(({ state }) => state === 'taking');
  if (taken.length > 0) return word(true, idsOf(taken));
  return held.some(({ state }) => state === 'unclear') || !facts.chart.received.medications ? UNKNOWN : word(false);
}

/** A plan starts an antidepressant other than an MAOI or agomelatine. Plans are made here, so silence means none. */
export const antidepressantStartPlanned = (facts: Facts): KnownValue =>
  planned(facts, ({ terms, episode }) => terms.antidepressant && !MAOI_CLASSES.some((id) => terms.classes.includes(id)) && !NOT_STARTED_AS_ANTIDEPRESSANT.includes(episode.drug));

/** A plan starts an irreversible MAOI. */
export const maoiStartPlanned = (facts: Facts): KnownValue => planned(facts, ({ terms }) => terms.classes.includes('maoi-irreversible'));

function planned(facts: Facts, choose: (course: Course) => boolean): KnownValue {
  const found = facts.courses.filter((course) => course.state === 'planned' && choose(course));
  return word(found.length > 0, idsOf(found));
}

/** Different drugs; those of which it is not said whether they are taken leave the count open upwards. */
function count(facts: Facts, choose: (course: Course) => boolean): KnownValue {
  const found = facts.courses.filter(choose);
  const sure = new Set(found.filter(({ state }) => state !== 'unclear').map(({ episode }) => episode.drug));
  const possible = new Set(found.map(({ episode }) => episode.drug));
  if (!facts.chart.received.medications) return between(sure.size, Infinity, idsOf(found));
  return between(sure.size, possible.size, idsOf(found));
}

const isTakenOrUnclear = ({ state }: Course): boolean => state === 'taking' || state === 'unclear';
const idsOf = (courses: readonly Course[]): readonly string[] => courses.map(({ episode }) => episode.id);

import { doseInWords } from '../../words/dose';
import { knownInWords } from '../../words/known';
import { nameOf } from '../../words/medicine';
import type { StopReason } from '../../model/chart';
import type { Course } from '../course';
import type { Facts } from '../facts';
import type { KnownValue } from '../known-value';
import { ADEQUATE_DAYS, adequateTrialsThisEpisode, hadInadequateResponse, trialsOf, wasAdequate, wasForDepression, wasInEpisode } from './depression-history';

const DAYS_A_WEEK = 7;
const MICROGRAMS_PER_MG = 1000;
const MOST_NAMED = 3;

const ENDED: Readonly<Record<Exclude<StopReason['kind'], 'no-benefit'>, string>> = {
  'side-effect': 'ended for a side effect', blunting: 'ended for blunting', withdrawal: 'ended for withdrawal', relapse: 'ended at a relapse',
  'patient-choice': 'ended by the patient’s choice', finished: 'ended as finished', other: 'ended for another reason',
};

/** As in brief; a number that somebody gave is told as it was given. */
export const trialsInWords = (facts: Facts, known: KnownValue): string | null => trialsInBrief(facts, known) ?? knownInWords(known, 'trials');

/** `0; not counted: sertraline, still taken`: how many the record has, and why the others are none of them; `null` where somebody gave the number. */
export function trialsInBrief(facts: Facts, known: KnownValue): string | null {
  const own = adequateTrialsThisEpisode(facts);
  if (known.kind !== 'number' || own.kind !== 'number' || own.min !== known.min || own.max !== known.max || own.basis.join() !== known.basis.join()) return null;
  const said = trialsOf(facts).map((course) => ({ drug: course.episode.drug, ...verdictOn(course, facts) }));
  const counted = new Set(said.filter(({ verdict }) => verdict === true).map(({ drug }) => drug));
  const open = firstOf(said.filter(({ drug, verdict }) => verdict === null && !counted.has(drug)));
  const none = firstOf(said.filter(({ drug, verdict }) => verdict === false && !counted.has(drug) && !open.some((one) => one.drug === drug)));
  if (said.length === 0) return `${own.min}; no antidepressant on record`;
  return [
    open.length === 0 ? String(own.min) : `${own.min === 0 ? 'not known how many' : `${own.min} or more`}; open: ${listed(open)}`,
    ...(none.length === 0 ? [] : [`not counted: ${listed(none)}`]),
  ].join('; ');
}

type Said = { readonly drug: string; readonly name: string; readonly verdict: boolean | null; readonly why: string };

/** Of each medicine the newest taking. */
const firstOf = (said: readonly Said[]): readonly Said[] => said.filter(({ drug }, place) => said.findIndex((one) => one.drug === drug) === place);

const listed = (said: readonly Said[]): string => {
  const more = said.length - MOST_NAMED;
  return `${said.slice(0, MOST_NAMED).map(({ name, why }) => `${name}, ${why}`).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
};

function verdictOn(course: Course, facts: Facts): Omit<Said, 'drug'> {
  const name = nameOf(course);
  const minimum = course.terms.entry?.usualRangeMg?.[0];
  const atLeast = minimum === undefined ? 'the minimum dose' : doseInWords(minimum * MICROGRAMS_PER_MG);
  const { state, episode: { stopReason, startOn } } = course;
  const tests: readonly (readonly [boolean | null, no: string, open: string])[] = [
    [hadInadequateResponse(course), state === 'taking' ? 'still taken' : stopReason === null || stopReason.kind === 'no-benefit' ? 'not ended' : ENDED[stopReason.kind], state === 'unclear' ? 'not said whether taken' : state === 'taking' && startOn === null ? 'taken since an unknown day' : 'why it ended is not recorded'],
    [wasAdequate(course, facts), `under ${ADEQUATE_DAYS / DAYS_A_WEEK} weeks at ${atLeast} or more`, 'dose or days not recorded'],
    [wasForDepression(course, facts), 'taken for something else', 'what it was taken for is not clear'],
    [wasInEpisode(course, facts), 'ended before this episode', 'which episode it was in is not recorded'],
  ];
  const fails = tests.find(([holds]) => holds === false);
  if (fails !== undefined) return { name, verdict: false, why: fails[1] };
  const open = tests.find(([holds]) => holds === null);
  return open === undefined ? { name, verdict: true, why: '' } : { name, verdict: null, why: open[2] };
}

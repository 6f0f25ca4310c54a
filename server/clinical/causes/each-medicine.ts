import { applies, cannotTell, doesNotApply } from '../conditions/verdict';
import type { Verdict } from '../conditions/verdict';
import type { CompiledFeature } from '../engine/engine';
import type { Course } from '../facts/course';
import { onsetOf } from '../facts/derived/onset';
import { stableYears } from '../facts/derived/other-medicine';
import type { Facts } from '../facts/facts';
import { readChoice } from '../facts/named-choice';
import { dayInWords } from '../words/day';
import { nameOf } from '../words/medicine';
import { isUnchanged, lastBefore } from './timing-of-others';

type Judged = { readonly entry: CompiledFeature; readonly verdict: Verdict };
type Applying = { readonly entry: CompiledFeature; readonly drugs: readonly string[] };

/** Years at the same dose are counted for one medicine: the content tests them of the one judged most likely. */
const STABLE = 'otherMedicineStableYears';

type Strongest = {
  /** The findings as they stand for the strongest of them. */
  readonly judged: readonly Judged[];
  readonly net: number;
  /** Why a finding adds nothing; `null` where it adds its weight. */
  readonly aside: (entry: CompiledFeature) => string | null;
};

/**
 * Other medicines, each judged by its own course: what speaks for one, or against it, does not speak of another, so together they are as strong
 * as the strongest of them. What names no medicine may be about any of them, but a class that the list does not hold is a medicine of its own.
 */
export function strongestMedicine(all: readonly Judged[], facts: Facts): Strongest {
  const speaking = applyingOf(all, facts).filter(({ entry }) => entry.feature.weight > 0);
  const judgedFor = (drug: string): readonly Judged[] => all.map(({ entry, verdict }) => ({ entry, verdict: stabilityOf(entry, drug, facts) ?? verdict }));
  const netOf = (drug: string): number => sum(speaking.filter(({ drugs }) => drugs.length === 0 || drugs.includes(drug))) + against(judgedFor(drug), facts);
  const weighs = [...new Set(speaking.flatMap(({ drugs }) => drugs))].map((drug) => [drug, netOf(drug)] as const);
  const first = weighs.sort(([a, weight], [b, other]) => other - weight || byDay(lastDay(b, facts), lastDay(a, facts)) || (a < b ? -1 : 1))[0];
  return {
    judged: first === undefined ? all : judgedFor(first[0]),
    net: first?.[1] ?? sum(speaking.filter(({ drugs }) => drugs.length === 0)) + against(all, facts),
    aside: (entry) => {
      const drugs = speaking.find((one) => one.entry === entry)?.drugs ?? [];
      if (first === undefined || drugs.length === 0 || drugs.includes(first[0])) return null;
      const name = courseOf(first[0], facts);
      return `${drugs.map((drug) => inWords(drug, facts)).join('')}does not add to ${name === undefined ? 'what was answered of another' : nameOf(name)}`;
    },
  };
}

const applyingOf = (judged: readonly Judged[], facts: Facts): readonly Applying[] => judged.flatMap(({ entry, verdict }) => (verdict.kind === 'applies' ? [{ entry, drugs: drugsOf(verdict.basis, entry, facts) }] : []));

const against = (judged: readonly Judged[], facts: Facts): number => sum(applyingOf(judged, facts).filter(({ entry }) => entry.feature.weight < 0));

/** Whether this one stood at its dose for as long as the content asks; `null` for other tests, and where somebody answered it. */
function stabilityOf({ feature: { when } }: CompiledFeature, drug: string, facts: Facts): Verdict | null {
  if (!('fact' in when) || when.fact !== 'derived' || when.name !== STABLE || when.op !== 'gte' || typeof when.value !== 'number' || facts.confirmations.has(`derived:${STABLE}`)) return null;
  const [course, onset] = [courseOf(drug, facts), onsetOf(facts)];
  if (course === undefined || onset === null) return cannotTell([`derived:${STABLE}`]);
  const known = stableYears(course, onset);
  if (known.kind !== 'number' || known.max < when.value) return doesNotApply('basis' in known ? known.basis : []);
  return known.min >= when.value ? applies(known.basis) : cannotTell([`derived:${STABLE}`]);
}

const sum = (found: readonly Applying[]): number => found.reduce((total, { entry }) => total + entry.feature.weight, 0);

/** The medicines that a finding rests on; of a class that was only answered, its own rule stands for it. */
function drugsOf(basis: readonly string[], { feature }: CompiledFeature, facts: Facts): readonly string[] {
  const listed = facts.courses.filter(({ episode }) => basis.includes(episode.id)).map(({ episode }) => episode.drug);
  const answered = [...facts.confirmations.values()].flatMap(({ id, detail }) => (basis.includes(id) ? [readChoice(typeof detail === 'string' ? detail : '').drug] : [])).filter((drug) => drug !== null);
  const drugs = [...new Set([...listed, ...answered])];
  return drugs.length === 0 && !('fact' in feature.when && feature.when.fact === 'derived') ? [feature.id] : drugs;
}

/** Of a medicine taken more than once the course that is taken, else the last begun by the onset. */
function courseOf(drug: string, facts: Facts): Course | undefined {
  const courses = facts.courses.filter(({ episode, isContinued, state }) => episode.drug === drug && !isContinued && state !== 'planned');
  const until = onsetOf(facts)?.latest ?? facts.today;
  return courses.findLast(({ state }) => state === 'taking') ?? courses.findLast((course) => startOf(course) <= until) ?? courses.at(-1);
}

/** Day of the start; `-Infinity` where it is not recorded. */
const startOf = ({ history }: Course): number => history().find(({ kind }) => kind === 'start')?.day ?? -Infinity;

/** Two of which nobody knows a day stand alike. */
const byDay = (a: number, b: number): number => (a === b ? 0 : a - b);

function lastDay(drug: string, facts: Facts): number {
  const course = courseOf(drug, facts);
  return (course === undefined ? null : lastBefore(course, facts))?.day ?? -Infinity;
}

/** `clonazepam unchanged since 07-Jun-2024, before the numbness began; `. Where no dose is on record nobody knows whether it changed. */
function inWords(drug: string, facts: Facts): string {
  const course = courseOf(drug, facts);
  if (course === undefined) return '';
  const change = lastBefore(course, facts);
  const unchanged = change !== null && course.microgramsPerDay !== null && isUnchanged(course, facts);
  return `${nameOf(course)}${unchanged ? ` unchanged since ${dayInWords(change.on)}, before the numbness began` : ''}; `;
}

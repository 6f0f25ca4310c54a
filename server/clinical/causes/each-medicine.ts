import type { Verdict } from '../conditions/verdict';
import type { CompiledFeature } from '../engine/engine';
import type { Course } from '../facts/course';
import type { Facts } from '../facts/facts';
import { readChoice } from '../facts/named-choice';
import { dayInWords } from '../words/day';
import { nameOf } from '../words/medicine';
import { isUnchanged, lastBefore } from './timing-of-others';

type Judged = { readonly entry: CompiledFeature; readonly verdict: Verdict };
type Applying = { readonly entry: CompiledFeature; readonly drugs: readonly string[] };

/**
 * Other medicines, each judged by its own course: what speaks for one does not speak for another, so together they are as strong as the
 * strongest of them. What names no medicine may be about any of them, but a class that the list does not hold is a medicine of its own.
 */
export function strongestMedicine(judged: readonly Judged[], facts: Facts): { readonly net: number; readonly aside: (entry: CompiledFeature) => string | null } {
  const applying = judged.flatMap(({ entry, verdict }): Applying[] => (verdict.kind === 'applies' ? [{ entry, drugs: drugsOf(verdict.basis, entry, facts) }] : []));
  const speaking = applying.filter(({ entry }) => entry.feature.weight > 0);
  const weighs = new Map<string, number>();
  for (const drug of speaking.flatMap(({ drugs }) => drugs)) {
    weighs.set(drug, sum(speaking.filter(({ drugs }) => drugs.length === 0 || drugs.includes(drug))));
  }
  const first = [...weighs].sort(([a, weight], [b, other]) => other - weight || byDay(lastDay(b, facts), lastDay(a, facts)) || (a < b ? -1 : 1))[0];
  return {
    net: (first?.[1] ?? sum(speaking)) + sum(applying.filter(({ entry }) => entry.feature.weight < 0)),
    aside: (entry) => {
      const drugs = speaking.find((one) => one.entry === entry)?.drugs ?? [];
      if (first === undefined || drugs.length === 0 || drugs.includes(first[0])) return null;
      const name = courseOf(first[0], facts);
      return `${drugs.map((drug) => inWords(drug, facts)).join('')}does not add to ${name === undefined ? 'what was answered of another' : nameOf(name)}`;
    },
  };
}

const sum = (found: readonly Applying[]): number => found.reduce((total, { entry }) => total + entry.feature.weight, 0);

/** The medicines that a finding rests on; of a class that was only answered, its own rule stands for it. */
function drugsOf(basis: readonly string[], { feature }: CompiledFeature, facts: Facts): readonly string[] {
  const listed = facts.courses.filter(({ episode }) => basis.includes(episode.id)).map(({ episode }) => episode.drug);
  const answered = [...facts.confirmations.values()].flatMap(({ id, detail }) => (basis.includes(id) ? [readChoice(typeof detail === 'string' ? detail : '').drug] : [])).filter((drug) => drug !== null);
  const drugs = [...new Set([...listed, ...answered])];
  return drugs.length === 0 && !('fact' in feature.when && feature.when.fact === 'derived') ? [feature.id] : drugs;
}

const courseOf = (drug: string, facts: Facts): Course | undefined => facts.courses.find(({ episode, isContinued }) => episode.drug === drug && !isContinued);

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

import { readChoice } from '../facts/named-choice';
import type { Facts } from '../facts/facts';
import type { Confirmation } from '../model/chart';
import { parseLocalDate } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import { dayInWords } from '../words/day';
import { nameOf } from '../words/medicine';

/** What was said beyond yes and no, and whether it was one of the choices or a medicine, which is an answer by itself; `null` where nothing was. */
export function detailInWords({ fact, detail, on }: Confirmation, facts: Facts): { readonly words: string; readonly isChoice: boolean } | null {
  if (detail === null) return null;
  const course = facts.courses.find(({ episode }) => episode.id === detail);
  if (course !== undefined) return { words: course.terms.name, isChoice: true };
  const { value: chosen, drug } = readChoice(String(detail));
  const choice = facts.terms.questionOf.get(fact)?.choices.find((one) => one.value === chosen);
  if (choice !== undefined) return { words: `${choice.label}${drug === null ? '' : `, ${medicineNamed(drug, on, facts)}`}`, isChoice: true };
  const inWords = (day: string): string => { const read = parseLocalDate(day); return read === null ? day : dayInWords(read); };
  return { words: String(detail).replace(/\b\d{4}-\d{2}-\d{2}$/, inWords).replace(/^([a-z-]+):(?=\S)/, '$1, '), isChoice: false };
}

/** The name of a medicine of the chart inside a sentence, in the form in which it was taken on a day; its substance where that was none or two. */
export function medicineNamed(drug: string, on: LocalDate, { courses }: Pick<Facts, 'courses'>): string {
  const taken = courses.filter(({ episode, state, stopOn }) => episode.drug === drug && state !== 'planned' && (episode.startOn === null || episode.startOn <= on) && (state !== 'stopped' || (stopOn !== null && stopOn >= on)));
  const [name, ...others] = new Set(taken.map(nameOf));
  return name === undefined || others.length > 0 ? drug : name;
}

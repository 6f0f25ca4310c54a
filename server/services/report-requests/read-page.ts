import { parseLocalDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { AnswerValue, ReportedOnset } from '@/server/clinical/model/chart';
import { wrongField } from '../patient-act';
import type { FormPage } from './form';

export type GivenPage = {
  readonly value: number | string | readonly string[] | null;
  readonly before: number | string | null;
  readonly text: string | null;
};

const refused = () => wrongField('value', 'This is none of the answers.');
const SEASONS: Readonly<Record<string, readonly [from: number, to: number]>> = { spring: [3, 5], summer: [6, 8], autumn: [9, 11], winter: [12, 2] };
const MONTH = /^month:(\d{4})-(\d{2})$/;
const SEASON = /^season:(spring|summer|autumn|winter):(\d{4})$/;

const day = (text: string): LocalDate | null => parseLocalDate(text);
const two = (number: number): string => String(number).padStart(2, '0');
const lastOf = (year: number, month: number): LocalDate | null => day(`${year}-${two(month)}-31`) ?? day(`${year}-${two(month)}-30`) ?? day(`${year}-${two(month)}-29`) ?? day(`${year}-${two(month)}-28`);

/** First and last day that an onset as chosen on the page can lie on; `null` when nothing was said. Northern seasons, a winter by the year of its December. */
export function readOnsetAnswer(value: AnswerValue): ReportedOnset | null {
  if (typeof value !== 'string') return null;
  if (value === 'always been this way' || value === 'not sure') return { precision: value, earliestOn: null, latestOn: null };
  const month = MONTH.exec(value);
  if (month !== null) {
    const [year, number] = [Number(month[1]), Number(month[2])];
    return number < 1 || number > 12 ? null : { precision: 'month', earliestOn: day(`${year}-${two(number)}-01`), latestOn: lastOf(year, number) };
  }
  const season = SEASON.exec(value);
  const span = SEASONS[season?.[1] ?? ''];
  if (season === null || span === undefined) return null;
  const year = Number(season[2]);
  return { precision: 'season and year', earliestOn: day(`${year}-${two(span[0])}-01`), latestOn: lastOf(span[1] < span[0] ? year + 1 : year, span[1]) };
}

function checkOnset(value: GivenPage['value'], limits: { readonly birthOn: LocalDate | null; readonly on: LocalDate }): string {
  if (typeof value !== 'string') throw refused();
  const onset = readOnsetAnswer(value);
  if (onset === null) throw refused();
  if (onset.earliestOn !== null && onset.earliestOn > limits.on) throw wrongField('value', 'This is still to come.');
  if (limits.birthOn !== null && onset.latestOn !== null && onset.latestOn < limits.birthOn) throw wrongField('value', 'This is before the birth date.');
  return value;
}

function checkValue(page: FormPage, value: GivenPage['value'], limits: { readonly birthOn: LocalDate | null; readonly on: LocalDate }): AnswerValue {
  if (value === page.declined) return page.declined;
  if (value === null) throw refused();
  switch (page.kind) {
    case 'one':
      if (!page.choices.some((choice) => choice.value === value)) throw refused();
      return value;
    case 'many': {
      if (typeof value !== 'object' || value.length === 0 || new Set(value).size !== value.length) throw refused();
      if (!value.every((chosen) => page.choices.some((choice) => choice.value === chosen))) throw refused();
      return value;
    }
    case 'scale':
      if (typeof value !== 'number' || !Number.isInteger(value) || page.ends === null || value < page.ends.min || value > page.ends.max) throw refused();
      return value;
    case 'onset':
      return checkOnset(value, limits);
    case 'text':
      if (typeof value !== 'string') throw refused();
      return value === '' ? null : value;
  }
}

/**
 * Answers of one page by the ids under which they are stored. What the page does not offer is refused; `null` is "I would rather not
 * say" and never zero.
 */
export function readPage(page: FormPage, given: GivenPage, limits: { readonly birthOn: LocalDate | null; readonly on: LocalDate }): Record<string, AnswerValue> {
  const value = checkValue(page, given.value, limits);
  const answers: Record<string, AnswerValue> = { [page.id]: value };
  if (page.before !== null) {
    const asked = typeof value === 'number' && value >= 1;
    const { before } = page;
    if (asked && given.before !== null && !before.choices.some((choice) => choice.value === given.before)) throw wrongField('before', 'This is none of the answers.');
    answers[before.id] = asked ? given.before : null;
  }
  if (page.textLabel !== null) answers[`${page.id}:text`] = given.text === '' ? null : given.text;
  return answers;
}

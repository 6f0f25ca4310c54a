import type { Course } from '../facts/course';
import { ANY, changedSince } from '../facts/derived/answered-about';
import type { Facts } from '../facts/facts';
import type { PrescriberAsk } from '../model/assessment';
import type { FactKey } from '../model/ids';
import { addDays, parseLocalDate, toEpochDay } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import { nameOf } from '../words/medicine';

const ASKED = 'item:ask-prescriber:';

/** Under which it is kept that a task asks whoever prescribes a medicine; the detail is where that task stands. */
export const askKey = (drug: string): FactKey => `${ASKED}${drug}`;

/** Name of the medicine in such a key; `null` for any other. */
export const drugAsked = (key: FactKey): string | null => (key.startsWith(ASKED) ? key.slice(ASKED.length) : null);

const DONE = 'done ';

/** Where the task stands, as the chart keeps it: the day on which it is due, once it is done that day; `null` where it is not to be done. */
export const detailOf = ({ status, dueOn, closedOn }: { readonly status: 'open' | 'waiting' | 'done' | 'cancelled'; readonly dueOn: LocalDate; readonly closedOn: LocalDate }): string | null =>
  status === 'cancelled' ? null : status === 'done' ? `${DONE}${closedOn}` : dueOn;

function taskDay(detail: string | number | null): { readonly dueOn: LocalDate } | { readonly doneOn: LocalDate } | null {
  if (typeof detail !== 'string') return null;
  const isDone = detail.startsWith(DONE);
  const day = parseLocalDate(isDone ? detail.slice(DONE.length) : detail);
  return day === null ? null : isDone ? { doneOn: day } : { dueOn: day };
}

/** What can be asked of whoever prescribes a medicine, and whether that was set going since the medicine last changed. */
export function askOf(course: Course, facts: Facts): PrescriberAsk {
  const { task, dueDays } = facts.terms.settings.otherPrescriber;
  const said = facts.confirmations.get(askKey(course.episode.drug));
  const day = said === undefined ? null : taskDay(said.detail);
  const stands = said?.value === 'present' && day !== null && !changedSince(course, toEpochDay(said.on), ANY);
  return {
    episode: course.episode.id,
    name: nameOf(course),
    task: task.replace('{medicine}', nameOf(course)),
    dueOn: addDays(facts.on, dueDays),
    asked: stands ? { on: said.on, by: said.by, ...day, confirmation: said.id } : null,
  };
}

type SetGoing = PrescriberAsk & { readonly asked: NonNullable<PrescriberAsk['asked']> };

/** Every medicine about which somebody was set to ask, once each, in order of name. */
export function asksSetGoing(facts: Facts): readonly SetGoing[] {
  const going = facts.courses.filter(({ state }) => state === 'taking').map((course) => askOf(course, facts)).flatMap(({ asked, ...ask }): SetGoing[] => (asked === null ? [] : [{ ...ask, asked }]));
  return [...new Map(going.map((ask) => [ask.asked.confirmation, ask])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

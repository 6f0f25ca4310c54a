import type { FollowUp } from '../model/follow-up';
import type { Knowledge } from '../model/knowledge';
import { addDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Plan } from '../model/plan';
import { stepOn } from './plan-items';

type Clock = Pick<FollowUp, 'key' | 'kind' | 'act' | 'what' | 'on' | 'untilOn' | 'role' | 'instrument'>;

const WEEK = 7;

/**
 * Adds what every decision is followed by, at the clocks of the content: a contact in week 4, a review in weeks 8 to 12, a
 * report, and a call where none has come by the contact. Where a task of the options or the plan already is that, it covers it and nothing is added.
 */
export function clockItems(items: readonly FollowUp[], { start, plan, knowledge }: { readonly start: LocalDate; readonly plan: Plan | null; readonly knowledge: Knowledge }): FollowUp[] {
  const { contactDays, reviewFromDays, reviewUntilDays, reportDays, refs } = knowledge.settings.followUp;
  const day = (days: number): LocalDate => addDays(start, days);
  const clocks: readonly { readonly clock: Clock; readonly is: (item: FollowUp) => boolean }[] = [
    {
      clock: { key: 'contact:week-4', kind: 'contact', act: 'call', what: 'Contact in week 4', on: day(contactDays), untilOn: null, role: 'coordinator', instrument: null },
      is: ({ act, on }) => (act === 'call' || act === 'check' || act === 'review') && on > day(contactDays - WEEK) && on <= day(contactDays),
    },
    {
      clock: { key: 'report:after', kind: 'report', act: 'send-report', what: 'PHQ-9 and blunting report', on: day(reportDays), untilOn: day(contactDays), role: 'coordinator', instrument: 'sbr' },
      is: ({ act, on }) => act === 'send-report' && on <= day(contactDays),
    },
    // A decision that no report follows cannot be judged: it stays on the list until one is there, whatever became of the links; the first report closes it.
    { clock: { key: 'report:missing', kind: 'report', act: 'call', what: 'No report since the decision: ask for one', on: day(contactDays), untilOn: day(reviewFromDays), role: 'coordinator', instrument: 'sbr' }, is: () => false },
    {
      clock: { key: 'review:weeks-8-12', kind: 'review', act: 'review', what: 'Review of weeks 8 to 12', on: day(reviewFromDays), untilOn: day(reviewUntilDays), role: 'prescriber', instrument: null },
      is: ({ act, on }) => act === 'review' && on >= day(reviewFromDays) && on <= day(reviewUntilDays),
    },
  ];
  return clocks.reduce<FollowUp[]>(
    (all, { clock, is }) => {
      const at = all.findIndex(is);
      if (at === -1) return [...all, { ...clock, option: null, step: stepOn(plan, clock.on), covers: [], refs }];
      return all.map((item, place) => (place === at ? { ...item, covers: [...item.covers, { key: clock.key, kind: clock.kind, what: clock.what }] } : item));
    },
    [...items],
  );
}

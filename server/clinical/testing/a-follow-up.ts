import { addDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { OptionId } from '../model/ids';
import type { SinceVisit } from '../model/since';

/** The weeks after a signed note in which everything happened that can: contacts, tasks done and missed, red-flag answers. */
export function aFollowUp(on: LocalDate, { option = 'dose-reduction', days = 63 }: { readonly option?: OptionId; readonly days?: number } = {}): SinceVisit {
  const visitOn = addDays(on, -days);
  const day = (after: number): LocalDate => addDays(visitOn, after);
  const number = 'R-2026-000003';
  const visitId = '0192f0c1-0000-7000-8000-0000000000f1';
  return {
    last: { visitId, number, version: 1, on: visitOn, author: 'Ada Boyd', decision: 'Lower the dose' },
    period: { decision: { noteId: '0192f0c1-0000-7000-8000-0000000000f2', visitId, number, version: 1, on: visitOn, startOn: null, kind: 'options', options: [option], inError: false }, decidedOn: visitOn, start: visitOn, until: null },
    contacts: [
      { id: 'c4', on: day(28), outcome: 'reached', by: 'Carla Diaz', said: 'Doses taken as planned, no activation, mood better.', words: 'Cried at a film and was glad of it; asks whether 2 tablets a day can go on.' },
      { id: 'c3', on: day(27), outcome: 'no-answer', by: 'Carla Diaz', said: '', words: null },
      { id: 'c2', on: day(14), outcome: 'reached', by: 'Carla Diaz', said: 'Nothing urgent.', words: null },
      { id: 'c1', on: day(7), outcome: 'reached', by: 'Carla Diaz', said: '', words: null },
    ],
    done: [
      { id: 't4', what: 'Contact in week 4', dueOn: day(28), closedOn: day(28), by: 'Carla Diaz' },
      { id: 't3', what: 'Step 2 of 4: sertraline 75 mg a day', dueOn: day(14), closedOn: day(14), by: 'Carla Diaz' },
      { id: 't2', what: 'Send blunting report and PHQ-9', dueOn: day(10), closedOn: day(11), by: 'Carla Diaz' },
      { id: 't1', what: 'Call: withdrawal and mood', dueOn: day(7), closedOn: day(7), by: 'Carla Diaz' },
    ],
    late: [{ id: 't5', what: 'Review of weeks 8 to 12', dueOn: day(56) }],
    alerts: [{ id: 'a1', flag: 'phq9-item9', level: 'urgent', on: day(20), answered: true }],
  };
}

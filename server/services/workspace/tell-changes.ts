import type { Change } from '@/db/queries/audit/list-changes';
import { describeRecords } from '@/server/clinical/describe-records';
import type { Chart } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { dayInWords } from '@/server/clinical/words/day';
import type { InputChange } from '@/server/contracts/advice-change';
import { loadKnowledge } from '@/server/knowledge/load';
import { timeIn } from '@/server/platform/clock';
import type { ServiceContext } from '../context';
import { eventInWords } from './chart-events';

type Now = { readonly chart: Chart; readonly on: LocalDate };
type Before = { readonly on: LocalDate; readonly knowledge: string };

/** Which inputs of the advice are others than before: acts on the chart, the day, the rules. The last first. */
export function tellChanges(ctx: ServiceContext, changes: readonly Change[], { chart, on }: Now, before: Before): InputChange[] {
  const knowledge = loadKnowledge();
  const records = recordsOf(chart);
  const touched = new Set(changes.flatMap(({ objectId }) => records.find((id) => id === objectId || id.endsWith(`:${objectId}`)) ?? []));
  const described = describeRecords(touched, { chart, knowledge, on });
  const told = changes.map(({ at, actor, userId, event, objectId }): InputChange => {
    const record = described.find(({ id }) => id === objectId || id.endsWith(`:${objectId}`));
    const what = record === undefined ? '' : `: ${[record.label, record.value, record.on === null ? null : dayInWords(record.on)].filter((part) => part !== null).join(', ')}`;
    return { by: userId === null ? 'The patient' : userId === ctx.actor.userId ? 'You, in another place,' : actor, at: timeIn(ctx.actor.clinic.timeZone, at), what: `${eventInWords(event)}${what}` };
  });
  return [
    ...(before.on === on ? [] : [{ by: null, at: null, what: `The day changed: this was reckoned for ${dayInWords(before.on)}, today is ${dayInWords(on)}` }]),
    ...(before.knowledge === knowledge.stamp.hash ? [] : [{ by: null, at: null, what: `The rules changed: content ${knowledge.stamp.version} applies now` }]),
    ...told,
  ];
}

const recordsOf = ({ conditions, allergies, episodes, observations, reports, lifeEvents, confirmations, waiting }: Chart): string[] =>
  [conditions, allergies, episodes, observations, reports, lifeEvents, confirmations, waiting].flatMap((list) => list.map(({ id }) => id));

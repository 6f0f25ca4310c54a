import { conceptLabel, readConcept } from './codings';
import { doubtsAboutDay, doubtsAboutMeaning, doubtsAboutOrder, provenanceOf, type EntryOf, type ReadContext } from './context';
import { dayOf, readDate } from './dates';
import { member, objectOf, objectsOf, textOf } from './json-value';
import { leftOut, type Reading } from './reading';

/** HL7 classes of a stay in hospital. */
const STAYS: ReadonlySet<string> = new Set(['IMP', 'ACUTE', 'NONAC']);

/** A stay in hospital is an event of the timeline; other visits say nothing that the chart reasons with. */
export function readEncounter(entry: EntryOf, context: ReadContext): Reading {
  const { resource } = entry;
  const period = objectOf(resource, 'period') ?? undefined;
  const start = readDate(period, 'start');
  const end = readDate(period, 'end');
  const on = dayOf(start);
  const title = objectsOf(resource, 'type').map((type) => conceptLabel(readConcept(type))).find((label) => label !== null) ?? 'Encounter';
  const status = textOf(resource, 'status');
  if (status === 'entered-in-error') return leftOut(title, 'entered in error', on);
  if (status !== 'finished' && status !== 'in-progress' && status !== 'onleave') return leftOut(title, 'a visit that has not taken place', on);
  if (!STAYS.has(textOf(member(resource, 'class'), 'code') ?? '')) return leftOut(title, 'no part of the chart: Encounter without a stay in hospital', on);
  const doubts = [...doubtsAboutDay(start, 'its start', context), ...doubtsAboutOrder(start, end), ...doubtsAboutMeaning(resource)];
  if (on === null || doubts.length > 0) return leftOut(title, doubts[0]?.why ?? 'a stay whose first day is not known', null);
  const fact = { id: entry.record, title, kind: 'hospitalisation', on, untilOn: dayOf(end), provenance: provenanceOf(entry) } as const;
  return { kind: 'fact', what: title, on, facts: [{ kind: 'life-event', key: fact.id, records: [entry.record], fact }] };
}

import { assess } from '@/server/clinical/assess';
import type { Chart } from '@/server/clinical/model/chart';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Note, Segment } from '@/server/clinical/model/note';
import { note } from '@/server/clinical/note';
import { aNoteDocument } from '@/server/clinical/testing/a-note';

const segments = ({ sections }: Note): readonly Segment[] => sections.flatMap((section) => section.segments);

/** Sentences that rest on one record alone and stay, word for word and still resting on it, when it is taken out. */
export function keptWithout({ chart, on, knowledge }: { readonly chart: Chart; readonly on: LocalDate; readonly knowledge: Knowledge }): string[] {
  const { snapshot } = aNoteDocument({ chart, on, knowledge });
  const records = [...chart.reports, ...chart.observations, ...chart.episodes, ...chart.allergies];
  return records.flatMap(({ id }) => {
    const resting = segments(snapshot.note).filter(({ refs }) => refs.length === 1 && refs[0]?.id === id);
    if (resting.length === 0) return [];
    const keep = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] => list.filter((entry) => entry.id !== id);
    const told: Chart = { ...chart, reports: keep(chart.reports), observations: keep(chart.observations), episodes: keep(chart.episodes), allergies: keep(chart.allergies) };
    const after = segments(note({ ...snapshot, chart: told, assessment: assess(told, knowledge, on), knowledge, order: 'apso' }));
    return resting.filter((was) => after.some((segment) => segment.id === was.id && segment.text === was.text && segment.refs.some((ref) => ref.id === id))).map(({ text }) => text);
  });
}

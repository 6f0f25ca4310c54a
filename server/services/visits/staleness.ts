import type { Change } from '@/db/queries/audit/list-changes';
import type { Assessment } from '@/server/clinical/model/assessment';
import type { Chart } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Note } from '@/server/clinical/model/note';
import { compareOptions, seeOption } from '@/server/clinical/options/compare-options';
import type { AdviceChange } from '@/server/contracts/advice-change';
import type { Draft } from '@/server/contracts/visit';
import { seenSchema } from '@/server/contracts/visit-fields';
import type { Seen, VisitFields } from '@/server/contracts/visit-fields';
import type { ServiceContext } from '../context';
import { tellChanges } from '../workspace/tell-changes';

/** What a stored draft says of the last look; `null` before the first. */
export const readSeen = (stored: unknown): Seen | null => seenSchema.nullable().catch(null).parse(stored);

/** What somebody sees who looks at this draft now. */
export const seeDraft = ({ assessment, note, at }: { readonly assessment: Assessment; readonly note: Note; readonly at: string }): Seen => ({
  at,
  fingerprint: assessment.fingerprint,
  on: assessment.on,
  knowledge: assessment.knowledge.hash,
  options: assessment.options.map(seeOption),
  sentences: Object.fromEntries(note.sections.flatMap(({ segments }) => segments.filter(({ origin }) => origin !== 'typed').map(({ id, text }) => [id, text]))),
});

/** Sentences that follow the author's own hand, and the line that names the day. */
const isOwn = (id: string): boolean => /^(assessment\.(decision|declined)|subjective\.(reason|ratings)|plan\.(discussed|prefers)|basis\.)/.test(id);

type Looking = {
  readonly seen: Seen | null;
  readonly assessment: Assessment;
  readonly note: Note;
  readonly fields: VisitFields;
  readonly chart: Chart;
  readonly on: LocalDate;
  readonly changes: readonly Change[];
};

/** What reads otherwise than the author last saw it, through which inputs; nothing while the advice is the one that was seen. */
export function staleness(ctx: ServiceContext, { seen, assessment, note, fields, chart, on, changes }: Looking): Pick<Draft, 'stale' | 'changed' | 'mustLook'> {
  if (seen === null || seen.fingerprint === assessment.fingerprint) return { stale: null, changed: [], mustLook: false };
  const segments = note.sections.flatMap((section) => section.segments);
  const present = new Set(segments.map(({ id }) => id));
  // An edited sentence says itself when it rests on facts that changed.
  const worded = segments.flatMap(({ id, text, origin }) => (origin === 'typed' || origin === 'edited' || isOwn(id) || seen.sentences[id] === text ? [] : [{ id, before: seen.sentences[id] ?? null }]));
  const gone = Object.entries(seen.sentences).flatMap(([id, before]) => (present.has(id) || isOwn(id) || fields.removed.includes(id) ? [] : [{ id, before }]));
  const stale: AdviceChange = { inputs: tellChanges(ctx, changes, { chart, on }, seen), options: compareOptions(seen.options, assessment.options) };
  const changed = [...worded, ...gone];
  return { stale, changed, mustLook: changed.length + stale.options.length > 0 };
}

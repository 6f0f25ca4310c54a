import type { Change } from '@/db/queries/audit/list-changes';
import { canonicalJson } from '@/server/clinical/model/canonical-json';
import type { Assessment } from '@/server/clinical/model/assessment';
import type { Chart } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Note } from '@/server/clinical/model/note';
import type { SinceVisit } from '@/server/clinical/model/since';
import { sha256 } from '@/server/clinical/model/sha256';
import { compareOptions, seeOption } from '@/server/clinical/options/compare-options';
import type { AdviceChange } from '@/server/contracts/advice-change';
import type { Draft } from '@/server/contracts/visit';
import { seenSchema } from '@/server/contracts/visit-fields';
import type { Seen, VisitFields } from '@/server/contracts/visit-fields';
import { loadKnowledge } from '@/server/knowledge/load';
import type { ServiceContext } from '../context';
import { tellChanges } from '../workspace/tell-changes';

/** What a stored draft says of the last look; `null` before the first. */
export const readSeen = (stored: unknown): Seen | null => seenSchema.nullable().catch(null).parse(stored);

type Standing = { readonly assessment: Assessment; readonly since?: SinceVisit | null };

/** One value for all that a note rests on beside what its author said: the inputs of the advice, and what was done since the note before. */
export const standing = ({ assessment: { fingerprint }, since = null }: Standing): string => (since === null ? fingerprint : sha256(canonicalJson({ fingerprint, since })));

/** What somebody sees who looks at this draft now. */
export const seeDraft = ({ assessment, since = null, note, at }: Standing & { readonly note: Note; readonly at: string }): Seen => ({
  at,
  fingerprint: standing({ assessment, since }),
  on: assessment.on,
  knowledge: assessment.knowledge.hash,
  options: assessment.options.map(seeOption),
  sentences: Object.fromEntries(note.sections.flatMap(({ segments }) => segments.filter(({ origin }) => origin !== 'typed').map(({ id, text }) => [id, text]))),
});

/** Sentences that follow the author's own hand, and the line that names the day. */
const isOwn = (id: string): boolean => /^(assessment\.(decision|declined)|subjective\.(reason|ratings)|plan\.(discussed|prefers)|basis\.)/.test(id);

type Looking = Required<Standing> & {
  readonly seen: Seen | null;
  readonly note: Note;
  readonly fields: VisitFields;
  readonly chart: Chart;
  readonly on: LocalDate;
  readonly changes: readonly Change[];
};

/** What reads otherwise than the author last saw it, through which inputs; nothing while the advice is the one that was seen. */
export function staleness(ctx: ServiceContext, { seen, assessment, since, note, fields, chart, on, changes }: Looking): Pick<Draft, 'stale' | 'changed' | 'mustLook'> {
  if (seen === null || seen.fingerprint === standing({ assessment, since })) return { stale: null, changed: [], mustLook: false };
  const segments = note.sections.flatMap((section) => section.segments);
  const present = new Set(segments.map(({ id }) => id));
  // An edited sentence says itself when it rests on facts that changed.
  const worded = segments.flatMap(({ id, text, origin }) => (origin === 'typed' || origin === 'edited' || isOwn(id) || seen.sentences[id] === text ? [] : [{ id, before: seen.sentences[id] ?? null }]));
  const gone = Object.entries(seen.sentences).flatMap(([id, before]) => (present.has(id) || isOwn(id) || fields.removed.includes(id) ? [] : [{ id, before }]));
  const stale: AdviceChange = { inputs: tellChanges(ctx, changes, { chart, on }, seen), options: compareOptions(seen.options, assessment.options, loadKnowledge()) };
  const changed = [...worded, ...gone];
  return { stale, changed, mustLook: changed.length + stale.options.length > 0 };
}

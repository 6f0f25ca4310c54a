import type { NoteSection, Segment } from '../model/note';
import { NOTE_SECTIONS } from '../model/visit';
import type { NoteOrder, NoteSectionId, Visit } from '../model/visit';
import { field } from './sentence';
import type { Sentence } from './sentence';

const TITLES: Readonly<Record<NoteSectionId, string>> = { assessment: 'Assessment', plan: 'Plan', subjective: 'Subjective', objective: 'Objective', checks: 'Checks', basis: 'Basis' };
const ORDERS: Readonly<Record<NoteOrder, readonly NoteSectionId[]>> = {
  apso: NOTE_SECTIONS,
  soap: ['subjective', 'objective', 'assessment', 'plan', 'checks', 'basis'],
};

/** What nobody signs away by leaving a sentence out: what was decided and why, that it was chosen although it is closed or before it was asked about, raised flags, why no plan was made, what was asked for safety or was not, that nobody is given the contacts of a young adult, that a check of a flag has no day, and what is taken over. */
const STAYS = /^(?:assessment\.(?:decision$|although\.|unasked\.|flag\.|safety-)|plan\.(?:flag\.|none\.|young$|flag-checks$)|checks\.unknown$)/;

/** Whether a sentence can be reworded, with the first wording kept beside it, and not left out. */
export const mustStay = (id: string): boolean => STAYS.test(id);

/** Nothing that can be read. */
const BLANK = /^[\s\p{C}]*$/u;

type Placed = { readonly section: NoteSectionId; readonly segment: Segment };

/**
 * The machine's sentences with what the author made of them. An edited sentence keeps the wording it was made on; it is
 * stale when the machine would word it otherwise by now, or not at all. A sentence left out comes back when its wording
 * changed, since the author has not seen the new one; what must stay is neither left out nor worded away.
 */
export function applyEdits(sentences: readonly Sentence[], visit: Visit, order: NoteOrder): readonly NoteSection[] {
  const seen = new Set(sentences.map(({ id }) => id));
  const left = new Set(visit.removed.filter((id) => !(seen.has(id) && mustStay(id))));
  const edits = new Map(Object.entries(visit.edits).filter(([id, text]) => !(mustStay(id) && BLANK.test(text))));
  const placed = sentences.flatMap((sentence): Placed[] => {
    const { id, section, origin, text, refs } = sentence;
    const base = visit.editBases[id];
    if (left.has(id) && (base === undefined || base.text === text)) return [];
    const edited = edits.get(id);
    if (edited === undefined || left.has(id)) return [{ section, segment: { id, origin, text, refs, before: null, stale: false } }];
    return [{ section, segment: { id, origin: 'edited', text: edited, refs, before: base?.text ?? text, stale: base !== undefined && base.text !== text } }];
  });
  const orphans = [...edits].flatMap(([id, text]): Placed[] => {
    const base = visit.editBases[id];
    if (seen.has(id) || left.has(id) || base === undefined) return [];
    return [{ section: base.section, segment: { id, origin: 'edited', text, refs: [field(`edit:${id}`)], before: base.text, stale: true } }];
  });
  const typed = visit.typed
    .filter(({ id, text }) => !left.has(id) && text.trim() !== '')
    .map(({ id, section, text }): Placed => ({ section, segment: { id, origin: 'typed', text, refs: [field(`typed:${id}`)], before: null, stale: false } }));
  const all = [...placed, ...orphans, ...typed];
  return ORDERS[order]
    .map((id): NoteSection => ({ id, title: TITLES[id], segments: all.filter(({ section }) => section === id).map(({ segment }) => segment) }))
    .filter(({ segments }) => segments.length > 0);
}

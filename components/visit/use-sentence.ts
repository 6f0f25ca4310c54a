import { useState } from 'react';
import type { Draft, DraftControls } from './use-draft';
import type { Segment } from './note-paper';

type Placed = Segment & { readonly section: Draft['note']['sections'][number]['id'] };

const placed = ({ note }: Draft): readonly Placed[] => note.sections.flatMap((section) => section.segments.map((segment) => ({ ...segment, section: section.id })));
const without = <T>(of: Readonly<Record<string, T>>, id: string): Record<string, T> => Object.fromEntries(Object.entries(of).filter(([key]) => key !== id));

type SentenceActs = {
  readonly segment: Placed | undefined;
  readonly selected: string | null;
  readonly select: (id: string | null) => void;
  readonly edit: (text: string) => void;
  readonly leaveOut: () => void;
  readonly restore: () => void;
  /** Keeps an edited wording over facts that changed. */
  readonly keep: () => void;
};

/** The sentence of the note that is read, and what the author does with it; the machine's wording is kept beside every edit. */
export function useSentence({ draft, fields, change, save }: DraftControls): SentenceActs {
  const [selected, select] = useState<string | null>(null);
  const segment = placed(draft).find(({ id }) => id === selected);
  const onSegment = (act: (of: Placed) => void) => (): void => {
    if (segment !== undefined) act(segment);
  };
  const base = ({ section, before, text }: Placed) => ({ section, text: before ?? text });
  return {
    segment,
    selected,
    select,
    edit: (text) => {
      if (segment === undefined) return;
      if (segment.origin === 'typed') change({ typed: fields.typed.map((entry) => (entry.id === segment.id ? { ...entry, text } : entry)) }, true);
      else change({ edits: { ...fields.edits, [segment.id]: text }, editBases: { ...fields.editBases, [segment.id]: base(segment) } }, true);
    },
    leaveOut: onSegment((of) => {
      if (of.origin === 'typed') change({ typed: fields.typed.filter(({ id }) => id !== of.id) }, true);
      else change({ removed: [...fields.removed, of.id], editBases: { ...fields.editBases, [of.id]: base(of) } }, true);
      select(null);
    }),
    restore: onSegment(({ id }) => {
      change({ edits: without(fields.edits, id), editBases: without(fields.editBases, id) }, true);
    }),
    keep: onSegment((of) => {
      void keepWording(of, { draft, fields, change, save });
    }),
  };
}

/** The present wording becomes the one that the edit rests on; where the chart says nothing of the kind any more, the sentence is the author's own. */
async function keepWording(of: Placed, { fields, change, save }: Pick<DraftControls, 'draft' | 'fields' | 'change' | 'save'>): Promise<void> {
  const { id, section, text, refs } = of;
  if (refs.some((ref) => ref.id === `edit:${id}`)) {
    change({ edits: without(fields.edits, id), editBases: without(fields.editBases, id), typed: [...fields.typed, { id: `typed-${crypto.randomUUID()}`, section, text }] }, true);
    return;
  }
  const bases = without(fields.editBases, id);
  change({ editBases: bases });
  const fresh = await save();
  const now = fresh === null ? undefined : placed(fresh).find((segment) => segment.id === id);
  if (now !== undefined && now.before !== null) change({ editBases: { ...bases, [id]: { section, text: now.before } } }, true);
}

import type { Review } from '@/server/clinical/model/content-entry';
import { plain } from './markdown';

/** What every page of the sheet shares: how references, review state and the standing of the content are written. */
export type Frame = {
  /** Path from the page to the folder of the sheet: empty or `../`. */
  readonly root: string;
  /** Id of the entry that a reference or its alias stands for. */
  readonly canonical: (reference: string) => string;
  /** Line under each page's title. */
  readonly standing: string;
};

/** Link to a reference by the name under which an entry cites it. */
export const reference = (frame: Frame, id: string): string => `[${id}](${frame.root}references.md#${frame.canonical(id)})`;

/** Links to several references, or the word none. */
export const referenceList = (frame: Frame, ids: readonly string[]): string =>
  ids.length === 0 ? 'none' : ids.map((id) => reference(frame, id)).join(', ');

/** Review state in words: who, when, due when. */
export function reviewLine({ status, reviewer, reviewedOn, dueOn }: Review): string {
  const by = reviewer === null ? 'reviewed by nobody yet' : `reviewed by ${plain(reviewer)}${reviewedOn === null ? '' : ` on ${reviewedOn}`}`;
  return `${status}, ${by}${dueOn === null ? '' : `, due on ${dueOn}`}`;
}

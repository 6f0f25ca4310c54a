import type { ReactNode } from 'react';
import { classNames } from './class-names';

type SectionHeadProps = { readonly title: ReactNode; readonly note?: ReactNode; readonly acts?: ReactNode; readonly id?: string };

/** Heading of a block with a quiet remark and, at the right, its acts; where they have no room beside it they begin a line of their own. */
export function SectionHead({ title, note, acts, id }: SectionHeadProps) {
  return (
    <div className="mb-2 flex min-h-6 break-after-avoid flex-wrap items-baseline gap-x-3 gap-y-1">
      <h2 id={id} className={classNames('text-lg font-strong', note === undefined && 'grow')}>{title}</h2>
      {note === undefined ? null : <div className="grow text-xs text-ink-3">{note}</div>}
      {acts === undefined ? null : <div className="flex items-center gap-2 print:hidden">{acts}</div>}
    </div>
  );
}

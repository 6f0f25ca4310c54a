import type { ReactNode } from 'react';

type SectionHeadProps = { readonly title: ReactNode; readonly note?: ReactNode; readonly acts?: ReactNode; readonly id?: string };

/** Heading of a block with a quiet remark and, at the right, its acts. */
export function SectionHead({ title, note, acts, id }: SectionHeadProps) {
  return (
    <div className="mb-2 flex min-h-6 flex-wrap items-baseline gap-x-3 gap-y-1">
      <h2 id={id} className="text-lg font-strong">{title}</h2>
      {note === undefined ? null : <div className="text-xs text-ink-3">{note}</div>}
      {acts === undefined ? null : <div className="ml-auto flex items-center gap-2 print:hidden">{acts}</div>}
    </div>
  );
}

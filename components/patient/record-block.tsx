import type { ReactNode } from 'react';

export function RecordBlock({ title, add, children }: { readonly title: string; readonly add: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="min-w-0 break-inside-avoid">
      <div className="flex min-h-7 items-center gap-2">
        <h2 className="text-md font-strong">{title}</h2>
        <div className="ml-auto -mr-2 print:hidden">{add}</div>
      </div>
      {children}
    </section>
  );
}

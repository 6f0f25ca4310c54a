import type { ReactNode } from 'react';
import type { ReportForm } from '@/server/contracts/report-door';
import type { PageWords } from '@/server/contracts/report-words';
import { PageTitle } from './page-title';
import { BIG } from './question';

type Who = NonNullable<ReportForm['filledBy']>;
// The contract’s own list would bring its library into the page.
const WHO = ['patient', 'carer', 'interpreter'] as const satisfies readonly Who[];

type Props = { readonly form: ReportForm; readonly words: PageWords; readonly busy: boolean; readonly under: ReactNode; readonly onWho: (who: Who) => void };

/** The first page: who holds the phone is said on the report. */
export function WhoAnswers({ form, words, busy, under, onWho }: Props) {
  return (
    <section className="flex flex-1 flex-col">
      <PageTitle>{words.who}</PageTitle>
      {form.comparedWith === null ? null : <p className="mt-2 text-base text-ink-2">{words.compared}: {form.comparedWith}</p>}
      <div className="mt-4 flex flex-col gap-3">
        {WHO.map((one) => (
          <button key={one} type="button" aria-pressed={form.filledBy === one} disabled={busy} className={`${BIG} text-left ${form.filledBy === one ? 'border-accent' : 'border-line-control'}`} onClick={() => { onWho(one); }}>{words[one]}</button>
        ))}
      </div>
      {under}
    </section>
  );
}

import type { ReportState } from '@/server/contracts/report-door';
import type { PageWords } from '@/server/contracts/report-words';
import { Icon } from '../ui/icon';
import { PageTitle } from './page-title';
import { BIG } from './question';

type Props = { readonly state: Pick<ReportState, 'crisis' | 'phone' | 'hours'>; readonly words: PageWords; readonly onStop: () => void; readonly onGoOn: () => void };

/** At once after a red-flag answer: whom to call now, what the clinic sees and when nobody reads it. */
export function Help({ state: { crisis, phone, hours }, words, onStop, onGoOn }: Props) {
  const lines = [
    { number: crisis.line, more: crisis.name, label: words.call },
    { number: crisis.emergency, more: words.danger, label: words.call },
    { number: phone, more: hours, label: words.callClinic },
  ].flatMap(({ number, ...line }) => (number === null ? [] : [{ number, ...line }]));
  return (
    <section aria-live="assertive" className="flex flex-1 flex-col">
      <PageTitle>{words.helpTitle}</PageTitle>
      <p className="mt-3 text-base text-ink-2">{crisis.wording}</p>
      <div className="mt-5 flex flex-col gap-2">
        {lines.map(({ number, more, label }, place) => (
          <a key={`${label}${number}`} className={`${BIG} flex items-center gap-4 py-2 text-left ${place === 0 ? 'border-accent bg-accent text-accent-on' : 'border-line-control'}`} href={`tel:${number.replace(/[^+\d]/g, '')}`}>
            <Icon name="phone" className="size-5 flex-none" />
            <span>{label} {number}{more === null ? null : <span className="block text-sm font-text">{more}</span>}</span>
          </a>
        ))}
      </div>
      <p className="mt-5 text-base text-ink-2">{words.helpSees} {words.night}</p>
      <p className="mt-4 border-t border-line pt-4 text-base text-ink-2">{words.either}</p>
      <div className="mt-auto grid grid-cols-2 gap-2 pt-6">
        <button type="button" className={`${BIG} border-line-control`} onClick={onStop}>{words.stop}</button>
        <button type="button" className={`${BIG} border-line-control`} onClick={onGoOn}>{words.goOn}</button>
      </div>
    </section>
  );
}

'use client';

import { useState } from 'react';
import type { PageWords } from '@/server/contracts/report-words';
import { BIG } from './question';

type Props = { readonly words: PageWords; readonly busy: boolean; readonly failed: string | null; readonly onOpen: (birthOn: string) => void };

const PARTS = [['day', 'bday-day', 2], ['month', 'bday-month', 2], ['year', 'bday-year', 4]] as const;

/** The second check: three fields of figures, which can be filled in by the phone. */
export function OpenLink({ words, busy, failed, onOpen }: Props) {
  const [typed, setTyped] = useState({ day: '', month: '', year: '' });
  const [wrong, setWrong] = useState(false);
  const open = () => {
    const fits = /^\d{1,2}$/.test(typed.day) && /^\d{1,2}$/.test(typed.month) && /^\d{4}$/.test(typed.year);
    setWrong(!fits);
    if (fits) onOpen(`${typed.year}-${typed.month.padStart(2, '0')}-${typed.day.padStart(2, '0')}`);
  };
  const said = wrong ? words.bornWrong : failed;
  return (
    <form className="flex flex-1 flex-col" onSubmit={(event) => { event.preventDefault(); open(); }}>
      <fieldset disabled={busy} aria-describedby={said === null ? undefined : 'said'}>
        <legend><h1 className="text-xl font-medium tracking-tight">{words.born}</h1></legend>
        <p className="mt-2 text-base text-ink-2">{words.bornWhy}</p>
        <div className="mt-4 flex gap-3">
          {PARTS.map(([part, autoComplete, length]) => (
            <label key={part} className="flex flex-col gap-1 text-base">
              {words[part]}
              <input className={`min-h-13 rounded-2 border border-line-control bg-surface px-3 text-lg ${length === 4 ? 'w-24' : 'w-18'}`} inputMode="numeric" autoComplete={autoComplete} maxLength={length} aria-invalid={said === null ? undefined : true} value={typed[part]} onChange={(event) => setTyped({ ...typed, [part]: event.target.value.trim() })} />
            </label>
          ))}
        </div>
      </fieldset>
      {said === null ? null : <p id="said" role="alert" className="mt-4 text-base text-stop">{said}</p>}
      <p className="mt-6 text-sm text-ink-2">{words.night}</p>
      <button type="submit" className={`${BIG} mt-auto border-accent bg-accent text-accent-on`} disabled={busy}>{words.open}</button>
    </form>
  );
}

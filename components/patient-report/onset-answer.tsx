'use client';

import { useState } from 'react';
import type { PageWords } from '@/server/contracts/report-words';
import { SEASONS } from './said';
import type { Value } from './question';

type Props = { readonly value: Value | undefined; readonly words: PageWords; readonly language: string; readonly onChange: (value: string | undefined) => void };
type Typed = { readonly part: string; readonly year: string };

const FIELD = 'min-h-13 rounded-2 border border-line-control bg-surface px-3 text-base';
const SAVED = /^(?:month:(\d{4})-(\d{2})|season:([a-z]+):(\d{4}))$/;

const typedOf = (value: Value | undefined): Typed => {
  const [, ofMonth, month, season, ofSeason] = (typeof value === 'string' ? SAVED.exec(value) : null) ?? [];
  return { part: month ?? season ?? '', year: ofMonth ?? ofSeason ?? '' };
};
const valueOf = ({ part, year }: Typed): string | undefined =>
  part === '' || !/^\d{4}$/.test(year) ? undefined : SEASONS.some((season) => season === part) ? `season:${part}:${year}` : `month:${year}-${part}`;

/** When it began, to the month or the season: a list and four figures, which every phone has. */
export function OnsetAnswer({ value, words, language, onChange }: Props) {
  const [typed, setTyped] = useState(() => typedOf(value));
  // Another answer, such as not being sure, empties both fields.
  const shown = value === undefined || typedOf(value).part !== '' ? typed : { part: '', year: '' };
  const change = (next: Typed) => {
    setTyped(next);
    onChange(valueOf(next));
  };
  const monthName = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return (
    <div role="group" aria-label={words.when} className="grid grid-cols-[1fr_auto] gap-3 border-b border-line py-3">
      <label className="flex min-w-0 flex-col gap-1 text-base">
        {words.monthOrSeason}
        <select className={`${FIELD} w-full min-w-0`} value={shown.part} onChange={(event) => change({ ...shown, part: event.target.value })}>
          <option value="">–</option>
          {Array.from({ length: 12 }, (_, month) => <option key={month} value={String(month + 1).padStart(2, '0')}>{monthName.format(Date.UTC(2026, month, 15))}</option>)}
          {SEASONS.map((season) => <option key={season} value={season}>{words[season]}</option>)}
        </select>
      </label>
      <label className="flex flex-col gap-1 text-base">
        {words.year}
        <input className={`${FIELD} w-24`} inputMode="numeric" autoComplete="off" maxLength={4} value={shown.year} onChange={(event) => change({ ...shown, year: event.target.value.trim() })} />
      </label>
    </div>
  );
}

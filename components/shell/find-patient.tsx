'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { useIdlePartOrFailure } from '../ui/use-idle-part';
import { goWhenConnected } from './held-way';
import { singleKeysAreOn, takesText } from './single-keys';

const MOST = 8;
const loadFound = () => import('./found-patients');

/** Finds a patient by name, birth date or number from anywhere; `/` leads here. */
export function FindPatient({ brief = false }: { /** Where the bar has little room. */ readonly brief?: boolean }) {
  const router = useRouter();
  const trpc = useTRPC();
  const list = useId();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const { data, error, isFetching, isPlaceholderData } = useQuery(
    trpc.patients.search.queryOptions({ text: wanted, limit: MOST }, { enabled: open && wanted !== '', placeholderData: keepPreviousData, staleTime: 5_000 }),
  );
  const { part, failed, again } = useIdlePartOrFailure(loadFound, open);
  // Nobody is chosen by a key who does not stand on the screen.
  const hits = wanted === '' || part === null ? [] : (data?.items ?? []);

  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target) || !singleKeysAreOn()) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => {
      document.removeEventListener('keydown', focus);
    };
  }, []);

  const go = (id: string): void => {
    setOpen(false);
    setText('');
    box.current?.blur();
    goWhenConnected(() => { router.push(`/patients/${id}`); });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      setOpen(false);
      box.current?.blur();
      return;
    }
    if (hits.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive((active + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length);
    }
    const hit = hits[active];
    // What was found for an earlier text is never opened by a key that comes before the answer.
    if (event.key === 'Enter' && hit !== undefined && !isFetching && !isPlaceholderData && wanted === event.currentTarget.value.trim()) {
      event.preventDefault();
      go(hit.id);
    }
  };

  const shown = open && wanted !== '';
  return (
    <form action="/patients" role="search" className="relative w-full lg:max-w-80" onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false); }}>
      <label className="flex h-7 items-center gap-2 rounded-2 border border-line-strong bg-surface px-2 text-ink-3 focus-within:border-accent pointer-coarse:h-9">
        <Icon name="search" size="sm" />
        <span className="sr-only">Find patient</span>
        <input
          ref={box}
          name="find"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
            setOpen(true);
          }}
          onFocus={() => { setOpen(true); }}
          onKeyDown={onKeyDown}
          placeholder={brief ? 'Find' : 'Find patient: name, birth date, number'}
          autoComplete="off"
          spellCheck={false}
          role="combobox"
          aria-expanded={shown}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={shown && hits.length > 0 ? `${list}-${active}` : undefined}
          className="min-w-0 flex-1 bg-transparent text-sm text-ellipsis text-ink-1 focus-visible:shadow-none"
        />
        <kbd className="rounded-1 border border-line px-1 font-sans text-2xs text-ink-3 max-md:hidden" aria-hidden="true">/</kbd>
      </label>
      <div hidden={!shown} className="absolute top-full right-0 left-0 z-30 mt-1 max-h-96 min-w-72 overflow-y-auto rounded-2 border border-line bg-raised shadow-dialog">
        <div id={list} role="listbox" aria-label="Patients found">
          {part === null ? null : <part.FoundPatients list={list} hits={hits} active={active} onPoint={setActive} onChosen={go} />}
        </div>
        {shown && hits.length === 0 ? (
          <p className="px-3 py-2 text-sm text-ink-2" role="status">
            {error !== null ? readRefusal(error).message : failed ? 'What shows the patients found could not be loaded.' : isFetching || part === null ? 'Looking' : 'Nobody in this clinic. Try the birth date or the number.'}
          </p>
        ) : null}
        {shown && error === null && failed ? <div className="flex flex-wrap gap-2 px-3 pb-2"><Button size="sm" onClick={() => { box.current?.focus(); again(); }}>Try again</Button><Button size="sm" look="quiet" type="submit">Show the list of patients</Button></div> : null}
      </div>
    </form>
  );
}

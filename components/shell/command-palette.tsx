'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { Dialog as RadixDialog } from 'radix-ui';
import { useDeferredValue, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { IdentityLine } from '../patient/identity-line';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { giveBackFocus } from '../ui/give-back-focus';
import { Icon } from '../ui/icon';
import { goWhenConnected } from './held-way';
import { openPatientName, pageActs } from './page-acts';

const PLACES = [
  { label: 'Today', path: '/today', keys: 'G T' },
  { label: 'Worklist', path: '/worklist', keys: 'G C' },
  { label: 'All patients', path: '/patients', keys: 'G P' },
  { label: 'Evidence', path: '/evidence', keys: 'G E' },
  { label: 'Enter a new patient', path: '/patients/new', keys: null },
  { label: 'Import records', path: '/import', keys: null },
  { label: 'My settings', path: '/settings/me', keys: 'G S' },
] as const;
const MOST = 6;
const ITEM = 'flex min-h-8 cursor-pointer flex-wrap items-baseline gap-x-3 rounded-2 px-3 py-1 text-sm data-[selected=true]:bg-accent-soft pointer-coarse:min-h-target pointer-coarse:items-center';

const fits = (label: string, typed: string): boolean => typed.toLowerCase().split(/\s+/).every((word) => label.toLowerCase().includes(word));

/** One field that finds a patient, leads anywhere, and acts on the patient who is open. */
export function CommandPalette({ onClose, onKeys }: { readonly onClose: () => void; readonly onKeys: () => void }) {
  const router = useRouter();
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const [acts] = useState(pageActs);
  const [patient] = useState(openPatientName);
  /** Done once this dialog has given the focus back: what it opens leads back to the act and not to what stood there before. */
  const chosen = useRef<(() => void) | null>(null);
  const wanted = useDeferredValue(text.trim());
  const { data, error, isFetching, isPlaceholderData } = useQuery(trpc.patients.search.queryOptions({ text: wanted, limit: MOST }, { enabled: wanted !== '', placeholderData: keepPreviousData, staleTime: 5_000 }));
  const hits = wanted === '' ? [] : (data?.items ?? []);
  // Found for an earlier text: still to be read, never to be opened by a key that comes before the answer.
  const isSettled = wanted === text.trim() && !isPlaceholderData;
  const places = PLACES.filter(({ label }) => fits(label, wanted));
  const own = acts.filter(({ label }) => fits(label, wanted));
  const go = (path: string) => {
    onClose();
    goWhenConnected(() => { router.push(path); });
  };
  return (
    <RadixDialog.Root open onOpenChange={onClose}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <RadixDialog.Content
          {...giveBackFocus}
          onCloseAutoFocus={(event) => {
            giveBackFocus.onCloseAutoFocus(event);
            chosen.current?.();
          }}
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[10vh] z-50 mx-auto flex max-h-[80vh] max-w-form flex-col overflow-hidden rounded-3 border border-line bg-raised text-ink-1 shadow-dialog"
        >
          <RadixDialog.Title className="sr-only">Find or do</RadixDialog.Title>
          <Command shouldFilter={false} loop label="Find or do" className="flex min-h-0 flex-col">
            <div className="flex items-center gap-2 border-b border-line px-4">
              <Icon name="search" className="text-ink-3" />
              <Command.Input value={text} onValueChange={setText} placeholder="Patient, place or act" className="h-12 min-w-0 flex-1 bg-transparent text-md focus-visible:shadow-none" />
              <kbd className="rounded-1 border border-line px-1 font-sans text-2xs text-ink-3" aria-hidden="true">Esc</kbd>
            </div>
            <Command.List className="min-h-0 flex-1 overflow-y-auto p-2">
              {wanted === '' ? null : (
                <Group heading="Patients">
                  {hits.map((hit) => {
                    const words = <><span className="font-medium">{hit.displayName}</span> <span className="text-xs text-ink-2"><IdentityLine patient={hit} /></span></>;
                    return isSettled ? (
                      <Command.Item key={hit.id} value={hit.id} onSelect={() => { go(`/patients/${hit.id}`); }} className={ITEM}>{words}</Command.Item>
                    ) : (
                      <div key={hit.id} aria-hidden="true" className={`${ITEM} text-ink-3`}>{words}</div>
                    );
                  })}
                  {hits.length === 0 ? <p className="px-3 py-1 text-sm text-ink-2" role="status">{error !== null ? readRefusal(error).message : isFetching ? 'Looking' : 'Nobody in this clinic'}</p> : null}
                </Group>
              )}
              {own.length === 0 ? null : (
                <Group heading={patient === null ? 'On this page' : `For ${patient}`}>
                  {own.map(({ label, run }) => (
                    <Command.Item
                      key={label}
                      value={`act ${label}`}
                      className={ITEM}
                      onSelect={() => {
                        chosen.current = run;
                        onClose();
                      }}
                    >
                      {label}
                    </Command.Item>
                  ))}
                </Group>
              )}
              {places.length === 0 && !fits('Keys', wanted) ? null : (
                <Group heading="Go to">
                  {places.map(({ label, path, keys }) => (
                    <Command.Item key={path} value={path} onSelect={() => { go(path); }} className={ITEM}>
                      {label}
                      {keys === null ? null : <kbd className="ml-auto font-sans text-xs text-ink-3">{keys}</kbd>}
                    </Command.Item>
                  ))}
                  {fits('Keys', wanted) ? <Command.Item value="keys" onSelect={onKeys} className={ITEM}>Keys<kbd className="ml-auto font-sans text-xs text-ink-3">?</kbd></Command.Item> : null}
                </Group>
              )}
            </Command.List>
          </Command>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

function Group({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return <Command.Group heading={heading} className="pb-2 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-3">{children}</Command.Group>;
}

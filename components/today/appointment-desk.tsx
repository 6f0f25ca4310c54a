'use client';

import { lazy, Suspense, useState } from 'react';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useTodayChanged } from './use-today-changed';

const EnterAppointment = lazy(() => import('./enter-appointment').then((module) => ({ default: module.EnterAppointment })));
const TakeList = lazy(() => import('./take-list').then((module) => ({ default: module.TakeList })));

/** How appointments come in: one by hand, or many from a list or a file. What was taken is said until it is read. */
export function AppointmentDesk({ on }: { readonly on: string }) {
  const [open, setOpen] = useState<'one' | 'list' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { changed } = useTodayChanged();
  const close = () => { setOpen(null); };
  const done = (words: string) => {
    setSaid(words);
    setOpen(null);
    changed();
  };
  return (
    <>
      {said === null ? null : <Notice kind="done" role="status" acts={<Button size="sm" look="quiet" onClick={() => { setSaid(null); }}>Close</Button>}>{said}</Notice>}
      <Button size="sm" onClick={() => { setOpen('one'); }}>Enter one</Button>
      <Button size="sm" onClick={() => { setOpen('list'); }}>From a list or file</Button>
      <Suspense>
        {open === 'one' ? <EnterAppointment on={on} onClose={close} onDone={done} /> : null}
        {open === 'list' ? <TakeList on={on} onClose={close} onDone={done} /> : null}
      </Suspense>
    </>
  );
}

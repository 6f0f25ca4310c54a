'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { ChangeEvent } from '@/server/contracts/event';
import type { Worklist } from '@/server/contracts/worklist';
import { useClinicEvents } from '../shell/clinic-events';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

type News = { readonly id: string; readonly displayName: string; readonly kinds: readonly ChangeEvent['kind'][] };

/** What is news about somebody whom one follows; tasks are on the list already. */
const WORDS: Readonly<Partial<Record<ChangeEvent['kind'], string>>> = { report: 'a report came', alert: 'a red-flag answer', question: 'a question or an answer', visit: 'the visit or its note changed' };

/** Says that something came in about a followed patient since the page was opened; it stays until somebody has seen it. */
export function FollowedNews({ followed }: { readonly followed: Worklist['followed'] }) {
  const [news, setNews] = useState<readonly News[]>([]);
  useClinicEvents((event) => {
    const patient = followed.find(({ id }) => id === event?.patientId);
    if (event === null || patient === undefined || WORDS[event.kind] === undefined) return;
    setNews((before) => {
      const kinds = before.find(({ id }) => id === patient.id)?.kinds ?? [];
      return [...before.filter(({ id }) => id !== patient.id), { ...patient, kinds: [...new Set([...kinds, event.kind])] }];
    });
  });
  if (news.length === 0) return null;
  return (
    <Notice icon="people" role="status" className="mb-4 print:hidden" acts={<Button size="sm" onClick={() => { setNews([]); }}>Seen</Button>}>
      {news.map(({ id, displayName, kinds }) => <p key={id}><Link prefetch={false} className="font-medium hover:underline" href={`/patients/${id}`}>{displayName}</Link>, whom you follow: {kinds.map((kind) => WORDS[kind]).join(', ')}.</p>)}
    </Notice>
  );
}

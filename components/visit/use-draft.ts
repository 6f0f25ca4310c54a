'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAfterChanges } from '../shell/clinic-events';
import { onBack } from '../trpc/cut-off';
import { isSignedOut, readRefusal } from '../trpc/refusal';
import { useTRPC, useTRPCClient } from '../trpc/use-trpc';
import type { RouterOutputs } from '../trpc/use-trpc';
import { saveFailure } from './save-failure';

export type Draft = Extract<RouterOutputs['visits']['get'], { state: 'draft' }>['draft'];
export type Fields = Draft['fields'];
export type Signed = Extract<RouterOutputs['visits']['get'], { state: 'signed' }>['signed'];

const PAUSE_MS = 2000;
const POLL_MS = 15_000;
const AGAIN_MS = 5000;
/** What this window did itself has settled after this time, and is no news. */
const SETTLED_MS = 1500;

export type DraftControls = {
  /** As the server last composed it. */
  readonly draft: Draft;
  /** As the author has it, saved or not. */
  readonly fields: Fields;
  readonly state: 'kept' | 'unsaved' | 'saving' | 'failed';
  /** Why the last save failed; `null` also where the server was not reached, which is tried again by itself. */
  readonly failure: string | null;
  readonly isUnreached: boolean;
  /** What another window saved meanwhile. */
  readonly theirs: Draft | null;
  readonly change: (part: Partial<Fields>, now?: boolean) => void;
  readonly save: () => Promise<Draft | null>;
  /** Ends a conflict with the fields that stay. */
  readonly settle: (chosen: Fields) => void;
  /** Says that what changed was looked at. */
  readonly look: () => void;
  /** What was signed elsewhere while this window was open. */
  readonly signed: Signed | null;
  /** Reads the draft again at once, as after a refusal. */
  readonly refresh: () => void;
};

/** A draft that keeps itself: two seconds after the last key, when a field is left, and before signing. */
export function useDraft(first: Draft): DraftControls {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [draft, setDraft] = useState(first);
  const [fields, setFields] = useState(first.fields);
  const [isDirty, setDirty] = useState(false);
  const [theirs, setTheirs] = useState<Draft | null>(null);
  const latest = useRef({ draft, fields, isDirty });
  useEffect(() => {
    latest.current = { draft, fields, isDirty };
  });
  const saving = useMutation({
    mutationFn: (look: string | null) => {
      const { draft: base, fields: sent } = latest.current;
      // Who writes on a screen that reads as it was last seen has seen it; over what changed a look is an act of its own.
      const seen = look !== null ? { fingerprint: look } : base.mustLook ? null : { fingerprint: base.fingerprint };
      return client.visits.save.mutate({ patientId: base.patient.id, visitId: base.visitId, version: base.version, fields: sent, seen }).then((outcome) => ({ outcome, sent }));
    },
    onSuccess: ({ outcome, sent }) => {
      if (outcome.kind === 'conflict') {
        setTheirs(outcome.theirs);
        return;
      }
      setDraft(outcome.draft);
      latest.current = { ...latest.current, draft: outcome.draft };
      if (latest.current.fields === sent) {
        setDirty(false);
        latest.current = { ...latest.current, isDirty: false };
      }
    },
  });
  const { mutateAsync } = saving;
  const running = useRef<Promise<unknown>>(Promise.resolve());
  /** @param look - fingerprint of what was on the screen when somebody said that they had looked */
  const save = useCallback(async (look: string | null = null): Promise<Draft | null> => {
    // Saves follow each other: each rests on the version the one before it made.
    const turn = running.current.catch(() => undefined).then(() => (latest.current.isDirty || look !== null ? mutateAsync(look) : null));
    running.current = turn;
    try {
      const done = await turn;
      return done === null ? latest.current.draft : done.outcome.kind === 'saved' ? done.outcome.draft : null;
    } catch {
      return null;
    }
  }, [mutateAsync]);
  const isReadOnly = !first.isMine;
  useEffect(() => {
    if (!isDirty || theirs !== null || isReadOnly) return;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isDirty, fields, save, theirs, isReadOnly]);
  // What a lost connection or an ended session held back is sent when it is there again; a refusal is not sent twice.
  const failedAs = isDirty && theirs === null && !isReadOnly && saving.isError ? readRefusal(saving.error).code : '';
  const isHeldBack = failedAs === 'unreachable' || isSignedOut(failedAs);
  useEffect(() => (isHeldBack ? onBack(() => void save()) : undefined), [isHeldBack, save]);
  useEffect(() => {
    if (failedAs !== 'unreachable') return;
    const timer = setInterval(() => void save(), AGAIN_MS);
    return () => { clearInterval(timer); };
  }, [failedAs, save]);
  useEffect(() => {
    if (isReadOnly) return;
    const leave = (): void => {
      if (document.visibilityState === 'hidden') void save();
    };
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
    };
  }, [save, isReadOnly]);
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
    };
  }, [isDirty]);
  // Asked at once on coming back as well: what was signed meanwhile is no draft any more, whatever the page still shows.
  const poll = useQuery(trpc.visits.get.queryOptions({ visitId: first.visitId }, { refetchInterval: POLL_MS, staleTime: 0, enabled: !isDirty && theirs === null }));
  const { refetch } = poll;
  useAfterChanges(() => void refetch(), { concerns: (event) => (event === null || event.patientId === first.patient.id) && !latest.current.isDirty, quietMs: SETTLED_MS });
  const polled = poll.data?.state === 'draft' ? poll.data.draft : null;
  if (polled !== null && !isDirty && !saving.isPending && polled.version >= draft.version && polled.seenHash !== draft.seenHash) {
    setDraft(polled);
    setFields(polled.fields);
  }
  return {
    draft,
    fields,
    state: saving.isPending ? 'saving' : isDirty ? (saving.isError ? 'failed' : 'unsaved') : 'kept',
    failure: saving.isError && failedAs !== 'unreachable' ? saveFailure(readRefusal(saving.error)) : null,
    isUnreached: failedAs === 'unreachable',
    theirs,
    change: (part, now = false) => {
      const next = { ...latest.current.fields, ...part };
      setFields(next);
      setDirty(true);
      latest.current = { ...latest.current, fields: next, isDirty: true };
      if (now) void save();
    },
    save: () => save(),
    settle: (chosen) => {
      if (theirs === null) return;
      const isTheirs = chosen === theirs.fields;
      setDraft(theirs);
      setFields(chosen);
      setDirty(!isTheirs);
      setTheirs(null);
      latest.current = { draft: theirs, fields: chosen, isDirty: !isTheirs };
      if (!isTheirs) void save();
    },
    look: () => void save(latest.current.draft.fingerprint),
    signed: poll.data?.state === 'signed' ? poll.data.signed : null,
    refresh: () => void poll.refetch(),
  };
}

'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTRPC } from '../trpc/use-trpc';
import type { RouterInputs } from '../trpc/use-trpc';
import type { PlanPreview, PlanRequest, Steering } from './types';

export type Asked = { readonly request: PlanRequest | null; readonly start: RouterInputs['plan']['preview']['start'] };
const PAUSE_MS = 80;
/** What chart and content propose. */
const PROPOSED: Asked = { request: null, start: null };

export type PlanControls = {
  readonly preview: PlanPreview;
  /** As the prescriber has set it, before the server has looked at it. */
  readonly request: PlanRequest | null;
  readonly start: string;
  readonly checking: boolean;
  readonly failed: unknown;
  /** Asks the server once more. */
  readonly again: () => void;
  readonly isEdited: boolean;
  readonly change: (request: PlanRequest) => void;
  readonly steer: (steering: Partial<Steering>) => void;
  readonly startOn: (day: string) => void;
  readonly take: (asked: Asked) => void;
  /** Whether what is shown goes back to a plan that was taken. */
  readonly hasTaken: (asked: Asked) => boolean;
  readonly resume: (step: number, day: string) => void;
  readonly undo: () => void;
  readonly reset: () => void;
};

/**
 * What is asked for and what the server says to it: an edit goes there at once, and of several in a row the last one once the hand rests. `set` is how somebody had set
 * the plan before, which `first` is the answer to; without it `first` is what chart and content propose.
 */
export function usePlan(patientId: string, first: PlanPreview, set: Asked | null): PlanControls {
  const trpc = useTRPC();
  const [history, setHistory] = useState<readonly Asked[]>(set === null ? [PROPOSED] : [PROPOSED, set]);
  const asked = history.at(-1) ?? PROPOSED;
  const [settled, settle] = useSettled(asked);
  const isFirst = settled === (set ?? PROPOSED);
  const query = useQuery(
    trpc.plan.preview.queryOptions(
      { patientId, option: first.option, ...settled },
      { placeholderData: keepPreviousData, staleTime: 60_000, retry: 1, ...(isFirst && { initialData: first }) },
    ),
  );
  const { refetch } = query;
  // A question that failed has no answer: what was checked last stays, not what stood there first.
  const [answered, keepAnswer] = useState(first);
  if (query.data !== undefined && query.data !== answered) keepAnswer(query.data);
  const preview = query.data ?? answered;
  const proposed = set === null ? first : preview;
  const request = asked.request ?? proposed.request;
  const start = asked.start ?? proposed.start;
  return useMemo(() => {
    const go = (next: readonly Asked[]): void => {
      setHistory(next);
      settle(next.at(-1) ?? PROPOSED);
    };
    const push = (next: Asked): void => {
      go([...history, next]);
    };
    return {
      preview,
      request,
      start,
      checking: query.isFetching || settled !== asked,
      failed: query.error,
      again: () => void refetch(),
      isEdited: history.length > 1,
      change: (next: PlanRequest) => {
        push({ request: next, start });
      },
      steer: (steering: Partial<Steering>) => {
        if (request !== null) push({ request: { ...request, steering: { ...request.steering, ...steering } }, start });
      },
      startOn: (day: string) => {
        push({ request, start: day });
      },
      take: push,
      hasTaken: (taken: Asked) => history.includes(taken),
      resume: (step: number, day: string) => {
        if (request !== null) push({ request: { ...request, steering: { ...request.steering, resumeAt: step === 1 ? null : step, ...(step === 1 && { freeSince: [] }) } }, start: day });
      },
      undo: () => {
        if (history.length > 1) go(history.slice(0, -1));
      },
      reset: () => {
        go(history.slice(0, 1));
      },
    };
  }, [preview, request, start, query.isFetching, query.error, refetch, settled, asked, history, settle]);
}

/** A value that follows at once where nothing changed for a moment before, and else when the changes have rested for one. */
function useSettled<Value>(first: Value): readonly [Value, (value: Value) => void] {
  const [settled, setSettled] = useState(first);
  const hand = useRef<{ movedAt: number; timer: ReturnType<typeof setTimeout> | undefined }>({ movedAt: Number.NEGATIVE_INFINITY, timer: undefined });
  const settle = useCallback((value: Value): void => {
    const { movedAt, timer } = hand.current;
    const now = performance.now();
    clearTimeout(timer);
    hand.current = {
      movedAt: now,
      timer: now - movedAt < PAUSE_MS ? setTimeout(() => {
        setSettled(value);
      }, PAUSE_MS) : undefined,
    };
    if (hand.current.timer === undefined) setSettled(value);
  }, []);
  return [settled, settle];
}

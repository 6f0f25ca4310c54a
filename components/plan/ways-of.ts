import type { PlanPreview, PlanRequest } from './types';

export type Way = { readonly id: string; readonly label: string; readonly request: PlanRequest; /** The plan on screen. */ readonly isShown: boolean };

/** Every way that the content allows here, the one on screen first and as it is there; the liquid tail is a way of its own. */
export function waysOf({ request, choices, outcome }: PlanPreview): readonly Way[] {
  if (request === null || choices === null || outcome.kind === 'refused') return [];
  const { strategy } = outcome.plan;
  const wayOf = (id: PlanRequest['strategy'], label: string, steering: PlanRequest['steering']): Way => ({ id: `${id ?? ''}${steering.liquidTail ? '+tail' : ''}`, label: `${label}${steering.liquidTail ? ' with liquid tail' : ''}`, request: { ...request, strategy: id, steering }, isShown: false });
  const allowed = choices.strategies.filter(({ id, whyNot }) => whyNot === null || id === strategy);
  const shown = allowed.filter(({ id }) => id === strategy).map(({ id, label }): Way => ({ ...wayOf(id, label, request.steering), request, isShown: true }));
  const { doses, other } = choices.liquidTail;
  const tails = doses === null || other === null ? [] : allowed.filter(({ id }) => id === strategy).map(({ id, label }) => wayOf(id, label, other));
  return [...shown, ...tails, ...allowed.filter(({ id }) => id !== strategy).map(({ id, label, steering }) => wayOf(id, label, steering))];
}

/** The request that takes another strategy, steered as the server says for it. */
export const taking = (strategy: NonNullable<PlanRequest['strategy']>, { request, choices }: Pick<PlanPreview, 'request' | 'choices'>): PlanRequest | null =>
  request === null ? null : { ...request, strategy, steering: choices?.strategies.find(({ id }) => id === strategy)?.steering ?? request.steering };

/** The same while what is set is not checked yet, and the steering of the other ways not known: the edits go along, those that count the steps of the way shown do not. A plan taken up in its middle goes its own way. */
export const takingUnseen = (strategy: NonNullable<PlanRequest['strategy']>, request: PlanRequest): PlanRequest =>
  (request.steering.resumeAt ?? 1) > 1 ? request : ({ ...request, strategy, steering: { ...request.steering, holds: [], stepBackAt: null, resumeAt: null, freeSince: [] } });

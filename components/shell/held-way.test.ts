import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { goWhenConnected, heldWay, holdWay, stayHere, tryHeldWay } from './held-way';

let answers = false;
let onLine = false;
const went: string[] = [];
const to = (place: string) => () => { went.push(place); };
/** What is asked meanwhile has been answered. */
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  answers = false;
  onLine = false;
  went.length = 0;
  vi.stubGlobal('fetch', () => (answers ? Promise.resolve({ ok: true }) : Promise.reject(new TypeError('no connection'))));
  vi.stubGlobal('navigator', { get onLine() { return onLine; } });
});
afterEach(async () => {
  answers = true;
  await tryHeldWay();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('of several ways only the last is gone, once, as soon as the server answers', async () => {
  goWhenConnected(to('first'));
  goWhenConnected(to('last'));
  await settled();
  expect([went, heldWay()]).toEqual([[], 'page']);
  answers = true;
  await vi.advanceTimersByTimeAsync(3_000);
  expect([went, heldWay()]).toEqual([['last'], null]);
});

it('a browser that wrongly takes itself to be cut off leads on at once, and does not hold what that sets off', async () => {
  answers = true;
  goWhenConnected(() => { goWhenConnected(to('there')); });
  await settled();
  expect([went, heldWay()]).toEqual([['there'], null]);
});

it('who stays is not led off later; what the framework began is undone', async () => {
  const undo = vi.fn();
  holdWay({ to: 'page', go: to('there'), undo });
  stayHere();
  answers = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect([went, heldWay()]).toEqual([[], null]);
  expect(undo).toHaveBeenCalledOnce();
});

it('the page that is read again takes nothing from a page that was asked for, and cannot be given up', async () => {
  onLine = true;
  holdWay({ to: 'page', go: to('there') });
  holdWay({ to: 'read', go: to('read') });
  await settled();
  stayHere();
  holdWay({ to: 'read', go: to('read') });
  stayHere();
  expect(heldWay()).toBe('read');
  answers = true;
  await tryHeldWay();
  expect(went).toEqual(['read']);
});

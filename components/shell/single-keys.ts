import { preferencesFrom } from './preferences';

/** Whether what has the focus takes text or is a dialog: no single key acts there. */
export const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null);

/** Whether this person left the single keys on; read when a key is pressed, so that a change counts at once. */
export function singleKeysAreOn(): boolean {
  const cookies = new Map(document.cookie.split('; ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  return preferencesFrom((name) => cookies.get(name)).keys;
}

/** Between the tabs of one browser, which share a session. */
export const TABS = 'gamut-idle';
const MOVED = 'moved';
const HERE = 'here ';

/** Told by a tab that comes up, and by one that is unlocked. */
export const hereIs = (email: string): string => `${HERE}${email}`;

/** Whose session the browser has by what another tab tells; `null` where it tells something else. */
export const whoIsHere = (data: unknown): string | null => (typeof data === 'string' && data.startsWith(HERE) ? data.slice(HERE.length) : null);

/** Leaves what is on the screen for the home page of the clinic that is acted in now: by a full load, and with nothing left to come back to. */
function leave(): void {
  document.documentElement.hidden = true;
  // A browser may keep the page as it was for its button Back; it is read again then, as the other clinic.
  window.addEventListener('pageshow', () => { window.location.reload(); });
  window.location.replace('/today');
}

export function leaveWhenMoved(data: unknown): void {
  if (data === MOVED) leave();
}

/** The person acts in another clinic from now on: here and in every other tab. */
export function moveAllTabs(): void {
  const tabs = new BroadcastChannel(TABS);
  tabs.postMessage(MOVED);
  tabs.close();
  leave();
}

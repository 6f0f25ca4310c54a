/** Between the tabs of one browser, which share a session. */
export const TABS = 'gamut-idle';
const MOVED = 'moved';
const GONE = 'gone';
const HERE = 'here ';

/** Told by a tab that comes up, and by one that is unlocked. */
export const hereIs = (email: string): string => `${HERE}${email}`;

/** Whose session the browser has by what another tab tells; `null` where it tells something else. */
export const whoIsHere = (data: unknown): string | null => (typeof data === 'string' && data.startsWith(HERE) ? data.slice(HERE.length) : null);

/** The person signed out in another tab: what stands here is nobody's to read. */
export const isGone = (data: unknown): boolean => data === GONE;

/** The session of this browser was ended by a sign-out here: every other tab is covered, and this one hidden until the next page has come. */
export function goneFromAllTabs(): void {
  tell(GONE);
  hide();
}

/** Leaves what is on the screen for the home page of the clinic that is acted in now: by a full load, and with nothing left to come back to. */
function leave(): void {
  hide();
  window.location.replace('/today');
}

function hide(): void {
  document.documentElement.hidden = true;
  // A browser may keep the page as it was for its button Back; it is read again then, as whoever is there.
  window.addEventListener('pageshow', () => { window.location.reload(); });
}

function tell(what: string): void {
  const tabs = new BroadcastChannel(TABS);
  tabs.postMessage(what);
  tabs.close();
}

export function leaveWhenMoved(data: unknown): void {
  if (data === MOVED) leave();
}

/** The person acts in another clinic from now on: here and in every other tab. */
export function moveAllTabs(): void {
  tell(MOVED);
  leave();
}

import { holdWay, isCutOff, stayHere, tryHeldWay } from './held-way';
import { leadsAway } from './leads-away';

/** Answers of what stands before the server, where that itself gives none. */
const NO_ANSWER: ReadonlySet<number> = new Set([502, 503, 504]);

let readAt: Date | null = null;
/** When the server last drew what stands on this page. */
export const pageReadAt = (): Date => readAt ?? new Date(performance.timeOrigin);

type Call = { readonly input: RequestInfo | URL; readonly init: RequestInit | undefined };

/** The framework asks for a page by a header of its own; what it asks for ahead of time may fail, and nobody hears of it. */
function asksForPage({ init }: Call): boolean {
  const headers = new Headers(init?.headers);
  return headers.has('rsc') && !headers.has('next-router-prefetch');
}

const addressOf = ({ input }: Call): URL => new URL(input instanceof Request ? input.url : input, window.location.href);

/** Whether it is the page that stands here. The framework adds to the address what caches go by. */
function isThisPage(call: Call): boolean {
  const [asked, here] = [addressOf(call), new URL(window.location.href)];
  for (const { searchParams } of [asked, here]) searchParams.delete('_rsc');
  return asked.pathname === here.pathname && asked.searchParams.toString() === here.searchParams.toString();
}

/** Follows a link as it would have been, or where the page was drawn anew meanwhile by its address. */
function follow(link: HTMLAnchorElement): void {
  const isSame = link.href === window.location.href;
  if (link.dataset.again === undefined && link.isConnected) link.click();
  else if (isSame) window.location.reload();
  else window.location.assign(link.href);
}

/**
 * Without a connection nobody is led off to an error page of the browser: a way to another page is held until the server answers, and this
 * page stays. The framework leaves by a full load when a page it asks for does not come, so the asking itself waits.
 * @param redraw - draws this page again, which ends a way that the framework has begun
 * @returns what to call to hold no more
 */
export function holdPages(redraw: () => void): () => void {
  const ask = window.fetch;
  window.fetch = async (input, init) => {
    const call: Call = { input, init };
    if (!asksForPage(call)) return ask(input, init);
    for (;;) {
      const answer = await ask(input, init).catch((error: unknown) => {
        if (init?.signal?.aborted === true) throw error;
        return null;
      });
      if (answer !== null && !NO_ANSWER.has(answer.status)) {
        readAt = new Date();
        return answer;
      }
      // Where the reader stays or goes elsewhere this never ends: the framework has begun another way by then.
      await new Promise<void>((go) => { holdWay(isThisPage(call) ? { to: 'read', go } : { to: 'page', go, undo: redraw }); });
    }
  };
  const end = new AbortController();
  const on = { capture: true, signal: end.signal };
  window.addEventListener('click', (event) => {
    const link = leadsAway(event);
    // Asked for again because nothing came: whether anything would come now is asked first.
    if (link === null || (link.dataset.again === undefined && !isCutOff())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    holdWay({ to: 'page', go: () => { follow(link); } });
  }, on);
  window.addEventListener('submit', (event) => {
    const form = event.target;
    // One that is sent by a script of ours has no address.
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'get' || !form.hasAttribute('action') || !isCutOff()) return;
    event.preventDefault();
    holdWay({ to: 'page', go: () => { form.requestSubmit(); } });
  }, { signal: end.signal });
  // Who goes on writing stays.
  window.addEventListener('input', () => { stayHere(); }, on);
  window.addEventListener('online', () => void tryHeldWay(), on);
  return () => {
    end.abort();
    window.fetch = ask;
  };
}

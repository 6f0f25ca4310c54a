import { takesText } from './single-keys';

/** A place of the page that is no control: it can be gone to, and Tab goes on from there. */
function goTo(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex') && !place.matches('a[href]')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** Past the bar to what the page is about. */
export function focusMain(): void {
  const main = document.querySelector('main');
  if (main === null) return;
  goTo(main);
  main.scrollIntoView();
}

/** The link that led from one page to another, on the page where it stands: to just what was left, or to that page before something was chosen on it. */
function linkTo(main: HTMLElement, { pathname, search }: URL): HTMLElement | null {
  const links = [...main.querySelectorAll<HTMLAnchorElement>('a[href]')].filter((link) => link.pathname === pathname && link.checkVisibility());
  return links.find((link) => link.search === search) ?? links.find((link) => link.search === '') ?? null;
}

/**
 * Begins where a page that has just come begins: at its title, or, coming back, at the link that led away. What the page itself gave the
 * focus to keeps it, and so do a dialog and whoever writes in the bar: letters that went on to the page would act there as single keys.
 */
export function focusPage(backFrom: URL | null): void {
  const main = document.querySelector('main');
  const at = document.activeElement;
  const isTaken = takesText(at) || at?.matches(':is(main, dialog) *') === true;
  if (main === null || isTaken) return;
  goTo((backFrom === null ? null : linkTo(main, backFrom)) ?? main.querySelector('h1') ?? main);
}

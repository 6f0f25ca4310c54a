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

/** The link that led from one page to another, on the page where it stands. */
const linkTo = (main: HTMLElement, path: string): HTMLElement | null => [...main.querySelectorAll<HTMLAnchorElement>('a[href]')].find((link) => link.pathname === path && link.checkVisibility()) ?? null;

/**
 * Begins where a page that has just come begins: at its title, or, coming back, at the link that led away. What the page itself gave the
 * focus to keeps it, and so does a dialog.
 */
export function focusPage(leftTo: string | null): void {
  const main = document.querySelector('main');
  const isTaken = document.activeElement?.matches(':is(main, dialog, [role="dialog"]) *') === true;
  if (main === null || isTaken) return;
  goTo((leftTo === null ? null : linkTo(main, leftTo)) ?? main.querySelector('h1') ?? main);
}

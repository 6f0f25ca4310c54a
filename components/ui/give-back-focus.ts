let opener: HTMLElement | null = null;
/** The box that holds the focus for an act whose button goes with it. */
let box: HTMLElement | null = null;

/** What had the focus before a dialog was opened; a dialog that another one leads to keeps it. */
function onOpenAutoFocus(): void {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at === document.body || at.closest('[role="dialog"]') !== null) return;
  opener = at;
  box = at.closest('[tabindex="-1"]');
}

/** Begins in the first field that can be filled in; whether there is one. */
export function focusFirstField(within: HTMLElement): boolean {
  within.querySelector<HTMLElement>(':is(input:not([type="hidden"]), select, textarea):enabled:not([tabindex="-1"])')?.focus();
  return within.contains(document.activeElement);
}

/** The same for a dialog that begins in its first field; without one that takes the focus, where every dialog does. */
export function openInFirstField(event: Event): void {
  onOpenAutoFocus();
  if (event.currentTarget instanceof HTMLElement && focusFirstField(event.currentTarget)) event.preventDefault();
}

/** Nothing here is opened by the library's own trigger, which alone it would lead back to. */
function onCloseAutoFocus(event: Event): void {
  event.preventDefault();
  if (document.querySelector('[role="dialog"]') === null) [opener, box].find((one) => one?.isConnected === true)?.focus();
}

/** The focus goes there at once, and when the dialog that is still open closes. What had it before, outside of dialogs. */
export function bringFocus(to: HTMLElement): HTMLElement | null {
  onOpenAutoFocus();
  const before = opener;
  opener = to;
  to.focus();
  return before;
}

/** For a dialog's content: closed, it leads back to what opened it, or where that went with its act to the box around it. */
export const giveBackFocus = { onOpenAutoFocus, onCloseAutoFocus } as const;

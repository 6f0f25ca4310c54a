let opener: HTMLElement | null = null;

/** What had the focus before a dialog was opened; a dialog that another one leads to keeps it. */
function onOpenAutoFocus(): void {
  const at = document.activeElement;
  if (at instanceof HTMLElement && at !== document.body && at.closest('[role="dialog"]') === null) opener = at;
}

/** The same for a dialog that begins in its first field. */
export function openInFirstField(event: Event): void {
  onOpenAutoFocus();
  const field = event.currentTarget instanceof HTMLElement ? event.currentTarget.querySelector<HTMLElement>('input:not([tabindex="-1"]), select, textarea') : null;
  if (field === null) return;
  event.preventDefault();
  field.focus();
}

/** Nothing here is opened by the library's own trigger, which alone it would lead back to. */
function onCloseAutoFocus(event: Event): void {
  event.preventDefault();
  if (document.querySelector('[role="dialog"]') === null && opener?.isConnected === true) opener.focus();
}

/** For a dialog's content: closed, it leads back to what opened it. */
export const giveBackFocus = { onOpenAutoFocus, onCloseAutoFocus } as const;

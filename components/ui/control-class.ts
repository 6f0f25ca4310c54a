/** Look of a field that is typed into. */
export const CONTROL =
  'min-h-target w-full rounded-2 border border-line-control bg-surface px-3 text-sm text-ink-1 disabled:border-line-strong disabled:bg-sunken disabled:text-ink-3 aria-invalid:border-stop';

import type { Day, RefillScript } from './script';

/** Refills of so many days each from `first` up to `last`; `late` names refills that were fetched so many days late. */
export function refills(
  display: string,
  span: { readonly first: Day; readonly last: Day; readonly days?: number },
  late: Readonly<Record<number, number>> = {},
): readonly RefillScript[] {
  const days = span.days ?? 30;
  const fetched: RefillScript[] = [];
  let on = span.first;
  while (on <= span.last) {
    fetched.push({ on, days, display });
    on += days + (late[fetched.length] ?? 0);
  }
  return fetched;
}

/** The oldest first; of one day as the chart has them, the newest last. */
export const oldestFirst = <Reported extends { readonly on: string }>(reports: readonly Reported[]): Reported[] => [...reports].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

type Kept = { readonly values: unknown; readonly at: number };

/** What was typed and not saved, by form and whom it is about; in this tab's memory, so that signing out or closing the tab ends it. */
const kept = new Map<string, Kept>();
const KEPT_MS = 60 * 60 * 1000;

/** What stands there from before; `null` for nothing, or nothing of the last hour. */
export const keptUnder = (name: string): unknown => {
  const found = kept.get(name);
  return found !== undefined && Date.now() - found.at < KEPT_MS ? found.values : null;
};

export const keep = (name: string, values: unknown): void => {
  kept.set(name, { values, at: Date.now() });
};

export const forget = (name: string): void => {
  kept.delete(name);
};

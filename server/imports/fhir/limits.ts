/** Bounds of what is read at all: a larger document is refused before it costs memory or time. */
export const LIMITS = {
  bytes: 50_000_000,
  depth: 128,
  values: 3_000_000,
  listItems: 100_000,
  numberLength: 60,
} as const;

import type { ReactNode } from 'react';

/** Time in which the head of the page leaves and its style sheets are asked for; a server busy with the end would let them wait. */
const HEAD_START_MS = 25;

/**
 * Rendered when what stands before it is on its way: inside `Suspense`, the head of a long page is painted while its end is
 * still being written.
 */
export async function Later({ children }: { readonly children: ReactNode }) {
  await new Promise((onward) => setTimeout(onward, HEAD_START_MS));
  return children;
}

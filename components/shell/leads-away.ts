/** A page whose links ask the server for another choice of the same page. */
const FILTERED = '/evidence';

/** The link of ours that a press leads to another page by, in this tab; `null` where the press is the browser’s own or stays on the page. */
export function leadsAway(event: MouseEvent): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target === '_blank' || link.hasAttribute('download')) return null;
  // A chip opens its reference or its rule beside the page, or loads a page that says itself that it waits.
  if (link.dataset.reference !== undefined || link.dataset.ruleLink !== undefined) return null;
  if (link.origin !== window.location.origin || link.pathname.startsWith('/api/')) return null;
  const isFilter = link.pathname === FILTERED && link.search !== window.location.search;
  return link.pathname !== window.location.pathname || isFilter || link.dataset.again !== undefined ? link : null;
}

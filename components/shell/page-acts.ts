/** An act that the page behind the palette offers. */
export type PageAct = { readonly label: string; readonly run: () => void };

/** What can be done on the open page: each element that names itself in `data-palette`, in the order of the page. */
export function pageActs(): readonly PageAct[] {
  const acts = new Map<string, HTMLElement>();
  for (const element of document.querySelectorAll<HTMLElement>('[data-palette]')) {
    const label = element.dataset.palette ?? '';
    if (label !== '' && !acts.has(label)) acts.set(label, element);
  }
  return [...acts].map(([label, element]) => ({
    label,
    run: () => {
      element.focus();
      element.click();
    },
  }));
}

/** Name in the banner of the open patient. */
export const openPatientName = (): string | null => document.querySelector('[role="region"][aria-label="Patient"] b')?.textContent ?? null;

import { PANEL_GAPS, PANEL_OPTIONS, PANEL_SORTS } from '@/server/contracts/outcome';
import type { PanelFilter } from '@/server/contracts/outcome';

export type PanelPlace = PanelFilter & { readonly page: number };
type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** What the address asks for; anything unknown is left out. */
export const readPanelPlace = (asked: Asked): PanelPlace => ({
  sort: PANEL_SORTS.find((sort) => sort === asked.sort) ?? 'contact',
  option: PANEL_OPTIONS.find((option) => option === asked.option) ?? null,
  gap: PANEL_GAPS.find((gap) => gap === asked.gap) ?? null,
  mine: asked.mine === 'yes',
  page: typeof asked.page === 'string' && /^[1-9]\d{0,3}$/.test(asked.page) ? Math.min(5000, Number(asked.page)) : 1,
});

export function panelAddress({ sort, option, gap, mine, page }: PanelPlace): string {
  const asked = new URLSearchParams([
    ...(sort === 'contact' ? [] : [['sort', sort]]), ...(option === null ? [] : [['option', option]]), ...(gap === null ? [] : [['gap', gap]]), ...(mine ? [['mine', 'yes']] : []), ...(page === 1 ? [] : [['page', String(page)]]),
  ]);
  return asked.size === 0 ? '/panel' : `/panel?${asked.toString()}`;
}

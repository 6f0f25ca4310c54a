import { PANEL_BLUNTING, PANEL_GAPS, PANEL_OPTIONS, PANEL_RESPONSES, PANEL_SORTS } from '@/server/contracts/outcome';
import type { PanelFilter } from '@/server/contracts/outcome';

export type PanelPlace = PanelFilter & { readonly page: number };
type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** What the address asks for; anything unknown is left out. */
export const readPanelPlace = (asked: Asked): PanelPlace => ({
  sort: PANEL_SORTS.find((sort) => sort === asked.sort) ?? 'contact',
  option: PANEL_OPTIONS.find((option) => option === asked.option) ?? null,
  gap: PANEL_GAPS.find((gap) => gap === asked.gap) ?? null,
  response: PANEL_RESPONSES.find((response) => response === asked.response) ?? null,
  remission: asked.remission === 'yes',
  blunting: PANEL_BLUNTING.find((blunting) => blunting === asked.blunting) ?? null,
  mine: asked.mine === 'yes',
  page: typeof asked.page === 'string' && /^[1-9]\d{0,3}$/.test(asked.page) ? Math.min(5000, Number(asked.page)) : 1,
});

export function panelAddress({ sort, option, gap, response, remission, blunting, mine, page }: PanelPlace): string {
  const named = { sort: sort === 'contact' ? null : sort, option, gap, response, remission: remission ? 'yes' : null, blunting, mine: mine ? 'yes' : null, page: page === 1 ? null : String(page) };
  const asked = new URLSearchParams(Object.entries(named).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
  return asked.size === 0 ? '/panel' : `/panel?${asked.toString()}`;
}

'use client';

import { Fragment, useState } from 'react';
import type { ReactNode } from 'react';

/**
 * Keeps rows where they stood when the chart was opened: an answer changes a row in its place, it never moves it.
 * Rows that are new since then come last.
 */
export function SettledOrder({ ids, rows }: { readonly ids: readonly string[]; readonly rows: Readonly<Record<string, ReactNode>> }) {
  const [opened] = useState(ids);
  const order = [...opened.filter((id) => id in rows), ...ids.filter((id) => !opened.includes(id))];
  return order.map((id) => <Fragment key={id}>{rows[id]}</Fragment>);
}

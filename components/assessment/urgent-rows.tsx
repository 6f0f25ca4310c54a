'use client';

import type { UrgentAsk } from '@/server/contracts/workspace';
import { UrgentRow } from './urgent-row';

/** What flags want asked before every question: the urgent, then what an old answer left open. */
export function UrgentRows({ patientId, asks, mayAnswer }: { readonly patientId: string; readonly asks: readonly UrgentAsk[]; readonly mayAnswer: boolean }) {
  const isCalm = ({ level }: UrgentAsk): boolean => level === 'attention';
  return [['Urgent', asks.filter((ask) => !isCalm(ask))] as const, ['Left open', asks.filter(isCalm)] as const].map(([name, rows]) =>
    rows.length === 0 ? null : (
      <ul key={name} aria-label={name} className="mb-3 flex flex-col gap-2">{rows.map((ask) => <UrgentRow key={ask.flag} patientId={patientId} ask={ask} mayAnswer={mayAnswer} />)}</ul>
    ));
}

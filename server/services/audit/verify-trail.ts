import { withoutClinic } from '@/db/client';
import { listClinics } from '@/db/queries/accounts/session';
import { verifyAudit } from '@/server/audit/verify-audit';
import type { ChainCheck } from '@/server/audit/verify-audit';

export type TrailCheck = { readonly rows: number; readonly seals: number; readonly chains: number; readonly waiting: number; readonly broken: string | null };

const sum = (chains: readonly ChainCheck[], of: (chain: ChainCheck) => number): number => chains.reduce((total, chain) => total + of(chain), 0);

/** Ids of all clinics of the database. */
export const listAllClinics = async (): Promise<string[]> => (await withoutClinic((db) => listClinics(db))).map(({ id }) => id);

/** Recomputes the audit trail of every clinic of the database. */
export async function verifyTrail(): Promise<TrailCheck> {
  const { chains, broken } = await verifyAudit(await listAllClinics());
  return { rows: sum(chains, ({ rows }) => rows), seals: sum(chains, ({ seals }) => seals), chains: chains.length, waiting: sum(chains, ({ waiting }) => waiting), broken };
}

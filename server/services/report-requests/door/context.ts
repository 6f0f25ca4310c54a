import type { HeldRequest } from '@/db/queries/reports/report-requests';
import type { ReportVisit } from '@/server/auth/report-visit';
import { AppError } from '@/server/platform/errors';

/** What a use case of the patient's small door knows of its request: no person signs in here. */
export type DoorContext = { readonly requestId: string };
/** The same after the link was opened with the right birth date. */
export type VisitContext = DoorContext & { readonly visit: ReportVisit };

/** How the audit trail names whoever holds a link. */
export const linkAuditor = (ctx: DoorContext, clinicId: string) => ({
  actor: { userId: null, name: 'patient link', roles: [], clinicId },
  requestId: ctx.requestId,
});

export const withinClinic = (clinicId: string) => ({ clinicId, userId: null });

/** Why a link leads nowhere any more; every reason has the same face. */
export const isClosed = (row: HeldRequest): boolean => row.expired || row.revokedAt !== null || row.blockedAt !== null;

/** The one answer for what is unknown, expired, withdrawn, blocked or somebody else's: nobody learns which. */
export const linkClosed = (): AppError => new AppError('link-closed');

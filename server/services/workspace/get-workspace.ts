import type { Workspace } from '@/server/contracts/workspace';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { ServiceContext } from '../context';
import { openChart } from './open-chart';
import { readWorkspaceRows, toWorkspace } from './read-workspace';

type Which = { readonly patientId: string; readonly asKnownOn?: LocalDate | undefined };

/**
 * Opens a chart, or the chart as it was known at the end of a past day. Who opened it stands in the audit trail before
 * anything of it leaves the database.
 */
export const getWorkspace = (ctx: ServiceContext, which: Which): Promise<Workspace> =>
  openChart(ctx, which, { read: readWorkspaceRows, think: (rows) => toWorkspace(ctx, rows) });

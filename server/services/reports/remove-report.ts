import type { z } from 'zod';
import type { removeReportInput } from '@/server/contracts/report';
import type { Workspace } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';
import { removeFact } from '../remove-fact';

/** A report that was entered by mistake. */
export const removeReport = (ctx: ServiceContext, { reportId, ...input }: z.output<typeof removeReportInput>): Promise<Workspace> =>
  removeFact(ctx, { ...input, factId: reportId }, { kind: 'report', event: 'report.removed', needs: 'history:enter' });

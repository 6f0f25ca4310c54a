import { exportPanelInput, panelFileSchema } from '@/server/contracts/outcome';
import { exportPanel } from '@/server/services/outcomes/get-panel';
import { clinicianProcedure } from '../trpc';

export const exportPanelProcedure = clinicianProcedure({ resource: 'panel', phi: true, audit: 'panel.exported' })
  .input(exportPanelInput)
  .output(panelFileSchema)
  .query(({ ctx, input }) => exportPanel(ctx.service, input));

import { panelInput, panelSchema } from '@/server/contracts/outcome';
import { getPanel } from '@/server/services/outcomes/get-panel';
import { clinicianProcedure } from '../trpc';

export const getPanelProcedure = clinicianProcedure({ resource: 'panel', phi: true, audit: 'panel.read' })
  .input(panelInput)
  .output(panelSchema)
  .query(({ ctx, input }) => getPanel(ctx.service, input));

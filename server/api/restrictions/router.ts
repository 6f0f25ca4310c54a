import { router } from '../trpc';
import { endEmergencyProcedure } from './end-emergency';
import { getChartAccessProcedure } from './get-chart-access';
import { getEmergencyNoticeProcedure } from './get-emergency-notice';
import { getEmergencyReportProcedure } from './get-emergency-report';
import { liftRestrictionProcedure } from './lift-restriction';
import { openEmergencyProcedure } from './open-emergency';
import { restrictChartProcedure } from './restrict-chart';
import { seeEmergencyProcedure } from './see-emergency';

export const restrictionsRouter = router({
  get: getChartAccessProcedure,
  restrict: restrictChartProcedure,
  lift: liftRestrictionProcedure,
  openInEmergency: openEmergencyProcedure,
  endEmergency: endEmergencyProcedure,
  notice: getEmergencyNoticeProcedure,
  report: getEmergencyReportProcedure,
  see: seeEmergencyProcedure,
});

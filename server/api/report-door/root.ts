import { router } from '../trpc';
import { closeReportProcedure } from './close-report';
import { openReportProcedure } from './open-report';
import { readReportProcedure } from './read-report';
import { savePageProcedure } from './save-page';
import { submitReportProcedure } from './submit-report';

/** The patient's small door: everything that the holder of a link can do. */
export const reportDoorRouter = router({
  open: openReportProcedure,
  read: readReportProcedure,
  save: savePageProcedure,
  submit: submitReportProcedure,
  close: closeReportProcedure,
});

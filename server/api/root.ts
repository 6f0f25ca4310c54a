import { adviceRouter } from './advice/router';
import { allergiesRouter } from './allergies/router';
import { appointmentsRouter } from './appointments/router';
import { auditRouter } from './audit/router';
import { catalogRouter } from './catalog/router';
import { clinicSettingsRouter } from './clinic-settings/router';
import { conditionsRouter } from './conditions/router';
import { evidenceRouter } from './evidence/router';
import { flagsRouter } from './flags/router';
import { inboxRouter } from './inbox/router';
import { lifeEventsRouter } from './life-events/router';
import { meRouter } from './me/router';
import { medicationsRouter } from './medications/router';
import { mergingRouter } from './merging/router';
import { observationsRouter } from './observations/router';
import { outcomesRouter } from './outcomes/router';
import { patientsRouter } from './patients/router';
import { peopleRouter } from './people/router';
import { planRouter } from './plan/router';
import { questionsRouter } from './questions/router';
import { recordRouter } from './record/router';
import { referencesRouter } from './references/router';
import { reportRequestsRouter } from './report-requests/router';
import { reportsRouter } from './reports/router';
import { restrictionsRouter } from './restrictions/router';
import { retentionRouter } from './retention/router';
import { todayRouter } from './today/router';
import { visitsRouter } from './visits/router';
import { worklistRouter } from './worklist/router';
import { worksheetsRouter } from './worksheets/router';
import { workspaceRouter } from './workspace/router';
import { router } from './trpc';

/** Everything the application may be asked: one router an area, its procedures beside it. */
export const appRouter = router({
  me: meRouter,
  restrictions: restrictionsRouter,
  people: peopleRouter,
  clinicSettings: clinicSettingsRouter,
  patients: patientsRouter,
  retention: retentionRouter,
  merging: mergingRouter,
  today: todayRouter,
  appointments: appointmentsRouter,
  audit: auditRouter,
  outcomes: outcomesRouter,
  worklist: worklistRouter,
  workspace: workspaceRouter,
  plan: planRouter,
  questions: questionsRouter,
  medications: medicationsRouter,
  conditions: conditionsRouter,
  allergies: allergiesRouter,
  observations: observationsRouter,
  lifeEvents: lifeEventsRouter,
  reports: reportsRouter,
  reportRequests: reportRequestsRouter,
  record: recordRouter,
  inbox: inboxRouter,
  worksheets: worksheetsRouter,
  advice: adviceRouter,
  evidence: evidenceRouter,
  visits: visitsRouter,
  flags: flagsRouter,
  references: referencesRouter,
  catalog: catalogRouter,
});
export type AppRouter = typeof appRouter;

import type { Db } from '@/db/client';
import { listDecisions } from '@/db/queries/outcomes/decisions';
import type { DecisionRow } from '@/db/queries/outcomes/decisions';
import { readSince } from '@/db/queries/outcomes/since';
import type { SinceRow } from '@/db/queries/outcomes/since';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { SinceVisit } from '@/server/clinical/model/since';
import { standingPeriod } from '@/server/clinical/outcome/panel-figures';
import { newestVersions } from '@/server/clinical/outcome/periods';
import { callAnswersInput } from '@/server/contracts/task-act';
import type { ServiceContext } from '../context';
import { callWords } from '../tasks/call-words';
import { decisionInBrief } from '../visits/list-visits';
import { readDecisions } from './to-decision';

/** So many entries of each kind are told; more stand on the pages they come from. */
const MOST = 50;

export type ReadSince = {
  /** Every version of every signed note, oldest first. */
  readonly decisions: readonly DecisionRow[];
  /** `null` before the first signed note. */
  readonly since: SinceVisit | null;
  /** Reports that came in since, the newest first. */
  readonly reports: SinceRow['reports'];
};

/** What happened since the last signed note of a patient that stands: one reading for the chart, the draft and what is signed. */
export async function readSinceVisit(db: Db, { actor: { clinic } }: ServiceContext, { patientId, on }: { readonly patientId: string; readonly on: LocalDate }): Promise<ReadSince> {
  const decisions = await listDecisions(db, { clinicId: clinic.id, patientIds: [patientId] });
  const newest = new Set(newestVersions(decisions));
  const last = decisions.findLast((decision) => newest.has(decision) && !decision.inError);
  if (last === undefined) return { decisions, since: null, reports: [] };
  const { contacts, done, late, alerts, reports } = await readSince(db, { clinicId: clinic.id, patientId, timeZone: clinic.timeZone, on, visitOn: last.on, signedAtMs: last.signedAtMs, limit: MOST });
  const since: SinceVisit = {
    last: { visitId: last.visitId, number: last.number, version: last.version, on: last.on, author: last.author, decision: decisionInBrief(last.decision).words },
    period: standingPeriod(readDecisions(decisions).decisions),
    contacts: contacts.map(({ answers, ...contact }) => ({ ...contact, said: callWords(callAnswersInput.catch(callAnswersInput.parse({})).parse(answers)) })),
    done,
    late,
    alerts,
  };
  return { decisions, since, reports };
}

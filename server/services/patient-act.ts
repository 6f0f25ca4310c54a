import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import type { ChartRow } from '@/db/queries/chart/chart-columns';
import { loadChart } from '@/db/queries/chart/load-chart';
import type { Entry } from '@/db/queries/facts/origin';
import { claimKey } from '@/db/queries/handled-request';
import { holdPatient } from '@/db/queries/patients/store-patient';
import { recordAudit } from '@/server/audit/record-audit';
import type { Act } from '@/server/auth/rights';
import { canonicalJson } from '@/server/clinical/model/canonical-json';
import type { Chart, Provenance } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Workspace } from '@/server/contracts/workspace';
import { AppError } from '@/server/platform/errors';
import { sha256 } from '@/server/clinical/model/sha256';
import { authorise } from './authorise';
import { acting, auditor, clinicDay } from './context';
import type { ServiceContext } from './context';
import { recordRefusal } from './record-refusal';
import { checkShown } from './check-shown';
import { notHeld } from './restrictions/not-held';
import { readWorkspaceRows, toWorkspace } from './workspace/read-workspace';

/** What an act on a patient has at hand, inside its transaction and with the patient held. */
export type Scene = {
  readonly db: Db;
  readonly ctx: ServiceContext;
  readonly on: LocalDate;
  readonly entry: Entry;
  readonly chart: Chart;
  readonly row: ChartRow;
  /** Provenance of what the person enters now. */
  readonly provenance: Provenance;
};

/** What an act made or changed, for its audit row: ids, counts and codes. */
export type Done = {
  readonly objectId: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
};

export type PatientAct<Input> = {
  readonly needs: Act;
  readonly event: string;
  readonly objectKind: string;
  readonly change: (scene: Scene, input: Input) => Promise<Done>;
};

type PatientInput = { readonly patientId: string; readonly idempotencyKey?: string | undefined };

/** Whether the same act was done before under this key, asked about or not; the same key for anything else is refused. */
export async function isRepetition(
  db: Db,
  ctx: ServiceContext,
  act: { readonly event: string; readonly key: string | undefined; readonly input: object },
): Promise<boolean> {
  const { userId, clinic } = ctx.actor;
  if (act.key === undefined || userId === null) return false;
  const claim = { act: act.event, inputSha256: sha256(canonicalJson({ ...act.input, idempotencyKey: null, confirmed: null })) };
  const earlier = await claimKey(db, { clinicId: clinic.id, userId, key: act.key }, claim);
  if (earlier === null) return false;
  if (earlier.act !== claim.act || earlier.inputSha256 !== claim.inputSha256) throw new AppError('repeated-differently');
  return true;
}

/**
 * Does something to a patient's chart and answers with the fresh workspace. One transaction holds the patient, so that
 * acts on one chart follow each other; it keeps the change and its audit row together or neither. A refusal leaves a
 * row of its own.
 */
export async function actOnPatient<Input extends PatientInput>(ctx: ServiceContext, input: Input, act: PatientAct<Input>): Promise<Workspace> {
  const { patientId } = input;
  const clinicId = ctx.actor.clinic.id;
  try {
    authorise(ctx.actor, act.needs);
    const on = clinicDay(ctx);
    const rows = await withClinic(acting(ctx), async (db) => {
      if (!(await holdPatient(db, { clinicId, patientId }))) throw await notHeld(db, { clinicId, patientId });
      if (await isRepetition(db, ctx, { event: act.event, key: input.idempotencyKey, input })) {
        await recordAudit(db, auditor(ctx), { event: 'chart.read', objectKind: 'chart', objectId: patientId, patientId });
      } else {
        const scene = await sceneOf(db, ctx, { patientId, on });
        await checkShown(scene);
        const done = await act.change(scene, input);
        await recordAudit(db, auditor(ctx), {
          event: act.event,
          objectKind: act.objectKind,
          objectId: done.objectId,
          patientId,
          details: done.details ?? {},
        });
      }
      return readWorkspaceRows(db, { clinicId, patientId, on });
    });
    return toWorkspace(ctx, rows);
  } catch (error) {
    await recordRefusal(ctx, { event: act.event, objectKind: act.objectKind, patientId }, error);
    throw error;
  }
}

async function sceneOf(db: Db, ctx: ServiceContext, { patientId, on }: { patientId: string; on: LocalDate }): Promise<Scene> {
  const { clinic, userId, name } = ctx.actor;
  const loaded = await loadChart(db, { clinicId: clinic.id, patientId, on });
  if (loaded === null) throw new AppError('not-found');
  return {
    db,
    ctx,
    on,
    chart: loaded.chart,
    row: loaded.row,
    entry: { clinicId: clinic.id, patientId, recordedBy: userId, timeZone: clinic.timeZone },
    provenance: { source: 'clinician', by: name, recordedOn: null, resource: null },
  };
}

/** The row's id in a fact id such as `medication:9f0c…`; the schema has checked its form. */
export const rowIdOf = (factId: string): string => factId.slice(factId.indexOf(':') + 1);

/** A refusal about one field of the input. */
export const wrongField = (field: string, sentence: string): AppError => new AppError('invalid-input', { fields: { [field]: sentence } });

/** Asks whether an unusual entry is meant; the same input with `confirmed` goes through. */
export const unusual = (field: string, sentence: string): AppError => new AppError('needs-confirmation', { fields: { [field]: sentence } });

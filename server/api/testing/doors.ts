import type { z } from 'zod';
import { appRouter } from '../root';
import type { ProcedureMeta } from '../trpc';
import type { Call } from './eight-callers';
import type { FullChart, RowKind } from './full-chart';
import { idPlacesOf, sampleOf, withValue } from './input-of';
import type { IdPlace } from './input-of';

type Walked = { readonly _def: { readonly type: string; readonly meta?: Partial<ProcedureMeta>; readonly inputs: readonly z.core.$ZodType[] } };
/** One procedure with what it declares and where its input names rows. */
export type Door = { readonly path: string; readonly type: string; readonly roles: readonly string[]; readonly schema: z.core.$ZodType | null; readonly places: readonly IdPlace[] };
export const walk = (procedures: object): Door[] =>
  Object.entries(procedures as Readonly<Record<string, Walked>>).map(([path, { _def: { type, meta, inputs } }]) => {
    const [schema = null] = inputs;
    return { path, type, roles: meta?.roles ?? [], schema, places: schema === null ? [] : idPlacesOf(schema) };
  });
/** The doors of the application, in the order of the router. */
export const doors = walk(appRouter._def.procedures);

/** Fields whose values no sampler can guess, because the service looks them up before the row. */
export const EXAMPLES: Record<string, object> = {
  // An older version than the newest: nothing is set by asking.
  'clinicSettings.save': { expectedVersion: 70 },
  'patients.update': { family: 'Novak', given: 'Jana', birthOn: '1980-02-03', recordNumber: 'R-1001' },
  'questions.answer': { questionId: 'seizures', answers: [{ fact: 'condition:seizure-disorder', value: 'absent' }] },
  'medications.start': { drugId: 'mirtazapine', name: 'mirtazapine', mgPerDay: '15' },
  'medications.changeDose': { from: '2026-04-01', mgPerDay: 150, reason: 'relapse' },
  'medications.correct': { drugId: 'sertraline', name: 'sertraline', startOn: '2026-01-15', steps: [{ from: '2026-01-15', mgPerDay: 25, timesPerDay: 1, form: null, reason: null }] },
  'observations.create': { observation: 'body-weight', value: '71.5', unit: 'kg' },
  'reports.create': { instrument: 'phq9', scores: { total: 7 } },
  'reportRequests.create': { instruments: ['phq9'] },
  'worksheets.recordCategory': { category: 'possible' },
  'inbox.resolve': { choice: 'leave-out' },
  'worklist.create': { dueOn: '2199-01-01' },
  'worklist.move': { toOn: '2199-01-01' },
  'worklist.transfer': { role: 'prescriber' },
  'worklist.setCover': { fromOn: '2199-01-01', toOn: '2199-01-02' },
};

/** Which row a field names. A new field of an id that stands in no line here fails the suite: say what it names. */
export const ROW_OF: Readonly<Record<string, RowKind>> = {
  patientId: 'patient', notTheSameAs: 'patient', episodeId: 'medication', conditionId: 'condition', allergyId: 'allergy', observationId: 'observation', reportId: 'report', eventId: 'event',
  confirmationId: 'confirmation', itemId: 'inbox', appointmentId: 'appointment', requestId: 'request', alertId: 'alert', visitId: 'draft', userId: 'person', linkId: 'link', sessionId: 'session', passkeyId: 'passkey', emergencyId: 'emergency', clinicId: 'clinic', taskId: 'task', taskIds: 'task', handBackId: 'question', coverId: 'cover', correctionId: 'correction', mergeId: 'merge', purgeId: 'purge', otherId: 'patient',
  assigneeId: 'person', toId: 'person', fromId: 'person', absentId: 'person', coveringId: 'person', owner: 'person', patientIds: 'patient',
};
/** Acts on what was signed: their visit is a signed one. */
const ON_SIGNED = new Set(['visits.addAddendum', 'visits.amend', 'visits.enterInError', 'visits.coSign', 'visits.recordDisclosure']);

export const fieldOf = ({ path }: IdPlace): string => path.filter((step) => typeof step === 'string').at(-1) ?? '';
export function rowOf(door: Door, place: IdPlace, chart: FullChart): string {
  const kind = ROW_OF[fieldOf(place)];
  if (kind === undefined) throw new Error(`${door.path}: say in ROW_OF which row "${fieldOf(place)}" names`);
  return chart[kind === 'draft' && ON_SIGNED.has(door.path) ? 'signed' : kind];
}

let keys = 0;
/** An input that the procedure takes, naming this chart's rows wherever it must name one. */
export function inputFor(door: Door, chart: FullChart): unknown {
  if (door.schema === null) return undefined;
  const least = { ...(sampleOf(door.schema) as object), ...EXAMPLES[door.path], ...(door.type === 'mutation' && 'idempotencyKey' in (sampleOf(door.schema) as object) && { idempotencyKey: `matrix-${(keys += 1)}` }) };
  const needed = door.places.filter(({ path }) => path.every((step) => typeof step === 'string'));
  return needed.reduce<unknown>((input, place) => withValue(input, place.path, place.write(rowOf(door, place, chart))), least);
}
/** Somebody whose role lets them in. */
export const insiderOf = ({ roles }: Door): 'prescriber' | 'administrator' => (roles.includes('prescriber') ? 'prescriber' : 'administrator');
export const callOf = (door: Door, input: unknown): Call => ({ path: door.path, type: door.type, input });

import { withClinic } from '@/db/client';
import { insertDisclosure } from '@/db/queries/visits/around-signing';
import { recordAudit } from '@/server/audit/record-audit';
import type { z } from 'zod';
import { answersInWords } from '@/server/clinical/story/answers-in-words';
import type { exportRecordInput, exportRecordOutput, RecordFile } from '@/server/contracts/record';
import { namelessFile } from '@/server/exports/file-kinds';
import { renderApart } from '@/server/exports/render-apart';
import { loadKnowledge } from '@/server/knowledge/load';
import { now } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { newToken } from '@/server/platform/ids';
import { log } from '@/server/platform/log';
import { recordBundle } from '@/server/renderings/fhir/record-bundle';
import type { WholeRecord } from '@/server/renderings/fhir/record-bundle';
import { recordPaper } from '@/server/renderings/record/record-paper';
import { recordText } from '@/server/renderings/record/record-text';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { vouchFor } from '../visits/vouch-for';
import { readRecord } from './read-record';

const TYPES: Readonly<Record<RecordFile, string>> = { 'record.fhir.json': 'application/fhir+json; charset=utf-8', 'record.pdf': 'application/pdf', 'record.txt': 'text/plain; charset=utf-8' };
const EVENT = 'record.disclosed';

/**
 * Everything that is kept about a patient as a file, for somebody and for a reason that are written down. Read, then written outside any transaction, then
 * left among the disclosures and in the audit trail together; without those rows nothing leaves.
 */
export async function exportRecord(ctx: ServiceContext, { patientId, file, recipient, purpose }: z.output<typeof exportRecordInput>): Promise<z.output<typeof exportRecordOutput>> {
  try {
    authorise(ctx.actor, 'note:export');
    const { userId, name: byName, clinic } = ctx.actor;
    if (userId === null) throw new AppError('not-allowed');
    const { record, notes } = await withClinic(acting(ctx), (db) => readRecord(db, ctx, { patientId, at: ctx.at ?? now() }));
    await vouchFor(ctx, notes);
    const bytes = await write(ctx, record, file);
    await withClinic(acting(ctx), async (db) => {
      await insertDisclosure(db, { clinicId: clinic.id, patientId, file, recipient, purpose, byId: userId, byName });
      await recordAudit(db, auditor(ctx), { event: EVENT, objectKind: 'chart', objectId: patientId, patientId, details: { file, notes: notes.length } });
    });
    return { base64: bytes.toString('base64'), name: namelessFile(file, newToken()), type: TYPES[file] };
  } catch (error) {
    await recordRefusal(ctx, { event: EVENT, objectKind: 'chart', patientId }, error);
    throw error;
  }
}

async function write(ctx: ServiceContext, record: WholeRecord, file: RecordFile): Promise<Buffer> {
  const knowledge = loadKnowledge();
  const { instruments } = knowledge;
  if (file === 'record.fhir.json') return Buffer.from(`${JSON.stringify(recordBundle({ record, instruments }))}\n`, 'utf8');
  const { timeZone, region, demo } = ctx.actor.clinic;
  const paper = recordPaper(record, { timeZone, region, demo, instruments, answers: answersInWords(record.chart, knowledge, clinicDay(ctx)) });
  if (file === 'record.txt') return Buffer.from(recordText(paper), 'utf8');
  const bytes = await renderApart({ file, record: paper }).catch((error: unknown) => {
    log().error('export.failed', { requestId: ctx.requestId, clinicId: ctx.actor.clinic.id, error });
    throw new AppError('unexpected', { sentence: 'The file could not be made. The record is as it was; try again, or take it as text.' }, { cause: error });
  });
  if (bytes === null) throw new AppError('unexpected');
  return bytes;
}

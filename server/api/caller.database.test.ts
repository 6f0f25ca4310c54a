import { beforeAll, describe, expect, test } from 'vitest';
import { auditRows, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { appRouter } from './root';
import { createCallerFactory } from './trpc';

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

const as = (person: TestPerson | null) =>
  createCallerFactory(appRouter)({
    actor: person === null ? null : { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles },
    why: person === null ? 'not-signed-in' : null,
    requestId: 'test-request',
  });

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

describe('opening a chart', () => {
  test('gives identity, chart, assessment and rights, and leaves a row in the audit trail', async () => {
    const before = (await auditRows(database.admin)).length;
    const workspace = await as(clinics.prescriber).workspace.get({ patientId: clinics.patientId });
    expect(workspace.patient).toMatchObject({ displayName: 'Novak, Jana', birthOn: '1980-02-03', identifiers: [{ value: 'R-1001' }] });
    expect(workspace.assessment.options).toHaveLength(8);
    expect(workspace.rights).toMatchObject({ readChart: true, changeMedicines: true, administer: false });
    expect(workspace.likeNamed).toEqual([]);
    expect((await auditRows(database.admin)).slice(before)).toEqual([
      expect.objectContaining({ event: 'chart.read', outcome: 'done', patientId: clinics.patientId, clinicId: clinics.river.id, requestId: 'test-request' }),
    ]);
  });
});

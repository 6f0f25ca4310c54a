import { describe, expect, test } from 'vitest';
import { appRouter } from './root';
import type { ProcedureMeta } from './trpc';

type Walked = { readonly _def: { readonly meta?: Partial<ProcedureMeta>; readonly type: 'query' | 'mutation' | 'subscription'; readonly inputs: readonly unknown[]; readonly output?: unknown } };

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Walked>).map(([path, { _def }]) => ({ path, ..._def }));

/** Who may call what, reviewed by hand against the table of roles. */
const ROLES_OF: Readonly<Record<string, string>> = {
  'me.get': 'prescriber coordinator administrator',
  'me.sessions': 'prescriber coordinator administrator',
  'me.endSession': 'prescriber coordinator administrator',
  'me.changePassword': 'prescriber coordinator administrator',
  'me.switchClinic': 'prescriber coordinator administrator',
  'people.get': 'administrator',
  'people.invite': 'administrator',
  'people.setRoles': 'administrator',
  'people.suspend': 'administrator',
  'people.restore': 'administrator',
  'people.handResetLink': 'administrator',
  'people.revokeLink': 'administrator',
  'people.endSessions': 'administrator',
  'audit.search': 'administrator',
  'audit.export': 'administrator',
  'clinicSettings.get': 'administrator',
  'clinicSettings.save': 'administrator',
  'references.list': 'prescriber coordinator administrator',
  'references.get': 'prescriber coordinator administrator',
  'catalog.get': 'prescriber coordinator administrator',
  'evidence.get': 'prescriber coordinator administrator',
  'evidence.reference': 'prescriber coordinator administrator',
  'evidence.rule': 'prescriber coordinator administrator',
  'patients.search': 'prescriber coordinator',
  'patients.create': 'prescriber coordinator',
  'patients.update': 'prescriber coordinator',
  'today.get': 'prescriber coordinator',
  'appointments.create': 'prescriber coordinator',
  'appointments.settle': 'prescriber coordinator',
  'appointments.cancel': 'prescriber coordinator',
  'appointments.import': 'prescriber coordinator',
  'workspace.changes': 'prescriber coordinator',
  'workspace.get': 'prescriber coordinator',
  'plan.preview': 'prescriber coordinator',
  'plan.compare': 'prescriber coordinator',
  'plan.current': 'prescriber coordinator',
  'outcomes.ofPatient': 'prescriber coordinator',
  'advice.about': 'prescriber coordinator',
  'advice.silentRules': 'prescriber coordinator',
  'reports.getLookBack': 'prescriber coordinator',
  'reports.listArrivals': 'prescriber coordinator',
  'reports.create': 'prescriber coordinator',
  'reports.remove': 'prescriber',
  'reportRequests.create': 'prescriber coordinator',
  'reportRequests.list': 'prescriber coordinator',
  'reportRequests.renew': 'prescriber coordinator',
  'reportRequests.endRhythm': 'prescriber coordinator',
  'reportRequests.revoke': 'prescriber coordinator',
  'reportRequests.answerAlert': 'prescriber',
  'questions.answer': 'prescriber',
  'questions.withdraw': 'prescriber',
  'worksheets.answerNaranjo': 'prescriber',
  'worksheets.recordCategory': 'prescriber',
  'medications.start': 'prescriber',
  'medications.changeDose': 'prescriber',
  'medications.stop': 'prescriber',
  'medications.correct': 'prescriber',
  'medications.remove': 'prescriber',
  'conditions.create': 'prescriber',
  'conditions.remove': 'prescriber',
  'allergies.create': 'prescriber',
  'allergies.remove': 'prescriber',
  'allergies.confirmNone': 'prescriber',
  'observations.create': 'prescriber',
  'observations.remove': 'prescriber',
  'lifeEvents.create': 'prescriber',
  'lifeEvents.remove': 'prescriber',
  'inbox.resolve': 'prescriber',
  'visits.list': 'prescriber coordinator',
  'visits.get': 'prescriber coordinator',
  'visits.sources': 'prescriber coordinator',
  'visits.recordDisclosure': 'prescriber coordinator',
  'visits.open': 'prescriber',
  'visits.save': 'prescriber',
  'visits.sign': 'prescriber',
  'visits.addAddendum': 'prescriber',
  'visits.amend': 'prescriber',
  'visits.enterInError': 'prescriber',
  'visits.coSign': 'prescriber',
  'flags.answer': 'prescriber',
  'worklist.get': 'prescriber coordinator',
  'worklist.more': 'prescriber coordinator',
  'worklist.task': 'prescriber coordinator',
  'worklist.create': 'prescriber coordinator',
  'worklist.claim': 'prescriber coordinator',
  'worklist.assign': 'prescriber coordinator',
  'worklist.finish': 'prescriber coordinator',
  'worklist.cancel': 'prescriber coordinator',
  'worklist.reopen': 'prescriber coordinator',
  'worklist.move': 'prescriber coordinator',
  'worklist.log': 'prescriber coordinator',
  'worklist.handBack': 'prescriber coordinator',
  'worklist.answer': 'prescriber',
  'worklist.readAnswer': 'prescriber coordinator',
  'worklist.sendReports': 'prescriber coordinator',
  'worklist.setAct': 'prescriber coordinator',
  'worklist.calendar': 'prescriber coordinator',
  'worklist.makeCalendar': 'prescriber coordinator',
  'worklist.revokeCalendar': 'prescriber coordinator',
  'worklist.setCover': 'prescriber coordinator',
  'worklist.endCover': 'prescriber coordinator',
  'worklist.transfer': 'prescriber coordinator',
  'worklist.follow': 'prescriber coordinator',
  'worklist.stopFollowUp': 'prescriber',
};

describe('every procedure', () => {
  test('is in the table of roles, and the table has no other', () => {
    expect(Object.fromEntries(procedures.map(({ path, meta }) => [path, meta?.roles?.join(' ')]))).toEqual(ROLES_OF);
  });

  test.each(procedures)('$path declares what it is about and whether patient data pass through it', ({ path, meta, type, output }) => {
    expect(meta?.resource, path).toBeTruthy();
    expect(typeof meta?.phi).toBe('boolean');
    expect(output, 'an output schema is what keeps a column from leaking').toBeDefined();
    if (meta?.phi === true) expect(meta.audit, 'whatever touches patient data leaves an audit row').toBeTruthy();
    if (type === 'mutation') expect(meta?.audit).toBeTruthy();
  });
});

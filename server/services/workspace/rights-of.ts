import { mayDo } from '@/server/auth/rights';
import type { Actor } from '@/server/auth/actor';
import type { Rights } from '@/server/contracts/me';

/** What a person may do, for screens that hide what would be refused. */
export const rightsOf = ({ roles }: Actor): Rights => ({
  readChart: mayDo(roles, 'chart:read'),
  enterPatient: mayDo(roles, 'patient:enter'),
  uploadRecords: mayDo(roles, 'record:upload'),
  enterReport: mayDo(roles, 'report:enter'),
  answerQuestions: mayDo(roles, 'question:answer'),
  resolveInbox: mayDo(roles, 'inbox:resolve'),
  changeMedicines: mayDo(roles, 'medication:change'),
  administer: mayDo(roles, 'clinic:administer'),
});

/** Of a person's rights only the one to look. */
export const readOnlyRightsOf = (actor: Actor): Rights => ({ ...rightsOf({ ...actor, roles: [] }), readChart: mayDo(actor.roles, 'chart:read') });

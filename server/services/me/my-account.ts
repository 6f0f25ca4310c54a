import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { recordAudit } from '@/server/audit/record-audit';
import { AppError } from '@/server/platform/errors';
import { acting, auditor } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';

export type OnMe = { readonly userId: string; readonly db: Db };

/** One act of a person on the own account, with its audit row; a refusal leaves one too. What is slow comes before, outside the transaction. */
export async function onMyAccount<T>(ctx: ServiceContext, event: string, act: (me: OnMe) => Promise<T>, before: (userId: string) => Promise<void> = () => Promise.resolve()): Promise<T> {
  const { userId } = ctx.actor;
  try {
    if (userId === null) throw new AppError('not-allowed');
    await before(userId);
    return await withClinic(acting(ctx), async (db) => {
      const answer = await act({ userId, db });
      await recordAudit(db, auditor(ctx), { event, objectKind: 'session', objectId: userId });
      return answer;
    });
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind: 'session', patientId: null }, error);
    throw error;
  }
}

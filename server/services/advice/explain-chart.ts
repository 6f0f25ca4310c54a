import { withClinic } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import type { LoadedChart } from '@/db/queries/chart/load-chart';
import { recordAudit } from '@/server/audit/record-audit';
import { explain } from '@/server/clinical/explain';
import type { Chart } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { ExplainedRule } from '@/server/contracts/advice';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { ruleFaces } from '../evidence/rule-faces';
import { recordRefusal } from '../record-refusal';

/** A chart read to explain what was said about it; who read it stands in the audit trail like any other opening. */
export async function openChart(ctx: ServiceContext, { patientId, purpose }: { readonly patientId: string; readonly purpose: string }): Promise<{ readonly loaded: LoadedChart; readonly on: LocalDate }> {
  try {
    authorise(ctx.actor, 'chart:read');
    const on = clinicDay(ctx);
    const loaded = await withClinic(acting(ctx), async (db) => {
      const read = await loadChart(db, { clinicId: ctx.actor.clinic.id, patientId, on });
      if (read === null) throw new AppError('not-found');
      await recordAudit(db, auditor(ctx), { event: 'chart.read', objectKind: 'chart', objectId: patientId, patientId, details: { purpose } });
      return read;
    });
    return { loaded, on };
  } catch (error) {
    await recordRefusal(ctx, { event: 'chart.read', objectKind: 'chart', patientId }, error);
    throw error;
  }
}

/** Every rule in plain words beside what the chart says to it, in the content's order. */
export function explainedRules(chart: Chart, on: LocalDate): ExplainedRule[] {
  const faces = ruleFaces();
  const { trace, basis } = explain(chart, loadKnowledge(), on);
  const words = new Map(basis.map((fact) => [fact.id, fact]));
  const spoken = (ids: readonly string[]): ExplainedRule['facts'] => ids.flatMap((id) => words.get(id) ?? []);
  return trace.flatMap(({ rule, verdict, facts, missing }) => {
    const face = faces.get(rule);
    return face === undefined ? [] : [{ ...face, verdict, facts: spoken(facts), missing: spoken(missing) }];
  });
}

import type { z } from 'zod';
import { previewPlan as preview } from '@/server/clinical/preview-plan';
import type { comparePlansInput, PlanComparison } from '@/server/contracts/plan-preview';
import { loadKnowledge } from '@/server/knowledge/load';
import type { ServiceContext } from '../context';
import { readPlanningChart } from './read-planning-chart';

/** Two ways of the same change on one chart, neither of them chosen. */
export async function comparePlans(ctx: ServiceContext, { patientId, option, requests, start }: z.output<typeof comparePlansInput>): Promise<PlanComparison> {
  const { chart, on } = await readPlanningChart(ctx, { patientId, event: 'plan.compare', option });
  const made = requests.map((request) => ({ request, preview: preview({ option, request, start }, { chart, on, knowledge: loadKnowledge(), region: ctx.actor.clinic.region }) }));
  return { on, start: made[0]?.preview.start ?? on, ways: made.map(({ request, preview: { outcome } }) => ({ request, outcome })) };
}

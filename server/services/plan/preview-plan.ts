import type { z } from 'zod';
import type { PlanPreview } from '@/server/clinical/model/plan-preview';
import { previewPlan as preview } from '@/server/clinical/preview-plan';
import type { previewPlanInput } from '@/server/contracts/plan-preview';
import { loadKnowledge } from '@/server/knowledge/load';
import type { ServiceContext } from '../context';
import { readPlanningChart } from './read-planning-chart';

/** A plan for an option of a patient's chart, before anybody chose it. */
export async function previewPlan(ctx: ServiceContext, { patientId, option, request, start }: z.output<typeof previewPlanInput>): Promise<PlanPreview> {
  const { chart, on } = await readPlanningChart(ctx, { patientId, event: 'plan.preview', option });
  return preview({ option, request, start }, { chart, on, knowledge: loadKnowledge(), region: ctx.actor.clinic.region });
}

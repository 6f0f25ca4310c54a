import { verifyPlan } from '@/server/clinical/plan-verifier/verify-plan';
import { plan } from '@/server/clinical/plan';
import { parseLocalDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { NO_STEERING, PACES, PLAN_STRATEGIES } from '@/server/clinical/model/plan';
import type { Plan, PlanRequest, Refusal, Result } from '@/server/clinical/model/plan';
import type { Verification } from '@/server/clinical/model/verification';
import { planShape } from '@/server/contracts/plan';
import { loadKnowledge } from '@/server/knowledge/load';

/** A day as typed on the command line; `null` when no calendar has it. */
export const readPlanDay = (text: string): LocalDate | null => parseLocalDate(text);

/** Names that a request may use. */
export const PLAN_WORDS = { strategies: PLAN_STRATEGIES, paces: PACES, regions: ['US', 'UK'], noSteering: NO_STEERING } as const;

/** Makes a plan from a request alone, without a chart, and lets the verifier look at it before anybody else does. */
export function planRequest(request: PlanRequest, start: LocalDate): Result<Plan, Refusal> {
  const knowledge = loadKnowledge();
  const made = plan(request, null, knowledge, start);
  if (!made.ok) return made;
  const { ok, findings } = verifyPlan(made.value, knowledge);
  if (!ok) throw new Error(`the verifier does not agree: ${findings.map(({ rule, message }) => `${rule}: ${message}`).join('; ')}`);
  return made;
}

/** Judges a document that says it is a plan; in words what keeps it from being one. */
export function verifyDocument(document: unknown): Result<Verification, { readonly path: string; readonly message: string }> {
  const read = planShape.safeParse(document);
  if (read.success) return { ok: true, value: verifyPlan(read.data, loadKnowledge()) };
  const [issue] = read.error.issues;
  return { ok: false, error: { path: issue?.path.map(String).join('.') || 'document', message: issue?.message ?? 'is no plan' } };
}

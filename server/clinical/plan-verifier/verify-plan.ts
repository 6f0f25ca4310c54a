import type { Knowledge } from '../model/knowledge';
import type { Plan } from '../model/plan';
import type { Verification } from '../model/verification';
import { checkCalendar } from './check-calendar';
import { checkCourse } from './check-course';
import { checkHardStops } from './check-hard-stops';
import { checkReferences } from './check-references';
import { checkSwitch } from './check-switch';
import { checkUnits } from './check-units';
import { ledgerOf } from './ledger';

/**
 * Judges any plan, whoever made it: reckons each day's dose from its units and holds days, sums, gaps, overlaps and limits
 * against the content. Written apart from the planner; they share the types of the model and nothing else.
 */
export function verifyPlan(plan: Plan, knowledge: Knowledge): Verification {
  const ledger = ledgerOf(plan, knowledge);
  const findings = [checkCalendar, checkUnits, checkCourse, checkSwitch, checkHardStops, checkReferences].flatMap((check) => check(ledger));
  return { ok: findings.length === 0, findings };
}

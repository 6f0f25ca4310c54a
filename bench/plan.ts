import { localDate } from '@/server/clinical/model/local-date';
import { NO_STEERING } from '@/server/clinical/model/plan';
import type { PlanRequest } from '@/server/clinical/model/plan';
import { plan } from '@/server/clinical/plan';
import { verifyPlan } from '@/server/clinical/plan-verifier/verify-plan';
import { loadKnowledge } from '@/server/knowledge/load';
import { median, timings } from './measure';
import type { Measurement } from './measure';

const TIMES = 2000;

/** One plan with the verifier's look at it: a cross-taper, and a hyperbolic taper with liquids; and how many a second. */
export async function benchmark(): Promise<Measurement[]> {
  const knowledge = loadKnowledge();
  const start = localDate('2026-12-01');
  const base = { strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null } as const;
  const cases: readonly (readonly [string, PlanRequest])[] = [
    ['cross-taper', { ...base, from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [{ drug: 'bupropion-xl', mgPerDay: 300 }] }],
    ['hyperbolic', { ...base, from: [{ drug: 'paroxetine', mgPerDay: 40 }], to: [] }],
  ];
  const measured: Measurement[] = [];
  for (const [name, request] of cases) {
    const taken = await timings(() => {
      const made = plan(request, null, knowledge, start);
      if (!made.ok || !verifyPlan(made.value, knowledge).ok) throw new Error(`${name}: the verifier does not agree`);
    }, { times: TIMES });
    const middle = median(taken);
    measured.push({ name: `plan/${name}`, value: middle, unit: 'ms', baseline: null }, { name: `plan/${name}/rate`, value: 1000 / middle, unit: '1/s', baseline: null });
  }
  return measured;
}

import { expect, test } from 'vitest';
import type { ProcedureMeta } from '../trpc';
import { reportDoorRouter } from './root';

type Walked = { readonly _def: { readonly meta?: Partial<ProcedureMeta>; readonly type: string; readonly output?: unknown } };

test('the patient’s door has five acts, all by POST, each with its audit event and an output that lets nothing else through', () => {
  const procedures = Object.entries(reportDoorRouter._def.procedures as unknown as Record<string, Walked>);
  expect(procedures.map(([name]) => name)).toEqual(['open', 'read', 'save', 'submit', 'close']);
  for (const [name, { _def }] of procedures) {
    expect(_def.type, name).toBe('mutation');
    expect(_def.meta?.roles, name).toEqual([]);
    expect(_def.meta?.audit, name).toBeTruthy();
    expect(_def.output, name).toBeDefined();
  }
});

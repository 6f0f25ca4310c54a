import type { z } from 'zod';
import type { silentRulesInput, silentRulesOutput } from '@/server/contracts/advice';
import type { ServiceContext } from '../context';
import { explainedRules, openChart } from './explain-chart';

/** Why not: each rule of an option that stays silent on this chart, with the facts that decided or are missing. */
export async function listSilentRules(ctx: ServiceContext, { patientId, option }: z.output<typeof silentRulesInput>): Promise<z.output<typeof silentRulesOutput>> {
  const { loaded, on } = await openChart(ctx, { patientId, purpose: 'silent-rules' });
  return { on, rules: explainedRules(loaded.chart, on).filter(({ of, verdict }) => of.kind === 'option' && of.id === option && verdict !== 'applies') };
}

/** What a proof of a fault counted: how often it was tried, what was done to it meanwhile, and what of the acknowledged was gone or there twice. */
export type FaultFigures = { readonly tries: number; readonly faults: number; readonly lost: number; readonly doubled: number; readonly acknowledged?: number };

/** Says it to `npm run test:faults`, which adds it up; silent in every other run. */
export function tellFigures(fault: string, figures: FaultFigures & Readonly<Record<string, unknown>>): void {
  if (process.env.GAMUT_FAULT_TESTS === '1') process.stdout.write(`\n${JSON.stringify({ fault, ...figures })}\n`);
}

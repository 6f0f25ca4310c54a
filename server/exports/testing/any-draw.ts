import fc from 'fast-check';

const number = fc.nat(1_000_000);

/** Numbers from which `requestFrom` makes a request for a plan. */
export const anyDraw = fc.record({ from: number, to: number, dose: number, target: number, region: number, pace: number, day: number, way: number, more: number });

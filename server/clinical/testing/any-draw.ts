import fc from 'fast-check';

const number = fc.nat({ max: 1_000_000 });

/** Draws for `requestFrom`. */
export const aDraw = fc.record({ from: number, to: number, dose: number, target: number, region: number, pace: number, day: number, way: number });

import type { Content } from '../schema/content';
import type { Problem } from './problem';

type Band = { readonly min: number; readonly max: number; readonly label: string };
type Range = { readonly min: number; readonly max: number };

/** Bands of whole numbers cover their range from end to end, each value in exactly one. */
export function bandProblems(bands: readonly Band[], range: Range): string[] {
  const sorted = [...bands].sort((a, b) => a.min - b.min);
  const problems = sorted.filter(({ min, max }) => min > max).map(({ label }) => `ends before it begins: ${label}`);
  let next = range.min;
  for (const { min, max, label } of sorted) {
    if (min > next) problems.push(`no band from ${next} to ${min - 1}`);
    if (min < next) problems.push(`overlaps the band before it or the range: ${label}`);
    next = max + 1;
  }
  if (next <= range.max) problems.push(`no band from ${next} to ${range.max}`);
  if (next > range.max + 1) problems.push(`bands go past ${range.max}`);
  return problems;
}

/** Bands of instruments and of Naranjo cover their range; Naranjo's range is what its answers reach. */
export function checkBands(content: Content): Problem[] {
  const { naranjo } = content.causality;
  const sum = (pick: (scores: readonly number[]) => number): number =>
    naranjo.questions.reduce((total, { yes, no, unknown }) => total + pick([yes, no, unknown]), 0);
  const reachable = { min: sum((scores) => Math.min(...scores)), max: sum((scores) => Math.max(...scores)) };
  return [
    ...content.instruments.flatMap((instrument) => {
      const { scoring } = instrument;
      const bands = instrument.bands.length > 0 ? instrument.bands : (scoring?.displayBands ?? []);
      if (bands.length === 0) return [];
      const at = `instruments.${instrument.id}.bands`;
      if (scoring?.min === undefined || scoring.max === undefined) return [{ at, message: 'bands without a range' }];
      return bandProblems(bands, { min: scoring.min, max: scoring.max }).map((message) => ({ at, message }));
    }),
    ...bandProblems(naranjo.bands, { min: naranjo.range[0], max: naranjo.range[1] }).map((message) => ({ at: 'causality.naranjo.bands', message })),
    ...(reachable.min === naranjo.range[0] && reachable.max === naranjo.range[1]
      ? []
      : [{ at: 'causality.naranjo.range', message: `the answers reach ${reachable.min} to ${reachable.max}` }]),
  ];
}

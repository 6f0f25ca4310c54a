import type { Knowledge } from '../model/knowledge';

type Asked = { readonly drug: string; readonly region: string; readonly least: number; readonly below: number };

/** Whether tablets, capsules and allowed halves of one form, or a liquid, make any dose from `least` to under `below`. */
export function canBeMadeBetween({ drug, region, least, below }: Asked, { drugs, tapering }: Knowledge): boolean {
  const leftOut = tapering.drugRules.find(({ drugId }) => drugId === drug)?.leftOutForms.map(({ form }) => form) ?? [];
  const forms = drugs.find(({ id }) => id === drug)?.forms.filter(({ market, form }) => (market === region || market === 'both') && !leftOut.includes(form)) ?? [];
  return forms.some(({ strengthsMg, splittable, liquidMgPerMl }) => {
    if (liquidMgPerMl !== null) {
      const tenth = liquidMgPerMl * 100;
      return Math.ceil(least / tenth) * tenth < below;
    }
    const parts = strengthsMg.map((mg) => mg * 1000);
    const halves = splittable ? [0, ...parts.map((part) => part / 2)] : [0];
    return halves.some((half) => reaches({ parts, units: tapering.general.limits.unitsPerDay - (half > 0 ? 1 : 0), least: least - half, below: below - half }));
  });
}

function reaches({ parts, units, least, below }: { readonly parts: readonly number[]; readonly units: number; readonly least: number; readonly below: number }): boolean {
  let sums = new Set([0]);
  for (let count = 0; count <= units; count += 1) {
    for (const sum of sums) if (sum >= least && sum < below) return true;
    sums = new Set([...sums].flatMap((sum) => parts.map((part) => sum + part).filter((next) => next < below)));
  }
  return false;
}

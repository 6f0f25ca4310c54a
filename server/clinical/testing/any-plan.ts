import type { Knowledge } from '../model/knowledge';
import type { PlanRequest, Region } from '../model/plan';
import { PACES } from '../model/plan';
import { fromEpochDay } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import { NO_STEERING } from '../model/plan';
import { planTerms } from '../taper/terms';

/** A request drawn from numbers alone, so that a property can name the one that failed. */
export type Draw = { readonly from: number; readonly to: number; readonly dose: number; readonly target: number; readonly region: number; readonly pace: number; readonly day: number; readonly way: number; /** Which second medicine ends or begins beside the first, if any; at which step the plan is taken up. */ readonly more?: number };

const WAYS = ['switch', 'switch', 'switch', 'nothing', 'reduction', 'augmentation'] as const;
const STRATEGIES = [null, null, null, 'cross-taper', 'taper-then-start', 'hyperbolic-taper', 'linear-taper', 'direct-switch', 'taper-washout-start'] as const;
const SECOND = ['none', 'none', 'ends', 'begins', 'ends'] as const;
const FIRST_DAY = 18_000;
const DAYS = 40_000;

const pick = <Value>(list: readonly Value[], at: number): Value | undefined => list[at % Math.max(1, list.length)];

/** Any pair, dose, region and start, dates over a century; many are refused, and that is part of what is tested. */
export function requestFrom(draw: Draw, knowledge: Knowledge): { readonly request: PlanRequest; readonly start: LocalDate } {
  const terms = planTerms(knowledge);
  const region: Region = draw.region % 2 === 0 ? 'US' : 'UK';
  const planned = knowledge.tapering.drugRules.map(({ drugId }) => drugId).filter((id) => terms.products(id, region).solidDoses.length > 0);
  const old = pick(planned, draw.from) ?? '';
  const next = pick(planned.filter((id) => id !== old), draw.to) ?? '';
  const doses = (drug: string): number[] => terms.products(drug, region).solidDoses.filter((dose) => dose <= 1000 * (terms.drug(drug)?.maxMgPerDay ?? 0)).map((dose) => dose / 1000);
  const present = { drug: old, mgPerDay: pick(doses(old), draw.dose) ?? 1 };
  const wanted = { drug: next, mgPerDay: pick(doses(next), draw.target) ?? 1 };
  const way = pick(WAYS, draw.way) ?? 'switch';
  const lower = { drug: old, mgPerDay: pick(doses(old).filter((dose) => dose < present.mgPerDay), draw.target) ?? present.mgPerDay };
  const to = way === 'switch' ? [wanted] : way === 'nothing' ? [] : way === 'reduction' ? [lower] : [present, wanted];
  const more = draw.more ?? 0;
  const second = pick(planned.filter((id) => id !== old && id !== next), Math.floor(more / SECOND.length)) ?? '';
  const another = { drug: second, mgPerDay: pick(doses(second), draw.dose + draw.target) ?? 1 };
  const also = way === 'switch' && second !== '' ? (pick(SECOND, more) ?? 'none') : 'none';
  const asked = pick(STRATEGIES, Math.floor(draw.way / WAYS.length)) ?? null;
  return {
    start: fromEpochDay(FIRST_DAY + (draw.day % DAYS)),
    request: { from: also === 'ends' ? [present, another] : [present], to: also === 'begins' ? [...to, another] : to, strategy: way === 'reduction' || way === 'augmentation' ? null : asked, region, pace: pick(PACES, draw.pace) ?? 'default', steering: also === 'none' ? NO_STEERING : { ...NO_STEERING, oneAfterAnother: more % 2 === 0 }, on: null },
  };
}

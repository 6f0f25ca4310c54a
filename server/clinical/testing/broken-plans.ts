import type { Knowledge } from '../model/knowledge';
import { localDate } from '../model/local-date';
import { NO_STEERING } from '../model/plan';
import type { Dose, Plan, PlanRequest, Step, Steering } from '../model/plan';
import { plan } from '../plan';

/** Plans that hold, and what was done to them so that they no longer do. */
export function brokenPlans(knowledge: Knowledge): Readonly<Record<string, Plan>> {
  const amounts = (text: string): PlanRequest['from'] => text.split(' ').filter((word) => word !== '').map((word) => ({ drug: word.split(':')[0] ?? '', mgPerDay: Number(word.split(':')[1]) }));
  const made = (from: string, to: string, { steering = {}, ...more }: Partial<Omit<PlanRequest, 'steering'>> & { readonly steering?: Partial<Steering> } = {}): Plan => {
    const result = plan({ strategy: null, region: 'US', pace: 'default', on: null, ...more, from: amounts(from), to: amounts(to), steering: { ...NO_STEERING, ...steering } }, null, knowledge, localDate('2026-12-01'));
    if (!result.ok) throw new Error(`${from} to ${to}: ${result.error.message}`);
    return result.value;
  };
  const step = (value: Plan, n: number, change: (held: Step) => Partial<Step>): Plan => ({ ...value, steps: value.steps.map((held) => (held.n === n ? { ...held, ...change(held) } : held)) });
  const dose = (value: Plan, n: number, drug: string, change: Partial<Dose>): Plan => step(value, n, (held) => ({ doses: held.doses.map((entry) => (entry.drug === drug ? { ...entry, ...change } : entry)) }));
  const tablets = (strengthMg: number, count: number, form = 'tablet'): Partial<Dose> => ({ mgPerDay: strengthMg * count, units: [{ form, strengthMg, count }], how: `${count === 0.5 ? '½' : count} × ${strengthMg} mg ${form}` });
  const add = (value: Plan, n: number, entry: Dose | undefined): Plan => step(value, n, ({ doses }) => ({ doses: entry === undefined ? doses : [...doses, entry] }));
  const doseIn = (value: Plan, n: number, drug: string): Dose | undefined => value.steps[n - 1]?.doses.find((entry) => entry.drug === drug);

  const cross = made('sertraline:100', 'bupropion-xl:300');
  const maoi = made('phenelzine:45', 'sertraline:50');
  const taper = made('paroxetine:40', '');
  const reduction = made('escitalopram:20', 'escitalopram:10');
  const venlafaxine = made('venlafaxine-xr:225', 'bupropion-xl:150');
  const vortioxetine = made('vortioxetine:20', 'bupropion-xl:150', { strategy: 'cross-taper' });
  const resumed = made('sertraline:100', 'bupropion-xl:300', { steering: { resumeAt: 3 } });
  const intoMaoi = made('fluoxetine:40', 'phenelzine:45', { steering: { resumeAt: 3 } });
  const two = made('sertraline:50', 'bupropion-xl:150 mirtazapine:15');
  const together = made('vortioxetine:10 fluoxetine:10', 'citalopram:5');
  const augmented = made('sertraline:100', 'sertraline:100 bupropion-xl:150');
  const citalopram = made('mirtazapine:15', 'citalopram:40');
  const stopped = made('agomelatine:25', '', { region: 'UK' });

  return {
    'a dose that rises': dose(cross, 3, 'sertraline', tablets(100, 1)),
    'a dose that rises with leave that nobody gave': step(dose(cross, 3, 'sertraline', tablets(100, 1)), 3, () => ({ reinstates: true })),
    'a first cut of three quarters': dose(cross, 1, 'sertraline', tablets(25, 1)),
    'a first cut of three quarters that was asked for': { ...dose(cross, 1, 'sertraline', tablets(25, 1)), edits: [{ id: 'first-cut', words: 'asked for', insideLimits: false }] },
    'a later cut of three quarters, the first one asked for': { ...dose(cross, 3, 'sertraline', tablets(25, 0.5)), edits: [{ id: 'first-cut', words: 'asked for', insideLimits: false }] },
    'a cut of more than half high up a curve': dose(taper, 1, 'paroxetine', tablets(10, 1)),
    'a cut of more than half low down a curve': dose(taper, 4, 'paroxetine', { mgPerDay: 2, units: [{ form: 'oral suspension', mgPerMl: 2, ml: 1 }], how: '1 mL of 2 mg/mL oral suspension' }),
    'the same cut where the curve does not decide': { ...dose(taper, 4, 'paroxetine', { mgPerDay: 2, units: [{ form: 'oral suspension', mgPerMl: 2, ml: 1 }], how: '1 mL of 2 mg/mL oral suspension' }), strategy: 'linear-taper' },
    'a step of three days': step(step(cross, 2, () => ({ to: localDate('2026-12-10'), days: 3 })), 3, () => ({ from: localDate('2026-12-11'), days: 11 })),
    'a step of three days that was asked for': { ...step(step(cross, 2, () => ({ to: localDate('2026-12-10'), days: 3 })), 3, () => ({ from: localDate('2026-12-11'), days: 11 })), edits: [{ id: 'step-length', words: 'asked for', insideLimits: false }] },
    'an MAOI that ends after two weeks': { ...maoi, steps: [...maoi.steps.slice(1, 2).map((held) => ({ ...held, n: 1, from: localDate('2026-12-01'), to: localDate('2026-12-14') })), ...maoi.steps.slice(2)] },
    'an MAOI stopped at once': { ...maoi, strategy: 'stop', steps: [...maoi.steps.slice(1, 2).map((held) => ({ ...held, n: 1, from: localDate('2026-12-01'), to: localDate('2026-12-14') })), ...maoi.steps.slice(2)] },
    'an MAOI taken up late': { ...maoi, edits: [{ id: 'resumed', words: 'taken up', insideLimits: true }], steps: [...maoi.steps.slice(1, 2).map((held) => ({ ...held, n: 1, from: localDate('2026-12-01'), to: localDate('2026-12-14') })), ...maoi.steps.slice(2)] },
    'a new drug that falls': dose(cross, 4, 'bupropion-xl', tablets(150, 1, '24-hour extended-release tablet')),
    'a new drug that rises after two days': step(step(dose(cross, 2, 'bupropion-xl', tablets(300, 1, '24-hour extended-release tablet')), 1, () => ({ to: localDate('2026-12-02'), days: 2 })), 2, () => ({ from: localDate('2026-12-03'), days: 12 })),
    'an end that is not the target': { ...cross, to: amounts('bupropion-xl:150') },
    'an end without the target': { ...reduction, to: amounts('escitalopram:5') },
    'an end with a drug too many': add(cross, 5, doseIn(cross, 4, 'sertraline')),
    'an occupancy too high': dose(cross, 1, 'sertraline', { occupancyPercent: 84.4 }),
    'an occupancy where no curve is': dose(cross, 1, 'bupropion-xl', { occupancyPercent: 50 }),
    'an occupancy left out': dose(cross, 1, 'sertraline', { occupancyPercent: null }),
    'a drop that is none': dose(cross, 2, 'sertraline', { dropPoints: 0 }),
    'a drop left out': dose(cross, 2, 'sertraline', { dropPoints: null }),
    'a drop where none can be': dose(cross, 1, 'bupropion-xl', { dropPoints: 3 }),
    'a wash-out a day short': step(step(maoi, 3, () => ({ to: localDate('2027-01-10'), days: 13 })), 4, () => ({ from: localDate('2027-01-11'), days: 8 })),
    'no wash-out': { ...maoi, steps: [...maoi.steps.slice(0, 2), ...maoi.steps.slice(3).map((held) => ({ ...held, n: 3, from: maoi.steps[2]?.from ?? held.from }))] },
    'an MAOI beside what must not meet it': add(maoi, 2, maoi.steps.at(-1)?.doses[0]),
    'citalopram above its ceiling': dose(citalopram, citalopram.steps.length, 'citalopram', tablets(40, 1.5)),
    'citalopram above the ceiling beside an inhibitor': add({ ...citalopram, from: [...citalopram.from, ...amounts('fluoxetine:20')], to: [...citalopram.to, ...amounts('fluoxetine:20')] }, citalopram.steps.length, { drug: 'fluoxetine', mgPerDay: 20, timesPerDay: 1, units: [{ form: 'capsule', strengthMg: 20, count: 1 }], how: '1 × 20 mg capsule', occupancyPercent: 78.7, dropPoints: null }),
    'bupropion at 300 mg from the first day': dose(cross, 1, 'bupropion-xl', tablets(300, 1, '24-hour extended-release tablet')),
    'bupropion at 300 mg from the fourth day': step(step(dose(cross, 2, 'bupropion-xl', tablets(300, 1, '24-hour extended-release tablet')), 1, () => ({ to: localDate('2026-12-04'), days: 4 })), 2, () => ({ from: localDate('2026-12-05'), days: 10 })),
    'bupropion at 300 mg known from another form': { ...dose(cross, 1, 'bupropion-xl', tablets(300, 1, '24-hour extended-release tablet')), from: amounts('sertraline:100 bupropion-sr:300') },
    'a pair without a row': { ...cross, from: amounts('lithium:600') },
    'a strategy that no row has': { ...cross, strategy: 'direct-switch' },
    'another row': { ...cross, pair: 'SNRI__vortioxetine' },
    'no row named': { ...cross, pair: null },
    'an overlap above its cap': step(venlafaxine, 1, ({ doses }) => ({ doses: [...doses, ...(venlafaxine.steps.at(-1)?.doses ?? [])] })),
    'an overlap above its share': dose(vortioxetine, 1, 'vortioxetine', tablets(20, 1)),
    'an overlap where the strategy keeps apart': { ...cross, strategy: 'taper-then-start' },
    'a drug beside one that it may not join': add({ ...augmented, from: [...augmented.from, ...amounts('phenelzine:45')], to: [...augmented.to, ...amounts('phenelzine:45')] }, 1, maoi.steps[0]?.doses[0]),
    'a plan taken up in its middle whose new drug falls': dose(resumed, 2, 'bupropion-xl', tablets(150, 1, '24-hour extended-release tablet')),
    'a plan taken up in its middle whose old drug rises': dose(resumed, 1, 'sertraline', tablets(100, 1)),
    'a plan taken up in its middle, free of the old drug for too short a time': { ...intoMaoi, freeOf: [{ drug: 'fluoxetine', since: localDate('2026-10-28') }] },
    'a plan taken up in its middle, the old drug left out': { ...intoMaoi, freeOf: [] },
    'a drug that is to have ended after the start': { ...intoMaoi, freeOf: [{ drug: 'fluoxetine', since: localDate('2026-12-02') }] },
    'a drug that has ended and is taken': { ...intoMaoi, freeOf: [...intoMaoi.freeOf, { drug: 'phenelzine', since: localDate('2026-06-01') }] },
    'a drug that has ended and stands among the present ones': { ...intoMaoi, from: amounts('fluoxetine:20') },
    'two new drugs that no row lets stand together': { ...two, to: amounts('bupropion-xl:150 buspirone:15'), steps: two.steps.map((held) => ({ ...held, doses: held.doses.map((entry) => (entry.drug === 'mirtazapine' ? { ...entry, drug: 'buspirone' } : entry)) })) },
    'one of two old drugs that meets the new one beyond its row': step(together, 1, (held) => ({ doses: [...held.doses, ...(together.steps.at(-1)?.doses ?? [])] })),
    'a drug without a curve that says one': dose(stopped.steps[0]?.doses.length === 0 ? reduction : stopped, 1, 'escitalopram', { occupancyPercent: null }),
  };
}

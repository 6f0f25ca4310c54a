import { addDays, daysBetween, parseLocalDate } from '@/server/clinical/model/local-date';
import type { Content } from '../schema/content';
import type { Problem } from './problem';
import type { Vocabulary } from './vocabulary';

/** Switching and tapering name drugs and strategies that exist, and the worked examples are whole. */
export function checkPlans(content: Content, names: Vocabulary): Problem[] {
  const { switching, tapering } = content;
  const strategies = new Set<string>(switching.strategies.map(({ id }) => id));
  const pairs = new Set(switching.pairs.map(({ id }) => id));
  return [
    ...switching.pairs.flatMap((pair) => pairProblems(pair, names, strategies).map((message) => ({ at: `switching.pairs.${pair.id}`, message }))),
    ...tapering.serotoninTransporterOccupancy.flatMap((entry) => occupancyProblems(entry, names).map((message) => ({ at: `tapering.${entry.drugId}`, message }))),
    ...tapering.halfLifeNotes.filter(({ drugId }) => !names.drugIds.has(drugId)).map(({ drugId }) => ({ at: 'tapering.halfLifeNotes', message: `unknown drug: ${drugId}` })),
    ...scheduleProblems(content, names),
    ...content.handout.entries.flatMap(({ id, drugs }) => drugs.filter((selector) => selector !== 'flag:serotonergic' && !isSelector(selector, names)).map((selector) => ({ at: `handout.${id}`, message: `unknown drug or class: ${selector}` }))),
    ...tapering.workedExamples.flatMap((example) => [
      ...(example.pair === undefined || pairs.has(example.pair) ? [] : [`unknown pair: ${example.pair}`]),
      ...(strategies.has(example.strategy) ? [] : [`unknown strategy: ${example.strategy}`]),
      ...exampleProblems(example, names),
    ].map((message) => ({ at: `tapering.workedExamples.${example.id}`, message }))),
  ];
}

type Pair = Content['switching']['pairs'][number];

function pairProblems(pair: Pair, names: Vocabulary, strategies: ReadonlySet<string>): string[] {
  const { minimumWashoutDays, washoutRangeDays } = pair;
  return [
    ...[...pair.from, ...pair.to].filter((selector) => !isSelector(selector, names)).map((selector) => `unknown drug or class: ${selector}`),
    ...[pair.strategy, ...pair.alternatives].filter((id) => !strategies.has(id)).map((id) => `unknown strategy: ${id}`),
    ...(pair.alternatives.includes(pair.strategy) ? ['the strategy stands among its own alternatives'] : []),
    ...(washoutRangeDays !== null && washoutRangeDays[0] > washoutRangeDays[1] ? ['the washout range is upside down'] : []),
    ...(washoutRangeDays !== null && minimumWashoutDays > washoutRangeDays[1] ? ['the minimum washout passes its range'] : []),
    ...(pair.crossTaperAllowed && minimumWashoutDays > 0 ? ['a cross-taper leaves no washout'] : []),
    ...(pair.strategy === 'cross-taper' && !pair.crossTaperAllowed ? ['a cross-taper is the strategy and not allowed'] : []),
  ];
}

const isSelector = (selector: string, names: Vocabulary): boolean =>
  selector.startsWith('flag:') || selector.startsWith('ingredient:') ? true : selector.startsWith('class:') ? names.drugFileClasses.has(selector.slice('class:'.length)) : names.drugIds.has(selector);

/** Drugs, classes and condition sets behind the numbers of schedules, limits, warnings and drug rules. */
function scheduleProblems({ switching, tapering, conditionSets }: Content, names: Vocabulary): Problem[] {
  const sets = new Set(conditionSets.conditionSets.map(({ id }) => id));
  const unknown = (at: string, selectors: readonly string[]): Problem[] =>
    selectors.filter((selector) => !isSelector(selector, names)).map((selector) => ({ at, message: `unknown drug or class: ${selector}` }));
  const ruled = tapering.drugRules.map(({ drugId }) => drugId);
  return [
    ...switching.pairs.flatMap(({ id, schedule }) =>
      unknown(`switching.pairs.${id}.schedule`, [
        ...schedule.startOf.flatMap(({ drugs }) => drugs),
        ...schedule.startDays.flatMap(({ from, to }) => [...from, ...to]),
        ...(schedule.instead?.drugs ?? []),
      ]),
    ),
    ...switching.hardStops.flatMap(({ id, limits }) =>
      limits.flatMap((limit) => {
        const at = `switching.hardStops.${id}`;
        const setsNamed = limit.kind === 'conditions' ? limit.sets : limit.kind === 'ceiling' ? (limit.lower?.conditions ?? []) : [];
        return [
          ...unknown(at, Object.entries(limit).flatMap(([key, value]) => (key === 'sets' || !Array.isArray(value) ? [] : value.map(String)))),
          ...(limit.kind === 'ceiling' ? (limit.lower?.beside ?? []) : []).filter((name) => !names.medicines.has(name)).map((name) => ({ at, message: `unknown medicine: ${name}` })),
          ...setsNamed.filter((set) => !sets.has(set)).map((set) => ({ at, message: `unknown condition set: ${set}` })),
        ];
      }),
    ),
    ...[...switching.planWarnings, ...switching.planCheckpoints].flatMap(({ id, to, ...entry }) => unknown(`switching.${id}`, [...('from' in entry ? entry.from : []), ...to])),
    ...switching.chartLimits.flatMap(({ id, drugs }) => unknown(`switching.chartLimits.${id}`, drugs)),
    ...switching.optionPlans.flatMap(({ option, change, targets }) => [
      ...unknown(`switching.optionPlans.${option}`, targets.map(({ drug }) => drug)),
      ...((change === 'lower') === (targets.length === 0) ? [] : [{ at: `switching.optionPlans.${option}`, message: 'a change to another drug names the drugs, and a lower dose none' }]),
    ]),
    ...unknown('tapering.withdrawalWindow', tapering.general.withdrawalWindow.drugs.flatMap(({ drugs }) => drugs)),
    ...unknown('tapering.drugRules', ruled),
    ...ruled.filter((drugId, index) => ruled.indexOf(drugId) !== index).map((drugId) => ({ at: 'tapering.drugRules', message: `two rules for ${drugId}` })),
  ];
}

type Occupancy = Content['tapering']['serotoninTransporterOccupancy'][number];

/** The printed points follow from the printed parameters; a difference of rounding is allowed. */
function occupancyProblems({ drugId, sameAs, emaxPct, ed50Mg, derivedPoints }: Occupancy, names: Vocabulary): string[] {
  const problems = [drugId, ...(sameAs === undefined ? [] : [sameAs])].filter((id) => !names.drugIds.has(id)).map((id) => `unknown drug: ${id}`);
  if (typeof emaxPct !== 'number' || typeof ed50Mg !== 'number') return problems;
  for (const { doseMg, occupancyPct } of derivedPoints ?? []) {
    const computed = Math.min(100, (emaxPct * doseMg) / (ed50Mg + doseMg));
    if (Math.abs(computed - occupancyPct) > 0.06) problems.push(`${doseMg} mg gives ${computed.toFixed(1)} %, not ${occupancyPct} %`);
  }
  return problems;
}

type Example = Content['tapering']['workedExamples'][number];

/** Steps follow each other day by day from the start; only the last is open. */
function exampleProblems({ steps, planStart, current, target }: Example, names: Vocabulary): string[] {
  const drugs = new Set([...Object.keys(current), ...Object.keys(target), ...steps.flatMap((step) => Object.keys(step.dosesMgPerDay))]);
  const problems = [...drugs].filter((id) => !names.drugIds.has(id)).map((id) => `unknown drug: ${id}`);
  let expected = parseLocalDate(planStart);
  for (const { step, startDate, endDate, days } of steps) {
    const start = parseLocalDate(startDate);
    if (start === null || expected === null || start !== expected) return [...problems, `step ${step} does not follow the one before it`];
    const end = endDate === null ? null : parseLocalDate(endDate);
    if ((end === null) !== (days === null)) problems.push(`step ${step} has an end and a length, or neither`);
    if (end !== null && days !== null && daysBetween(start, end) + 1 !== days) problems.push(`step ${step} is not ${days} days long`);
    expected = end === null ? null : addDays(end, 1);
  }
  if (expected !== null) problems.push('the last step goes on');
  return problems;
}

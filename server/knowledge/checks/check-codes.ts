import { DERIVED_FACTS } from '@/server/clinical/model/derived-names';
import type { Content } from '../schema/content';
import { repeated } from './problem';
import type { Problem } from './problem';
import { isClassMember } from './vocabulary';
import type { Vocabulary } from './vocabulary';

/** UCUM units in which the content may state a measurement; reasoning converts between these. */
const UNITS: ReadonlySet<string> = new Set([
  'mm[Hg]', '/min', 'kg', 'kg/m2', 'Cel', '%', '{score}', 'mL/min/{1.73_m2}', 'U/L', 'mg/dL', 'g/dL', 'mmol/L', 'm[IU]/L', 'ng/dL', 'ms',
]);

const SCORE = '{score}';

/** Codes, classes, aliases and product rows refer to each other; computed facts are those that the engine knows. */
export function checkCodes(content: Content, names: Vocabulary): Problem[] {
  return [
    ...content.conditionSets.conditionSets.flatMap((set) => setProblems(set).map((message) => ({ at: `conditionSets.${set.id}`, message }))),
    ...content.observations.observations.flatMap(({ id, ucum }) =>
      ucum === null || UNITS.has(ucum) ? [] : [{ at: `observations.${id}`, message: `unknown unit: ${ucum}` }],
    ),
    ...content.observations.observations.flatMap((row) => rangeProblems(row).map((message) => ({ at: `observations.${row.id}`, message }))),
    ...repeated(content.observations.observations.flatMap(({ code, alsoCodes }) => [...(code === null ? [] : [code]), ...alsoCodes])).map((code) => ({
      at: 'observations',
      message: `two observations claim LOINC ${code}`,
    })),
    ...classProblems(content, names),
    ...content.rxnorm.rows.flatMap(({ rxcui, drugId, strengthMg, per }) => [
      ...(drugId === null || names.drugIds.has(drugId) ? [] : [{ at: `rxnorm.${rxcui}`, message: `unknown drug: ${drugId}` }]),
      ...((strengthMg === null) === (per === null) ? [] : [{ at: `rxnorm.${rxcui}`, message: 'a strength says per what, and nothing else does' }]),
    ]),
    ...content.drugs.drugs.flatMap((drug) => drugProblems(drug, content).map((message) => ({ at: `drugs.${drug.id}`, message }))),
    ...derivedProblems(content),
    ...recordWordProblems(content, names),
  ];
}

/** Words point at sets that are there, brands at ingredients that a rule can read; none stands twice. */
function recordWordProblems({ recordWords: { conditions, brands } }: Content, names: Vocabulary): Problem[] {
  return [
    ...conditions.words.filter(({ set }) => !names.conditionSets.has(set)).map(({ set }) => ({ at: 'recordWords.conditions', message: `unknown condition set: ${set}` })),
    ...repeated(conditions.words.map(({ set }) => set)).map((set) => ({ at: 'recordWords.conditions', message: `listed twice: ${set}` })),
    ...repeated(brands.names.map(({ name }) => name.toLowerCase())).map((name) => ({ at: 'recordWords.brands', message: `listed twice: ${name}` })),
    ...brands.names.filter(({ ingredient }) => !names.medicines.has(ingredient)).map(({ name, ingredient }) => ({ at: `recordWords.brands.${name}`, message: `unknown ingredient: ${ingredient}` })),
  ];
}

type Measurement = Content['observations']['observations'][number];

/** The range of a score is its instrument's; every other number says what is possible and, within that, plausible. */
function rangeProblems({ ucum, possible, plausible }: Measurement): string[] {
  const isMeasured = ucum !== null && ucum !== SCORE;
  if (possible === null || plausible === null) return isMeasured || possible !== plausible ? ['a measurement says what is possible and what is plausible'] : [];
  return [
    ...(isMeasured ? [] : ['a range needs the unit of a measurement']),
    ...(possible.min < possible.max && plausible.min < plausible.max ? [] : ['a range is upside down']),
    ...(possible.min <= plausible.min && plausible.max <= possible.max ? [] : ['what is plausible is not all possible']),
  ];
}

type ConditionSet = Content['conditionSets']['conditionSets'][number];

function setProblems({ snomed, icd10cm, icd10cmPrefixes, icd10cmRemission, icd10cmExclude }: ConditionSet): string[] {
  const listed = icd10cm.map(({ code }) => code);
  const prefixes = icd10cmPrefixes.map(({ prefix }) => prefix);
  const reached = (code: string): boolean => listed.includes(code) || prefixes.some((prefix) => code.startsWith(prefix));
  return [
    ...repeated(snomed.map(({ code }) => code)).map((code) => `SNOMED code twice: ${code}`),
    ...repeated(listed).map((code) => `ICD-10-CM code twice: ${code}`),
    ...repeated(prefixes).map((prefix) => `ICD-10-CM prefix twice: ${prefix}`),
    ...[...icd10cmRemission, ...icd10cmExclude].filter((code) => !reached(code)).map((code) => `refines a code that the set does not reach: ${code}`),
  ];
}

function classProblems(content: Content, names: Vocabulary): Problem[] {
  const { classes, drugAliases, alignment } = content.drugClasses;
  return [
    ...classes.flatMap(({ id, ingredients }) => [
      ...repeated(ingredients).map((name) => ({ at: `drugClasses.${id}`, message: `listed twice: ${name}` })),
      ...ingredients
        .filter((name) => isClassMember(name) && !names.drugClasses.has(name.slice('class:'.length)))
        .map((name) => ({ at: `drugClasses.${id}`, message: `unknown drug class: ${name}` })),
    ]),
    ...Object.entries(drugAliases).flatMap(([alias, ids]) =>
      ids.filter((id) => !names.drugIds.has(id)).map((id) => ({ at: `drugClasses.drugAliases.${alias}`, message: `unknown drug: ${id}` })),
    ),
    ...Object.entries(alignment.classMap).flatMap(([name, ids]) => [
      ...(names.drugFileClasses.has(name) ? [] : [{ at: `drugClasses.classMap.${name}`, message: 'no drug has this class' }]),
      ...ids.filter((id) => !names.drugClasses.has(id)).map((id) => ({ at: `drugClasses.classMap.${name}`, message: `unknown drug class: ${id}` })),
    ]),
    ...content.firstApproved.firstApproved
      .filter(({ ingredient }) => !names.medicines.has(ingredient))
      .map(({ ingredient }) => ({ at: 'firstApproved', message: `unknown ingredient: ${ingredient}` })),
  ];
}

function drugProblems(drug: Content['drugs']['drugs'][number], content: Content): string[] {
  const { usualRangeMg, usualStartMg, maxMgPerDay, elderlyMaxMg, halfLifeHours } = drug;
  const classes = content.drugClasses.alignment.classMap[drug.class];
  return [
    ...(usualRangeMg !== null && usualRangeMg[0] > usualRangeMg[1] ? ['the usual range is upside down'] : []),
    ...(halfLifeHours !== null && halfLifeHours[0] > halfLifeHours[1] ? ['the half-life range is upside down'] : []),
    ...(maxMgPerDay !== null && usualRangeMg !== null && usualRangeMg[1] > maxMgPerDay ? ['the usual range passes the maximum'] : []),
    ...(maxMgPerDay !== null && elderlyMaxMg !== null && elderlyMaxMg > maxMgPerDay ? ['the maximum for older people passes the maximum'] : []),
    ...(maxMgPerDay !== null && usualStartMg !== null && usualStartMg > maxMgPerDay ? ['the start passes the maximum'] : []),
    ...(classes === undefined ? [`unknown class: ${drug.class}`] : []),
  ];
}

function derivedProblems(content: Content): Problem[] {
  const described = new Map(content.derivedFacts.derivedFacts.map(({ name, value }) => [name, value]));
  const computed: ReadonlyMap<string, string> = new Map(Object.entries(DERIVED_FACTS));
  return [
    ...[...described].flatMap(([name, value]) => {
      const kind = computed.get(name);
      if (kind === undefined) return [{ at: `derivedFacts.${name}`, message: 'the engine does not compute it' }];
      return kind === value ? [] : [{ at: `derivedFacts.${name}`, message: `the engine computes a ${kind}, the content says ${value}` }];
    }),
    ...[...computed.keys()].filter((name) => !described.has(name)).map((name) => ({ at: `derivedFacts.${name}`, message: 'computed without a definition' })),
    ...content.derivedFacts.derivedFacts.flatMap(({ name, value, unit, choices }) => [
      ...((value === 'number') === (unit !== null) ? [] : [{ at: `derivedFacts.${name}`, message: 'a number has a unit and nothing else has' }]),
      ...((value === 'choice') === choices.length > 0 ? [] : [{ at: `derivedFacts.${name}`, message: 'a choice lists its words and nothing else does' }]),
    ]),
  ];
}

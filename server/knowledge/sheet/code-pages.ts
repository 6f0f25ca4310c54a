import type { Content } from '../schema/content';
import { referenceList, reviewLine } from './frame';
import type { Frame } from './frame';
import { bullets, described, heading, page, plain, table } from './markdown';

/** Condition sets, measurements, drug classes and the mapping to FHIR. */
export function codesPage({ conditionSets, observations, drugClasses, recordWords, fhirMapping }: Content, frame: Frame): string {
  return page([
    heading(1, 'Codes'),
    frame.standing,
    described(conditionSets.howToMatch),
    heading(2, 'Licences'),
    described(conditionSets.licences),
    described(conditionSets.systems),
    heading(2, 'Condition sets'),
    ...conditionSets.conditionSets.flatMap((set) => [heading(3, set.title), bullets(setLines(set)), codeTable(set)]),
    heading(2, 'Measurements'),
    `Code system: ${observations.system}`,
    loincTable(observations.observations),
    heading(3, 'Possible and plausible values'),
    plain(observations.ranges.note),
    `References: ${referenceList(frame, observations.ranges.refs)}`,
    rangeTable(observations.observations),
    heading(2, 'Documents'),
    loincTable(observations.documents),
    heading(2, 'Drug classes'),
    plain(drugClasses.note),
    table(['Class', 'Title', 'Ingredients'], drugClasses.classes.map(({ id, title, ingredients }) => [id, plain(title), ingredients.map(plain).join(', ')])),
    described(drugClasses.alignment),
    heading(3, 'Names under which rules know a drug'),
    table(['Name', 'Drugs'], Object.entries(drugClasses.drugAliases).map(([name, ids]) => [plain(name), ids.join(', ')])),
    ...recordWordParts(recordWords, frame),
    heading(2, 'FHIR'),
    `${plain(fhirMapping.version)}. ${plain(fhirMapping.note)}`,
    ...fhirMapping.table.flatMap(({ resource, ...row }) => [heading(3, resource), described(row)]),
    described(fhirMapping.projectCodes),
    `References: ${referenceList(frame, fhirMapping.refs)}`,
  ]);
}

/** What makes an imported record wait for a person. */
const recordWordParts = ({ note, conditions, brands, staleOrder }: Content['recordWords'], frame: Frame): string[] => [
  heading(2, 'Words of imported records'),
  plain(note),
  heading(3, 'Words for conditions'),
  plain(conditions.note),
  table(['Set', 'Words'], conditions.words.map(({ set, words }) => [set, words.map(plain).join(', ')])),
  `References: ${referenceList(frame, conditions.refs)}`,
  heading(3, 'Brands and other names'),
  plain(brands.note),
  table(['Name', 'Ingredient', 'Verified', 'Seen in'], brands.names.map(({ name, ingredient, verified, source }) => [plain(name), plain(ingredient), verified ? 'yes' : 'no', plain(source)])),
  heading(3, 'Old orders'),
  `${staleOrder.days} days. ${plain(staleOrder.note)}`,
  `References: ${referenceList(frame, staleOrder.refs)}`,
];

type ConditionSet = Content['conditionSets']['conditionSets'][number];

const setLines = (set: ConditionSet): string[] => [
  `id: ${set.id}; used for: ${plain(set.usedFor)}`,
  ...(set.icd10cmPrefixes.length === 0
    ? []
    : [`ICD-10-CM prefixes: ${set.icd10cmPrefixes.map(({ prefix, verified, seenChildren, example }) => `${prefix} (${seenChildren} codes seen, such as ${plain(example)}${verified ? '' : ', not verified'})`).join('; ')}`]),
  ...set.icd10WhoPrefixes.map(({ prefix, title, verified, source }) => `ICD-10 of the WHO: ${prefix} ${plain(title)} (${verified ? plain(source) : `not verified; ${plain(source)}`})`),
  ...(set.icd10cmRemission.length === 0 ? [] : [`history, never active: ${set.icd10cmRemission.join(', ')}`]),
  ...(set.icd10cmExclude.length === 0 ? [] : [`not part of it: ${set.icd10cmExclude.join(', ')}`]),
  ...set.unverified.map(({ wanted, code }) => `wanted and not found: ${plain(wanted)}${code === null ? '' : ` (${plain(code)})`}`),
  ...(set.note === null ? [] : [`note: ${plain(set.note)}`]),
  `review: ${reviewLine(set.review)}`,
];

function codeTable({ snomed, icd10cm }: ConditionSet): string | null {
  const rows = [...snomed.map((code) => ['SNOMED CT', code] as const), ...icd10cm.map((code) => ['ICD-10-CM', code] as const)];
  if (rows.length === 0) return null;
  return table(['System', 'Code', 'Display', 'Verified', 'Seen in'], rows.map(([system, { code, display, verified, source }]) => [system, code, plain(display), verified ? 'yes' : 'no', plain(source)]));
}

const rangeTable = (rows: Content['observations']['observations']): string =>
  table(
    ['Id', 'Unit', 'Possible', 'Plausible'],
    rows.flatMap(({ id, ucum, possible, plausible }) =>
      ucum === null || possible === null || plausible === null ? [] : [[id, plain(ucum), `${possible.min} to ${possible.max}`, `${plausible.min} to ${plausible.max}`]],
    ),
  );

const loincTable = (rows: Content['observations']['documents']): string =>
  table(
    ['Id', 'LOINC', 'Display', 'Unit', 'Verified', 'Seen in', 'Note'],
    rows.map(({ id, code, alsoCodes, display, ucum, verified, source, note }) => [
      id,
      [code ?? 'not known', ...alsoCodes].join(', '),
      plain(display),
      ucum === null ? '' : plain(ucum),
      verified ? 'yes' : 'no',
      plain(source),
      note === null ? '' : plain(note),
    ]),
  );

/** Product rows by which imported medicines are recognised. */
export const rxnormPage = ({ rxnorm }: Content, frame: Frame): string =>
  page([
    heading(1, 'RxNorm products'),
    frame.standing,
    table(
      ['RxCUI', 'Type', 'Name', 'Drug', 'Strength', 'Form', 'Seen in', 'Note'],
      rxnorm.rows.map(({ rxcui, tty, name, drugId, strengthMg, per, form, source, note }) => [
        rxcui,
        tty,
        plain(name),
        drugId ?? 'no entry',
        strengthMg === null ? '' : `${strengthMg} mg in 1 ${per ?? ''}`,
        form === null ? '' : plain(form),
        plain(source),
        note === null ? '' : plain(note),
      ]),
    ),
  ]);

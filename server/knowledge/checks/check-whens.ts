import type { When } from '@/server/clinical/model/rule-grammar';
import { leavesOf } from '../when-leaves';
import type { Leaf } from '../when-leaves';
import type { Content } from '../schema/content';
import type { Problem } from './problem';
import type { ValueKind, Vocabulary } from './vocabulary';

/** A condition of the content with the place at which it stands. */
export type Placed = { readonly at: string; readonly when: When };

/** Every condition of options, flags (escalations and what they say too), questions asked for safety, causes and limits of a plan. */
export function placedWhens(content: Content): Placed[] {
  return [
    ...content.options.flatMap((option) => option.rules.map((rule) => ({ at: `options.${option.id}.${rule.id}`, when: rule.when }))),
    ...content.flags.flags.flatMap((flag) => [
      { at: `flags.${flag.id}`, when: flag.when },
      ...(flag.escalation === null ? [] : [{ at: `flags.${flag.id}.escalation`, when: flag.escalation.when }]),
      ...flag.says.map(({ when }, place) => ({ at: `flags.${flag.id}.says${place}`, when })),
    ]),
    ...content.questions.questions.flatMap(({ id, forSafety = [], alsoAsked = [] }) => [...forSafety, ...alsoAsked].map(({ when }, place) => ({ at: `questions.${id}.asked${place}`, when }))),
    ...content.switching.chartLimits.map(({ id, when }) => ({ at: `switching.chartLimits.${id}`, when })),
    ...content.causes.causes.flatMap((cause) =>
      [...cause.featuresFor, ...cause.featuresAgainst].map((feature) => ({ at: `causes.${cause.id}.${feature.id}`, when: feature.when })),
    ),
  ];
}

/** Every test names things that exist and compares them with a value they can have. */
export const checkWhens = (content: Content, names: Vocabulary): Problem[] =>
  placedWhens(content).flatMap(({ at, when }) => leavesOf(when).flatMap((leaf) => checkLeaf(leaf, names).map((message) => ({ at, message }))));

function checkLeaf(leaf: Leaf, names: Vocabulary): string[] {
  switch (leaf.fact) {
    case 'condition':
      return known(names.conditionSets, leaf.set, 'condition set');
    case 'medication':
      if (leaf.class !== undefined) return known(names.drugClasses, leaf.class, 'drug class');
      return known(names.medicines, leaf.drug ?? '', 'medicine');
    case 'observation':
      return [
        ...known(names.observations, leaf.obs, 'observation'),
        ...(leaf.op === 'in' ? [`an observation is compared, not listed: ${leaf.obs}`] : []),
      ];
    case 'score':
      return compared(names.fields, `${leaf.instrument}.${leaf.field}`, 'field of an instrument', leaf);
    case 'answer':
      return compared(names.items, `${leaf.instrument}.${leaf.item}`, 'item of an instrument', leaf);
    case 'derived':
      return compared(names.derived, leaf.name, 'derived fact', leaf);
    case 'patient':
      return fits(PATIENT_FIELDS[leaf.field], leaf, `patient ${leaf.field}`);
    case 'allergy':
      return known(names.medicines, leaf.ingredient, 'ingredient');
    case 'missing':
      return known(names.dataItems, leaf.item, 'data item');
  }
}

const PATIENT_FIELDS: Readonly<Record<Extract<Leaf, { fact: 'patient' }>['field'], ValueKind>> = {
  ageYears: { kind: 'number', min: 0, max: 130 },
  pregnancy: { kind: 'choice', choices: ['pregnant', 'not-pregnant', 'planning', 'unknown'] },
  lactation: { kind: 'boolean' },
  couldBePregnant: { kind: 'boolean' },
  // Any ISO 3166 code; EU stands for every member of the European Economic Area.
  country: { kind: 'choice', choices: ['US', 'GB', 'EU', 'CA', 'AU'] },
};

const known = (names: ReadonlySet<string>, name: string, what: string): string[] => (names.has(name) ? [] : [`unknown ${what}: ${name}`]);

type Test = { readonly op: string; readonly value: number | string | boolean | readonly (number | string | boolean)[] };

function compared(kinds: ReadonlyMap<string, ValueKind>, name: string, what: string, test: Test): string[] {
  const kind = kinds.get(name);
  return kind === undefined ? [`unknown ${what}: ${name}`] : fits(kind, test, name);
}

/** Whether operator and value suit what is compared: no order among words, no word among numbers, nothing out of range. */
function fits(kind: ValueKind, { op, value }: Test, name: string): string[] {
  const list = typeof value === 'object' ? value : [value];
  if ((op === 'in') !== (typeof value === 'object')) return [`"in" takes a list and nothing else does: ${name}`];
  switch (kind.kind) {
    case 'never':
      return [`cannot be compared: ${name}`];
    case 'boolean':
      if (op !== 'eq' && op !== 'ne') return [`a yes or no is only equal or not: ${name}`];
      return list.every((entry) => typeof entry === 'boolean') ? [] : [`compared with something other than yes or no: ${name}`];
    case 'choice':
      if (op !== 'eq' && op !== 'ne' && op !== 'in') return [`choices have no order: ${name}`];
      return list.filter((entry) => typeof entry !== 'string' || !kind.choices.includes(entry)).map((entry) => `${name} is never "${String(entry)}"`);
    case 'number':
      return list.flatMap((entry) => {
        if (typeof entry !== 'number') return [`compared with something other than a number: ${name}`];
        const outside = (kind.min !== null && entry < kind.min) || (kind.max !== null && entry > kind.max);
        return outside ? [`${entry} is outside the range of ${name}`] : [];
      });
  }
}

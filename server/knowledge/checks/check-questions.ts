import type { FactKey } from '@/server/clinical/model/ids';
import { FORMS } from '@/server/clinical/model/question-content';
import type { When } from '@/server/clinical/model/rule-grammar';
import type { Content } from '../schema/content';
import { factKeyOf, leavesOf } from '../when-leaves';
import type { Leaf } from '../when-leaves';
import { repeated } from './problem';
import type { Problem } from './problem';
import type { Vocabulary } from './vocabulary';

/** Set by the clinic, never asked of anybody. */
const SETTINGS: ReadonlySet<FactKey> = new Set(['patient:country']);
const FORM_ANSWERS: ReadonlySet<string> = new Set(['score', 'measurement', 'report', 'medication']);

const MEDICINE = '{medicine}';

/** Questions and data items name facts that exist; each fact is asked once; nothing that holds an option goes unasked. */
export function checkQuestions(content: Content, names: Vocabulary): Problem[] {
  const { questions } = content.questions;
  const { dataItems } = content.dataItems;
  const covered = new Set(questions.flatMap(({ facts }) => facts.map(({ key }) => key)));
  return [
    ...questions.flatMap((question) => shape(question, names).map((message) => ({ at: `questions.${question.id}`, message }))),
    ...questions.flatMap(({ id, facts }) =>
      facts.filter(({ key }) => !isKnownKey(key, names)).map(({ key }) => ({ at: `questions.${id}`, message: `covers an unknown fact: ${key}` })),
    ),
    ...questions.filter(({ partOf }) => partOf !== undefined && !questions.some(({ id, opens }) => id === partOf && opens !== null)).map(({ id, partOf }) => ({ at: `questions.${id}`, message: `is part of no form: ${partOf ?? ''}` })),
    ...repeated(questions.flatMap(({ facts }) => facts.map(({ key }) => key))).map((key) => ({ at: 'questions', message: `asked by two questions: ${key}` })),
    ...dataItems.flatMap(({ id, satisfiedBy }) =>
      satisfiedBy
        .flatMap(({ all }) => all)
        .filter(({ fact }) => !isKnownKey(fact, names))
        .map(({ fact }) => ({ at: `dataItems.${id}`, message: `satisfied by an unknown fact: ${fact}` })),
    ),
    ...uncovered(content, covered),
  ];
}

function shape(question: Content['questions']['questions'][number], names: Vocabulary): string[] {
  const { answer, opens, choices, unit, facts, about, textNaming, beside } = question;
  const form = FORM_ANSWERS.has(answer);
  const problems: string[] = [];
  if (form !== (opens !== null)) problems.push(form ? 'an answer by form says which form it opens' : 'a spoken answer opens no form');
  if (opens !== null && !names.instruments.has(opens) && !FORMS.some((known) => known === opens)) problems.push(`opens an unknown form: ${opens}`);
  if ((answer === 'choice') !== choices.length > 0) problems.push(answer === 'choice' ? 'a choice lists its choices' : 'only a choice has choices');
  if ((answer === 'number') !== (unit !== null)) problems.push(answer === 'number' ? 'a number has a unit' : 'only a number has a unit');
  if ((about === undefined) !== (textNaming === undefined) || textNaming?.includes(MEDICINE) === false) problems.push(`a question about medicines says where ${MEDICINE} is named`);
  if (beside !== undefined && !names.items.has(`${beside.instrument}.${beside.item}`)) problems.push(`stands beside an unknown item: ${beside.instrument}.${beside.item}`);
  if (answer === 'number' && facts.length !== 1) problems.push('a number answers one fact');
  for (const value of repeated(choices.map((choice) => choice.value))) problems.push(`two choices have the value ${value}`);
  return problems;
}

/** Whether a fact key names something: a kind this product knows and a name of that kind. */
export function isKnownKey(key: FactKey, names: Vocabulary): boolean {
  const [kind = '', ...rest] = key.split(':');
  const name = rest.join(':');
  switch (kind) {
    case 'condition':
      return names.conditionSets.has(name);
    case 'medication':
      return names.drugClasses.has(name) || names.medicines.has(name);
    case 'allergy':
      return names.medicines.has(name);
    case 'derived':
      return names.derived.has(name);
    case 'patient':
      return ['ageYears', 'pregnancy', 'lactation', 'couldBePregnant'].includes(name);
    case 'item':
      return names.dataItems.has(name);
    case 'report':
      return names.instruments.has(name);
    case 'score':
      return names.fields.has(name);
    case 'answer':
      return names.items.has(name);
    case 'observation':
      return names.observations.has(name);
    default:
      return false;
  }
}

/** Facts that can hold an option at ask-first and that no question asks for. */
function uncovered(content: Content, covered: ReadonlySet<FactKey>): Problem[] {
  const items = new Map(content.dataItems.dataItems.map((item) => [item.id, item.satisfiedBy]));
  const asked = (key: FactKey): boolean => covered.has(key) || SETTINGS.has(key);
  const missing = (leaf: Leaf): FactKey[] => {
    // A plan is made in this product: what is not in the chart is not planned.
    if (leaf.fact === 'medication' && leaf.status === 'planned') return [];
    if (leaf.fact !== 'missing') return asked(factKeyOf(leaf)) ? [] : [factKeyOf(leaf)];
    const ways = items.get(leaf.item) ?? [];
    return ways.some(({ all }) => all.every(({ fact }) => asked(fact))) ? [] : [`item:${leaf.item}`];
  };
  return content.options.flatMap((option) =>
    option.rules
      .filter((rule) => holdsOption(rule))
      .flatMap((rule) => [...new Set(leavesOf(rule.when).flatMap(missing))].map((key) => ({ at: `options.${option.id}.${rule.id}`, message: `no question asks for ${key}` }))),
  );
}

/** Whether not knowing its condition can leave the option at ask-first. */
const holdsOption = (rule: { readonly kind: string; readonly blocking: boolean; readonly when: When }): boolean =>
  rule.kind === 'contraindication' || rule.kind === 'indication' || (rule.kind === 'missing-information' && rule.blocking);

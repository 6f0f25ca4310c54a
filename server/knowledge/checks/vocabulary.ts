import type { Content } from '../schema/content';

/** What a value of a field, an answer or a computed fact can be. */
export type ValueKind =
  | { readonly kind: 'number'; readonly min: number | null; readonly max: number | null }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'never' };

/** Every name that a rule, a question or a plan may use, read from the content itself. */
export type Vocabulary = {
  readonly conditionSets: ReadonlySet<string>;
  readonly drugClasses: ReadonlySet<string>;
  /** Ingredients and names under which rules know a medicine. */
  readonly medicines: ReadonlySet<string>;
  readonly drugIds: ReadonlySet<string>;
  readonly drugFileClasses: ReadonlySet<string>;
  readonly observations: ReadonlySet<string>;
  readonly instruments: ReadonlySet<string>;
  /** `instrument.field` and `instrument.item`. */
  readonly fields: ReadonlyMap<string, ValueKind>;
  readonly items: ReadonlyMap<string, ValueKind>;
  readonly derived: ReadonlyMap<string, ValueKind>;
  readonly dataItems: ReadonlySet<string>;
  /** Ids and aliases. */
  readonly references: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly causes: ReadonlySet<string>;
};

/** Whether a member of a class is itself a class. */
export const isClassMember = (ingredient: string): boolean => ingredient.startsWith('class:');

/** Collects the names once, so that every check asks the same list. */
export function vocabularyOf(content: Content): Vocabulary {
  const { classes, drugAliases, alignment } = content.drugClasses;
  const perInstrument = <T>(read: (instrument: Content['instruments'][number]) => (readonly [string, T])[]): Map<string, T> =>
    new Map(content.instruments.flatMap((instrument) => read(instrument).map(([id, value]) => [`${instrument.id}.${id}`, value] as const)));
  return {
    conditionSets: new Set(content.conditionSets.conditionSets.map(({ id }) => id)),
    drugClasses: new Set(classes.map(({ id }) => id)),
    medicines: new Set([
      'indexMedicine',
      ...classes.flatMap(({ ingredients }) => ingredients.filter((ingredient) => !isClassMember(ingredient))),
      ...alignment.standaloneIngredients.ingredients,
      ...Object.keys(drugAliases),
      ...content.drugs.drugs.map(({ ingredient }) => ingredient),
    ]),
    drugIds: new Set(content.drugs.drugs.map(({ id }) => id)),
    drugFileClasses: new Set(content.drugs.drugs.map((drug) => drug.class)),
    observations: new Set(content.observations.observations.map(({ id }) => id)),
    instruments: new Set(content.instruments.map(({ id }) => id)),
    fields: perInstrument((instrument) => [
      ...instrument.fields.map((field) => [field.id, kindOfField(field)] as const),
      ...instrument.derived.map(({ id, min, max }) => [id, { kind: 'number', min, max }] as const),
    ]),
    items: perInstrument((instrument) => itemsOf(instrument)),
    derived: new Map(content.derivedFacts.derivedFacts.map((fact) => [fact.name, kindOfDerived(fact)])),
    dataItems: new Set(content.dataItems.dataItems.map(({ id }) => id)),
    references: new Set(content.references.references.flatMap(({ id, aliases }) => [id, ...aliases])),
    flags: new Set(content.flags.flags.map(({ id }) => id)),
    causes: new Set(content.causes.causes.map(({ id }) => id)),
  };
}

type Instrument = Content['instruments'][number];

function kindOfField(field: Instrument['fields'][number]): ValueKind {
  if (field.type === 'boolean') return { kind: 'boolean' };
  return field.values === null ? { kind: 'number', min: field.min, max: field.max } : { kind: 'choice', choices: field.values };
}

function kindOfDerived({ value, choices }: Content['derivedFacts']['derivedFacts'][number]): ValueKind {
  switch (value) {
    case 'number':
      return { kind: 'number', min: null, max: null };
    case 'boolean':
      return { kind: 'boolean' };
    case 'choice':
      return { kind: 'choice', choices };
    case 'medicine':
      return { kind: 'never' };
  }
}

function itemsOf(instrument: Instrument): (readonly [string, ValueKind])[] {
  const scale = instrument.options.length > 0 ? instrument.options : (instrument.columns?.[0]?.options ?? []);
  const values = scale.map(({ value }) => value).filter((value) => typeof value === 'number');
  const asked: ValueKind = { kind: 'number', min: Math.min(...values), max: Math.max(...values) };
  const context = instrument.contextItems.map(({ id, type, options, min, max }): readonly [string, ValueKind] => {
    if (type === 'scale') return [id, { kind: 'number', min: min ?? null, max: max ?? null }];
    return [id, options === undefined ? { kind: 'never' } : { kind: 'choice', choices: options }];
  });
  const gate = instrument.gate === undefined ? [] : [[instrument.gate.id, asked] as const];
  return [...instrument.items.map(({ id }) => [id, asked] as const), ...gate, ...context];
}

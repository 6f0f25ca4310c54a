import type { DrugContent } from '@/server/clinical/model/drug-content';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { Catalog } from '@/server/contracts/catalog';
import { loadKnowledge } from '@/server/knowledge/load';
import { authorise } from '../authorise';
import { worksOf } from '../evidence/rule-faces';
import type { ServiceContext } from '../context';
import { codingsOfSet } from './condition-codings';
import { knownIngredients } from './known-ingredients';
import { isPresenceTest, possibleRange } from './observation-range';

type Region = Catalog['region'];

const drug = (content: DrugContent, region: Region): Catalog['drugs'][number] => ({
  id: content.id,
  name: content.name,
  ingredient: content.ingredient,
  class: content.class,
  brands: [...content.brands],
  forms: content.forms
    .filter(({ market }) => market.split(/[^A-Z]+/).includes(region))
    .map(({ form, strengthsMg, splittable, liquidMgPerMl }) => ({ form, strengthsMg: [...strengthsMg], splittable, liquidMgPerMl })),
  usualStartMg: content.usualStartMg,
  usualRangeMg: content.usualRangeMg === null ? null : [content.usualRangeMg[0], content.usualRangeMg[1]],
  maxMgPerDay: content.maxMgPerDay,
  frequency: content.frequency,
});

const instrument = (content: InstrumentContent): Catalog['instruments'][number] => ({
  id: content.id,
  title: content.title,
  fullTitle: content.fullTitle,
  version: content.version,
  entry: content.items.length === 0 ? 'scores' : 'items',
  labelToShow: content.labelToShow,
  direction: content.direction,
  items: content.items.map(({ id, text, domain }) => ({ id, text, domain })),
  options: content.options.map(({ value, label }) => ({ value, label })),
  fields: content.fields.map(({ id, label, min, max, values }) => ({ id, label, min, max, values: values === null ? null : [...values] })),
  range: content.range,
  bands: content.bands.map(({ min, max, label }) => ({ min, max, label })),
  content: content.content,
});

const signsOf = ({ causes }: Knowledge): ReadonlySet<string> => new Set(causes.flatMap(({ featuresFor, featuresAgainst }) => [...featuresFor, ...featuresAgainst].map(({ id }) => id)));

function buildCatalog(knowledge: Knowledge, region: Region): Catalog {
  return {
    region,
    drugs: knowledge.drugs.map((content) => drug(content, region)),
    ingredients: [...knownIngredients(knowledge)].sort(),
    conditions: knowledge.codes.conditionSets.map((set) => ({ id: set.id, title: set.title, codings: codingsOfSet(set) })),
    observations: knowledge.codes.observations
      .filter((observation) => observation.ucum !== null || isPresenceTest(observation))
      .map((observation) => ({
        id: observation.id,
        display: observation.display,
        unit: observation.ucum,
        possible: possibleRange(knowledge, observation),
        plausible: observation.plausible,
      })),
    instruments: knowledge.instruments.map(instrument),
    options: knowledge.options.map((option) => ({
      id: option.id,
      summary: option.summary,
      members: option.members.map(({ id, whenPreferred, caution }) => ({ id, whenPreferred, caution })),
      watchedFrom: option.watchedFrom ?? null,
      monitoring: option.monitoring.map(({ what, daysAfterStart, why }) => ({ what, daysAfterStart, why })),
      discussionPoints: [...option.discussionPoints],
      typicalSteps: [...option.typicalSteps],
      indications: option.rules.flatMap(({ id, kind }) => (kind === 'indication' ? [id] : [])),
    })),
    questions: knowledge.questions.map(({ id, text, short, facts, answer, choices, opens, unit }) => ({
      id,
      text,
      short,
      facts: facts.map(({ key, label }) => ({ key, label })),
      answer,
      choices: choices.map(({ value, label, means }) => ({ value, label, means })),
      opens,
      unit,
    })),
    disagreements: [...knowledge.disagreements.options],
    // Of a flag that says several sentences each has as many: the content's check sees to it.
    stating: knowledge.stated.map(({ sentence, by }) => ({ sentence, works: new Set(by.filter(({ of }) => of === undefined || of === by[0]?.of).map(({ ref }) => ref)).size })),
    credited: [
      ...knowledge.stated.filter(({ sentence }) => signsOf(knowledge).has(sentence)).map((entry) => ({ words: entry.sentence, refs: [...worksOf(entry)] })),
      ...knowledge.statedLines.map((entry) => ({ words: entry.says, refs: [...worksOf(entry)] })),
    ],
    reviewed: [...knowledge.options, ...knowledge.flags, ...knowledge.causes, ...knowledge.questions].every(({ review }) => review.status === 'reviewed'),
    knowledge: { version: knowledge.stamp.version, hash: knowledge.stamp.hash },
  };
}

const built = new Map<Region, Catalog>();

/** What the forms of the clinic choose from; the same for a release and a region. */
export function getCatalog(ctx: ServiceContext): Catalog {
  authorise(ctx.actor, 'evidence:read');
  const { region } = ctx.actor.clinic;
  const catalog = built.get(region) ?? buildCatalog(loadKnowledge(), region);
  built.set(region, catalog);
  return catalog;
}

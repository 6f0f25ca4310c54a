import type { Disagreements, Reference } from '@/server/clinical/model/evidence-content';
import type { CauseContent, CausalityContent } from '@/server/clinical/model/cause-content';
import type { CodesContent } from '@/server/clinical/model/code-content';
import type { Json } from '@/server/clinical/model/content-entry';
import type { DrugContent } from '@/server/clinical/model/drug-content';
import type { FlagContent } from '@/server/clinical/model/flag-content';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { OptionContent } from '@/server/clinical/model/option-content';
import type { ReasoningSettings } from '@/server/clinical/model/reasoning-settings';
import { toSwitching, toTapering } from './assemble-plans';
import type { Each } from './assemble-plans';
import { json } from './plain-json';
import type { Content } from './schema/content';
import type { InstrumentFile } from './schema/instrument';
import type { OptionFile } from './schema/option';

/** Knowledge before it is stamped. */
export type Unstamped = Omit<Knowledge, 'stamp'>;

/** Resolves an alias to the id of its entry in the merged reference list; an unknown id is returned as it is. */
export type Canonical = (reference: string) => string;

/** Finds the one entry behind every name of a work. */
export function canonicalReferences(references: readonly Pick<Reference, 'id' | 'aliases'>[]): Canonical {
  const entryOf = new Map(references.flatMap((entry) => entry.aliases.map((alias) => [alias, entry.id] as const)));
  return (reference) => entryOf.get(reference) ?? reference;
}

/** Turns checked content into the value that reasoning reads. No check is made here and nothing is left out. */
export function assemble(content: Content): Unstamped {
  const canonical = canonicalReferences(content.references.references);
  const each = (refs: readonly string[]): string[] => [...new Set(refs.map(canonical))];
  const canonicalBy = (by: Content['stated']['lines'][number]['by']) => by.map(({ of, ...one }) => ({ ...one, ...(of !== undefined && { of }), ref: canonical(one.ref) }));
  return {
    options: content.options.map((entry) => toOption(entry, each)),
    flags: toFlags(content, each),
    causes: toCauses(content, each),
    causality: toCausality(content, each),
    questions: content.questions.questions.map(({ partOf, about, textNaming, forSafety, alsoAsked, beside, presentDays, ...entry }) => ({
      ...entry,
      ...(partOf !== undefined && { partOf }),
      ...(about !== undefined && { about }),
      ...(textNaming !== undefined && { textNaming }),
      ...(forSafety !== undefined && { forSafety: toAsked(forSafety, each) }),
      ...(alsoAsked !== undefined && { alsoAsked: toAsked(alsoAsked, each) }),
      ...(beside !== undefined && { beside }),
      ...(presentDays !== undefined && { presentDays }),
      refs: each(entry.refs),
    })),
    dataItems: content.dataItems.dataItems,
    settings: toSettings(content, each),
    derivedFacts: content.derivedFacts.derivedFacts,
    instruments: content.instruments.map((entry) => toInstrument(entry, each)),
    codes: toCodes(content),
    drugs: toDrugs(content, each),
    rxnorm: content.rxnorm.rows,
    firstApproved: content.firstApproved.firstApproved.map((entry) => ({ ...entry, refs: each(entry.refs) })),
    references: content.references.references,
    stated: content.stated.stated.map((entry) => ({ ...entry, by: canonicalBy(entry.by) })),
    statedLines: content.stated.lines.map((entry) => ({ ...entry, by: canonicalBy(entry.by) })),
    claims: content.claims.claims.map((entry) => ({
      ...entry,
      supportingRefs: each(entry.supportingRefs),
      contradictingRefs: each(entry.contradictingRefs),
      sourcePages: each(entry.sourcePages),
    })),
    disagreements: toDisagreements(content, each),
    crisis: content.crisis.entries.map((entry) => ({ ...entry, refs: each(entry.refs) })),
    handout: content.handout.entries.map((entry) => ({ ...entry, refs: each(entry.refs) })),
    switching: toSwitching(content, each),
    tapering: toTapering(content, each),
    guidance: toGuidance(content),
  };
}

const toDisagreements = ({ disagreements }: Content, each: Each): Disagreements => ({
  prevalence: {
    ...disagreements.prevalence,
    rows: disagreements.prevalence.rows.map((row) => ({ ...row, refs: each(row.refs) })),
    noShare: disagreements.prevalence.noShare.map(({ who, text, refs }) => ({ who, text, refs: each(refs) })),
    whyTheyDiffer: disagreements.prevalence.whyTheyDiffer.map((why) => ({ ...why, refs: each(why.refs) })),
  },
  options: disagreements.options.map(({ sides: [one, other], ...entry }) => ({ ...entry, sides: [{ ...one, refs: each(one.refs) }, { ...other, refs: each(other.refs) }] })),
});

type Asked = NonNullable<Content['questions']['questions'][number]['forSafety']>;
const toAsked = (entries: Asked, each: Each) => entries.map(({ when_text: whenText, ...why }) => ({ ...why, whenText, refs: each(why.refs) }));

function toOption({ rules, ...entry }: OptionFile, each: Each): OptionContent {
  return {
    ...entry,
    ...(entry.asksApart !== undefined && { asksApart: { ...entry.asksApart, refs: each(entry.asksApart.refs) } }),
    refs: each(entry.refs),
    pickByCause: json(entry.pickByCause),
    monitoring: entry.monitoring.map((line) => ({ ...line, refs: each(line.refs) })),
    rules: rules.map(({ when_text: whenText, when_parts: whenParts, ...rule }) => ({ ...rule, whenText, ...(whenParts !== undefined && { whenParts }), refs: each(rule.refs) })),
  };
}

const toFlags = (content: Content, each: Each): FlagContent[] =>
  content.flags.flags.map(({ when_text: whenText, escalation, says, ...flag }) => ({
    ...flag,
    whenText,
    says: says.map(({ when_text: saysWhen, ...words }) => ({ ...words, whenText: saysWhen })),
    refs: each(flag.refs),
    blocks: flag.interfaceMust.blocks ?? [],
    // Only `override: false` forbids signing past a flag; silence allows it with a written reason.
    override: flag.interfaceMust.override ?? true,
    contactDueHours: flag.interfaceMust.contactDueHours ?? null,
    sameDayContact: flag.interfaceMust.sameDayContact ?? false,
    showCrisisResource: flag.interfaceMust.showCrisisResource ?? false,
    unblocksWhen: flag.interfaceMust.unblocksWhen ?? null,
    escalation:
      escalation === null
        ? null
        : { level: escalation.level, when: escalation.when, whenText: escalation.when_text, contactDueHours: escalation.contactDueHours },
    interfaceMust: json(flag.interfaceMust),
  }));

function toCauses(content: Content, each: Each): CauseContent[] {
  type Feature = Content['causes']['causes'][number]['featuresFor'][number];
  const feature = ({ when_text: whenText, ...entry }: Feature) => ({ ...entry, whenText });
  return content.causes.causes.map((cause) => ({
    ...cause,
    refs: each(cause.refs),
    featuresFor: cause.featuresFor.map(feature),
    featuresAgainst: cause.featuresAgainst.map(feature),
  }));
}

const toSettings = ({ settings: { remission, suspicion, recordedReason, askedFirst, unanswered, pregnancy, followUp, lifeEvents, otherPrescriber, outcome, mood, timing, records, bloodPressure } }: Content, each: Each): ReasoningSettings => ({
  remission: { ...remission, refs: each(remission.refs) },
  suspicion: { ...suspicion, refs: each(suspicion.refs) },
  recordedReason: { ...recordedReason, refs: each(recordedReason.refs) },
  askedFirst: { ...askedFirst, refs: each(askedFirst.refs) },
  unanswered: { ...unanswered, refs: each(unanswered.refs) },
  pregnancy: { ...pregnancy, refs: each(pregnancy.refs) },
  followUp: { ...followUp, refs: each(followUp.refs) },
  lifeEvents: { ...lifeEvents, refs: each(lifeEvents.refs) },
  otherPrescriber: { ...otherPrescriber, refs: each(otherPrescriber.refs) },
  outcome: { ...outcome, refs: each(outcome.refs) },
  mood: { ...mood, refs: each(mood.refs) },
  timing: { ...timing, refs: each(timing.refs) },
  records: { ...records, refs: each(records.refs) },
  bloodPressure: { ...bloodPressure, refs: each(bloodPressure.refs) },
});

const toCausality = ({ causality }: Content, each: Each): CausalityContent => ({
  temporalRules: causality.temporalRules,
  naranjo: { ...causality.naranjo, refs: each(causality.naranjo.refs) },
  whoUmc: { ...causality.whoUmc, refs: each(causality.whoUmc.refs) },
  combining: causality.combining,
});

function toInstrument(entry: InstrumentFile, each: Each): InstrumentContent {
  const { scoring } = entry;
  const total = entry.fields.find((field) => field.id === 'total' || field.id === 'total_now');
  return {
    id: entry.id,
    title: entry.title,
    fullTitle: entry.fullTitle ?? entry.title,
    version: entry.version ?? null,
    status: entry.status,
    textStatus: entry.textStatus,
    licence: json(entry.licence ?? null),
    labelToShow: entry.labelToShow ?? null,
    loincPanel: entry.loinc?.panel ?? null,
    loincTotal: entry.loinc?.total ?? null,
    direction: scoring?.direction ?? entry.direction ?? '',
    items: entry.items.map(({ id, text, loinc, domain }) => ({ id, text, loinc, domain })),
    options: entry.options,
    fields: [
      ...entry.fields.map(({ id, label, min, max, values }) => ({ id, label, min, max, values })),
      ...entry.derived.map(({ id, use, min, max }) => ({ id, label: use, min, max, values: null })),
    ],
    range: rangeOf(scoring?.min, scoring?.max) ?? rangeOf(total?.min, total?.max),
    bands: entry.bands.length > 0 ? entry.bands : (scoring?.displayBands ?? []),
    domains: entry.domains,
    content: json(entry),
    refs: each(entry.refs),
    review: entry.review,
  };
}

type End = number | null | undefined;

const rangeOf = (min: End, max: End): { min: number; max: number } | null =>
  typeof min === 'number' && typeof max === 'number' ? { min, max } : null;

const toCodes = (content: Content): CodesContent => ({
  conditionSets: content.conditionSets.conditionSets.map((set) => ({
    id: set.id,
    title: set.title,
    snomed: set.snomed.map(({ code, display, verified }) => ({ code, display, verified })),
    icd10cm: set.icd10cm.map(({ code, display, verified }) => ({ code, display, verified })),
    icd10cmPrefixes: set.icd10cmPrefixes.map(({ prefix }) => prefix),
    icd10WhoPrefixes: set.icd10WhoPrefixes.map(({ prefix }) => prefix),
    icd10cmRemission: set.icd10cmRemission,
    icd10cmExclude: set.icd10cmExclude,
    words: content.recordWords.conditions.words.find((entry) => entry.set === set.id)?.words ?? [],
    usedFor: set.usedFor,
    note: set.note,
  })),
  observations: content.observations.observations.map(({ id, code, alsoCodes, display, ucum, verified, possible, plausible }) => ({
    id,
    loinc: code,
    alsoLoinc: alsoCodes,
    display,
    ucum,
    verified,
    possible,
    plausible,
  })),
  drugClasses: content.drugClasses.classes.map((entry) => ({ ...entry, ingredients: ingredientsOf(entry.id, content.drugClasses.classes) })),
  drugAliases: content.drugClasses.drugAliases,
  brands: content.recordWords.brands.names.map(({ name, ingredient }) => ({ name, ingredient })),
  staleOrderDays: content.recordWords.staleOrder.days,
});

/** Ingredients of a class with those of the classes it names; a class that names itself in a circle ends there. */
function ingredientsOf(id: string, classes: readonly { id: string; ingredients: readonly string[] }[], seen: readonly string[] = []): string[] {
  if (seen.includes(id)) return [];
  const members = classes.find((entry) => entry.id === id)?.ingredients ?? [];
  const listed = members.flatMap((member) =>
    member.startsWith('class:') ? ingredientsOf(member.slice('class:'.length), classes, [...seen, id]) : [member],
  );
  return [...new Set(listed)];
}

const toDrugs = (content: Content, each: Each): DrugContent[] =>
  content.drugs.drugs.map((drug) => ({
    id: drug.id,
    name: drug.name,
    ingredient: drug.ingredient,
    class: drug.class,
    rxnormIngredient: drug.rxnormIngredient,
    atc: drug.atc,
    brands: drug.brands,
    forms: drug.forms.map((form) => ({ ...form, strengthsMg: form.strengthsMg ?? [] })),
    usualStartMg: drug.usualStartMg,
    usualRangeMg: drug.usualRangeMg,
    maxMgPerDay: drug.maxMgPerDay,
    elderlyMaxMg: drug.elderlyMaxMg,
    frequency: drug.frequency,
    halfLifeHours: drug.halfLifeHours,
    serotonergic: drug.serotonergic,
    discontinuationRisk: drug.discontinuationRisk,
    bluntingAssociation: drug.bluntingAssociation,
    warnings: drug.warnings,
    content: json(drug),
    refs: each(drug.refs),
    verification: drug.verification,
    review: drug.review,
  }));

/** Words beside the content that no engine reads and every reader may need; kept under the stamp with the rest. */
const toGuidance = (content: Content): Json =>
  json({
    release: content.release,
    grammar: content.grammar,
    flags: { standing: content.flags.standing, principles: content.flags.principles, levels: content.flags.levels },
    safetyPlan: content.flags.safetyPlan,
    crisis: { note: content.crisis.note, clinicEditable: content.crisis.clinicEditable },
    handout: content.handout.note,
    causes: { standing: content.causes.standing, howToRead: content.causes.howToRead },
    causality: content.causality,
    instruments: content.instrumentRules,
    conditions: {
      systems: content.conditionSets.systems,
      howToMatch: content.conditionSets.howToMatch,
      licences: content.conditionSets.licences,
      sources: content.conditionSets.conditionSets,
    },
    observations: content.observations,
    drugClasses: { note: content.drugClasses.note, alignment: content.drugClasses.alignment },
    recordWords: content.recordWords,
    fhirMapping: content.fhirMapping,
    questions: content.questions.note,
  });

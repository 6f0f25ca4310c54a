import { z } from 'zod';
import type { Claim, Disagreements } from '@/server/clinical/model/evidence-content';
import { OPTION_IDS } from '@/server/clinical/model/ids';
import { ruleFaceSchema } from './advice';
import { referenceSchema } from './reference';
import type { Holds, SameType } from './same-type';

export const VERDICTS = ['supported', 'partly-supported', 'conflicting', 'unsupported', 'contradicted'] as const;
export const STRENGTHS = ['high', 'moderate', 'low', 'very-low'] as const;
/** How far a source itself was read. */
export const VERIFICATIONS = ['whole', 'in-part', 'abstract', 'not-confirmed', 'not-read'] as const;
export const SHELVES = ['claims', 'references', 'rules'] as const;

const review = z.object({ status: z.enum(['draft', 'reviewed', 'retired']), reviewer: z.string().nullable(), reviewedOn: z.string().nullable(), dueOn: z.string().nullable() });
const ids = z.array(z.string()).readonly();

export const claimSchema = z.object({
  id: z.string(),
  topic: z.string(),
  statement: z.string(),
  verdict: z.enum(VERDICTS),
  strength: z.string().nullable(),
  supportingRefs: ids,
  contradictingRefs: ids,
  sourcePages: ids,
  note: z.string().nullable(),
  review,
});
export type ClaimIsMirrored = Holds<SameType<z.output<typeof claimSchema>, Claim>>;

const side = z.object({ title: z.string(), text: z.string(), refs: ids });

export const prevalenceSchema = z.object({
  title: z.string(),
  answer: z.string(),
  lede: z.string(),
  rows: z
    .array(
      z.object({
        id: z.string(),
        who: z.string(),
        how: z.string(),
        method: z.enum(['questionnaire', 'one-item', 'range', 'impression', 'trials']),
        low: z.number(),
        high: z.number(),
        shown: z.string(),
        n: z.number().nullable(),
        nWords: z.string(),
        remark: z.string().nullable(),
        strength: z.enum(STRENGTHS),
        claim: z.string(),
        refs: ids,
      }),
    )
    .readonly(),
  noShare: z.array(z.object({ who: z.string(), text: z.string(), refs: ids })).readonly(),
  whyTheyDiffer: z.array(z.object({ text: z.string(), refs: ids })).readonly(),
  atTheDesk: z.string(),
  review,
});
export type Prevalence = z.output<typeof prevalenceSchema>;
export type PrevalenceIsMirrored = Holds<SameType<Prevalence, Disagreements['prevalence']>>;

export const disagreementSchema = z.object({ option: z.enum(OPTION_IDS), claim: z.string(), sides: z.tuple([side, side]).readonly(), review });
export type DisagreementIsMirrored = Holds<SameType<z.output<typeof disagreementSchema>, Disagreements['options'][number]>>;

const facet = z.object({ id: z.string(), title: z.string(), count: z.number() });

export const evidenceInput = z.object({
  text: z.string().max(200).default(''),
  show: z.enum(SHELVES).default('claims'),
  topic: z.string().max(60).nullable().default(null),
  verdict: z.enum(VERDICTS).nullable().default(null),
  strength: z.enum(STRENGTHS).nullable().default(null),
  verification: z.enum(VERIFICATIONS).nullable().default(null),
  /** Option, cause or `flags` whose rules are shown. */
  of: z.string().max(60).nullable().default(null),
});
export type EvidenceFilter = z.output<typeof evidenceInput>;

/** A rule as one line of a list. */
export const ruleLineSchema = ruleFaceSchema.pick({ id: true, kind: true, says: true, reads: true, of: true, speaks: true });

/** A sentence that an option or an explanation shows without a rule behind it. */
export const unruledSentenceSchema = z.object({
  text: z.string(),
  part: z.enum(['What it is', 'Evidence', 'Which one', 'How it goes', 'To watch', 'To discuss', 'To ask']),
  of: z.object({ kind: z.enum(['option', 'cause']), id: z.string(), title: z.string() }),
  /** Whose words state it, and which of its own words none does; `null` where all of it is ours. */
  stated: ruleFaceSchema.shape.stated,
});
export type UnruledSentence = z.output<typeof unruledSentenceSchema>;

export const evidenceOutput = z.object({
  filter: evidenceInput,
  topics: z.array(facet),
  verdicts: z.array(facet.extend({ id: z.enum(VERDICTS) })),
  strengths: z.array(facet.extend({ id: z.enum(STRENGTHS) })),
  verifications: z.array(facet.extend({ id: z.enum(VERIFICATIONS) })),
  owners: z.array(facet.extend({ kind: z.enum(['option', 'cause', 'flag']) })),
  totals: z.object({ claims: z.number(), references: z.number(), rules: z.number() }),
  /** What the filter leaves; a shelf that is not shown is empty unless words are searched. */
  claims: z.array(claimSchema),
  references: z.array(referenceSchema.extend({ read: z.enum(VERIFICATIONS) })),
  rules: z.array(ruleLineSchema),
  /** Beside the rules of one option or explanation, and where words are searched. */
  sentences: z.array(unruledSentenceSchema),
  /** Beside the claims on how common it is. */
  prevalence: prevalenceSchema.nullable(),
  disagreement: disagreementSchema.nullable(),
  /** Works that the shown claims, prevalence and rules cite. */
  cited: z.array(referenceSchema),
  reviewed: z.boolean(),
  knowledge: z.object({ version: z.string(), hash: z.string(), compiledOn: z.string(), change: z.string() }),
});
export type Evidence = z.output<typeof evidenceOutput>;

export const evidenceIdInput = z.object({ id: z.string().min(1).max(120) });

export const evidenceReferenceOutput = z.object({
  reference: referenceSchema,
  read: z.enum(VERIFICATIONS),
  /** Its place in the library, from 1. */
  place: z.number(),
  of: z.number(),
  rules: z.array(ruleLineSchema),
  claims: z.array(z.object({ id: z.string(), statement: z.string(), verdict: z.enum(VERDICTS), topic: z.string(), speaks: z.enum(['for', 'against', 'source-page']) })),
  /** Where else it is named: drugs, pairs of a switch, instruments. */
  elsewhere: z.array(z.object({ kind: z.enum(['drug', 'change', 'instrument', 'question']), names: z.array(z.string()) })),
});
export type EvidenceReference = z.output<typeof evidenceReferenceOutput>;

const ruleTest = z.object({
  id: z.string(),
  title: z.string(),
  words: z.string(),
  /** What the clinician who wrote the story expects of this rule; `null` where the story does not say. */
  expected: z.enum(['applies', 'stays-silent']).nullable(),
});

export const evidenceRuleOutput = z.object({
  rule: ruleFaceSchema,
  references: z.array(referenceSchema),
  tests: z.object({ stories: z.number(), applies: z.array(ruleTest), cannotTell: z.array(ruleTest), silent: z.array(ruleTest) }),
  /** The rules of the same option, cause or flag list before and after it. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  knowledge: z.object({ version: z.string(), hash: z.string() }),
});
export type EvidenceRule = z.output<typeof evidenceRuleOutput>;

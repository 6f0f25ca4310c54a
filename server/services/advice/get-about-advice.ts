import { z } from 'zod';
import { assess } from '@/server/clinical/assess';
import type { Assessment, BasisFact } from '@/server/clinical/model/assessment';
import type { Chart } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { AboutAdvice } from '@/server/contracts/advice';
import { loadKnowledge } from '@/server/knowledge/load';
import { now } from '@/server/platform/clock';
import type { ServiceContext } from '../context';
import { chartOddities } from './chart-oddities';
import { explainedRules, openChart } from './explain-chart';
import { reviewedCount, sourceAttributes } from './source-attributes';

const releaseOf = z.object({ release: z.object({ version: z.string(), compiledOn: z.string(), change: z.string() }) });

/** Version, day and change line of the release in use. */
export const releaseNotes = ({ guidance }: Knowledge) => releaseOf.parse(guidance).release;

/** What an assessment rests on, laid open: inputs, gaps, oddities, every rule in words, citations, release and source attributes. */
export async function getAboutAdvice(ctx: ServiceContext, { patientId }: { readonly patientId: string }): Promise<AboutAdvice> {
  const { loaded, on } = await openChart(ctx, { patientId, purpose: 'about-advice' });
  const knowledge = loadKnowledge();
  const assessment = assess(loaded.chart, knowledge, on);
  const rules = explainedRules(loaded.chart, on);
  const release = releaseNotes(knowledge);
  const cameOut = (verdict: Assessment['trace'][number]['verdict']): number => rules.filter((rule) => rule.verdict === verdict).length;
  return {
    on,
    asOf: now().toISOString(),
    inputs: assessment.basis.filter(isKnown).map((fact) => ({ ...fact, on: fact.on ?? stopOf(fact, loaded.chart) })),
    missing: assessment.basis.filter((fact) => !isKnown(fact)).map((fact) => ({ ...fact })),
    odd: chartOddities(loaded.chart, { knowledge, on }),
    rules,
    counts: { applies: cameOut('applies'), doesNotApply: cameOut('does-not-apply'), cannotTell: cameOut('cannot-tell') },
    citations: [...citationsOf(assessment)],
    release: { ...release, hash: knowledge.stamp.hash, engine: assessment.engine, fingerprint: assessment.fingerprint },
    reviewed: reviewedCount(),
    attributes: [...sourceAttributes(knowledge, release)],
  };
}

/** The day a medicine ended: the words of the engine hold it, and it is the day of that input. */
const stopOf = ({ id }: BasisFact, { episodes }: Chart): LocalDate | null => episodes.find((episode) => episode.id === id)?.stopOn ?? null;

/** Held by the chart or computed from it; what was asked and stayed unknown is not. */
const isKnown = ({ value, on }: BasisFact): boolean => value !== 'unknown' && (value !== null || on !== null);

function citationsOf({ flags, options, causes, questions, worksheets }: Assessment): ReadonlySet<string> {
  const lines = [
    ...flags,
    ...options.flatMap((option) => [...option.reasons, ...option.wrongIf, option]),
    ...causes.flatMap((cause) => [...cause.for, ...cause.against, ...cause.notAsked, cause]),
    ...questions,
    worksheets.naranjo,
    worksheets.whoUmc,
  ];
  return new Set(lines.flatMap(({ refs }) => refs));
}

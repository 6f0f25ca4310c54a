import { assess } from '@/server/clinical/assess';
import type { Assessment } from '@/server/clinical/model/assessment';
import type { Knowledge, KnowledgeStamp } from '@/server/clinical/model/knowledge';
import { localDate } from '@/server/clinical/model/local-date';
import { chartSchema } from '@/server/contracts/chart';
import { loadKnowledge, loadVignettes } from '@/server/knowledge/load';
import type { Vignette } from '@/server/knowledge/schema/vignette';

/** One line of an assessment that differs: `bupropion-switch`, what the earlier version said, what this one says. */
export type Difference = { readonly what: string; readonly before: string; readonly after: string };

export type Moved = { readonly id: string; readonly title: string; readonly differences: readonly Difference[] };

export type VersionComparison = {
  readonly before: KnowledgeStamp;
  readonly after: KnowledgeStamp;
  readonly vignettes: number;
  /** Vignettes whose assessment changed, in order of id. */
  readonly moved: readonly Moved[];
};

/** Every vignette assessed with another version of the content and with this one. */
export function compareVersions(before: Knowledge, after: Knowledge = loadKnowledge(), vignettes: readonly Vignette[] = loadVignettes()): VersionComparison {
  const moved = vignettes.flatMap(({ id, title, chart, on }): Moved[] => {
    const told = chartSchema.parse(chart);
    const [was, is] = [before, after].map((knowledge) => outcomeOf(assess(told, knowledge, localDate(on))));
    const differences = differencesOf(was ?? new Map(), is ?? new Map());
    return differences.length === 0 ? [] : [{ id, title, differences }];
  });
  return { before: before.stamp, after: after.stamp, vignettes: vignettes.length, moved };
}

const NOTHING = 'nothing';
const listed = (entries: readonly string[]): string => (entries.length === 0 ? NOTHING : [...entries].sort().join(', '));

/** What a clinician would call the result: each line by its name. Wording behind a rule that stays is not a change of the result. */
function outcomeOf({ headline, flags, causes, options, questions, worksheets }: Assessment): ReadonlyMap<string, string> {
  return new Map([
    ['headline', headline],
    ['flags', listed(flags.map(({ id, level }) => `${id} (${level})`))],
    ...causes.map(({ id, group }) => [`cause ${id}`, group] as const),
    ...options.flatMap(({ id, status, reasons, unknown }) => [
      [`option ${id}`, status] as const,
      [`reasons of ${id}`, listed(reasons.map(({ rule, severity }) => `${rule} (${severity})`))] as const,
      [`not known for ${id}`, listed(unknown.map(({ fact }) => fact))] as const,
    ]),
    ['asked', listed(questions.map(({ fact }) => fact))],
    ['Naranjo', String(worksheets.naranjo.total ?? NOTHING)],
    ['WHO-UMC', worksheets.whoUmc.result ?? NOTHING],
  ]);
}

function differencesOf(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): readonly Difference[] {
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((what) => {
    const [before, after] = [was.get(what) ?? NOTHING, is.get(what) ?? NOTHING];
    return before === after ? [] : [{ what, before, after }];
  });
}

/** The comparison as lines for a reviewer. */
export function comparisonInWords({ before, after, vignettes, moved }: VersionComparison): string {
  const version = ({ version: name, hash }: KnowledgeStamp): string => `${name} (${hash.slice(0, 12)})`;
  const head = `Version ${version(before)} against ${version(after)}: ${moved.length} of ${vignettes} vignettes moved.`;
  const lines = moved.flatMap(({ id, title, differences }) => ['', `${id}: ${title}`, ...differences.map((one) => `  ${one.what}: ${one.before} -> ${one.after}`)]);
  return `${[head, ...lines].join('\n')}\n`;
}

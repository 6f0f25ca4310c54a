import type { MedicationEpisode } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import type { PlanWarning, Refusal, Result } from '../model/plan';
import type { ChartLimit } from '../model/plan-content';
import type { MedicationTest, When } from '../model/rule-grammar';
import type { Unclear } from './hard-stops';
import type { Wanted } from './read-request';
import { done, refuse } from './refuse';
import { nameOf } from './terms';
import type { PlanTerms } from './terms';

/** A medicine of the chart that the plan does not have: its entry or ingredient, how the chart has it, in words that follow its name too, and how many days ago it was stopped. */
export type Other = { readonly episode: MedicationEpisode; readonly id: string; readonly called: string; readonly state: 'active' | 'ended' | Unclear['kind']; readonly words: string; readonly stoppedFor: number | null };
type Beside = { readonly wanted: Wanted; readonly terms: PlanTerms; readonly others: readonly Other[] };
/** What the content says of two medicines of which one inhibits MAO: it judged them by days and doses, it keeps them apart, or it has nothing. */
type Said = 'judged' | ChartLimit | null;

const INHIBITORS = ['maoi-irreversible', 'maoi-reversible'];
/** Kept apart for days after the last one, of which the pair table has a number for its own entries alone. */
const TRICYCLICS = ['tca'];
const WASHED_OUT_BY_ENTRY = ['class:MAOI', 'moclobemide'];

/**
 * Every pair of an MAO inhibitor and another medicine, one of them of the chart, for which the content has nothing: what it does not
 * know is said and never passed over. One that it keeps apart from a medicine that only comes down is a warning.
 */
export function besideMaoi({ wanted, terms, others }: Beside): { readonly open: readonly string[]; readonly warnings: readonly PlanWarning[] } {
  const planned = [...new Set([...wanted.from.keys(), ...wanted.to.keys()])];
  const unknown = new Map<string, Set<string>>();
  const warnings: PlanWarning[] = [];
  for (const drug of planned) {
    const isOfPlan = isInhibitor(drug, terms);
    for (const other of others) {
      if (!isOfPlan && !isInhibitor(other.id, terms)) continue;
      const said = saidOf(drug, other, { wanted, terms });
      if (said === 'judged') continue;
      if (said !== null) warnings.push({ id: said.id, message: other.state === 'active' ? said.message : `${terms.drug(drug)?.name ?? drug} comes down, and ${other.called} ${other.words}. ${said.message}`, refs: said.refs });
      else if (isOfPlan) unknown.set(drug, (unknown.get(drug) ?? new Set()).add(inChart(other)));
      else unknown.set(inChart(other), (unknown.get(inChart(other)) ?? new Set()).add(nameOf(drug, terms)));
    }
  }
  const open = [...unknown].map(([inhibitor, named]) => `not known: what may be taken with ${nameOf(inhibitor, terms)} or so near to it. Gamut has no source for ${[...named].sort().join(', ')}: check before the first step.`);
  return { open, warnings };
}

/** What the chart limits keep from a medicine of the plan without a day that they could judge: one that is to begin, one whose last day the chart does not have, and one for whose last day the content has no number. */
export function keptApart({ wanted, terms, others }: Beside): Result<null, Refusal> {
  for (const limit of terms.knowledge.switching.chartLimits) {
    if (limit.effect !== 'maximum') continue;
    for (const other of others) {
      const words = apartWords(limit, other, { wanted, terms });
      if (words === null) continue;
      const { error } = refuse('chart', limit.id, `${words}: ${limit.message}`, limit.refs);
      return { ok: false, error: other.state === 'ended' ? error : { ...error, records: [other.episode.id] } };
    }
  }
  return done(null);
}

/** Why a medicine of the chart stops the plan; what ends with the plan does not wait for one that may never come. */
function apartWords(limit: ChartLimit, { episode: { drug }, called, state, words }: Other, { wanted, terms }: Omit<Beside, 'others'>): string | null {
  const begins = limit.drugs.find((id) => wanted.added.includes(id));
  if (state === 'to-begin') {
    const taken = begins ?? limit.drugs.find((id) => wanted.to.has(id));
    return taken !== undefined && names(limit.when, drug, ['active']) ? `${taken} would be taken beside ${called}, which ${words}` : null;
  }
  if (begins === undefined) return null;
  const isWithoutDays = names(limit.when, drug, ['active']) && !names(limit.when, drug, ['stopped']) && isListed(drug, TRICYCLICS, terms.knowledge);
  if (state === 'ended') return isWithoutDays ? `${called} ${words}, and the content has no number of days free of it before ${nameOf(begins, terms)}: plan by hand` : null;
  const asks = (state === 'stopped' && (isWithoutDays || names(limit.when, drug, ['stopped']))) || (state === 'perhaps-taken' && names(limit.when, drug, ['active', 'stopped']));
  return asks ? `${called} ${words}, so record its last day before ${nameOf(begins, terms)} is planned` : null;
}

const inChart = ({ called, state, words }: Other): string => (state === 'active' ? called : `${called} (${state === 'ended' ? words.replace(/^was /, '') : STATES[state]})`);
const STATES: Readonly<Record<Exclude<Other['state'], 'active' | 'ended'>, string>> = { stopped: 'stopped, no day', 'perhaps-taken': 'perhaps taken', 'to-begin': 'to begin' };

/** Of an entry of the content, or of an ingredient that the chart names. */
const isInhibitor = (id: string, terms: PlanTerms): boolean =>
  WASHED_OUT_BY_ENTRY.some((selector) => terms.matches(selector, id)) || isListed(terms.drug(id)?.ingredient ?? id, INHIBITORS, terms.knowledge);
const isListed = (ingredient: string, classes: readonly string[], { codes }: Knowledge): boolean => codes.drugClasses.some(({ id, ingredients }) => classes.includes(id) && ingredients.includes(ingredient));

function saidOf(drug: string, { id, episode, state, stoppedFor }: Other, { wanted, terms }: Omit<Beside, 'others'>): Said {
  const { hardStops, chartLimits } = terms.knowledge.switching;
  if (terms.pair(id, drug) !== null || terms.pair(drug, id) !== null) return 'judged';
  const means = (selectors: readonly string[], one: string): boolean => selectors.some((selector) => terms.matches(selector, one));
  const isStopped = hardStops.some(({ limits }) => limits.some((limit) => limit.kind === 'never-together' && ((means(limit.first, drug) && means(limit.second, id)) || (means(limit.first, id) && means(limit.second, drug)))));
  if (isStopped) return 'judged';
  const limit = chartLimits.find(({ drugs, effect, when }) => effect === 'maximum' && drugs.includes(drug) && names(when, episode.drug, STATUSES[state]));
  if (limit === undefined) return null;
  const isOver = stoppedFor !== null && stoppedFor > (asked(limit.when, episode.drug, ['stopped'])[0]?.stoppedWithinDays ?? 0);
  return wanted.to.has(drug) || isOver ? 'judged' : limit;
}

/** What a limit would have to ask after to keep one in such a state apart. */
const STATUSES: Readonly<Record<Other['state'], readonly ('active' | 'stopped')[]>> = { active: ['active'], 'to-begin': ['active'], 'perhaps-taken': ['active', 'stopped'], ended: ['stopped'], stopped: ['stopped'] };

/** Whether a condition asks after an ingredient in one of these states. */
const names = (...about: Parameters<typeof asked>): boolean => asked(...about).length > 0;

/** The parts of a condition that ask after an ingredient in one of these states. */
function asked(when: When, ingredient: string, statuses: readonly ('active' | 'stopped')[]): MedicationTest[] {
  if ('all' in when) return when.all.flatMap((part) => asked(part, ingredient, statuses));
  if ('any' in when) return when.any.flatMap((part) => asked(part, ingredient, statuses));
  if ('not' in when) return [];
  return when.fact === 'medication' && when.drug === ingredient && statuses.some((status) => status === when.status) ? [when] : [];
}

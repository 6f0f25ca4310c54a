import type { OpenAlertRow } from '@/db/queries/reports/report-alerts';
import type { FlagAnswerRow } from '@/db/queries/visits/around-signing';
import { speakingFor } from '@/server/clinical/facts/danger';
import { isSettled } from '@/server/clinical/flags/held-back';
import type { FlagContent } from '@/server/clinical/model/flag-content';
import type { Assessment, Flag } from '@/server/clinical/model/assessment';
import { canonicalJson } from '@/server/clinical/model/canonical-json';
import { FLAG_LEVELS } from '@/server/clinical/model/ids';
import type { FactId } from '@/server/clinical/model/ids';
import { sha256 } from '@/server/clinical/model/sha256';
import type { Snapshot } from '@/server/clinical/model/note';
import type { ClearedFlag, RaisedAlone } from '@/server/clinical/model/visit';
import { loadKnowledge } from '@/server/knowledge/load';
import type { AlertOf } from '../today/alerts-of';
import { alertFlags, aloneWhy } from '../today/with-alerts';

type Raised = Pick<Flag, 'id' | 'level' | 'facts' | 'openSince'>;
type Shown = Raised & Pick<Flag, 'title' | 'message'>;

/** The same while a flag rests on the same facts at the same level; other facts raise it anew. */
export const raisedHash = ({ id, level, facts }: Pick<Raised, 'id' | 'level' | 'facts'>): string => sha256(canonicalJson({ id, level, facts: [...facts].sort() }));

/**
 * What a screen showed of a flag: its words, what raised it and the red-flag answers that waited with it. It comes back with the answer, so that
 * nothing is settled, and nobody's telling ended, for a report that came after the look (hazards H-02, H-17).
 */
export const shownHash = (flag: Shown, open: readonly Pick<OpenAlertRow, 'id' | 'flag'>[]): string =>
  sha256(canonicalJson({ raised: raisedHash(flag), title: flag.title, message: flag.message, alerts: alertsOf(flag.id, open).map(({ id }) => id).sort() }));

/** Those of a patient's red-flag answers that wait with this flag. */
export const alertsOf = <Alert extends Pick<OpenAlertRow, 'flag'>>(flag: string, open: readonly Alert[]): readonly Alert[] => open.filter((alert) => alert.flag === flag);

const contentOf = (flag: string): FlagContent | undefined => loadKnowledge().flags.find(({ id }) => id === flag);

type Ends = Pick<FlagContent, 'override' | 'unblocksWhen' | 'clearsBy'>;

/** Whether it can be signed past with words: not where the content allows no override and names nothing that ends what it holds back. */
export const mayPass = (content: Ends | undefined): boolean => content === undefined || content.override || content.unblocksWhen !== null;

/** Whether an answer can settle it: what only the chart ends, by a question's answer or by time, can be looked at and stays. */
export const maySettle = (content: Ends | undefined): boolean => mayPass(content) && content?.clearsBy !== 'chart';

/** Words with which a flag of danger is settled: fewer do not say what was found. */
const FEWEST_WORDS = 3;

/** Whether an answer says what was found: some words that differ, none of them a letter alone. */
export const saysWhatWasFound = (what: string): boolean => new Set((what.match(/\p{L}{2,}/gu) ?? []).map((word) => word.toLowerCase())).size >= FEWEST_WORDS;

/** Whether these words are too few to settle a flag: one of danger asks for what was found, also once its days are over and it was left open. */
export const saysTooLittle = ({ level, openSince }: Pick<Flag, 'level' | 'openSince'>, what: string): boolean => (level !== 'attention' || openSince !== undefined) && !saysWhatWasFound(what);

/** What is said to somebody who settles danger with less. */
export const TOO_FEW_WORDS = 'Say in a few words what was found and done: one word does not settle a danger. Nothing was kept.';

const isDerived = (fact: FactId): boolean => fact.startsWith('derived:');

/** Names under which a flag rests on what was said aloud while it is new; left open it rests on the saying alone. */
function saidAs({ id, facts }: Raised): readonly FactId[] {
  const when = contentOf(id)?.when;
  const named = when === undefined ? [] : speakingFor(when).flatMap((test) => (test.fact === 'derived' ? [`derived:${test.name}`] : []));
  return [...new Set([...facts.filter(isDerived), ...named])];
}

type Given = { readonly to: readonly FactId[]; readonly raisedSha256: string };

/** What was said while an answer raised its flag, at whichever level, speaks for the flag that the same answer leaves open; the most facts first. */
function* possiblyGiven(flag: Raised, facts: readonly FactId[]): Generator<Given> {
  const parts = facts.length > MOST_FACTS ? [facts] : [...partsOf(facts)].sort((a, b) => b.length - a.length);
  const names = [[], ...partsOf(saidAs(flag))];
  for (const to of parts) for (const said of names) for (const level of FLAG_LEVELS) yield { to, raisedSha256: raisedHash({ ...flag, level, facts: [...to, ...said] }) };
}

/** What stored answers were given to, in this process's memory: one that was given to what is gone is only known by trying every part. */
const found = new Map<string, ReadonlyMap<string, readonly FactId[]>>();
const MOST_FOUND = 2_000;

/** By the hash that is stored with it, the facts that each answer was given to, of those that the flag rests on. */
function givenTo(flag: Raised, facts: readonly FactId[], own: readonly FlagAnswerRow[]): ReadonlyMap<string, readonly FactId[]> {
  const open = new Set(own.map(({ raisedSha256 }) => raisedSha256));
  const name = canonicalJson([flag.id, facts, saidAs(flag), [...open]]);
  const known = found.get(name);
  if (known !== undefined) return known;
  const given = new Map<string, readonly FactId[]>();
  for (const { to, raisedSha256 } of possiblyGiven(flag, facts)) {
    if (open.delete(raisedSha256)) given.set(raisedSha256, to);
    if (open.size === 0) break;
  }
  if (found.size >= MOST_FOUND) found.delete(found.keys().next().value ?? '');
  found.set(name, given);
  return given;
}

/** Above so many facts an answer to a part of them is not looked for. */
const MOST_FACTS = 8;

/** Every choice of one or more of these. */
const partsOf = <T>(all: readonly T[]): readonly (readonly T[])[] => all.reduce<readonly (readonly T[])[]>((parts, one) => [...parts, ...parts.map((part) => [...part, one]), [one]], []);

/**
 * The answer to a flag left open, of those given to it, the newest first: the last word on each thing that it rests on, given to it alone or
 * with others. It is settled where every last word says so, else the newest that leaves it open speaks. Only the hash of what raised a flag is
 * stored with its answer: a newer one that left open what nobody can tell counts against what was said before it (hazard H-17).
 */
function lastWords(flag: Raised, own: readonly FlagAnswerRow[]): FlagAnswerRow | undefined {
  const facts = flag.facts.filter((fact) => !isDerived(fact));
  const about = givenTo(flag, facts, own);
  const last = facts.map((fact) => own.findIndex(({ raisedSha256 }) => about.get(raisedSha256)?.includes(fact) === true));
  if (last.length === 0 || last.includes(-1)) return undefined;
  const said = own.slice(0, Math.max(...last) + 1);
  if (said.some((answer) => !about.has(answer.raisedSha256) && !isSettled(answer))) return undefined;
  const words = said.filter((_, place) => last.includes(place));
  return words.find(({ overtaken }) => overtaken) ?? words.find((answer) => !isSettled(answer)) ?? words[0];
}

/** The newest answer that still speaks for a flag as it is raised now; none while a red-flag answer waits that it did not see. */
export function answerTo(flag: Raised, answers: readonly FlagAnswerRow[]): FlagAnswerRow | null {
  const own = answers.filter((answer) => answer.flag === flag.id);
  if (own.length === 0) return null;
  const newest = flag.openSince === undefined ? own.find(({ raisedSha256 }) => raisedSha256 === raisedHash(flag)) : lastWords(flag, own);
  if (newest === undefined || newest.overtaken) return null;
  // Words that call settled what nobody can settle leave it open.
  return isSettled(newest) && !maySettle(contentOf(flag.id)) ? { ...newest, settled: false } : newest;
}

/** Answers that still speak for the flags as they are raised now. */
export const standingAnswers = ({ flags }: Pick<Assessment, 'flags'>, answers: readonly FlagAnswerRow[]): readonly FlagAnswerRow[] =>
  flags.flatMap((flag) => answerTo(flag, answers) ?? []);

/** Answers to flags that a patient's answers raise and the chart does not: while they wait, and on the day on which they were assessed. */
export function answersAlone({ flags }: Pick<Assessment, 'flags'>, { answers, alerts, assessed, on }: { readonly answers: readonly FlagAnswerRow[]; readonly alerts: readonly AlertOf[]; readonly assessed: readonly AlertOf[]; readonly on: string }): readonly (FlagAnswerRow & { readonly alone: RaisedAlone })[] {
  const told = [...alerts, ...assessed];
  return alertFlags(flags, told).flatMap((flag) => {
    const why = aloneWhy(flag.id, flags, told);
    const answer = answerTo(flag, answers);
    if (why === null || answer === null || (alertsOf(flag.id, alerts).length === 0 && answer.on !== on)) return [];
    return [{ ...answer, alone: { level: flag.level, why } }];
  });
}

export const toCleared = ({ flag, what, by, on, settled, alone }: FlagAnswerRow & { readonly alone?: RaisedAlone }, day: (text: string) => ClearedFlag['on']): ClearedFlag => ({ flag, what, by, on: day(on), ...(settled !== null && { settled }), ...(alone !== undefined && { alone }) });

type Before = Pick<Snapshot, 'visit' | 'note'>;

/** Whether a signed note holds an answer in a sentence of its own, or one before it does; `null` where neither. */
function heldIn({ visit, note }: Before, { flag, what, by, on, settled }: ClearedFlag): 'here' | 'before' | null {
  const same = visit.cleared.find((entry) => entry.flag === flag && entry.what === what && entry.by === by && entry.on === on && entry.settled === settled);
  if (same === undefined) return null;
  if (note.sections.some(({ segments }) => segments.some(({ id }) => id === `assessment.flag.${flag}`))) return 'here';
  return same.noted === true ? 'before' : null;
}

/**
 * Marks what a note signed before holds: a note takes it over from the one before, and what amends a note tells again what that one told.
 * Where any note was entered in error, what was taken over may rest on it, and only a note that stands and tells it in a sentence of its own counts.
 */
export const withNoted = (cleared: readonly ClearedFlag[], { last, amended, standing }: { readonly last: Before | null; readonly amended: Before | null; readonly standing: readonly Before[] | null }): readonly ClearedFlag[] =>
  cleared.map((answer): ClearedFlag => {
    const corrected = amended === null ? null : heldIn(amended, answer);
    if (corrected === 'here') return answer;
    const noted = standing === null ? corrected === 'before' || (last !== null && heldIn(last, answer) !== null) : standing.some((note) => heldIn(note, answer) === 'here');
    return noted ? { ...answer, noted } : answer;
  });

import { CONTACT_OUTCOMES } from '../model/follow-up';
import type { BeforeAfter, Judged, OutcomeVerdict, Period } from '../model/outcome';
import type { LateTask, LoggedContact, SinceVisit } from '../model/since';
import { outcomeOf, scorePoints } from '../outcome/outcome-of';
import { changesFrom } from '../story/changes-since';
import { OUTCOME_WORDS } from '../words/contact';
import { dayInWords } from '../words/day';
import { inSentence } from '../words/in-sentence';
import type { NoteReading } from './reading';
import { derived, ended, fact, firstClause, followUp, listed, rule } from './sentence';
import type { Sentence } from './sentence';

const MOST_DAYS = 2;
const MOST_ALERTS = 4;
const MOST_TASKS = 3;
const MOST_CHANGES = 12;
const QUOTED_WORDS = 20;

/**
 * What happened since the last signed note: red-flag answers, the scores before and after the decision that stands, who was reached and
 * what was said, changes on record, what of the follow-up was done and what is past its day. Nothing in a first note.
 */
export function sinceSentences(reading: NoteReading): readonly Sentence[] {
  const { since } = reading;
  if (since === undefined || since === null) return [];
  return [alertSentence(since, reading), ...outcomeSentences(since.period, reading), contactSentence(since, reading), lateSentence(since), changeSentence(since, reading), doneSentence(since)].filter((sentence) => sentence !== null);
}

const noteRef = ({ last }: SinceVisit) => followUp(`note:${last.number}`);

/** Never given up, like a raised flag. */
function alertSentence(since: SinceVisit, { knowledge }: NoteReading): Sentence | null {
  const { alerts, last } = since;
  if (alerts.length === 0) return null;
  const told = [...alerts.filter(({ answered }) => !answered), ...alerts.filter(({ answered }) => answered)].map(({ flag, on, answered }) => `${inSentence(knowledge.flags.find(({ id }) => id === flag)?.title ?? flag)} (${dayInWords(on)}, ${answered ? 'assessed' : 'not assessed yet'})`);
  return { id: 'assessment.since-alerts', section: 'assessment', origin: 'patient', text: `Red-flag answers since ${dayInWords(last.on)}: ${listed(told, MOST_ALERTS, '; ')}.`, refs: [noteRef(since), ...alerts.map(({ id }) => followUp(`alert:${id}`))], spare: 0 };
}

function outcomeSentences(period: Period | null, { chart, knowledge, assessment }: NoteReading): Sentence[] {
  if (period === null) return [];
  const { pairs, response, remission } = outcomeOf(period, scorePoints(chart.reports), { knowledge, on: assessment.on });
  const titleOf = ({ instrument }: BeforeAfter): string => {
    const content = knowledge.instruments.find(({ id }) => id === instrument);
    return `${inSentence(content?.title ?? instrument)}${(content?.labelToShow ?? null) === null ? '' : ' (not validated)'}`;
  };
  const scored = pairs.filter(({ before, after }) => before !== null || after !== null);
  const points = scored.flatMap(({ before, after }) => [before, after].flatMap((point) => (point === null ? [] : [fact(point.report)])));
  const refs = [followUp(`decision:${period.decision.number}`), ...points];
  const decided = dayInWords(period.decidedOn);
  const judged = (title: string, { verdict, why }: Judged): string => `${title}: ${VERDICTS[verdict]}. ${ended(why)}`;
  return [
    {
      id: 'assessment.since-scores',
      section: 'assessment',
      origin: 'data',
      text: `Since the decision of ${decided}: ${scored.length === 0 ? 'no score before or after it' : scored.map((pair) => `${titleOf(pair)} ${pairInWords(pair)}`).join('; ')}.`,
      short: `Since ${decided}: ${scored.length === 0 ? 'no score' : scored.map((pair) => `${titleOf(pair).replace('structured ', '').replace(' (not validated)', '')} ${shortPair(pair)}`).join('; ')}.`,
      refs,
      spare: 0,
    },
    {
      id: 'assessment.since-verdict',
      section: 'assessment',
      origin: 'rule',
      text: response.why === remission.why ? `Response and remission cannot be told. ${ended(response.why)}` : `${judged('Response', response)} ${judged('Remission', remission)}`,
      short: `Response: ${VERDICTS[response.verdict]}; remission: ${VERDICTS[remission.verdict]}.`,
      refs: [rule('outcome'), ...refs],
      spare: 0,
    },
  ];
}

const VERDICTS: Readonly<Record<OutcomeVerdict, string>> = { yes: 'yes', no: 'no', 'does-not-apply': 'does not apply', 'cannot-tell': 'cannot be told' };

/** `16 (18-Sep-2026) to 7 (19-Nov-2026)`. */
function pairInWords({ before, after }: BeforeAfter): string {
  const said = (point: NonNullable<BeforeAfter['before']>): string => `${point.value}${point.estimated ? ' estimated' : ''} (${dayInWords(point.on)})`;
  return `${before === null ? 'not known before' : said(before)}${before === null || after === null ? ', ' : ' to '}${after === null ? 'none since' : `${said(after)}${before === null ? ' since' : ''}`}`;
}

const shortPair = ({ before, after }: BeforeAfter): string => (before === null ? `${after?.value ?? 'not known'} now` : `${before.value} to ${after?.value ?? 'not known'}`);

function contactSentence(since: SinceVisit, { assessment }: NoteReading): Sentence | null {
  const { contacts, last } = since;
  if (contacts.length === 0 && last.on >= assessment.on) return null;
  const visit = dayInWords(last.on);
  const groups = CONTACT_OUTCOMES.map((outcome) => contacts.filter((contact) => contact.outcome === outcome)).filter((group) => group.length > 0);
  const text = `Since the visit of ${visit}: ${groups.length === 0 ? 'no contact is logged' : groups.map((group) => groupInWords(group, true)).join('; ')}.`;
  const [first] = groups;
  const short = first === undefined ? `No contact is logged since ${visit}.` : `Contacts since ${visit}: ${groupInWords(first, false)}.`;
  return { id: 'subjective.since-contacts', section: 'subjective', origin: 'data', text, short, refs: [noteRef(since), ...contacts.map(({ id }) => followUp(`contact:${id}`))], spare: 0 };
}

/** `reached on 18-Nov-2026 (mood better; “sleeps again”), 04-Nov-2026 and 1 more`; the newest says what was said. */
function groupInWords(group: readonly LoggedContact[], inFull: boolean): string {
  const [newest] = group;
  const said = newest === undefined || !inFull ? [] : [inSentence(newest.said.replace(/\.$/, '')), newest.words === null ? '' : `“${cut(newest.words)}”`].filter((part) => part !== '');
  const days = group.map(({ on }, place) => `${dayInWords(on)}${place === 0 && said.length > 0 ? ` (${said.join('; ')})` : ''}`);
  return `${newest === undefined ? '' : inSentence(OUTCOME_WORDS[newest.outcome])} on ${listed(days, inFull ? MOST_DAYS : 1)}`;
}

function cut(words: string): string {
  const parts = words.trim().split(/\s+/);
  return parts.length > QUOTED_WORDS ? `${parts.slice(0, QUOTED_WORDS).join(' ')} […]` : parts.join(' ');
}

/** Every task that is late, whole: nothing that is chosen today pays for it. */
function lateSentence({ late }: SinceVisit): Sentence | null {
  if (late.length === 0) return null;
  return { id: 'checks.since-late', section: 'checks', origin: 'data', text: `Follow-up past its day: ${late.map(lateInWords).join('; ')}.`, refs: late.map(({ id }) => followUp(`task:${id}`)), spare: 0 };
}

/** `review of weeks 8 to 12 (due 18-Jan-2027)`. */
export const lateInWords = ({ what, dueOn }: LateTask): string => `${inSentence(what.replace(/\.$/, ''))} (due ${dayInWords(dueOn)})`;

/** Medicines and events on record from the day of that visit on, the newest first; never given up for what is chosen today. */
function changeSentence(since: SinceVisit, { facts }: NoteReading): Sentence {
  const changes = changesFrom(facts, since.last.on);
  const visit = dayInWords(since.last.on);
  const base = { id: 'objective.since-changes', section: 'objective', origin: 'data', spare: 0 } as const;
  if (changes.length === 0) return { ...base, text: `No change of medicines recorded since ${visit}.`, refs: [noteRef(since), derived('medication:any')] };
  const told = listed(changes.map(({ what, on }) => `${inSentence(what)} (${dayInWords(on)})`), MOST_CHANGES, '; ');
  return { ...base, text: `Recorded since ${visit}: ${told}${changes.length > MOST_CHANGES ? ' in the chart' : ''}.`, refs: [noteRef(since), ...[...new Set(changes.flatMap((change) => change.facts))].map(fact)] };
}

/** Shortened to one and a count, and never left out. */
function doneSentence({ done }: SinceVisit): Sentence | null {
  if (done.length === 0) return null;
  const told = (most: number, word: (what: string) => string): string => `Follow-up done: ${listed(done.map(({ what, closedOn }) => `${inSentence(word(what))} (${dayInWords(closedOn)})`), most, '; ')}.`;
  return { id: 'checks.since-done', section: 'checks', origin: 'data', text: told(MOST_TASKS, (what) => what), short: told(1, firstClause), refs: done.map(({ id }) => followUp(`task:${id}`)), spare: 0 };
}

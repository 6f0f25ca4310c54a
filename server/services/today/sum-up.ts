import type { SignalRow } from '@/db/queries/today/list-signals';
import type { FlagAnswerRow } from '@/db/queries/visits/around-signing';
import { isSettled } from '@/server/clinical/flags/held-back';
import type { Flag } from '@/server/clinical/model/assessment';
import { daysBetween, localDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { LookReason, TodayPatient } from '@/server/contracts/today';
import { likeness } from '../patients/likeness';
import { displayName, summarisePatient } from '../patients/summarise-patient';
import { answerTo } from '../visits/flag-answers';

/** How far back a report counts as something new, in days. */
export const RECENT_DAYS = 28;
/** An urgent flag is about the person, today; a stop holds a step by itself until somebody decides it, and can wait behind the other. */
const LEVELS = { emergency: 0, urgent: 1, stop: 2 } as const;
/** Flags that could not be worked out may be urgent ones: they come right after those that are. */
const URGENCY = { 'flags-unread': 1.5, 'left-open': 2.5, 'blunting-risen': 3, 'new-reports': 4, 'dose-today': 5, unsigned: 6, 'records-wait': 7 } as const;
/** What was opened comes after the doses of today. */
const OPENED = 5.5;

/** The smaller, the sooner somebody has to look. */
const urgencyOf = (reason: LookReason): number => (reason.kind === 'flag' ? LEVELS[reason.level] : reason.kind === 'blunting-risen' && reason.opened ? OPENED : URGENCY[reason.kind]);

type Of = { readonly on: LocalDate; readonly answers: readonly FlagAnswerRow[]; /** The chart could not be read: its flags are not known. */ readonly isUnread?: boolean };

/** Why a patient needs a look, the most urgent first. What a flag asks to mind at the next visit stands in the chart, not here, but for an answer of danger that nothing newer answers; and so does a flag that a prescriber settled as it is raised now. */
export function reasonsOf(row: SignalRow, flags: readonly Flag[], { on, answers, isUnread = false }: Of): LookReason[] {
  const reasons: LookReason[] = [
    ...(isUnread ? [{ kind: 'flags-unread' as const }] : []),
    ...flags.flatMap((flag): LookReason[] => {
      const { level, id, title, message, openSince } = flag;
      const answer = answerTo(flag, answers);
      if (isSettled(answer)) return [];
      const answered = answer === null ? null : { by: answer.by, on: localDate(answer.on) };
      if (level === 'attention') return openSince === undefined ? [] : [{ kind: 'left-open' as const, id, title, on: openSince, answered }];
      return [{ kind: 'flag' as const, level, id, message, answered }];
    }),
    ...riseOf(row, on),
    ...(row.unread > 0 ? [{ kind: 'new-reports' as const, count: row.unread, on: row.unreadOn ?? on }] : []),
    ...row.steps.map((step) => ({ kind: 'dose-today' as const, ...step })),
    ...(row.draftOn === null ? [] : [{ kind: 'unsigned' as const, on: row.draftOn }]),
    ...(row.waiting > 0 ? [{ kind: 'records-wait' as const, count: row.waiting, on: row.waitingOn }] : []),
  ];
  return reasons.sort((a, b) => urgencyOf(a) - urgencyOf(b));
}

/** Blunting that rose. Opening the chart does not settle it: it stands until a note is signed, or for as long as a report counts as new. */
function riseOf({ totals: [newest, before], unread, signedOn }: SignalRow, on: LocalDate): LookReason[] {
  if (newest === undefined || before === undefined || newest.total <= before.total) return [];
  const opened = unread === 0;
  if (opened && (daysBetween(newest.on, on) > RECENT_DAYS || (signedOn !== null && signedOn >= newest.on))) return [];
  return [{ kind: 'blunting-risen', from: before.total, to: newest.total, on: newest.on, since: before.on, opened }];
}

/** Days since the oldest of the reasons came about; a flag has no day of its own. */
const daysWaiting = (row: SignalRow, on: LocalDate): number =>
  Math.max(0, ...[row.unread > 0 ? row.unreadOn : null, row.waiting > 0 ? row.waitingOn : null, row.draftOn, ...riseOf(row, on).flatMap((rise) => (rise.kind === 'blunting-risen' && rise.opened ? [rise.on] : []))].flatMap((day) => (day === null ? [] : [daysBetween(day, on)])));

/** One row of the home page, as yet without its look-alikes; `flags` is `null` while they are being worked out. */
export function sumUp(row: SignalRow, flags: readonly Flag[] | null, of: Of): TodayPatient {
  const { on } = of;
  const [newest, before] = row.totals;
  return {
    ...summarisePatient(row, on),
    medicines: row.medicines.map((medicine) => ({ ...medicine })),
    blunting: newest === undefined ? null : { total: newest.total, on: newest.on, before: before?.total ?? null },
    lastReportOn: row.lastReportOn,
    reasons: reasonsOf(row, flags ?? [], of),
    flagsRead: flags !== null,
    daysWaiting: daysWaiting(row, on),
    likeNamed: [],
  };
}

/** Who on the same page could be taken for whom, by id. */
export function lookAlikes(rows: readonly SignalRow[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (id: string, other: SignalRow): void => {
    found.set(id, [...(found.get(id) ?? []), displayName(other.familyName, other.givenName)]);
  };
  rows.forEach((one, place) => {
    for (const other of rows.slice(place + 1)) {
      if (likeness(one, other) === null) continue;
      add(one.id, other);
      add(other.id, one);
    }
  });
  return found;
}

/** By urgency, then the longest waiting first, then by name. */
export function bySoonest(a: TodayPatient, b: TodayPatient): number {
  const urgency = (patient: TodayPatient): number => Math.min(9, ...patient.reasons.map(urgencyOf));
  return urgency(a) - urgency(b) || b.daysWaiting - a.daysWaiting || (a.displayName < b.displayName ? -1 : a.displayName > b.displayName ? 1 : 0) || (a.id < b.id ? -1 : 1);
}

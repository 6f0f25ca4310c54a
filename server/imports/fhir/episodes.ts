import type { DoseStep, MedicationEpisode, Refill } from '@/server/clinical/model/chart';
import { addDays, compareDays, type LocalDate } from '@/server/clinical/model/local-date';
import { compareText } from './canonical';
import { groupBy } from './grouping';
import { dailyDoses, findOverlaps, type DailyDoses, type Overlap } from './dose-overlaps';
import { DOUBTS_ABOUT_PRESENT, DOUBTS_ABOUT_WHOLE, type MedicationRecord } from './medication-record';

/** Gaps up to which two records of a drug are one episode. Project settings: no source fixes them. */
const GAP_AFTER_STATED_END_DAYS = 30;
const GAP_AFTER_SUPPLY_DAYS = 60;
/** An order without end and supply is renewed within about a year, or it has ended. */
const RENEWAL_DAYS = 400;

export type BuiltEpisode = {
  readonly episode: MedicationEpisode;
  readonly records: readonly MedicationRecord[];
  /** Records that the episode's start, a dose step or its end come from. */
  readonly contributors: ReadonlySet<MedicationRecord>;
};

export type Episodes = {
  readonly built: readonly BuiltEpisode[];
  /** Orders whose dose may stand instead of an earlier one or on top of it. */
  readonly overlaps: ReadonlyMap<MedicationRecord, Overlap>;
};

/** The drug under which records are brought together: an ingredient without formulation joins the only one there is. */
function drugKeys(records: readonly MedicationRecord[]): (record: MedicationRecord) => string {
  const ids = new Map<string, Set<string>>();
  for (const { drug } of records) {
    if (drug.drugId !== null) ids.set(drug.drug, (ids.get(drug.drug) ?? new Set()).add(drug.drugId));
  }
  return ({ drug }) => {
    const known = ids.get(drug.drug);
    const [only] = known ?? [];
    return drug.drugId ?? (known?.size === 1 && only !== undefined ? only : drug.drug);
  };
}

const isInDoubt = (record: MedicationRecord): boolean => record.doubts.some((doubt) => DOUBTS_ABOUT_WHOLE.has(doubt.code));

/** Orders, statements and dispenses of each drug as episodes with dose steps. Nothing depends on their order. */
export function buildEpisodes(records: readonly MedicationRecord[]): Episodes {
  const keyOf = drugKeys(records);
  const groups = groupBy([...records].sort(byTime), (record) => `${keyOf(record)}|${record.status === 'planned' && !isInDoubt(record) ? 'planned' : ''}`);
  const doseOf = dailyDoses(records.filter((record) => !isInDoubt(record)), keyOf);
  const overlaps = new Map<MedicationRecord, Overlap>();
  const built = [...groups].flatMap(([key, group]) => splitAtGaps(group).map((part) => {
    for (const [record, overlap] of findOverlaps(part.filter(isOngoing), doseOf)) overlaps.set(record, overlap);
    return toEpisode(key.slice(0, key.lastIndexOf('|')), part, { overlaps, doseOf });
  }));
  return { built, overlaps };
}

export function byTime(a: MedicationRecord, b: MedicationRecord): number {
  if (a.startOn !== b.startOn) return a.startOn === null ? 1 : b.startOn === null ? -1 : compareDays(a.startOn, b.startOn);
  return compareText(a.kind, b.kind) || compareText(a.entry.record, b.entry.record) || compareText(a.entry.hash, b.entry.hash) || compareText(a.drug.drug, b.drug.drug);
}

const isPresentInDoubt = (record: MedicationRecord): boolean => record.doubts.some((doubt) => DOUBTS_ABOUT_PRESENT.has(doubt.code));
const isDoseInDoubt = (record: MedicationRecord): boolean => record.doubts.some((doubt) => !DOUBTS_ABOUT_PRESENT.has(doubt.code));
const statusOf = (record: MedicationRecord): MedicationRecord['status'] => (isInDoubt(record) || isPresentInDoubt(record) ? 'unknown' : record.status);
const isOngoing = (record: MedicationRecord): boolean => statusOf(record) === 'active' && record.endOn === null;

/** How long a record speaks for its drug being taken; `null` without limit. */
function lastsUntil(record: MedicationRecord & { startOn: LocalDate }): LocalDate | null {
  if (isOngoing(record)) return null;
  if (record.endOn !== null) return addDays(record.endOn, GAP_AFTER_STATED_END_DAYS);
  if (record.suppliedUntil !== null) return addDays(record.suppliedUntil, GAP_AFTER_SUPPLY_DAYS);
  return addDays(record.startOn, RENEWAL_DAYS);
}

const isDated = (record: MedicationRecord): record is MedicationRecord & { startOn: LocalDate } => record.startOn !== null;

function splitAtGaps(group: readonly MedicationRecord[]): readonly (readonly MedicationRecord[])[] {
  const parts: MedicationRecord[][] = [];
  let until: LocalDate | null = null;
  let open = false;
  for (const record of group.filter(isDated)) {
    const joins = open && (until === null || compareDays(record.startOn, until) <= 0);
    const lasts = lastsUntil(record);
    if (joins) {
      parts.at(-1)?.push(record);
      until = until === null || lasts === null ? null : compareDays(lasts, until) > 0 ? lasts : until;
    } else {
      parts.push([record]);
      until = lasts;
      open = true;
    }
  }
  const undated = group.filter((record) => record.startOn === null);
  const last = parts.at(-1);
  const isSettled = last !== undefined && (last.some(isOngoing) || undated.every((record) => statusOf(record) === 'stopped'));
  if (undated.length > 0) {
    if (last !== undefined && isSettled) last.push(...undated);
    else parts.push(undated);
  }
  return parts;
}

type Doses = { readonly overlaps: Episodes['overlaps']; readonly doseOf: DailyDoses };

function toEpisode(key: string, part: readonly MedicationRecord[], { overlaps, doseOf }: Doses): BuiltEpisode {
  const dated = part.filter(isDated);
  const [first] = dated;
  const founder = first ?? part[0];
  const latest = part.filter(isDated).at(-1) ?? part.at(-1);
  if (founder === undefined || latest === undefined) throw new RangeError('an episode has at least one record');
  const contributors = new Set<MedicationRecord>([founder]);
  const steps: DoseStep[] = [];
  for (const record of dated) {
    const unclear = overlaps.has(record) || (isDoseInDoubt(record) && record.doseIsGiven && record.microgramsPerDay === null);
    if (record.microgramsPerDay === null && record.seldom === null && !unclear) continue;
    const known = unclear || isInDoubt(record) ? { microgramsPerDay: null, timesPerDay: null } : doseOf(record);
    const step: DoseStep = {
      from: record.startOn,
      microgramsPerDay: known.microgramsPerDay,
      timesPerDay: known.timesPerDay,
      form: [record.seldom, record.form].filter((words) => words !== null).join(', ') || null,
      reason: record.seldom === null ? null : `no daily dose: ${record.seldom}`,
    };
    const before = steps.at(-1);
    if (before?.microgramsPerDay === step.microgramsPerDay && before.timesPerDay === step.timesPerDay && (record.seldom === null || before.form === step.form)) continue;
    if (before?.from === step.from) steps.pop();
    steps.push(step);
    contributors.add(record);
  }
  const status = episodeStatus(part);
  const stopOn = status === 'stopped' ? part.reduce<LocalDate | null>((end, record) => (record.endOn !== null && (end === null || compareDays(record.endOn, end) > 0) ? record.endOn : end), null) : null;
  for (const record of part) if (stopOn !== null && record.endOn === stopOn) contributors.add(record);
  const startOn = first?.startOn ?? null;
  const drugId = part.find((record) => record.drug.drugId !== null)?.drug.drugId ?? null;
  const refills: readonly Refill[] = dated
    .filter((record) => record !== founder)
    .map((record) => ({ on: record.startOn, display: record.what, daysSupply: record.daysSupply, resource: record.entry.record }));
  const episode: MedicationEpisode = {
    id: `medication:${key}:${startOn ?? 'unknown'}${status === 'planned' ? ':planned' : ''}`,
    drug: founder.drug.drug,
    drugId,
    display: latest.what,
    codings: latest.codings,
    status,
    startOn,
    stopOn,
    steps,
    asNeeded: part.some((record) => record.asNeeded),
    indication: part.find((record) => record.indication !== null)?.indication ?? null,
    startReason: null,
    stopReason: status === 'stopped' ? ([...part].reverse().find((record) => record.stopReason !== null)?.stopReason ?? null) : null,
    refills,
    provenance: founder.provenance,
  };
  return { episode, records: part, contributors };
}

/** One active record keeps an episode going; a record in doubt settles nothing. */
function episodeStatus(part: readonly MedicationRecord[]): MedicationEpisode['status'] {
  const statuses = new Set(part.map(statusOf));
  if (statuses.has('active')) return 'active';
  if (statuses.has('planned')) return 'planned';
  const orders = part.filter((record) => record.kind !== 'dispense');
  const said = orders.length > 0 ? new Set(orders.map(statusOf)) : statuses;
  return said.size === 1 && said.has('stopped') ? 'stopped' : 'unknown';
}

import { canonicalText } from './canonical';
import type { DoseCandidate, Doubt } from './dosage';
import { buildEpisodes, type BuiltEpisode } from './episodes';
import { earliestOf, latestOf } from './dates';
import type { JsonValue } from './json-value';
import type { MedicationRecord } from './medication-record';
import type { ImportedFact, InboxChoice } from './model';

export const episodeFact = ({ episode, records }: BuiltEpisode): ImportedFact => ({
  kind: 'medication',
  key: episode.id,
  records: [...new Set(records.map((record) => record.entry.record))],
  fact: episode,
});

type InDoubt = { readonly inDoubt: readonly MedicationRecord[]; readonly doubts: readonly Doubt[] };
type Change = (record: MedicationRecord) => MedicationRecord | null;

/**
 * What a person can say about records in doubt. Each choice is worked out by building the drug's episodes again with
 * the doubt settled, so that its facts are exactly what the import would have given.
 */
export function medicationChoices({ inDoubt, doubts }: InDoubt, ofDrug: readonly MedicationRecord[], candidates: readonly DoseCandidate[]): readonly InboxChoice[] {
  const [first] = inDoubt;
  if (first === undefined) return [];
  const touched = new Set(inDoubt);
  const before = buildEpisodes(ofDrug).built;
  const choice = (id: string, label: string, does: InboxChoice['does'], change: Change): InboxChoice => {
    const changed = ofDrug.flatMap((record) => (touched.has(record) ? (change(record) ?? []) : [record]));
    const after = buildEpisodes(changed).built;
    const same = new Set(before.map(textOf));
    const kept = new Set(after.map(textOf));
    return {
      id, label, does,
      facts: after.filter((episode) => !same.has(textOf(episode))).map(episodeFact),
      replaces: before.filter((episode) => !kept.has(textOf(episode))).map(({ episode }) => episode.id),
    };
  };
  const codes = new Set(doubts.map((doubt) => doubt.code));
  const name = first.drug.drugId ?? first.drug.drug;
  const settle = (patch: Partial<MedicationRecord>): Change => (record) => ({ ...record, doubts: [], drugIsInDoubt: false, isSettled: true, ...patch });
  const leaveOut = choice('leave-out', 'Leave it out', 'not-relevant', () => null);
  if (codes.has('date-not-to-the-day') && codes.size === 1) {
    const [earliest, latest] = [earliestOf(first.start), latestOf(first.start)];
    return [
      ...(earliest === null ? [] : [choice('from-earliest', `From ${earliest}, the earliest it can mean`, 'fact', settle({ startOn: earliest }))]),
      ...(latest === null ? [] : [choice('from-latest', `From ${latest}, the latest it can mean`, 'fact', settle({ startOn: latest }))]),
      leaveOut,
    ];
  }
  const doses = candidates.map((candidate, at) =>
    choice(`dose-${at + 1}`, `${name}: ${candidate.label}`, 'fact', settle({ microgramsPerDay: candidate.microgramsPerDay, timesPerDay: candidate.timesPerDay, doseIsGiven: true })),
  );
  if (codes.has('status-not-clear') || codes.has('not-renewed')) {
    const known = first.startOn === null ? [] : candidates;
    return [
      ...known.map((candidate, at) =>
        choice(`taken-now-${at + 1}`, `${name} is taken now: ${candidate.label}`, 'fact', settle({ status: 'active', endOn: null, microgramsPerDay: candidate.microgramsPerDay, timesPerDay: candidate.timesPerDay, doseIsGiven: true })),
      ),
      choice('taken-now', `${name} is taken now${known.length > 0 ? ', dose not known' : ''}`, 'fact', settle({ status: 'active', endOn: null })),
      choice('not-taken-now', `${name} is no longer taken`, 'fact', settle({ status: 'stopped' })),
      leaveOut,
    ];
  }
  const startIsLost = first.startOn === null;
  const status = inDoubt.some((record) => record.status === 'active') ? 'taken now' : first.status === 'unknown' ? 'taken at some time' : first.status;
  const asSaid = choice('as-recorded', `${name}: ${status}${startIsLost ? ', start not known' : ''}${doses.length > 0 || first.microgramsPerDay === null ? ', dose not known' : ''}`, 'fact', settle({ microgramsPerDay: startIsLost ? null : first.microgramsPerDay }));
  return [...(startIsLost ? [] : doses), asSaid, leaveOut];
}

const textOf = ({ episode }: BuiltEpisode): string => canonicalText(asJson(episode));

/** Facts are plain values already; the type of JSON has no optional members, hence the copy. */
const asJson = (episode: BuiltEpisode['episode']): JsonValue => JSON.parse(JSON.stringify(episode)) as JsonValue;

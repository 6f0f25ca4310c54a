import type { NewInboxItem } from '@/db/queries/imports/stored-imports';
import type { ImportedFact, ImportResult, InboxItem } from '@/server/imports/fhir/model';
import type { Conflict, ImportPlan } from './plan-import';
import type { StoredChoices } from './stored-choices';

/** Facts that the choices of an item would change, as they stand now. */
const basesOf = (item: InboxItem, facts: readonly ImportedFact[]): ImportedFact[] => {
  const touched = new Set(item.choices.flatMap(({ replaces, facts: made }) => [...replaces, ...made.map(({ key }) => key)]));
  return facts.filter(({ key }) => touched.has(key));
};

const readItem = (item: InboxItem, facts: readonly ImportedFact[]): NewInboxItem => ({
  itemKey: item.key,
  kind: item.kind,
  about: [...item.about],
  what: item.what,
  why: item.why,
  doubts: [...item.doubts],
  records: [...item.records],
  original: item.original,
  statedOn: item.on,
  choices: { schemaVersion: 1, choices: item.choices, bases: basesOf(item, facts) } satisfies StoredChoices,
});

const WHY = {
  'changed-by-hand': 'A later record differs from what was entered here since.',
  'entered-by-hand': 'The record differs from the same medicine as it was entered here.',
} as const;

const inMg = (micrograms: number | null): string => (micrograms === null ? 'dose not known' : `${micrograms / 1000} mg a day`);

function conflictItem({ fact, rowId, why, joined }: Conflict): NewInboxItem {
  const episode = fact.fact;
  return {
    itemKey: `waiting:differs:${fact.key}:${[...fact.records].sort().join(',')}`.slice(0, 2000),
    kind: 'medication',
    what: episode.display,
    why: WHY[why],
    doubts: ['differs-from-entry'],
    records: [...fact.records],
    original: [
      { label: 'Medicine', value: episode.display },
      { label: 'Status', value: episode.status },
      ...(episode.startOn === null ? [] : [{ label: 'From', value: episode.startOn }]),
      ...episode.steps.map(({ from, microgramsPerDay }) => ({ label: from, value: inMg(microgramsPerDay) })),
      ...(episode.stopOn === null ? [] : [{ label: 'Last day', value: episode.stopOn }]),
    ],
    statedOn: episode.startOn,
    choices: {
      schemaVersion: 1,
      choices: [
        {
          id: 'take-record',
          label: 'The record is right: put it in place of the entry',
          does: 'fact',
          facts: [{ ...fact, fact: joined }],
          replaces: [`medication:${rowId}`],
        },
        { id: 'keep-entry', label: 'The entry is right: keep it as it is', does: 'not-relevant', facts: [], replaces: [] },
      ],
      bases: [],
    } satisfies StoredChoices,
  };
}

/** What waits for a person after an import: the doubts of the reading, and differences from what was entered by hand. */
export const inboxRows = (reading: Pick<ImportResult, 'inbox' | 'facts'>, plan: Pick<ImportPlan, 'conflicts'>): NewInboxItem[] => [
  ...reading.inbox.map((item) => readItem(item, reading.facts)),
  ...plan.conflicts.map(conflictItem),
];

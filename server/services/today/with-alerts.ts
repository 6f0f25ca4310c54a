import type { Flag } from '@/server/clinical/model/assessment';
import type { OpenAlert } from '@/server/contracts/open-alert';
import { loadKnowledge } from '@/server/knowledge/load';

/** The flags of a chart with those that a patient's answers raised and no prescriber has answered, also where the answer was taken back. */
export function withAlerts(flags: readonly Flag[], alerts: readonly Pick<OpenAlert, 'flag' | 'level'>[]): readonly Flag[] {
  const raised = new Set(flags.map(({ id }) => id));
  const contents = loadKnowledge().flags;
  return [
    ...alerts.flatMap(({ flag, level }): Flag[] => {
      const content = contents.find(({ id }) => id === flag);
      if (content === undefined || raised.has(content.id)) return [];
      raised.add(content.id);
      return [{ id: content.id, title: content.title, level, message: content.message, facts: [], refs: content.refs, blocks: content.blocks }];
    }),
    ...flags,
  ];
}

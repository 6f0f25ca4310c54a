import type { Flag } from '@/server/clinical/model/assessment';
import { FLAG_LEVELS } from '@/server/clinical/model/ids';
import type { RaisedAlone } from '@/server/clinical/model/visit';
import type { OpenAlert } from '@/server/contracts/open-alert';
import { loadKnowledge } from '@/server/knowledge/load';

type Waiting = Pick<OpenAlert, 'flag' | 'level'> & { /** Whether the chart holds the answer no more; not told where nobody looked. */ readonly takenBack?: boolean };

const ALONE: Readonly<Record<RaisedAlone['why'], string>> = {
  'taken-back': 'The answer was taken back; its alert is still open.',
  'not-raised': 'The chart does not raise this any more; its alert is still open.',
};

/** Why a flag is raised by a patient's answers and not by the chart; `null` where the chart raises it too, and where no such answer is told. One that an old answer left open is raised no more. */
export function aloneWhy(id: string, flags: readonly Pick<Flag, 'id' | 'openSince'>[], alerts: readonly Waiting[]): RaisedAlone['why'] | null {
  if (flags.some((flag) => flag.id === id && flag.openSince === undefined)) return null;
  const own = alerts.filter(({ flag }) => flag === id);
  if (own.length === 0) return null;
  return own.every(({ takenBack }) => takenBack === true) ? 'taken-back' : 'not-raised';
}

/** Flags that a patient's answers raised and no prescriber has assessed: the chart's own where the chart raises it too, at the higher of both levels; else, also where the answer was taken back, the content's. */
export function alertFlags(flags: readonly Flag[], alerts: readonly Waiting[]): readonly Flag[] {
  const contents = loadKnowledge().flags;
  return [...new Set(alerts.map(({ flag }) => flag))].flatMap((id): Flag[] => {
    const content = contents.find((flag) => flag.id === id);
    if (content === undefined) return [];
    const own = flags.find((flag) => flag.id === id && flag.openSince === undefined);
    const left = own === undefined ? flags.find((flag) => flag.id === id) : undefined;
    const levels = [...alerts.filter(({ flag }) => flag === id).map(({ level }) => level), ...(own === undefined ? [] : [own.level])];
    const level = FLAG_LEVELS.find((one) => levels.includes(one)) ?? content.level;
    const why = aloneWhy(id, flags, alerts);
    return [own === undefined ? { id: content.id, title: content.title, level, message: why === null ? content.message : `${content.message} ${ALONE[why]}`, facts: left?.facts ?? [], around: left?.around ?? [], refs: content.refs, blocks: content.blocks, ...(left?.openSince !== undefined && { openSince: left.openSince }) } : { ...own, level }];
  });
}

/** The flags of a chart, in place of them those of red-flag answers that wait; the most urgent first, of one level these. */
export function withAlerts(flags: readonly Flag[], alerts: readonly Waiting[]): readonly Flag[] {
  const waiting = alertFlags(flags, alerts);
  return [...waiting, ...flags.filter(({ id }) => !waiting.some((flag) => flag.id === id))].sort((a, b) => FLAG_LEVELS.indexOf(a.level) - FLAG_LEVELS.indexOf(b.level));
}

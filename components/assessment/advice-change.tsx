import type { RouterOutputs } from '../trpc/use-trpc';
import { Prose } from '../ui/prose';
import { statusWord } from './status-word';

export type AdviceChange = Pick<RouterOutputs['workspace']['changes'], 'inputs' | 'options'>;
export type OptionChange = AdviceChange['options'][number];

/** Which inputs changed, by whom and when, one a line. */
export function InputLines({ inputs }: { readonly inputs: AdviceChange['inputs'] }) {
  return (
    <ul>
      {inputs.map(({ by, at, what }, place) => (
        <li key={place}><Prose>{by === null ? `${what}.` : `${by} at ${at ?? ''}: ${what}.`}</Prose></li>
      ))}
    </ul>
  );
}

/** How an option reads otherwise: `now` beside what was seen, `was` beside what it says by now. */
export function OptionChangeLine({ change: { was, now, wasRuledOut, nowRuledOut, added, gone, answered, asked }, tells }: { readonly change: OptionChange; readonly tells: 'now' | 'was' }) {
  const parts = [
    ...(was === now ? [] : [tells === 'now' ? `Now: ${statusWord(now, nowRuledOut)}.` : `Was: ${statusWord(was, wasRuledOut)}.`]),
    ...added.map((message) => `New: ${message}`),
    ...(gone === 0 ? [] : [`${gone} ${gone === 1 ? 'reason speaks' : 'reasons speak'} no longer.`]),
    ...(answered === 0 ? [] : [`${answered} more known.`]),
    ...(asked === 0 ? [] : [`${asked} more not known.`]),
  ];
  return <span className="block text-xs text-caution"><Prose>{parts.join(' ')}</Prose></span>;
}

/** How many options read otherwise, in words. */
export const optionsInWords = (count: number): string => (count === 0 ? 'No option reads otherwise.' : count === 1 ? 'One option reads differently now.' : `${count} options read differently now.`);

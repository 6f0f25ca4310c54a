import type { Workspace } from '@/server/contracts/workspace';
import { Prose } from '../ui/prose';
import { AskPrescriberLater } from './ask-prescriber-later';

type PointsElsewhereProps = {
  readonly elsewhere: Workspace['assessment']['elsewhere'];
  readonly patientId: string;
  /** Whether this reader may set going that its prescriber is asked. */
  readonly mayAsk: boolean;
  /** Address of the chart where this is another page. */
  readonly chart?: string;
  readonly className?: string;
};

/** Where the chart points to something else at least as strongly as to the medicine that is to be changed: one calm line, and the one act about it. */
export function PointsElsewhere({ elsewhere, patientId, mayAsk, chart = '', className = '' }: PointsElsewhereProps) {
  if (elsewhere === null) return null;
  return (
    <div className={`${className} max-w-read border-l-2 border-line-strong pl-3 text-sm text-pretty text-ink-1`} data-elsewhere="">
      <p>
        <Prose>{`${elsewhere.message} ${elsewhere.then}`}</Prose>{' '}
        <a className="link text-ink-2 print:hidden" href={`${chart}#cause-${elsewhere.causes[0] ?? ''}`}>What points there</a>
      </p>
      {elsewhere.asks.filter(({ asked }) => mayAsk || asked !== null).map((ask) => <AskPrescriberLater key={ask.episode} patientId={patientId} ask={ask} mayAsk={mayAsk} />)}
    </div>
  );
}

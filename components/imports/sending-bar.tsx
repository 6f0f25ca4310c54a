'use client';

import { formatNumber } from '../ui/amounts';
import { Button } from '../ui/button';

type SendingBarProps = {
  readonly name: string;
  /** Share that has reached the server, 0 to 1. */
  readonly share: number;
  readonly stores: boolean;
  readonly onStop: () => void;
};

/** How far the document is: on its way, then being read. What is being stored is not stopped half way. */
export function SendingBar({ name, share, stores, onStop }: SendingBarProps) {
  const percent = Math.floor(share * 100);
  const words = share < 1 ? `Sending, ${formatNumber(percent, 0)} %` : stores ? 'Storing' : 'Reading every record';
  return (
    <div className="flex flex-col gap-3 rounded-3 border border-line bg-surface p-6" aria-live="polite">
      <p className="text-md font-medium">{`${words}: ${name}`}</p>
      <progress className="h-2 w-full accent-accent" max={1} aria-label={words} {...(share < 1 && { value: share })} />
      {stores ? null : <Button className="self-start" onClick={onStop}>Stop</Button>}
    </div>
  );
}

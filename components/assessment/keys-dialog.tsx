'use client';

import { Dialog } from '../ui/dialog';
import { Checkbox } from '../ui/field';

const KEYS: readonly (readonly [string, string])[] = [
  ['1 to 8', 'open or close an option; opening is reading, not choosing'],
  ['/', 'find a patient'],
  ['Arrow keys on the timeline', 'read it day by day; up and down go from event to event'],
  ['Page up, page down', 'four weeks on the timeline'],
  ['Escape', 'close what is open'],
  ['?', 'this list'],
];

type KeysDialogProps = { readonly on: boolean; readonly onChange: (on: boolean) => void; readonly onClose: () => void };

/** What the single keys do, and the switch that turns them off. */
export function KeysDialog({ on, onChange, onClose }: KeysDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Keys"
    >
      <dl className="text-sm">
        {KEYS.map(([key, what]) => (
          <div key={key} className="flex gap-4 border-t border-line py-2 first:border-t-0">
            <dt className="w-40 flex-none font-medium">{key}</dt>
            <dd className="text-ink-2">{what}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        className="mt-3"
        checked={on}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      >
        Single keys are on
      </Checkbox>
    </Dialog>
  );
}

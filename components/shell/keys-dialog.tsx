'use client';

import { useState } from 'react';
import { Dialog } from '../ui/dialog';
import { Checkbox } from '../ui/field';
import { keepPreference } from './preferences';
import { singleKeysAreOn } from './single-keys';

const KEYS: readonly (readonly [string, string])[] = [
  ['Ctrl K or Cmd K', 'find a patient, go somewhere, act on the open patient'],
  ['/', 'find a patient'],
  ['J and K', 'next and previous row of a list; Enter opens it'],
  ['1 to 8', 'open or close an option; opening is reading, not choosing'],
  ['E', 'the plan of the opened option; in the plan its controls'],
  ['N', 'on a chart, to the button that opens the visit; Enter then presses it'],
  ['Y', 'on a signed note, to the button that copies it; Enter then presses it'],
  ['Ctrl Enter or Cmd Enter', 'in a visit, the dialog that reads back what will be signed'],
  ['L, W, S, H, N', 'on the worklist: the outcome, the words, send a report, hand back, a new task'],
  ['G then T, P, C, E, S', 'today, patients, worklist, evidence, settings'],
  ['[ and ]', 'previous and next patient of the list you came from'],
  ['P', 'print'],
  ['Arrow keys on the timeline', 'read it day by day; up and down go from event to event'],
  ['Page up, page down', 'four weeks on the timeline'],
  ['Escape', 'close what is open'],
  ['?', 'this list'],
];

/** What the keys do, and the switch that turns the single ones off. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const [on, setOn] = useState(singleKeysAreOn);
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
            <dt className="w-40 flex-none font-medium text-balance max-sm:w-28">{key}</dt>
            <dd className="text-ink-2">{what}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        className="mt-3"
        checked={on}
        onChange={(event) => {
          setOn(event.target.checked);
          keepPreference('keys', event.target.checked ? null : 'off');
        }}
      >
        Single keys are on
      </Checkbox>
    </Dialog>
  );
}

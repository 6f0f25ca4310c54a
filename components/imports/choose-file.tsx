'use client';

import { useId, useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Icon } from '../ui/icon';

/** A FHIR document chosen or dropped. What can be read, and how large it may be, is said before. */
export function ChooseFile({ onFile }: { readonly onFile: (file: File) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onFile(file);
  };
  return (
    <div
      className={classNames('flex flex-col items-start gap-3 rounded-3 border border-dashed p-6', over ? 'border-accent bg-accent-soft' : 'border-line-control bg-surface')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => { setOver(false); }}
      onDrop={drop}
    >
      <p className="flex items-center gap-2 text-md font-medium">
        <Icon name="file" />
        Choose a FHIR R4 bundle, or drop it here
      </p>
      <p id={`${id}-hint`} className="text-sm text-ink-2">
        JSON of one patient, at most 50 MB. First you see what would be taken; nothing is stored before you confirm.
      </p>
      <input
        ref={input}
        id={id}
        type="file"
        accept=".json,application/json,application/fhir+json"
        className="sr-only"
        tabIndex={-1}
        aria-label="FHIR document"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
          event.target.value = '';
        }}
      />
      <Button look="primary" aria-describedby={`${id}-hint`} onClick={() => { input.current?.click(); }}>Choose a file</Button>
    </div>
  );
}

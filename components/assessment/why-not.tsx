'use client';

import { useState } from 'react';
import { Icon } from '../ui/icon';
import { useIdlePart } from '../ui/use-idle-part';
import type { OptionId } from './types';

const loadRules = () => import('./silent-rules');

/** Every rule of an option that stayed silent: what it would say, what it reads, and which facts decided or are missing. */
export function WhyNot({ patientId, option }: { readonly patientId: string; readonly option: OptionId }) {
  const [open, setOpen] = useState(false);
  const part = useIdlePart(loadRules, open);
  return (
    <details
      className="group/why"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary className="flex min-h-9 items-center gap-2 text-sm font-medium text-ink-2 hover:text-ink-1">
        <Icon name="chevron" className="transition-transform duration-(--t-move) group-open/why:rotate-90" />
        Why not? The rules that stayed silent
      </summary>
      {open ? part === null ? <p className="py-2 text-sm text-ink-3" role="status">Asking each rule</p> : <part.SilentRules patientId={patientId} option={option} /> : null}
    </details>
  );
}

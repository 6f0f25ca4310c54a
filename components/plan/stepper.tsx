'use client';

import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names';
import { Icon } from '../ui/icon';

type StepperProps = {
  readonly label: string;
  /** What the rule would take, in grey. */
  readonly rule: ReactNode;
  /** As it is shown when nobody types. */
  readonly shown: string;
  /** Nobody has given what is shown: Enter takes it as it stands, and so does typing the same. */
  readonly isProposed?: boolean;
  readonly less: { readonly label: string; readonly act: (() => void) | null };
  readonly more: { readonly label: string; readonly act: (() => void) | null };
  /** Reads what was typed: takes it, or says what is wrong. */
  readonly read: (typed: string) => string | null;
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
  readonly disabled?: boolean;
};

/** A value between minus and plus that can also be typed. Arrow keys step as the buttons do. */
export function Stepper({ label, rule, shown, isProposed = false, less, more, read, inputMode = 'text', disabled = false }: StepperProps) {
  const id = useId();
  // What was typed belongs to the value it was typed over: when that changes, it is gone.
  const [entry, setEntry] = useState<{ readonly over: string; readonly text: string | null; readonly wrong: string | null }>({ over: shown, text: null, wrong: null });
  const { text: typed, wrong } = entry.over === shown ? entry : { text: null, wrong: null };
  const keep = (text: string | null, problem: string | null = null): void => {
    setEntry({ over: shown, text, wrong: problem });
  };
  const take = (text: string | null): void => {
    if (text === null || (text.trim() === shown && !isProposed)) {
      keep(null);
      return;
    }
    const problem = read(text.trim());
    keep(problem === null ? null : text, problem);
  };
  return (
    <div>
      <p className="mb-1 flex items-baseline justify-between gap-2 text-sm font-medium">
        <label htmlFor={id}>{label}</label>
        <small id={`${id}-rule`} className="figures text-xs font-text text-ink-3">{rule}</small>
      </p>
      <span className="plan-stepper flex h-target overflow-clip rounded-2 border border-line-control bg-surface">
        <StepButton {...less} icon="minus" disabled={disabled} />
        <input
          id={id}
          className={classNames('w-full min-w-0 flex-1 border-x border-line bg-transparent px-1 text-center text-sm', inputMode !== 'text' && 'figures')}
          value={typed ?? shown}
          inputMode={inputMode}
          autoComplete="off"
          disabled={disabled}
          aria-invalid={wrong === null ? undefined : true}
          aria-describedby={wrong === null ? `${id}-rule` : `${id}-rule ${id}-wrong`}
          onChange={(event) => {
            keep(event.target.value);
          }}
          onBlur={() => {
            take(typed);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take(typed ?? (isProposed ? shown : null));
            if (event.key === 'Escape') keep(null);
            const step = event.key === 'ArrowUp' ? more.act : event.key === 'ArrowDown' ? less.act : undefined;
            if (step === undefined) return;
            event.preventDefault();
            step?.();
          }}
        />
        <StepButton {...more} icon="plus" disabled={disabled} />
      </span>
      {wrong === null ? null : <p id={`${id}-wrong`} role="alert" className="mt-1 text-xs text-stop">{wrong}</p>}
    </div>
  );
}

function StepButton({ label, act, icon, disabled }: StepperProps['less'] & { readonly icon: 'minus' | 'plus'; readonly disabled: boolean }) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={disabled || act === null}
      className="grid w-target flex-none place-items-center hover:bg-sunken disabled:text-ink-off disabled:hover:bg-surface"
      onClick={() => act?.()}
    >
      <Icon name={icon} />
    </button>
  );
}

import { useId } from 'react';
import type { ReactNode } from 'react';

type SegmentsProps<Value extends string> = {
  readonly label: string;
  readonly rule?: ReactNode;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly title?: string | undefined; /** What taking it would change nothing about; `rule` says so in words. */ readonly idle?: boolean }[];
  readonly onChange: (value: Value) => void;
  readonly bare?: boolean;
};

/** A few choices side by side, one of them on. */
export function Segments<Value extends string>({ label, rule, value, choices, onChange, bare = false }: SegmentsProps<Value>) {
  const id = useId();
  return (
    <div role="group" aria-label={label}>
      {bare ? null : (
        <p className="mb-1 flex items-baseline justify-between gap-2 text-sm font-medium">
          {label}
          <small id={id} className="text-xs font-text text-ink-3">{rule}</small>
        </p>
      )}
      <div className="flex flex-wrap gap-px rounded-2 border border-line bg-sunken">
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            aria-pressed={choice.value === value}
            title={choice.title}
            aria-disabled={choice.idle === true && choice.value !== value ? true : undefined}
            aria-describedby={choice.idle === true ? id : undefined}
            onClick={() => {
              if (choice.idle !== true) onChange(choice.value);
            }}
            className="min-h-7 flex-1 rounded-1 border border-transparent px-2 text-sm max-sm:px-1 font-medium whitespace-nowrap text-ink-2 aria-pressed:border-line-strong aria-pressed:bg-surface aria-pressed:text-ink-1 aria-disabled:text-ink-off pointer-coarse:min-h-target"
          >
            {choice.label}
          </button>
        ))}
      </div>
    </div>
  );
}

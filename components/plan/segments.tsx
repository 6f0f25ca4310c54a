import type { ReactNode } from 'react';

type SegmentsProps<Value extends string> = {
  readonly label: string;
  readonly rule?: ReactNode;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly title?: string | undefined }[];
  readonly onChange: (value: Value) => void;
  readonly bare?: boolean;
};

/** A few choices side by side, one of them on. */
export function Segments<Value extends string>({ label, rule, value, choices, onChange, bare = false }: SegmentsProps<Value>) {
  return (
    <div role="group" aria-label={label}>
      {bare ? null : (
        <p className="mb-1 flex items-baseline justify-between gap-2 text-sm font-medium">
          {label}
          <small className="text-xs font-text text-ink-3">{rule}</small>
        </p>
      )}
      <div className="flex flex-wrap gap-px rounded-2 bg-sunken p-px">
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            aria-pressed={choice.value === value}
            title={choice.title}
            onClick={() => {
              onChange(choice.value);
            }}
            className="min-h-7 flex-1 rounded-1 border border-transparent px-2 text-sm font-medium whitespace-nowrap text-ink-2 aria-pressed:border-line-strong aria-pressed:bg-surface aria-pressed:text-ink-1 pointer-coarse:min-h-target"
          >
            {choice.label}
          </button>
        ))}
      </div>
    </div>
  );
}

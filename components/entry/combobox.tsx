'use client';

import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { classNames } from '../ui/class-names';
import { Field, TextInput } from '../ui/field';

export type Suggestion = {
  readonly key: string;
  /** What the field shows once it is taken. */
  readonly label: string;
  /** Why it is found: a brand, a code. */
  readonly remark?: string;
};

type ComboboxProps<Item extends Suggestion> = {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** Text in the field: typed, or the label of what was taken. */
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onTake: (item: Item) => void;
  readonly suggest: (text: string) => readonly Item[];
  /** Said below the list when nothing matches. */
  readonly nothing?: string;
  readonly autoFocus?: boolean;
};

/** A field with suggestions: arrow keys walk them, Enter takes one, Escape closes the list and keeps the text. */
export function Combobox<Item extends Suggestion>({
  id, label, hint, error, optional = false, text, onType, onTake, suggest, nothing, autoFocus = false,
}: ComboboxProps<Item>) {
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const items = open ? suggest(text) : [];
  const current = items[at];

  const take = (item: Item) => {
    onTake(item);
    setOpen(false);
    setAt(-1);
  };
  const move = (to: number) => {
    setOpen(true);
    setAt(to);
    list.current?.children[to]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = (open ? items : suggest(text)).length;
    if (event.key === 'ArrowDown' && count > 0) {
      event.preventDefault();
      move((at + 1) % count);
    } else if (event.key === 'ArrowUp' && count > 0) {
      event.preventDefault();
      move(at <= 0 ? count - 1 : at - 1);
    } else if (event.key === 'Enter' && open && current !== undefined) {
      event.preventDefault();
      take(current);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };

  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      {(aria) => (
        <div className="relative">
          <TextInput
            {...aria}
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            autoFocus={autoFocus}
            aria-expanded={open && items.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={current === undefined ? undefined : `${listId}-${at}`}
            value={text}
            onChange={(event) => {
              onType(event.target.value);
              setOpen(true);
              setAt(-1);
            }}
            onClick={() => { setOpen(true); }}
            onBlur={() => { setOpen(false); }}
            onKeyDown={onKeyDown}
          />
          <ul
            ref={list}
            id={listId}
            role="listbox"
            aria-label="Suggestions"
            hidden={!open || items.length === 0}
            className="absolute inset-x-0 top-full z-10 mt-1 max-h-64 overflow-y-auto rounded-2 border border-line-strong bg-raised py-1 shadow-dialog"
          >
            {items.map((item, index) => (
              <li
                key={item.key}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === at}
                className={classNames('flex min-h-7 cursor-pointer items-baseline gap-2 px-3 py-1 text-sm pointer-coarse:min-h-target', index === at ? 'bg-accent-soft' : 'hover:bg-hover')}
                onPointerDown={(event) => {
                  event.preventDefault();
                  take(item);
                }}
              >
                <span className="font-medium">{item.label}</span>
                {item.remark === undefined ? null : <span className="text-xs text-ink-3">{item.remark}</span>}
              </li>
            ))}
          </ul>
          {open && items.length === 0 && text.trim() !== '' && nothing !== undefined ? (
            <p className="mt-1 text-xs text-ink-3" role="status">{nothing}</p>
          ) : null}
        </div>
      )}
    </Field>
  );
}

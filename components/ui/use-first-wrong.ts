import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** For a short form without a summary: what was refused leads to the first field that it names. `wrong` is made anew by each refusal. */
export function useFirstWrong<E extends HTMLElement>(wrong: object | null): RefObject<E | null> {
  const form = useRef<E>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong] input')?.focus();
  }, [wrong]);
  return form;
}

'use client';

import { useState } from 'react';
import { forget, keep, keptUnder } from './kept';

/**
 * State for what somebody types outside a form of facts: closed without being saved, the words are there again when the same
 * place is opened in this tab.
 * @param name - the place and whom it is about
 * @returns the words, their setter, and the act for when they were saved
 */
export function useKeptWords(name: string, first = ''): readonly [string, (next: string) => void, () => void] {
  const [words, setWords] = useState(() => {
    const earlier = keptUnder(name);
    return typeof earlier === 'string' ? earlier : first;
  });
  return [
    words,
    (next) => {
      setWords(next);
      if (next === first) forget(name);
      else keep(name, next);
    },
    () => {
      forget(name);
    },
  ];
}

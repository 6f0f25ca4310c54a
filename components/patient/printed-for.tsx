'use client';

import { useEffect } from 'react';

const NAME = '--printed-for';

/** Who stands at the top of every printed page; the page's margin reads it (`app/all.pcss`). */
export function PrintedFor({ words }: { readonly words: string }) {
  useEffect(() => {
    const { style } = document.documentElement;
    // As a string of CSS: what would end it, or another line, is written as its code.
    const text = `"${words.replace(/["\\\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
    style.setProperty(NAME, text);
    return () => {
      if (style.getPropertyValue(NAME) === text) style.removeProperty(NAME);
    };
  }, [words]);
  return null;
}

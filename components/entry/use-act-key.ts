'use client';

import { useState } from 'react';

/** One key for one opened form: sending the same act twice has one effect. */
export function useActKey(): string {
  const [key] = useState(() => crypto.randomUUID());
  return key;
}

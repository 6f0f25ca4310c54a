'use client';

import { useState } from 'react';
import type { ReactNode } from 'react';

/** The columns under the timeline. Which part stands under which is decided when the chart is opened: an answer moves nothing to another column. */
export function WorkspaceColumns({ longQuestions, children }: { readonly longQuestions: boolean; readonly children: ReactNode }) {
  const [long] = useState(longQuestions);
  return <div className="workspace-columns" data-questions={long ? 'long' : undefined}>{children}</div>;
}

import { loadKnowledge, readContent } from '@/server/knowledge/load';
import { reviewSheet } from '@/server/knowledge/review-sheet';
import type { ReviewSheet } from '@/server/knowledge/review-sheet';
import { content } from '@/server/knowledge/schema/content';

/** The content of this release as pages for a clinical reviewer. Content that does not compile has no sheet. */
export const getReviewSheet = (): ReviewSheet => {
  const { stamp } = loadKnowledge();
  return reviewSheet(content.parse(readContent()), stamp);
};

import type { TaskAct, TaskRole } from '../model/follow-up';

/**
 * What is done next about a task, read from the first words that the content gives it. Where a task stands on the board is
 * no clinical statement; a test names the act of every title and checkpoint of the content.
 */
export function actOf(what: string, role: TaskRole): TaskAct {
  const words = what.toLowerCase();
  if (/\bcall\b/.test(words)) return 'call';
  if (words.startsWith('send ')) return 'send-report';
  if (/^(confirm|arrange|order|book)\b/.test(words)) return 'arrange';
  return role === 'prescriber' && /\b(review|decide|decision|judge|continue)\b/.test(words) ? 'review' : 'check';
}

/** Who does a checkpoint of a plan: calls are the coordinator's, everything that is looked at or decided the prescriber's. */
export const roleOf = (what: string): TaskRole => (/\bcall\b/i.test(what) ? 'coordinator' : 'prescriber');

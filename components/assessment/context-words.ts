import type { Workspace } from '@/server/contracts/workspace';

type Answers = Workspace['chart']['reports'][number]['answers'];

type Item = { readonly id: string; readonly name: string; readonly say: (answer: string) => string };

/** What stands beside the patient's words, in this order. */
const ITEMS: readonly Item[] = [
  { id: 'ctx-welcome', name: 'whether welcome', say: (answer) => capital(answer) },
  { id: 'ctx-daily-life', name: 'daily life', say: (answer) => `In the way of daily life ${answer} of 10` },
  { id: 'ctx-relationships', name: 'relationships', say: (answer) => `In the way of relationships ${answer} of 10` },
  { id: 'ctx-medicine-suspected', name: 'whether a medicine causes it', say: (answer) => `Thinks a medicine causes it: ${answer}` },
  { id: 'ctx-dose-link', name: 'change with the dose', say: (answer) => `With the dose: ${answer}` },
  { id: 'ctx-sexual', name: 'sexual side effects', say: (answer) => `Sexual side effects: ${answer}` },
  { id: 'ctx-self-harm-to-feel', name: 'thoughts of self-harm', say: (answer) => `Thoughts of self-harm so as to feel: ${answer}` },
];

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The context of a report as sentences; what was left open is named, never read as no. */
export function contextWords(answers: Answers): string {
  const said: string[] = [];
  const open: string[] = [];
  for (const { id, name, say } of ITEMS) {
    const answer = answers[id];
    if (answer === null || answer === undefined) open.push(name);
    else said.push(say(Array.isArray(answer) ? answer.join(', ') : String(answer)));
  }
  return [...said, ...(open.length === 0 ? [] : [`Not answered: ${open.join(', ')}`])].map((sentence) => `${sentence}.`).join(' ');
}

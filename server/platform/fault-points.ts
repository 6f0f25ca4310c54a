/** Named points inside signing at which the proof of survival ends the process; in order. */
export const SIGNING_POINTS = [
  'before-transaction', 'after-hold', 'after-read', 'after-checks', 'after-close', 'after-number', 'after-knowledge', 'after-note', 'after-tasks', 'before-commit', 'after-commit', 'after-log', 'before-answer',
] as const;
export type SigningPoint = (typeof SIGNING_POINTS)[number];

/** Ends the process at once, as a power cut would, when the environment names this point. Nothing names one outside that proof. */
export function faultPoint(point: SigningPoint): void {
  if (process.env.GAMUT_DIE_AT === point) process.kill(process.pid, 'SIGKILL');
}

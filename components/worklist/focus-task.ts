/** Puts the focus on a task where it stands now, once the list is drawn anew. */
export function focusTask(taskId: string): void {
  requestAnimationFrame(() => { document.querySelector<HTMLElement>(`[data-task="${taskId}"]`)?.focus(); });
}

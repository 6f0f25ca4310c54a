import type { ReportForm, ReportPage } from '@/server/contracts/report-door';
import type { Given } from './question';

type Answers = ReportForm['answers'];

/** Pages that are asked with the answers so far. */
export const asked = (form: Pick<ReportForm, 'pages'>, answers: Answers): ReportPage[] => form.pages.filter(({ unless }) => unless === null || answers[unless.page] !== unless.value);

/** The first page that nobody has answered or declined; -1 when there is none. */
export const firstOpen = (pages: readonly ReportPage[], answers: Answers): number => pages.findIndex(({ id }) => !(id in answers));

/** What was saved of a page; `undefined` when it was not reached yet. */
export function savedOf(page: ReportPage, answers: Answers): Given | undefined {
  const value = answers[page.id];
  if (value === undefined) return undefined;
  const before = page.before === null ? null : (answers[page.before.id] ?? null);
  const text = answers[`${page.id}:text`];
  return { value, before: typeof before === 'number' || typeof before === 'string' ? before : null, text: typeof text === 'string' ? text : null };
}

/** The form after a page was saved, as the server has it: of pages that are no longer asked nothing stays. */
export function withPage(form: ReportForm, page: ReportPage, { given, version }: { readonly given: Given; readonly version: number }): ReportForm {
  const value = typeof given.value === 'object' && given.value !== null ? [...given.value] : given.value;
  const answers = { ...form.answers, [page.id]: value, ...(page.before === null ? {} : { [page.before.id]: given.before }), ...(page.textLabel === null ? {} : { [`${page.id}:text`]: given.text }) };
  const kept = asked(form, answers);
  const gone = new Set(form.pages.filter((one) => !kept.includes(one)).flatMap(({ id, before }) => [id, `${id}:text`, ...(before === null ? [] : [before.id])]));
  return { ...form, version, answers: Object.fromEntries(Object.entries(answers).filter(([id]) => !gone.has(id))) };
}

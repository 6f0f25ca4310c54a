import type { Content } from '../schema/content';
import { referenceList, reviewLine } from './frame';
import type { Frame } from './frame';
import { bullets, heading, page, plain, table } from './markdown';

/** How common blunting is, source by source, and the two sides of each option's evidence. */
export function disagreementsPage({ disagreements: { prevalence, options } }: Content, frame: Frame): string {
  return page([
    heading(1, 'Where sources disagree'),
    frame.standing,
    heading(2, prevalence.title),
    plain(prevalence.answer),
    plain(prevalence.lede),
    table(
      ['Id', 'Who was asked', 'How', 'Method', 'Found', 'People', 'Strength', 'Remark', 'Claim', 'References'],
      prevalence.rows.map((row) => [row.id, plain(row.who), plain(row.how), row.method, plain(row.shown), plain(row.nWords), row.strength, plain(row.remark ?? 'none'), row.claim, referenceList(frame, row.refs)]),
    ),
    heading(3, 'For whom no source gives a share'),
    bullets(prevalence.noShare.map(({ who, text, refs }) => `**${plain(who)}**: ${plain(text)} (${referenceList(frame, refs)})`)),
    heading(3, 'Why they differ'),
    bullets(prevalence.whyTheyDiffer.map(({ text, refs }) => `${plain(text)} (${referenceList(frame, refs)})`)),
    heading(3, 'What may be said at the desk'),
    `> ${plain(prevalence.atTheDesk)}`,
    `review: ${reviewLine(prevalence.review)}`,
    ...options.flatMap(({ option, claim, sides, review }) => [
      heading(2, option),
      bullets([...sides.map(({ title, text, refs }) => `**${plain(title)}**: ${plain(text)} (${referenceList(frame, refs)})`), `claim: ${claim}`, `review: ${reviewLine(review)}`]),
    ]),
  ]);
}

import { sentenceFor } from '../sentence';
import type { Titles } from '../sentence';
import type { OptionFile } from '../schema/option';
import { referenceList, reviewLine } from './frame';
import type { Frame } from './frame';
import { bullets, heading, page, plain, table } from './markdown';

const KINDS = [
  ['indication', 'Why it fits'],
  ['supports', 'Adds to the case'],
  ['caution', 'Weigh or act before choosing'],
  ['contraindication', 'Contraindications'],
  ['missing-information', 'Needed before judging'],
] as const;

/** One option with its rules by kind, and everything said about carrying it out. */
export function optionPage(option: OptionFile, titles: Titles, frame: Frame): string {
  const rulesOf = (kind: (typeof KINDS)[number][0]) => option.rules.filter((rule) => rule.kind === kind);
  return page([
    heading(1, option.title),
    ...(option.titleUnremitted === undefined ? [] : [`Where no remission of the depression is on record: ${plain(option.titleUnremitted)}`]),
    frame.standing,
    plain(option.summary),
    bullets([
      `id: ${option.id}`,
      `addresses: ${plain(option.whatItAddresses)}`,
      `evidence grade: ${option.grade}. ${plain(option.gradeWhy)}`,
      ...(option.notGradedUnremitted === undefined ? [] : [`not graded where no remission of the depression is on record: ${plain(option.notGradedUnremitted)}`]),
      `off-label in the US: ${option.offLabel.US ? 'yes' : 'no'}. ${plain(option.offLabel.note)}`,
      ...(option.asksApart === undefined ? [] : [`its own questions stand apart as "${plain(option.asksApart.name)}" until it is opened: ${plain(option.asksApart.why)} References: ${referenceList(frame, option.asksApart.refs)}.`]),
      `references: ${referenceList(frame, option.refs)}`,
      `review: ${reviewLine(option.review)}`,
    ]),
    ...(option.members.length === 0
      ? []
      : [heading(2, 'Members'), table(['Member', 'Preferred when', 'Caution'], option.members.map((member) => [member.id, plain(member.whenPreferred), plain(member.caution)]))]),
    ...KINDS.flatMap(([kind, title]) => {
      const rules = rulesOf(kind);
      return rules.length === 0 ? [] : [heading(2, `${title} (${rules.length})`), ...rules.flatMap((rule) => ruleBlocks(rule, titles, frame))];
    }),
    ...(option.pickByCause.length === 0 ? [] : [heading(2, 'By cause'), ...option.pickByCause.map((pick) => pickBlock(pick, frame))]),
    heading(2, 'Typical steps'),
    bullets(option.typicalSteps.map(plain)),
    heading(2, 'Monitoring'),
    ...(option.watchedFrom === undefined ? [] : [`Days are counted from ${plain(option.watchedFrom)}.`]),
    table(
      ['Day after start', 'What', 'Why', 'References'],
      option.monitoring.map(({ daysAfterStart, what, why, refs }) => [daysAfterStart === null ? 'not set' : String(daysAfterStart), plain(what), plain(why), referenceList(frame, refs)]),
    ),
    heading(2, 'Follow-up tasks'),
    table(['Due after days', 'Task', 'Who', 'Instrument'], option.followUpTasks.map(({ dueDays, title, role, instrument, appliesTo }) => [String(dueDays), plain(appliesTo === undefined ? title : `${title} (only ${appliesTo.join(', ')})`), role, instrument ?? 'none'])),
    heading(2, 'To discuss'),
    bullets(option.discussionPoints.map(plain)),
    heading(2, 'Benefits and risks'),
    bullets([...option.benefits.map((benefit) => `benefit: ${plain(benefit)}`), ...option.risks.map((risk) => `risk: ${plain(risk)}`)]),
  ]);
}

type Rule = OptionFile['rules'][number];

function ruleBlocks(rule: Rule, titles: Titles, frame: Frame): string[] {
  const marks = [
    rule.severity,
    ...(rule.blocking ? ['blocking'] : []),
    ...(rule.overridable ? ['can be overridden with a written reason'] : []),
    ...(rule.appliesTo.length === 0 ? [] : [`concerns ${rule.appliesTo.join(', ')}`]),
  ];
  return [
    `### ${rule.id}`,
    `> ${plain(rule.message)}`,
    bullets([
      marks.join(', '),
      `written: ${plain(rule.when_text)}`,
      ...(rule.when_parts === undefined ? [] : [`in parts: ${plain(rule.when_parts.join('; '))}`]),
      `reads: ${plain(sentenceFor(rule.when, titles))}`,
      ...(rule.doseEffect === null ? [] : [`dose: ${plain(rule.doseEffect)}`]),
      ...(rule.planAsks === undefined ? [] : [`asks of the plan: ${Object.entries(rule.planAsks).map(([what, how]) => `${what} ${how}`).join(', ')}`]),
      ...(rule.note === null ? [] : [`note: ${plain(rule.note)}`]),
      `references: ${referenceList(frame, rule.refs)}`,
      `review: ${reviewLine(rule.review)}`,
    ]),
  ];
}

const pickBlock = ({ cause, first, also, lowerEvidence, note, refs }: OptionFile['pickByCause'][number], frame: Frame): string =>
  bullets([
    `**${cause}**: first ${first.map(plain).join('; ')}`,
    ...(also.length === 0 ? [] : [`also ${also.map(plain).join('; ')}`]),
    ...(lowerEvidence.length === 0 ? [] : [`with less evidence ${lowerEvidence.map(plain).join('; ')}`]),
    ...(note === null ? [] : [`note: ${plain(note)}`]),
    `references: ${referenceList(frame, refs)}`,
  ]);

import { sentenceFor, spelled } from '../sentence';
import type { Titles } from '../sentence';
import type { Content } from '../schema/content';
import { referenceList, reviewLine } from './frame';
import type { Frame } from './frame';
import { bullets, described, heading, page, plain, table } from './markdown';

/** Safety flags, the safety plan, the crisis wording and what the patient's sheet says. */
export function flagsPage({ flags, crisis, handout }: Content, titles: Titles, frame: Frame): string {
  return page([
    heading(1, 'Safety flags'),
    frame.standing,
    plain(flags.standing),
    bullets(flags.principles.map(plain)),
    table(['Level', 'Meaning'], Object.entries(flags.levels).map(([level, meaning]) => [level, plain(meaning)])),
    ...flags.flags.flatMap((flag) => [
      heading(2, flag.title),
      `> ${plain(flag.message)}`,
      bullets([
        `id: ${flag.id}, level: ${flag.level}`,
        `written: ${plain(flag.when_text)}`,
        `reads: ${plain(sentenceFor(flag.when, titles))}`,
        ...(flag.escalation === null
          ? []
          : [
              `rises to ${flag.escalation.level}${flag.escalation.contactDueHours === null ? '' : `, contact within ${flag.escalation.contactDueHours} hours`}; written: ${plain(flag.escalation.when_text)}; reads: ${plain(sentenceFor(flag.escalation.when, titles))}`,
            ]),
        ...flag.says.map(({ when, when_text: whenText, title, message }) => `says "${plain(title)}: ${plain(message)}" where written: ${plain(whenText)}; reads: ${plain(sentenceFor(when, titles))}`),
        ...(flag.leftOpen === undefined ? [] : [`says "${plain(flag.leftOpen.title)}: ${plain(flag.leftOpen.message)}", level attention, holding nothing back, once the days of its answers are over and nothing newer answers them; to ask then: ${plain(flag.leftOpen.ask)}`]),
        ...(flag.ask === null ? [] : [`to ask: ${plain(flag.ask)}`]),
        ...(flag.followUp === undefined ? [] : [`a task follows: ${plain(flag.followUp.what)}, where none says “${plain(flag.followUp.already)}”`]),
        `clears when: ${plain(flag.clearsWhen)}${flag.clearsBy === 'chart' ? ' No answer to the flag settles it.' : ''}`,
        ...(flag.note === null ? [] : [`note: ${plain(flag.note)}`]),
        `references: ${referenceList(frame, flag.refs)}`,
        `review: ${reviewLine(flag.review)}`,
      ]),
      'The interface must:',
      described(flag.interfaceMust),
    ]),
    heading(2, flags.safetyPlan.title),
    bullets(flags.safetyPlan.steps.map(plain)),
    `${plain(flags.safetyPlan.note)} References: ${referenceList(frame, flags.safetyPlan.refs)}.`,
    heading(2, 'Crisis wording by country'),
    `${plain(crisis.note)} A clinic may edit: ${crisis.clinicEditable.join(', ')}.`,
    ...crisis.entries.flatMap((entry) => [
      heading(3, entry.country),
      bullets([
        `emergency number: ${entry.emergency ?? 'not known'}; line: ${entry.line ?? 'not known'}; name: ${entry.name ?? 'not known'}`,
        `wording: ${plain(entry.wording)}`,
        `verification: ${plain(entry.verification)}`,
        `references: ${referenceList(frame, entry.refs)}`,
        `review: ${reviewLine(entry.review)}`,
      ]),
    ]),
    heading(2, "The patient's sheet"),
    plain(handout.note),
    table(
      ['Id', 'Sentence', 'Part', 'Stands in a plan with', 'References', 'Verification', 'Review'],
      handout.entries.map((entry) => [
        entry.id,
        plain(entry.says),
        entry.part,
        entry.change === 'any' ? 'anything' : [entry.change, entry.drugs.join(', ')].filter((words) => words !== '').join(': '),
        referenceList(frame, entry.refs),
        plain(entry.verification),
        reviewLine(entry.review),
      ]),
    ),
  ]);
}

/** What else may explain numbness, and the two worksheets of causality. */
export function causesPage({ causes, causality }: Content, titles: Titles, frame: Frame): string {
  const features = (list: Content['causes']['causes'][number]['featuresFor']): string =>
    table(
      ['Feature', 'Weight', 'Written', 'Reads', 'Why'],
      list.map(({ id, weight, when_text, when, reason, restsOn, othersFirst }) => [id, String(weight), plain(when_text), plain(sentenceFor(when, titles)), plain(`${reason}${restsOn === undefined ? '' : ` (rests on ${restsOn})`}${othersFirst === undefined ? '' : ' (what else explains it as well is settled first)'}`)]),
    );
  return page([
    heading(1, 'Causes'),
    frame.standing,
    plain(causes.standing),
    described(causes.howToRead),
    ...causes.causes.flatMap((cause) => [
      heading(2, cause.title),
      bullets([
        `id: ${cause.id}, explanation: ${cause.explanation}`,
        ...(cause.titleUnremitted === undefined ? [] : [`where no remission of the depression is on record: ${plain(cause.titleUnremitted)}`]),
        `instruments: ${cause.instruments.join(', ') || 'none'}`,
        ...(cause.note === null ? [] : [`note: ${plain(cause.note)}`]),
        ...(cause.workup.length === 0 ? [] : [`work-up: ${cause.workup.map(plain).join('; ')}`]),
        `references: ${referenceList(frame, cause.refs)}`,
        `review: ${reviewLine(cause.review)}`,
      ]),
      heading(3, 'For'),
      features(cause.featuresFor),
      ...(cause.featuresAgainst.length === 0 ? [] : [heading(3, 'Against'), features(cause.featuresAgainst)]),
      heading(3, 'To ask'),
      bullets(cause.questionsToAsk.map(plain)),
    ]),
    heading(2, 'Medicine causality'),
    described(causality),
  ]);
}

/** Questions, what settles missing information, and the computed facts. */
export function questionsPage({ questions, dataItems, derivedFacts, grammar }: Content, frame: Frame): string {
  return page([
    heading(1, 'Questions and facts'),
    frame.standing,
    plain(questions.note),
    ...questions.questions.flatMap((question) => [
      heading(2, question.text),
      bullets([
        `id: ${question.id}; in the headline: ${plain(question.short)}; put to the ${question.askedOf}; ${question.serves === 'status' ? 'can hold an option' : 'adds to causes, cautions and flags'}`,
        `answer: ${question.answer}${question.unit === null ? '' : ` in ${question.unit}`}${question.opens === null ? '' : `, opens the form ${question.opens}`}`,
        ...(question.partOf === undefined ? [] : [`asked by itself where the form of ${question.partOf} was given and left it open`]),
        ...(question.about === undefined ? [] : [`about ${question.about === 'suspected' ? 'the suspected medicine' : 'other medicines, where the chart points to them at least as strongly as to the suspected one'}; naming it: ${plain(question.textNaming ?? '')}`]),
        ...(question.forSafety ?? []).map(({ when_text: whenText, why, refs }) => `asked for safety where: ${plain(whenText)}; says "${plain(why)}"; references: ${referenceList(frame, refs)}`),
        ...(question.alsoAsked ?? []).map(({ when_text: whenText, why, refs }) => `also asked where: ${plain(whenText)}; says "${plain(why)}"; references: ${referenceList(frame, refs)}`),
        ...(question.beside === undefined ? [] : [`beside it: the newest answers to ${question.beside.instrument}.${question.beside.item}`]),
        ...question.choices.map(({ value, label, means, ofSeveral, validDays }) => `choice ${value}: ${plain(label)} (${means})${ofSeveral === undefined ? '' : `; about several medicines: ${[...(ofSeveral.one === undefined ? [] : [ofSeveral.one]), ofSeveral.any].map(plain).join(', or ')}`}${validDays === undefined ? '' : `; holds for: ${validDays} days`}`),
        ...question.facts.map(({ key, label }) => `settles ${key}: ${plain(label)}`),
        `an answer "no" holds for: ${question.validDays === null ? 'no limit' : question.validDays === 0 ? 'its own day' : `${question.validDays} days`}`,
        ...(question.presentDays === undefined ? [] : [`an answer "yes" holds for: ${question.presentDays} days`]),
        ...(question.note === null ? [] : [`note: ${plain(question.note)}`]),
        `references: ${referenceList(frame, question.refs)}`,
        `review: ${reviewLine(question.review)}`,
      ]),
    ]),
    heading(2, 'What settles missing information'),
    ...dataItems.dataItems.map((item) =>
      bullets([
        `**${plain(item.label)}** (${item.id}): ${plain(item.words)}`,
        `settled by: ${item.satisfiedBy.map(({ all }) => all.map(({ fact, state }) => `${fact} ${state}`).join(' and ')).join(', or ')}`,
        ...(item.note === null ? [] : [`note: ${plain(item.note)}`]),
        `review: ${reviewLine(item.review)}`,
      ]),
    ),
    heading(2, 'Computed and entered facts'),
    table(
      ['Name', 'Value', 'Definition', 'Entered by a clinician'],
      derivedFacts.derivedFacts.map(({ name, value, unit, choices, definition, clinicianEntered }) => [
        name,
        value === 'choice' ? choices.join(', ') : `${value}${unit === null ? '' : ` of ${unit}`}`,
        plain(definition),
        clinicianEntered ? 'yes' : 'no',
      ]),
    ),
    heading(2, 'How rules are read'),
    described(grammar),
  ]);
}

/** Settings that reasoning uses and no rule states. */
export function settingsPage({ settings: { note, ...entries } }: Content, frame: Frame): string {
  return page([
    heading(1, 'Settings'),
    frame.standing,
    plain(note),
    ...Object.entries(entries).flatMap(([name, { words, refs, note: remark, review, ...values }]) => [
      heading(2, spelled(name)),
      plain(words),
      described(values),
      bullets([...(remark === null ? [] : [`note: ${plain(remark)}`]), `references: ${referenceList(frame, refs)}`, `review: ${reviewLine(review)}`]),
    ]),
  ]);
}

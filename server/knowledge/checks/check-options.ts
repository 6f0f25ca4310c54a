import { OPTION_IDS } from '@/server/clinical/model/ids';
import type { Content } from '../schema/content';
import type { Problem } from './problem';
import type { Vocabulary } from './vocabulary';

/** Options stand in their neutral order and their parts name each other; flags, causes and instruments point at what exists. */
export function checkOptions(content: Content, names: Vocabulary): Problem[] {
  const inOrder = content.options.map(({ id }) => id).join() === OPTION_IDS.join();
  return [
    ...(inOrder ? [] : [{ at: 'options', message: `all eight options in the order ${OPTION_IDS.join(', ')}` }]),
    ...content.options.flatMap((option) => optionProblems(option, names).map(([place, message]) => ({ at: `options.${option.id}.${place}`, message }))),
    ...content.causes.causes.flatMap((cause) =>
      cause.instruments.filter((id) => !names.instruments.has(id)).map((id) => ({ at: `causes.${cause.id}.instruments`, message: `unknown instrument: ${id}` })),
    ),
    ...content.causes.causes.flatMap((cause) => weightProblems(cause).map((message) => ({ at: `causes.${cause.id}`, message }))),
    ...content.instruments.flatMap((instrument) => instrumentProblems(instrument, names).map((message) => ({ at: `instruments.${instrument.id}`, message }))),
  ];
}

type Option = Content['options'][number];

function optionProblems(option: Option, names: Vocabulary): [place: string, message: string][] {
  const members = new Set(option.members.map(({ id }) => id));
  const problems: [string, string][] = [];
  for (const { id, appliesTo, kind, blocking, overridable, severity } of option.rules) {
    for (const member of appliesTo) if (!members.has(member)) problems.push([id, `applies to an unknown member: ${member}`]);
    if (blocking && kind !== 'missing-information') problems.push([id, 'only missing information is blocking']);
    if (overridable && kind !== 'contraindication') problems.push([id, 'only a contraindication is overridden']);
    if ((severity === 'stop') !== (kind === 'contraindication')) problems.push([id, 'a contraindication has severity stop and nothing else has']);
  }
  if (!option.rules.some(({ kind }) => kind === 'indication')) problems.push(['rules', 'no indication: the option could never fit']);
  for (const { title, instrument, appliesTo = [] } of option.followUpTasks) {
    for (const member of appliesTo) if (!members.has(member)) problems.push(['followUpTasks', `"${title}" applies to an unknown member: ${member}`]);
    if (instrument !== null && !names.instruments.has(instrument)) problems.push(['followUpTasks', `unknown instrument in "${title}": ${instrument}`]);
  }
  if (option.watchedFrom === undefined) {
    const watched = option.monitoring.flatMap(({ daysAfterStart: days }) => (days === null || days === 0 ? [] : [days]));
    const asked = option.followUpTasks.map(({ dueDays }) => dueDays);
    for (const day of watched) if (!asked.includes(day)) problems.push(['monitoring', `day ${day} is watched and no task says so`]);
    for (const day of asked) if (!watched.includes(day)) problems.push(['followUpTasks', `day ${day} has a task and is not among what is watched`]);
  }
  for (const { cause } of option.pickByCause) if (!names.causes.has(cause)) problems.push(['pickByCause', `unknown cause: ${cause}`]);
  return problems;
}

function weightProblems({ featuresFor, featuresAgainst }: Content['causes']['causes'][number]): string[] {
  return [
    ...featuresFor.filter(({ weight }) => weight < 0).map(({ id }) => `speaks for the cause with a negative weight: ${id}`),
    ...featuresAgainst.filter(({ weight }) => weight > 0).map(({ id }) => `speaks against the cause with a positive weight: ${id}`),
  ];
}

function instrumentProblems(instrument: Content['instruments'][number], names: Vocabulary): string[] {
  const items = new Set(instrument.items.map(({ id }) => id));
  const problems: string[] = [];
  for (const { safetyFlag, id, flagWhen, options } of instrument.contextItems) {
    if (safetyFlag !== undefined && !names.flags.has(safetyFlag)) problems.push(`unknown flag at ${id}: ${safetyFlag}`);
    for (const value of flagWhen ?? []) if (options?.includes(value) !== true) problems.push(`${id} is never "${value}"`);
  }
  for (const { flag } of instrument.safety) if (!names.flags.has(flag)) problems.push(`unknown flag: ${flag}`);
  for (const domain of instrument.domains) {
    for (const item of domain.items) if (!items.has(item)) problems.push(`unknown item in domain ${domain.id}: ${item}`);
    const highest = Math.max(...(instrument.columns?.[0]?.options ?? instrument.options).map(({ value }) => (typeof value === 'number' ? value : 0)));
    if (domain.max !== domain.items.length * highest) problems.push(`the maximum of domain ${domain.id} is ${domain.items.length * highest}`);
  }
  const placed = instrument.domains.flatMap((domain) => domain.items);
  if (instrument.domains.length > 0 && placed.length !== items.size) problems.push('every item belongs to one domain');
  return problems;
}

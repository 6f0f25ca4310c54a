import type { Content } from '../schema/content';
import { reference, referenceList, reviewLine } from './frame';
import type { Frame } from './frame';
import { bullets, described, heading, page, plain, table } from './markdown';

/** Pairs, hard stops, strategies and what bupropion interacts with. */
export function switchingPage({ switching }: Content, frame: Frame): string {
  const { pairs, hardStops, strategies, bupropionInteractions, chartLimits, optionPlans, ...rest } = switching;
  return page([
    heading(1, 'Switching'),
    frame.standing,
    heading(2, 'Strategies'),
    table(['Strategy', 'Definition', 'When', 'Schedule'], strategies.map(({ id, label, definition, when, scheduleRule }) => [`${id}: ${plain(label)}`, plain(definition), plain(when), plain(scheduleRule)])),
    heading(2, 'Hard stops'),
    table(['Stop', 'Rule', 'Days', 'References', 'Review'], hardStops.map(({ id, rule, days, refs, review }) => [id, plain(rule), days === null ? 'not set' : String(days), referenceList(frame, refs), reviewLine(review)])),
    ...hardStops.flatMap(({ id, limits }) => [heading(3, `${id} in numbers`), described(limits)]),
    heading(2, `Pairs (${pairs.length})`),
    ...pairs.flatMap((pair) => [`### ${pair.id}`, pairBlock(pair, frame)]),
    heading(2, 'What a chart says about doses'),
    table(
      ['Limit', 'Drugs', 'Effect', 'When', 'Words', 'Verification', 'References', 'Review'],
      chartLimits.map(({ id, drugs, effect, mg, when_text: text, message, verification, refs, review }) => [
        id, drugs.join(', '), mg === null ? effect : `${effect}, ${mg} mg a day`, plain(text), plain(message), plain(verification), referenceList(frame, refs), reviewLine(review),
      ]),
    ),
    heading(2, 'What an option plans when nobody says otherwise'),
    table(
      ['Option', 'Change', 'To', 'Verification', 'References', 'Review'],
      optionPlans.map(({ option, change, targets, verification, refs, review }) => [
        option, change, targets.map(({ drug, mg }) => `${drug} ${mg} mg`).join(', ') || 'the same drug', plain(verification), referenceList(frame, refs), reviewLine(review),
      ]),
    ),
    heading(2, 'Interactions of bupropion'),
    table(
      ['Affected', 'Mechanism', 'Effect', 'Action', 'Verification', 'References'],
      bupropionInteractions.map(({ affected, mechanism, effect, action, verification, refs }) => [plain(affected), plain(mechanism), plain(effect), plain(action), plain(verification), referenceList(frame, refs)]),
    ),
    heading(2, 'Conventions, seizure rules, the core case and monitoring'),
    described(rest),
  ]);
}

type Pair = Content['switching']['pairs'][number];

const pairBlock = (pair: Pair, frame: Frame): string =>
  bullets([
    `from ${pair.from.join(', ')} to ${pair.to.join(', ')}: ${pair.strategy}${pair.alternatives.length === 0 ? '' : `, else ${pair.alternatives.join(', ')}`}`,
    `washout: at least ${pair.minimumWashoutDays} days${pair.washoutRangeDays === null ? '' : `, sources say ${pair.washoutRangeDays.join(' to ')}`}; cross-taper ${pair.crossTaperAllowed ? 'allowed' : 'not allowed'}${pair.crossTaperCondition === null ? '' : `, if: ${plain(pair.crossTaperCondition)}`}`,
    `default duration: ${pair.defaultDurationWeeks === null ? 'not set' : `${pair.defaultDurationWeeks} weeks`}; specialist: ${pair.specialistRequired ? 'required' : 'not required'}`,
    ...(pair.newDrugStart === null ? [] : [`start of the new drug: ${plain(pair.newDrugStart)}`]),
    plain(pair.notes),
    `in numbers:\n${described(pair.schedule, 1)}`,
    ...pair.cautions.map((caution) => `caution: ${plain(caution)}`),
    ...pair.sourcePositions.map(
      ({ source, market, position, washoutDays }) => `${plain(source)}${market === null ? '' : ` (${plain(market)})`}: ${plain(position)}${washoutDays === null ? '' : `, ${washoutDays} days`}`,
    ),
    `verification: ${plain(pair.verification)}`,
    `references: ${referenceList(frame, pair.refs)}`,
    `review: ${reviewLine(pair.review)}`,
  ]);

/** Occupancy, step rules, withdrawal and worked examples. */
export function taperingPage({ tapering }: Content, frame: Frame): string {
  const { review, refs, workedExamples, serotoninTransporterOccupancy, observedPetPoints, ...rest } = tapering;
  return page([
    heading(1, 'Tapering'),
    frame.standing,
    'Curves of transporter occupancy are a model from second-hand parameters, not a measurement.',
    heading(2, 'Transporter occupancy'),
    ...serotoninTransporterOccupancy.flatMap(({ drugId, derivedPoints, refs: sources, ...entry }) => [
      heading(3, drugId),
      described(entry),
      derivedPoints === undefined
        ? null
        : table(['Dose, mg', 'Occupancy, %', 'Beyond the doses observed'], derivedPoints.map(({ doseMg, occupancyPct, extrapolated }) => [String(doseMg), String(occupancyPct), extrapolated ? 'yes' : 'no'])),
      `References: ${referenceList(frame, sources)}`,
    ]),
    heading(3, 'Observed points'),
    table(
      ['Drug', 'Dose, mg', 'Occupancy, %', 'n', 'Model, %', 'Reference'],
      observedPetPoints.map(({ drugId, doseMg, occupancyPct, n, modelPct, ref }) => [
        plain(drugId),
        doseMg === null ? 'not known' : String(doseMg),
        String(occupancyPct),
        n === undefined ? 'not known' : String(n),
        modelPct === undefined ? 'not known' : String(modelPct),
        reference(frame, ref),
      ]),
    ),
    heading(2, 'Rules'),
    described(rest),
    heading(2, 'Worked examples'),
    ...workedExamples.flatMap(({ id, steps, ...example }) => [
      heading(3, id),
      described(example),
      table(
        ['Step', 'From', 'To', 'Days', 'mg a day', 'How', 'Occupancy, %'],
        steps.map((step) => [
          String(step.step),
          step.startDate,
          step.endDate ?? 'goes on',
          step.days === null ? '' : String(step.days),
          Object.entries(step.dosesMgPerDay).map(([drug, mg]) => `${drug} ${mg}`).join(', ') || (step.phase ?? ''),
          plain(step.how),
          step.sertOccupancyPct === undefined || step.sertOccupancyPct === null ? '' : String(step.sertOccupancyPct),
        ]),
      ),
    ]),
    bullets([`references: ${referenceList(frame, refs)}`, `review: ${reviewLine(review)}`]),
  ]);
}

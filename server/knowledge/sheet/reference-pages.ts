import type { Content } from '../schema/content';
import { referenceList, reviewLine } from './frame';
import type { Frame } from './frame';
import { bullets, described, heading, page, plain, table } from './markdown';

type Entry = Content['references']['references'][number];

/** The merged reference list; each heading is the anchor that every other page links to. */
export const referencesPage = ({ references }: Content, frame: Frame): string =>
  page([heading(1, 'References'), frame.standing, ...references.references.flatMap((entry) => [`## ${entry.id}`, bullets(referenceLines(entry))])]);

function referenceLines(entry: Entry): string[] {
  const known = (label: string, value: string | number | null): string[] => (value === null ? [] : [`${label}: ${plain(String(value))}`]);
  return [
    `${plain(entry.title)}. ${plain(entry.authors ?? 'authors not known')}. ${plain(entry.publisher ?? 'publisher not known')}, ${entry.year ?? 'year not known'}${entry.volumePages === null ? '' : `, ${plain(entry.volumePages)}`}`,
    `type: ${plain(entry.type)}${entry.pmid === null ? '' : `; PMID ${entry.pmid}`}${entry.doi === null ? '' : `; doi ${plain(entry.doi)}`}${entry.url === null ? '' : `; ${entry.url}`}${entry.opens === null ? '' : `, which opens ${plain(entry.opens)}`}`,
    ...known('population', entry.population),
    ...known('n', entry.n),
    `finding: ${plain(entry.finding)}`,
    ...known('limits', entry.limitations),
    ...known('evidence level', entry.evidenceLevel),
    `directly about blunting: ${entry.directlyAboutBlunting === null ? 'not stated' : entry.directlyAboutBlunting ? 'yes' : 'no'}`,
    `verification: ${plain(entry.verification)}`,
    ...(entry.aliases.length === 0 ? [] : [`also known as: ${entry.aliases.join(', ')}`]),
    ...entry.otherReadings.map(
      (other) => `read again as ${other.id}${other.year === null ? '' : `, ${other.year}`}${other.url === null ? '' : `, ${other.url}`}: ${plain(other.finding)} Verification: ${plain(other.verification)}`,
    ),
  ];
}

/** Statements found in circulation, each with its verdict. None may be shown without it. */
export const claimsPage = ({ claims }: Content, frame: Frame): string =>
  page([
    heading(1, 'Claims and verdicts'),
    frame.standing,
    ...claims.claims.map((claim) =>
      [
        `## ${claim.id}`,
        `**${claim.verdict}** (${plain(claim.strength)}, ${plain(claim.topic)})`,
        `> ${plain(claim.statement)}`,
        bullets([
          plain(claim.note),
          `for: ${referenceList(frame, claim.supportingRefs)}`,
          `against: ${referenceList(frame, claim.contradictingRefs)}`,
          `pages that say so: ${referenceList(frame, claim.sourcePages)}`,
          `review: ${reviewLine(claim.review)}`,
        ]),
      ].join('\n\n'),
    ),
  ]);

/** Questionnaires and scores to enter. */
export const instrumentsPage = ({ instruments, instrumentRules }: Content, frame: Frame): string =>
  page([
    heading(1, 'Instruments'),
    frame.standing,
    bullets(instrumentRules.rules.map(plain)),
    ...instruments.flatMap(({ review, refs, ...entry }) => [
      heading(2, entry.title),
      described(entry),
      bullets([`references: ${referenceList(frame, refs)}`, `review: ${reviewLine(review)}`]),
    ]),
  ]);

/** Doses, forms, strengths, metabolism and warnings of each drug. */
export const drugsPage = ({ drugs, firstApproved }: Content, frame: Frame): string =>
  page([
    heading(1, 'Drugs'),
    frame.standing,
    ...drugs.drugs.flatMap(({ review, refs, forms, ...drug }) => [
      heading(2, drug.name),
      described(drug),
      table(
        ['Form', 'Strengths in mg', 'Can be split', 'Liquid, mg in 1 mL', 'Market'],
        forms.map(({ form, strengthsMg, splittable, liquidMgPerMl, market }) => [
          plain(form),
          strengthsMg === null ? 'not known' : strengthsMg.join(', '),
          splittable ? 'yes' : 'no',
          liquidMgPerMl === null ? '' : String(liquidMgPerMl),
          plain(market),
        ]),
      ),
      bullets([`references: ${referenceList(frame, refs)}`, `review: ${reviewLine(review)}`]),
    ]),
    heading(2, 'First approval'),
    plain(firstApproved.note),
    table(['Ingredient', 'Region', 'Year', 'References'], firstApproved.firstApproved.map(({ ingredient, region, year, refs }) => [ingredient, region, String(year), referenceList(frame, refs)])),
  ]);

import Link from 'next/link';
import type { Evidence } from '@/server/contracts/evidence';
import { referenceKind, referenceName } from '../assessment/reference-label';
import { ReferenceChips } from '../assessment/reference-chip';
import { shelve } from '../assessment/reference-types';
import type { ReferenceShelf } from '../assessment/reference-types';
import { Prose } from '../ui/prose';
import { ButtonLink } from '../ui/button-link';
import { addressOf, filterOf } from './address';
import { ClaimRow } from './claim-row';
import { ConflictView, ORDER } from './conflict-view';
import { Disagreement } from './disagreement';
import { READ_WORDS } from './read-words';
import { RuleLine, RulesByKind } from './rule-line';

/** What the filter leaves of the library: claims with their verdicts, works, rules as sentences. */
export function EvidenceView({ evidence, from }: { readonly evidence: Evidence; /** Place in the chart that it was opened from. */ readonly from: string | null }) {
  const { filter, claims, references, rules, sentences, prevalence, disagreement, cited, knowledge } = evidence;
  const shelf = shelve(cited);
  const searching = filter.text !== '';
  return (
    <>
      {from === null ? null : <p className="text-sm print:hidden"><Link className="link inline-flex min-h-6 items-center pointer-coarse:min-h-target" href={from} prefetch={false}>Back to the chart</Link></p>}
      <h1 className="headline pb-2 font-medium tracking-tight text-balance">{titleOf(evidence)}</h1>
      {prevalence === null ? null : <p className="max-w-read pb-1 text-lg text-pretty"><Prose>{prevalence.answer}</Prose> <a className="link text-sm" href="#why-they-differ">Why they differ</a> <a className="link text-sm" href="#no-share">SNRIs, quetiapine and others</a></p>}
      <p className="pb-3 text-xs text-ink-3">The library is about no single patient; no chart is open here.</p>
      <p className="max-w-read pb-4 text-md text-pretty text-ink-2">{ledeOf(evidence)}</p>
      {prevalence === null ? null : <ConflictView prevalence={prevalence} shelf={shelf} />}
      {disagreement === null ? null : <div className="pb-4"><Disagreement sides={disagreement.sides} shelf={shelf} /></div>}
      {claims.length === 0 ? null : (
        <section aria-labelledby="claims-title" className={prevalence === null ? undefined : 'pt-6'}>
          <h2 id="claims-title" className={searching || prevalence !== null ? 'pb-1 text-lg' : 'sr-only'}>{prevalence === null ? 'Claims' : 'What is claimed about it'} {searching ? <Count of={claims.length} /> : null}</h2>
          <ul className="border-b border-line">{claims.map((claim) => <ClaimRow key={claim.id} claim={claim} shelf={shelf} />)}</ul>
        </section>
      )}
      {references.length === 0 ? null : (
        <section aria-labelledby="references-title" className={searching ? 'pt-6' : undefined}>
          <h2 id="references-title" className={searching ? 'pb-1 text-lg' : 'sr-only'}>References {searching ? <Count of={references.length} /> : null}</h2>
          <ul className="border-b border-line">
            {references.map((reference) => (
              <li key={reference.id} className="border-t border-line py-2" data-row>
                <a className="text-sm font-medium hover:underline" href={`/evidence/references/${reference.id}`} data-reference={reference.id}>{referenceName(reference)}</a>
                <span className="text-sm text-ink-2"> {reference.title}</span>
                <span className="block text-xs text-ink-3">{[referenceKind(reference), reference.evidenceLevel === null ? null : `level ${reference.evidenceLevel}`, READ_WORDS[reference.read].toLowerCase()].filter((part) => part !== null).join('; ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {rules.length === 0 ? null : searching ? (
        <section aria-labelledby="rules-title" className="pt-6">
          <h2 id="rules-title" className="pb-1 text-lg">Rules <Count of={rules.length} /></h2>
          <ul className="border-y border-line">{rules.map((rule) => <RuleLine key={rule.id} rule={rule} owner />)}</ul>
        </section>
      ) : (
        <RulesByKind rules={rules} />
      )}
      <UnruledSentences sentences={sentences} filter={filter} from={from} shelf={shelf} />
      {claims.length + references.length + rules.length + sentences.length > 0 || prevalence !== null ? null : (
        <div className="border-y border-line py-4 text-sm text-ink-2">
          <p>{searching ? 'No claim, reference, rule or other sentence has all of these words.' : 'No entry is left by these filters.'}</p>
          <ButtonLink size="sm" className="mt-2" href={searching ? addressOf(filterOf({}), {}, from) : addressOf(filter, { topic: null, verdict: null, strength: null, verification: null }, from)}>{searching ? 'Clear the search' : 'Let go of the filters'}</ButtonLink>
        </div>
      )}
      <p className="figures pt-4 text-xs wrap-anywhere text-ink-3">Library {knowledge.version} of {knowledge.compiledOn}, {knowledge.hash.slice(0, 12)}. {knowledge.change}</p>
    </>
  );
}

const Count = ({ of }: { readonly of: number }) => <span className="figures font-text text-ink-3">{of}</span>;

/** Steps, checks and points to discuss: sentences that a chart shows without a rule behind them. */
function UnruledSentences({ sentences, filter, from, shelf }: { readonly sentences: Evidence['sentences']; readonly filter: Evidence['filter']; readonly from: string | null; readonly shelf: ReferenceShelf }) {
  const searching = filter.text !== '';
  if (sentences.length === 0) return null;
  return (
    <section aria-labelledby="sentences-title" className="pt-6">
      <h2 id="sentences-title" className={searching ? 'pb-1 text-lg' : 'pb-1 text-sm'}>Steps, checks and points to discuss <Count of={sentences.length} /></h2>
      <p className="pb-1 text-xs text-ink-3">Without a rule. Our own judgement, except where words of a source stand under one.</p>
      <ul className={searching ? 'border-y border-line' : 'rounded-3 border border-line bg-surface px-4'}>
        {sentences.map(({ text, part, of, stated }) => (
          <li key={`${of.id} ${part} ${text}`} className="border-t border-line py-2 first:border-t-0" data-row>
            {searching ? <Link className="text-sm text-pretty hover:underline" href={addressOf(filter, { text: '', show: 'rules', of: of.id }, from)} prefetch={false}>{text}</Link> : <span className="text-sm text-pretty">{text}</span>}
            <p className="text-xs text-ink-3">{part === 'What it is' ? part : `Under “${part}”`}{searching ? `, ${of.title}` : null}</p>
            {stated === null ? null : (
              <p className="text-xs text-pretty text-ink-2">
                Stated by {stated.by.map(({ ref, words }) => <span key={`${ref} ${words}`}><ReferenceChips ids={[ref]} shelf={shelf} /> as our reader noted it: {words}. </span>)}
                {stated.ours.length === 0 ? null : <>Our own: {stated.ours.map((words, place) => <span key={words}>{place === 0 ? '' : ', '}<q>{words}</q></span>)}.</>}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function titleOf({ filter, prevalence, topics, owners }: Evidence): string {
  if (filter.text !== '') return `Found for “${filter.text}”`;
  if (prevalence !== null) return prevalence.title;
  switch (filter.show) {
    case 'claims':
      return topics.find(({ id }) => id === filter.topic)?.title ?? 'Claims and their verdicts';
    case 'references':
      return filter.verification === null ? 'References' : `References: ${READ_WORDS[filter.verification].toLowerCase()}`;
    case 'rules':
      return owners.find(({ id }) => id === filter.of)?.title ?? 'Rules';
  }
}

function ledeOf({ filter, prevalence, claims, references, rules, sentences, verdicts, strengths }: Evidence): string {
  if (filter.text !== '') return `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}, ${references.length} ${references.length === 1 ? 'reference' : 'references'}, ${rules.length} ${rules.length === 1 ? 'rule' : 'rules'} and ${sentences.length} other ${sentences.length === 1 ? 'sentence' : 'sentences'} have these words.`;
  if (prevalence !== null) return `${prevalence.lede} ${ORDER}, never by the figure.`;
  switch (filter.show) {
    case 'claims': {
      const narrowed = [verdicts.find(({ id }) => id === filter.verdict)?.title, strengths.find(({ id }) => id === filter.strength)?.title].filter((part) => part !== undefined);
      return `${claims.length} ${claims.length === 1 ? 'statement' : 'statements'} in circulation, each with its verdict, the works that speak for and against it, and who says so. ${ORDER}.${narrowed.length === 0 ? '' : ` Only: ${narrowed.join(', ').toLowerCase()}.`}`;
    }
    case 'references':
      return `${references.length} works. Each says what was found, in whom, with what limits, and what of it was confirmed in a source.`;
    case 'rules':
      return `${rules.length} rules as sentences. The second line of each is generated from what is tested; each has a page with its sources and the stories that fire it.`;
  }
}

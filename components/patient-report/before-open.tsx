import type { PageLanguage, PageWords } from '@/server/contracts/report-words';
import { PageTitle } from './page-title';

/** While the page begins. Where script is off it cannot, and says so in every language, with what to do in danger. */
export function Opening({ languages }: { readonly languages: readonly PageLanguage[] }) {
  return (
    <>
      <p className="opening text-base" aria-live="polite">…</p>
      <noscript>
        <style>{'.opening { display: none }'}</style>
        {languages.map(({ code, words }) => (
          <section key={code} lang={code} className="border-b border-line py-4 text-base">
            <p className="font-medium">{words.needsScript}</p>
            <p className="mt-2 text-ink-2">{words.dangerAnywhere} {words.night}</p>
          </section>
        ))}
      </noscript>
    </>
  );
}

/** Opened without the secret of a link: nothing to show, and what to do. */
export function NoLink({ words }: { readonly words: PageWords }) {
  return (
    <section>
      <PageTitle>{words.noLink}</PageTitle>
      <p className="mt-2 text-base text-ink-2">{words.noLinkWhy}</p>
      <p className="mt-6 border-t border-line pt-4 text-sm text-ink-2">{words.night} {words.dangerAnywhere}</p>
    </section>
  );
}

/** A device of the clinic on which nothing is left; the way on is the clinic's. */
export function Handed({ words }: { readonly words: PageWords }) {
  return (
    <section className="flex flex-1 flex-col">
      <PageTitle>{words.handed}</PageTitle>
      <p className="mt-auto pt-6 text-center text-sm"><a className="inline-flex min-h-11 items-center text-ink-2 underline" href="/sign-in">{words.forClinic}</a></p>
    </section>
  );
}

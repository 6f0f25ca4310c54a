import type { PageLanguage, PageWords } from '@/server/contracts/report-words';

type Props = { readonly clinic: string | null; readonly demo: boolean; readonly place: string; readonly words: PageWords; readonly language: string; readonly languages: readonly PageLanguage[]; readonly onSpeak: (code: string) => void };

/** Whose page it is, how far one has come, and the other languages: one is a button, several are a list. */
export function PageHead({ clinic, demo, place, words, language, languages, onSpeak }: Props) {
  const others = languages.filter(({ code }) => code !== language);
  const [other] = others;
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-x-2 text-sm text-ink-2">
      <svg width="20" height="16" viewBox="0 0 20 16" fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden="true" className="flex-none text-ink-1"><use href="#i-mark" /></svg>
      <b className="min-w-0 font-medium wrap-break-word text-ink-1">{clinic ?? words.title}</b>
      {demo ? <span className="text-xs">DEMO</span> : null}
      <span className="ml-auto flex flex-wrap items-center justify-end gap-x-2">
        <span className="whitespace-nowrap">{place}</span>
        {others.length > 1 ? (
          <select aria-label={words.language} className="min-h-11 rounded-2 border border-line-control bg-surface px-1" value={language} onChange={(event) => { onSpeak(event.target.value); }}>
            {languages.map(({ code, name }) => <option key={code} value={code} lang={code}>{name}</option>)}
          </select>
        ) : other === undefined ? null : (
          <button type="button" className="-mr-2 min-h-11 min-w-11 px-2 underline" lang={other.code} onClick={() => { onSpeak(other.code); }}>{other.name}</button>
        )}
      </span>
    </div>
  );
}

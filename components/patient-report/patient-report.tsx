'use client';

import { useEffect, useRef, useState } from 'react';
import type { ReportForm, ReportPage, ReportState } from '@/server/contracts/report-door';
import { closeDoor, openDoor, readDoor, saveDoor, submitDoor } from './call-door';
import type { Answered } from './call-door';
import { CheckAnswers } from './check-answers';
import { Help } from './help';
import { OpenLink } from './open-link';
import { Progress } from './progress';
import { BIG, Question } from './question';
import type { Given } from './question';
import { Sent } from './sent';
import { WORDS } from './words';
import type { Language } from './words';

type View = 'loading' | 'link' | 'form' | 'check' | 'help' | 'sent' | 'stopped' | 'handed' | 'none';

const asked = (form: ReportForm, answers: ReportForm['answers']): ReportPage[] => form.pages.filter(({ unless }) => unless === null || answers[unless.page] !== unless.value);
const savedOf = (page: ReportPage, answers: ReportForm['answers']): Given | undefined => {
  const value = answers[page.id];
  if (value === undefined) return undefined;
  const before = page.before === null ? null : (answers[page.before.id] ?? null);
  const text = answers[`${page.id}:text`];
  return { value, before: typeof before === 'number' || typeof before === 'string' ? before : null, text: typeof text === 'string' ? text : null };
};

/** The patient's report from the link to the receipt. What is on the server is what counts: each page is saved before the next is shown. */
export function PatientReport() {
  const [language, setLanguage] = useState<Language>('en');
  const [view, setView] = useState<View>('loading');
  const [state, setState] = useState<ReportState | null>(null);
  const [answers, setAnswers] = useState<ReportForm['answers']>({});
  const [who, setWho] = useState<string | null>(null);
  const [at, setAt] = useState(-1);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const shownSince = useRef(0);
  const token = useRef('');
  const words = WORDS[language];

  const take = (next: ReportState) => {
    setState(next);
    if (next.state === 'sent') return setView('sent');
    setAnswers(next.answers);
    setWho(next.filledBy);
    const pages = asked(next, next.answers);
    const open = pages.findIndex(({ id }) => !(id in next.answers));
    setAt(next.filledBy === null ? -1 : open);
    setView(next.filledBy !== null && open === -1 ? 'check' : 'form');
  };
  useEffect(() => {
    const first: Language = navigator.language.startsWith('es') ? 'es' : 'en';
    setLanguage(first);
    token.current = location.hash.slice(1);
    if (token.current !== '') return setView('link');
    void readDoor(first).then((answer) => (answer.ok ? take(answer.value) : setView('none')));
  }, []);
  // Another link opened in the same tab changes only the fragment: the page begins again with it.
  useEffect(() => {
    const again = () => { if (location.hash.length > 1) location.reload(); };
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    shownSince.current = performance.now();
    scrollTo(0, 0);
  }, [at, view]);

  const sentence = (code: string): string =>
    code === 'link-closed' ? words.closed : code === 'adults-only' ? words.adults : code === 'too-many-attempts' ? words.many : code === 'session-expired' ? words.ended : code === 'invalid-input' ? words.bornWrong : words.offline;
  async function run<T>(call: () => Promise<Answered<T>>, then: (value: T) => void): Promise<void> {
    setBusy(true);
    setFailed(null);
    const answer = await call();
    setBusy(false);
    if (answer.ok) then(answer.value);
    else if (answer.code === 'already-there') await run(() => readDoor(language), take);
    else setFailed(sentence(answer.code));
  }
  const speak = (next: Language) => {
    setLanguage(next);
    if (state !== null && view !== 'handed') void run(() => readDoor(next), (value) => { setState(value); if (value.state === 'form') setAnswers(value.answers); });
  };
  const form = state?.state === 'form' ? state : null;
  const pages = form === null ? [] : asked(form, answers);
  const page = pages[at];
  const seconds = () => Math.min(3600, Math.round((performance.now() - shownSince.current) / 1000));
  const step = (from: number, known: ReportForm['answers']) => {
    const list = form === null ? [] : asked(form, known);
    if (from + 1 >= list.length) setView('check');
    else setAt(from + 1);
  };
  const save = (given: Given) => {
    if (page === undefined) return;
    void run(() => saveDoor({ page: page.id, value: given.value, before: given.before, text: given.text, language, seconds: seconds() }), ({ help }) => {
      const value = typeof given.value === 'object' && given.value !== null ? [...given.value] : given.value;
      const known = { ...answers, [page.id]: value, ...(page.before === null ? {} : { [page.before.id]: given.before }), ...(page.textLabel === null ? {} : { [`${page.id}:text`]: given.text }) };
      setAnswers(known);
      if (help) setView('help');
      else step(at, known);
    });
  };
  const said = failed === null ? null : <p role="alert" className="mt-4 rounded-2 border border-line-strong bg-sunken p-3 text-base">{failed}</p>;
  const crisis = state?.crisis;
  const lines = crisis === undefined ? null : <p className="mt-4 text-sm text-ink-2">{words.night} {crisis.emergency === null ? crisis.wording : `${words.emergency} ${crisis.emergency}${crisis.line === null ? '' : `, ${crisis.name}: ${crisis.line}`}.`}</p>;
  const isForm = view === 'form' || view === 'check';
  const place = view === 'check' ? pages.length : Math.max(0, at);

  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-form flex-col border-line bg-surface px-5 pb-6 md:my-10 md:min-h-160 md:rounded-3 md:border md:px-8 md:pb-8">
      <div className="flex min-h-13 items-center gap-2 text-sm text-ink-2">
        <svg width="20" height="16" viewBox="0 0 20 16" fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden="true" className="flex-none text-ink-1"><use href="#i-mark" /></svg>
        <b className="font-medium text-ink-1">{state?.clinic ?? words.title}</b>
        {state?.demo === true ? <span className="text-xs">DEMO</span> : null}
        <span className="ml-auto whitespace-nowrap">{view === 'check' ? words.last : view === 'form' && at >= 0 ? `${at + 1} ${words.of} ${pages.length}` : ''}</span>
        <button type="button" className="min-h-11 min-w-11 px-2 underline" lang={language === 'en' ? 'es' : 'en'} onClick={() => speak(language === 'en' ? 'es' : 'en')}>{language === 'en' ? 'Español' : 'English'}</button>
      </div>
      {isForm ? <Progress done={place} of={pages.length} label={`${place} ${words.of} ${pages.length}`} /> : null}
      {form?.unreviewed === true ? <p className="mb-3 text-xs text-ink-3">{words.noReview}</p> : null}
      {view === 'loading' ? <p className="text-base" aria-live="polite">…</p> : null}
      {view === 'none' ? <h1 className="text-xl font-medium">{words.noLink}</h1> : null}
      {view === 'link' ? <OpenLink words={words} busy={busy} failed={failed} onOpen={(birthOn) => void run(() => openDoor({ token: token.current, birthOn, language }), (next) => { history.replaceState(null, '', '/r'); token.current = ''; take(next); })} /> : null}
      {view === 'form' && at < 0 ? (
        <section className="flex flex-1 flex-col">
          <h1 className="text-xl font-medium tracking-tight">{words.who}</h1>
          {typeof form?.comparedWith === 'string' ? <p className="mt-2 text-base text-ink-2">{words.compared}: {form.comparedWith}</p> : null}
          <div className="mt-4 flex flex-col gap-3">
            {(['patient', 'carer', 'interpreter'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={who === one} disabled={busy} className={`${BIG} border-line-control text-left`} onClick={() => void run(() => saveDoor({ page: 'who', value: one, language, seconds: seconds() }), () => { setWho(one); step(-1, answers); })}>{words[one]}</button>
            ))}
          </div>
          {said}
          {lines}
        </section>
      ) : null}
      {view === 'form' && page !== undefined ? (
        <Question key={page.id} page={page} words={words} saved={savedOf(page, answers)} comparedWith={form?.comparedWith ?? null} busy={busy} onBack={() => setAt(at - 1)} onNext={save}
          under={<>{said}{page.kind === 'text' || page.textLabel !== null ? lines : null}<p className="pt-4 text-center text-sm text-ink-3">{at > 0 ? words.saved : ''}</p></>} />
      ) : null}
      {view === 'help' && state !== null ? <Help state={state} words={words} onStop={() => setView('stopped')} onGoOn={() => { setView('form'); step(at, answers); }} /> : null}
      {view === 'check' && form !== null ? (
        <CheckAnswers pages={pages} answers={answers} words={words} language={language} busy={busy} under={<>{lines}{said}</>} onChange={(place) => { setAt(place); setView('form'); }} onSend={() => void run(() => submitDoor(language), take)} />
      ) : null}
      {view === 'sent' && state?.state === 'sent' ? <Sent state={state} words={words} language={language} lines={lines} said={said} onHandBack={() => void run(closeDoor, () => { setState(null); setAnswers({}); setView('handed'); })} /> : null}
      {view === 'stopped' ? <section><h1 className="text-xl font-medium">{words.stopped}</h1>{lines}</section> : null}
      {view === 'handed' ? <h1 className="text-xl font-medium">{words.handed}</h1> : null}
    </main>
  );
}

'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReportForm, ReportState } from '@/server/contracts/report-door';
import type { PageLanguages, PageWords } from '@/server/contracts/report-words';
import { Icon } from '../ui/icon';
import { asked, firstOpen, savedOf, withPage } from './answered';
import { Handed, NoLink, Opening } from './before-open';
import { closeDoor, openDoor, readDoor, saveDoor, submitDoor } from './call-door';
import type { Answered } from './call-door';
import { CheckAnswers } from './check-answers';
import { Help } from './help';
import { OpenLink } from './open-link';
import { PageHead } from './page-head';
import { PageTitle } from './page-title';
import { Progress } from './progress';
import { Question } from './question';
import type { Given } from './question';
import { Sent } from './sent';
import { useIdle } from './use-idle';
import { WhoAnswers } from './who-answers';

type View = 'loading' | 'link' | 'form' | 'check' | 'help' | 'sent' | 'stopped' | 'handed' | 'none';

/** A device of the clinic that nobody touches for so long is closed by itself. */
const IDLE_MS = 10 * 60_000;
const LEAVES_NOTHING: readonly View[] = ['form', 'check', 'help', 'sent', 'stopped'];

const sentence = (code: string, words: PageWords, wrong: string): string =>
  code === 'link-closed' ? words.closed : code === 'adults-only' ? words.adults : code === 'too-many-attempts' ? words.many : code === 'session-expired' ? words.ended : code === 'invalid-input' ? wrong : words.offline;

/** The patient's report from the link to the receipt. What is on the server is what counts: each page is saved before the next is shown. */
export function PatientReport({ languages }: { readonly languages: PageLanguages }) {
  const [language, setLanguage] = useState(languages[0].code);
  const [view, setView] = useState<View>('loading');
  const [state, setState] = useState<ReportState | null>(null);
  const [at, setAt] = useState(-1);
  /** A page was opened from the answers to check, and leads back to them. */
  const [returns, setReturns] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const shownSince = useRef(0);
  const token = useRef('');
  const { words } = languages.find(({ code }) => code === language) ?? languages[0];

  const take = (next: ReportState) => {
    setState(next);
    setReturns(false);
    if (next.state === 'sent') return setView('sent');
    const open = firstOpen(asked(next, next.answers), next.answers);
    setAt(next.filledBy === null ? -1 : open);
    setView(next.filledBy !== null && open === -1 ? 'check' : 'form');
  };
  const begin = useEffectEvent(() => {
    const own = navigator.languages.map((one) => one.split('-')[0]).find((one) => languages.some(({ code }) => code === one)) ?? languages[0].code;
    setLanguage(own);
    token.current = location.hash.slice(1);
    if (token.current !== '') return setView('link');
    void readDoor(own).then((answer) => (answer.ok ? take(answer.value) : setView('none')));
  });
  useEffect(() => { begin(); }, []);
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

  async function run<T>(call: () => Promise<Answered<T>>, then: (value: T) => void, wrong: string): Promise<void> {
    setBusy(true);
    setFailed(null);
    const answer = await call();
    setBusy(false);
    if (answer.ok) then(answer.value);
    else if (answer.code === 'already-there') await run(() => readDoor(language), take, wrong);
    else if (answer.code === 'changed-meanwhile') await run(() => readDoor(language), (value) => { take(value); setFailed(words.elsewhere); }, wrong);
    else setFailed(sentence(answer.code, words, wrong));
  }
  const speak = (next: string) => {
    setLanguage(next);
    if (state !== null && view !== 'handed') void run(() => readDoor(next), (value) => { if (value.state === 'sent') take(value); else setState(value); }, words.notTaken);
  };
  const form = state?.state === 'form' ? state : null;
  const pages = form === null ? [] : asked(form, form.answers);
  const page = pages[at];
  const seconds = () => Math.min(3600, Math.round((performance.now() - shownSince.current) / 1000));
  /** On from a page: to the next one, or back to the answers to check unless an answer opened further pages. */
  const step = (from: number, known: ReportForm) => {
    const list = asked(known, known.answers);
    const next = returns ? firstOpen(list, known.answers) : from + 1;
    if (next === -1 || next >= list.length) setView('check');
    else {
      setAt(next);
      setView('form');
    }
  };
  const save = (given: Given) => {
    if (page === undefined || form === null) return;
    const call = () => saveDoor({ page: page.id, value: given.value, before: given.before, text: given.text, language, seconds: seconds() });
    void run(call, ({ help, version }) => {
      const known = withPage(form, page, { given, version });
      setState(known);
      if (help) setView('help');
      else step(at, known);
    }, page.kind === 'onset' ? words.whenWrong : words.notTaken);
  };
  /** What the server finds missing is shown as the page to answer. */
  const send = async () => {
    const sent = await submitDoor({ language, version: form?.version ?? null });
    return !sent.ok && sent.code === 'invalid-input' ? readDoor(language) : sent;
  };
  const handBack = () => void run(closeDoor, () => { setState(null); setView('handed'); }, words.notTaken);
  useIdle(state?.inClinic === true && LEAVES_NOTHING.includes(view), IDLE_MS, handBack);

  const said = failed === null ? null : <p role="alert" className="mt-4 rounded-2 border border-line-strong bg-sunken p-3 text-base">{failed}</p>;
  const crisis = state?.crisis;
  const lines = crisis === undefined ? null : <p className="mt-4 text-sm text-ink-2">{words.night} {crisis.emergency === null ? crisis.wording : `${words.emergency} ${crisis.emergency}${crisis.line === null ? '' : `, ${crisis.name}: ${crisis.line}`}.`}</p>;
  const handBackEarly = state?.inClinic === true ? <button type="button" className="mt-3 min-h-11 self-center px-2 text-sm text-ink-2 underline" disabled={busy} onClick={handBack}>{words.stopHandBack}</button> : null;
  const isForm = view === 'form' || view === 'check';
  const place = view === 'check' ? pages.length : Math.max(0, at);

  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-form flex-col border-line bg-surface px-5 pb-6 md:my-10 md:min-h-160 md:rounded-3 md:border md:px-8 md:pb-8">
      <PageHead clinic={state?.clinic ?? null} demo={state?.demo === true} place={view === 'check' ? words.last : view === 'form' && at >= 0 ? `${at + 1} ${words.of} ${pages.length}` : ''} words={words} language={language} languages={languages} onSpeak={speak} />
      {isForm ? <Progress done={place} of={pages.length} label={`${place} ${words.of} ${pages.length}`} /> : null}
      {form?.unreviewed === true ? <p className="mb-3 text-xs text-ink-3">{words.noReview}</p> : null}
      {view === 'loading' ? <Opening languages={languages} /> : null}
      {view === 'none' ? <NoLink words={words} /> : null}
      {view === 'link' ? <OpenLink words={words} busy={busy} failed={failed} onOpen={(birthOn) => void run(() => openDoor({ token: token.current, birthOn, language }), (next) => { history.replaceState(null, '', '/r'); token.current = ''; take(next); }, words.bornWrong)} /> : null}
      {view === 'form' && at < 0 && form !== null ? (
        <WhoAnswers form={form} words={words} busy={busy} under={<>{said}{lines}{handBackEarly}</>} onWho={(filledBy) => void run(() => saveDoor({ page: 'who', value: filledBy, language, seconds: seconds() }), ({ version }) => { const known = { ...form, filledBy, version }; setState(known); step(-1, known); }, words.notTaken)} />
      ) : null}
      {view === 'form' && page !== undefined ? (
        <Question key={page.id} page={page} words={words} language={language} saved={savedOf(page, form?.answers ?? {})} comparedWith={form?.comparedWith ?? null} busy={busy} onBack={() => { if (returns) setView('check'); else setAt(at - 1); }} onNext={save}
          under={<>{said}{page.kind === 'text' || page.textLabel !== null ? lines : null}</>}
          below={<>{at > 0 && failed === null ? <p className="flex items-center justify-center gap-2 pt-3 text-sm text-ink-3"><Icon name="check" />{words.saved}</p> : null}{handBackEarly}</>} />
      ) : null}
      {view === 'help' && state !== null ? <Help state={state} words={words} onStop={() => { if (state.inClinic) handBack(); else setView('stopped'); }} onGoOn={() => { if (form !== null) step(at, form); }} /> : null}
      {view === 'check' && form !== null ? (
        <CheckAnswers pages={pages} answers={form.answers} words={words} language={language} busy={busy} under={<>{lines}{said}</>} below={handBackEarly} onChange={(one) => { setFailed(null); setReturns(true); setAt(one); setView('form'); }} onBack={() => { setReturns(false); setAt(pages.length - 1); setView('form'); }} onSend={() => void run(send, take, words.notTaken)} />
      ) : null}
      {view === 'sent' && state?.state === 'sent' ? <Sent state={state} words={words} language={language} lines={lines} said={said} onHandBack={handBack} /> : null}
      {view === 'stopped' ? <section><PageTitle>{words.stopped}</PageTitle>{lines}</section> : null}
      {view === 'handed' ? <Handed words={words} /> : null}
    </main>
  );
}

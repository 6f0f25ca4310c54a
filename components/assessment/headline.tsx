import { Fragment } from 'react';
import { classNames } from '../ui/class-names';
import { Prose } from '../ui/prose';
import type { AskedQuestion } from './types';

/** A sentence of more characters is set a size smaller: the picture below it stays in the first view. */
const LONG = 160;

/** One sentence as a colleague would say it; what is to be asked leads to its question. */
export function Headline({ text, questions }: { readonly text: string; readonly questions: readonly AskedQuestion[] }) {
  const marker = /(?:not asked|ask again):/.exec(text);
  const said = text.slice(0, marker?.index);
  const rest = marker === null ? '' : text.slice(marker.index + marker[0].length);
  return (
    <h1 className={classNames('headline font-medium tracking-tight text-balance', text.length > LONG && 'headline-long')}>
      <Prose>{said}</Prose>
      {marker === null ? null : <span className="whitespace-nowrap">{marker[0]}</span>}
      {linked(rest, questions).map((part, place) => (
        <Fragment key={place}>
          {part.question === null ? part.text : <a className="asked-link" href={`#question-${part.question}`}>{part.text}</a>}
        </Fragment>
      ))}
    </h1>
  );
}

/** Splits the list at the short names of the open questions, the longest first so that none hides another. */
function linked(text: string, questions: readonly AskedQuestion[]): readonly { readonly text: string; readonly question: string | null }[] {
  if (text === '') return [];
  const hit = [...questions]
    .sort((a, b) => b.short.length - a.short.length)
    .map((question) => ({ question, at: text.indexOf(question.short) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at - b.at)[0];
  if (hit === undefined) return [{ text, question: null }];
  const end = hit.at + hit.question.short.length;
  return [
    ...(hit.at === 0 ? [] : [{ text: text.slice(0, hit.at), question: null }]),
    { text: hit.question.short, question: hit.question.fact },
    ...linked(text.slice(end), questions.filter((question) => question !== hit.question)),
  ];
}

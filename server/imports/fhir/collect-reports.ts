import { codesIn, itemKey, whyIn, type Collected, type Collecting } from './collected';
import type { EntryOf } from './context';
import type { InstrumentIndex } from './instruments';
import type { ImportedFact, InboxItem } from './model';
import { readObservationPiece, readResponsePiece, type Piece } from './report-pieces';
import { groupPieces, type ReportGroup } from './reports';
import type { Slices } from './slices';

/** Questionnaires: responses, panels, items and totals brought together to one report a set. */
export function* collectReports(entries: readonly EntryOf[], part: Collecting & { readonly instruments: InstrumentIndex }): Slices<Collected> {
  const pieces: Piece[] = [];
  for (const entry of entries) {
    if (part.ledger.has(entry.source)) continue;
    yield;
    const read =
      entry.resourceType === 'Observation'
        ? readObservationPiece(entry, part.context, part.instruments)
        : entry.resourceType === 'QuestionnaireResponse'
          ? readResponsePiece(entry, part.context, part.instruments)
          : null;
    if (read === null) continue;
    if (read.kind === 'left-out') part.ledger.put(entry.source, 'leftOut', read);
    else if (!part.isAboutPerson(entry.source)) part.ledger.put(entry.source, 'leftOut', { ...read.piece, why: 'about a group or a thing, not about a person' });
    else pieces.push({ ...read.piece, doubts: [...part.doubtsOf(entry.source), ...read.piece.doubts] });
  }
  const facts: ImportedFact[] = [];
  const inbox: InboxItem[] = [];
  for (const group of groupPieces(pieces)) {
    yield;
    facts.push(...group.facts);
    inbox.push(...putGroup(group, part));
  }
  return { facts, inbox, notes: pieces.flatMap((piece) => piece.notes) };
}

function putGroup(group: ReportGroup, { ledger }: Collecting): readonly InboxItem[] {
  const items: InboxItem[] = [];
  const given = group.facts.map((fact) => fact.key);
  const [fact] = group.facts;
  if (group.doubts.length > 0) {
    const records = group.pieces.map((piece) => piece.entry.record);
    items.push(toItem(`waiting:${group.founder.entry.record}:set`, { pieces: group.pieces, doubts: group.doubts, records, offers: group.offers, replaces: given }));
  }
  for (const piece of group.pieces) {
    const line = { what: piece.what, on: piece.on };
    if (piece.doubts.length > 0) {
      ledger.put(piece.entry.source, 'waiting', { ...line, why: whyIn(piece.doubts) });
      const offers = [...group.offersOf(piece), ...(group.pieces.length === 1 ? group.offers : [])];
      items.push(toItem(itemKey(piece.entry, piece.doubts), { pieces: [piece], doubts: piece.doubts, records: [piece.entry.record], offers, replaces: piece === group.founder || group.offersOf(piece).length > 0 ? given : [] }));
    } else if (group.doubts.length > 0) ledger.put(piece.entry.source, 'waiting', { ...line, why: whyIn(group.doubts) });
    else if (piece === group.founder && fact !== undefined) ledger.put(piece.entry.source, 'taken', { ...line, why: null });
    else if (fact !== undefined) ledger.put(piece.entry.source, 'merged', { ...line, why: `part of ${fact.key}` });
    else ledger.put(piece.entry.source, 'leftOut', { ...line, why: 'holds no answer' });
  }
  return items;
}

type Parts = {
  readonly pieces: readonly Piece[];
  readonly doubts: Piece['doubts'];
  readonly records: readonly string[];
  readonly offers: ReportGroup['offers'];
  readonly replaces: readonly string[];
};

function toItem(key: string, { pieces, doubts, records, offers, replaces }: Parts): InboxItem {
  const [first] = pieces;
  return {
    key,
    kind: 'report',
    about: [...new Set(pieces.map(({ instrument }) => `report:${instrument.id}`))],
    records,
    what: first?.what ?? 'report',
    doubts: codesIn(doubts),
    why: whyIn(doubts),
    original: pieces.flatMap((piece) => piece.original),
    on: first?.on ?? null,
    choices: [
      ...offers.map((offer) => ({ id: offer.id, label: offer.label, does: 'fact' as const, facts: offer.facts, replaces })),
      { id: 'leave-out', label: 'Leave it out', does: 'not-relevant' as const, facts: [], replaces },
    ],
  };
}

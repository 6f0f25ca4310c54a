import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { aPatient, anOrder, asText, bundleOf, type Json } from '@/server/imports/fhir/testing/bundles';
import { randomFrom, shuffled } from '@/server/imports/fhir/testing/mutate';
import { DIRTY_RECORDS } from '@/server/imports/fhir/testing/seeds';
import { localDate } from '@/server/clinical/model/local-date';
import { runAssess } from './assess';

const folder = mkdtempSync(path.join(tmpdir(), 'gamut-assess-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const fileOf = (name: string, content: string | Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const today = () => localDate('2026-12-01');
const run = (...given: string[]) => runAssess(given, today);
const DIRTY = fileOf('dirty.json', asText(bundleOf(DIRTY_RECORDS)));

type Printed = { on: string; options: { id: string; status: string; reasons: { refs: string[] }[] }[]; import: Record<'taken' | 'merged' | 'waiting' | 'leftOut', { resource: string; what: string; why: string | null }[]> & { patient: string } };
const printed = (output: string) => JSON.parse(output) as Printed;

describe('npm run assess', () => {
  it('prints one JSON object with all eight options, each reason with a reference, and every entry once', () => {
    const { code, output } = run(DIRTY, '--on', '2026-12-01');
    const object = printed(output);
    expect(code).toBe(0);
    expect(Object.keys(object)).toEqual(expect.arrayContaining(['on', 'knowledge', 'engine', 'fingerprint', 'headline', 'flags', 'changes', 'causes', 'worksheets', 'options', 'questions', 'trace', 'import']));
    expect(object.options.map((option) => option.id)).toEqual(['dose-reduction', 'bupropion-switch', 'bupropion-augmentation', 'other-switch', 'therapy-referral', 'ketamine-pathway', 'manage-relapse', 'watchful-waiting']);
    for (const option of object.options) for (const reason of option.reasons) expect(reason.refs.length).toBeGreaterThan(0);
    const lists = [object.import.taken, object.import.merged, object.import.waiting, object.import.leftOut];
    expect(lists.flat().map((entry) => entry.resource)).toHaveLength(DIRTY_RECORDS.length + 1);
    expect(object.import.patient).toBe('Patient/p1');
    expect(object.import.taken.every((entry) => entry.why === null)).toBe(true);
  });

  it('caps every option while something about a medicine waits (H-05)', () => {
    const { options } = printed(run(DIRTY).output);
    expect(options.filter((option) => option.status === 'fits' || option.status === 'with-caution')).toEqual([]);
  });

  it('prints the same bytes twice, and the same for the entries in any order', () => {
    const first = run(DIRTY).output;
    expect(run(DIRTY).output).toBe(first);
    const other = fileOf('shuffled.json', asText(bundleOf(shuffled(DIRTY_RECORDS, randomFrom(3)))));
    expect(run(other).output).toBe(first);
  });

  it('takes the day from --on, else today, and the region from --region', () => {
    expect(printed(run(DIRTY, '--on=2026-01-31').output).on).toBe('2026-01-31');
    expect(printed(run(DIRTY).output).on).toBe('2026-12-01');
    expect(run(DIRTY, '--region', 'UK').code).toBe(0);
  });

  const bundle = (over: Record<string, Json>): string => asText({ ...bundleOf([anOrder()]), ...over });
  it.each<[string, string[], string]>([
    ['no file', [], 'FILE'],
    ['two files', [DIRTY, DIRTY], 'FILE'],
    ['a file that is not there', [path.join(folder, 'none.json')], 'none.json'],
    ['a directory', [folder], 'directory'],
    ['an unknown option', [DIRTY, '--fast'], '--fast'],
    ['an option given twice', [DIRTY, '--on', '2026-01-01', '--on', '2026-01-02'], '--on'],
    ['a day that does not exist', [DIRTY, '--on', '2026-02-30'], '--on'],
    ['a day in another order', [DIRTY, '--on', '01/02/2026'], '--on'],
    ['an option without a value', [DIRTY, '--on'], '--on'],
    ['an unknown region', [DIRTY, '--region', 'EU'], '--region'],
    ['no JSON', [fileOf('a.json', '<Bundle/>')], 'document'],
    ['nothing', [fileOf('b.json', '')], 'document'],
    ['no Bundle', [fileOf('c.json', asText(anOrder()))], 'resourceType'],
    ['another version', [fileOf('d.json', bundle({ fhirVersion: '3.0.2' }))], 'fhirVersion'],
    ['an empty bundle', [fileOf('e.json', bundle({ entry: [] }))], 'entry'],
    ['deep nesting', [fileOf('f.json', '['.repeat(100_000))], '[0]'],
    ['a key twice', [fileOf('g.json', '{"resourceType":"Bundle","entry":[],"entry":[]}')], 'entry'],
    ['a key into the prototype', [fileOf('h.json', '{"resourceType":"Bundle","__proto__":{"x":1}}')], '__proto__'],
    ['two patients', [fileOf('i.json', asText(bundleOf([aPatient({ id: 'p2' })])))], 'entry[1].resource'],
    ['no patient', [fileOf('j.json', asText(bundleOf([anOrder()], { patient: null })))], 'entry'],
    ['more than 50 MB', [fileOf('k.json', new Uint8Array(50_000_001).fill(0x20))], 'document'],
    ['UTF-16', [fileOf('l.json', Buffer.from('{}', 'utf16le'))], 'document'],
  ])('refuses %s with one line and exit 2', (_name, given, where) => {
    const outcome = run(...given);
    expect(outcome).toMatchObject({ code: 2, output: '' });
    expect(outcome.words).toContain(where);
    expect(outcome.words.split('\n')).toHaveLength(1);
    expect(outcome.words).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it('says how long the judgement of 50 MB takes', () => {
    const wide = `{"resourceType":"Bundle","entry":[${'{"resource":{"resourceType":"Basic","x":"'.padEnd(500, 'y')}"}},`;
    const text = wide + wide.slice(wide.indexOf('[') + 1).repeat(Math.floor((49_900_000 - wide.length) / (wide.length - wide.indexOf('[') - 1)));
    const file = fileOf('wide.json', text);
    const start = performance.now();
    expect(run(file).code).toBe(2);
    console.info(`50 MB that is not closed was refused in ${Math.round(performance.now() - start)} ms`);
  });

  it('is a command: data on standard output, words on standard error, exit codes', () => {
    const command = (...given: string[]) => spawnSync(process.execPath, ['--import', 'tsx', 'server/cli/assess.ts', ...given], { encoding: 'utf8', cwd: path.resolve(import.meta.dirname, '../..') });
    const good = command(DIRTY, '--on', '2026-12-01');
    expect(good.status).toBe(0);
    expect(good.stdout).toBe(run(DIRTY, '--on', '2026-12-01').output);
    const bad = command(path.join(folder, 'none.json'));
    expect([bad.status, bad.stdout, bad.stderr.trim().split('\n').length]).toEqual([2, '', 1]);
  }, 30_000);
});

const SAMPLE = path.resolve(import.meta.dirname, '../../../shared/fhir-samples/synthea/Gilberto_Orosco_6ece62f3-283c-4387-aa9b-affba8ebf4c3.json');

describe.skipIf(!existsSync(SAMPLE))('a record of another maker (skipped where ../shared/fhir-samples is not beside the repository)', () => {
  it('is assessed the same twice and shuffled', () => {
    const first = run(SAMPLE, '--on', '2026-12-01');
    expect(first.code).toBe(0);
    expect(run(SAMPLE, '--on', '2026-12-01').output).toBe(first.output);
    const document = JSON.parse(readFileSync(SAMPLE, 'utf8')) as { entry: readonly Json[] };
    const other = fileOf('sample.json', JSON.stringify({ ...document, entry: shuffled(document.entry, randomFrom(11)) }));
    expect(run(other, '--on', '2026-12-01').output).toBe(first.output);
    expect(printed(first.output).import.waiting.map((entry) => entry.what)).toContain('Sertraline 100MG');
  });
});


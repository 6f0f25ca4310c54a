import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import { localDate } from '@/server/clinical/model/local-date';
import { runPlan } from './plan';

const folder = mkdtempSync(path.join(tmpdir(), 'gamut-plan-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const fileOf = (name: string, content: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const run = (words: string) => runPlan(words.split(' ').filter((word) => word !== ''), () => localDate('2026-12-01'));
type Printed = { strategy: string; start: string; pair: string | null; steps: { from: string; to: string | null; kind: string; doses: { drug: string; mgPerDay: number }[] }[] };
const printed = (words: string): Printed => {
  const { code, output, words: said } = run(words);
  expect([code, said]).toEqual([0, '']);
  return JSON.parse(output) as Printed;
};
const KEYS = ['schemaVersion', 'strategy', 'pair', 'region', 'start', 'knowledge', 'from', 'to', 'steps', 'checkpoints', 'quantities', 'sig', 'warnings', 'assumptions', 'refs'];

describe('npm run plan', () => {
  it.each<[string, string, string[]]>([
    ['--from sertraline:100 --to bupropion-xl:300', 'cross-taper', ['sertraline 75, bupropion-xl 150', 'sertraline 50, bupropion-xl 150', 'sertraline 25, bupropion-xl 300', 'sertraline 12.5, bupropion-xl 300', 'bupropion-xl 300']],
    ['--from escitalopram:20 --to escitalopram:10', 'dose-reduction', ['escitalopram 15', 'escitalopram 10']],
    ['--from paroxetine:40 --strategy hyperbolic-taper', 'hyperbolic-taper', [20, 12, 7.8, 5.4, 3.6, 2.4, 1.4, 0.6].map((mg) => `paroxetine ${mg}`).concat('')],
    ['--from fluoxetine:40 --to phenelzine:45', 'taper-washout-start', ['fluoxetine 20', '', 'phenelzine 45']],
    ['--from venlafaxine-xr:225 --to vortioxetine:10', 'taper-then-start', ['venlafaxine-xr 150', 'venlafaxine-xr 75', 'venlafaxine-xr 37.5', 'vortioxetine 10']],
    ['--from phenelzine:45 --to sertraline:50', 'taper-washout-start', ['phenelzine 30', 'phenelzine 15', '', 'sertraline 25', 'sertraline 50']],
  ])('%s', (words, strategy, doses) => {
    const value = printed(`${words} --start 2026-12-01`);
    expect(Object.keys(value)).toEqual(expect.arrayContaining(KEYS));
    expect(value.strategy).toBe(strategy);
    expect(value.steps.map((step) => step.doses.map(({ drug, mgPerDay }) => `${drug} ${mgPerDay}`).join(', '))).toEqual(doses);
    const file = fileOf('plan.json', run(`${words} --start=2026-12-01`).output);
    expect(JSON.parse(run(`--verify ${file}`).output)).toEqual({ ok: true, findings: [] });
  });

  it('is free of paroxetine on 2027-07-13 and waits five weeks before phenelzine', () => {
    expect(printed('--from paroxetine:40 --strategy hyperbolic-taper --start 2026-12-01').steps.at(-1)).toMatchObject({ kind: 'stopped', from: '2027-07-13', to: null });
    expect(printed('--from fluoxetine:40 --to phenelzine:45 --start 2026-12-01').steps[1]).toMatchObject({ kind: 'washout', from: '2026-12-15', to: '2027-01-18' });
  });

  it('prints the same bytes twice, starts today without --start, takes several of --from and --to', () => {
    expect(run('--from sertraline:100').output).toBe(run('--from sertraline:100').output);
    expect(printed('--from sertraline:100').start).toBe('2026-12-01');
    expect(printed('--from sertraline:100 --to sertraline:100 --to bupropion-xl:150').strategy).toBe('augmentation');
    expect(printed('--from sertraline:50 --from mirtazapine:15 --to bupropion-xl:150').steps.at(-1)?.doses).toMatchObject([{ drug: 'bupropion-xl' }]);
  });

  it.each([
    ['', '--from'],
    ['--from', '--from'],
    ['--from sertraline', '--from'],
    ['--from sertraline:12,5', '--from'],
    ['--from sertraline:-50', '--from'],
    ['--from sertraline:1e2', '--from'],
    ['--from sertraline:33', '--from'],
    ['--from sertraline:1.000', 'write 1 or 1000'],
    ['--from trazodone:12.500', 'write 12.5 or 12500'],
    ['--from sertraline:0', 'above 0 mg'],
    ['--from sertraline:50mg', 'DRUG:MG'],
    ['--from Sertraline:50', 'DRUG:MG'],
    ['--from sertraline:100 --start 2027-02-29', 'no day of the calendar'],
    ['--from sertraline:100 --start 2020-01-01 --on 2026-12-01', '01-Jan-2020 is before 01-Dec-2026'],
    ['--from prozax:20', '--from'],
    ['--from sertraline:1000', '--from'],
    ['--from sertraline:100 --to bupropion-xl:600', '--to'],
    ['--from sertraline:100 --to bupropion-xl:300 --region UK', '--to'],
    ['--from sertraline:100 --region EU', '--region'],
    ['--from sertraline:100 --pace quick', '--pace'],
    ['--from sertraline:100 --strategy magic', '--strategy'],
    ['--from sertraline:100 --start 2026-02-30', '--start'],
    ['--from sertraline:100 --start 01/12/2026', '--start'],
    ['--from sertraline:100 --start 2026-12-01 --on 2026-12-02', '--start'],
    ['--from sertraline:100 --start 2026-12-01 --start 2026-12-02', '--start'],
    ['--from sertraline:100 --quick', '--quick'],
    ['--from sertraline:100 now', 'now'],
    ['--from sertraline:100 --step-days soon', '--step-days'],
    ['--from phenelzine:45 --to sertraline:50 --strategy direct-switch', '14 full days free'],
    ['--from fluoxetine:40 --to phenelzine:45 --new-drug-on 2027-01-18', '34 full days free of fluoxetine, 35 needed'],
    ['--from phenelzine:45 --to sertraline:50 --new-drug-on 2027-01-11', '13 full days free of phenelzine, 14 needed'],
    ['--verify', '--verify'],
    [`--verify ${path.join(folder, 'none.json')}`, 'none.json'],
    [`--verify ${fileOf('a.json', '<plan/>')}`, 'a.json'],
    [`--verify ${fileOf('b.json', '{"schemaVersion":1}')}`, 'strategy'],
    [`--verify ${fileOf('c.json', '[]')}`, 'document'],
    [`--verify ${fileOf('d.json', '{}')} --from sertraline:50`, '--verify'],
  ])('refuses "%s" with one line and exit 2', (words, where) => {
    const outcome = run(words);
    expect(outcome).toMatchObject({ code: 2, output: '' });
    expect(outcome.words).toContain(where);
    expect(outcome.words.split('\n')).toHaveLength(1);
  });

  it('says what breaks in a plan that does not hold, with exit 1', () => {
    const broken = run('--from sertraline:100 --to bupropion-xl:300').output.replace('"mgPerDay": 75', '"mgPerDay": 80');
    const judged = run(`--verify ${fileOf('broken.json', broken)}`);
    expect(judged.code).toBe(1);
    expect(JSON.parse(judged.output)).toEqual({ ok: false, findings: [{ step: 1, on: '2026-12-01', drug: 'sertraline', rule: 'sum', message: 'the units make 75 mg, the dose says 80 mg' }] });
  });

  it('is a command: data on standard output, words on standard error, exit codes', () => {
    const command = (...given: string[]) => spawnSync(process.execPath, ['--import', 'tsx', 'server/cli/plan.ts', ...given], { encoding: 'utf8', cwd: path.resolve(import.meta.dirname, '../..'), env: { ...process.env, TZ: 'Pacific/Auckland' } });
    const words = ['--from', 'sertraline:100', '--to', 'bupropion-xl:300', '--start', '2026-12-01'];
    const good = command(...words);
    expect([good.status, good.stdout]).toEqual([0, run(words.join(' ')).output]);
    const bad = command('--from', 'prozax:20');
    expect([bad.status, bad.stdout, bad.stderr.trim().split('\n').length]).toEqual([2, '', 1]);
  }, 30_000);
});

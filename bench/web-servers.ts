import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOUSE } from '@/scripts/lib/house.mjs';

export type Served = { readonly origin: string; readonly stop: () => Promise<void> };

const NEXT = join(HOUSE, 'node_modules/next/dist/bin/next');
/** Folder of the demo clinic that is served. */
export const DATA_DIR = join(HOUSE, '.data-bench/web');
const WAIT_MS = 240_000;

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  let heard = 'no answer';
  for (const until = Date.now() + WAIT_MS; Date.now() < until; ) {
    if (child.exitCode !== null) throw new Error(`the server of ${url} ended`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) return;
    if (answer !== null) heard = `only ${answer.status}`;
    await new Promise((wake) => setTimeout(wake, 250));
  }
  child.kill('SIGTERM');
  throw new Error(`${heard} from ${url}`);
}

const serve = async (args: readonly string[], { origin, ready, env = {}, cwd = HOUSE }: { origin: string; ready: string; env?: Readonly<Record<string, string>>; cwd?: string }): Promise<Served> => {
  const child = spawn(process.execPath, args, { cwd, env: Object.assign({}, process.env, env), stdio: 'ignore' });
  await untilAnswers(`${origin}${ready}`, child);
  return {
    origin,
    stop: () =>
      new Promise((ended) => {
        child.once('exit', () => {
          ended();
        });
        child.kill('SIGTERM');
      }),
  };
};

/** The application as it is shipped, with the demo clinic in a folder of its own. */
export const serveApplication = (port: number): Promise<Served> =>
  serve(['scripts/start.mjs'], {
    origin: `http://localhost:${port}`,
    ready: '/api/health',
    env: { PORT: String(port), HOST: '127.0.0.1', DATA_DIR, DATABASE_URL: '', DEMO: '1', PUBLIC_URL: `http://localhost:${port}` },
  });

/** The floor of the stack: a page with one heading, built by the same framework. */
export async function serveEmptyPage(port: number): Promise<Served> {
  const folder = join(HOUSE, '.data-bench/empty-page');
  mkdirSync(join(folder, 'app'), { recursive: true });
  const files: Readonly<Record<string, string>> = {
    'package.json': '{ "type": "module", "private": true }',
    'next.config.js': `export default { turbopack: { root: ${JSON.stringify(HOUSE)} }, poweredByHeader: false };`,
    // Without these of its own the page would be given the application's, which stand at the root and ask for a database.
    'instrumentation.js': 'export function register() {}',
    'proxy.js': "export function proxy() {}\nexport const config = { matcher: '/nowhere' };",
    'app/layout.jsx': 'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
    'app/page.jsx': "export const dynamic = 'force-dynamic';\nexport default function Page() { return <h1>Nothing</h1>; }",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const;
  await new Promise<void>((built, failed) => {
    spawn(process.execPath, [NEXT, 'build'], { cwd: folder, env: { ...process.env, ...env }, stdio: 'ignore' }).once('exit', (code) => {
      if (code === 0) built();
      else failed(new Error('the empty page could not be built'));
    });
  });
  return serve([NEXT, 'start', '--port', String(port), '--hostname', '127.0.0.1'], { origin: `http://localhost:${port}`, ready: '/', env, cwd: folder });
}

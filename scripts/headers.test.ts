import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';

import { config, proxy } from '../proxy';

const HOUSE = fileURLToPath(new URL('..', import.meta.url));
const ORIGIN = 'http://localhost:3000';

/** Addresses of all pages, with an id in each place that takes one. */
const pages = readdirSync(join(HOUSE, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('page.tsx'))
  .map((name) => `/${name.split('/').slice(0, -1).filter((part) => !part.startsWith('(')).map((part) => (part.startsWith('[') ? '6f2f6a1e-94b3-4a11-8a3c-111111111111' : part)).join('/')}`);

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgresql:///gamut';
  process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
  process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';
});

const answer = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) => proxy(new NextRequest(`${ORIGIN}${path}`, init));
const policyOf = (path: string) => new Map((answer(path).headers.get('content-security-policy') ?? '').split('; ').map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1)]));

describe('HDR-01, HDR-05 every page', () => {
  test('there are pages to look at, and the proxy sees all of them', () => {
    expect(pages.length).toBeGreaterThan(12);
    const seen = new RegExp(`^${config.matcher[0]}$`);
    for (const page of pages) expect(seen.test(page), page).toBe(true);
  });

  test.each(pages)('%s: a policy with a nonce and without inline scripts, framed by nobody, kept by nobody', (page) => {
    const policy = policyOf(page);
    const scripts = policy.get('script-src') ?? [];
    expect(scripts.some((source) => /^'nonce-[A-Za-z0-9+/]{22}=='$/.test(source))).toBe(true);
    for (const loose of ["'unsafe-inline'", "'unsafe-eval'", '*', 'https:', 'data:']) expect(scripts).not.toContain(loose);
    expect([policy.get('object-src'), policy.get('base-uri'), policy.get('frame-ancestors'), policy.get('default-src')]).toEqual([["'none'"], ["'none'"], ["'none'"], ["'self'"]]);
    expect(answer(page).headers.get('cache-control')).toBe('private, no-store');
  });

  test('outside this machine browsers are told to come over HTTPS only, for a year; on it they are not', async () => {
    expect(answer('/today').headers.has('strict-transport-security')).toBe(false);
    const before = process.env.PUBLIC_URL;
    process.env.PUBLIC_URL = 'https://gamut.clinic.example';
    vi.resetModules();
    const outside = await import('../proxy');
    expect(outside.proxy(new NextRequest('https://gamut.clinic.example/today')).headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    if (before === undefined) delete process.env.PUBLIC_URL;
    else process.env.PUBLIC_URL = before;
    vi.resetModules();
  });

  test('an address with a percent sign that stands for nothing is a page that is not there, and at a door nothing', () => {
    for (const path of ['/patients/%E0%A4%A', '/%zz', '/visits/%zz/note.pdf']) {
      const said = answer(path);
      expect(said.headers.get('x-middleware-rewrite'), path).toBe(`${ORIGIN}/not-found`);
      expect(said.headers.get('content-security-policy'), path).toContain("default-src 'self'");
    }
    expect(pages).not.toContain('/not-found');
    expect(answer('/patients/%C3%A9').headers.has('x-middleware-rewrite')).toBe(false);
    expect(answer('/api/trpc/%E0%A4%A').status).toBe(404);
  });

  test('a nonce is never given twice', () => {
    const nonces = Array.from({ length: 50 }, () => policyOf('/today').get('script-src')?.find((source) => source.startsWith("'nonce-")));
    expect(new Set(nonces).size).toBe(50);
  });

  test('the other headers stand on every answer, files and errors included', async () => {
    const { default: next } = z.object({ default: z.object({ poweredByHeader: z.literal(false), headers: z.custom<() => Promise<unknown>>() }) }).parse(await import(pathToFileURL(join(HOUSE, 'next.config.js')).href));
    const rules = z.array(z.object({ source: z.string(), headers: z.array(z.object({ key: z.string(), value: z.string() })) })).parse(await next.headers());
    const everywhere = new Map(rules.find(({ source }) => source === '/:path*')?.headers.map(({ key, value }) => [key, value]));
    expect(Object.fromEntries(everywhere)).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'X-Frame-Options': 'DENY', 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Resource-Policy': 'same-origin' });
    for (const door of ['/api/:path*', '/r/api/:path*']) {
      const headers = new Map(rules.find(({ source }) => source === door)?.headers.map(({ key, value }) => [key, value]));
      expect(headers.get('Content-Security-Policy'), door).toContain("default-src 'none'");
      expect(headers.get('Cache-Control'), door).toBe('private, no-store');
    }
  });

  test('HDR-02 a file has the policy of no page: opened as one, nothing in it would run', () => {
    const files = ['/visits/1/note.pdf', '/visits/1/note.fhir.json', '/patients/1/files/scores.csv', '/worklist/list.csv', '/calendar/abc.ics'];
    for (const path of files) expect(answer(path).headers.get('content-security-policy'), path).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
    for (const page of pages) expect(policyOf(page).has('sandbox'), page).toBe(false);
  });
});

describe('HDR-03, HDR-04, RSC-01, CSRF-02 what a request may not do', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'].filter((method) => method !== 'TRACE'))('a page answers no %s', (method) => {
    for (const page of pages) expect(answer(page, { method }).status, page).toBe(405);
  });

  test('2,000 bodies that name an action of the framework reach nothing', () => {
    for (let n = 0; n < 2_000; n += 1) {
      const name = `${'0123456789abcdef'[n % 16] ?? ''}${n}`.repeat(1 + (n % 40));
      expect(answer(pages[n % pages.length] ?? '/', { method: 'POST', headers: { 'next-action': name, 'content-type': n % 2 === 0 ? 'text/plain;charset=UTF-8' : 'multipart/form-data; boundary=x' } }).status).toBe(404);
    }
  });

  test('forged headers of the framework and of proxies are gone before anything of ours runs', () => {
    const forged = { 'x-middleware-subrequest': 'proxy:proxy:proxy', 'x-nextjs-data': '1', 'x-nonce': 'mine', 'x-forwarded-for': '10.0.0.1', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'for=10.0.0.1', 'x-real-ip': '10.0.0.1' };
    const passed = answer('/today', { headers: forged }).headers;
    const kept = (passed.get('x-middleware-override-headers') ?? '').split(',');
    for (const name of Object.keys(forged).filter((one) => one !== 'x-nonce')) expect(kept).not.toContain(name);
    expect(passed.get('x-middleware-request-x-nonce')).not.toBe('mine');
  });
});

test('SES-07 nothing in the program writes to a store of the browser but the choices of a screen', () => {
  const files = ['app', 'components'].flatMap((folder) => readdirSync(join(HOUSE, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.')).map((name) => join(folder, name)));
  expect(files.length).toBeGreaterThan(100);
  const writers = files.filter((file) => /\b(localStorage|sessionStorage|indexedDB|caches\.open|serviceWorker)\b/.test(readFileSync(join(HOUSE, file), 'utf8')));
  expect(writers).toEqual([]);
});

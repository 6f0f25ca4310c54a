/** Headers that need neither a nonce nor the environment, on every answer, files and errors included; the rest is in proxy.ts. */
export const EVERYWHERE = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Origin-Agent-Cluster', value: '?1' },
  { key: 'X-Permitted-Cross-Domain-Policies', value: 'none' },
  { key: 'Permissions-Policy', value: 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()' },
];

/** An answer of a door is data: were it opened as a page, nothing in it would run. */
const DATA_ONLY = [
  { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'" },
  { key: 'Cache-Control', value: 'private, no-store' },
];

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // scripts/serve/next.mjs packs what leaves, by a method that keeps a whole page in view.
  compress: false,
  reactStrictMode: true,
  typedRoutes: false,
  images: { unoptimized: true },
  // Chunks of a few kilobytes are joined: each costs a request and 0.7 kB of headers (docs/decisions/0009).
  experimental: {
    inlineCss: true,
    turbopackChunking: { minChunkSize: 150_000 },
    // 240 MB for a next build, which a first one only writes (scripts/lib/build.mjs).
    turbopackFileSystemCacheForBuild: process.env.GAMUT_BUILD_ONCE !== '1',
  },
  turbopack: { rules: { '*.pcss': { loaders: ['./scripts/lib/sheet-as-text.mjs'], as: '*.js' } } },
  // `npm test` checks the types; a start need not wait for it a second time.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', 'pino', '@opentelemetry/exporter-trace-otlp-http', '@opentelemetry/resources', '@opentelemetry/sdk-trace'],
  outputFileTracingIncludes: { '/**': ['./server/knowledge/content/**/*.json', './server/knowledge/languages/*.json', './server/knowledge/vignettes/*.json'] },
  headers: () =>
    Promise.resolve([
      { source: '/:path*', headers: EVERYWHERE },
      { source: '/api/:path*', headers: DATA_ONLY },
      { source: '/r/api/:path*', headers: DATA_ONLY },
    ]),
};

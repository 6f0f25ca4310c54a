import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { preferencesFrom } from '@/components/shell/preferences';
import { IconSprite } from '@/components/ui/icon-sprite';
import all from './all.pcss';
import './first.css';

/**
 * The Latin part of both typefaces comes from here, measured so that nothing moves when it arrives; other scripts load when a name needs them.
 * Not preloaded: a browser holds the first picture back by up to a tenth of a second for a typeface that is asked for in the head.
 */
const sans = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2',
  weight: '100 900',
  preload: false,
  variable: '--font-inter-latin',
  declarations: [{ prop: 'unicode-range', value: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD' }],
});
const voice = localFont({
  src: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2',
  weight: '200 800',
  preload: false,
  variable: '--font-newsreader-latin',
  adjustFontFallback: 'Times New Roman',
  declarations: [{ prop: 'unicode-range', value: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD' }],
});

export const metadata: Metadata = { title: { default: 'Gamut', template: '%s · Gamut' }, robots: { index: false, follow: false } };
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** Everything that first.css leaves out. Placed by us: the framework puts a sheet that it is given before the first words. */
const AllStyles = () => <style id="all-styles">{all}</style>;

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [store, asked] = await Promise.all([cookies(), headers()]);
  const { theme, density } = preferencesFrom((name) => store.get(name)?.value);
  // The first picture of a chart and of the home page is drawn by first.css alone (proxy.ts says which pages those are).
  const later = asked.get('x-styles') === 'later';
  return (
    <html lang="en" className={`${sans.variable} ${voice.variable}`} {...(theme && { 'data-theme': theme })} {...(density && { 'data-density': density })}>
      <body>
        {later ? null : <AllStyles />}
        {children}
        <IconSprite />
        {later ? <AllStyles /> : null}
      </body>
    </html>
  );
}

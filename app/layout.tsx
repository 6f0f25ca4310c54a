import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { preferencesFrom } from '@/components/shell/preferences';
import { ApiProvider } from '@/components/trpc/provider';
import { IconSprite } from '@/components/ui/icon-sprite';
import './globals.css';

export const metadata: Metadata = { title: { default: 'Gamut', template: '%s · Gamut' }, robots: { index: false, follow: false } };
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const store = await cookies();
  const { theme, density } = preferencesFrom((name) => store.get(name)?.value);
  return (
    <html lang="en" {...(theme && { 'data-theme': theme })} {...(density && { 'data-density': density })}>
      <body>
        <IconSprite />
        <ApiProvider>{children}</ApiProvider>
      </body>
    </html>
  );
}

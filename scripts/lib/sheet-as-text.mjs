import tailwind from '@tailwindcss/postcss';
import postcss from 'postcss';

/**
 * Loader of the bundler: a style sheet becomes a module whose default export is its text, so that a page can place it itself (app/layout.tsx).
 * What the sheet was made from is named, else a class that a component begins to use would not come into it.
 */
export default async function sheetAsText(source) {
  const { css, messages } = await postcss([tailwind({ optimize: true })]).process(source, { from: this.resourcePath, map: false });
  for (const message of messages) {
    if (message.type === 'dependency') this.addDependency(message.file);
    if (message.type === 'dir-dependency') this.addContextDependency(message.dir);
  }
  return `export default ${JSON.stringify(css)};`;
}

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import groups from 'unicode-emoji-json/data-by-group.json' with { type: 'json' };
import { defineConfig } from 'vite';

/** What came later is missing in the fonts of many devices: found by its words, but not among the groups. */
const NEWEST_EMOJI_SHOWN = 15.1;

const emojiByGroup = Object.fromEntries(
  groups.map(({ slug, emojis }) => {
    const shown = emojis.filter((it) => Number(it.emoji_version) <= NEWEST_EMOJI_SHOWN);
    return [slug, shown.map((it) => it.emoji).join(' ')];
  }),
);

/** The messenger in a browser. Everything it needs lands in `web/dist`; nothing is loaded from elsewhere. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  define: { EMOJI_BY_GROUP: JSON.stringify(emojiByGroup) },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // A strict Content-Security-Policy has no room for data: scripts or inlined modules.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    sourcemap: false,
  },
});

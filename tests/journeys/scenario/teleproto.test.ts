import { scenario, smallDocumentBytes } from './scenario.ts';

const family: typeof import('./gramjs.ts') = await import(
  new URL('./gramjs.ts?library=teleproto', import.meta.url).href
);

for (const transport of ['full', 'obfuscated', 'webSocket'] as const) {
  const people = family.gramjsPeople(transport);
  const name = `the life of two people with teleproto: ${transport}`;
  scenario(name, { nora: people, idris: people, documentBytes: smallDocumentBytes });
}

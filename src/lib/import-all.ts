/**
 * Imports many modules at once, named by absolute `file:` URLs, in the order of these. One module that names them all is
 * resolved as one graph, which takes two thirds of the time of hundreds of imports one after another.
 */
export async function importAll(urls: readonly string[]): Promise<Record<string, unknown>[]> {
  const lines = urls.map((url, index) => `export * as m${index} from ${JSON.stringify(url)};`);
  const all: Record<string, Record<string, unknown>> = await import(
    `data:text/javascript,${encodeURIComponent(lines.join('\n'))}`
  );
  return urls.map((_, index) => all[`m${index}`] ?? {});
}

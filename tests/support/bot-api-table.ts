import { loadMethods } from '../../src/bots/telegram/load-methods.ts';
import { notOfferedNames, whyNotOffered } from '../../src/bots/telegram/not-offered.ts';
import { readReaders } from './bot-api-readers.ts';
import type { BotApiTypes } from './bot-api-types.ts';
import { closedTypes, whyUnread } from './bot-api-unread.ts';

const head = `# Methods of the Telegram Bot API

Made from the API's own type package (\`@grammyjs/types\`) by \`node scripts/write-bot-methods.ts\`; a test fails when it is out
of date. Another calls every method that is answered here and holds each field of its result against that type
(\`tests/journeys/bots/table\`).

| Method | Result | Here |
| --- | --- | --- |
`;

/** Every method of the API beside what this server does with it, in Markdown. */
export async function writeBotApiTable(types: BotApiTypes): Promise<string> {
  const offered = await loadMethods();
  const rows = types.methods.map((name) => {
    const here = offered.has(name.toLowerCase()) ? 'answered' : (refusalOf(name) ?? 'unknown');
    return `| ${name} | \`${types.resultOf(name).replaceAll('|', '\\|')}\` | ${here} |\n`;
  });
  return head + rows.join('') + writeParameters(types);
}

/** A part of requests that no code reads, with the methods that have it. */
export interface UnreadPart {
  name: string;
  methods: string[];
}

/** What the methods that are answered do not read of their requests, and how much there is to read in all. */
export function readUnread(types: BotApiTypes): { parts: UnreadPart[]; total: number } {
  const readers = readReaders();
  const parts = new Map<string, string[]>();
  let total = 0;
  for (const method of types.methods) {
    const reader = readers.get(method);
    if (!reader) continue;
    for (const name of types.parametersOf(method, closedTypes)) {
      total += 1;
      if (reader.reads(name.split('.').at(-1) ?? name)) continue;
      const methods = parts.get(name);
      if (methods) methods.push(method);
      else parts.set(name, [method]);
    }
  }
  return { parts: [...parts].map(([name, methods]) => ({ name, methods })), total };
}

function writeParameters(types: BotApiTypes): string {
  const { parts, total } = readUnread(types);
  const unreadCount = parts.reduce((sum, { methods }) => sum + methods.length, 0);
  const rows = parts.map(
    ({ name, methods }) => `| ${name} | ${methods.join(' ')} | ${whyUnread(name) ?? 'unknown'} |\n`,
  );
  return `
## What is not read of requests

The requests of the methods that are answered have ${total} parameters and fields of objects in them; ${total - unreadCount} are
read. A test looks for the name of each in the code that its method reaches, and fails when one is neither there nor in
this list.

| Parameter | Methods | Why |
| --- | --- | --- |
${rows.join('')}`;
}

function refusalOf(name: string): string | undefined {
  const lowered = name.toLowerCase();
  return notOfferedNames.has(lowered) ? whyNotOffered(lowered)?.message : undefined;
}

import { loadMethods } from '../../src/bots/telegram/load-methods.ts';
import { notOfferedNames, whyNotOffered } from '../../src/bots/telegram/not-offered.ts';
import type { BotApiTypes } from './bot-api-types.ts';

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
  return head + rows.join('');
}

function refusalOf(name: string): string | undefined {
  const lowered = name.toLowerCase();
  return notOfferedNames.has(lowered) ? whyNotOffered(lowered)?.message : undefined;
}

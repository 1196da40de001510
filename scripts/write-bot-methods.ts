import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeBotApiTable } from '../tests/support/bot-api-table.ts';
import { readBotApiTypes } from '../tests/support/bot-api-types.ts';

/** Writes the list of the Bot API's methods anew, after one was added or the types were renewed. */
writeFileSync(
  fileURLToPath(new URL('../docs/bot-methods.md', import.meta.url)),
  await writeBotApiTable(readBotApiTypes()),
);

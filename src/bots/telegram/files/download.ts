import type { ServerResponse } from 'node:http';
import type { BotAccount } from '#domain';
import { sendFile } from '../../files/send-file.ts';
import { ApiError } from '../api-error.ts';
import type { Gateway } from '../context.ts';
import { readPath } from './file-path.ts';

/** Sends the file that a path from `getFile` names. @throws ApiError when there is none, or none any more */
export async function download(
  gateway: Gateway,
  bot: BotAccount,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const read = readPath(path);
  const holds = read !== undefined && read.untilS >= gateway.world.clock.nowS();
  if (!holds || !(await sendFile(gateway, bot.id, read.id, response)))
    throw new ApiError(404, 'Not Found: file not found');
}

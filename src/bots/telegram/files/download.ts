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
  const { fileIds, world } = gateway;
  const read = readPath(path);
  const named = read && read.untilS >= world.clock.nowS() ? fileIds.read(bot.id, read.id) : undefined;
  if (!named || !(await sendFile(world, named, response))) throw new ApiError(404, 'Not Found: file not found');
}

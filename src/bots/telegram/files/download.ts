import type { ServerResponse } from 'node:http';
import type { BotAccount } from '#domain';
import { sendFile } from '../../files/send-file.ts';
import { ApiError } from '../api-error.ts';
import type { Gateway } from '../context.ts';
import { idOfPath } from './file-path.ts';

/** Sends the file that a path from `getFile` names. @throws ApiError when there is none */
export async function download(
  gateway: Gateway,
  bot: BotAccount,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const { fileIds, world } = gateway;
  const id = idOfPath(path);
  const named = id === undefined ? undefined : fileIds.read(bot.id, id);
  if (!named || !(await sendFile(world, named, response))) throw new ApiError(404, 'Not Found: file not found');
}

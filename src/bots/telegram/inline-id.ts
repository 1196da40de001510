import type { ContentId } from '#domain';
import { badRequest } from './api-error.ts';
import type { Call } from './context.ts';
import type { View } from '../view.ts';

/** The id under which a bot edits a message that was sent via it. */
export const inlineEdit = (view: Pick<View, 'bot' | 'fileIds'>, content: ContentId): string =>
  view.fileIds.inlineIdOf(view.bot, content);

/** The message that `inline_message_id` names, if the request names one. */
export function inlineTarget({ args, bot, fileIds }: Call): ContentId | undefined {
  const id = args.text('inline_message_id');
  if (id === undefined) return undefined;
  const content = fileIds.readInline(bot.id, id);
  if (content === undefined) throw badRequest('invalid inline message identifier specified');
  return content;
}

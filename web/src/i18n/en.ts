import { actions } from './en/actions.ts';
import { chats } from './en/chats.ts';
import { common } from './en/common.ts';
import { composer } from './en/composer.ts';
import { conversation } from './en/conversation.ts';
import { errors } from './en/errors.ts';
import { governing } from './en/governing.ts';
import { info } from './en/info.ts';
import { keys } from './en/keys.ts';
import { media } from './en/media.ts';
import { newChat } from './en/new-chat.ts';
import { settings } from './en/settings.ts';
import { signIn } from './en/sign-in.ts';

/** English: the texts that all other catalogues must have too. One table for each folder of pages. */
export const en = {
  ...common,
  ...signIn,
  ...chats,
  ...newChat,
  ...conversation,
  ...composer,
  ...media,
  ...actions,
  ...info,
  ...governing,
  ...settings,
  ...keys,
  ...errors,
};

import type { Catalogue } from './index.ts';
import { actions } from './es/actions.ts';
import { chats } from './es/chats.ts';
import { common } from './es/common.ts';
import { composer } from './es/composer.ts';
import { conversation } from './es/conversation.ts';
import { errors } from './es/errors.ts';
import { governing } from './es/governing.ts';
import { info } from './es/info.ts';
import { keys } from './es/keys.ts';
import { media } from './es/media.ts';
import { newChat } from './es/new-chat.ts';
import { settings } from './es/settings.ts';
import { signIn } from './es/sign-in.ts';

/** Spanish, table by table as in English. */
export const es: Catalogue = {
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

import type { Catalogue } from './index.ts';
import { actions } from './ru/actions.ts';
import { chats } from './ru/chats.ts';
import { common } from './ru/common.ts';
import { composer } from './ru/composer.ts';
import { conversation } from './ru/conversation.ts';
import { errors } from './ru/errors.ts';
import { governing } from './ru/governing.ts';
import { info } from './ru/info.ts';
import { keys } from './ru/keys.ts';
import { media } from './ru/media.ts';
import { newChat } from './ru/new-chat.ts';
import { settings } from './ru/settings.ts';
import { signIn } from './ru/sign-in.ts';

/** Russian, table by table as in English. */
export const ru: Catalogue = {
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

import type { Catalogue } from './index.ts';
import { actions } from './ar/actions.ts';
import { chats } from './ar/chats.ts';
import { common } from './ar/common.ts';
import { composer } from './ar/composer.ts';
import { conversation } from './ar/conversation.ts';
import { errors } from './ar/errors.ts';
import { governing } from './ar/governing.ts';
import { info } from './ar/info.ts';
import { keys } from './ar/keys.ts';
import { media } from './ar/media.ts';
import { newChat } from './ar/new-chat.ts';
import { settings } from './ar/settings.ts';
import { signIn } from './ar/sign-in.ts';

/** Arabic, table by table as in English. */
export const ar: Catalogue = {
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

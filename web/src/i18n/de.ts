import type { Catalogue } from './index.ts';
import { actions } from './de/actions.ts';
import { chats } from './de/chats.ts';
import { common } from './de/common.ts';
import { composer } from './de/composer.ts';
import { conversation } from './de/conversation.ts';
import { errors } from './de/errors.ts';
import { governing } from './de/governing.ts';
import { info } from './de/info.ts';
import { keys } from './de/keys.ts';
import { media } from './de/media.ts';
import { newChat } from './de/new-chat.ts';
import { settings } from './de/settings.ts';
import { signIn } from './de/sign-in.ts';

/** German, table by table as in English. */
export const de: Catalogue = {
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

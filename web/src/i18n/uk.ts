import type { Catalogue } from './index.ts';
import { actions } from './uk/actions.ts';
import { chats } from './uk/chats.ts';
import { common } from './uk/common.ts';
import { composer } from './uk/composer.ts';
import { conversation } from './uk/conversation.ts';
import { errors } from './uk/errors.ts';
import { governing } from './uk/governing.ts';
import { info } from './uk/info.ts';
import { keys } from './uk/keys.ts';
import { media } from './uk/media.ts';
import { newChat } from './uk/new-chat.ts';
import { settings } from './uk/settings.ts';
import { signIn } from './uk/sign-in.ts';

/** Ukrainian, table by table as in English. */
export const uk: Catalogue = {
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

import type { RuleGroup } from '../rule.ts';
import { account } from './account.ts';
import { chats } from './chats.ts';
import { forums } from './forums.ts';
import { gifts } from './gifts.ts';
import { keyboards } from './keyboards.ts';
import { media } from './media.ts';
import { names } from './names.ts';
import { reactions } from './reactions.ts';
import { replies } from './replies.ts';
import { server } from './server.ts';
import { stories } from './stories.ts';
import { texts } from './texts.ts';
import { unions } from './unions.ts';

/** Every exception to "same name, fields the layer knows, number of the layer". To add one, put it in its group. */
export const ruleGroups: readonly RuleGroup[] = [
  account,
  chats,
  forums,
  gifts,
  keyboards,
  media,
  names,
  reactions,
  replies,
  server,
  stories,
  texts,
  unions,
];

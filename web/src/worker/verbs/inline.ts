import type { tl } from '@mtcute/core';
import Long from 'long';
import type { InlineOffers, PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { absorb, inputPeer, inputUser } from '../peers.ts';
import { documentOf, photoOf } from '../views/media.ts';

export async function inlineOffers(
  account: Account,
  bot: PeerId,
  chatId: PeerId,
  query: string,
  offset: string,
): Promise<InlineOffers> {
  const answer = await account.client.call({
    _: 'messages.getInlineBotResults',
    bot: inputUser(account, bot),
    peer: inputPeer(account, chatId),
    query,
    offset,
  });
  absorb(account, answer.users, []);
  return {
    queryId: answer.queryId.toString(),
    offers: answer.results.map(offerOf),
    next: answer.nextOffset ?? '',
    gallery: answer.gallery ?? false,
    button: buttonOf(answer),
  };
}

function buttonOf({ switchPm, switchWebview }: tl.messages.RawBotResults): InlineOffers['button'] {
  if (switchWebview) return { text: switchWebview.text, url: switchWebview.url };
  return switchPm && { text: switchPm.text, start: switchPm.startParam };
}

/** Known to pages of bots as the platform on which they run. */
const PLATFORM = 'web';

export async function openWebApp(account: Account, bot: PeerId, url: string, chatId?: PeerId): Promise<string> {
  const asked = { bot: inputUser(account, bot), url, platform: PLATFORM };
  const answer = await account.client.call(
    chatId === undefined
      ? { _: 'messages.requestSimpleWebView', fromSwitchWebview: true, ...asked }
      : { _: 'messages.requestWebView', peer: inputPeer(account, chatId), ...asked },
  );
  return answer.url;
}

function offerOf(result: tl.TypeBotInlineResult): InlineOffers['offers'][number] {
  const { id, sendMessage } = result;
  const said = 'message' in sendMessage ? sendMessage.message : '';
  return {
    id,
    title: result.title || said || result.type,
    text: result.description ?? (result.title ? said : ''),
    picture: result._ === 'botInlineMediaResult' ? pictureOf(result) : undefined,
  };
}

function pictureOf({ photo, document }: tl.RawBotInlineMediaResult) {
  if (photo?._ === 'photo') return photoOf(photo, false).file;
  return document?._ === 'document' ? documentOf(document, false).preview : undefined;
}

export async function sendInlineOffer(
  account: Account,
  chatId: PeerId,
  queryId: string,
  id: string,
  replyTo?: number,
): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.sendInlineBotResult',
    peer: inputPeer(account, chatId),
    queryId: Long.fromString(queryId),
    id,
    randomId: account.randomId(),
    clearDraft: true,
    replyTo: replyTo ? { _: 'inputReplyToMessage', replyToMsgId: replyTo } : undefined,
  });
  account.client.handleClientUpdate(answer, false);
}

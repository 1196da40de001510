import Long from 'long';
import { asksFirst, isInside, requireOpenInvite } from '#domain';
import { fromTlInviteHash } from '../from-tl/invite-hash.ts';
import { method } from '../method.ts';
import { toTlChats } from '../to-tl/chats/chat.ts';
import { loadMedia } from '../to-tl/media/media.ts';
import { toTlPhoto } from '../to-tl/media/photo.ts';

export const checkChatInvite = method('messages.checkChatInvite', (call, request) =>
  call.world.store.read(async (tx) => {
    const { invite, chat } = await requireOpenInvite(call.world, tx, fromTlInviteHash(request.hash));
    if (isInside(await tx.chats.member(chat.id, call.account))) {
      const [known] = await toTlChats(call, tx, [chat.id]);
      if (known) return { _: 'chatInviteAlready', chat: known };
    }
    const photo = chat.photo === undefined ? undefined : (await loadMedia(tx, [chat.photo])).get(chat.photo);
    return {
      _: 'chatInvite',
      channel: chat.kind !== 'group',
      broadcast: chat.kind === 'channel',
      megagroup: chat.kind === 'supergroup',
      public: chat.username !== undefined,
      requestNeeded: asksFirst(invite, chat),
      verified: chat.data.verified ?? false,
      title: chat.title,
      about: chat.data.about,
      photo: photo ? toTlPhoto(call, photo, { mailbox: chat.id, message: 0 }) : { _: 'photoEmpty', id: Long.ZERO },
      participantsCount: chat.members,
      color: 0,
    };
  }),
);

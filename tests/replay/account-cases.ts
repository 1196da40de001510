import type { tl } from '@mtcute/core';
import Long from 'long';
import { type AccountId, authorize, changePhone, sendCode } from '#domain';
import { type Case, contactOf, randomId, type Stage, type View } from './stage.ts';

const userOf = (users: readonly tl.TypeUser[], id: AccountId): tl.RawUser | undefined =>
  users.find((user) => user._ === 'user' && user.id === id) as tl.RawUser | undefined;

async function fullOf(s: Stage, account: AccountId): Promise<tl.users.RawUserFull> {
  const id = account === s.ann ? { _: 'inputUserSelf' } : s.user(s.ann, account);
  const answer = await s.asAnn('users.getFullUser', { id });
  if (answer._ !== 'users.userFull') throw new Error(`a user came as ${answer._}`);
  return answer;
}

/** What Ann has of one person. */
const ofUser = (s: Stage, account: AccountId, look: (user: tl.RawUser) => View): Pick<Case, 'view' | 'apply'> => ({
  async view() {
    const user = userOf((await fullOf(s, account)).users, account);
    return user ? look(user) : {};
  },
  apply(view, { update, users }) {
    if (update._ === 'updateUserPhone' && update.userId === account) view.phone = update.phone;
    const user = userOf(users, account);
    if (update._ === 'updateUser' && update.userId === account && user) Object.assign(view, look(user));
  },
});

const firstName = ({ firstName: name }: tl.RawUser): View => ({ name });

export const accountCases = {
  async account(s) {
    await s.say(s.ben, s.ann, 'one');
    // Contacts are shown under the name that Ann gave them, so she forgets it first.
    await s.annDoes('contacts.deleteContacts', { id: [s.user(s.ann, s.ben)] });
    return {
      change: () => s.benDoes('account.updateProfile', { firstName: 'Benedict' }),
      ...ofUser(s, s.ben, firstName),
    };
  },
  async emojiStatus(s) {
    const { world } = s.dispatcher;
    await s.say(s.ben, s.ann, 'one');
    const document = await world.store.write((tx) =>
      tx.media.insert({
        ...{ kind: 'document', owner: s.ben, createdAt: 1, digest: `emoji${s.ben}`, sizeBytes: 1, mime: 'image/webp' },
        ...{ blob: `emoji${s.ben}`, sizes: [], attributes: [{ kind: 'customEmoji', alt: '🏮' }] },
      }),
    );
    const emojiStatus = { _: 'emojiStatus', documentId: Long.fromNumber(document) };
    const look = (status: tl.TypeEmojiStatus | undefined): View => ({
      status: status?._ === 'emojiStatus' ? status.documentId.toNumber() : 0,
    });
    return {
      change: () => s.benDoes('account.updateEmojiStatus', { emojiStatus }),
      ...ofUser(s, s.ben, (user) => look(user.emojiStatus)),
      apply(view, { update }) {
        if (update._ === 'updateUserEmojiStatus' && update.userId === s.ben)
          Object.assign(view, look(update.emojiStatus));
      },
    };
  },
  async accountPhone(s) {
    const { world } = s.dispatcher;
    const phone = `1555019${String(s.ann).padStart(4, '0')}`;
    const keyId = s.ann.toString(16).padStart(16, '0');
    return {
      async change() {
        const { codeHash } = await sendCode(world, { phone, keyId });
        const code = world.sentCodes.at(-1)?.code ?? '';
        await changePhone(world, { account: s.ann, phone, codeHash, code });
      },
      ...ofUser(s, s.ann, (user) => ({ phone: user.phone })),
    };
  },
  async privacy(s) {
    const key = { _: 'inputPrivacyKeyStatusTimestamp' };
    const names = (rules: readonly tl.TypePrivacyRule[]) => rules.map(({ _ }) => _);
    return {
      change: () => s.annDoes('account.setPrivacy', { key, rules: [{ _: 'inputPrivacyValueDisallowAll' }] }),
      async view() {
        const answer = await s.asAnn('account.getPrivacy', { key });
        return { rules: answer._ === 'account.privacyRules' ? names(answer.rules) : [] };
      },
      apply(view, { update }) {
        if (update._ === 'updatePrivacy') view.rules = names(update.rules);
      },
    };
  },
  async notifySettings(s) {
    const peer = { _: 'inputNotifyPeer', peer: s.peer(s.ann, s.ben) };
    const muteUntil = s.dispatcher.world.clock.nowS() + 3600;
    const look = (settings: tl.TypePeerNotifySettings): View => ({ muteUntil: settings.muteUntil ?? 0 });
    return {
      change: () =>
        s.annDoes('account.updateNotifySettings', { peer, settings: { _: 'inputPeerNotifySettings', muteUntil } }),
      async view() {
        const answer = await s.asAnn('account.getNotifySettings', { peer });
        return answer._ === 'peerNotifySettings' ? look(answer) : {};
      },
      apply(view, { update }) {
        if (update._ === 'updateNotifySettings') Object.assign(view, look(update.notifySettings));
      },
    };
  },
  blocked: async (s) => ({
    change: () => s.annDoes('contacts.block', { id: s.peer(s.ann, s.ben) }),
    async view() {
      const answer = await s.asAnn('contacts.getBlocked', { offset: 0, limit: 10 });
      const blocked = answer._ === 'contacts.blocked' ? answer.blocked : [];
      return Object.fromEntries(blocked.map(({ peerId }) => ['userId' in peerId ? peerId.userId : 0, true]));
    },
    apply(view, { update }) {
      if (update._ !== 'updatePeerBlocked' || !('userId' in update.peerId)) return;
      if (update.blocked) view[update.peerId.userId] = true;
      else delete view[update.peerId.userId];
    },
  }),
  async peerSettings(s) {
    await s.annDoes('contacts.deleteContacts', { id: [s.user(s.ann, s.ben)] });
    await s.say(s.ben, s.ann, 'one');
    const look = (settings: tl.TypePeerSettings): View => ({ add: settings.addContact ?? false });
    return {
      change: () => s.annDoes('contacts.addContact', contactOf(s, s.ann, s.ben, 'Ben')),
      async view() {
        const answer = await s.asAnn('messages.getPeerSettings', { peer: s.peer(s.ann, s.ben) });
        return answer._ === 'messages.peerSettings' ? look(answer.settings) : {};
      },
      apply(view, { update }) {
        if (update._ === 'updatePeerSettings') Object.assign(view, look(update.settings));
      },
    };
  },
  async contactsReset(s) {
    const phone = `1555017${String(s.ann).padStart(4, '0')}`;
    await s.dispatcher.world.addPerson('Wick', { phone });
    const contacts = [{ _: 'inputPhoneContact', clientId: randomId(), phone, firstName: 'Wick', lastName: '' }];
    return {
      change: () => s.annDoes('contacts.importContacts', { contacts }),
      async view() {
        const answer = await s.asAnn('contacts.getContacts', { hash: Long.ZERO });
        return { count: answer._ === 'contacts.contacts' ? answer.contacts.length : 0 };
      },
      apply: (_view, { update }) => (update._ === 'updateContactsReset' ? 'again' : undefined),
    };
  },
  async newAuthorization(s) {
    const { world } = s.dispatcher;
    const keyId = `e${s.ann.toString(16).padStart(15, '0')}`;
    await world.addKey(keyId);
    const device = { account: s.ann, keyId, address: '192.0.2.1', passwordPending: false };
    return {
      change: () => world.store.write((tx) => authorize(world, tx, device, [])),
      async view() {
        const answer = await s.asAnn('account.getAuthorizations');
        const others = answer._ === 'account.authorizations' ? answer.authorizations : [];
        return Object.fromEntries(others.filter(({ current }) => !current).map(({ hash }) => [hash.toString(), true]));
      },
      apply(view, { update }) {
        if (update._ === 'updateNewAuthorization') view[update.hash.toString()] = true;
      },
    };
  },
  async botEvent(s) {
    const { world } = s.dispatcher;
    const bot = await s.dispatcher.signIn(`lamps${s.ann}`, 'bot');
    const keyboard = { _: 'replyInlineMarkup', rows: [{ _: 'keyboardButtonRow', buttons: [button] }] };
    await s.say(s.ann, bot, '/start');
    const toAnn = { _: 'inputPeerUser', userId: s.ann, accessHash: s.dispatcher.hashFor(bot, s.ann) };
    const sent = { peer: toAnn, message: 'Press', randomId: randomId(), replyMarkup: keyboard };
    await s.dispatcher.answer(bot, { _: 'messages.sendMessage', ...sent } as { _: string });
    const { id } = await s.newest(s.ann, bot);
    const press = { peer: s.peer(s.ann, bot), msgId: id, data: button.data };
    let heard = 0;
    return {
      viewer: bot,
      async change() {
        // Nobody answers: the wait for the bot is not what is looked at.
        void s.annDoes('messages.getBotCallbackAnswer', press).catch(() => undefined);
        while ((await world.updatesOf(bot)).every(({ kind }) => kind !== 'botEvent'))
          await new Promise((resolve) => setImmediate(resolve));
        heard = 1;
      },
      // A press cannot be fetched: every client of the bot is told it, and that is all.
      view: async () => ({ presses: heard }),
      apply(view, { update }) {
        if (update._ === 'updateBotCallbackQuery') view.presses = 1;
      },
    };
  },
} satisfies Record<string, (s: Stage) => Promise<Case>>;

const button = { _: 'keyboardButtonCallback', text: 'Light', data: Buffer.from('light') };

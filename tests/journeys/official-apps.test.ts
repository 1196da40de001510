import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Long, type TelegramClient, type tl } from '@mtcute/node';
import { mtcuteClient, signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let ember: TelegramClient;
let stranger: TelegramClient;

before(async () => {
  server = await startTestServer();
  ember = await signUp(server, '+79990000601', 'Ember');
  stranger = await mtcuteClient(server);
});

after(async () => {
  for (const client of [ember, stranger]) await client?.destroy();
  await server?.stop();
});

const self: tl.TypeInputPeer = { _: 'inputPeerSelf' };
const me: tl.TypeInputUser = { _: 'inputUserSelf' };
const hash = Long.ZERO;

/** What an app asks, and the constructor of the answer: `list` for a vector, `true` for a plain yes. */
type Asked = [tl.RpcMethod, string];

/** Before anybody signed in. */
const atTheDoor: Asked[] = [
  [{ _: 'help.getConfig' }, 'config'],
  [{ _: 'help.getNearestDc' }, 'nearestDc'],
  [{ _: 'help.getAppConfig', hash: 0 }, 'help.appConfig'],
  [{ _: 'help.getCdnConfig' }, 'cdnConfig'],
  [{ _: 'help.getCountriesList', langCode: 'ru', hash: 0 }, 'help.countriesList'],
  [{ _: 'langpack.getLanguages', langPack: 'tdesktop' }, 'list'],
  [{ _: 'langpack.getLangPack', langPack: 'android', langCode: 'ru' }, 'langPackDifference'],
  [{ _: 'langpack.getStrings', langPack: 'android', langCode: 'ru', keys: ['AppName'] }, 'list'],
];

/** Right after sign-in, and when the lists of chats and stickers are first drawn. */
const atStart: Asked[] = [
  [{ _: 'updates.getState' }, 'updates.state'],
  [{ _: 'users.getFullUser', id: me }, 'users.userFull'],
  [{ _: 'account.getNotifyExceptions', compareStories: true }, 'updates'],
  [{ _: 'account.getNotifyExceptions', peer: { _: 'inputNotifyUsers' } }, 'updates'],
  [{ _: 'account.getContactSignUpNotification' }, 'false'],
  [{ _: 'account.getReactionsNotifySettings' }, 'reactionsNotifySettings'],
  [{ _: 'account.getConnectedBots' }, 'account.connectedBots'],
  [{ _: 'account.getSavedRingtones', hash }, 'account.savedRingtones'],
  [{ _: 'account.getDefaultEmojiStatuses', hash }, 'account.emojiStatuses'],
  [{ _: 'contacts.getContacts', hash }, 'contacts.contacts'],
  [{ _: 'contacts.getStatuses' }, 'list'],
  [{ _: 'contacts.getBirthdays' }, 'contacts.contactBirthdays'],
  [{ _: 'help.getTermsOfServiceUpdate' }, 'help.termsOfServiceUpdateEmpty'],
  [{ _: 'help.getPromoData' }, 'help.promoDataEmpty'],
  [{ _: 'help.getAppUpdate', source: '' }, 'help.noAppUpdate'],
  [{ _: 'help.getPeerColors', hash: 0 }, 'help.peerColors'],
  [{ _: 'help.getPeerProfileColors', hash: 0 }, 'help.peerColors'],
  [{ _: 'help.getTimezonesList', hash: 0 }, 'help.timezonesList'],
  [{ _: 'help.getPremiumPromo' }, 'help.premiumPromo'],
  [{ _: 'messages.getDialogFilters' }, 'messages.dialogFilters'],
  [{ _: 'messages.getPinnedDialogs', folderId: 0 }, 'messages.peerDialogs'],
  [{ _: 'messages.getAvailableReactions', hash: 0 }, 'messages.availableReactions'],
  [{ _: 'messages.getAttachMenuBots', hash }, 'attachMenuBots'],
  [{ _: 'stories.getAllStories' }, 'stories.allStories'],
  [{ _: 'payments.getStarsStatus', peer: self }, 'payments.starsStatus'],
  [{ _: 'payments.getStarGiftActiveAuctions', hash }, 'payments.starGiftActiveAuctions'],
  [{ _: 'aicompose.getTones', hash }, 'aicompose.tones'],
];

/** On the pages of the settings. */
const inSettings: Asked[] = [
  [{ _: 'account.getPassword' }, 'account.password'],
  [{ _: 'account.getAuthorizations' }, 'account.authorizations'],
  [{ _: 'account.getWebAuthorizations' }, 'account.webAuthorizations'],
  [{ _: 'account.getPrivacy', key: { _: 'inputPrivacyKeyStatusTimestamp' } }, 'account.privacyRules'],
  [{ _: 'account.getGlobalPrivacySettings' }, 'globalPrivacySettings'],
  [{ _: 'account.getContentSettings' }, 'account.contentSettings'],
  [{ _: 'account.getAccountTTL' }, 'accountDaysTTL'],
  [{ _: 'account.getAutoDownloadSettings' }, 'account.autoDownloadSettings'],
  [{ _: 'account.getAutoSaveSettings' }, 'account.autoSaveSettings'],
  [{ _: 'account.getNotifySettings', peer: { _: 'inputNotifyChats' } }, 'peerNotifySettings'],
  [{ _: 'account.getThemes', format: 'android', hash }, 'account.themes'],
  [{ _: 'account.getWallPapers', hash }, 'account.wallPapers'],
  [{ _: 'account.getChatThemes', hash }, 'account.themes'],
  [{ _: 'account.getUniqueGiftChatThemes', offset: '', limit: 10, hash }, 'account.chatThemes'],
  [{ _: 'account.installTheme', dark: true }, 'true'],
  [{ _: 'account.getPasskeys' }, 'account.passkeys'],
  [{ _: 'account.getAllSecureValues' }, 'list'],
  [{ _: 'account.getWebBrowserSettings', hash }, 'account.webBrowserSettings'],
  [{ _: 'contacts.getBlocked', offset: 0, limit: 10 }, 'contacts.blocked'],
  [{ _: 'contacts.getTopPeers', correspondents: true, offset: 0, limit: 10, hash }, 'contacts.topPeers'],
  [{ _: 'help.getSupport' }, 'help.support'],
  [{ _: 'help.getInviteText' }, 'help.inviteText'],
  [{ _: 'help.getPassportConfig', hash: 0 }, 'help.passportConfig'],
  [{ _: 'help.dismissSuggestion', peer: self, suggestion: 'VALIDATE_PASSWORD' }, 'true'],
  [{ _: 'messages.getDefaultHistoryTTL' }, 'defaultHistoryTTL'],
  [{ _: 'payments.getStarsTransactions', peer: self, offset: '', limit: 10 }, 'payments.starsStatus'],
  [{ _: 'payments.getStarsSubscriptions', peer: self, offset: '' }, 'payments.starsStatus'],
];

/** On a profile. */
const inProfile: Asked[] = [
  [{ _: 'photos.getUserPhotos', userId: me, offset: 0, maxId: hash, limit: 10 }, 'photos.photos'],
  [{ _: 'users.getSavedMusic', id: me, offset: 0, limit: 10, hash }, 'users.savedMusic'],
  [{ _: 'stories.getPinnedStories', peer: self, offsetId: 0, limit: 10 }, 'stories.stories'],
  [{ _: 'stories.getStoriesArchive', peer: self, offsetId: 0, limit: 10 }, 'stories.stories'],
  [{ _: 'stories.getAlbums', peer: self, hash }, 'stories.albums'],
  [{ _: 'payments.getSavedStarGifts', peer: self, offset: '', limit: 10 }, 'payments.savedStarGifts'],
  [{ _: 'payments.getStarGiftCollections', peer: self, hash }, 'payments.starGiftCollections'],
  [{ _: 'premium.getBoostsStatus', peer: self }, 'premium.boostsStatus'],
  [{ _: 'bots.getBotRecommendations', bot: me }, 'users.users'],
];

async function kindOf(client: TelegramClient, request: tl.RpcMethod): Promise<string> {
  const answer: unknown = await client.call(request).catch((error: unknown) => `refused: ${String(error)}`);
  if (Array.isArray(answer)) return 'list';
  if (typeof answer === 'object' && answer !== null && '_' in answer) return String(answer._);
  return String(answer);
}

async function differences(client: TelegramClient, table: readonly Asked[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const [request, expected] of table) {
    const kind = await kindOf(client, request);
    if (kind !== expected) wrong.push(`${request._}: ${kind}, not ${expected}`);
  }
  return wrong;
}

describe('what official apps ask', () => {
  test('at the door is answered to whoever has not signed in', async () => {
    assert.deepEqual(await differences(stranger, atTheDoor), []);
  });

  test('at their start, in the settings and on a profile is answered by its kind, never as unknown', async () => {
    assert.deepEqual(await differences(ember, [...atTheDoor, ...atStart, ...inSettings, ...inProfile]), []);
  });

  test('before they set a password says ways that they know, without which they hold themselves to be too old', async () => {
    const { newAlgo, newSecureAlgo } = await ember.call({ _: 'account.getPassword' });
    assert.ok(newAlgo._ !== 'passwordKdfAlgoUnknown');
    assert.ok(newSecureAlgo._ === 'securePasswordKdfAlgoPBKDF2HMACSHA512iter100000' && newSecureAlgo.salt.length >= 8);
  });

  test('the reaction of a double tap comes with the configuration once it was chosen', async () => {
    const reaction = { _: 'reactionEmoji', emoticon: '🔥' } as const;
    await ember.call({ _: 'messages.setDefaultReaction', reaction });
    assert.deepEqual((await ember.call({ _: 'help.getConfig' })).reactionsDefault, reaction);
    assert.equal((await stranger.call({ _: 'help.getConfig' })).reactionsDefault, undefined);
  });
});

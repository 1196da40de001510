import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Long, type TelegramClient, type tl } from '@mtcute/node';
import sharp from 'sharp';
import { emoticons } from '#domain';
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

/** What the web apps (Telegram Web K at layer 224, Telegram Web A at 227) ask beyond these before they draw the first chats. */
const inBrowsers: Asked[] = [
  [{ _: 'langpack.getDifference', langPack: 'webk', langCode: 'en', fromVersion: 288_369 }, 'langPackDifference'],
  [{ _: 'langpack.getLanguage', langPack: 'weba', langCode: 'en' }, 'langPackLanguage'],
  [{ _: 'updates.getDifference', pts: 1, date: 1, qts: 0 }, 'updates.differenceEmpty'],
  [{ _: 'account.updateStatus', offline: false }, 'true'],
  [{ _: 'messages.getSavedReactionTags', hash }, 'messages.savedReactionTags'],
  [{ _: 'messages.getDefaultTagReactions', hash }, 'messages.reactions'],
  [{ _: 'messages.getTopReactions', limit: 32, hash }, 'messages.reactions'],
  [{ _: 'messages.getRecentReactions', limit: 32, hash }, 'messages.reactions'],
  [{ _: 'messages.getPaidReactionPrivacy' }, 'updates'],
  [{ _: 'messages.getSavedGifs', hash }, 'messages.savedGifs'],
  [{ _: 'messages.getFavedStickers', hash }, 'messages.favedStickers'],
  [{ _: 'messages.getAllStickers', hash }, 'messages.allStickers'],
  [{ _: 'messages.getEmojiStickers', hash }, 'messages.allStickers'],
  [{ _: 'messages.getFeaturedEmojiStickers', hash }, 'messages.featuredStickers'],
  [{ _: 'messages.getStickers', emoticon: '👋', hash }, 'messages.stickers'],
  [{ _: 'messages.getAvailableEffects', hash: 0 }, 'messages.availableEffects'],
  [{ _: 'messages.getQuickReplies', hash }, 'messages.quickReplies'],
  [{ _: 'messages.getCustomEmojiDocuments', documentId: [] }, 'list'],
  [{ _: 'messages.getEmojiKeywordsDifference', langCode: 'en', fromVersion: 0 }, 'emojiKeywordsDifference'],
  [{ _: 'messages.getAllDrafts' }, 'updates'],
  [{ _: 'messages.getPinnedSavedDialogs' }, 'messages.savedDialogs'],
  [{ _: 'account.getCollectibleEmojiStatuses', hash }, 'account.emojiStatuses'],
  [{ _: 'payments.getStarsTopupOptions' }, 'list'],
  [{ _: 'payments.getStarGifts', hash: 0 }, 'payments.starGifts'],
  [{ _: 'payments.getPremiumGiftCodeOptions' }, 'list'],
  [{ _: 'stories.getPeerMaxIDs', id: [self] }, 'list'],
  [{ _: 'messages.getPeerSettings', peer: self }, 'messages.peerSettings'],
  [{ _: 'messages.getScheduledHistory', peer: self, hash }, 'messages.messages'],
  ...(
    [
      { _: 'inputStickerSetAnimatedEmoji' },
      { _: 'inputStickerSetAnimatedEmojiAnimations' },
      { _: 'inputStickerSetEmojiGenericAnimations' },
      { _: 'inputStickerSetEmojiDefaultStatuses' },
      { _: 'inputStickerSetEmojiDefaultTopicIcons' },
      { _: 'inputStickerSetPremiumGifts' },
      { _: 'inputStickerSetTonGifts' },
      { _: 'inputStickerSetDice', emoticon: '🎲' },
    ] as const
  ).map((stickerset): Asked => [{ _: 'messages.getStickerSet', stickerset, hash: 0 }, 'messages.stickerSet']),
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

const inWholeChat: tl.messages.RawSearchRequest = {
  _: 'messages.search',
  peer: self,
  q: 'lamp',
  filter: { _: 'inputMessagesFilterEmpty' },
  ...{ minDate: 0, maxDate: 0, offsetId: 0, addOffset: 0, limit: 50, maxId: 0, minId: 0, hash },
};

const load = async (client: TelegramClient, { id, accessHash, fileReference }: tl.RawDocument): Promise<Buffer> => {
  const location = { _: 'inputDocumentFileLocation', id, accessHash, fileReference, thumbSize: '' } as const;
  const file = await client.call({ _: 'upload.getFile', location, offset: 0, limit: 1024 * 1024 });
  assert.ok(file._ === 'upload.file');
  return Buffer.from(file.bytes);
};

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
    assert.deepEqual(
      await differences(ember, [...atTheDoor, ...atStart, ...inBrowsers, ...inSettings, ...inProfile]),
      [],
    );
  });

  test('of no thread, as 0 or -1, is asked of the whole chat, also of a private one', async () => {
    await ember.sendText('me', 'a lamp in the window');
    for (const topMsgId of [0, -1]) {
      const asked: tl.messages.RawSearchRequest = { ...inWholeChat, topMsgId };
      const found: tl.messages.TypeMessages = await ember.call(asked);
      assert.ok('messages' in found && found.messages.length === 1);
      const filters: tl.TypeMessagesFilter[] = [{ _: 'inputMessagesFilterPinned' }];
      const counted: tl.messages.TypeSearchCounter[] = await ember.call({
        _: 'messages.getSearchCounters',
        peer: self,
        topMsgId,
        filters,
      });
      assert.deepEqual(
        counted.map(({ count }) => count),
        [0],
      );
    }
  });

  test('for a country and for lists is never answered by what Telegram Web K throws at', async () => {
    const { country } = await stranger.call({ _: 'help.getNearestDc' });
    const list = await stranger.call({ _: 'help.getCountriesList', langCode: 'en', hash: 0 });
    assert.ok('countries' in list && list.countries.some(({ iso2 }) => iso2 === country));
    const russia = list.countries.find(({ iso2 }) => iso2 === 'RU');
    assert.deepEqual(russia?.countryCodes[0]?.patterns, ['XXX XXX XX XX']);
    const answer = await stranger.call({ _: 'help.getAppConfig', hash: 0 });
    assert.ok('config' in answer && answer.config._ === 'jsonObject');
    const prefixes = answer.config.value.find(({ key }) => key === 'fragment_prefixes');
    assert.equal(prefixes?.value._, 'jsonArray');
  });

  test('reactions come with a picture and an animation that they can play, which also stand for a lone emoji', async () => {
    const available = await ember.call({ _: 'messages.getAvailableReactions', hash: 0 });
    assert.ok('reactions' in available && available.reactions.length === emoticons.length);
    const { hash: held } = available;
    const again = await ember.call({ _: 'messages.getAvailableReactions', hash: held });
    assert.equal(again._, 'messages.availableReactionsNotModified');
    const [first] = available.reactions;
    assert.ok(first?.staticIcon._ === 'document' && first.effectAnimation._ === 'document');
    assert.equal((await sharp(await load(ember, first.staticIcon)).metadata()).format, 'webp');
    const animations = new Set([first.effectAnimation, ...available.reactions.map((one) => one.appearAnimation)]);
    for (const document of animations) {
      assert.ok(document._ === 'document' && document.mimeType === 'application/x-tgsticker');
      const { w, layers } = JSON.parse(gunzipSync(await load(ember, document)).toString());
      assert.ok(w === 512 && layers.length > 0);
    }
    // Telegram Web A draws no reaction that has no animation of its own where these are none.
    const any = { _: 'inputStickerSetEmojiGenericAnimations' } as const;
    const around = await ember.call({ _: 'messages.getStickerSet', stickerset: any, hash: 0 });
    assert.ok(around._ === 'messages.stickerSet' && around.set.count === 1);
    assert.deepEqual(
      around.documents.map((one) => one.id),
      [first.effectAnimation.id],
    );
    const stickerset = { _: 'inputStickerSetAnimatedEmoji' } as const;
    const lone = await ember.call({ _: 'messages.getStickerSet', stickerset, hash: 0 });
    assert.ok(lone._ === 'messages.stickerSet' && first.appearAnimation._ === 'document');
    assert.ok(lone.packs[0]?.documents[0]?.equals(first.appearAnimation.id));
  });

  test('a set that comes with the service elsewhere is as empty when its id is asked for', async () => {
    const ask = (stickerset: tl.TypeInputStickerSet) =>
      ember.call({ _: 'messages.getStickerSet', stickerset, hash: 0 });
    const dice = await ask({ _: 'inputStickerSetDice', emoticon: '🎯' });
    assert.ok(dice._ === 'messages.stickerSet');
    const { id, accessHash } = dice.set;
    assert.deepEqual(await ask({ _: 'inputStickerSetID', id, accessHash }), dice);
    await assert.rejects(ask({ _: 'inputStickerSetDice', emoticon: '🍏' }), /EMOTICON_STICKERPACK_MISSING/);
  });

  test('of plain HTTP is told so from any origin: Telegram Web A returns to its WebSocket only then', async () => {
    for (const path of ['/apiw1', '/apiw1_premium']) {
      const answer = await fetch(`${server.http}${path}`, { method: 'POST', body: new Uint8Array(0) });
      assert.equal(answer.status, 404);
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    }
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

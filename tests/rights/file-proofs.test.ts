import assert from 'node:assert/strict';
import { after, before, describe, mock, type TestContext, test } from 'node:test';
import type { AccountId } from '#domain';
import { createDispatcher, type Dispatcher } from '../support/dispatcher.ts';
import { type Claim, claims, type Files, openFiles } from './file-proofs.ts';
import { type FileSite, fileSites } from './file-sites.ts';

/** Places of which no file is read here, so that every claim hears the same. */
const unread: readonly [RegExp, why: string][] = [
  [/ rich_message /, 'rich messages are not carried'],
  [/ inputFileStoryDocument /, 'there are no stories'],
  [/ stickers inputDocument$/, 'which stickers were drawn into a picture is not kept'],
  [/ video inputDocument$/, 'moving pictures are not kept'],
  [/ inputMediaDocumentExternal video_cover inputPhoto$/, 'nothing is fetched from elsewhere'],
  [
    / inputMediaUploadedDocument video_cover inputPhoto$/,
    'the file that it belongs to comes first, and was not uploaded',
  ],
  [/^account\.saveRingtone /, 'sounds stay on the device'],
  [/ inputWebFileAudioAlbumThumbLocation /, 'covers of songs are not looked up'],
  [/ inputStickerSetThumbLegacy /, 'sets have the newer kind of picture'],
  [/^messages\.editInlineBotMessage /, 'the smallest request names no message'],
  [/^channels\.setEmojiStickers /, 'the set is not one of emoji'],
  [/^photos\.deletePhotos /, 'faces of the caller alone are taken away, whatever the proof'],
];

/** What says that a proof does not hold; that a reference does not may be said by every method. */
const refusal =
  /^((MEDIA|PHOTO|PHOTO_ID|DOCUMENT|FILE_ID|LOCATION|STICKERSET|STICKER|STICKER_ID|STICKER_FILE|GIF_ID|PEER_ID|USER_ID)_INVALID|MEDIA_EMPTY)$/;
const single = /^FILE_REFERENCE_(INVALID|EMPTY)$/;
/** Of which item it is said, counted from 0: by this clients know which reference to renew. */
const inAlbum = /^FILE_REFERENCE_0_(INVALID|EMPTY)$/;

/** Methods that take the same thing as another are refused for it in the same words. */
const likeOthers: Readonly<Record<string, string>> = {
  'account.reportProfilePhoto': 'photos.updateProfilePhoto',
  'messages.saveDraft': 'messages.sendMedia',
  'messages.savePreparedInlineMessage': 'messages.setInlineBotResults',
  'messages.sendWebViewResultMessage': 'messages.setInlineBotResults',
  'stickers.addStickerToSet': 'stickers.createStickerSet',
  'stickers.replaceSticker': 'stickers.createStickerSet',
  'stickers.setStickerSetThumb': 'stickers.createStickerSet',
};

/** Of any method that names a set or a person. */
const general = new Set(['STICKERSET_INVALID', 'PEER_ID_INVALID', 'USER_ID_INVALID']);

/** After these nothing is left to name, and all is made anew. */
const destroys = /\.(delete|remove|replace)/;

function isRefused({ path }: FileSite, got: string): boolean {
  const [method = ''] = path.split(' ');
  if ((method === 'messages.sendMultiMedia' ? inAlbum : single).test(got)) return true;
  const like = [method, likeOthers[method] ?? method];
  const listed = like.flatMap((one) => dispatcher.codec.schema.errorsOf(one)).map(({ name }) => name);
  return refusal.test(got) && (listed.length === 0 || listed.includes(got) || general.has(got));
}

const cleanups: Parameters<TestContext['after']>[0][] = [];
let dispatcher: Dispatcher;
let files: Files;
let person: AccountId;
let friend: AccountId;
let bot: AccountId;

/** What a person hears, or a bot where the method is for bots; undefined where the claim says nothing of such a thing. */
async function ask(site: FileSite, claim: Claim): Promise<string | undefined> {
  let got: string | undefined;
  for (const account of [person, bot]) {
    const object = files.claimed(site.proof, claim, account);
    if (!object) return undefined;
    got = await dispatcher.outcome(account, site.request(files.named(account), object));
    if (got !== 'USER_BOT_REQUIRED') return got;
  }
  return got;
}

const isUnread = ({ path }: FileSite): boolean => unread.some(([form]) => form.test(path));
const sitesOf = (): FileSite[] => dispatcher.methodNames().flatMap(fileSites);

describe('files and sets that are named with the proofs of somebody else', () => {
  before(async () => {
    dispatcher = await createDispatcher({ after: (cleanup) => void cleanups.push(cleanup) }, {}, true);
    person = await dispatcher.signIn('Ember');
    bot = await dispatcher.signIn('lamps', 'bot');
    friend = await dispatcher.signIn('Wick');
    files = await openFiles(dispatcher, person, friend);
  });

  after(async () => {
    for (const cleanup of cleanups) await (cleanup as () => Promise<void>)();
  });

  test('are refused in every place of every method, and nothing is written', async (t) => {
    const sites = sitesOf().filter((site) => !isUnread(site));
    const written = mock.method(dispatcher.world.store, 'write');
    const wrong: string[] = [];
    let requests = 0;
    for (const site of sites)
      for (const claim of claims.filter((one) => one !== 'own')) {
        const got = await ask(site, claim);
        if (got === undefined) continue;
        requests += 1;
        if (!isRefused(site, got) || written.mock.callCount() > 0)
          wrong.push(`${site.path} with ${claim}: ${got}, ${written.mock.callCount()} writes`);
        written.mock.resetCalls();
      }
    written.mock.restore();
    t.diagnostic(`${requests} requests in ${sites.length} places`);
    assert.ok(sites.length > 40);
    assert.deepEqual(wrong, []);
  });

  test('are taken, or refused for another reason, with the proofs of the caller', async () => {
    const sites = sitesOf().filter((site) => !isUnread(site));
    const wrong: string[] = [];
    let stale = false;
    for (const site of sites) {
      if (stale) files = await openFiles(dispatcher, person, friend);
      const foreign = await ask(site, 'foreign hash');
      const own = await ask(site, 'own');
      if (own === undefined || own === foreign || own.startsWith('INTERNAL')) wrong.push(`${site.path}: ${own}`);
      stale = destroys.test(site.path);
    }
    assert.deepEqual(wrong, []);
  });

  test('make no difference where no file is read', async () => {
    const wrong: string[] = [];
    for (const site of sitesOf().filter(isUnread)) {
      // The first time something may change, and no more the second.
      await ask(site, 'own');
      const own = await ask(site, 'own');
      for (const claim of ['foreign hash', 'noise'] as const) {
        const got = await ask(site, claim);
        if (got !== undefined && got !== own) wrong.push(`${site.path} with ${claim}: ${got}, not ${own}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('each excuse is needed', () => {
    const sites = sitesOf();
    assert.deepEqual(
      unread.filter(([form]) => !sites.some(({ path }) => form.test(path))).map(([, why]) => why),
      [],
    );
  });
});

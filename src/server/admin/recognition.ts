import { constants, createReadStream } from 'node:fs';
import { open, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { nodeCrypto } from '#lib/node-crypto.ts';
import {
  acceptIssuer,
  type Actor,
  type BundleEffects,
  BUNDLE_LIMITS,
  bundleFile,
  type BundleFormat,
  createExportReader,
  currentExchangeKey,
  deriveSketchKey,
  type ExchangeKey,
  IMAGE_LIMITS,
  importBundle,
  importObserved,
  keepWeights,
  previewBundle,
  putExchangeKey,
  readDecided,
  type SafetyContext,
  sendNetwork,
  subscribe,
  type VerdictRecord,
  type WeightTable,
} from '#safety';
import type { ClosableStore } from '#storage';
import type { Config } from '../config/config.ts';
import { CommandError } from '../config/errors.ts';
import { createImages } from '../images/create-images.ts';
import { decodeWith } from '../recognition/decode-with.ts';
import { sketchSecret } from '../recognition/sketch-secret.ts';
import { createSafety } from '../safety/create-safety.ts';
import { inNewCommand } from './command-world.ts';

/** Whoever holds the machine acts as its owner; the ledger says that it was a command. */
const commandActor: Actor = { person: 0, role: 'owner', pseudonym: 'command', via: 'cli' };

const atDesk = <T>(config: Config, work: (safety: SafetyContext, store: ClosableStore) => Promise<T>): Promise<T> =>
  inNewCommand(config, async (world, store) => work(await createSafety(store, world), store));

/** Reads a file of at most that size. Throws CommandError with what is wrong about it. */
async function readWhole(path: string, limitBytes: number): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new CommandError(`there is no file ${path}`);
  if (found.size > limitBytes) throw new CommandError(`${path} is larger than ${limitBytes} bytes`);
  return readFile(path, 'utf8');
}

const pieceBytes = 1 << 20;

const exportWords = {
  export_unreadable: 'is not a Telegram Desktop export in JSON: export again with "Machine-readable JSON"',
  export_too_large: 'is too large: export fewer chats at once',
  export_without_messages: 'holds no channel, group or bot with messages',
} as const;

/** Makes the fingerprints of a Telegram Desktop export. `tell` is told how far it is. */
export async function importTelegramExport(
  config: Config,
  folder: string,
  about: { label: string; category: string; vanishedAt: number; note: string },
  tell: (line: string) => void,
): Promise<{ networkId: string; members: number; fingerprints: number }> {
  const file = join(folder, 'result.json');
  const read = await readExport(file);
  if (!read.ok) throw new CommandError(`${file} ${exportWords[read.refusal]}`);
  tell(
    `${read.chats.length} chats with ${read.chats.reduce((sum, { subject }) => sum + subject.posts.length, 0)} posts`,
  );
  const images = createImages();
  try {
    return await atDesk(config, async (safety, store) =>
      importObserved(safety, commandActor, deriveSketchKey(nodeCrypto, await sketchSecret(store)), {
        label: about.label,
        policyCategory: about.category,
        actionAt: about.vanishedAt,
        note: about.note,
        chats: read.chats,
        readPicture: (path) => readPicture(join(folder, path)),
        decode: decodeWith(images),
        onChat: (done, of, pictures) => tell(`chat ${done} of ${of}: ${pictures} pictures`),
      }),
    );
  } finally {
    images.close();
  }
}

async function readExport(file: string): Promise<ReturnType<ReturnType<typeof createExportReader>['end']>> {
  if (!(await isFile(file))) {
    const hint = (await isFile(join(dirname(file), 'messages.html'))) ? '; it was exported as HTML, not as JSON' : '';
    throw new CommandError(`there is no file ${file}${hint}`);
  }
  const reader = createExportReader();
  const pieces: AsyncIterable<Uint8Array> = createReadStream(file, { highWaterMark: pieceBytes });
  for await (const bytes of pieces) reader.write(bytes);
  return reader.end();
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isFile() ?? false;

/** The bytes of a picture, or nothing when it is missing, too large, or leads out of the export by a link. */
async function readPicture(path: string): Promise<Uint8Array | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    return size > IMAGE_LIMITS.maxBytes ? undefined : await file.readFile();
  } finally {
    await file.close();
  }
}

/** What the desk decided about matches, and the weight table in force if this server learned its own. */
export const deskDecisions = (
  config: Config,
): Promise<{ verdicts: readonly VerdictRecord[]; kept: WeightTable | undefined }> =>
  atDesk(config, (safety) => readDecided(safety, commandActor));

/** Puts a learned table in force; a running server takes it up at once. */
export const putWeights = (config: Config, table: WeightTable): Promise<void> =>
  atDesk(config, (safety) => keepWeights(safety, commandActor, table));

/** Signs the next bundle of a network and writes it into a file. */
export function exportBundleTo(
  config: Config,
  networkId: string,
  path: string,
  options: { legalBasis: string; tlp: 'green' | 'amber' | 'red'; format: BundleFormat },
): Promise<{ sequence: number; signals: number }> {
  return atDesk(config, async (safety) => {
    const sent = await sendNetwork(safety, commandActor, networkId, options);
    const { text } = await bundleFile(safety, commandActor, sent.id, options.format);
    await writeFile(path, text, { flag: 'wx' });
    return sent;
  });
}

/** What a bundle's file would do, or with `apply` does. */
export async function importBundleFrom(config: Config, path: string, apply: boolean): Promise<BundleEffects> {
  const text = await readWhole(path, BUNDLE_LIMITS.maxBytes);
  return atDesk(config, (safety) =>
    apply ? importBundle(safety, commandActor, text) : previewBundle(safety, commandActor, text),
  );
}

/** This server's name and signing key, and the key under which it shares sketches. */
export function exchangeFacts(config: Config): Promise<{ name: string; publicKey: string; exchangeKey: string }> {
  return atDesk(config, async (safety) => {
    const key = await safety.store.write((tx) => currentExchangeKey(tx, safety));
    const publicKey = Buffer.from(safety.identity.publicKey).toString('hex');
    return { name: safety.identity.name, publicKey, exchangeKey: key.secret };
  });
}

/** Takes a key that servers share. */
export const takeExchangeKey = (
  config: Config,
  secret: string,
  label: string,
  current: boolean,
): Promise<ExchangeKey> => atDesk(config, (safety) => putExchangeKey(safety, commandActor, { secret, label, current }));

/** Accepts another server's signing key. */
export const trustIssuer = (config: Config, name: string, publicKey: string): Promise<unknown> =>
  atDesk(config, (safety) => acceptIssuer(safety, commandActor, { name, publicKey }));

/** Follows another server's bundles; a running server begins at once. */
export const followIssuer = (
  config: Config,
  input: { url: string; token: string; issuer: string; publicKey: string; mode: 'pull' | 'ask' },
): Promise<unknown> => atDesk(config, (safety) => subscribe(safety, commandActor, input));

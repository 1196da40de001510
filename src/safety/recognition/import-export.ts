import { recordEvents } from '../events/record.ts';
import { fromHex } from '../exchange/bytes.ts';
import type { ExportedChat } from '../exchange/telegram-export.ts';
import { createBackground } from '../fingerprints/background.ts';
import { deriveSketchKey, type SketchKey } from '../fingerprints/keyed-hash.ts';
import { createPictureBackground } from '../fingerprints/picture-background.ts';
import type { DecodeImage } from '../fingerprints/ports.ts';
import { rememberNetwork } from '../networks/remember.ts';
import type { NetworkRecord } from '../networks/types.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { currentExchangeKey } from './exchange-keys.ts';
import { appendJournal } from './journal.ts';

export interface ObserverImport {
  readonly label: string;
  readonly policyCategory: string;
  /** When the network vanished elsewhere, in seconds. */
  readonly actionAt: number;
  readonly note: string;
  readonly chats: readonly ExportedChat[];
  readPicture(path: string): Promise<Uint8Array | undefined>;
  readonly decode: DecodeImage;
  /** Told after each chat. */
  onChat?(done: number, of: number, fingerprints: number): void;
}

/**
 * Makes the fingerprints of chats that vanished elsewhere, from a vetted observer's export, so that the network is known
 * here before it arrives. Of the export nothing else is kept.
 */
export async function importObserved(
  safety: SafetyContext,
  actor: Actor,
  key: SketchKey,
  input: ObserverImport,
): Promise<{ readonly networkId: string; readonly members: number; readonly fingerprints: number }> {
  requireMay(actor, 'networks.manage');
  const exchange = await safety.store.write((tx) => currentExchangeKey(tx, safety));
  const secret = fromHex(exchange.secret);
  const id = (prefix: string): string =>
    prefix +
    safety.random
      .token()
      .replace(/[^0-9a-zA-Z]/g, '')
      .slice(0, 20);
  const network: NetworkRecord = {
    id: id('net'),
    label: input.label,
    policyCategory: input.policyCategory,
    actionAt: Math.floor(input.actionAt),
    decisionId: id('observed-'),
    source: { kind: 'observer', note: input.note },
  };
  const chatOf = new Map(input.chats.map((chat) => [chat.subject, chat]));
  const pictures = createPictureBackground();
  let done = 0;
  const remembered = await rememberNetwork(
    input.chats.map(({ subject }) => subject),
    {
      networkId: network.id,
      decisionId: network.decisionId,
      atS: Math.floor(safety.clock.nowMs() / 1_000),
      keys: [key, ...(secret ? [deriveSketchKey(safety.crypto, secret)] : [])],
      decode: input.decode,
      // What is common here is found out while watching: long-standing subjects that show the same lower its weight.
      background: createBackground(1 << 10),
      pictureFrequency: (sketch) => pictures.frequency(sketch, new Set()),
      async picturesOf(subject) {
        const chat = chatOf.get(subject);
        const found: Uint8Array[] = [];
        for (const path of chat?.picturePaths ?? []) {
          const bytes = await input.readPicture(path);
          if (bytes) found.push(bytes);
        }
        const avatar = chat?.avatarPath === undefined ? undefined : await input.readPicture(chat.avatarPath);
        done++;
        input.onChat?.(done, input.chats.length, found.length + (avatar ? 1 : 0));
        return { pictures: found, ...(avatar ? { avatar } : {}) };
      },
      newId: () => id(''),
    },
  );
  const fingerprints = remembered.flatMap((one) => one.fingerprints);
  await safety.store.write(async (tx) => {
    await tx.memory.putNetworks([network]);
    await tx.memory.putNodes(remembered.map(({ node }) => node));
    await tx.memory.putFingerprints(fingerprints);
    const atMs = await recordEvents(tx, safety, actor, [
      {
        type: 'network-remembered',
        data: { networkId: network.id, members: remembered.length, fingerprints: fingerprints.length, observed: true },
      },
    ]);
    await appendJournal(tx, atMs, { kind: 'load', networkId: network.id });
  });
  return { networkId: network.id, members: remembered.length, fingerprints: fingerprints.length };
}

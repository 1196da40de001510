import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AccountId, ContentId, MediaId, ShownAt } from '#domain';

/** What a file id names: a photo or document, or one of its sizes. */
export interface FileName {
  media: MediaId;
  /** Letter of the size; empty for the document itself. */
  size: string;
  /** Where the bot was shown it, when it may have it only while that is open. */
  at?: ShownAt | undefined;
}

export interface FileIds {
  /** The same for a bot for ever wherever it is shown the file anew; worth nothing to another bot. */
  idOf(bot: AccountId, file: FileName): string;
  /** The same for every bot; opens nothing. */
  uniqueIdOf(file: FileName): string;
  /** Undefined for what this bot was never given. Whether it may still have the file `open-file.ts` tells. */
  read(bot: AccountId, fileId: string): FileName | undefined;
  /** Whether a text has the form of an id, whoever it was given to. */
  isWhole(text: string): boolean;
  inlineIdOf(bot: AccountId, content: ContentId): string;
  readInline(bot: AccountId, id: string): ContentId | undefined;
}

const proofBytes = 12;
const nameBytes = 9;
const placeBytes = 12;

export function createFileIds(secret: Uint8Array): FileIds {
  const proof = (purpose: string, bot: AccountId, body: Uint8Array): Buffer =>
    createHmac('sha256', secret).update(`bot-${purpose} ${bot} `).update(body).digest().subarray(0, proofBytes);

  const seal = (purpose: string, bot: AccountId, body: Uint8Array): string =>
    Buffer.concat([body, proof(purpose, bot, body)]).toString('base64url');

  function unseal(purpose: string, bot: AccountId, text: string): Buffer | undefined {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length <= proofBytes) return undefined;
    const body = bytes.subarray(0, -proofBytes);
    return timingSafeEqual(proof(purpose, bot, body), bytes.subarray(-proofBytes)) ? body : undefined;
  }

  return {
    idOf: (bot, file) => seal('file', bot, Buffer.concat([bodyOf(file), placeOf(file)])),
    uniqueIdOf: (file) => Buffer.concat([Buffer.from('Ag', 'base64url'), bodyOf(file)]).toString('base64url'),
    read(bot, fileId) {
      const body = unseal('file', bot, fileId);
      if (!body || !isNameLength(body.length)) return undefined;
      const letter = body.readUInt8(8);
      const file = { media: Number(body.readBigUInt64BE(0)), size: letter === 0 ? '' : String.fromCharCode(letter) };
      if (body.length === nameBytes) return file;
      return { ...file, at: { mailbox: Number(body.readBigInt64BE(9)), message: body.readUInt32BE(17) } };
    },
    isWhole: (text) => /^[\w-]+$/.test(text) && isNameLength(Buffer.from(text, 'base64url').length - proofBytes),
    inlineIdOf: (bot, content) => seal('inline', bot, numberOf(content)),
    readInline(bot, id) {
      const body = unseal('inline', bot, id);
      return body?.length === 8 ? Number(body.readBigUInt64BE(0)) : undefined;
    },
  };
}

const isNameLength = (bytes: number): boolean => bytes === nameBytes || bytes === nameBytes + placeBytes;

function placeOf({ at }: FileName): Buffer {
  if (!at) return Buffer.alloc(0);
  const bytes = Buffer.alloc(placeBytes);
  bytes.writeBigInt64BE(BigInt(at.mailbox), 0);
  bytes.writeUInt32BE(at.message, 8);
  return bytes;
}

function numberOf(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

const bodyOf = ({ media, size }: FileName): Buffer =>
  Buffer.concat([numberOf(media), Buffer.of(size === '' ? 0 : size.charCodeAt(0))]);

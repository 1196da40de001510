import { timingSafeEqual } from 'node:crypto';
import type { MediaId, ShownAt } from '#domain';
import type { RpcContext } from './context.ts';
import { RpcError } from './errors.ts';

export type FileKind = 'photo' | 'document';
type Holder = Pick<RpcContext, 'hashes' | 'world'> & { account: number };

/** A reference holds to the end of the next day, so that an object written twice in a day is written alike. */
const windowS = 24 * 3600;
const forms = { anywhere: 1, shown: 2 };
const placeBytes = 12;
const sealBytes = 12;

/**
 * Proof that this account was shown this file lately: a form byte, the expiry in unix seconds, where it was shown when
 * that can be closed (mailbox and message), and a keyed hash of account, file and all of these.
 */
export function fileReference(holder: Holder, kind: FileKind, id: MediaId, at?: ShownAt): Uint8Array {
  const expiresS = (Math.floor(holder.world.clock.nowS() / windowS) + 2) * windowS;
  return referenceUntil(holder, { kind, id, at }, expiresS);
}

interface Shown {
  kind: FileKind;
  id: MediaId;
  at: ShownAt | undefined;
}

function referenceUntil(holder: Holder, { kind, id, at }: Shown, expiresS: number): Uint8Array {
  const head = Buffer.alloc(at ? 5 + placeBytes : 5);
  head.writeUInt8(at ? forms.shown : forms.anywhere, 0);
  head.writeUInt32BE(expiresS, 1);
  if (at) {
    head.writeBigInt64BE(BigInt(at.mailbox), 5);
    head.writeUInt32BE(at.message, 13);
  }
  const place = at ? `:${at.mailbox}:${at.message}` : '';
  const seal = holder.hashes.seal(`file:${holder.account}:${kind}:${id}:${expiresS}${place}`);
  return Buffer.concat([head, seal.subarray(0, sealBytes)]);
}

/**
 * Returns where the file was shown, when the reference tells.
 *
 * @throws FILE_REFERENCE_EMPTY, FILE_REFERENCE_INVALID, FILE_REFERENCE_EXPIRED
 */
export function checkFileReference(
  holder: Holder,
  kind: FileKind,
  id: MediaId,
  reference: Uint8Array,
): ShownAt | undefined {
  if (reference.length === 0) throw new RpcError(400, 'FILE_REFERENCE_EMPTY');
  const given = Buffer.from(reference);
  const isShown = given[0] === forms.shown;
  if (given.length !== 5 + (isShown ? placeBytes : 0) + sealBytes || (!isShown && given[0] !== forms.anywhere))
    throw new RpcError(400, 'FILE_REFERENCE_INVALID');
  const expiresS = given.readUInt32BE(1);
  const at = isShown ? { mailbox: Number(given.readBigInt64BE(5)), message: given.readUInt32BE(13) } : undefined;
  if (!timingSafeEqual(given, referenceUntil(holder, { kind, id, at }, expiresS))) {
    throw new RpcError(400, 'FILE_REFERENCE_INVALID');
  }
  if (expiresS < holder.world.clock.nowS()) throw new RpcError(400, 'FILE_REFERENCE_EXPIRED');
  return at;
}

import { timingSafeEqual } from 'node:crypto';
import type { MediaId } from '#domain';
import type { RpcContext } from './context.ts';
import { RpcError } from './errors.ts';

export type FileKind = 'photo' | 'document';
type Holder = Pick<RpcContext, 'hashes' | 'world'> & { account: number };

/** A reference holds to the end of the next day, so that an object written twice in a day is written alike. */
const windowS = 24 * 3600;
const form = 1;
const sealBytes = 12;

/**
 * Proof that this account was shown this file lately: a form byte, the expiry in unix seconds, and a keyed hash of
 * account, file and expiry.
 */
export function fileReference(holder: Holder, kind: FileKind, id: MediaId): Uint8Array {
  const expiresS = (Math.floor(holder.world.clock.nowS() / windowS) + 2) * windowS;
  return referenceUntil(holder, kind, id, expiresS);
}

function referenceUntil(holder: Holder, kind: FileKind, id: MediaId, expiresS: number): Uint8Array {
  const head = Buffer.alloc(5);
  head.writeUInt8(form, 0);
  head.writeUInt32BE(expiresS, 1);
  const seal = holder.hashes.seal(`file:${holder.account}:${kind}:${id}:${expiresS}`);
  return Buffer.concat([head, seal.subarray(0, sealBytes)]);
}

/** @throws FILE_REFERENCE_EMPTY, FILE_REFERENCE_INVALID, FILE_REFERENCE_EXPIRED */
export function checkFileReference(holder: Holder, kind: FileKind, id: MediaId, reference: Uint8Array): void {
  if (reference.length === 0) throw new RpcError(400, 'FILE_REFERENCE_EMPTY');
  const given = Buffer.from(reference);
  if (given.length !== 5 + sealBytes || given[0] !== form) throw new RpcError(400, 'FILE_REFERENCE_INVALID');
  const expiresS = given.readUInt32BE(1);
  if (!timingSafeEqual(given, referenceUntil(holder, kind, id, expiresS))) {
    throw new RpcError(400, 'FILE_REFERENCE_INVALID');
  }
  if (expiresS < holder.world.clock.nowS()) throw new RpcError(400, 'FILE_REFERENCE_EXPIRED');
}

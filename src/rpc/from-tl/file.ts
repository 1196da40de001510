import type { tl } from '@mtcute/core';
import { finishUpload, isClosedAt, type Media, type MediaId, type StoredBlob } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { checkFileReference, type FileKind } from '../file-reference.ts';

type FileCall = Pick<Call, 'account' | 'world' | 'hashes'>;

interface FileProof {
  id: tl.Long;
  accessHash: tl.Long;
  fileReference: Uint8Array;
}

/** A 64-bit number as one of our ids; 0, which no row has, when it cannot be one. */
export function fromTlId(id: tl.Long): MediaId {
  const number = Number(id.toString());
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

/**
 * The photo or document that an input names. Its access hash and its reference must be those that this account was
 * given; `unknown` is the method's own word for one that is not there. A reference to what the safety desk closed since
 * then is told to be out of date: whoever asks for a fresh one finds what stands there now.
 */
export async function fromTlFile(call: FileCall, kind: FileKind, proof: FileProof, unknown: string): Promise<Media> {
  const id = fromTlId(proof.id);
  if (id === 0 || !call.hashes.matches(call.account, kind, id, proof.accessHash)) throw new RpcError(400, unknown);
  const at = checkFileReference(call, kind, id, proof.fileReference);
  const media = await call.world.store.read(async (tx) => {
    if (at && (await isClosedAt(tx, call.account, at))) throw new RpcError(400, 'FILE_REFERENCE_EXPIRED');
    return tx.media.get(id);
  });
  if (media?.kind !== kind) throw new RpcError(400, unknown);
  return media;
}

const md5Form = /^[0-9a-f]{32}$/i;

/** Joins the parts that an input names. */
export async function fromTlUpload(call: FileCall, file: tl.TypeInputFile): Promise<StoredBlob> {
  if (file._ === 'inputFileStoryDocument') throw new RpcError(400, 'INPUT_FILE_INVALID');
  const md5 = file._ === 'inputFile' ? file.md5Checksum : '';
  if (md5 !== '' && !md5Form.test(md5)) throw new RpcError(400, 'MD5_CHECKSUM_INVALID');
  return finishUpload(call.world, {
    account: call.account,
    fileId: file.id.toString(),
    parts: file.parts,
    ...(md5 === '' ? {} : { md5 }),
  });
}

import { refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import { fromHex, toHex } from '../exchange/bytes.ts';
import { NO_PREVIOUS } from '../exchange/bundle-types.ts';
import { deriveSketchKey } from '../fingerprints/keyed-hash.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import type { ExchangeKey, ExchangePeer, Issuer } from './types.ts';

const keyBytes = 32;
const manyKeys = 100;

/** The key under which this server's bundles are made now; made at first use. */
export async function currentExchangeKey(tx: SafetyTx, safety: SafetyContext): Promise<ExchangeKey> {
  const keys = await tx.exchangeKeys.find({ limit: manyKeys });
  const current = keys.findLast((key) => key.current);
  return current ?? addKey(tx, safety, toHex(safety.crypto.randomBytes(keyBytes)), 'own', true);
}

async function addKey(
  tx: SafetyTx,
  safety: SafetyContext,
  secret: string,
  label: string,
  current: boolean,
): Promise<ExchangeKey> {
  const bytes = fromHex(secret);
  if (!bytes || bytes.length < 16) refuseSafety('field-invalid', { field: 'secret', why: '32 to 128 hex digits' });
  const keyId = deriveSketchKey(safety.crypto, bytes).id;
  const known = await tx.exchangeKeys.first({ where: { key: keyId } });
  if (current) {
    for (const other of await tx.exchangeKeys.find({ limit: manyKeys }))
      if (other.current) await tx.exchangeKeys.put({ ...other, current: false });
  }
  const key: ExchangeKey = {
    id: known?.id ?? (await tx.exchangeKeys.nextId()),
    keyId,
    secret,
    label,
    current: current || (known?.current ?? false),
    addedAtMs: known?.addedAtMs ?? safety.clock.nowMs(),
  };
  await tx.exchangeKeys.put(key);
  return key;
}

/**
 * Takes a key that several servers share, or makes one. With `current`, what is removed from now on is remembered
 * under it. Keys are to be exchanged by hand and changed every quarter.
 */
export async function putExchangeKey(
  safety: SafetyContext,
  actor: Actor,
  input: { readonly secret?: string | undefined; readonly label: string; readonly current: boolean },
): Promise<ExchangeKey> {
  requireMay(actor, 'exchange.manage');
  return safety.store.write(async (tx) => {
    const secret = input.secret ?? toHex(safety.crypto.randomBytes(keyBytes));
    const key = await addKey(tx, safety, secret, input.label, input.current);
    await recordEvents(tx, safety, actor, [
      { type: 'exchange-changed', data: { what: 'key', keyId: key.keyId, current: key.current } },
    ]);
    return key;
  });
}

/** Accepts another server's signing key: its bundles can be imported from now on. Refuses a key that changed. */
export async function acceptIssuer(
  safety: SafetyContext,
  actor: Actor,
  input: { readonly name: string; readonly publicKey: string },
): Promise<Issuer> {
  requireMay(actor, 'exchange.manage');
  const { name, publicKey } = input;
  if (fromHex(publicKey)?.length !== 32) refuseSafety('field-invalid', { field: 'publicKey', why: '64 hex digits' });
  if (!/^[\w .-]{1,100}$/.test(name)) refuseSafety('field-invalid', { field: 'name', why: 'letters, digits, - and .' });
  return safety.store.write(async (tx) => {
    const known = await tx.issuers.first({ where: { name } });
    if (known && known.publicKey !== publicKey)
      refuseSafety('state-invalid', { what: 'issuer', state: 'known under another key', wanted: 'the same key' });
    const issuer: Issuer = known
      ? { ...known, revokedAtMs: null }
      : {
          id: await tx.issuers.nextId(),
          name,
          publicKey,
          lastSequence: 0,
          lastDigest: NO_PREVIOUS,
          acceptedBy: actor.pseudonym,
          acceptedAtMs: safety.clock.nowMs(),
          revokedAtMs: null,
        };
    await tx.issuers.put(issuer);
    await recordEvents(tx, safety, actor, [{ type: 'exchange-changed', data: { what: 'issuer', issuer: name } }]);
    return issuer;
  });
}

/** Lets another server pull our bundles, or ask whether something matches. The token is told once. */
export async function addPeer(
  safety: SafetyContext,
  actor: Actor,
  input: { readonly name: string; readonly mode: ExchangePeer['mode'] },
): Promise<{ readonly peer: Omit<ExchangePeer, 'tokenDigest'>; readonly token: string }> {
  requireMay(actor, 'exchange.manage');
  const token = `x${safety.random.token()}`;
  return safety.store.write(async (tx) => {
    const peer = {
      id: await tx.peers.nextId(),
      ...input,
      createdAtMs: safety.clock.nowMs(),
      lastSeenAtMs: null,
      revokedAtMs: null,
    };
    await tx.peers.put({ ...peer, tokenDigest: peerTokenDigest(safety, token) });
    await recordEvents(tx, safety, actor, [
      { type: 'exchange-changed', data: { what: 'peer', peerId: peer.id, mode: input.mode } },
    ]);
    return { peer, token };
  });
}

const peerTokenDigest = (safety: SafetyContext, token: string): string => safety.digest(`exchange peer|${token}`);

/** The peer behind a token, if it is still let in. */
export async function peerOfToken(safety: SafetyContext, token: string): Promise<ExchangePeer | undefined> {
  return safety.store.read((tx) => tx.peers.first({ where: { token: peerTokenDigest(safety, token), revoked: 0 } }));
}

/** Ends a peer's access. */
export async function revokePeer(safety: SafetyContext, actor: Actor, id: number): Promise<void> {
  requireMay(actor, 'exchange.manage');
  await safety.store.write(async (tx) => {
    const peer = (await tx.peers.get(id)) ?? refuseSafety('not-found', { what: 'peer', id });
    await tx.peers.put({ ...peer, revokedAtMs: safety.clock.nowMs() });
    await recordEvents(tx, safety, actor, [{ type: 'exchange-changed', data: { what: 'peer-revoked', peerId: id } }]);
  });
}

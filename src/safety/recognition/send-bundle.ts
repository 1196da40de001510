import { canonicalJson } from '../exchange/canonical-json.ts';
import { type Bundle, type BundleHeader, NO_PREVIOUS, type TombstoneLine } from '../exchange/bundle-types.ts';
import { exportBundle } from '../exchange/export-bundle.ts';
import { toHmaFile } from '../exchange/hma-file.ts';
import { readBundle } from '../exchange/import-bundle.ts';
import { toMisp } from '../exchange/misp.ts';
import { toStix } from '../exchange/stix.ts';
import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { fromSignalLines } from '../exchange/signal-lines.ts';
import { type Fingerprint, isOfOthers, type NetworkRecord, type Signal } from '../networks/types.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, type ActorOrSystem, requireMay } from '../roles.ts';
import { currentExchangeKey } from './exchange-keys.ts';
import { recognitionLimits, type StoredBundle } from './types.ts';

export interface BundleStatement {
  readonly legalBasis: string;
  readonly tlp: BundleHeader['tlp'];
}

const pageSize = 500;

/** Signs a bundle of an own network as the next of this server's chain; those who subscribed pull it from here. */
export async function sendNetwork(
  safety: SafetyContext,
  actor: Actor,
  networkId: string,
  statement: BundleStatement,
): Promise<Omit<StoredBundle, 'text'>> {
  requireMay(actor, 'exchange.manage');
  return safety.store.write(async (tx) => {
    const network = found(await tx.memory.network(networkId), 'network', networkId);
    if (isOfOthers(network))
      refuseSafety('state-invalid', { what: 'network', state: 'of another server', wanted: 'own network' });
    const fingerprints = await allOf(tx, networkId);
    if (fingerprints.length === 0)
      refuseSafety('state-invalid', { what: 'network', state: 'without fingerprints', wanted: 'fingerprints' });
    const decisions = new Set(fingerprints.map(({ decisionId }) => decisionId));
    const input = { network, fingerprints, tombstones: [], humanDecisions: decisions.size, statement };
    return append(tx, safety, actor, input);
  });
}

async function allOf(tx: SafetyTx, networkId: string): Promise<Fingerprint[]> {
  const all: Fingerprint[] = [];
  for (let after: string | undefined; ; ) {
    const page = await tx.memory.fingerprints({
      networkId,
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    all.push(...page.items);
    after = page.next;
    if (after === undefined) return all;
  }
}

/**
 * Tells those who have a network from us that some of it is taken back: a bundle of tombstones, signed as the next of
 * the chain. Nothing is written when the network never left. Runs in the transaction that takes it back here.
 */
export async function sendTombstones(
  tx: SafetyTx,
  safety: SafetyContext,
  network: NetworkRecord,
  refs: readonly string[],
  reason: TombstoneLine['reason'],
): Promise<void> {
  const [left] = await tx.bundles.find({ where: { network: network.id, direction: 'out' }, limit: 1 });
  if (!left || refs.length === 0) return;
  const at = Math.floor((await steadyNowMs(tx, safety)) / 1_000);
  const tombstones = refs.map((ref): TombstoneLine => ({ type: 'tombstone', ref, reason, at }));
  const statement: BundleStatement = { legalBasis: 'withdrawal', tlp: 'amber' };
  await append(tx, safety, 'system', { network, fingerprints: [], tombstones, humanDecisions: 1, statement });
}

interface Appended {
  network: NetworkRecord;
  fingerprints: readonly Fingerprint[];
  tombstones: readonly TombstoneLine[];
  humanDecisions: number;
  statement: BundleStatement;
}

async function append(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: ActorOrSystem,
  { network, fingerprints, tombstones, humanDecisions, statement }: Appended,
): Promise<Omit<StoredBundle, 'text'>> {
  const { identity } = safety;
  const last = await tx.bundles.first({
    where: { direction: 'out', issuer: identity.name },
    order: [{ by: 'sequence', descending: true }],
  });
  const sequence = (last?.sequence ?? 0) + 1;
  const nowMs = await steadyNowMs(tx, safety);
  const key = await currentExchangeKey(tx, safety);
  const withdrawal = fingerprints.length === 0;
  const bundleId = `b${sequence}-${safety.random.token().replace(/\W/g, '').slice(0, 16)}`;
  const written = exportBundle(safety.crypto, {
    network: { ...network, actionAt: Math.floor(network.actionAt) },
    nodes: withdrawal ? [] : await tx.memory.nodesOf(network.id),
    fingerprints,
    edges: withdrawal ? [] : await tx.memory.edgesOf(network.id),
    tombstones,
    statement: {
      ...statement,
      policyCategory: network.policyCategory,
      decisionRef: network.decisionId.replaceAll(':', ' '),
      humanDecisions,
      appealStatus: withdrawal ? 'upheld' : 'none',
    },
    issuer: { ...identity, sequence, previous: last?.digest ?? NO_PREVIOUS },
    exchangeKeyId: key.keyId,
    bundleId,
    now: Math.floor(nowMs / 1_000),
  });
  if (!written.ok) {
    const why = written.findings.slice(0, 5).map(({ field, problem }) => `${field} ${problem}`);
    return refuseSafety('bundle-refused', { refusal: 'bundle_private', detail: why.join(', ') });
  }
  const bundle: StoredBundle = {
    id: await tx.bundles.nextId(),
    direction: 'out',
    bundleId,
    issuer: identity.name,
    sequence,
    digest: written.digest,
    networkId: network.id,
    createdAtMs: nowMs,
    validUntilMs: validUntilOf(written.text) * 1_000,
    signals: written.signals,
    tombstones: tombstones.length,
    text: written.text,
    acks: [],
  };
  await tx.bundles.put(bundle);
  await recordEvents(tx, safety, actor, [
    {
      type: 'bundle-exported',
      data: { networkId: network.id, sequence, signals: written.signals, tombstones: tombstones.length },
    },
  ]);
  const { text: _text, ...told } = bundle;
  return told;
}

const validUntilOf = (text: string): number => {
  const header: { validUntil: number } = JSON.parse(text.slice(0, text.indexOf('\n')));
  return header.validUntil;
};

export const bundleFormats = ['nfb', 'stix', 'hma', 'misp'] as const;
export type BundleFormat = (typeof bundleFormats)[number];

/** A bundle that left, as a file of some format. */
export async function bundleFile(
  safety: SafetyContext,
  actor: Actor,
  id: number,
  format: BundleFormat,
): Promise<{ readonly name: string; readonly mime: string; readonly text: string }> {
  requireMay(actor, 'exchange.see');
  return safety.store.read(async (tx) => {
    const stored = found(await tx.bundles.get(id), 'bundle', id);
    if (stored.direction === 'in') refuseSafety('not-found', { what: 'bundle that left', id });
    return fileOf(safety, stored, format);
  });
}

function fileOf(
  safety: SafetyContext,
  stored: StoredBundle,
  format: BundleFormat,
): { readonly name: string; readonly mime: string; readonly text: string } {
  const name = `${stored.issuer}-${stored.sequence}`;
  if (format === 'nfb') return { name: `${name}.nfb.jsonl`, mime: 'application/jsonl', text: stored.text };
  const { identity } = safety;
  const publicKey = Array.from(identity.publicKey, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const header: BundleHeader = JSON.parse(stored.text.slice(0, stored.text.indexOf('\n')));
  const read = readBundle(safety.crypto, stored.text, {
    now: header.createdAt,
    issuer: () => ({ publicKey, lastSequence: header.sequence - 1, lastDigest: header.previous }),
    knownKeys: new Set([header.exchangeKeyEpoch]),
  });
  if (!read.ok) return refuseSafety('bundle-refused', { refusal: read.refusal, detail: '' });
  if (format === 'hma')
    return { name: `${name}.hma.txt`, mime: 'text/plain', text: toHmaFile(picturesOf(read.bundle)) };
  const made = format === 'stix' ? toStix(safety.crypto, read.bundle) : toMisp(safety.crypto, read.bundle);
  return { name: `${name}.${format}.json`, mime: 'application/json', text: canonicalJson(made) };
}

/** The pictures of a bundle, as far as the hash file needs them. */
const picturesOf = ({ lines }: Bundle): { signal: Signal }[] =>
  lines.flatMap((line) => {
    const signal = line.type === 'signal' && line.signal === 'pdq22' ? fromSignalLines([line], '') : undefined;
    return signal ? [{ signal }] : [];
  });

/** What a peer has not pulled yet, oldest first. */
export async function bundlesAfter(safety: SafetyContext, sequence: number): Promise<StoredBundle[]> {
  return safety.store.read((tx) =>
    tx.bundles.find({
      where: { direction: 'out', issuer: safety.identity.name },
      atLeast: { sequence: sequence + 1 },
      order: [{ by: 'sequence' }],
      limit: recognitionLimits.bundlesPerPull,
    }),
  );
}

/** Notes that a peer applied a bundle. */
export async function noteAcknowledgement(
  safety: SafetyContext,
  peer: string,
  said: { readonly bundleId: string; readonly withdrawn: number; readonly reopened: number },
): Promise<void> {
  await safety.store.write(async (tx) => {
    const own = await tx.bundles.find({
      where: { direction: 'out', issuer: safety.identity.name },
      order: [{ by: 'sequence', descending: true }],
      limit: pageSize,
    });
    const bundle = own.find(({ bundleId }) => bundleId === said.bundleId);
    if (!bundle || bundle.acks.some((ack) => ack.peer === peer)) return;
    const { withdrawn, reopened } = said;
    const ack = { peer, atMs: safety.clock.nowMs(), withdrawn, reopened };
    await tx.bundles.put({ ...bundle, acks: [...bundle.acks, ack] });
    await recordEvents(tx, safety, 'system', [
      { type: 'bundle-acknowledged', data: { sequence: bundle.sequence, withdrawn, reopened } },
    ]);
  });
}

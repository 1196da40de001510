import {
  applyImport,
  createMemoryStore,
  exportBundle,
  type FingerprintStore,
  type IssuerState,
  NO_PREVIOUS,
  planImport,
  readBundle,
} from '#safety';
import { nodeCrypto, publicKeyOf } from '#lib/node-crypto.ts';

const DAY = 86_400;

export interface Transfer {
  store: FingerprintStore;
  bundles: number;
  sizeBytes: number;
  refused: string[];
}

/**
 * Carries every network of a store to another server as signed bundles, through the same export, checks and import
 * that two servers use. Only what a bundle may carry arrives.
 */
export async function transfer(from: FingerprintStore, exchangeKeyId: string, now: number): Promise<Transfer> {
  const store = createMemoryStore();
  const privateKey = nodeCrypto.sha256(new TextEncoder().encode('replay issuer'));
  const publicKey = publicKeyOf(privateKey);
  const issuer: IssuerState = {
    publicKey: Buffer.from(publicKey).toString('hex'),
    lastSequence: 0,
    lastDigest: NO_PREVIOUS,
  };
  const refused: string[] = [];
  let sizeBytes = 0;
  let bundles = 0;
  for (const network of await from.networks()) {
    const { items } = await from.fingerprints({ networkId: network.id, limit: 1_000_000 });
    const written = exportBundle(nodeCrypto, {
      network,
      nodes: await from.nodesOf(network.id),
      fingerprints: items,
      edges: await from.edgesOf(network.id),
      statement: {
        legalBasis: 'terms of service',
        policyCategory: 'replay',
        decisionRef: network.id,
        humanDecisions: 2,
        appealStatus: 'none',
        tlp: 'amber',
      },
      issuer: {
        name: 'replay-a',
        privateKey,
        publicKey,
        sequence: issuer.lastSequence + 1,
        previous: issuer.lastDigest,
      },
      exchangeKeyId,
      bundleId: `bundle-${network.id}`,
      now,
    });
    if (!written.ok) {
      refused.push('bundle_private');
      continue;
    }
    const read = readBundle(nodeCrypto, written.text, {
      now: now + DAY / 24,
      issuer: () => issuer,
      knownKeys: new Set([exchangeKeyId]),
    });
    if (!read.ok) {
      refused.push(read.refusal);
      continue;
    }
    const planned = await planImport(read.bundle, store, now);
    if (!planned.ok) {
      refused.push(planned.refusal);
      continue;
    }
    await applyImport(planned.plan, store, now);
    issuer.lastSequence = read.bundle.header.sequence;
    issuer.lastDigest = read.bundle.digest;
    sizeBytes += written.text.length;
    bundles++;
  }
  return { store, bundles, sizeBytes, refused };
}

import { refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { type Acknowledgement, applyImport, type ImportPlan, planImport } from '../exchange/apply-bundle.ts';
import type { Bundle } from '../exchange/bundle-types.ts';
import { readBundle } from '../exchange/import-bundle.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type ActorOrSystem, requireMay } from '../roles.ts';
import { appendJournal } from './journal.ts';
import type { StoredBundle } from './types.ts';
import { reopenMatch } from './verdicts.ts';

/** What an import would do, as a person reads it before saying yes. */
export interface BundleEffects {
  readonly bundleId: string;
  readonly issuer: string;
  readonly sequence: number;
  readonly network: {
    readonly id: string;
    readonly label: string;
    readonly known: boolean;
    readonly actionAtMs: number;
  };
  readonly legalBasis: string;
  readonly policyCategory: string;
  readonly tlp: string;
  readonly humanDecisions: number;
  readonly validUntilMs: number;
  readonly nodes: number;
  readonly fingerprints: Readonly<Record<string, number>>;
  readonly edges: number;
  readonly opinions: number;
  readonly sightings: number;
  readonly tombstones: number;
  /** Fingerprints here that the bundle takes back. */
  readonly withdrawn: number;
  /** Pairs that rested on them; those that a person confirmed are opened again. */
  readonly reopened: readonly { readonly subject: string; readonly state: string }[];
}

interface Checked {
  readonly bundle: Bundle;
  readonly plan: ImportPlan;
  readonly nowS: number;
}

const manyKeys = 1_000;

/** Checks a bundle whole and works out its effects; changes nothing. Refuses `bundle-refused` with the name of why. */
async function check(tx: SafetyTx, safety: SafetyContext, text: string): Promise<Checked> {
  const nowS = Math.floor((await steadyNowMs(tx, safety)) / 1_000);
  const issuers = new Map(
    (await tx.issuers.find({ limit: manyKeys }))
      .filter(({ revokedAtMs }) => revokedAtMs === null)
      .map((issuer) => [issuer.name, issuer]),
  );
  const keys = await tx.exchangeKeys.find({ limit: manyKeys });
  const read = readBundle(safety.crypto, text, {
    now: nowS,
    issuer: (name) => issuers.get(name),
    knownKeys: new Set(keys.map(({ keyId }) => keyId)),
  });
  if (!read.ok) {
    const findings = (read.findings ?? []).slice(0, 5).map(({ line, field, problem }) => `${line} ${field} ${problem}`);
    const detail = [...(read.line === undefined ? [] : [`line ${read.line}`]), ...findings].join(', ');
    return refuseSafety('bundle-refused', { refusal: read.refusal, detail });
  }
  const planned = await planImport(read.bundle, tx.memory, nowS);
  if (!planned.ok) return refuseSafety('bundle-refused', { refusal: planned.refusal, detail: `signal ${planned.ref}` });
  return { bundle: read.bundle, plan: planned.plan, nowS };
}

/** The effects of a bundle, without any of them. */
export async function previewBundle(safety: SafetyContext, actor: ActorOrSystem, text: string): Promise<BundleEffects> {
  if (actor !== 'system') requireMay(actor, 'exchange.see');
  return safety.store.read(async (tx) => effectsOf(tx, await check(tx, safety, text)));
}

async function effectsOf(tx: SafetyTx, { bundle, plan }: Checked): Promise<BundleEffects> {
  const { header } = bundle;
  const fingerprints: Record<string, number> = {};
  for (const { signal } of plan.fingerprints) fingerprints[signal.type] = (fingerprints[signal.type] ?? 0) + 1;
  return {
    bundleId: header.bundleId,
    issuer: header.issuer,
    sequence: header.sequence,
    network: {
      id: plan.network.id,
      label: plan.network.label,
      known: (await tx.memory.network(plan.network.id)) !== undefined,
      actionAtMs: header.network.actionAt * 1_000,
    },
    legalBasis: header.legalBasis,
    policyCategory: header.policyCategory,
    tlp: header.tlp,
    humanDecisions: header.humanDecisions,
    validUntilMs: header.validUntil * 1_000,
    nodes: plan.nodes.length,
    fingerprints,
    edges: plan.edges.length,
    opinions: plan.opinions.length,
    sightings: plan.sightings.length,
    tombstones: plan.tombstones.length,
    withdrawn: plan.withdrawn.length,
    reopened: plan.reopened.map(({ subject, state }) => ({ subject, state })),
  };
}

/**
 * Takes a bundle in, all of it or nothing. What it withdraws is gone at once; confirmed matches that rested on that come
 * back before a person, and so do the operations' decisions about them. Refuses `bundle-refused`.
 */
export async function importBundle(
  safety: SafetyContext,
  actor: ActorOrSystem,
  text: string,
): Promise<BundleEffects & { readonly acknowledgement: Acknowledgement }> {
  if (actor !== 'system') requireMay(actor, 'exchange.manage');
  return safety.store.write(async (tx) => {
    const checked = await check(tx, safety, text);
    const { bundle, plan, nowS } = checked;
    const { header } = bundle;
    const effects = await effectsOf(tx, checked);
    const before = await tx.memory.network(plan.network.id);
    const acknowledgement = await applyImport(
      // Of a network that the issuer was only asked about nothing is known that the bundle does not say better.
      before && before.source.kind !== 'asked' ? { ...plan, network: before } : plan,
      tx.memory,
      nowS,
    );
    await tx.memory.deleteNodes(plan.tombstones.map(({ ref }) => `${header.issuer}/${ref}`));
    const issuer = await tx.issuers.first({ where: { name: header.issuer } });
    if (issuer) await tx.issuers.put({ ...issuer, lastSequence: header.sequence, lastDigest: bundle.digest });
    const nowMs = await recordEvents(tx, safety, actor, [
      {
        type: 'bundle-imported',
        data: {
          issuer: header.issuer,
          sequence: header.sequence,
          networkId: plan.network.id,
          fingerprints: plan.fingerprints.length,
          withdrawn: plan.withdrawn.length,
        },
      },
    ]);
    await tx.bundles.put({ ...(await received(tx, bundle, plan, nowMs)), text: JSON.stringify(acknowledgement) });
    if (plan.withdrawn.length > 0) await appendJournal(tx, nowMs, { kind: 'forget', fingerprintIds: plan.withdrawn });
    await appendJournal(tx, nowMs, { kind: 'load', networkId: plan.network.id });
    for (const { subject, networkId: network, state } of plan.reopened) {
      const match = await tx.matches.first({ where: { subject, network } });
      if (match && (state === 'confirmed' || match.state === 'confirmed')) await reopenMatch(tx, safety, match, nowMs);
    }
    return { ...effects, acknowledgement };
  });
}

async function received(tx: SafetyTx, bundle: Bundle, plan: ImportPlan, nowMs: number): Promise<StoredBundle> {
  const { header, digest } = bundle;
  return {
    id: await tx.bundles.nextId(),
    direction: 'in',
    bundleId: header.bundleId,
    issuer: header.issuer,
    sequence: header.sequence,
    digest,
    networkId: plan.network.id,
    createdAtMs: nowMs,
    validUntilMs: header.validUntil * 1_000,
    signals: plan.fingerprints.length,
    tombstones: plan.tombstones.length,
    text: '',
    acks: [],
  };
}

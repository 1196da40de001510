import {
  acceptIssuer,
  addPeer,
  bundleFile,
  bundleFormats,
  importBundle,
  previewBundle,
  putExchangeKey,
  revokePeer,
  sendNetwork,
  subscribe,
  unsubscribe,
} from '#safety';
import { z } from 'zod';
import { page, route } from '../route.ts';
import { someText, text } from '../shapes.ts';

const bundleBytes = 70 * 1024 * 1024;
const hex = (least: number, most: number) => z.string().regex(new RegExp(`^[0-9a-f]{${least},${most}}$`));
const bundle = z.object({ text: z.string() });
const pageSize = 50;

export const exchangeRoutes = [
  route('GET /exchange', {
    action: 'exchange.see',
    summary: 'This server’s name and signing key, its exchange keys, those it knows, and those who know it',
    run: ({ safety }, { actor }) =>
      safety.store.read(async (tx) => ({
        name: safety.identity.name,
        publicKey: Buffer.from(safety.identity.publicKey).toString('hex'),
        keys: (await tx.exchangeKeys.find({ limit: 500 })).map(({ secret, ...key }) => ({
          ...key,
          // Whoever holds the secret can test words against sketches.
          ...(actor.role === 'owner' ? { secret } : {}),
        })),
        issuers: await tx.issuers.find({ limit: 500 }),
        peers: (await tx.peers.find({ limit: 500 })).map(({ tokenDigest: _digest, ...peer }) => peer),
        subscriptions: (await tx.subscriptions.find({ limit: 500 })).map(({ token: _token, ...rest }) => rest),
      })),
  }),
  route('POST /exchange/keys', {
    action: 'exchange.manage',
    summary: 'Takes an exchange key that servers share, or makes one',
    body: z.object({ secret: hex(32, 128).optional(), label: someText(100), current: z.boolean() }),
    run: async ({ safety }, { actor, body }) => {
      const { secret, ...key } = await putExchangeKey(safety, actor, body);
      return { ...key, ...(actor.role === 'owner' ? { secret } : {}) };
    },
  }),
  route('POST /exchange/issuers', {
    action: 'exchange.manage',
    summary: 'Accepts another server’s signing key',
    body: z.object({ name: someText(100), publicKey: hex(64, 64) }),
    run: ({ safety }, { actor, body }) => acceptIssuer(safety, actor, body),
  }),
  route('POST /exchange/peers', {
    action: 'exchange.manage',
    summary: 'Lets another server pull bundles, or only ask; the token is told once',
    body: z.object({ name: someText(100), mode: z.enum(['pull', 'query']) }),
    run: ({ safety }, { actor, body }) => addPeer(safety, actor, body),
  }),
  route('DELETE /exchange/peers/{id}', {
    action: 'exchange.manage',
    summary: 'Ends another server’s access',
    run: async ({ safety }, { actor, id }) => {
      await revokePeer(safety, actor, id);
      return { revoked: id };
    },
  }),
  route('POST /subscriptions', {
    action: 'exchange.manage',
    summary: 'Follows another server’s bundles, or only asks it about what is new here and keeps no fingerprints',
    body: z.object({
      url: z.url().max(500),
      token: someText(200),
      issuer: someText(100),
      publicKey: hex(64, 64),
      everyMs: z.number().int().positive().optional(),
      mode: z.enum(['pull', 'ask']).optional(),
      keyId: hex(16, 16).optional(),
    }),
    run: async ({ safety }, { actor, body }) => {
      const { token: _token, ...made } = await subscribe(safety, actor, body);
      return made;
    },
  }),
  route('DELETE /subscriptions/{id}', {
    action: 'exchange.manage',
    summary: 'Follows no more',
    run: async ({ safety }, { actor, id }) => {
      const { token: _token, ...ended } = await unsubscribe(safety, actor, id);
      return ended;
    },
  }),
  route('POST /networks/{key}/bundles', {
    action: 'exchange.manage',
    summary: 'Signs a bundle of an own network; those who subscribed pull it',
    body: z.object({ legalBasis: someText(200), tlp: z.enum(['green', 'amber', 'red']) }),
    run: ({ safety }, { actor, key, body }) => sendNetwork(safety, actor, key, body),
  }),
  route('GET /bundles', {
    action: 'exchange.see',
    summary: 'Bundles that left and came, newest first, with who applied them',
    query: z.object({ ...page, direction: z.enum(['out', 'in']).optional() }),
    run: ({ safety }, { query }) =>
      safety.store.read(async (tx) => {
        const found = await tx.bundles.find({
          where: query.direction === undefined ? {} : { direction: query.direction },
          order: [{ by: 'id', descending: true }],
          offset: query.offset ?? 0,
          limit: query.limit ?? pageSize,
        });
        return found.map(({ text: _text, ...rest }) => rest);
      }),
  }),
  route('GET /bundles/{id}/file', {
    action: 'exchange.see',
    summary: 'A bundle that left as a file: its own format, STIX 2.1, a hash file for HMA, or a MISP event',
    query: z.object({ format: z.enum(bundleFormats).optional() }),
    run: ({ safety }, { actor, id, query }) => bundleFile(safety, actor, id, query.format ?? 'nfb'),
  }),
  route('POST /bundles/preview', {
    action: 'exchange.see',
    summary: 'What a bundle would do, without doing it; a bad one is refused by name',
    limitBytes: bundleBytes,
    body: bundle,
    run: ({ safety }, { actor, body }) => previewBundle(safety, actor, body.text),
  }),
  route('POST /bundles/import', {
    action: 'exchange.manage',
    summary: 'Takes a bundle in, all of it or nothing',
    limitBytes: bundleBytes,
    body: bundle,
    run: ({ safety }, { actor, body }) => importBundle(safety, actor, body.text),
  }),
];

const signal = z.object({
  ref: text(64),
  signal: z.enum(['pdq22', 'minhash128k', 'bottomk64k', 'title_tri_k', 'link_k', 'template_k', 'hours24']),
  value: hex(0, 8192),
  post: z.number().int().min(0).max(1_000).optional(),
});

/** What other servers send; they prove themselves by their token and have no role. */
export const peerShapes = {
  acknowledgement: z.object({
    bundleId: someText(100),
    withdrawn: z.number().int().min(0),
    reopened: z.number().int().min(0),
  }),
  question: z.object({
    keyId: hex(16, 16),
    kind: z.enum(['channel', 'group', 'bot', 'account']),
    createdAt: z.number().int().min(0),
    signals: z.array(signal).max(500),
  }),
};

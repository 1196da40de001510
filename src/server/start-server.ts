import { fileURLToPath } from 'node:url';
import { createBotGateways, createOutside, startFounder } from '#bots';
import { consoleApi } from '#console-api';
import { createRpc, newestLayer } from '#rpc';
import type { ClosableStore } from '#storage';
import { createWire, generateRsaKey, loadRsaKey, type RsaKey } from '#wire';
import { createCodeSender } from './code-sender.ts';
import { formatAddress, type ListenAddress } from './config/address.ts';
import type { Config } from './config/config.ts';
import { linkRoutes } from './http/links.ts';
import { deskSecurity, pageRoutes } from './http/pages.ts';
import { createHttpHandler } from './http/routes.ts';
import { statusRoutes } from './http/status.ts';
import { createImages } from './images/create-images.ts';
import { startJobs } from './jobs.ts';
import { createLog, type Log } from './log.ts';
import { renderMetrics } from './metrics.ts';
import { openBlobs } from './open-blobs.ts';
import { type ClosableBus, openBus } from './open-bus.ts';
import { openStore } from './open-store.ts';
import { watchOutbox } from './outbox.ts';
import { startRecognition } from './recognition/start-recognition.ts';
import { previewRoutes } from './preview/routes.ts';
import { requireWritable } from './require-writable.ts';
import type { RunningServer } from './running-server.ts';
import { createSafety } from './safety/create-safety.ts';
import { startSafetyJobs } from './safety/run-jobs.ts';
import { trustAuthorities } from './trust-authorities.ts';
import { version } from './version.ts';
import { startWebPush, type WebPush } from './web-push/start-web-push.ts';
import { loadVapidKey } from './web-push/vapid.ts';
import { createWorld, systemClock, systemRandom } from './world.ts';

/** The data centre that this server says it is; clients start at 2 or follow the option list there. */
const dcId = 2;

/** The built messenger; `scripts/build-pages.ts` makes it. */
const webPages = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** The built safety desk. */
const deskPages = fileURLToPath(new URL('../../console/dist', import.meta.url));

/** Composes every room and opens the ports. Whatever was opened is closed again when a later step fails. */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = createLog(
    (line) => process.stderr.write(line),
    () => new Date(),
  );
  if (config.caFile !== undefined) await trustAuthorities(config.caFile);
  await requireWritable(config);
  const bus = await openBus(config, log);
  let store: ClosableStore | undefined;
  try {
    const committed: CommitListener[] = [];
    store = await openStore(config, (nudges, changed) => {
      bus.publish(nudges, changed);
      for (const tell of committed) tell(nudges);
    });
    return await serve({ config, store, bus, log, onCommit: (tell) => void committed.push(tell) });
  } catch (error) {
    await store?.close();
    await bus.close();
    throw error;
  }
}

type CommitListener = WebPush['committed'];

interface Opened {
  config: Config;
  store: ClosableStore;
  bus: ClosableBus;
  log: Log;
  /** Tells of the commits of this node; the bus tells of those of all. */
  onCommit: (tell: CommitListener) => void;
}

async function serve({ config, store, bus, log, onCommit }: Opened): Promise<RunningServer> {
  const rsaKey = await serverKey(store);
  const bound: ListenAddress[] = [];
  const first = () => config.advertise ?? bound[0] ?? { host: '127.0.0.1', port: 8080 };
  const httpBase = () => config.publicUrl ?? `http://${formatAddress(first())}`;
  const settings = {
    signUp: config.signUp,
    flood: config.flood,
    dcId,
    get httpBase() {
      return httpBase();
    },
  };
  const images = createImages();
  const blobs = await openBlobs(config);
  const codes = createCodeSender(config.loginCodes, log);
  const world = createWorld({ store, bus, codes, blobs, images, settings, limits: config.limits });
  const secret = await store.serverValue('access-hash-secret', async () => systemRandom.bytes(32));
  const safety = await createSafety(store, world, config.sor);
  const addresses = () => (config.advertise ? [config.advertise] : [first()]);
  const rpc = await createRpc({ world, secret, addresses, log });
  const vapidKey = await loadVapidKey(store, () => pushContact(config));
  const webPush = await startWebPush({
    ...{ world, log, key: vapidKey, isConnected: rpc.isConnected, plainAllowed: config.privateBotAddresses },
    outside: createOutside({ allowPrivate: config.privateBotAddresses }),
  });
  onCommit(webPush.committed);
  const bots = await createBotGateways({
    world,
    secret,
    allowPrivate: config.privateBotAddresses,
    fileLinkS: config.botFileHours * 3600,
    log,
  });
  const routes = [
    bots.route,
    statusRoutes({
      discovery: () => ({
        name: 'Tocsin',
        version,
        layers: { oldest: 144, newest: newestLayer },
        dcs: addresses().map((address) => ({ id: dcId, ...address })),
        publicKey: rsaKey.publicPem,
        fingerprint: rsaKey.fingerprint,
        botApi: httpBase(),
        maxApi: `${httpBase()}/max`,
        httpBase: httpBase(),
        webPushKey: vapidKey.publicKey,
      }),
      checkReady: async () => void (await store.read((tx) => tx.updates.state(0))),
      metrics: () => renderMetrics(wire.stats(), rpc.sessionCount()),
    }),
    consoleApi({ safety, world, clock: systemClock }),
    pageRoutes('/console', deskPages, deskSecurity),
    pageRoutes('', webPages),
    previewRoutes(world),
    linkRoutes,
  ];
  const wire = createWire({
    host: rpc.host,
    rsaKey,
    clock: systemClock,
    randomBytes: systemRandom.bytes,
    http: createHttpHandler(routes, log),
    updatesTooLong: rpc.updatesTooLong,
    ...(config.flood ? {} : { limits: trustedWire }),
    log: (event, data) => log({ event, ...data }),
  });
  rpc.attach(wire);
  const unsubscribe = bus.subscribe(rpc.listener);
  const leaveBots = bus.subscribe(bots.listener);
  const leaveWebPush = bus.subscribe(webPush.listener);
  const founder = await startFounder(world, config.botFounder, log);
  const leaveFounder = founder && bus.subscribe(founder.listener);
  const stopJobs = startJobs(world, log, [
    { name: 'views', everyMs: 1_000, run: () => rpc.flushViews() },
    { name: 'activity', everyMs: 15_000, run: () => rpc.flushActivity() },
  ]);
  const stopSafetyJobs = startSafetyJobs(safety, log);
  const stopWatching = await watchOutbox(store.outbox, [rpc.listener, bots.listener], (error) =>
    log({ event: 'outbox', error: String(error) }),
  );
  for (const address of config.listen) bound.push(await wire.listen(address));
  await bots.start();
  const stopRecognition = startRecognition({ config, httpBase: httpBase() }, log);
  return {
    ready: {
      http: httpBase(),
      listen: bound.map(formatAddress),
      dcId,
      layer: newestLayer,
      publicKey: rsaKey.publicPem,
    },
    async close() {
      leaveBots();
      leaveWebPush();
      await webPush.close();
      await bots.close();
      await wire.close();
      leaveFounder?.();
      await founder?.close();
      await stopRecognition();
      await stopJobs();
      await rpc.flushViews();
      await rpc.flushActivity();
      await stopSafetyJobs();
      unsubscribe();
      await stopWatching();
      await bus.close();
      images.close();
      await store.close();
    },
  };
}

/** Whom a push service may write to about this server's pushes. */
const pushContact = ({ publicUrl }: Config): string =>
  publicUrl?.startsWith('https:') ? publicUrl : 'mailto:postmaster@localhost';

/** Tests and benchmarks come from one address: with flood waits off it may connect as often as it likes. */
const trustedWire = {
  connectionsPerAddress: 1_000_000,
  connectionBurstPerAddress: 1_000_000,
  handshakeBurstPerAddress: 1_000_000,
};

/** The server's RSA key is made at the first start and then stays: clients pin it. */
async function serverKey(store: ClosableStore): Promise<RsaKey> {
  const pem = await store.serverValue('rsa-private-key', async () => new TextEncoder().encode(await generateRsaKey()));
  return loadRsaKey(new TextDecoder().decode(pem));
}

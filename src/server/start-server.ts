import { fileURLToPath } from 'node:url';
import { type AccountId, createSpamWatch, type Images, type Nudge, type World } from '#domain';
import { createBotGateways, createOutside, startFounder } from '#bots';
import { consoleApi } from '#console-api';
import { createRpc, newestLayer, type Rpc } from '#rpc';
import { deskFigures, whyShutOut } from '#safety';
import type { ClosableStore } from '#storage';
import { createWire, generateRsaKey, loadRsaKey, type RsaKey, type Wire } from '#wire';
import { createCodeSender } from './code-sender.ts';
import { formatAddress } from './config/address.ts';
import type { Config } from './config/config.ts';
import { openDemoChannel } from './demo-channel/open-demo-channel.ts';
import { openFilms } from './films/open-films.ts';
import { dcId, discovery } from './http/discovery.ts';
import { linkRoutes } from './http/links.ts';
import { deskSecurity, pageRoutes } from './http/pages.ts';
import { createHttpHandler, type Route } from './http/routes.ts';
import { statusRoutes } from './http/status.ts';
import { createImages } from './images/create-images.ts';
import { startJobs } from './jobs.ts';
import { createLog, type Log } from './log.ts';
import { createMailer } from './mail.ts';
import { renderMetrics } from './metrics.ts';
import { openBlobs } from './open-blobs.ts';
import { type ClosableBus, openBus } from './open-bus.ts';
import { openStore } from './open-store.ts';
import { watchOutbox } from './outbox.ts';
import { startRecognition } from './recognition/start-recognition.ts';
import { type Reach, reachOf } from './reach.ts';
import { previewRoutes } from './preview/routes.ts';
import { requireWritable } from './require-writable.ts';
import type { RunningServer } from './running-server.ts';
import { createSafety } from './safety/create-safety.ts';
import { startSafetyJobs } from './safety/run-jobs.ts';
import { trustAuthorities } from './trust-authorities.ts';
import { startWebPush, type WebPush } from './web-push/start-web-push.ts';
import { loadVapidKey } from './web-push/vapid.ts';
import { createWorld, systemClock, systemRandom } from './world.ts';

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
    const onCommit = (nudges: Nudge[], changed: readonly AccountId[]) => {
      bus.publish(nudges, changed);
      for (const tell of committed) tell(nudges);
    };
    store = await openStore(config, onCommit, { onStep: logSteps(log) });
    return await serve({ config, store, bus, log, onCommit: (tell) => void committed.push(tell) });
  } catch (error) {
    await store?.close();
    await bus.close();
    throw error;
  }
}

/** An upgrade may take its time with much data: the log says where it is. A new database has nothing to wait for. */
function logSteps(log: Log): (name: string, done: number, of: number) => void {
  let isNew = false;
  return (step, done, of) => {
    isNew ||= done === 0;
    if (!isNew) log({ event: 'schema', step, done, of });
  };
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

async function serve(opened: Opened): Promise<RunningServer> {
  const { config, store, bus, log } = opened;
  const reach = reachOf(config);
  const rsaKey = await serverKey(store);
  const images = createImages();
  const world = await openWorld(opened, reach, images);
  const safety = await createSafety(store, world, { sor: config.sor, mails: config.mail !== undefined });
  const { rpc, webPush, webPushKey, bots } = await openDoors(opened, world, reach, (account) =>
    whyShutOut(safety, account),
  );
  const routes = [
    bots.route,
    statusRoutes({
      discovery: () => discovery(reach, rsaKey, webPushKey),
      checkReady: async () => void (await store.read((tx) => tx.updates.state(0))),
      metrics: async () =>
        renderMetrics(wire.stats(), rpc.sessionCount(), await deskFigures(safety).catch(() => undefined)),
    }),
    consoleApi({ safety, world, clock: systemClock }),
    pageRoutes('/console', deskPages, deskSecurity),
    pageRoutes('', webPages),
    previewRoutes(world),
    linkRoutes,
  ];
  const wire = openWire(opened, rsaKey, rpc, routes);
  rpc.attach(wire);
  const leaveRpc = bus.subscribe(rpc.listener);
  const leaveBus = [bots.listener, webPush.listener].map((listener) => bus.subscribe(listener));
  const founder = await startFounder(world, config.botFounder, log);
  if (founder) leaveBus.push(bus.subscribe(founder.listener));
  const demoChannel = openDemo(world, config, log);
  const spamWatch = createSpamWatch(world);
  opened.onCommit(spamWatch.hear);
  const stopJobs = startJobs(world, log, [
    { name: 'anti-spam', everyMs: 500, run: () => spamWatch.flush() },
    { name: 'views', everyMs: 1_000, run: () => rpc.flushViews() },
    { name: 'activity', everyMs: 15_000, run: () => rpc.flushActivity() },
  ]);
  const stopSafetyJobs = startSafetyJobs(safety, log, config.mail && createMailer(config.mail));
  const stopWatching = await watchOutbox(store.outbox, [rpc.listener, bots.listener], (error) =>
    log({ event: 'outbox', error: String(error) }),
  );
  for (const address of config.listen) reach.bound.push(await wire.listen(address));
  await bots.start();
  const stopRecognition = startRecognition({ config, httpBase: reach.httpBase() }, log);
  return {
    ready: {
      http: reach.httpBase(),
      listen: reach.bound.map(formatAddress),
      dcId,
      layer: newestLayer,
      publicKey: rsaKey.publicPem,
    },
    async close() {
      // Doors first: whatever is still on its way through them finds the rooms behind open.
      for (const leave of leaveBus) leave();
      await webPush.close();
      await bots.close();
      await wire.close();
      await founder?.close();
      await demoChannel;
      await stopRecognition();
      await stopJobs();
      await rpc.flushViews();
      await rpc.flushActivity();
      await stopSafetyJobs();
      leaveRpc();
      await stopWatching();
      await bus.close();
      images.close();
      await store.close();
    },
  };
}

/** Nobody waits for it: a server without the channel is as good, and the next start tries again. */
async function openDemo(world: World, { demoChannel }: Config, log: Log): Promise<void> {
  if (demoChannel === 'off') return;
  await openDemoChannel(world, demoChannel).catch((error: unknown) =>
    log({ event: 'demo-channel', error: String(error) }),
  );
}

async function openWorld({ config, store, bus, log }: Opened, reach: Reach, images: Images): Promise<World> {
  const settings = {
    signUp: config.signUp,
    flood: config.flood,
    dcId,
    get httpBase() {
      return reach.httpBase();
    },
  };
  const blobs = await openBlobs(config);
  const codes = createCodeSender(config.loginCodes, log);
  const films = await openFilms(config);
  return createWorld({ store, bus, codes, blobs, images, films, settings, limits: config.limits });
}

/** The ways in and out for clients, browsers that are closed, and bots. */
async function openDoors(
  { config, store, log, onCommit }: Opened,
  world: World,
  reach: Reach,
  why: (account: AccountId) => Promise<string | undefined>,
) {
  const secret = await store.serverValue('access-hash-secret', async () => systemRandom.bytes(32));
  const rpc = await createRpc({
    world,
    secret,
    addresses: reach.addresses,
    allowances: config.floodAllowances,
    whyShutOut: why,
    log,
  });
  const key = await loadVapidKey(store, () => pushContact(config));
  const webPush = await startWebPush({
    ...{
      world,
      log,
      key,
      isConnected: rpc.isConnected,
      hasHeard: rpc.hasHeard,
      plainAllowed: config.privateBotAddresses,
    },
    ackWaitMs: config.pushWaitS * 1_000,
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
  return { rpc, webPush, webPushKey: key.publicKey, bots };
}

function openWire({ config, log }: Opened, rsaKey: RsaKey, rpc: Rpc, routes: readonly Route[]): Wire {
  return createWire({
    host: rpc.host,
    rsaKey,
    clock: systemClock,
    randomBytes: systemRandom.bytes,
    http: createHttpHandler(routes, log),
    updatesTooLong: rpc.updatesTooLong,
    ...(config.flood ? {} : { limits: trustedWire }),
    log: (event, data) => log({ event, ...data }),
  });
}

/** Whom a push service may write to about this server's pushes. */
const pushContact = ({ publicUrl }: Config): string =>
  publicUrl?.startsWith('https:') ? publicUrl : 'mailto:postmaster@localhost';

/** Tests and benchmarks come from one address: with flood waits off it may connect and make keys as it likes. */
const trustedWire = {
  connectionsPerAddress: 1_000_000,
  connectionBurstPerAddress: 1_000_000,
  handshakeBurstPerAddress: 1_000_000,
  handshakeShare: 1,
};

/** The server's RSA key is made at the first start and then stays: clients pin it. */
async function serverKey(store: ClosableStore): Promise<RsaKey> {
  const pem = await store.serverValue('rsa-private-key', async () => new TextEncoder().encode(await generateRsaKey()));
  return loadRsaKey(new TextDecoder().decode(pem));
}

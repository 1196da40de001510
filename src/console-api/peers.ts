import {
  askWatcher,
  bundlesAfter,
  type ExchangePeer,
  noteAcknowledgement,
  peerOfToken,
  recognitionLimits,
} from '#safety';
import { ApiError } from './errors.ts';
import type { ConsoleParts } from './route.ts';
import { peerShapes } from './routes/exchange.ts';

interface PeerCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly bearer: string | undefined;
  body(limitBytes: number): Promise<unknown>;
}

const wait = (waitMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, waitMs));

/** What other servers may call. Undefined when the path is none of theirs. */
export async function answerPeer(parts: ConsoleParts, call: PeerCall): Promise<unknown> {
  switch (`${call.method} ${call.path}`) {
    case 'GET /exchange/feed':
      return feed(parts, call);
    case 'POST /exchange/acks': {
      const peer = await peerOf(parts, call, 'pull');
      const said = peerShapes.acknowledgement.parse(await call.body(recognitionLimits.questionBytes));
      await noteAcknowledgement(parts.safety, peer.name, said);
      return { noted: true };
    }
    case 'POST /exchange/query': {
      const peer = await peerOf(parts, call);
      const question = peerShapes.question.parse(await call.body(recognitionLimits.questionBytes));
      return askWatcher(parts.safety, peer.name, question, wait);
    }
    default:
      return undefined;
  }
}

async function peerOf({ safety }: ConsoleParts, call: PeerCall, mode?: ExchangePeer['mode']): Promise<ExchangePeer> {
  const peer = call.bearer === undefined ? undefined : await peerOfToken(safety, call.bearer);
  if (!peer) throw new ApiError(401, 'not-signed-in');
  if (mode !== undefined && peer.mode !== mode) throw new ApiError(403, 'not-allowed');
  return peer;
}

/** Bundles after a number, each as the text that was signed. */
export interface ExchangeFeed {
  readonly issuer: string;
  /** Ed25519, hex. */
  readonly publicKey: string;
  readonly bundles: readonly { readonly sequence: number; readonly text: string }[];
}

async function feed(parts: ConsoleParts, call: PeerCall): Promise<ExchangeFeed> {
  const { safety } = parts;
  const peer = await peerOf(parts, call, 'pull');
  const after = Number(call.query.get('after') ?? 0);
  if (!Number.isInteger(after) || after < 0) throw new ApiError(422, 'input-invalid');
  const bundles = await bundlesAfter(safety, after);
  await safety.store.write((tx) => tx.peers.put({ ...peer, lastSeenAtMs: safety.clock.nowMs() }));
  return {
    issuer: safety.identity.name,
    publicKey: Buffer.from(safety.identity.publicKey).toString('hex'),
    bundles: bundles.map(({ sequence, text }) => ({ sequence, text })),
  };
}

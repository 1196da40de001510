import type { tl } from '@mtcute/core';
import { type DeviceInfo, DomainError, isDomainError, refuse, StorageTrouble } from '#domain';
import { isTlError, type TlError, type WireRequest } from '#wire';
import { checkFromMessage } from './check-from-message.ts';
import type { Call, RpcContext } from './context.ts';
import { RpcError, toRpcError } from './errors.ts';
import type { FloodGuard } from './flood-wait.ts';
import { type KeyState, languageOf } from './keys.ts';
import type { Method, MethodName } from './method.ts';
import { noteSignIn, noteUse } from './note-use.ts';
import { inWordsOf } from './wording.ts';

/** What stood around the request: layer, device, order and whether the session wants updates. */
interface Unwrapped {
  request: tl.RpcMethod;
  layer?: number;
  device?: DeviceInfo;
  after: bigint[];
  withoutUpdates: boolean;
}

export interface DispatchParts {
  methods: ReadonlyMap<MethodName, Method>;
  flood: FloodGuard;
  log(event: Record<string, unknown>): void;
}

/** Answers one TL request with TL bytes; never throws: what goes wrong becomes an rpc_error. */
export async function dispatch(context: RpcContext, parts: DispatchParts, wire: WireRequest): Promise<Uint8Array> {
  let methodName = '';
  try {
    const unwrapped = unwrap(context.codec.readRequest(wire.body));
    methodName = unwrapped.request._;
    const state = await context.keys.load(wire.keyId);
    if (!state) {
      // The key is gone since the wire loaded it. Only a closed connection says so: an error would mean a log-out.
      context.wire.dropKeys([wire.keyId]);
      throw new RpcError(401, 'AUTH_KEY_UNREGISTERED');
    }
    // Before anything is written or read for it, also for a request that will be refused.
    parts.flood.check(methodName, { account: state.authorization?.account ?? 0, address: wire.address });
    if (unwrapped.layer !== undefined) await context.keys.remember(state, unwrapped.layer, unwrapped.device);
    // The protocol lists this refusal under 500: the named request failed, so this one is not run.
    if (unwrapped.after.length > 0 && !(await wire.after(unwrapped.after))) throw new RpcError(500, 'MSG_WAIT_FAILED');
    const result = await runMethod(context, parts, wire, state, unwrapped);
    return write(context, methodName, state.layer, result);
  } catch (error) {
    const answer = inWordsOf(context.codec.schema, methodName, explain(error));
    if (answer.code === 500)
      parts.log({
        event: 'rpc-failed',
        method: methodName,
        error: String(error instanceof Error ? error.stack : error),
      });
    return context.codec.writeError(answer.code, answer.text);
  }
}

async function runMethod(
  context: RpcContext,
  parts: DispatchParts,
  wire: WireRequest,
  state: KeyState,
  unwrapped: Unwrapped,
): Promise<unknown> {
  const { request } = unwrapped;
  const method = parts.methods.get(request._);
  if (!method) throw new RpcError(400, 'METHOD_INVALID');
  if (state.isSuspended && state.authorization && !method.options.open)
    await context.shutOut.tell(wire, state.layer, state.authorization.account);
  // Clients that forget to say which layer they speak do so when they are asked; an answer in a guessed one breaks them.
  if (state.isNew && !method.options.unbound) throw new RpcError(400, 'CONNECTION_NOT_INITED');
  admit(method, wire, state);
  const call: Call = {
    ...context,
    account: state.authorization?.account ?? 0,
    isBot: state.isBot,
    keyId: state.permanentId ?? wire.keyId,
    wireKeyId: wire.keyId,
    sessionId: wire.sessionId,
    msgId: wire.msgId,
    layer: state.layer,
    language: languageOf(state),
    address: wire.address,
    signal: wire.signal,
  };
  const use = { withoutUpdates: unwrapped.withoutUpdates, forFiles: request._.startsWith('upload.') };
  if (call.account !== 0 && !state.authorization?.passwordPending && !state.isSuspended)
    noteUse(context, wire, state, use);
  await checkFromMessage(call, request);
  const result = await method.run(call, request);
  if (call.account === 0) await noteSignIn(context, wire, use);
  return result;
}

/** Refuses callers who may not call this method at all. */
function admit(method: Method, wire: WireRequest, state: KeyState): void {
  if (wire.temporary && !state.permanentId && !method.options.unbound) throw new RpcError(401, 'AUTH_KEY_PERM_EMPTY');
  if (method.options.open) return;
  if (!state.authorization) refuse('not-signed-in');
  if (state.isSuspended) refuse('account-suspended');
  if (state.authorization.passwordPending) refuse('password-needed');
  if (state.isBot && method.options.peopleOnly) refuse('bot-method-invalid');
  if (!state.isBot && method.options.botsOnly) refuse('user-bot-required');
}

/** Wrappers may nest at most this deep. */
const wrapperDepth = 8;

function unwrap(outer: tl.RpcMethod): Unwrapped {
  const found: Unwrapped = { request: outer, after: [], withoutUpdates: false };
  for (let depth = 0; depth <= wrapperDepth; depth++) {
    const { request } = found;
    switch (request._) {
      case 'invokeWithLayer':
        if (request.layer < 1) throw new RpcError(400, 'CONNECTION_LAYER_INVALID');
        found.layer = request.layer;
        break;
      case 'initConnection':
        found.device = deviceOf(request);
        break;
      case 'invokeAfterMsg':
        found.after.push(longToBigInt(request.msgId));
        break;
      case 'invokeAfterMsgs':
        found.after.push(...request.msgIds.map(longToBigInt));
        break;
      case 'invokeWithoutUpdates':
        found.withoutUpdates = true;
        break;
      case 'invokeWithMessagesRange':
      case 'invokeWithTakeout':
        break;
      default:
        return found;
    }
    found.request = request.query as tl.RpcMethod;
  }
  throw new RpcError(400, 'INPUT_METHOD_INVALID');
}

const longToBigInt = (value: tl.Long): bigint => BigInt.asUintN(64, BigInt(value.toString()));

function deviceOf(init: tl.RawInitConnectionRequest): DeviceInfo {
  return {
    apiId: init.apiId,
    deviceModel: init.deviceModel.slice(0, 128),
    systemVersion: init.systemVersion.slice(0, 64),
    appVersion: init.appVersion.slice(0, 64),
    systemLangCode: init.systemLangCode.slice(0, 16),
    langPack: init.langPack.slice(0, 32),
    langCode: init.langCode.slice(0, 16),
  };
}

/** Finds the error that a client may see; an internal one says nothing. */
export function explain(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  if (isDomainError(error)) return toRpcError(error);
  if (error instanceof StorageTrouble && error.refusesWrites)
    return toRpcError(new DomainError('storage-full', undefined));
  if (isTlError(error)) return explainTl(error);
  return new RpcError(500, 'INTERNAL');
}

/** The schema lists these for no method; the names and their meanings are those that client libraries know. */
function explainTl(error: TlError): RpcError {
  if (isTlError(error, 'unknownConstructor') || isTlError(error, 'wrongType'))
    return new RpcError(400, error.data.expected === '!X' ? 'INPUT_METHOD_INVALID' : 'INPUT_CONSTRUCTOR_INVALID');
  if (isTlError(error, 'notUpgradable')) return new RpcError(400, 'INPUT_CONSTRUCTOR_INVALID');
  return new RpcError(400, 'INPUT_FETCH_ERROR');
}

/** The bytes of a result. One that cannot be written is our fault, unless the client's layer has no word for it. */
function write({ codec }: RpcContext, method: string, layer: number, result: unknown): Uint8Array {
  try {
    return codec.writeResult(method, layer, result);
  } catch (error) {
    if (isTlError(error, 'notExpressible')) throw new RpcError(400, 'INPUT_LAYER_INVALID');
    throw new Error(`a result of ${method} at layer ${layer} cannot be written: ${String(error)}`, { cause: error });
  }
}

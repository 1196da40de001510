import type { tl } from '@mtcute/node';

/** A method of the API as this project's newest layer names it. */
export type Method = tl.RpcMethod['_'];

/**
 * One person with one library, who calls methods of the API by their TL names and reads answers in the shape of the
 * newest layer, as far as the layer of the library knows it.
 */
export interface RawClient {
  call<T extends tl.RpcMethod>(request: T): Promise<tl.RpcCallReturn[T['_']]>;
  /** Whether the library's layer has the method. */
  knows(method: Method): Promise<boolean>;
  /** Whether it has the constructor of a type. */
  hasType(name: string): Promise<boolean>;
  setPassword(password: string): Promise<void>;
  /** The library's own proof of the two-step password. */
  proof(password: string): Promise<tl.TypeInputCheckPasswordSRP>;
  /** Every update that reached the client so far. */
  heard(): Promise<tl.TypeUpdate[]>;
  /** The API's name of the error that this library throws; undefined for what is none. */
  nameOf(error: unknown): string | undefined;
}

export interface Library {
  name: string;
  /** Why it cannot be tried here, or false. */
  missing: string | false;
  /** A client of that person; a number that is known signs in, as one more device of theirs. */
  signUp(place: Place, phone: string, firstName: string): Promise<RawClient>;
  /** Ends every client of this library. */
  close(): Promise<void>;
}

/** Where a server listens, and its key. */
export interface Place {
  dcId: number;
  port: number;
  publicKey: string;
}

/** Fields that hold 64 bits. Everything else that a schema calls `long` is an id below 2^53. */
export const wide: ReadonlySet<string> = new Set([
  'accessHash',
  'hash',
  'randomId',
  'srpId',
  'photoId',
  'fileId',
  'queryId',
]);

/** `channels.getParticipants` as the classes of other libraries are named: their room, and the name in capitals. */
export function classOf(name: string): { room: string | undefined; name: string } {
  const [last = '', room] = name.split('.').reverse();
  return { room, name: last.charAt(0).toUpperCase() + last.slice(1) };
}

/** Methods that stood in `channels` and named a channel until they moved, by their newest names. */
const moved: Readonly<Record<string, string>> = {
  'messages.editChatCreator': 'channels.editCreator',
  ...Object.fromEntries(
    [
      'createForumTopic',
      'editForumTopic',
      'getForumTopics',
      'getForumTopicsByID',
      'updatePinnedForumTopic',
      'deleteTopicHistory',
    ].map((name) => [`messages.${name}`, `channels.${name}`]),
  ),
};

/** What a method was called before it moved. */
export const olderName = (method: string): string | undefined => moved[method];

/** A request by the method's older name, for libraries of that time. */
export function inOlderWords(request: { readonly _: string }): { readonly _: string } {
  const older = moved[request._];
  if (older === undefined || !('peer' in request) || typeof request.peer !== 'object') return request;
  const { _: __, peer, ...rest } = request;
  const call = { _: older, channel: { ...peer, _: 'inputChannel' }, ...rest };
  return call;
}

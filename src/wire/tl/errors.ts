/** Every way in which TL bytes or objects are refused, with its data. */
export interface TlErrorData {
  /** No known layer has this constructor or method; `!X` stands for any method. */
  unknownConstructor: { id: number; expected: string };
  /** The constructor exists, but not in the union that stands at this place. */
  wrongType: { id: number; expected: string };
  truncated: { needed: number; left: number };
  trailingBytes: { left: number };
  tooDeep: { limit: number };
  tooMany: { limit: number };
  /** A gzip_packed that is no gzip or zlib stream, or that grows past the limit. */
  badGzip: { limit: number };
  badUtf8: undefined;
  badBool: { id: number };
  badVector: { id: number };
  /** A 64-bit number that does not fit where 53 bits are stored. */
  outOfRange: undefined;
  /** An old form that nothing canonical can stand for, and that no client sends. */
  notUpgradable: { name: string };
  /** Writing: an object whose name the schema does not have. */
  unknownObject: { name: string };
  /** Writing: a field that the schema requires is not there. */
  missingField: { name: string; field: string };
  /** Writing: a value of the wrong kind or size for its field. */
  badValue: { expected: string };
  /** Writing: nothing in this layer can stand for the object. */
  notExpressible: { name: string; layer: number };
  unknownMethod: { name: string };
}

export type TlErrorKind = keyof TlErrorData;

/** Thrown by every reader and writer in this folder; `kind` is a closed list and `data` belongs to it. */
export class TlError<K extends TlErrorKind = TlErrorKind> extends Error {
  readonly kind: K;
  readonly data: TlErrorData[K];

  constructor(kind: K, data: TlErrorData[K]) {
    super(`TL: ${kind}${data === undefined ? '' : ` ${JSON.stringify(data)}`}`);
    this.name = 'TlError';
    this.kind = kind;
    this.data = data;
  }
}

/** True for a TlError, of the given kind when one is named. */
export function isTlError<K extends TlErrorKind>(error: unknown, kind?: K): error is TlError<K> {
  return error instanceof TlError && (kind === undefined || error.kind === kind);
}

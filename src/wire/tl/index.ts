export { createTlCodec, type TlCodec } from './codec.ts';
export { isTlError, TlError, type TlErrorData, type TlErrorKind } from './errors.ts';
export { inflatePacked } from './inflate.ts';
export { type TlLimits, tlLimits } from './limits.ts';
export type { Result } from './schema/declaration.ts';
export type { SchemaFacts } from './schema/facts.ts';
export type { MethodError } from './schema/load.ts';
export type { TlObject } from './writer.ts';

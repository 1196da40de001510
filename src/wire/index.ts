export { createWire } from './create-wire.ts';
export { type BindingMessage, openBindingMessage } from './crypto/binding.ts';
export { createStats as createWireStats } from './stats.ts';
export { addressGroup } from './listen/address-buckets.ts';
export { DH_GENERATOR, DH_PRIME, dhPower } from './crypto/dh.ts';
export { generateRsaKey, loadRsaKey, type RsaKey } from './crypto/rsa-key.ts';
export type {
  AuthKeyRecord,
  ListenAddress,
  SessionRef,
  Wire,
  WireHost,
  WireLog,
  WireOptions,
  WireRequest,
} from './host.ts';
export { DEFAULT_WIRE_LIMITS, type WireLimits } from './limits.ts';
export { tlRpcError } from './service-tl/writer.ts';
export type { WireStats } from './stats.ts';
export * from './tl/index.ts';

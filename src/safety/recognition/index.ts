export * from './answer-return.ts';
export { acceptIssuer, addPeer, currentExchangeKey, peerOfToken, putExchangeKey, revokePeer } from './exchange-keys.ts';
export * from './import-export.ts';
export * from './keep-weights.ts';
export * from './operation-return.ts';
export * from './questions.ts';
export * from './receive-bundle.ts';
export {
  bundleFile,
  type BundleFormat,
  bundleFormats,
  bundlesAfter,
  type BundleStatement,
  noteAcknowledgement,
  sendNetwork,
} from './send-bundle.ts';
export * from './subscriptions.ts';
export * from './types.ts';
export { decideMatches, type MatchVerdict, type VerdictResult } from './verdicts.ts';
export * from './views.ts';
export * from './withdraw-network.ts';
export type { WatcherContext } from './watcher/engine.ts';
export { createWatcher, type Watcher } from './watcher/watcher.ts';

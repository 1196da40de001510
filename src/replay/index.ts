export { decisionsOf, type MatchDecision, partDecisions, STARTER_WEIGHTS, WEIGHTS, type WeightTable } from '#safety';
/** The replay: a synthetic week through the real recognition engine. May import `safety` and `lib`; only `cli` enters. */
export { measureCapacity } from './capacity.ts';
export { loadCorpora } from './corpora.ts';
export { createSharpDecoder } from './decode-with-sharp.ts';
export { figuresOf, goalsOf } from './goals.ts';
export { type Judged, learn } from './learn.ts';
export { nodeCrypto, publicKeyOf } from '#lib/node-crypto.ts';
export { type PlayResult } from './play.ts';
export { missesOf, missLine } from './misses.ts';
export { openPictures } from './pictures.ts';
export { reportOf } from './report.ts';
export { allResults, openReplay } from './run-replay.ts';
export { writeWeights } from './write-weights.ts';

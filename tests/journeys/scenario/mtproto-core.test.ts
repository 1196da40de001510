import { mtprotoCorePeople } from './mtproto-core.ts';
import { fullDocumentBytes, scenario } from './scenario.ts';

const people = mtprotoCorePeople;

scenario('the life of two people with @mtproto/core', {
  nora: people,
  idris: people,
  documentBytes: fullDocumentBytes,
});

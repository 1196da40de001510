import { mtprotoCorePeople } from './mtproto-core.ts';
import { bigDocumentBytes, scenario } from './scenario.ts';

const people = mtprotoCorePeople;

// The library enciphers in plain JavaScript, one part after another: 50 MB take it minutes. This is enough to need the
// methods of big files.
scenario('the life of two people with @mtproto/core', {
  nora: people,
  idris: people,
  documentBytes: bigDocumentBytes,
});

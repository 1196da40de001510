import { mtcutePeople } from './mtcute.ts';
import { fullDocumentBytes, scenario } from './scenario.ts';

const plain = mtcutePeople();
const pfs = mtcutePeople({ usePfs: true });

scenario('the life of two people with mtcute', { nora: plain, idris: plain, documentBytes: fullDocumentBytes });
scenario('… with temporary keys (PFS)', { nora: pfs, idris: pfs, documentBytes: fullDocumentBytes });

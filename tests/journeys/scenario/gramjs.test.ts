import { gramjsPeople } from './gramjs.ts';
import { fullDocumentBytes, scenario, smallDocumentBytes, tinyDocumentBytes, unproven } from './scenario.ts';

const life = (transport: Parameters<typeof gramjsPeople>[0], documentBytes: number, skip: string | false) => {
  const people = gramjsPeople(transport);
  scenario(`the life of two people with gramjs: ${transport}`, { nora: people, idris: people, documentBytes, skip });
};

life('full', fullDocumentBytes, false);
// Over plain abridged TCP the library takes whatever has arrived for a whole packet (it reads where it should read
// exactly), so that a packet cut in two by TCP ends its connection: only files that fit into one packet come through.
life('abridged', tinyDocumentBytes, unproven);
life('obfuscated', smallDocumentBytes, unproven);
life('webSocket', smallDocumentBytes, unproven);

import { gramjsPeople } from './gramjs.ts';
import { fullDocumentBytes, scenario } from './scenario.ts';

type Transport = Parameters<typeof gramjsPeople>[0];

const life = (transport: Transport, documentBytes: number) => {
  const people = gramjsPeople(transport);
  scenario(`the life of two people with gramjs: ${transport}`, { nora: people, idris: people, documentBytes });
};

life('full', fullDocumentBytes);
// Over plain abridged TCP the library takes whatever has arrived for a whole packet (it reads where it should read
// exactly), so that a packet cut in two by TCP ends its connection: files come down in requests whose answers are not cut.
life('abridged', fullDocumentBytes);
life('obfuscated', fullDocumentBytes);
life('webSocket', fullDocumentBytes);

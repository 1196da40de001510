import { gramjsPeople } from './gramjs.ts';
import { fullDocumentBytes, scenario, tinyDocumentBytes } from './scenario.ts';

type Transport = Parameters<typeof gramjsPeople>[0];

const life = (transport: Transport, documentBytes: number, pictureWidth?: number) => {
  const people = gramjsPeople(transport);
  const sizes = pictureWidth === undefined ? { documentBytes } : { documentBytes, pictureWidth };
  scenario(`the life of two people with gramjs: ${transport}`, { nora: people, idris: people, ...sizes });
};

life('full', fullDocumentBytes);
// Over plain abridged TCP the library takes whatever has arrived for a whole packet (it reads where it should read
// exactly), so that a packet cut in two by TCP ends its connection: only files that fit into one packet come through.
life('abridged', tinyDocumentBytes, 100);
life('obfuscated', fullDocumentBytes);
life('webSocket', fullDocumentBytes);

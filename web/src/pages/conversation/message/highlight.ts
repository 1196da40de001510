export interface Piece {
  text: string;
  kind?: 'comment' | 'string' | 'number' | 'word';
}

const WORDS =
  'abstract as async await begin bool break case catch char class const continue def default delete do done double elif else end enum esac except export extends extern false fi final finally float fn for foreach from func function global if impl implements import in instanceof int interface is lambda let long loop match mod module mut namespace new nil none not null of or package pass private protected pub public raise readonly record require return select self static str string struct super switch then this throw trait true try type typedef typeof undefined union unless until use using val var void where while with yield'.split(
    ' ',
  );
const KNOWN = new Set(WORDS);
const TOKEN =
  /(\/\*[\s\S]*?\*\/|\/\/[^\n]*|(?<=^|\s)#[^\n]*|<!--[\s\S]*?-->)|("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|(\b\d[\d_.xa-fA-F]*\b)|(\b[A-Za-z_]\w*\b)/gm;
const MAX_LENGTH = 8000;

/** Code cut into pieces to colour: comments, strings, numbers and the words most languages share. */
export function highlight(code: string): Piece[] {
  if (code.length > MAX_LENGTH) return [{ text: code }];
  const pieces: Piece[] = [];
  let at = 0;
  const plain = (to: number) => {
    if (to > at) pieces.push({ text: code.slice(at, to) });
  };
  for (const match of code.matchAll(TOKEN)) {
    const [text, comment, string, number, word] = match;
    const kind = comment
      ? 'comment'
      : string
        ? 'string'
        : number
          ? 'number'
          : KNOWN.has(word ?? '')
            ? 'word'
            : undefined;
    if (!kind) continue;
    plain(match.index);
    pieces.push({ text, kind });
    at = match.index + text.length;
  }
  plain(code.length);
  return pieces;
}

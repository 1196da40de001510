/**
 * How mobile numbers are commonly grouped behind the calling code: the numbers of digits in each group (after
 * the national numbering plans). Codes under which lengths differ are left out.
 */
const groups = `
1 334, 7 3322, 20 334, 27 234, 30 334, 31 12222, 32 3222, 33 12222, 34 333, 36 234, 39 334, 40 333, 41 2322, 44 46, 45 2222,
46 2322, 47 323, 48 333, 51 333, 52 244, 54 1244, 55 254, 56 144, 57 334, 58 334, 61 333, 63 334, 65 44, 66 234, 81 244,
82 244, 84 2322, 86 344, 90 3322, 91 55, 92 334, 93 234, 94 234, 98 334, 212 3222, 213 3222, 216 233, 218 234, 234 334, 251 234,
254 333, 255 333, 256 333, 351 333, 353 234, 354 34, 355 234, 359 234, 370 35, 371 233, 373 233, 374 233, 375 2322, 377 2222,
380 2322, 420 333, 421 333, 852 44, 853 44, 886 333, 962 144, 963 333, 964 334, 965 35,
966 234, 967 333, 968 44, 970 333, 971 234, 972 234, 973 44, 974 44, 976 44, 992 234, 993 26, 994 2322, 995 3222, 996 333,
998 2322`;

const patterns = new Map(
  groups
    .trim()
    .split(/,\s*/)
    .map((written) => {
      const [code = '', ...digits] = written.split(' ');
      return [code, [...digits.join('')].map((count) => 'X'.repeat(Number(count))).join(' ')];
    }),
);

/** How a number under the calling code is written without it, an X for each digit; undefined where nothing is known. */
export const phonePattern = (code: string): string | undefined => patterns.get(code);

import type { Blobs } from '../../src/domain/index.ts';

const unused = (): never => {
  throw new Error('this test has no files');
};

/** Stands where a test has no files at all. */
export const noBlobs: Blobs = {
  put: unused,
  read: unused,
  sizeOf: unused,
  delete: unused,
  names: unused,
  parts: { put: unused, list: unused, read: unused, drop: unused, pendingBytes: unused, dropBefore: unused },
};

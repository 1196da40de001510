/** IndexedDB with promises: just the few verbs that the local store needs. */

export function openDatabase(name: string, version: number, upgrade: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(fault(request.error));
    request.onblocked = () => reject(new Error('The local store is in use by an older page'));
  });
}

function fault(error: DOMException | null): Error {
  return error ?? new Error('The local store failed');
}

export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    request.onblocked = () => resolve();
  });
}

export function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(fault(transaction.error));
    transaction.onabort = () => reject(fault(transaction.error));
  });
}

export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(fault(request.error));
  });
}

/** Values of `store`, newest key first when `backwards`, at most `limit`. */
export function collect<T>(
  store: IDBObjectStore,
  range: IDBKeyRange | null,
  limit: number,
  direction: 'next' | 'prev' = 'next',
): Promise<T[]> {
  // Forwards one request brings all; backwards a cursor has to be asked row by row.
  if (direction === 'next') return answer(store.getAll(range, Number.isFinite(limit) ? limit : undefined));
  return new Promise((resolve, reject) => {
    const found: T[] = [];
    const request = store.openCursor(range, direction);
    request.onerror = () => reject(fault(request.error));
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor || found.length >= limit) {
        resolve(found);
        return;
      }
      found.push(cursor.value as T);
      cursor.continue();
    };
  });
}

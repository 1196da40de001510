/**
 * Makes answers out of items, up to `limit` of them at a time, and hands them over in the order of the items. The first
 * that fails ends it; those begun after it are let go.
 */
export async function* ahead<Item, Answer>(
  items: readonly Item[],
  limit: number,
  make: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answer, void, void> {
  const begun: Promise<Answer>[] = [];
  for (let next = 0, done = 0; done < items.length; done++) {
    for (const item of items.slice(next, done + limit)) {
      const answer = make(item);
      // Whoever waits hears of a failure when its turn comes, and nobody is left to hear of a later one.
      answer.catch(() => undefined);
      begun.push(answer);
      next++;
    }
    const answer = begun.shift();
    if (answer) yield await answer;
  }
}

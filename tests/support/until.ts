/** Machines that run every test at once are slow; what comes late still comes. */
export const patienceMs = 60_000;

/** Waits until the condition holds; fails the test when it never does. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never came true: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

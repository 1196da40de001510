/** Machines that run every test at once are slow; what comes late still comes. */
export const patienceMs = 60_000;

/** Waits until the condition holds; fails the test when it never does, also when it never says. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + patienceMs;
  const never = () => new Error(`never came true: ${condition}`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(never()), patienceMs);
  });
  try {
    while (!(await Promise.race([condition(), tooLate]))) {
      if (Date.now() > end) throw never();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What the work comes to, when that does not take too long.
 * @param name of what is waited for, for the error
 * @throws Error when it takes longer; what the work throws
 */
export async function within<T>(milliseconds: number, work: Promise<T>, name: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${name} took too long`));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

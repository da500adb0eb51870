/** What the work comes to; `otherwise` when it fails or takes longer. */
export async function within<T>(milliseconds: number, work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      resolve(otherwise);
    }, milliseconds);
  });
  try {
    return await Promise.race([work.catch(() => otherwise), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

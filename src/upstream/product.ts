export const PRODUCTS = ['calling', 'pns', 'interline'] as const;

/** The NXCloud APIs. */
export type Product = (typeof PRODUCTS)[number];

/** A documented failure: the code and the message that the product's envelope will carry. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
    /** Business failures travel in HTTP 200; only Keytime's is 401 [interline V1.0 §1]. */
    readonly httpStatus = 200,
  ) {
    super(message);
  }
}

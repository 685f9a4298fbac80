import * as z from 'zod/mini';

/** One thing that is wrong. A card that is left to review, for example, has no place in the request. */
const faultSchema = z.object({
  /** The place in the body as it was sent (a JSON pointer). */
  pointer: z.optional(z.string()),
  /** Or the name of the parameter or header. */
  parameter: z.optional(z.string()),
  code: z.optional(z.string()),
  detail: z.string(),
  /** Where in the API it can be put right. */
  href: z.optional(z.string()),
});
type RegisterFault = z.output<typeof faultSchema>;

/** RFC 9457, as the register answers; a gateway's own answer has less. */
const problemSchema = z.looseObject({
  code: z.optional(z.string()),
  title: z.optional(z.string()),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(faultSchema)),
  requestId: z.optional(z.string()),
});

/** What a gateway means that names no code of the register's. */
const CODES: Readonly<Record<number, string>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  413: 'payload-too-large',
  429: 'too-many-requests',
  503: 'unavailable',
  504: 'unavailable',
};

/** The register said no. Title and detail are its own, in the language of the request. */
export class RegisterRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** What is wrong with the request, one by one; empty where the refusal is about none of its parts. */
  readonly faults: readonly RegisterFault[];

  constructor(status: number, answer: unknown) {
    const parsed = problemSchema.safeParse(answer);
    const { code, title = '', detail = '', errors = [] } = parsed.success ? parsed.data : {};
    const named = code ?? CODES[status] ?? 'internal';
    super(`the register refused: ${status} ${named}`);
    this.name = 'RegisterRefusal';
    this.status = status;
    this.code = named;
    this.title = title;
    this.detail = detail;
    this.faults = errors;
  }
}

/** No answer came: the register cannot be reached, or takes too long. A command may have had its effect all the same. */
export class RegisterSilent extends Error {
  readonly isSlow: boolean;

  constructor(cause: unknown) {
    super('the register gave no answer', { cause });
    this.name = 'RegisterSilent';
    this.isSlow = cause instanceof Error && cause.name === 'TimeoutError';
  }
}

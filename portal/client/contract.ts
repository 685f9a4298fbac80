import type * as z from 'zod/mini';
import type { routes as administratorChanges } from '../../functions/administrator-changes/contract.ts';
import type { routes as bulkChanges } from '../../functions/bulk-changes/contract.ts';
import type { routes as invitations } from '../../functions/invitations/contract.ts';
import type { routes as mandates } from '../../functions/mandates/contract.ts';
import type { routes as members } from '../../functions/members/contract.ts';
import type { routes as organisations } from '../../functions/organisations/contract.ts';
import type { routes as profile } from '../../functions/profile/contract.ts';
import type { routes as reference } from '../../functions/reference/contract.ts';
import type { routes as reviews } from '../../functions/reviews/contract.ts';

type Of<Routes> = Routes[keyof Routes];

/** Every route that people have, by its types alone: nothing of the register is bundled with the pages. */
type Route =
  | Of<typeof bulkChanges>
  | Of<typeof administratorChanges>
  | Of<typeof invitations>
  | Of<typeof mandates>
  | Of<typeof members>
  | Of<typeof organisations>
  | Of<typeof profile>
  | Of<typeof reference>
  | Of<typeof reviews>;

/** `GET /me`, `POST /organisations/{siren}/members`... */
export type RouteKey = Route['key'];
export type RouteAt<K extends RouteKey> = Extract<Route, { key: K }>;

type Sent<R, P extends string> = R extends { [K in P]: infer S extends z.core.$ZodType }
  ? z.core.input<S>
  : undefined;

type Required<R, P extends 'params' | 'body'> =
  Sent<R, P> extends undefined ? { [K in P]?: never } : { [K in P]: Sent<R, P> };

/** What a call of this route takes. A command takes the key that makes it count once; `ifMatch`: a version, or a dry run's digest. */
export type Asking<K extends RouteKey> = Required<RouteAt<K>, 'params'> &
  Required<RouteAt<K>, 'body'> & { query?: Sent<RouteAt<K>, 'query'> } & (RouteAt<K> extends { changes: true }
    ? { formKey: string }
    : { formKey?: never }) &
  (RouteAt<K> extends { conditional: true } ? { ifMatch?: number | string } : { ifMatch?: never });

/** What this route answers with; byte by byte where it is a file. */
export type AnswerOf<K extends RouteKey> = RouteAt<K>['answer'] extends {
  schema: infer S extends z.core.$ZodType;
}
  ? z.core.output<S>
  : RouteAt<K>['answer'] extends { alternatives: readonly string[] }
    ? Uint8Array<ArrayBuffer>
    : undefined;

type ErrorsOf<R> = R extends { errors: readonly (infer Code extends string)[] } ? Code : never;

/** What routes refuse by rules of their own, by the register's codes. */
export type RefusalCode = ErrorsOf<Route>;
